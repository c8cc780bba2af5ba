// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// exp, ln and log10, correctly rounded (half even): computed in binary fixed point, as plain ints times 2^-bits, with more
// and more bits until no error that is left can change a digit (A. Ziv, "Fast evaluation of elementary mathematical
// functions with correctly rounded last bit", 1991). exp reduces its argument by ln 10 and halving and sums Taylor's
// series; ln improves the machine's logarithm by Halley's iteration on exp.
#include "python/modules/_decimal.h"
#include "python/objects/float.h"
#include "python/objects/real.h"

// Arithmetic that passes ERROR on.
static Value add(Value a, Value b) { return is_error(a) || is_error(b) ? ERROR : long_add(a, b); }
static Value sub(Value a, Value b) { return is_error(a) || is_error(b) ? ERROR : long_sub(a, b); }
static Value mul(Value a, Value b) { return is_error(a) || is_error(b) ? ERROR : long_mul(a, b); }
static Value quotient(Value a, Value b) { return is_error(a) || is_error(b) ? ERROR : long_floordiv(a, b); }
static Value shifted(Value a, int64_t by) { return is_error(a) ? ERROR : long_shift(a, by); }
static Value power_of_ten(int64_t n) { return long_pow(int_u32(10), int_new(n)); }
static Value fixed_mul(Value a, Value b, int64_t bits) { return shifted(mul(a, b), -bits); }

// Bits that hold so many decimal digits.
static int64_t bits_of_digits(int64_t digits) { return digits * 10 / 3 + digits / 300 + 8; }

// atanh(1 / n) * 2^bits, by its series.
static Value inverse_atanh(uint32_t n, int64_t bits) {
    Value term = quotient(shifted(int_u32(1), bits), int_u32(n)), sum = term;
    for (uint32_t i = 3; !is_error(term) && !int_is_zero(term); i += 2) {
        term = quotient(term, int_u32(n * n));
        sum = add(sum, quotient(term, int_u32(i)));
    }
    return sum;
}

static ROOT(ln10_known); // ln 10 * 2^ln10_bits, as far as it was ever asked for
static STATE(int64_t, ln10_bits);

// ln 10 * 2^bits, within 1.
static Value ln10(int64_t bits) {
    if (ln10_bits < bits) {
        int64_t more = bits + 32;
        Value sum = mul(inverse_atanh(31, more), int_u32(46));
        sum = add(sum, mul(inverse_atanh(49, more), int_u32(34)));
        sum = shifted(add(sum, mul(inverse_atanh(161, more), int_u32(20))), -16);
        if (is_error(sum)) return ERROR;
        ln10_known = sum;
        ln10_bits = bits + 16;
    }
    return shifted(ln10_known, bits - ln10_bits);
}

// exp(x) for x = r * 2^-bits, 0 <= x < 4, with an error below 2^(8 - bits).
static Value exp_fixed(Value r, int64_t bits) {
    if (is_error(r)) return ERROR;
    int64_t halvings = 4;
    while (halvings * halvings * 3 < bits) halvings++;
    int64_t more = bits + 2 * halvings + 16, length = 0;
    r = shifted(r, more - bits - halvings);
    // Terms until r^n / n! is below the last bit: r < 2^(2 - halvings).
    int64_t terms = 1;
    while (length < more) {
        length += halvings - 2 + (63 - (int64_t)u64_clz((uint64_t)terms));
        terms++;
    }
    Value one = shifted(int_u32(1), more), sum = one;
    for (int64_t i = terms; i > 0; i--) sum = add(one, quotient(fixed_mul(sum, r, more), int_new(i)));
    for (int64_t i = 0; i < halvings; i++) sum = fixed_mul(sum, sum, more);
    return shifted(sum, bits - more);
}

// A finite number as fixed point, rounded down.
static Value fixed_of(Number n, int64_t bits) {
    int64_t digits_kept = bits / 3 + 8; // digits behind the point that count
    if (n.exponent < -digits_kept) n = decimal_drop(n, -digits_kept - n.exponent).number;
    Value c = decimal_is_special(n) ? ERROR : decimal_coefficient_int(n);
    c = shifted(c, bits);
    c = n.exponent >= 0 ? mul(c, power_of_ten(n.exponent)) : quotient(c, power_of_ten(-n.exponent));
    return is_error(c) || !n.negative ? c : long_neg(c);
}

