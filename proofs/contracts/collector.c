// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// kernel/collector.c: marking writes mark bits, lines, the mark stack and the collector's bit of headers, all inside the
// tables and the blocks.
#include "kernel/control.h"
#include "proofs/collecting.h"
#include "proofs/frames.h"

struct Statics_ {
    struct Region region;
    struct Control control;
    COLLECTOR_FIELDS;
};

CONTRACT(uint64_t, log_slot, uint64_t i) {
    REQUIRES(PLAN_IS_VALID && i < region.log_entries);
    CALL;
    ENSURES(RESULT == region.log + i * 4 && RESULT >= region.log && RESULT <= region.weak_list - 4);
}

CONTRACT(void, slot_remember_, Ref r) {
    REQUIRES(IS_REF(r) && LOG_IS_VALID && IS_OUTSIDE_TABLES(r));
    uint32_t head = HEAD(r);
    uint64_t count = region.log_count;
    WRITES_ONE(true, AT_(r), 4);
    WRITES_ONE(LOG_HAS_ROOM(r), region.log + count * 4, 4);
    CHANGES(region.log_count);
    CHANGES(region.wants_full);
    CALL;
    ENSURES(HEAD(r) == (head & ~UINT32_C(1)) && LOG_IS_VALID);
    ENSURES(region.log_count == count || region.log_count == count + 1);
    ENSURES_HERE(IMPLIES(r.offset_ >= region.first_block && count < region.log_entries / 2,
                         region.log_count == count + 1));
    ENSURES(r.offset_ < region.first_block || region.wants_full ||
            (region.log_count == count + 1 && RAW32(region.log + count * 4) == r.offset_));
}

CONTRACT(uint64_t, pair_of, uint64_t offset) {
    REQUIRES(PLAN_IS_VALID && offset < region.size);
    CALL;
    ENSURES(RESULT == PAIR_OF(offset) && RESULT % 8 == 0 && RESULT >= region.marks &&
            RESULT <= region.lines - 16);
}

CONTRACT(uint64_t, bit_of, uint64_t offset) {
    CALL;
    ENSURES(RESULT == BIT_OF(offset));
}

CONTRACT(bool, is_marked, uint64_t offset) {
    REQUIRES(PLAN_IS_VALID && offset < region.size);
    READS(PAIR_OF(offset) + 8, 8);
    CALL;
    ENSURES(RESULT == ((RAW64(PAIR_OF(offset) + 8) & BIT_OF(offset)) != 0));
}

#define LOOP_mark_lines_1                                                                                    \
    (TURNS(line), erases(region.lines + first, last + 1 - first)),                                           \
        line >= first &line <=                                                                               \
            last &IMPLIES(witness_ < line - first, RAW8(region.lines + first + witness_) == 1),              \
        last + 1 - line
CONTRACT(void, mark_lines, uint64_t offset, uint64_t size) {
    REQUIRES(PLAN_IS_VALID && offset < region.size && size > 0 && size <= region.size - offset);
    uint64_t first = offset / LINE_SIZE, count = (offset + size - 1) / LINE_SIZE + 1 - first;
    WRITES(region.lines + first, count);
    CALL;
    FOR(mark, (lined_ = offset, lined_size_ = size));
    ENSURES(IMPLIES(witness_ < count, RAW8(region.lines + first + witness_) == 1));
}

CONTRACT(bool, in_blocks, uint64_t offset) {
    REQUIRES(PLAN_IS_VALID && region.frontier <= region.block_count);
    CALL;
    ENSURES(RESULT == IN_BLOCKS(offset) && IMPLIES(RESULT, offset < region.size));
}

