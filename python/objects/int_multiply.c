// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Products and powers of ints of any size.
#include "python/objects/float.h"
#include "python/objects/int_big.h"
#include "python/objects/error.h"

// A big int times a magnitude of one limb.
static Value mul_small(Value a, uint64_t magnitude, bool negative) {
    if (magnitude == 0) return int_u32(0);
    uint64_t n = limbs_count(big_limbs(a));
    Value product = big_new(n + 1);
    RETURN_IF_ERROR(product);
    Edit limbs = big_edit(product);
    edit_u64(limbs, n, limbs_mul_1(limbs, big_limbs(a), magnitude, 0));
    return big_finish(product, negative);
}

Value long_mul(Value a, Value b) {
    if (both_int(a, b)) {
        IntResult small = int_mul(a, b);
        if (likely(small.ok)) return small.value;
        U128 product = u64_mul(small_magnitude(a), small_magnitude(b));
        Value result = int_from_u128(product);
        return is_error(result) || (int_of(a) < 0) == (int_of(b) < 0) ? result : long_neg(result);
    }
    bool negative = int_is_negative(a) != int_is_negative(b);
    if (is_int(b)) return mul_small(a, small_magnitude(b), negative);
    if (is_int(a)) return mul_small(b, small_magnitude(a), negative);
    Value product = big_new(limbs_count(big_limbs(a)) + limbs_count(big_limbs(b)));
    RETURN_IF_ERROR(product);
    bool ok = same(a, b) ? limbs_square(big_edit(product), big_limbs(a))
                         : limbs_mul(big_edit(product), big_limbs(a), big_limbs(b));
    return ok ? big_finish(product, negative) : ERROR;
}

// base^exponent for an odd base or a small exponent, from the exponent's top bit down.
static Value power(Value base, uint64_t exponent) {
    if (exponent == 0) return int_u32(1);
    Value result = base;
    for (uint64_t bit = UINT64_C(1) << ((63 - u64_clz(exponent)) & 63) >> 1; bit; bit >>= 1) {
        result = long_mul(result, result);
        RETURN_IF_ERROR(result);
        if (exponent & bit) result = long_mul(result, base);
        RETURN_IF_ERROR(result);
    }
    return result;
}

static uint64_t trailing_zeros(Value a) {
    if (is_int(a)) return u64_ctz(small_magnitude(a));
    View limbs = big_limbs(a);
    uint64_t i = 0;
    while (view_u64(limbs, i) == 0) i++;
    return i * 64 + u64_ctz(view_u64(limbs, i));
}

Value long_pow(Value a, Value b) {
    if (int_is_negative(b)) {
        DoubleResult x = float_from_int(a), y = {0};
        if (x.ok) y = float_from_int(b);
        return x.ok && y.ok ? float_pow(x.value, y.value) : ERROR;
    }
    if (is_int(a) && int_of(a) >= -1 && int_of(a) <= 1)
        return int_is_zero(b) ? int_u32(1) : same(a, int_i32(-1)) && !int_is_odd(b) ? int_u32(1) : a;
    if (is_big(b)) return raise_memory_error();
    uint64_t exponent = (uint64_t)int_of(b), zeros = trailing_zeros(a);
    if (zeros == 0) return power(a, exponent);
    // (odd * 2^zeros)^exponent: the twos are a shift.
    if (exponent > u64_div(BIG_LIMBS_MAX * UINT64_C(64), zeros).quotient) return raise_memory_error();
    Value odd = long_shift(a, -(int64_t)zeros);
    RETURN_IF_ERROR(odd);
    Value result = same(odd, int_u32(1))    ? odd
                   : same(odd, int_i32(-1)) ? int_i32(exponent & 1 ? -1 : 1)
                                            : power(odd, exponent);
    RETURN_IF_ERROR(result);
    return long_shift(result, (int64_t)(zeros * exponent));
}
