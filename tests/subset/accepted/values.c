// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Numbers, enums, structs and arrays by value; every operator; every statement.
#include "names.h"
#include <limits.h>

_Static_assert(sizeof(struct Point) == 8, "two numbers");
;
typedef struct {
    uint8_t bits : 3;
    unsigned : 5;
    struct {
        double x, y;
    } at;
    char name[8];
    int32_t grid[2][2];
} Mixed;

struct Point point_add(struct Point a, struct Point b) { return (struct Point){a.x + b.x, .y = a.y + b.y}; }

int32_t visible(int32_t n) { return n; }

static int64_t operators(int64_t a, uint32_t b, double d) {
    bool flag = a < 5 && b != 3 || !(d >= 1.5);
    a += b, a -= 3, a *= 2, a &= ~7, a |= 1, a ^= 9;
    a = a << (b & 63) | a >> 3 | 1u << (4 * (b & 7)) | (uint64_t)a >> (flag ? 5 : 63);
    a = a / 10 + a % 10 + b / sizeof(int64_t);
    a <<= 1;
    a >>= b < 63 ? b : 63;
    d = d / (double)b + -d;
    a++, --b;
    enum Name name = (enum Name)(a & 1);
    __int128 wide = (__int128)a * b;
    return flag ? a : (int64_t)wide + name + '\n' + f64_to_i64(d) + INT_MAX;
}

static int32_t statements(int32_t n) {
    struct Point p = {0}, q = {};
    Mixed mixed = {1, {2, 3.5}, "name", {{1, 2}, {3, 4}}};
    int32_t items[4] = {[1] = 5}, sum = 0;
    for (int32_t i = 0; i < 4; i++) {
        if (i == n) continue;
        sum += AT(items, i);
    }
    while (n > 0) {
        if (--n == 7) break;
    }
    do { n++; } while (n < 3);
again:
    switch (n) {
    case 1 + 1:
    case 3: {
        int32_t inner = 5;
        sum += inner;
        break;
    }
    case 4: n = 5; __attribute__((fallthrough));
    case 5: sum++; [[fallthrough]];
    default: n = point_sum(point_add(p, q));
    }
    if (n == 100) goto done;
    if (n == 99) goto again;
    AT(AT(mixed.grid, 1), n) = visible(DOUBLED(n));
    mixed.at.x = mixed.bits;
    p = q;
    (void)p;
done:
    return sum + AT(mixed.name, 2);
}

static __attribute__((noinline, cold)) int32_t recursive(int32_t n) {
    return n ? recursive(n - 1) + statements(n) : 0;
}

static _Noreturn void forever(void) {
    for (;;) operators(1, 2, 3);
}
