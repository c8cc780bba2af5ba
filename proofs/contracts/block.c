// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// kernel/block.c: bulk operations read and write inside the ranges they were given, which lie inside the blocks, and
// bring every element over.
#include "proofs/facts.h"

struct Statics_ {
    struct Region region;
};

CONTRACT(uint64_t, slots_at, Ref r, uint64_t at, uint64_t n) {
    REQUIRES(IS_REF(r));
    SEES_HEADER(r);
    REFUSES(!HAS_SLOTS(r, at, n));
    CALL;
    ENSURES(HAS_SLOTS(r, at, n) && RESULT == SLOT_AT(r, at));
}

CONTRACT(uint64_t, slots_open, Ref r, uint64_t at, uint64_t n) REPLACES(slot_remember_) {
    REQUIRES(IS_REF(r) && LOG_IS_VALID && IS_OUTSIDE_TABLES(r));
    SEES_HEADER(r);
    BARRIER(r);
    CHANGES_LOG;
    CALL;
    ENSURES(IS_REMEMBERED(r) && HAS_SLOTS(r, at, n) && RESULT == SLOT_AT(r, at));
}

// Where the ranges overlap, the direction matters: what is still to be read is not yet written.
#define LOOP_words_copy_1                                                                                    \
    (TURNS(i), erases_words(to, n * 8)),                                                                     \
        i < n &IMPLIES(witness_ < i, WORD_WAS(to, n)) & IMPLIES(witness_ >= i, WORD_WAS(from, n)), n - i
#define LOOP_words_copy_2                                                                                    \
    (TURNS(i), erases_words(to, n * 8)),                                                                     \
        i > 0 & i <= n &IMPLIES(witness_ >= i, WORD_WAS(to, n)) & IMPLIES(witness_ < i, WORD_WAS(from, n)),  \
        i
CONTRACT(void, words_copy, uint64_t to, uint64_t from, uint64_t n) CELLS(6) {
    REQUIRES(n <= UINT32_MAX >> 3 && REACHES(to, n * 8) && REACHES(from, n * 8) && to % 8 == 0 &&
             from % 8 == 0);
    REQUIRES(WORD_WAS(from, n));
    READS(from, n * 8);
    WRITES(to, n * 8);
    CALL;
    ENSURES(WORD_WAS(to, n));
}

CONTRACT(void, shape_set, Ref r, Ref shape) REPLACES(slot_remember_) {
    REQUIRES(IS_REF(r) && IS_REF(shape) && LOG_IS_VALID && IS_OUTSIDE_TABLES(r));
    SEES_HEADER(r);
    BARRIER(r);
    CHANGES_LOG;
    uint32_t kind = KIND(r);
    WRITES_IF(r.offset_ != 0, AT_(r) + 4, 4);
    REFUSES(r.offset_ == 0);
    CALL;
    ENSURES(r.offset_ != 0 && IS_REMEMBERED(r) && KIND(r) == (shape.offset_ | (kind & 7)));
}

CONTRACT(void, slots_copy, Ref to, uint64_t at, Ref from, uint64_t from_at, uint64_t n)
REPLACES(slot_remember_, words_copy) CELLS(7) {
    REQUIRES(IS_REF(to) && IS_REF(from) && LOG_IS_VALID && IS_OUTSIDE_TABLES(to) && IS_OUTSIDE_TABLES(from));
    REQUIRES(IMPLIES(HAS_SLOTS(from, from_at, n), WORD_WAS(SLOT_AT(from, from_at), n)));
    // one that the write barrier does not touch
    REQUIRES(!is_followed_ || ((SLOT_AT(from, from_at) + witness_ * 8 >= region.first_block ||
                                SLOT_AT(from, from_at) + witness_ * 8 < region.log) &&
                               SLOT_AT(from, from_at) + witness_ * 8 != AT_(to)));
    SEES_SLOTS(to);
    SEES_SLOTS(from);
    BARRIER(to);
    CHANGES_LOG;
    bool fits = HAS_SLOTS(to, at, n);
    WRITES_IF(fits, SLOT_AT(to, at), n * 8);
    FOR(lists_grow, grows_(to, at, from, from_at, n));
    CALL;
    ENSURES(fits && IS_REMEMBERED(to));
    ENSURES(WORD_WAS(SLOT_AT(to, at), n));
}

