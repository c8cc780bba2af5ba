// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Multiplication by number-theoretic transforms: the limbs are coefficients of polynomials, whose product is
// computed modulo three primes below 2^62 (each coefficient of it is below 2^156), put together by the Chinese
// remainder theorem, and carried. Forward transforms decimate in frequency and leave bit-reversed order, inverse
// ones decimate in time and take it, so nothing is ever reordered. Residues are kept below 2p ("lazy"), roots in
// Montgomery's form. D. Harvey, "Faster arithmetic for number-theoretic transforms", 2014.
#include "python/objects/limbs_transform.h"
#include "python/objects/memory.h"

struct Prime {
    uint64_t p, generator; // p = k * 2^32 + 1
};
static const struct Prime primes[3] = {
    {0x3fffffee00000001, 3}, {0x3fffffb400000001, 17}, {0x3fffffa000000001, 3}};

struct Field {
    uint64_t p, inverse;  // p * inverse = 1 modulo 2^64
    uint64_t one, square; // 2^64 and 2^128 modulo p
};

static struct Field field_of(struct Prime prime) {
    struct Field f = {prime.p, 2 - prime.p, 0, 0};
    f.one = u128_div(1, 0, prime.p).high;
    f.square = u128_div(f.one, 0, prime.p).high;
    return f;
}

// a * b / 2^64 modulo p, in (0, 2p), for a * b < 2^64 p.
INLINE uint64_t reduce_product(struct Field f, uint64_t a, uint64_t b) {
    U128 product = u64_mul(a, b);
    return product.high - u64_mul(product.low * f.inverse, f.p).high + f.p;
}
INLINE uint64_t below(uint64_t n, uint64_t limit) { return n >= limit ? n - limit : n; }

// base^exponent, base in Montgomery's form, and so the result, below p.
static uint64_t power(struct Field f, uint64_t base, uint64_t exponent) {
    uint64_t result = f.one;
    for (; exponent; exponent >>= 1) {
        if (exponent & 1) result = reduce_product(f, result, base);
        base = below(reduce_product(f, base, base), f.p);
    }
    return below(below(result, f.p), f.p);
}

// roots[h + j] = w^j for w of order 2h, for h = 1, 2, 4, .. below `size`.
static void fill_roots(Edit roots, struct Field f, uint64_t generator, uint64_t size) {
    View known = edit_view(roots);
    edit_u64(roots, 1, below(f.one, f.p));
    uint64_t g = below(reduce_product(f, generator, f.square), f.p);
    for (uint64_t h = 2, order_log = 2; h < size; h *= 2, order_log++) {
        uint64_t w = power(f, g, (f.p - 1) >> (order_log & 63));
        for (uint64_t j = 0; j < h; j += 2) {
            uint64_t even = view_u64(known, (h + j) / 2);
            edit_u64(roots, h + j, even);
            edit_u64(roots, h + j + 1, below(reduce_product(f, even, w), f.p));
        }
    }
}

// One level of a forward transform on x[0 .. 2h).
static void forward_block(Edit x, View roots, struct Field f) {
    View low = edit_view(x);
    uint64_t h = limbs_count(low) / 2, twice = 2 * f.p;
    View high = limbs_part(low, h, h), w = limbs_part(roots, h, h);
    Edit to_low = limbs_edit_part(x, 0, h), to_high = limbs_edit_part(x, h, h);
    low = limbs_part(low, 0, h);
    for (uint64_t j = 0; j < h; j++) {
        uint64_t a = view_u64(low, j), b = view_u64(high, j);
        edit_u64(to_low, j, below(a + b, twice));
        edit_u64(to_high, j, reduce_product(f, a - b + twice, view_u64(w, j)));
    }
}

// One level of an inverse transform: the roots' inverses are w^-j = -w^(h - j).
static void inverse_block(Edit x, View roots, struct Field f) {
    View low = edit_view(x);
    uint64_t h = limbs_count(low) / 2, twice = 2 * f.p;
    View high = limbs_part(low, h, h), w = limbs_part(roots, h, h);
    Edit to_low = limbs_edit_part(x, 0, h), to_high = limbs_edit_part(x, h, h);
    low = limbs_part(low, 0, h);
    uint64_t a = view_u64(low, 0), b = view_u64(high, 0);
    edit_u64(to_low, 0, below(a + b, twice));
    edit_u64(to_high, 0, below(a - b + twice, twice));
    for (uint64_t j = 1; j < h; j++) {
        a = view_u64(low, j);
        b = reduce_product(f, view_u64(high, j), view_u64(w, h - j));
        edit_u64(to_low, j, below(a - b + twice, twice));
        edit_u64(to_high, j, below(a + b, twice));
    }
}

enum { CACHED = 2048 }; // limbs: up to this size all levels are done before the next block, in the cache

static void forward(Edit x, View roots, struct Field f) {
    uint64_t size = limbs_room(x);
    if (size > CACHED) {
        forward_block(x, roots, f);
        forward(limbs_edit_part(x, 0, size / 2), roots, f);
        forward(limbs_edit_part(x, size / 2, size / 2), roots, f);
        return;
    }
    for (uint64_t step = size; step >= 2; step /= 2)
        for (uint64_t at = 0; at < size; at += step) forward_block(limbs_edit_part(x, at, step), roots, f);
}