// v * 2^-bits * 10^exponent as a number with about `digits` digits and one more that says "not exact"; v > 0 has an error
// of at most 2^slack. .sure: rounding half even to c.prec digits does not depend on it.
typedef struct {
    bool sure;
    Number number;
} Approximation;
static Approximation approximation(Value v, int64_t bits, int64_t slack, int64_t exponent, int64_t prec,
                                   int64_t digits) {
    Approximation failed = {true, decimal_special(DECIMAL_QUIET, false)};
    if (is_error(v)) {
        decimal_no_memory();
        return failed;
    }
    if (int_is_zero(v) || int_is_negative(v)) return (Approximation){false, failed.number};
    // 10^scale * v / 2^bits has about `digits` digits.
    int64_t top = ((int64_t)long_bit_length(v) - bits) * 3 / 10, scale = digits - 2 - top;
    Value wide = scale >= 0 ? mul(v, power_of_ten(scale)) : quotient(v, power_of_ten(-scale));
    Value whole = shifted(wide, -bits), error = shifted(int_u32(1), slack);
    error = scale >= 0 ? mul(error, power_of_ten(scale)) : error;
    error = add(shifted(error, -bits), int_u32(2));
    if (is_error(whole) || is_error(error)) {
        decimal_no_memory();
        return failed;
    }
    Number low = decimal_from_int(long_sub(whole, error)), high = decimal_from_int(long_add(whole, error));
    if (decimal_is_special(low) || decimal_is_special(high)) return failed;
    if (low.digits != high.digits || low.digits <= prec) return (Approximation){false, failed.number};
    Dropped d = decimal_drop(low, low.digits - prec), e = decimal_drop(high, high.digits - prec);
    Number x = decimal_round_dropped(d, DECIMAL_HALF_EVEN), y = decimal_round_dropped(e, DECIMAL_HALF_EVEN);
    if (decimal_is_special(x) || decimal_is_special(y)) return failed;
    if (d.rest == 5 || e.rest == 5 || decimal_compare_magnitude(x, y))
        return (Approximation){false, failed.number};
    Number result = decimal_from_int(long_add(long_mul(whole, int_u32(10)), int_u32(1)));
    result.exponent = exponent - scale - 1;
    return (Approximation){true, result};
}

// --- exp

// exp(a) as `prec` digits would show it; a is not 0 and of moderate size.
static Number exp_rounded(Number a, int64_t prec) {
    for (int64_t digits = prec + 10;; digits += digits / 2) {
        int64_t bits = bits_of_digits(digits);
        // x = n * ln 10 + r, 0 <= r < ln 10
        int64_t more = bits + 72;
        Value x = fixed_of(a, more), tens = ln10(more);
        if (is_error(x) || is_error(tens)) return decimal_no_memory();
        DivmodResult parts = long_divmod(x, tens);
        if (is_error(parts.quotient)) return decimal_no_memory();
        I64Result n = int_to_i64(parts.quotient);
        if (!n.ok) return decimal_invalid(STATUS_INVALID_OPERATION);
        Value y = exp_fixed(shifted(parts.remainder, bits - more), bits);
        Approximation result = approximation(y, bits, 10, n.value, prec, digits);
        if (result.sure) return result.number;
    }
}

Number decimal_exp(Number a, Limits c) {
    c.rounding = DECIMAL_HALF_EVEN;
    if (decimal_is_special(a)) {
        NanCheck check = decimal_check_nan(a, c);
        if (check.found) return check.nan;
        return a.negative ? decimal_small(0, false, 0) : a;
    }
    if (decimal_is_zero(a)) return decimal_small(1, false, 0);
    int64_t adjusted = decimal_adjusted(a);
    // Out of any range: 10^19 / ln 10 is more than the largest exponent.
    if (adjusted >= 19)
        return decimal_finish(
            decimal_small(1, false, a.negative ? -4 * DECIMAL_MAX_EMAX : 4 * DECIMAL_MAX_EMAX), c);
    if (adjusted < -c.prec - 1) { // 1, with all its zeros
        Number one = decimal_lengthened(decimal_small(1, false, 0), c.prec - 1);
        one.exponent = 1 - c.prec;
        decimal_status |= STATUS_INEXACT | STATUS_ROUNDED;
        return decimal_finish(one, c);
    }
    if (adjusted >= 2) { // beyond the context's exponents: no need for digits
        double estimate = 0;
        for (int64_t i = 0; i < 17; i++) estimate = estimate * 10 + decimal_digit(a, a.digits - 1 - i);
        estimate = real_ldexp(estimate, 0) * real_pow(10.0, (double)(adjusted - 16)) / 2.302585092994046;
        if (estimate > (double)c.emax + 2 && !a.negative)
            return decimal_finish(decimal_small(1, false, c.emax + 1), c);
        if (a.negative && estimate > -(double)decimal_etiny(c) + 2)
            return decimal_finish(decimal_small(1, false, decimal_etiny(c) - 2), c);
    }
    Number result = exp_rounded(a, c.prec);
    return decimal_finish(result, c);
}