// Of the blocks it writes the header's first word, and that of a start that is not marked yet: any other byte stays.
static uint64_t lined_, lined_size_, sized_; // what lines it marks; the object's size
#define ROOM_IN_BLOCK(at) (BLOCK_SIZE - (at) % BLOCK_SIZE)
CONTRACT(void, mark, uint64_t offset) REPLACES(mark_lines, region_size_of) {
    REQUIRES(MARKING_IS_VALID && offset <= UINT32_MAX);
    uint64_t top = mark_top, other = region.first_block + witness_;
    bool marks = IS_UNMARKED_START(offset), is_other = witness_ < region.size - region.first_block;
    uint8_t was = RAW8(is_other ? other : 0);
    REMEMBERS(bool overflowed = mark_overflow);
    REMEMBERS(uint64_t marked = RAW64(PAIR_OF(offset) + 8));
    HERE(lined_ = UINT64_MAX);
    FOR(report_watched, step_(MARK_, offset, 0));
    MARKS;
    CHANGES(mark_top);
    CHANGES(mark_overflow);
    CALL;
    FOR(mark_value scan_object, step_(MARK_, offset, 0));
    FOR(mark_named, marks_one_(offset));
    ENSURES_HERE(marks ? lined_ == offset &&
                             lined_size_ == (sized_ > SMALL_MAX               ? 8
                                             : sized_ < ROOM_IN_BLOCK(offset) ? sized_
                                                                              : ROOM_IN_BLOCK(offset))
                       : lined_ == UINT64_MAX);
    ENSURES_HERE(!marks ||
                 (RAW64(PAIR_OF(offset) + 8) == (marked | BIT_OF(offset)) && (RAW32(offset) & 1) != 0));
    ENSURES_HERE(!mark_overflow == !(overflowed || (marks && top == region.log_entries / 2)));
    ENSURES_HERE(mark_top == top || RAW32(region.log + (region.log_entries - mark_top) * 4) == offset);
    ENSURES(MARKING_IS_VALID && (mark_top == top || (marks && mark_top == top + 1)));
    ENSURES(IMPLIES(marks, mark_overflow || mark_top == top + 1));
    ENSURES(!is_other || (marks && other - offset < 4) || RAW8(is_other ? other : 0) == was);
}

CONTRACT(void, mark_value, Value v) REPLACES(mark) {
    REQUIRES(MARKING_IS_VALID);
    MARKS;
    CHANGES(mark_top);
    CHANGES(mark_overflow);
    FOR(scan_object report_watched, step_(MARK_VALUE_, v.bits_, 0));
    HERE(owed_ = NOTHING_, owes_((v.bits_ & 7) == 2 ? MARK_ : NOTHING_, (uint32_t)v.bits_ - UINT64_C(2), 0));
    CALL;
    ENSURES_HERE(owed_ == NOTHING_);
    ENSURES(MARKING_IS_VALID);
}

CONTRACT(void, note_weak, uint64_t offset) {
    REQUIRES(PLAN_IS_VALID && offset <= UINT32_MAX);
    uint64_t count = weak_count;
    WRITES_ONE(count < region.log_entries / 4, region.weak_list + count * 4, 4);
    CHANGES(weak_count);
    FOR(scan_object, step_(NOTE_WEAK_, offset, 0));
    CALL;
    ENSURES(weak_count == count + 1);
    ENSURES(IMPLIES(count < region.log_entries / 4, RAW32(region.weak_list + count * 4) == offset));
}

#define LOOP_scan_object_1                                                                                   \
    (TURNS(i), TURNS_MARKING, settled_()),                                                                   \
        MARKING_IS_VALID &i < count &count <= SLOTS_MAX + 2 & (cut_[0] | i == 0) &                           \
            owes_(MARK_VALUE_, RAW64(offset + 8 + i * 8), 0),                                                \
        count - i
