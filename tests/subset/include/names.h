// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// A project header inside the subset.
#pragma once
#include "kernel/value.h"

enum Name { NAME_ONE, NAME_TWO, NAME_COUNT };
struct Point {
    int32_t x, y;
};
struct Pair {
    Value first, second;
};
struct Buffer {
    uint8_t items[16];
    uint32_t count;
};
extern const uint16_t name_table[NAME_COUNT];
extern STATE(struct Point, origin);
struct Point point_add(struct Point a, struct Point b);
int32_t visible(int32_t n);
static inline int32_t point_sum(struct Point p) { return p.x + p.y; }
#define DOUBLED(x) ((x) * 2)
#define NAME(name) NAME_##name
