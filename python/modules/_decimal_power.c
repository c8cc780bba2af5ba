// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Powers (General Decimal Arithmetic Specification, "power"): integral exponents by squaring, with digits to spare; other
// ones as exp(b * ln(a)); and power with a modulus (PEP 327). Which precision the steps have is CPython's, so that the
// digits are, too.
#include "python/modules/_decimal.h"
#include "python/objects/int.h"

// 1, with as many zeros behind the point as the precision has room for.
static Number one_in_full(bool negative, int64_t zeros) {
    Number n = decimal_lengthened(decimal_small(1, negative, 0), zeros);
    n.exponent = -zeros;
    return n;
}

// The bits of the exponent's magnitude, from the top: 2 after the last one.
static Number power_by_squares(Number base, Value exponent, Limits c) {
    Number result = base;
    for (uint64_t i = long_bit_length(exponent) - 1; i > 0; i--) {
        uint32_t before = decimal_status;
        result = decimal_mul(result, result, c);
        if (long_bit(exponent, i - 1)) result = decimal_mul(result, base, c);
        if (decimal_is_special(result)) break;
        if (decimal_is_zero(result) && decimal_status & ~before & STATUS_CLAMPED) break;
    }
    return result;
}

static Number power_integral(Number a, Number b, bool negative, Limits c) {
    Limits work = decimal_work_limits(c, c.prec + b.digits + b.exponent + 2);
    if (b.negative) {
        work.prec++;
        a = decimal_div(decimal_small(1, false, 0), a, work);
        if (decimal_status & (STATUS_ERRORS | STATUS_MEMORY)) return decimal_special(DECIMAL_QUIET, false);
    }
    Number magnitude = b;
    magnitude.negative = false;
    Value exponent = decimal_to_int(magnitude);
    if (is_error(exponent)) return decimal_no_memory();
    Number result = power_by_squares(a, exponent, work);
    if (decimal_is_nan(result)) return result;
    if (result.kind == DECIMAL_INFINITE) // the context's rounding decides
        result = decimal_small(1, negative, 4 * DECIMAL_MAX_EMAX);
    result.negative = negative;
    return decimal_finish(result, c);
}

static Number power_real(Number a, Number b, Limits c) {
    Limits work = decimal_max_limits();
    work.prec = (a.digits > c.prec ? a.digits : c.prec) + 4 + 19;
    Number result = decimal_ln(a, work);
    result = decimal_mul(result, b, work);
    result = decimal_exp(result, work);
    if (result.kind == DECIMAL_FINITE && decimal_adjusted(result) == 0 &&
        decimal_compare_magnitude(result, decimal_small(1, false, 0)) == 0)
        result = one_in_full(false, c.prec - 1);
    if (result.kind == DECIMAL_INFINITE) result = decimal_small(1, false, 4 * DECIMAL_MAX_EMAX);
    return decimal_finish(result, c);
}

// |a| = 1 to a finite power.
static Number power_of_one(Number a, Number b, bool negative, Limits c) {
    if (!decimal_is_integer(b)) {
        decimal_status |= STATUS_INEXACT | STATUS_ROUNDED;
        return one_in_full(negative, c.prec - 1);
    }
    if (b.negative) return decimal_small(1, negative, 0);
    // 1.000 ** 3 = 1.000000000
    Number zeros = decimal_mul(b, decimal_u64((uint64_t)-a.exponent, false, 0), decimal_max_limits());
    I64Result count = a.exponent >= 0 ? (I64Result){true, 0} : decimal_to_i64(zeros);
    if (!count.ok || count.value > c.prec - 1) {
        decimal_status |= STATUS_ROUNDED;
        count.value = c.prec - 1;
    }
    return one_in_full(negative, count.value);
}

// Is a ** b certainly beyond all exponents? Then the result as far outside as needed.
static NanCheck out_of_range(Number a, Number b, bool negative, Limits c) {
    // log10 |log10 a|, from below
    int64_t adjusted = decimal_adjusted(a), lead;
    bool large; // a > 1
    if (adjusted > 0 || adjusted < -1) {
        int64_t magnitude = adjusted > 0 ? adjusted : -adjusted - 1;
        lead = natural_digits_1((uint64_t)magnitude) - 1;
        large = adjusted > 0;
    } else {
        Number positive = a;
        positive.negative = false;
        Number distance = decimal_sub(positive, decimal_small(1, false, 0), decimal_max_limits());
        if (decimal_is_special(distance)) return (NanCheck){true, distance};
        lead = decimal_adjusted(distance) - 1;
        large = !distance.negative;
    }
    bool up = large != b.negative;
    int64_t limit = up ? c.emax : -decimal_etiny(c);
    if (natural_digits_1((uint64_t)limit) >= lead + decimal_adjusted(b)) return (NanCheck){0};
    Number far = decimal_small(1, negative, up ? 4 * DECIMAL_MAX_EMAX : -4 * DECIMAL_MAX_EMAX);
    return (NanCheck){true, decimal_finish(far, c)};
}