static uint32_t header_kind_;
static uint64_t scanned_, slots_; // the block that is scanned, and how many slots it has
CONTRACT(void, scan_object, uint64_t offset) REPLACES(mark, mark_value, note_weak) {
    REQUIRES(MARKING_IS_VALID && offset % 8 == 0 && offset <= UINT32_MAX);
    FOR(drain scan_bits scan_well_known scan_log, step_(SCAN_, offset, 0));
    HERE(header_kind_ = RAW32(offset + 4), owed_ = NOTHING_, scanned_ = offset);
    HERE(owes_(MARK_, header_kind_ & ~(uint32_t)BLOCK_KIND, 0));
    HERE(then_ =
             (header_kind_ & BLOCK_BYTES) == 0 && (header_kind_ & BLOCK_WEAK) != 0 ? NOTE_WEAK_ : NOTHING_);
    MARKS;
    CHANGES_MARKING;
    CALL;
    ENSURES_HERE(owed_ == NOTHING_ &&
                 cut_[0] == ((header_kind_ & (BLOCK_BYTES | BLOCK_WEAK)) == 0 && slots_ > 0));
    ENSURES(MARKING_IS_VALID);
}

// That it ends: each turn scans an object that was marked since, and none is marked twice.
#define LOOP_drain_1                                                                                         \
    (TURNS_MARKING, settled_()),                                                                             \
        MARKING_IS_VALID &&mark_top > 0 &&                                                                   \
            owes_(SCAN_, RAW32(region.log + (region.log_entries - mark_top) * 4) & ~7u, mark_top - 1),       \
        UNMEASURED
CONTRACT(void, drain, void) REPLACES(scan_object, log_slot) {
    REQUIRES(MARKING_IS_VALID);
    FOR(scan_bits trace scan_log report_watched, step_(DRAIN_, 0, 0));
    HERE(owed_ = NOTHING_);
    MARKS;
    CHANGES_MARKING;
    CALL;
    ENSURES_HERE(owed_ == NOTHING_);
    ENSURES(MARKING_IS_VALID && mark_top == 0);
}

#define LOOP_scan_bits_1                                                                                     \
    (TURNS(bits), TURNS_MARKING, settled_()),                                                                \
        MARKING_IS_VALID &&bits != 0 && owes_and_drains_(SCAN_, at + (uint64_t)__builtin_ctzll(bits) * 8),   \
        bits
CONTRACT(void, scan_bits, uint64_t at, uint64_t bits) REPLACES(scan_object, drain) {
    REQUIRES(MARKING_IS_VALID && at % 512 == 0 && at < region.size);
    FOR(scan_all_marked, step_(SCAN_BITS_, at, bits));
    HERE(owed_ = NOTHING_);
    MARKS;
    CHANGES_MARKING;
    CALL;
    ENSURES_HERE(owed_ == NOTHING_);
    ENSURES(MARKING_IS_VALID);
}

#define LOOP_scan_all_marked_1                                                                               \
    (TURNS(at), TURNS_MARKING, settled_()),                                                                  \
        MARKING_IS_VALID &&EACH_PAIR &&FROM_THE_FIRST(0) && owes_(SCAN_BITS_, at, RAW64(PAIR_OF(at) + 8)),   \
        end - at
CONTRACT(void, scan_all_marked, void) REPLACES(region_block_start, pair_of, scan_bits) {
    REQUIRES(MARKING_IS_VALID);
    FOR(trace, step_(SCAN_ALL_, 0, 0));
    HERE(owed_ = NOTHING_);
    MARKS;
    CHANGES_MARKING;
    CALL;
    ENSURES_HERE(owed_ == NOTHING_ && cut_[0] == (region.frontier > 0));
    ENSURES(MARKING_IS_VALID);
}

// That it ends: the mark stack overflows only when another object has been marked.
#define LOOP_trace_1                                                                                         \
    (TURNS_MARKING, settled_()), MARKING_IS_VALID &&mark_overflow &&owes_(SCAN_ALL_, 0, 0), UNMEASURED
CONTRACT(void, trace, void) REPLACES(drain, scan_all_marked) {
    REQUIRES(MARKING_IS_VALID);
    FOR(collection report_watched, step_(TRACE_, 0, 0));
    HERE(owed_ = NOTHING_, owes_(DRAIN_, 0, 0));
    MARKS;
    CHANGES_MARKING;
    CALL;
    ENSURES_HERE(owed_ == NOTHING_);
    ENSURES(MARKING_IS_VALID && !mark_overflow);
}