#define LOOP_slots_fill_1                                                                                    \
    (TURNS(i), erases_words(target, n * 8)),                                                                 \
        i < n &IMPLIES(witness_ < i, RAW64(target + witness_ * 8) == v.bits_), n - i
CONTRACT(void, slots_fill, Ref r, uint64_t at, uint64_t n, Value v) REPLACES(slot_remember_) {
    REQUIRES(IS_REF(r) && LOG_IS_VALID && IS_OUTSIDE_TABLES(r));
    SEES_HEADER(r);
    BARRIER(r);
    CHANGES_LOG;
    bool fits = HAS_SLOTS(r, at, n);
    WRITES_IF(fits, SLOT_AT(r, at), n * 8);
    CALL;
    ENSURES(fits && IS_REMEMBERED(r) &&
            IMPLIES(witness_ < n, RAW64(SLOT_AT(r, at) + witness_ * 8) == v.bits_));
}

#define LOOP_slots_find_1                                                                                    \
    TURNS(i),                                                                                                \
        i >= from &i < to &IMPLIES(stride == 1 & witness_ >= from & witness_ < i,                            \
                                   RAW64(SLOT_AT(r, witness_)) != v.bits_),                                  \
        to - i
CONTRACT(uint64_t, slots_find, Ref r, uint64_t from, uint64_t to, uint64_t stride, Value v) {
    REQUIRES(IS_REF(r));
    SEES_SLOTS(r);
    REFUSES(from != to && (to > COUNT(r) || stride == 0 || stride > (uint64_t)COUNT(r) + 1));
    CALL;
    ENSURES(RESULT == to ||
            (RESULT >= from && RESULT < to && to <= COUNT(r) && RAW64(SLOT_AT(r, RESULT)) == v.bits_));
    ENSURES(from == to || (to <= COUNT(r) && stride != 0 && stride <= (uint64_t)COUNT(r) + 1));
    ENSURES(IMPLIES(stride == 1 && witness_ >= from && witness_ < RESULT && RESULT <= to,
                    RAW64(SLOT_AT(r, witness_)) != v.bits_));
}

CONTRACT(void, slots_shrink, Ref r, uint64_t n) {
    REQUIRES(IS_REF(r));
    uint32_t head = HEAD(r);
    SEES_HEADER(r);
    WRITES_IF(n <= COUNT(r), AT_(r), 4);
    REFUSES(n > COUNT(r));
    CALL;
    ENSURES(n <= head >> 3 && HEAD(r) == ((uint32_t)n << 3 | (head & 7)));
}

// Up to i, or from i on, the bytes are those that were to be copied; the others are still to be read.
#define COPIED_UP(i) (IMPLIES(witness_ < (i), BYTE_WAS(to, n)) & IMPLIES(witness_ >= (i), BYTE_WAS(from, n)))
#define COPIED_DOWN(i)                                                                                       \
    (IMPLIES(witness_ >= (i), BYTE_WAS(to, n)) & IMPLIES(witness_ < (i), BYTE_WAS(from, n)))
