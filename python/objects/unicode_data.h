// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Properties of characters that only module unicodedata shows, in Unicode 14.0 and in 3.2. The tables are written by
// tools/gen_unicode_data.py.
#pragma once
#include "kernel/value.h"
#include "unicode_properties.h"

INLINE struct UnicodeData unicode_data_of(uint32_t c) {
    if (c > 0x10ffff) return (struct UnicodeData){0};
    uint32_t block = AT(unicode_data_first, c >> UNICODE_DATA_SHIFT);
    uint32_t in_block = c & ((1u << UNICODE_DATA_SHIFT) - 1);
    return AT(unicode_data, AT(unicode_data_second, (block << UNICODE_DATA_SHIFT) + in_block));
}