// --- conservative roots ---

static uint64_t from_; // where the search began
#define IS_BODY(block) (RAW8(region.kinds + (block)) == REGION_LARGE_BODY)
#define LOOP_head_of_1                                                                                       \
    TURNS(block),                                                                                            \
        block > 0 & block <= from_ &IMPLIES(witness_ >= block & witness_ <= from_, IS_BODY(witness_)), block
CONTRACT(uint64_t, head_of, uint64_t block) {
    REQUIRES(PLAN_IS_VALID && block < region.block_count);
    READS(region.kinds, region.block_count);
    from_ = block;
    CALL;
    ENSURES(RESULT <= block);
    FOR(object_before, found_head_ = RESULT);
    ENSURES_HERE(RESULT == 0 || !IS_BODY(RESULT));
    ENSURES_HERE(IMPLIES(witness_ > RESULT & witness_ <= block, IS_BODY(witness_)));
}

#define IS_START(at) ((RAW64(PAIR_OF(at)) & BIT_OF(at)) != 0)
#define LOOP_last_start_1                                                                                    \
    (TURNS(at), TURNS(bits)),                                                                                \
        at > start &at % 512 == 0 & at <= offset &bits == 0 &                                                \
            IMPLIES(witness_ % 8 == 0 & witness_ >= at & witness_ <= offset, !IS_START(witness_)),           \
        at
CONTRACT(uint64_t, last_start, uint64_t start, uint64_t offset) REPLACES(pair_of, bit_of) {
    REQUIRES(PLAN_IS_VALID && start >= region.first_block && start % BLOCK_SIZE == 0 && start <= offset &&
             offset < region.size);
    READS(region.marks, region.lines - region.marks);
    CALL;
    FOR(object_before, (found_last_ = RESULT, looked_from_ = start, looked_to_ = offset));
    ENSURES(RESULT == 0 || (RESULT >= start && RESULT <= offset && RESULT % 8 == 0));
    ENSURES_HERE(RESULT == 0 || IS_START(RESULT));
    ENSURES_HERE(IMPLIES(witness_ % 8 == 0 & witness_ >= start & witness_ > RESULT & witness_ <= offset,
                         !IS_START(witness_)));
}

static uint64_t before_; // what it gave
static uint64_t found_head_, found_last_, looked_from_, looked_to_;
#define HEAD_START (region.first_block + found_head_ * BLOCK_SIZE)
#define IN_LARGE (RAW8(region.kinds + found_head_) == REGION_LARGE)
CONTRACT(uint64_t, object_before, uint64_t offset)
REPLACES(region_block_of, region_block_start, head_of, last_start, pair_of) {
    REQUIRES(PLAN_IS_VALID && region.frontier <= region.block_count);
    READS(region.marks, region.log - region.marks);
    CALL;
    FOR(object_covering, before_ = RESULT);
    ENSURES(RESULT == 0 || (RESULT >= region.first_block && RESULT <= offset && RESULT % 8 == 0));
    ENSURES(RESULT == 0 || IN_BLOCKS(offset));
    ENSURES_HERE(RESULT == (!IN_BLOCKS(offset) ? 0
                            : IN_LARGE         ? (RAW64(PAIR_OF(HEAD_START)) & 1 ? HEAD_START : 0)
                            : looked_from_ == HEAD_START && looked_to_ == offset ? found_last_
                                                                                 : UINT64_MAX));
}

CONTRACT(uint64_t, object_covering, uint64_t offset) REPLACES(object_before, region_size_of) {
    REQUIRES(PLAN_IS_VALID && region.frontier <= region.block_count);
    READS(0, REACH);
    CALL;
    FOR(mark_named, (covered_ = offset, covering_ = RESULT));
    ENSURES(RESULT == 0 || (RESULT >= region.first_block && RESULT <= offset && RESULT % 8 == 0));
    ENSURES(RESULT <= UINT32_MAX && IMPLIES(RESULT != 0, IN_BLOCKS(offset)));
    ENSURES_HERE(RESULT == (before_ != 0 && offset - before_ < OBJECT_SIZE(before_) ? before_ : 0));
}