#define COPIES_RAW(n) ((n) <= UINT32_MAX && REACHES(to, n) && REACHES(from, n))
#define LOOP_copy_words_up_1 (TURNS(i), erases(to, n)), i <= n &n - i >= 8 & COPIED_UP(i), n - i
CONTRACT(uint64_t, copy_words_up, uint64_t to, uint64_t from, uint64_t n) CELLS(8) {
    REQUIRES(COPIES_RAW(n) && to <= from && from - to >= 8 && BYTE_WAS(from, n));
    READS(from, n);
    WRITES(to, n);
    CALL;
    ENSURES(RESULT <= n && n - RESULT < 8);
    ENSURES(COPIED_UP(RESULT));
}
#define LOOP_copy_up_1 (TURNS(i), erases(to, n)), i < n &COPIED_UP(i), n - i
CONTRACT(void, copy_up, uint64_t to, uint64_t from, uint64_t i, uint64_t n) CELLS(6) {
    REQUIRES(COPIES_RAW(n) && to <= from && COPIED_UP(i));
    READS(from, n);
    WRITES(to, n);
    CALL;
    ENSURES(BYTE_WAS(to, n));
}
#define LOOP_copy_words_down_1 (TURNS(i), erases(to, n)), i <= n &i >= 8 & COPIED_DOWN(i), i
CONTRACT(uint64_t, copy_words_down, uint64_t to, uint64_t from, uint64_t n) CELLS(8) {
    REQUIRES(COPIES_RAW(n) && to > from && to - from >= 8 && BYTE_WAS(from, n));
    READS(from, n);
    WRITES(to, n);
    CALL;
    ENSURES(RESULT <= n && RESULT < 8);
    ENSURES(COPIED_DOWN(RESULT));
}
#define LOOP_copy_down_1 (TURNS(i), erases(to, n)), i > 0 & i <= n &COPIED_DOWN(i), i
CONTRACT(void, copy_down, uint64_t to, uint64_t from, uint64_t n) CELLS(6) {
    REQUIRES(COPIES_RAW(n) && to > from && BYTE_WAS(from, n));
    READS(from, n);
    WRITES(to, n);
    CALL;
    ENSURES(BYTE_WAS(to, n));
}
CONTRACT(void, raw_copy, uint64_t to, uint64_t from, uint64_t n)
REPLACES(copy_words_up, copy_up, copy_words_down, copy_down) CELLS(4) {
    REQUIRES(COPIES_RAW(n) && BYTE_WAS(from, n));
    READS(from, n);
    WRITES(to, n);
    CALL;
    ENSURES(BYTE_WAS(to, n));
}

CONTRACT(void, bytes_copy, Ref to, uint64_t at, Ref from, uint64_t from_at, uint64_t n)
REPLACES(raw_copy) CELLS(8) {
    REQUIRES(IS_REF(to) && IS_REF(from));
    REQUIRES(IMPLIES(HAS_BYTES(from, from_at, n), BYTE_WAS(BYTE_AT(from, from_at), n)));
    SEES_BYTES(to);
    SEES_BYTES(from);
    bool fits = IS_OPEN(to) && HAS_BYTES(to, at, n);
    WRITES_IF(fits, BYTE_AT(to, at), n);
    CALL;
    FOR(copy_of, copies_(to, at, from, from_at, n));
    ENSURES(fits && BYTE_WAS(BYTE_AT(to, at), n));
}

#define LOOP_bytes_fill_1                                                                                    \
    (TURNS(i), erases(target, n)), i < n &IMPLIES(witness_ < i, RAW8(target + witness_) == v), n - i
CONTRACT(void, bytes_fill, Ref r, uint64_t at, uint64_t n, uint8_t v) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    bool fits = IS_OPEN(r) && HAS_BYTES(r, at, n);
    WRITES_IF(fits, BYTE_AT(r, at), n);
    CALL;
    ENSURES(fits && IMPLIES(witness_ < n, RAW8(BYTE_AT(r, at) + witness_) == v));
}

#define LOOP_bytes_copy_text_1                                                                               \
    (TURNS(i), erases(target, text.size_)),                                                                  \
        i < text.size_ &IMPLIES(witness_ < i, RAW8(target + witness_) == TEXT_BYTE(text)), text.size_ - i
CONTRACT(void, bytes_copy_text, Ref to, uint64_t at, Text text) {
    REQUIRES(IS_REF(to) && IS_TEXT(text));
    PLACED(text);
    SEES_BYTES(to);
    bool fits = IS_OPEN(to) && HAS_BYTES(to, at, text.size_);
    WRITES_IF(fits, BYTE_AT(to, at), text.size_);
    CALL;
    ENSURES(fits && IMPLIES(witness_ < text.size_, RAW8(BYTE_AT(to, at) + witness_) == TEXT_BYTE(text)));
}

