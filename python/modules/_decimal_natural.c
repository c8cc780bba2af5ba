// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Natural numbers in base 10^18: what takes one pass over the limbs. Each loop is preceded by limbs_need for every
// operand, so that its body is compiled without checks.
#include "python/modules/_decimal_natural.h"

static const uint64_t powers[20] = {1,
                                    10,
                                    100,
                                    1000,
                                    10000,
                                    100000,
                                    1000000,
                                    10000000,
                                    100000000,
                                    1000000000,
                                    10000000000,
                                    100000000000,
                                    1000000000000,
                                    10000000000000,
                                    100000000000000,
                                    1000000000000000,
                                    10000000000000000,
                                    100000000000000000,
                                    1000000000000000000,
                                    UINT64_C(10000000000000000000)};

uint64_t natural_power(uint64_t n) { return AT(powers, n); }

uint32_t natural_digits_1(uint64_t n) {
    // 1233 / 4096 is a little more than log10(2).
    uint32_t guess = ((64 - u64_clz(n | 1)) * 1233) >> 12;
    return guess + ((n | 1) >= AT(powers, guess));
}

uint64_t natural_digits(View a) {
    uint64_t n = limbs_count(a);
    return n == 0 ? 1 : (n - 1) * LIMB_DIGITS + natural_digits_1(view_u64(a, n - 1));
}

// 10^18 shifted up to its top bit, and the inverse that limbs_step takes.
#define BASE_SHIFT 4
#define BASE_TOP (LIMB_BASE << BASE_SHIFT)
#define BASE_INVERSE UINT64_C(0x2725dd1d243aba0e)

INLINE U128 split(Wide n) {
    n <<= BASE_SHIFT;
    U128 step = limbs_step((uint64_t)(n >> 64), (uint64_t)n, BASE_TOP, BASE_INVERSE);
    return (U128){step.low, step.high >> BASE_SHIFT};
}
U128 natural_split(Wide n) { return split(n); }

uint64_t natural_add_1(Edit r, View a, uint64_t b) {
    uint64_t n = limbs_count(a), carry = b;
    limbs_need(limbs_room(r), n);
    for (uint64_t i = 0; i < n; i++) {
        uint64_t sum = view_u64(a, i) + carry;
        carry = sum >= LIMB_BASE;
        edit_u64(r, i, carry ? sum - LIMB_BASE : sum);
    }
    return carry;
}

uint64_t natural_add(Edit r, View a, View b) {
    uint64_t n = limbs_count(a), m = limbs_count(b), carry = 0;
    limbs_need(n, m);
    limbs_need(limbs_room(r), n);
    for (uint64_t i = 0; i < m; i++) {
        uint64_t sum = view_u64(a, i) + view_u64(b, i) + carry;
        carry = sum >= LIMB_BASE;
        edit_u64(r, i, carry ? sum - LIMB_BASE : sum);
    }
    for (uint64_t i = m; i < n; i++) {
        uint64_t sum = view_u64(a, i) + carry;
        carry = sum >= LIMB_BASE;
        edit_u64(r, i, carry ? sum - LIMB_BASE : sum);
    }
    return carry;
}

uint64_t natural_sub(Edit r, View a, View b) {
    uint64_t n = limbs_count(a), m = limbs_count(b), borrow = 0;
    limbs_need(n, m);
    limbs_need(limbs_room(r), n);
    for (uint64_t i = 0; i < m; i++) {
        uint64_t difference = view_u64(a, i) - view_u64(b, i) - borrow;
        borrow = difference >> 63;
        edit_u64(r, i, borrow ? difference + LIMB_BASE : difference);
    }
    for (uint64_t i = m; i < n; i++) {
        uint64_t difference = view_u64(a, i) - borrow;
        borrow = difference >> 63;
        edit_u64(r, i, borrow ? difference + LIMB_BASE : difference);
    }
    return borrow;
}

uint64_t natural_mul_1(Edit r, View a, uint64_t b, uint64_t carry) {
    uint64_t n = limbs_count(a);
    limbs_need(limbs_room(r), n);
    for (uint64_t i = 0; i < n; i++) {
        U128 parts = split((Wide)view_u64(a, i) * b + carry);
        edit_u64(r, i, parts.high);
        carry = parts.low;
    }
    return carry;
}