// The three offsets that a word may stand for: each in the blocks is marked, one after the other: the object that covers
// it, which was asked for, or, of a Value, the object that begins there.
static uint64_t may_be_[3], covered_, covering_;
static uint32_t due_; // of which are still to be marked: a bit each
static bool is_value_;
static uint64_t named_word_, named_base_;
static uint32_t named_; // how often
static void marks_one_(uint64_t offset) {
    uint64_t next = due_ & 1 ? may_be_[0] : due_ & 2 ? may_be_[1] : may_be_[2];
    __CPROVER_assert(due_ != 0, "marks what is due");
    __CPROVER_assert(due_ & is_value_ ? offset == next - 2 : covered_ == next && offset == covering_,
                     "marks what the word stands for");
    due_ &= due_ - 1;
}
CONTRACT(void, mark_named, uint64_t word, uint64_t base)
REPLACES(in_blocks, pair_of, bit_of, mark, object_covering) {
    REQUIRES(MARKING_IS_VALID);
    FOR(mark_ambiguous, (named_++, named_word_ = word, named_base_ = base));
    HERE(may_be_[0] = (uint32_t)word, may_be_[1] = word >> 32, may_be_[2] = word - base);
    HERE(is_value_ = (word & 7) == 2 && IN_BLOCKS(may_be_[0]) && IS_START(may_be_[0] - 2));
    HERE(due_ = IN_BLOCKS(may_be_[0]) | IN_BLOCKS(may_be_[1]) << 1 | IN_BLOCKS(may_be_[2]) << 2);
    MARKS;
    CHANGES_MARKING;
    CALL;
    ENSURES_HERE(due_ == 0);
    ENSURES(MARKING_IS_VALID);
}

CONTRACT(void, mark_ambiguous, uint64_t word, uint64_t base) REPLACES(in_blocks, mark_named) {
    REQUIRES(MARKING_IS_VALID);
    FOR(scan_region_words, step_(AMBIGUOUS_, word, base));
    bool names = IN_BLOCKS((uint64_t)(uint32_t)word) || IN_BLOCKS(word >> 32) || IN_BLOCKS(word - base);
    HERE(named_ = 0);
    MARKS;
    CHANGES_MARKING;
    CALL;
    ENSURES_HERE(named_ == names && (!names || (named_word_ == word && named_base_ == base)));
    ENSURES(MARKING_IS_VALID);
}

// Up to there no word is another one: of all, number witness_.
#define IS_SAME_UNTIL(k) (witness_ < from_ || witness_ >= (k) || now[witness_] == then[witness_])
#define LOOP_first_change_1 TURNS(k), k >= from_ &&k <= end &&end - k >= 8 && IS_SAME_UNTIL(k), end - k
#define LOOP_first_change_2                                                                                  \
    (TURNS(j), TURNS(changes)), j >= k &&j < k + 8 && (changes != 0 || IS_SAME_UNTIL(j)), k + 8 - j
#define LOOP_first_change_3 TURNS(k), k >= from_ &&k < end &&now[k] == then[k] && IS_SAME_UNTIL(k), end - k
CONTRACT(uint64_t, first_change, const uint64_t *now, const uint64_t *then, uint64_t k, uint64_t end) {
    REQUIRES(k <= end && end <= 1 << 29);
    READS_WORDS_AT(now, end);
    READS_WORDS_AT(then, end);
    HERE(from_ = k);
    CALL;
    ENSURES(RESULT >= k && RESULT <= end && (RESULT == end || now[RESULT] != then[RESULT]));
    ENSURES_HERE(IS_SAME_UNTIL(RESULT));
}

#define LOOP_scan_region_words_1                                                                             \
    (TURNS(at), TURNS_MARKING, settled_()),                                                                  \
        MARKING_IS_VALID &at % 8 == 0 & at < to &(cut_[0] | at == from) &                                    \
            owes_(AMBIGUOUS_, RAW64(at), base),                                                              \
        to - at