// The byte that witness_ chooses is equal, if it is one of the first i.
#define EQUAL_UP_TO(i) IMPLIES(witness_ < (i), RAW8(p + witness_) == RAW8(q + witness_))
#define COMPARES_RAW(n) ((n) <= UINT32_MAX && REACHES(p, n) && REACHES(q, n))
static uint64_t words_at_; // where the turn looks
static bool looks_at_(uint64_t i) {
    words_at_ = i;
    return true;
}
#define LOOP_equal_words_1 TURNS(i), i <= n &n - i >= 8 & i % 8 == 0 & EQUAL_UP_TO(i) & looks_at_(i), n - i
CONTRACT(uint64_t, equal_words, uint64_t p, uint64_t q, uint64_t n) CELLS(8) {
    REQUIRES(COMPARES_RAW(n));
    READS(p, n);
    READS(q, n);
    CALL;
    ENSURES(RESULT <= n && RESULT % 8 == 0 && EQUAL_UP_TO(RESULT));
    // it stops where it has looked
    ENSURES_HERE(n - RESULT < 8 || (cut_[0] && RESULT == words_at_));
}
#define LOOP_compare_bytes_1 TURNS(i), i < n &EQUAL_UP_TO(i), n - i
CONTRACT(int32_t, compare_bytes, uint64_t p, uint64_t q, uint64_t i, uint64_t n) {
    REQUIRES(COMPARES_RAW(n) && i <= n && EQUAL_UP_TO(i));
    READS(p, n);
    READS(q, n);
    CALL;
    ENSURES(RESULT >= -255 && RESULT <= 255 && IMPLIES(RESULT == 0, EQUAL_UP_TO(n)));
    // the first byte that differs decides
    ENSURES(IMPLIES(n == 1 && i == 0 && witness_ == 0,
                    RESULT == (int32_t)RAW8(p + witness_) - (int32_t)RAW8(q + witness_)));
}
// That the first byte that differs decides is shown of compare_bytes.
CONTRACT(int32_t, bytes_compare, Ref a, uint64_t a_at, Ref b, uint64_t b_at, uint64_t n)
REPLACES(equal_words, compare_bytes) CELLS(6) {
    REQUIRES(IS_REF(a) && IS_REF(b));
    SEES_BYTES(a);
    SEES_BYTES(b);
    CALL;
    ENSURES(HAS_BYTES(a, a_at, n) && HAS_BYTES(b, b_at, n) && RESULT >= -255 && RESULT <= 255);
    ENSURES(IMPLIES(RESULT == 0 && witness_ < n,
                    RAW8(BYTE_AT(a, a_at) + witness_) == RAW8(BYTE_AT(b, b_at) + witness_)));
}

#define LOOP_bytes_equal_text_1                                                                              \
    TURNS(i), i < n &IMPLIES(witness_ < i, RAW8(p + witness_) == TEXT_BYTE(text)), n - i
CONTRACT(bool, bytes_equal_text, Ref a, uint64_t at, uint64_t n, Text text) {
    REQUIRES(IS_REF(a) && IS_TEXT(text));
    PLACED(text);
    SEES_BYTES(a);
    CALL;
    ENSURES(HAS_BYTES(a, at, n) && IMPLIES(RESULT, n == text.size_));
    ENSURES(IMPLIES(RESULT && witness_ < n, RAW8(BYTE_AT(a, at) + witness_) == TEXT_BYTE(text)));
    ENSURES(IMPLIES(n == 1 && text.size_ == 1,
                    RESULT == (RAW8(BYTE_AT(a, at)) == (uint8_t)literal_[sizeof literal_ - 1])));
}

#define BYTE_OF(word, k) ((uint8_t)((word) >> ((k) * 8)))
CONTRACT(bool, has_byte, uint64_t word, uint8_t v) {
    CALL;
    ENSURES(RESULT ==
            (BYTE_OF(word, 0) == v | BYTE_OF(word, 1) == v | BYTE_OF(word, 2) == v | BYTE_OF(word, 3) == v |
             BYTE_OF(word, 4) == v | BYTE_OF(word, 5) == v | BYTE_OF(word, 6) == v | BYTE_OF(word, 7) == v));
}

