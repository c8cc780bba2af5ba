// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Natural numbers as runs of limbs in base 10^18, least significant first: the coefficients of module _decimal. A View
// is a number to read, an Edit one to write, as in objects/limbs.h, whose functions that do not depend on the base
// (limbs_used, limbs_copy, limbs_clear, limbs_compare, limbs_is_zero) serve here too. Functions that need
// scratch memory return false when there is none, with MemoryError raised.
#pragma once
#include "python/objects/limbs.h"

enum { LIMB_DIGITS = 18 };
#define LIMB_BASE UINT64_C(1000000000000000000)

// 10^n for n = 0 .. 19.
uint64_t natural_power(uint64_t n);
// How many decimal digits n has; 1 for 0.
uint32_t natural_digits_1(uint64_t n);
// Of a number without leading zero limbs; 1 for none.
uint64_t natural_digits(View a);
INLINE uint64_t natural_limbs(uint64_t digits) { return (digits + LIMB_DIGITS - 1) / LIMB_DIGITS; }
// low = quotient, high = remainder of n / 10^18, for n < 10^18 * 2^64.
U128 natural_split(Wide n);

// r = a + b, a - b, returning carry or borrow; a has at least b's size, r at least a's. In place with a or b.
uint64_t natural_add(Edit r, View a, View b);
uint64_t natural_sub(Edit r, View a, View b);
uint64_t natural_add_1(Edit r, View a, uint64_t b);
// r = a * b + carry; the limb that goes out at the top. In place with a.
uint64_t natural_mul_1(Edit r, View a, uint64_t b, uint64_t carry);
// q = a / d, returns the remainder; in place with a. 0 < d < 10^18.
uint64_t natural_divmod_1(Edit q, View a, uint64_t d);
// r = a * 10^digits; r has room for it all.
void natural_lshift(Edit r, View a, uint64_t digits);
// What a right shift drops: 0 nothing, 1 less than a half, 5 a half, 6 more than a half of the last place.
// Of a remainder, less than `power`, of a division by it:
INLINE uint32_t natural_rest(uint64_t remainder, uint64_t power) {
    uint64_t half = power / 2;
    return remainder == 0 ? 0 : remainder < half ? 1 : remainder == half ? 5 : 6;
}
// r = a / 10^digits, digits at most a's; in place with a.
uint32_t natural_rshift(Edit r, View a, uint64_t digits);
// Digit number i, 0 the last one.
uint32_t natural_digit(View a, uint64_t i);
// How many zeros it ends in; a is not 0.
uint64_t natural_trailing(View a);

// r = a * b; r has room for both sizes together, and is neither of them.
bool natural_mul(Edit r, View a, View b) MUST_USE;
// q = a / b rounded down, a = the remainder. b has no leading zero limb and is not 0. q has room for a's size less b's
// plus one limb. a must have one limb more than the number in it: a zero on top.
bool natural_divmod(Edit q, Edit a, View b) MUST_USE;
