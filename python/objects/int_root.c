// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Greatest common divisor (Lehmer's algorithm: TAOCP 4.5.2, algorithm L) and integer square root.
#include "python/objects/int_big.h"
#include "python/objects/error.h"

static uint64_t gcd_u64(uint64_t a, uint64_t b) {
    if (a == 0 || b == 0) return a | b;
    uint32_t twos = u64_ctz(a | b) & 63;
    a >>= u64_ctz(a) & 63;
    while (b) {
        b >>= u64_ctz(b) & 63;
        uint64_t smaller = a < b ? a : b;
        b = a < b ? b - a : a - b;
        a = smaller;
    }
    return a << (twos & 63);
}

// Some steps of Euclid's algorithm as one: a' = u a - v b, b' = y b - x a, or, after an odd number of steps,
// a' = u b - v a, b' = y a - x b.
struct Cofactors {
    uint64_t u, v, x, y;
    uint32_t steps; // 0: the top bits do not tell even one quotient
};

// a, b: the 62 top bits of the larger number and the same places of the other; the factors stay below 2^31.
static struct Cofactors lehmer(uint64_t a, uint64_t b) {
    struct Cofactors c = {1, 0, 0, 1, 0};
    while (b != c.x) {
        uint64_t quotient = u64_div(a + (c.u - 1), b - c.x).quotient;
        uint64_t next_x = c.v + quotient * c.y, rest = a - quotient * b;
        if ((int64_t)next_x > (int64_t)rest) break; // the quotient may be too large: rest is negative
        uint64_t next_y = c.u + quotient * c.x;
        a = b, b = rest;
        c.u = c.y, c.v = c.x;
        c.x = next_x, c.y = next_y;
        c.steps++;
    }
    return c;
}

// The 62 bits of a number from bit `at` on.
static uint64_t bits_at(View limbs, uint64_t at) {
    uint64_t i = at / 64, n = limbs_count(limbs);
    uint32_t shift = at & 63;
    uint64_t low = i < n ? view_u64(limbs, i) : 0, high = i + 1 < n ? view_u64(limbs, i + 1) : 0;
    return (low >> (shift & 63) | (high << 1) << (~shift & 63)) & ((UINT64_C(1) << 62) - 1);
}

struct Pair {
    Value a, b; // a is ERROR when it failed
};

static struct Pair reduce(Value a, Value b, struct Cofactors c) {
    if (c.steps & 1) {
        Value other = a;
        a = b;
        b = other;
    }
    View x = big_limbs(a), y = big_limbs(b);
    uint64_t n = limbs_count(x) > limbs_count(y) ? limbs_count(x) : limbs_count(y);
    struct Pair r = {big_new(n), UNSET}, failed = {ERROR, ERROR};
    if (is_error(r.a)) return failed;
    r.b = big_new(n);
    if (is_error(r.b)) return failed;
    Edit to_a = big_edit(r.a), to_b = big_edit(r.b);
    __int128 carry_a = 0, carry_b = 0;
    for (uint64_t i = 0; i < n; i++) {
        Wide limb_a = i < limbs_count(x) ? view_u64(x, i) : 0,
             limb_b = i < limbs_count(y) ? view_u64(y, i) : 0;
        carry_a += (__int128)(limb_a * c.u) - (__int128)(limb_b * c.v);
        carry_b += (__int128)(limb_b * c.y) - (__int128)(limb_a * c.x);
        edit_u64(to_a, i, (uint64_t)carry_a);
        edit_u64(to_b, i, (uint64_t)carry_b);
        carry_a >>= 64;
        carry_b >>= 64;
    }
    r.a = big_finish(r.a, false);
    r.b = big_finish(r.b, false);
    return r;
}

Value long_gcd(Value a, Value b) {
    a = long_abs(a);
    RETURN_IF_ERROR(a);
    b = long_abs(b);
    RETURN_IF_ERROR(b);
    if (long_compare(a, b) < 0) {
        Value other = a;
        a = b;
        b = other;
    }
    while (is_big(b)) {
        uint64_t size = long_bit_length(a), at = size > 62 ? size - 62 : 0;
        struct Cofactors c = lehmer(bits_at(big_limbs(a), at), bits_at(big_limbs(b), at));
        if (c.steps) {
            struct Pair next = reduce(a, b, c);
            RETURN_IF_ERROR(next.a);
            a = next.a, b = next.b;
        } else {
            Value rest = long_mod(a, b);
            RETURN_IF_ERROR(rest);
            a = b, b = rest;
        }
    }
    if (int_is_zero(b)) return a;
    Value rest = long_mod(a, b);
    RETURN_IF_ERROR(rest);
    return int_from_u64(gcd_u64(small_magnitude(b), small_magnitude(rest)));
}

static uint64_t isqrt_u64(uint64_t n) {
    uint64_t root = (uint64_t)f64_to_i64(f64_sqrt((double)n));
    if (root > UINT32_MAX) root = UINT32_MAX;
    while (root * root > n) root--;
    while (root < UINT32_MAX && (root + 1) * (root + 1) <= n) root++;
    return root;
}

// Newton's iteration at a precision that doubles with each step: after the step for d bits, root is
// within 1 of the square root of the 2d (or 2d + 1) top bits of n.
Value long_isqrt(Value n) {
    if (int_is_negative(n)) return VALUE_ERROR("isqrt() argument must be nonnegative");
    U64Result limb = int_to_u64(n);
    if (limb.ok) return int_from_u64(isqrt_u64(limb.value));
    int64_t half = ((int64_t)long_bit_length(n) - 1) / 2;
    uint32_t level = 64 - u64_clz((uint64_t)half);
    while (half >> ((level - 1) & 63) < 31) level--;
    int64_t d = half >> (level & 63);
    Value top = long_shift(n, 2 * d - 2 * half);
    RETURN_IF_ERROR(top);
    Value root = int_from_u64(isqrt_u64(int_low_u64(top)));
    while (level > 0) {
        int64_t before = d;
        d = half >> (--level & 63);
        Value left = long_shift(root, d - before - 1), bits = long_shift(n, -(2 * half - before - d + 1));
        RETURN_IF_ERROR(left);
        RETURN_IF_ERROR(bits);
        Value right = long_floordiv(bits, root);
        RETURN_IF_ERROR(right);
        root = long_add(left, right);
        RETURN_IF_ERROR(root);
    }
    Value square = long_mul(root, root);
    RETURN_IF_ERROR(square);
    return long_compare(square, n) > 0 ? long_sub(root, int_u32(1)) : root;
}