uint64_t natural_divmod_1(Edit q, View a, uint64_t d) {
    uint64_t n = limbs_count(a), remainder = 0;
    limbs_need(limbs_room(q), n);
    for (uint64_t i = n; i > 0; i--) {
        Wide part = (Wide)remainder * LIMB_BASE + view_u64(a, i - 1);
        U128 step = u128_div((uint64_t)(part >> 64), (uint64_t)part, d);
        edit_u64(q, i - 1, step.low);
        remainder = step.high;
    }
    return remainder;
}

void natural_lshift(Edit r, View a, uint64_t digits) {
    uint64_t n = limbs_count(a), limbs = digits / LIMB_DIGITS, room = limbs_room(r);
    uint32_t rest = (uint32_t)(digits % LIMB_DIGITS);
    Edit upper = limbs_edit_part(r, limbs, room - limbs);
    if (rest == 0) {
        for (uint64_t i = n; i > 0; i--) edit_u64(upper, i - 1, view_u64(a, i - 1));
        if (room - limbs > n) limbs_clear(limbs_edit_part(upper, n, room - limbs - n));
    } else {
        uint64_t power = AT(powers, rest), cut = AT(powers, LIMB_DIGITS - rest), low = 0;
        // From below: a limb's low digits go up, the high ones into the next limb.
        for (uint64_t i = 0; i < n; i++) {
            U64Division parts = u64_div(view_u64(a, i), cut);
            edit_u64(upper, i, parts.remainder * power + low);
            low = parts.quotient;
        }
        if (room - limbs > n) {
            edit_u64(upper, n, low);
            limbs_clear(limbs_edit_part(upper, n + 1, room - limbs - n - 1));
        } else if (low) {
            kernel_fault(FAULT_UNREACHABLE); // there was to be room for it all
        }
    }
    limbs_clear(limbs_edit_part(r, 0, limbs));
}

// 0, 1, 5, 6 for a rest of `digits` digits, and whether there was anything below it.
static uint32_t rest_of(uint64_t rest, uint64_t digits, bool below) {
    uint64_t half = digits ? 5 * AT(powers, digits - 1) : 1;
    if (rest == 0) return below;
    if (rest == half && digits) return below ? 6 : 5;
    return rest < half ? 1 : 6;
}

uint32_t natural_rshift(Edit r, View a, uint64_t digits) {
    uint64_t n = limbs_count(a), limbs = digits / LIMB_DIGITS;
    uint32_t rest = (uint32_t)(digits % LIMB_DIGITS), dropped;
    if (digits == 0) {
        if (n) limbs_copy(r, a);
        return 0;
    }
    if (rest == 0) {
        bool below = !limbs_is_zero(limbs_part(a, 0, limbs - 1));
        dropped = rest_of(view_u64(a, limbs - 1), LIMB_DIGITS, below);
        View upper = limbs_part(a, limbs, n - limbs);
        if (n > limbs) limbs_copy(r, upper);
        return dropped;
    }
    bool below = !limbs_is_zero(limbs_part(a, 0, limbs));
    uint64_t power = AT(powers, rest), up = AT(powers, LIMB_DIGITS - rest);
    U64Division parts = u64_div(view_u64(a, limbs), power);
    dropped = rest_of(parts.remainder, rest, below);
    uint64_t low = parts.quotient, room = limbs_room(r);
    for (uint64_t i = limbs + 1; i < n; i++) {
        parts = u64_div(view_u64(a, i), power);
        edit_u64(r, i - limbs - 1, parts.remainder * up + low);
        low = parts.quotient;
    }
    if (room > n - limbs - 1) edit_u64(r, n - limbs - 1, low);
    return dropped;
}

uint32_t natural_digit(View a, uint64_t i) {
    uint64_t limb = view_u64(a, i / LIMB_DIGITS);
    return (uint32_t)(u64_div(limb, AT(powers, i % LIMB_DIGITS)).quotient % 10);
}

uint64_t natural_trailing(View a) {
    uint64_t i = 0, n = limbs_count(a), zeros = 0;
    while (i < n && view_u64(a, i) == 0) i++;
    if (i == n) return 0;
    for (uint64_t limb = view_u64(a, i); limb % 10 == 0; limb /= 10) zeros++;
    return i * LIMB_DIGITS + zeros;
}
