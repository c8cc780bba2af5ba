// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The commonest decimal numbers: finite, of one limb, with a small exponent. Operators try them first, in registers,
// without a Number, and leave everything else (UNSET) to the general functions, with the same results.
#pragma once
#include "python/modules/_decimal.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"

typedef struct {
    bool ok; // else it is no such number
    bool negative;
    uint64_t small;
    int64_t exponent, digits;
} Plain;

INLINE Plain decimal_plain(Value v) {
    if (likely(IS_EXACT(v, Decimal))) {
        Ref r = ref_of(v);
        Value coefficient = slot_get(r, DECIMAL_COEFFICIENT), exponent = slot_get(r, DECIMAL_EXPONENT);
        int64_t shape = int_of(slot_get(r, DECIMAL_SHAPE));
        return (Plain){both_int(coefficient, exponent) && (shape >> 1 & 3) == DECIMAL_FINITE,
                       (bool)(shape & 1), (uint64_t)int_of(coefficient), int_of(exponent), shape >> 3};
    }
    if (!is_int(v)) return (Plain){0};
    uint64_t magnitude = (uint64_t)(int_of(v) < 0 ? -int_of(v) : int_of(v));
    return (Plain){magnitude < LIMB_BASE, int_of(v) < 0, magnitude, 0, natural_digits_1(magnitude)};
}

// A new Decimal if the limits leave the number as it is, else UNSET; coefficient < 10^18.
INLINE Value decimal_quick(uint64_t coefficient, bool negative, int64_t exponent, Value context) {
    int64_t digits = natural_digits_1(coefficient);
    Ref c = ref_of(context);
    if (unlikely(digits > int_of(slot_get(c, CONTEXT_PREC)) ||
                 !same(slot_get(c, CONTEXT_CLAMP), int_u32(0)) ||
                 exponent < int_of(slot_get(c, CONTEXT_EMIN)) ||
                 exponent + digits - 1 > int_of(slot_get(c, CONTEXT_EMAX))))
        return UNSET;
    Value v = NEW(Decimal);
    RETURN_IF_ERROR(v);
    Ref r = ref_of(v);
    slot_set(r, DECIMAL_COEFFICIENT, int_wrap((int64_t)coefficient));
    slot_set(r, DECIMAL_EXPONENT, int_wrap(exponent));
    slot_set(r, DECIMAL_SHAPE, int_wrap(digits << 3 | (int64_t)DECIMAL_FINITE << 1 | negative));
    return v;
}

// x + y, x - y and x * y, if the result is such a number too.
INLINE Value decimal_quick_sum(Plain x, Plain y, Value context) {
    int64_t gap = x.exponent - y.exponent, exponent = gap > 0 ? y.exponent : x.exponent;
    uint64_t a = x.small, b = y.small;
    if (gap > 0 ? x.digits + gap > LIMB_DIGITS : y.digits - gap > LIMB_DIGITS) return UNSET;
    if (gap > 0) a *= natural_power((uint64_t)gap);
    if (gap < 0) b *= natural_power((uint64_t)-gap);
    bool negative = x.negative;
    if (x.negative == y.negative) {
        a += b;
        if (unlikely(a >= LIMB_BASE)) return UNSET;
    } else {
        if (a == b)
            negative = same(slot_get(ref_of(context), CONTEXT_ROUNDING), int_u32(DECIMAL_FLOOR));
        else if (a < b)
            negative = y.negative;
        a = a < b ? b - a : a - b;
    }
    return decimal_quick(a, negative, exponent, context);
}
INLINE Value decimal_quick_difference(Plain x, Plain y, Value context) {
    y.negative = !y.negative;
    return decimal_quick_sum(x, y, context);
}
INLINE Value decimal_quick_product(Plain x, Plain y, Value context) {
    U128 product = u64_mul(x.small, y.small);
    if (product.high != 0 || product.low >= LIMB_BASE) return UNSET;
    return decimal_quick(product.low, x.negative != y.negative, x.exponent + y.exponent, context);
}

// x rounded to y's exponent.
INLINE Value decimal_quick_quantize(Plain x, Plain y, uint8_t rounding, Value context) {
    int64_t drop = y.exponent - x.exponent;
    uint64_t small = x.small;
    if (drop <= 0) {
        if (x.digits - drop > LIMB_DIGITS) return UNSET;
        return decimal_quick(small * natural_power((uint64_t)-drop), x.negative, y.exponent, context);
    }
    if (drop > x.digits || small == 0) return UNSET;
    uint64_t power = natural_power((uint64_t)drop);
    U64Division parts = u64_div(small, power);
    uint32_t rest = natural_rest(parts.remainder, power);
    small = parts.quotient + decimal_rounds_up(rounding, rest, (uint32_t)(parts.quotient % 10), x.negative);
    Value result = decimal_quick(small, x.negative, y.exponent, context);
    if (!is_ref(result)) return result;
    uint32_t status = rest ? STATUS_ROUNDED | STATUS_INEXACT : STATUS_ROUNDED;
    return is_error(decimal_note(context, status)) ? ERROR : result;
}
