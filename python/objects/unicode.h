// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What Unicode 14.0 says about a code point: its properties (UNICODE_ALPHA, UNICODE_XID_START, ...; the list
// is enum UnicodeFlag of the tables that tools/gen_unicode.py writes), its digit value, its other cases.
// Above 0x10ffff nothing is true.
#pragma once
#include "kernel/value.h"
#include "unicode_tables.h"

INLINE struct UnicodeRecord unicode_record(uint32_t c) {
    if (unlikely(c > 0x10ffff)) return (struct UnicodeRecord){0};
    uint32_t block = AT(unicode_first, c >> UNICODE_SHIFT);
    uint32_t in_block = c & ((1u << UNICODE_SHIFT) - 1);
    return AT(unicode_records, AT(unicode_second, (block << UNICODE_SHIFT) + in_block));
}
// Has c one of these properties?
INLINE bool unicode_is(uint32_t c, uint32_t flags) { return unicode_record(c).flags & flags; }

int32_t unicode_decimal(uint32_t c); // 0 .. 9, or -1
int32_t unicode_digit(uint32_t c);   // the same for superscripts and the like, too

// The full mapping: up to three code points.
typedef struct {
    uint32_t count;
    uint32_t c[3];
} UnicodeCase;
enum UnicodeCaseKind { UNICODE_TO_LOWER, UNICODE_TO_TITLE, UNICODE_TO_UPPER, UNICODE_TO_FOLDED };
UnicodeCase unicode_case(uint32_t c, enum UnicodeCaseKind kind);
// Its first code point: what the re module compares.
uint32_t unicode_simple_lower(uint32_t c);
uint32_t unicode_simple_upper(uint32_t c);
