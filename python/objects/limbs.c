// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Natural numbers: what takes one pass over the limbs. Each loop is preceded by limbs_need for every operand, so
// that its body is compiled without checks: keep it that way when changing one (the micro programs
// bench/micro/int_big_*.py tell).
#include "python/objects/limbs.h"

uint64_t limbs_used(View v) {
    uint64_t n = limbs_count(v);
    while (n && view_u64(v, n - 1) == 0) n--;
    return n;
}

void limbs_copy(Edit to, View from) {
    uint64_t n = limbs_count(from);
    limbs_need(limbs_room(to), n);
    for (uint64_t i = 0; i < n; i++) edit_u64(to, i, view_u64(from, i));
}

void limbs_clear(Edit to) {
    uint64_t n = limbs_room(to);
    for (uint64_t i = 0; i < n; i++) edit_u64(to, i, 0);
}

bool limbs_is_zero(View v) {
    uint64_t n = limbs_count(v);
    for (uint64_t i = 0; i < n; i++)
        if (view_u64(v, i)) return false;
    return true;
}

int32_t limbs_compare(View a, View b) {
    uint64_t i = limbs_count(a), n = limbs_count(b);
    for (; i > n; i--)
        if (view_u64(a, i - 1)) return 1;
    for (; n > i; n--)
        if (view_u64(b, n - 1)) return -1;
    for (; n > 0; n--) {
        uint64_t x = view_u64(a, n - 1), y = view_u64(b, n - 1);
        if (x != y) return x < y ? -1 : 1;
    }
    return 0;
}

// r[from ..) = a[from ..) + carry
static uint64_t carry_up(Edit r, View a, uint64_t from, uint64_t carry) {
    uint64_t n = limbs_count(a);
    limbs_need(limbs_room(r), n);
    for (uint64_t i = from; i < n; i++) {
        uint64_t sum = view_u64(a, i) + carry;
        carry = sum < carry;
        edit_u64(r, i, sum);
    }
    return carry;
}

static uint64_t borrow_up(Edit r, View a, uint64_t from, uint64_t borrow) {
    uint64_t n = limbs_count(a);
    limbs_need(limbs_room(r), n);
    for (uint64_t i = from; i < n; i++) {
        uint64_t limb = view_u64(a, i);
        edit_u64(r, i, limb - borrow);
        borrow = limb < borrow;
    }
    return borrow;
}

uint64_t limbs_add(Edit r, View a, View b) {
    uint64_t n = limbs_count(b), carry = 0;
    limbs_need(limbs_count(a), n);
    limbs_need(limbs_room(r), n);
    for (uint64_t i = 0; i < n; i++) {
        uint64_t limb = view_u64(a, i), sum = limb + view_u64(b, i), all = sum + carry;
        edit_u64(r, i, all);
        carry = (sum < limb) | (all < sum);
    }
    return carry_up(r, a, n, carry);
}

uint64_t limbs_sub(Edit r, View a, View b) {
    uint64_t n = limbs_count(b), borrow = 0;
    limbs_need(limbs_count(a), n);
    limbs_need(limbs_room(r), n);
    for (uint64_t i = 0; i < n; i++) {
        Wide difference = (Wide)view_u64(a, i) - view_u64(b, i) - borrow;
        edit_u64(r, i, (uint64_t)difference);
        borrow = (uint64_t)(difference >> 64) & 1;
    }
    return borrow_up(r, a, n, borrow);
}

uint64_t limbs_add_1(Edit r, View a, uint64_t b) { return carry_up(r, a, 0, b); }
uint64_t limbs_sub_1(Edit r, View a, uint64_t b) { return borrow_up(r, a, 0, b); }

uint64_t limbs_mul_1(Edit r, View a, uint64_t b, uint64_t carry) {
    uint64_t n = limbs_count(a);
    limbs_need(limbs_room(r), n);
    for (uint64_t i = 0; i < n; i++) {
        Wide product = (Wide)view_u64(a, i) * b + carry;
        edit_u64(r, i, (uint64_t)product);
        carry = (uint64_t)(product >> 64);
    }
    return carry;
}