static Number power_special(Number a, Number b, bool negative, Limits c) {
    if (b.kind == DECIMAL_INFINITE) {
        if (a.negative) return decimal_invalid(STATUS_INVALID_OPERATION);
        int32_t order = decimal_order(a, decimal_small(1, false, 0));
        if (order == 0) {
            decimal_status |= STATUS_INEXACT | STATUS_ROUNDED;
            return one_in_full(negative, c.prec - 1);
        }
        return (order < 0) == b.negative ? decimal_special(DECIMAL_INFINITE, negative)
                                         : decimal_small(0, negative, 0);
    }
    if (decimal_is_zero(b)) return decimal_small(1, negative, 0);
    return b.negative ? decimal_small(0, negative, 0) : decimal_special(DECIMAL_INFINITE, negative);
}

Number decimal_power(Number a, Number b, Limits c) {
    NanCheck check = decimal_check_nans(a, b, c);
    if (check.found) return check.nan;
    bool integral = decimal_is_integer(b), negative = integral && a.negative && decimal_is_odd(b);
    if (decimal_is_zero(a)) {
        if (decimal_is_zero(b)) return decimal_invalid(STATUS_INVALID_OPERATION);
        return b.negative ? decimal_special(DECIMAL_INFINITE, negative) : decimal_small(0, negative, 0);
    }
    if (a.negative && !integral) return decimal_invalid(STATUS_INVALID_OPERATION);
    if (decimal_is_special(a) || decimal_is_special(b)) return power_special(a, b, negative, c);
    if (decimal_is_zero(b)) return decimal_small(1, negative, 0);
    if (decimal_compare_magnitude(a, decimal_small(1, false, 0)) == 0) return power_of_one(a, b, negative, c);
    check = out_of_range(a, b, negative, c);
    if (check.found) return check.nan;
    return integral ? power_integral(a, b, negative, c) : power_real(a, b, c);
}

// --- with a modulus

static Value modular_power(Number a, Number b, Number modulus) {
    Value m = decimal_to_int(modulus), exponent = is_error(m) ? ERROR : decimal_to_int(b);
    if (is_error(exponent)) return ERROR;
    m = long_abs(m);
    Value base;
    if (a.exponent > 0) {
        Value ten = long_pow_mod(int_u32(10), int_new(a.exponent), m),
              coefficient = decimal_coefficient_int(a);
        base = is_error(ten) || is_error(coefficient) ? ERROR : long_mul(ten, coefficient);
    } else {
        a.negative = false;
        base = decimal_to_int(a);
    }
    return is_error(base) ? ERROR : long_pow_mod(base, exponent, m);
}

Number decimal_power_mod(Number a, Number b, Number modulus, Limits c) {
    NanCheck check = decimal_check_nans(a, b, c);
    if (modulus.kind == DECIMAL_SIGNALING && a.kind != DECIMAL_SIGNALING && b.kind != DECIMAL_SIGNALING)
        check.found = false;
    if (!check.found) check = decimal_check_nan(modulus, c);
    if (check.found) return check.nan;
    if (!decimal_is_integer(a) || !decimal_is_integer(b) || !decimal_is_integer(modulus) ||
        decimal_is_zero(modulus) || decimal_adjusted(modulus) >= c.prec)
        return decimal_invalid(STATUS_INVALID_OPERATION);
    bool negative = a.negative && decimal_is_odd(b);
    if (decimal_is_zero(b)) {
        if (decimal_is_zero(a)) return decimal_invalid(STATUS_INVALID_OPERATION);
        bool unit = decimal_compare_magnitude(modulus, decimal_small(1, false, 0)) == 0;
        return decimal_small(!unit, false, 0);
    }
    if (b.negative) return decimal_invalid(STATUS_INVALID_OPERATION);
    if (decimal_is_zero(a)) return decimal_small(0, negative, 0);
    Value result = modular_power(a, b, modulus);
    if (is_error(result)) return decimal_no_memory();
    Number n = decimal_from_int(result);
    n.negative = negative;
    return n;
}
