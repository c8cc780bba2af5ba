// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Bulk operations on blocks. Each checks its whole range against the header once, then loops without checks.
// Cost: proportional to n. A range that does not fit is a kernel fault.
#include "kernel/region.h"

uint64_t slots_at(Ref r, uint64_t at, uint64_t n) {
    uint64_t count = slot_count(r);
    if (unlikely(n > count || at > count - n)) kernel_fault(FAULT_SLOT_INDEX);
    return (uint64_t)r.offset_ + 8 + at * 8;
}

uint64_t slots_open(Ref r, uint64_t at, uint64_t n) {
    if (unlikely(head_(r) & 1)) slot_remember_(r);
    return slots_at(r, at, n);
}

static void words_copy(uint64_t to, uint64_t from, uint64_t n) {
    if (to <= from)
        for (uint64_t i = 0; i < n; i++) W64(to + i * 8, R64(from + i * 8));
    else
        for (uint64_t i = n; i > 0; i--) W64(to + i * 8 - 8, R64(from + i * 8 - 8));
}

void shape_set(Ref r, Ref shape) {
    if (is_null(r)) kernel_fault(FAULT_SLOT_INDEX);
    if (unlikely(head_(r) & 1)) slot_remember_(r);
    HEAP_SET_(uint32_t, (uint64_t)r.offset_ + 4, shape.offset_ | (kind_(r) & BLOCK_KIND));
}

void slots_copy(Ref to, uint64_t at, Ref from, uint64_t from_at, uint64_t n) {
    uint64_t target = slots_open(to, at, n);
    words_copy(target, slots_at(from, from_at, n), n);
}

void slots_fill(Ref r, uint64_t at, uint64_t n, Value v) {
    uint64_t target = slots_open(r, at, n);
    for (uint64_t i = 0; i < n; i++) W64(target + i * 8, v.bits_);
}

uint64_t slots_find(Ref r, uint64_t from, uint64_t to, uint64_t stride, Value v) {
    uint64_t count = slot_count(r);
    if (unlikely(to > count || stride == 0 || stride > count + 1)) {
        if (to == from) return to;
        kernel_fault(FAULT_SLOT_INDEX);
    }
    for (uint64_t i = from; i < to; i += stride)
        if (slot_load_(r, i).bits_ == v.bits_) return i;
    return to;
}

void slots_shrink(Ref r, uint64_t n) {
    if (unlikely(n > slot_count(r))) kernel_fault(FAULT_SLOT_INDEX);
    HEAP_SET_(uint32_t, r.offset_, (uint32_t)n << 3 | (head_(r) & 7));
}

// Eight bytes at a time where the ranges allow it, forwards or backwards. One loop a function: each is proved by itself.
static uint64_t copy_words_up(uint64_t to, uint64_t from, uint64_t n) {
    uint64_t i = 0;
    for (; i + 8 <= n; i += 8) HEAP_SET_(unaligned64_, to + i, HEAP_(unaligned64_, from + i));
    return i;
}
static void copy_up(uint64_t to, uint64_t from, uint64_t i, uint64_t n) {
    for (; i < n; i++) W8(to + i, R8(from + i));
}
static uint64_t copy_words_down(uint64_t to, uint64_t from, uint64_t n) {
    uint64_t i = n;
    for (; i >= 8; i -= 8) HEAP_SET_(unaligned64_, to + i - 8, HEAP_(unaligned64_, from + i - 8));
    return i;
}
static void copy_down(uint64_t to, uint64_t from, uint64_t n) {
    for (uint64_t i = n; i > 0; i--) W8(to + i - 1, R8(from + i - 1));
}
static void raw_copy(uint64_t to, uint64_t from, uint64_t n) {
    if (to <= from)
        copy_up(to, from, from - to >= 8 ? copy_words_up(to, from, n) : 0, n);
    else
        copy_down(to, from, to - from >= 8 ? copy_words_down(to, from, n) : n);
}

void bytes_copy(Ref to, uint64_t at, Ref from, uint64_t from_at, uint64_t n) {
    uint64_t target = bytes_open_(to, at, n);
    raw_copy(target, bytes_at_(from, from_at, n), n);
}