uint64_t limbs_addmul_1(Edit r, View a, uint64_t b) {
    uint64_t n = limbs_count(a), carry = 0;
    View old = edit_view(r);
    limbs_need(limbs_room(r), n);
    for (uint64_t i = 0; i < n; i++) {
        Wide product = (Wide)view_u64(a, i) * b + view_u64(old, i) + carry;
        edit_u64(r, i, (uint64_t)product);
        carry = (uint64_t)(product >> 64);
    }
    return carry;
}

uint64_t limbs_submul_1(Edit r, View a, uint64_t b) {
    uint64_t n = limbs_count(a), borrow = 0;
    View old = edit_view(r);
    limbs_need(limbs_room(r), n);
    for (uint64_t i = 0; i < n; i++) {
        Wide product = (Wide)view_u64(a, i) * b + borrow;
        uint64_t limb = view_u64(old, i);
        edit_u64(r, i, limb - (uint64_t)product);
        borrow = (uint64_t)(product >> 64) + (limb < (uint64_t)product);
    }
    return borrow;
}

uint64_t limbs_lshift(Edit r, View a, uint32_t bits) {
    uint64_t n = limbs_count(a);
    limbs_need(limbs_room(r), n);
    if (n == 0) return 0;
    uint64_t above = view_u64(a, n - 1), out = (above >> 1) >> (~bits & 63);
    for (uint64_t i = n - 1; i > 0; i--) {
        uint64_t below = view_u64(a, i - 1);
        edit_u64(r, i, above << (bits & 63) | (below >> 1) >> (~bits & 63));
        above = below;
    }
    edit_u64(r, 0, above << (bits & 63));
    return out;
}

uint64_t limbs_rshift(Edit r, View a, uint32_t bits) {
    uint64_t n = limbs_count(a);
    limbs_need(limbs_room(r), n);
    if (n == 0) return 0;
    uint64_t below = view_u64(a, 0), out = (below << 1) << (~bits & 63);
    for (uint64_t i = 0; i + 1 < n; i++) {
        uint64_t above = view_u64(a, i + 1);
        edit_u64(r, i, below >> (bits & 63) | (above << 1) << (~bits & 63));
        below = above;
    }
    edit_u64(r, n - 1, below >> (bits & 63));
    return out;
}

// floor((2^128 - 1) / d) - 2^64
uint64_t limbs_inverse(uint64_t d) { return u128_div(~d, UINT64_MAX, d).low; }

uint64_t limbs_divmod_1(Edit q, View a, uint64_t d) {
    uint64_t n = limbs_count(a), remainder = 0;
    limbs_need(limbs_room(q), n);
    if (n < 4) {
        for (uint64_t i = n; i > 0; i--) {
            U128 step = u128_div(remainder, view_u64(a, i - 1), d);
            edit_u64(q, i - 1, step.low);
            remainder = step.high;
        }
        return remainder;
    }
    // With d and a shifted up until d's top bit is set.
    uint32_t bits = u64_clz(d) & 63;
    d <<= bits & 63;
    uint64_t inverse = limbs_inverse(d), above = view_u64(a, n - 1);
    remainder = (above >> 1) >> (~bits & 63);
    for (uint64_t i = n - 1; i > 0; i--) {
        uint64_t below = view_u64(a, i - 1);
        U128 step = limbs_step(remainder, above << (bits & 63) | (below >> 1) >> (~bits & 63), d, inverse);
        edit_u64(q, i, step.low);
        remainder = step.high;
        above = below;
    }
    U128 step = limbs_step(remainder, above << (bits & 63), d, inverse);
    edit_u64(q, 0, step.low);
    return step.high >> (bits & 63);
}

uint64_t limbs_mod_1(View a, uint64_t d) {
    uint64_t n = limbs_count(a), remainder = 0;
    for (uint64_t i = n; i > 0; i--) remainder = u128_div(remainder, view_u64(a, i - 1), d).high;
    return remainder;
}
