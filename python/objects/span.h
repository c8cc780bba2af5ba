// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Units: a bytes block opened as an array of 1-, 2- or 4-byte units (the code points of a str, the bytes of a
// bytes or bytearray). Span: a run of such units, what the searches of span.c take, so that str, bytes and
// bytearray share them. Both live in locals only. An index beyond the block is refused by the kernel.
#pragma once
#include "kernel/heap.h"

// A number of units as bytes, and back; shift is the log2 of a unit's size.
INLINE uint64_t units_size(uint64_t n, uint32_t shift) { return n << (shift & 3); }
INLINE uint64_t units_in(uint64_t size, uint32_t shift) { return size >> (shift & 3); }

// bytes_copy, quicker for what is short. The two runs do not overlap.
INLINE void bytes_copy_short(Ref to, uint64_t at, Ref from, uint64_t from_at, uint64_t n) {
    if (n > 16) {
        bytes_copy(to, at, from, from_at, n);
    } else if (n >= 8) {
        uint64_t head = u64_get(from, from_at), tail = u64_get(from, from_at + n - 8);
        u64_set(to, at, head);
        u64_set(to, at + n - 8, tail);
    } else if (n >= 4) {
        uint32_t head = u32_get(from, from_at), tail = u32_get(from, from_at + n - 4);
        u32_set(to, at, head);
        u32_set(to, at + n - 4, tail);
    } else if (n) {
        uint8_t head = u8_get(from, from_at), middle = u8_get(from, from_at + n / 2),
                tail = u8_get(from, from_at + n - 1);
        u8_set(to, at, head);
        u8_set(to, at + n / 2, middle);
        u8_set(to, at + n - 1, tail);
    }
}

typedef struct {
    View view;
    uint32_t shift; // log2 of the unit's size in bytes: 0, 1, 2
} Units;

INLINE uint32_t unit_at(Units u, uint64_t i) {
    if (likely(u.shift == 0)) return view_u8(u.view, i);
    return u.shift == 1 ? view_u16(u.view, i) : view_u32(u.view, i);
}

typedef struct {
    Ref block;
    uint32_t shift;
    uint64_t from, to; // in units; from <= to
} Span;

INLINE Units span_units(Span s) { return (Units){bytes_view(s.block), s.shift}; }

// All positions are counted from the block's start, as from and to are.
int64_t span_find_unit(Span s, uint32_t unit);  // first one, or -1
int64_t span_rfind_unit(Span s, uint32_t unit); // last one, or -1
uint64_t span_count_unit(Span s, uint32_t unit);
bool span_equal(Span a, Span b); // the same units, whatever their sizes
// First or last place where `needle` lies in s, or -1. Linear in the worst case. An empty needle is found at
// s.from / s.to.
int64_t span_find(Span s, Span needle);
int64_t span_rfind(Span s, Span needle);
// The same for bytes in bytes, quicker to call.
int64_t span_find_byte(Ref block, uint64_t from, uint64_t to, uint8_t byte);
int64_t span_find_bytes(Ref block, uint64_t from, uint64_t to, Ref needle, uint64_t needle_from, uint64_t n);
// Places that do not overlap, at most `limit` of them are counted; needle is not empty.
uint64_t span_count(Span s, Span needle, uint64_t limit);