static void inverse(Edit x, View roots, struct Field f) {
    uint64_t size = limbs_room(x);
    if (size > CACHED) {
        inverse(limbs_edit_part(x, 0, size / 2), roots, f);
        inverse(limbs_edit_part(x, size / 2, size / 2), roots, f);
        inverse_block(x, roots, f);
        return;
    }
    for (uint64_t step = 2; step <= size; step *= 2)
        for (uint64_t at = 0; at < size; at += step) inverse_block(limbs_edit_part(x, at, step), roots, f);
}

static void load(Edit x, View a, struct Field f) {
    uint64_t n = limbs_count(a), twice = 2 * f.p;
    limbs_need(limbs_room(x), n);
    for (uint64_t i = 0; i < n; i++) edit_u64(x, i, below(below(view_u64(a, i), twice), twice));
    limbs_clear(limbs_edit_part(x, n, limbs_room(x) - n));
}

static void multiply_points(Edit x, View y, struct Field f) {
    uint64_t size = limbs_room(x);
    View old = edit_view(x);
    uint64_t size_form = below(reduce_product(f, size, f.square), f.p);
    uint64_t scale = power(f, size_form, f.p - 2); // 1 / size
    scale = below(reduce_product(f, scale, f.square), f.p);
    limbs_need(limbs_count(y), size);
    for (uint64_t i = 0; i < size; i++) {
        uint64_t product = reduce_product(f, view_u64(old, i), view_u64(y, i));
        edit_u64(x, i, reduce_product(f, product, scale));
    }
}

// top:sum / base, one digit of the product: the digit, and the carry into the next.
typedef struct {
    uint64_t digit;
    Wide carry;
} Carried;
static Carried carry_in_base(uint64_t top, Wide sum, uint64_t base) {
    U128 first = u128_div(0, top, base), next = u128_div(first.high, (uint64_t)(sum >> 64), base);
    U128 last = u128_div(next.high, (uint64_t)sum, base);
    return (Carried){last.high, (Wide)next.low << 64 | last.low};
}

// From residues x1, x2, x3 below 2p each to the coefficients, added up with their carries; base 0: 2^64.
static void combine(Edit r, View x1, View x2, View x3, uint64_t base) {
    struct Field f2 = field_of(AT(primes, 1)), f3 = field_of(AT(primes, 2));
    uint64_t p1 = AT(primes, 0).p, p2 = f2.p, p3 = f3.p;
    // In Montgomery's form: 1 / p1 modulo p2 and p3, 1 / p2 modulo p3.
    uint64_t i12 = power(f2, reduce_product(f2, p1 - p2, f2.square), p2 - 2);
    uint64_t i13 = power(f3, reduce_product(f3, p1 - p3, f3.square), p3 - 2);
    uint64_t i23 = power(f3, reduce_product(f3, p2 - p3, f3.square), p3 - 2);
    uint64_t n = limbs_room(r);
    Wide carry = 0;
    limbs_need(limbs_count(x1), n);
    limbs_need(limbs_count(x2), n);
    limbs_need(limbs_count(x3), n);
    for (uint64_t i = 0; i < n; i++) {
        uint64_t v1 = below(view_u64(x1, i), p1);
        uint64_t v2 = reduce_product(f2, view_u64(x2, i) + 2 * p2 - v1, i12);
        v2 = below(below(v2, p2), p2);
        uint64_t v3 = reduce_product(f3, view_u64(x3, i) + 2 * p3 - v1, i13);
        v3 = reduce_product(f3, v3 + 2 * p3 - v2, i23);
        v3 = below(below(v3, p3), p3);
        // v1 + p1 * (v2 + p2 * v3) + carry
        Wide upper = (Wide)p2 * v3 + v2;
        Wide low = (Wide)p1 * (uint64_t)upper + v1;
        Wide high = (Wide)p1 * (uint64_t)(upper >> 64) + (uint64_t)(low >> 64);
        if (base) {
            Wide sum = carry + ((high << 64) | (uint64_t)low);
            Carried c = carry_in_base((uint64_t)(high >> 64) + (sum < carry), sum, base);
            edit_u64(r, i, c.digit);
            carry = c.carry;
            continue;
        }
        carry += (uint64_t)low;
        edit_u64(r, i, (uint64_t)carry);
        carry = (carry >> 64) + high;
    }
}

bool transform_mul(Edit r, View a, View b) { return transform_mul_base(r, a, b, 0); }

bool transform_mul_base(Edit r, View a, View b, uint64_t base) {
    uint64_t total = limbs_count(a) + limbs_count(b), size = 4;
    r = limbs_edit_part(r, 0, total);
    while (size < total) size *= 2;
    Value memory = new_blob(size * 8 * 5);
    if (is_error(memory)) return false;
    Edit all = bytes_edit(ref_of(memory));
    Edit roots = limbs_edit_part(all, 0, size), y = limbs_edit_part(all, size, size);
    for (uint64_t i = 0; i < 3; i++) {
        struct Field f = field_of(AT(primes, i));
        Edit x = limbs_edit_part(all, (i + 2) * size, size);
        fill_roots(roots, f, AT(primes, i).generator, size);
        load(x, a, f);
        forward(x, edit_view(roots), f);
        load(y, b, f);
        forward(y, edit_view(roots), f);
        multiply_points(x, edit_view(y), f);
        inverse(x, edit_view(roots), f);
    }
    View done = edit_view(all);
    combine(r, limbs_part(done, 2 * size, size), limbs_part(done, 3 * size, size),
            limbs_part(done, 4 * size, size), base);
    return true;
}