void bytes_fill(Ref r, uint64_t at, uint64_t n, uint8_t v) {
    uint64_t target = bytes_open_(r, at, n);
    _Pragma("clang loop vectorize(disable) unroll_count(8)") // lane by lane, else
        for (uint64_t i = 0; i < n; i++) W8(target + i, v);
}

void bytes_copy_text(Ref to, uint64_t at, Text text) {
    uint64_t target = bytes_open_(to, at, text.size_);
    for (uint64_t i = 0; i < text.size_; i++) W8(target + i, (uint8_t)text.data_[i]);
}

// How many of the first bytes are equal, by eight: the rest differs in its first eight, or is shorter.
static uint64_t equal_words(uint64_t p, uint64_t q, uint64_t n) {
    uint64_t i = 0;
    for (; i + 8 <= n; i += 8)
        if (HEAP_(unaligned64_, p + i) != HEAP_(unaligned64_, q + i)) break;
    return i;
}
static int32_t compare_bytes(uint64_t p, uint64_t q, uint64_t i, uint64_t n) {
    for (; i < n; i++)
        if (R8(p + i) != R8(q + i)) return (int32_t)R8(p + i) - (int32_t)R8(q + i);
    return 0;
}
int32_t bytes_compare(Ref a, uint64_t a_at, Ref b, uint64_t b_at, uint64_t n) {
    uint64_t p = bytes_at_(a, a_at, n), q = bytes_at_(b, b_at, n);
    return compare_bytes(p, q, equal_words(p, q, n), n);
}

bool bytes_equal_text(Ref a, uint64_t at, uint64_t n, Text text) {
    uint64_t p = bytes_at_(a, at, n);
    if (n != text.size_) return false;
    for (uint64_t i = 0; i < n; i++)
        if (R8(p + i) != (uint8_t)text.data_[i]) return false;
    return true;
}

// Is one of the eight bytes v? The borrow trick, for a zero byte in the difference.
INLINE bool has_byte(uint64_t word, uint8_t v) {
    uint64_t ones = UINT64_C(0x0101010101010101), w = word ^ (ones * v);
    return ((w - ones) & ~w & (ones << 7)) != 0;
}

uint64_t bytes_find(Ref r, uint64_t from, uint64_t to, uint8_t v) {
    if (from >= to) return to;
    uint64_t p = bytes_at_(r, 0, to), i = from;
    for (; i + 8 <= to; i += 8)
        if (has_byte(HEAP_(unaligned64_, p + i), v)) break;
    for (; i < to; i++)
        if (R8(p + i) == v) return i;
    return to;
}

void bytes_shrink(Ref r, uint64_t n) {
    uint64_t length = bytes_length(r);
    if (unlikely(n > length || is_sealed(r))) kernel_fault(FAULT_BYTE_INDEX);
    uint32_t head = head_(r);
    uint64_t cut = BYTES_CUT_(head) + length - n;
    HEAP_SET_(uint32_t, r.offset_,
              (head & ~UINT32_C(6)) | (cut == 0      ? 0
                                       : cut <= 64   ? 2
                                       : cut <= 1024 ? 4
                                                     : 6));
    HEAP_SET_(uint32_t, (uint64_t)r.offset_ + 8, (uint32_t)n);
}

void bytes_seal(Ref r) {
    if (unlikely(!is_bytes(r))) kernel_fault(FAULT_BYTE_INDEX);
    HEAP_SET_(uint32_t, (uint64_t)r.offset_ + 4, kind_(r) | BLOCK_SEALED);
}

Probe index_probe(Ref index, uint32_t hash, uint32_t start) {
    uint32_t words = bytes_length(index) / 8;
    if (unlikely(words == 0 || (words & (words - 1)))) kernel_fault(FAULT_BYTE_INDEX);
    uint64_t data = (uint64_t)index.offset_ + 16;
    for (uint32_t i = 0; i < words; i++) {
        uint32_t position = (start + i) & (words - 1);
        uint64_t word = R64(data + (uint64_t)position * 8);
        if (word == 0) return (Probe){0, position};
        if (word >> 32 == hash) return (Probe){(uint32_t)word, position};
    }
    return (Probe){0, UINT32_MAX};
}
