// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Quotients of ints of any size: rounded down, to nearest, or as a float that is the nearest one to the exact
// quotient; greatest common divisor; integer square root.
#include "python/objects/float.h"
#include "python/objects/int_big.h"
#include "python/objects/error.h"

static Value divided_by_zero(void) {
    return raise0(CLASS(ZeroDivisionError), TEXT("integer division or modulo by zero"));
}

// |a| divided by |b| for a big a: quotient and remainder as naturals. UNSET for a quotient not asked for.
static DivmodResult divide_by_limb(Value a, uint64_t d, bool want_quotient) {
    View limbs = big_limbs(a);
    if (!want_quotient) return (DivmodResult){UNSET, big_from_u64(limbs_mod_1(limbs, d), false)};
    Value quotient = big_new(limbs_count(limbs));
    if (is_error(quotient)) return (DivmodResult){ERROR, ERROR};
    uint64_t remainder = limbs_divmod_1(big_edit(quotient), limbs, d);
    return (DivmodResult){big_finish(quotient, false), big_from_u64(remainder, false)};
}

static DivmodResult divide_big(Value a, Value b) {
    DivmodResult failed = {ERROR, ERROR};
    View divisor = big_limbs(b);
    uint64_t n = limbs_count(divisor), size = limbs_count(big_limbs(a));
    if (size < n || limbs_compare(big_limbs(a), divisor) < 0) return (DivmodResult){int_u32(0), long_abs(a)};
    Value rest = big_new(size + 1);
    if (is_error(rest)) return failed;
    Value quotient = big_new(size + 1 - n);
    if (is_error(quotient)) return failed;
    limbs_copy(big_edit(rest), big_limbs(a));
    if (!limbs_divmod(big_edit(quotient), big_edit(rest), divisor)) return failed;
    return (DivmodResult){big_finish(quotient, false), big_finish(rest, false)};
}

// Truncated division of the magnitudes, b not 0, not both small.
static DivmodResult divide_magnitudes(Value a, Value b, bool want_quotient) {
    if (is_int(a)) return (DivmodResult){int_u32(0), long_abs(a)}; // |a| <= 2^60; see floor_division for 2^60
    if (is_int(b)) return divide_by_limb(a, small_magnitude(b), want_quotient);
    if (limbs_count(big_limbs(b)) == 1) return divide_by_limb(a, view_u64(big_limbs(b), 0), want_quotient);
    return divide_big(a, b);
}

static DivmodResult floor_division(Value a, Value b, bool want_quotient) {
    DivmodResult failed = {ERROR, ERROR};
    if (both_int(a, b)) {
        I64Division small = i64_floor_div(int_of(a), int_of(b));
        return (DivmodResult){int_new(small.quotient), int_new(small.remainder)};
    }
    // The one small number whose magnitude is that of a big one: -2^60 beside 2^60.
    if (is_int(a) && int_of(a) == SMALL_INT_MIN && int_is_zero(long_add(a, b)))
        return (DivmodResult){int_i32(-1), int_u32(0)};
    DivmodResult r = divide_magnitudes(a, b, want_quotient);
    if (is_error(r.quotient) || is_error(r.remainder)) return failed;
    bool a_negative = int_is_negative(a), b_negative = int_is_negative(b);
    bool exact = int_is_zero(r.remainder);
    if (a_negative) r.remainder = long_neg(r.remainder);
    if (is_error(r.remainder)) return failed;
    if (a_negative != b_negative) {
        if (!exact) {
            r.remainder = long_add(r.remainder, b);
            if (!is_unset(r.quotient)) r.quotient = long_add(r.quotient, int_u32(1));
        }
        if (is_error(r.quotient) || is_error(r.remainder)) return failed;
        if (!is_unset(r.quotient)) r.quotient = long_neg(r.quotient);
        if (is_error(r.quotient)) return failed;
    }
    return r;
}

DivmodResult long_divmod(Value a, Value b) {
    if (int_is_zero(b)) {
        divided_by_zero();
        return (DivmodResult){ERROR, ERROR};
    }
    return floor_division(a, b, true);
}

Value long_floordiv(Value a, Value b) { return long_divmod(a, b).quotient; }

Value long_mod(Value a, Value b) {
    if (int_is_zero(b)) return raise0(CLASS(ZeroDivisionError), TEXT("integer modulo by zero"));
    return floor_division(a, b, false).remainder;
}

DivmodResult long_divmod_near(Value a, Value b) {
    DivmodResult r = long_divmod(a, b);
    if (is_error(r.quotient)) return r;
    // The remainder has b's sign; is it beyond half of b?
    DivmodResult failed = {ERROR, ERROR};
    Value twice = long_shift(r.remainder, 1);
    if (is_error(twice)) return failed;
    int32_t order = long_compare(twice, b);
    if (int_is_negative(b)) order = -order;
    if (order < 0 || (order == 0 && !int_is_odd(r.quotient))) return r;
    r.quotient = long_add(r.quotient, int_u32(1));
    r.remainder = long_sub(r.remainder, b);
    return is_error(r.quotient) || is_error(r.remainder) ? failed : r;
}

// |a| / |b| to the nearest double, infinity when it is too large; neither is 0. -1.0: an exception is set.
static double quotient(Value a, Value b, int64_t size) {
    // size = a's bits - b's: 2^(size - 1) < |a / b| < 2^(size + 1). Scaled to a quotient of 62 or 63 bits.
    if (size < -1080) return 0.0;
    int64_t shift = 62 - size;
    Value x = long_abs(a), y = long_abs(b);
    if (shift > 0 && !is_error(x)) x = long_shift(x, shift);
    if (shift < 0 && !is_error(y)) y = long_shift(y, -shift);
    if (is_error(x) || is_error(y)) return -1.0;
    DivmodResult r = floor_division(x, y, true);
    if (is_error(r.quotient)) return -1.0;
    return float_scale(int_low_u64(r.quotient), !int_is_zero(r.remainder), -shift);
}

DoubleResult long_quotient(Value a, Value b) {
    double d = quotient(a, b, (int64_t)long_bit_length(a) - (int64_t)long_bit_length(b));
    if (d < 0) return (DoubleResult){0};
    return (DoubleResult){true, int_is_negative(a) != int_is_negative(b) ? -d : d};
}

Value long_truediv(Value a, Value b) {
    if (int_is_zero(b)) return raise0(CLASS(ZeroDivisionError), TEXT("division by zero"));
    if (int_is_zero(a)) return float_new(int_is_negative(b) ? -0.0 : 0.0);
    int64_t a_bits = (int64_t)long_bit_length(a), b_bits = (int64_t)long_bit_length(b);
    if (a_bits <= 53 && b_bits <= 53) return float_new((double)int_of(a) / (double)int_of(b));
    DoubleResult d = {true, f64_from_bits(UINT64_C(0x7ff) << 52)};
    if (a_bits - b_bits <= 1024) d = long_quotient(a, b);
    if (!d.ok) return ERROR;
    if (f64_is_inf(d.value))
        return raise0(CLASS(OverflowError), TEXT("integer division result too large for a float"));
    return float_new(d.value);
}