#define NOT_SO_FAR IMPLIES(witness_ >= from & witness_ < i, RAW8(p + witness_) != v)
#define LOOP_bytes_find_1 TURNS(i), i >= from &i <= to &to - i >= 8 & NOT_SO_FAR, to - i
#define LOOP_bytes_find_2 TURNS(i), i >= from &i < to &NOT_SO_FAR, to - i
CONTRACT(uint64_t, bytes_find, Ref r, uint64_t from, uint64_t to, uint8_t v) REPLACES(has_byte) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    REFUSES(from < to && !HAS_BYTES(r, 0, to));
    CALL;
    ENSURES(RESULT == to ||
            (HAS_BYTES(r, 0, to) && RESULT >= from && RESULT < to && RAW8(BYTE_AT(r, RESULT)) == v));
    ENSURES(from >= to || HAS_BYTES(r, 0, to));
    ENSURES(IMPLIES(witness_ >= from && witness_ < RESULT, RAW8(BYTE_AT(r, witness_)) != v));
}

// The collector goes on keeping what the block had: a View of it may be about. (A large block is kept whole.)
CONTRACT(void, bytes_shrink, Ref r, uint64_t n) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    uint32_t length = LENGTH(r), head = HEAD(r);
    uint64_t size = OBJECT_SIZE(AT_(r));
    REMEMBERS(uint64_t cut = BYTES_CUT_(head) + length - n);
    bool fits = IS_BYTES(r) && IS_OPEN(r) && n <= length;
    WRITES_IF(fits, AT_(r), 4);
    WRITES_IF(fits, AT_(r) + 8, 4);
    REFUSES(!fits);
    CALL;
    ENSURES(fits && LENGTH(r) == n && (HEAD(r) & ~UINT32_C(6)) == (head & ~UINT32_C(6)));
    ENSURES(OBJECT_SIZE(AT_(r)) >= size || size > SMALL_MAX);
    ENSURES_HERE(BYTES_CUT_(HEAD(r)) == (cut == 0 ? 0 : cut <= 64 ? 64 : cut <= 1024 ? 1024 : 16384));
}

CONTRACT(void, bytes_seal, Ref r) {
    REQUIRES(IS_REF(r));
    SEES_BYTES(r);
    uint32_t kind = KIND(r);
    WRITES_IF(IS_BYTES(r), AT_(r) + 4, 4);
    REFUSES(!IS_BYTES(r));
    CALL;
    ENSURES(IS_BYTES(r) && KIND(r) == (kind | BLOCK_SEALED));
}

// Any word of the index, and how many turns after the first it is looked at.
#define ANY_WORD ((uint32_t)witness_ & (words - 1))
#define TURN_OF_IT ((ANY_WORD - start) & (words - 1))
#define IS_NO_MATCH(word) ((word) != 0 & (word) >> 32 != hash)
#define LOOP_index_probe_1                                                                                   \
    TURNS(i), i < words &IMPLIES(TURN_OF_IT < i, IS_NO_MATCH(RAW64(data + (uint64_t)ANY_WORD * 8))), words - i
CONTRACT(Probe, index_probe, Ref index, uint32_t hash, uint32_t start) {
    REQUIRES(IS_REF(index));
    SEES_BYTES(index);
    REFUSES(!IS_BYTES(index) || LENGTH(index) < 8 || (LENGTH(index) / 8 & (LENGTH(index) / 8 - 1)) != 0);
    CALL;
    uint32_t words = LENGTH(index) / 8;
    uint64_t found = RAW64(BYTE_AT(index, (uint64_t)RESULT.position * 8));
    ENSURES(IS_BYTES(index) && words != 0 && (words & (words - 1)) == 0);
    ENSURES(RESULT.position < words || (RESULT.position == UINT32_MAX && RESULT.number == 0));
    ENSURES(IMPLIES(RESULT.position < words, found == 0
                                                 ? RESULT.number == 0
                                                 : found >> 32 == hash && (uint32_t)found == RESULT.number));
    // the search goes on linearly: what it passed is in use, and no match
    uint32_t passed = RESULT.position == UINT32_MAX ? words : (RESULT.position - start) & (words - 1);
    ENSURES(IMPLIES(TURN_OF_IT < passed, IS_NO_MATCH(RAW64(BYTE_AT(index, (uint64_t)ANY_WORD * 8)))));
}

// --- behind the source ---
static struct Statics_ statics_get_(void) { return (struct Statics_){region}; }