// --- logarithms

// ln(m) * 2^bits for m = v * 2^-bits, 0.3 < m < 3.3, within 2^8.
static Value ln_fixed(Value v, int64_t bits) {
    if (is_error(v)) return ERROR;
    DoubleResult start = int_to_double(long_shift(v, 60 - bits));
    double guess = real_log(start.value * 0x1p-60);
    Value y = long_shift(int_from_double(guess * 0x1p60), bits - 60);
    for (int64_t right = 48; right < bits && !is_error(y); right = right * 3 - 4) {
        int64_t work = right * 3 < bits ? right * 3 + 16 : bits;
        Value m = shifted(v, work - bits), now = shifted(y, work - bits);
        // exp takes positive arguments: ln 10 goes in and out again.
        Value e = quotient(exp_fixed(add(now, ln10(work)), work), int_u32(10));
        Value step = quotient(shifted(sub(m, e), work + 1), add(m, e));
        y = shifted(add(now, step), bits - work);
    }
    return y;
}

// x = m * 10^tens with m between 0.3 and 3.3.
typedef struct {
    Number m;
    int64_t tens;
} Reduced;
static Reduced reduced(Number a) {
    int64_t tens = decimal_adjusted(a);
    uint32_t first = decimal_digit(a, a.digits - 1);
    if (first >= 3) tens++;
    a.exponent -= tens;
    return (Reduced){a, tens};
}

// ln(a), or log10(a), rounded to c; a is positive and the result is not exact.
static Number logarithm(Number a, Limits c, bool base_ten) {
    Reduced parts = reduced(a);
    int64_t lead = 0; // zeros that the result begins with
    if (parts.tens == 0) {
        Number distance = decimal_sub(parts.m, decimal_small(1, false, 0), decimal_max_limits());
        if (decimal_is_special(distance)) return distance;
        lead = -decimal_adjusted(distance);
    }
    for (int64_t digits = c.prec + 10;; digits += digits / 2) {
        int64_t bits = bits_of_digits(digits + lead) + 64;
        Value y = ln_fixed(fixed_of(parts.m, bits), bits), tens = ln10(bits);
        int64_t slack = 72; // the multiple of ln 10 counts most
        if (base_ten) {
            y = add(quotient(shifted(y, bits), tens), shifted(int_new(parts.tens), bits));
            slack = 12;
        } else if (parts.tens) {
            y = add(y, mul(tens, int_new(parts.tens)));
        } else {
            slack = 10;
        }
        if (is_error(y)) return decimal_no_memory();
        bool negative = int_is_negative(y);
        Approximation result = approximation(long_abs(y), bits, slack, 0, c.prec, digits);
        if (!result.sure) continue;
        result.number.negative = negative && !decimal_is_special(result.number);
        return decimal_finish(result.number, c);
    }
}

// Special operands of logarithms; .found: decided.
static NanCheck logarithm_special(Number a, Limits c) {
    NanCheck check = decimal_check_nan(a, c);
    if (check.found) return check;
    if (decimal_is_zero(a)) return (NanCheck){true, decimal_special(DECIMAL_INFINITE, true)};
    if (a.negative) return (NanCheck){true, decimal_invalid(STATUS_INVALID_OPERATION)};
    if (a.kind == DECIMAL_INFINITE) return (NanCheck){true, a};
    return (NanCheck){0};
}

Number decimal_ln(Number a, Limits c) {
    NanCheck check = logarithm_special(a, c);
    if (check.found) return check.nan;
    c.rounding = DECIMAL_HALF_EVEN;
    if (decimal_adjusted(a) == 0 && decimal_compare_magnitude(a, decimal_small(1, false, 0)) == 0)
        return decimal_small(0, false, 0);
    return logarithm(a, c, false);
}

Number decimal_log10(Number a, Limits c) {
    NanCheck check = logarithm_special(a, c);
    if (check.found) return check.nan;
    c.rounding = DECIMAL_HALF_EVEN;
    if (decimal_digit(a, a.digits - 1) == 1 && decimal_trailing_zeros(a) == a.digits - 1) {
        int64_t n = decimal_adjusted(a);
        return decimal_finish(decimal_u64((uint64_t)(n < 0 ? -n : n), n < 0, 0), c);
    }
    return logarithm(a, c, true);
}
