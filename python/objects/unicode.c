// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Looking up digits and cases in the Unicode tables.
#include "python/objects/unicode.h"

int32_t unicode_decimal(uint32_t c) {
    struct UnicodeRecord record = unicode_record(c);
    return record.flags & UNICODE_DECIMAL ? record.digit : -1;
}

int32_t unicode_digit(uint32_t c) {
    struct UnicodeRecord record = unicode_record(c);
    return record.flags & UNICODE_DIGIT ? record.digit : -1;
}

UnicodeCase unicode_case(uint32_t c, enum UnicodeCaseKind kind) {
    struct UnicodeRecord record = unicode_record(c);
    if (likely(!(record.flags & UNICODE_SPECIAL))) {
        int32_t distance = kind == UNICODE_TO_UPPER   ? record.upper
                           : kind == UNICODE_TO_TITLE ? record.title
                                                      : record.lower;
        return (UnicodeCase){1, {c + (uint32_t)distance}};
    }
    uint32_t at = (uint32_t)record.lower + 3 * (uint32_t)kind;
    UnicodeCase result = {0};
    while (result.count < 3 && (result.count == 0 || AT(unicode_specials, at + result.count))) {
        AT(result.c, result.count) = AT(unicode_specials, at + result.count);
        result.count++;
    }
    return result;
}

uint32_t unicode_simple_lower(uint32_t c) { return AT(unicode_case(c, UNICODE_TO_LOWER).c, 0); }
uint32_t unicode_simple_upper(uint32_t c) { return AT(unicode_case(c, UNICODE_TO_UPPER).c, 0); }