CONTRACT(void, scan_region_words, uint64_t from, uint64_t to, uint64_t base) REPLACES(mark_ambiguous) {
    REQUIRES(MARKING_IS_VALID && from % 8 == 0 && to <= region.size);
    HERE(owed_ = NOTHING_);
    MARKS;
    CHANGES_MARKING;
    CALL;
    ENSURES_HERE(owed_ == NOTHING_);
    ENSURES(MARKING_IS_VALID);
}

// Each is scanned that was written since, or all; from then on it is old, and nothing else of its header changes.
#define IT (4096 + i * 128)
#define LOOP_scan_well_known_1                                                                               \
    (TURNS(i), TURNS_MARKING, erases_words(4096, WELL_KNOWN_SIZE), settled_()),                              \
        MARKING_IS_VALID &i < WELL_KNOWN_MAX &(cut_[0] | i == 0) &                                           \
            owes_(full || (RAW32(IT) & 1) == 0 ? SCAN_ : NOTHING_, IT, RAW32(IT) | 1),                       \
        WELL_KNOWN_MAX - i
CONTRACT(void, scan_well_known, bool full) REPLACES(scan_object) {
    REQUIRES(MARKING_IS_VALID);
    HERE(owed_ = NOTHING_);
    MARKS;
    WRITES_WORDS(4096, WELL_KNOWN_SIZE);
    CHANGES_MARKING;
    CALL;
    ENSURES_HERE(owed_ == NOTHING_);
    ENSURES(MARKING_IS_VALID);
}

// What the collector scans of a thread: its stack from there on, its registers, its frames.
CONTRACT(struct Parked, parked_now, uint64_t stack) {
    CALL;
    ENSURES(RESULT.stack_low == stack && RESULT.stack_high == control.stack_base);
    ENSURES(RESULT.window == region.window && RESULT.top == control.top);
    ENSURES(RESULT.control == region.control && RESULT.record == control.record);
    ENSURES(RESULT.regs == control.regs && RESULT.limit == control.window_limit);
}

// Assumed (docs/assumptions.md): it marks.
CONTRACT(void, scan_roots, bool full, uint64_t stack) {
    REQUIRES(MARKING_IS_VALID);
    FOR(collection, step_(ROOTS_, full, stack));
    MARKS;
    WRITES_WORDS(4096, WELL_KNOWN_SIZE);
    CHANGES_MARKING;
    CALL;
    ENSURES(MARKING_IS_VALID);
}

// The block that the log names, if it is marked, is scanned.
static bool owes_logged_(uint64_t i) {
    uint64_t at = RAW32(region.log + i * 4) & ~7u;
    return owes_and_drains_(IN_BLOCKS(at) && (RAW64(PAIR_OF(at) + 8) & BIT_OF(at)) != 0 ? SCAN_ : NOTHING_,
                            at);
}
#define LOOP_scan_log_1                                                                                      \
    (TURNS(i), TURNS_MARKING, settled_()),                                                                   \
        MARKING_IS_VALID &&i < region.log_count &&region.log_count <= region.log_entries / 2 &&              \
            (cut_[0] | i == 0) && owes_logged_(i),                                                           \
        region.log_count - i
CONTRACT(void, scan_log, void) REPLACES(log_slot, in_blocks, is_marked, scan_object, drain) {
    REQUIRES(MARKING_IS_VALID && region.log_count <= region.log_entries / 2);
    FOR(collection, step_(LOG_, 0, 0));
    HERE(owed_ = NOTHING_);
    MARKS;
    CHANGES_MARKING;
    CHANGES(region.log_count);
    CALL;
    ENSURES_HERE(owed_ == NOTHING_);
    ENSURES(MARKING_IS_VALID && region.log_count == 0);
}

// --- behind the source ---
static struct Statics_ statics_get_(void) { return (struct Statics_){region, control, COLLECTOR_STATICS}; }
#include "proofs/collecting_steps.h"
