// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Constant tables, here and in other files; lists by inclusion; words put together.
#include "names.h"

const uint16_t name_table[NAME_COUNT] = {[NAME_ONE] = 1, [NAME(TWO)] = 2};

static const struct {
    char name[8];
    uint16_t number;
} items[] = {
#define ITEM(name, number) {#name, number},
#include "names.def"
#undef ITEM
};
enum {
#define ITEM(name, number) ITEM_##name = number,
#include "names.def"
#undef ITEM
};
static const char digits[] = "0123456789abcdef";
#define LETTER(x) letter_##x##_1
enum { LETTER(_) = 1 };
static const double powers[3] = {1, 10, 1e2};

static uint32_t digit(uint32_t n) {
    static const uint8_t local[2] = {1, 2};
    return (uint32_t)AT(digits, n & 15) + AT(items, ITEM_one).number + AT(local, 1) + AT(name_table, 0) +
           (AT(powers, 2) > 5) + sizeof(digits) / sizeof(char);
}
