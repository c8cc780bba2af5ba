// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module math. A finite argument that gives NaN is a domain error, one that gives infinity a range error, as CPython
// decides it (Annex F of C99).
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/module.h"
#include "python/objects/number.h"
#include "python/objects/real.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

MODULE(math, "This module provides access to the mathematical functions\ndefined by the C standard.") {
    Value module = arg(args, 0);
    RETURN_IF_ERROR(module_set(module, NAME(pi), float_new(0x1.921fb54442d18p+1)));
    RETURN_IF_ERROR(module_set(module, NAME(e), float_new(0x1.5bf0a8b145769p+1)));
    RETURN_IF_ERROR(module_set(module, NAME(tau), float_new(0x1.921fb54442d18p+2)));
    RETURN_IF_ERROR(module_set(module, NAME(inf), float_new(REAL_INF)));
    return module_set(module, NAME(nan), float_new(REAL_NAN));
}

static Value domain_error(void) { return VALUE_ERROR("math domain error"); }
static Value range_error(void) { return raise0(CLASS(OverflowError), TEXT("math range error")); }

// The result of a function of one or two finite or infinite arguments.
static Value checked(double result, bool arguments_finite, bool arguments_nan) {
    if (f64_is_nan(result) && !arguments_nan) return domain_error();
    if (f64_is_inf(result) && arguments_finite) return range_error();
    return float_new(result);
}
static Value checked1(double x, double result) { return checked(result, f64_is_finite(x), f64_is_nan(x)); }
static Value pole(double x, double result) { // infinity is a domain error here: a pole
    return f64_is_inf(result) && f64_is_finite(x) ? domain_error() : checked1(x, result);
}

#define FLOAT_ARGUMENT(name, i)                                                                              \
    DoubleResult name##_result = float_from_object(arg(args, i));                                            \
    if (!name##_result.ok) return ERROR;                                                                     \
    double name = name##_result.value

FUNCTION(math, sqrt, "($module, x, /)", "Return the square root of x.") {
    FLOAT_ARGUMENT(x, 1);
    return x < 0 ? domain_error() : float_new(f64_sqrt(x));
}
FUNCTION(math, fabs, "($module, x, /)", "Return the absolute value of the float x.") {
    FLOAT_ARGUMENT(x, 1);
    return float_new(f64_abs(x));
}
FUNCTION(math, exp, "($module, x, /)", "Return e raised to the power of x.") {
    FLOAT_ARGUMENT(x, 1);
    return checked1(x, real_exp(x));
}
FUNCTION(math, exp2, "($module, x, /)", "Return 2 raised to the power of x.") {
    FLOAT_ARGUMENT(x, 1);
    return checked1(x, real_exp2(x));
}
FUNCTION(math, expm1, "($module, x, /)", "Return exp(x)-1.") {
    FLOAT_ARGUMENT(x, 1);
    return checked1(x, real_expm1(x));
}
FUNCTION(math, log1p, "($module, x, /)", "Return the natural logarithm of 1+x (base e).") {
    FLOAT_ARGUMENT(x, 1);
    return pole(x, real_log1p(x));
}
FUNCTION(math, cbrt, "($module, x, /)", "Return the cube root of x.") {
    FLOAT_ARGUMENT(x, 1);
    return checked1(x, real_cbrt(x));
}
FUNCTION(math, sin, "($module, x, /)", "Return the sine of x (measured in radians).") {
    FLOAT_ARGUMENT(x, 1);
    return checked1(x, real_sin(x));
}
FUNCTION(math, cos, "($module, x, /)", "Return the cosine of x (measured in radians).") {
    FLOAT_ARGUMENT(x, 1);
    return checked1(x, real_cos(x));
}
FUNCTION(math, tan, "($module, x, /)", "Return the tangent of x (measured in radians).") {
    FLOAT_ARGUMENT(x, 1);
    return checked1(x, real_tan(x));
}
FUNCTION(math, asin, "($module, x, /)", "Return the arc sine (measured in radians) of x.") {
    FLOAT_ARGUMENT(x, 1);
    return checked1(x, real_asin(x));
}
FUNCTION(math, acos, "($module, x, /)", "Return the arc cosine (measured in radians) of x.") {
    FLOAT_ARGUMENT(x, 1);
    return checked1(x, real_acos(x));
}
FUNCTION(math, atan, "($module, x, /)", "Return the arc tangent (measured in radians) of x.") {
    FLOAT_ARGUMENT(x, 1);
    return checked1(x, real_atan(x));
}
FUNCTION(math, atan2, "($module, y, x, /)", "Return the arc tangent (measured in radians) of y/x.") {
    FLOAT_ARGUMENT(y, 1);
    FLOAT_ARGUMENT(x, 2);
    return float_new(real_atan2(y, x));
}
FUNCTION(math, sinh, "($module, x, /)", "Return the hyperbolic sine of x.") {
    FLOAT_ARGUMENT(x, 1);
    return checked1(x, real_sinh(x));
}
FUNCTION(math, cosh, "($module, x, /)", "Return the hyperbolic cosine of x.") {
    FLOAT_ARGUMENT(x, 1);
    return checked1(x, real_cosh(x));
}
FUNCTION(math, tanh, "($module, x, /)", "Return the hyperbolic tangent of x.") {
    FLOAT_ARGUMENT(x, 1);
    return checked1(x, real_tanh(x));
}
FUNCTION(math, asinh, "($module, x, /)", "Return the inverse hyperbolic sine of x.") {
    FLOAT_ARGUMENT(x, 1);
    return checked1(x, real_asinh(x));
}
FUNCTION(math, acosh, "($module, x, /)", "Return the inverse hyperbolic cosine of x.") {
    FLOAT_ARGUMENT(x, 1);
    return checked1(x, real_acosh(x));
}
FUNCTION(math, atanh, "($module, x, /)", "Return the inverse hyperbolic tangent of x.") {
    FLOAT_ARGUMENT(x, 1);
    return pole(x, real_atanh(x));
}
FUNCTION(math, erf, "($module, x, /)", "Error function at x.") {
    FLOAT_ARGUMENT(x, 1);
    return checked1(x, real_erf(x));
}
FUNCTION(math, erfc, "($module, x, /)", "Complementary error function at x.") {
    FLOAT_ARGUMENT(x, 1);
    return checked1(x, real_erfc(x));
}

// The logarithm of an int of any size, or of a float, to base 2, 10 or, for 0, e.
static DoubleResult logarithm(Value v, uint32_t base) {
    double scale = 0;
    DoubleResult x = {0};
    if (is_int_object(v)) {
        Value n = int_plain(v);
        if (int_is_negative(n) || int_is_zero(n)) {
            domain_error();
            return (DoubleResult){0};
        }
        x = int_to_double(n);
        if (!x.ok) { // beyond the floats: mantissa and exponent apart
            Frexp parts = int_frexp(n);
            x = (DoubleResult){true, parts.mantissa};
            scale = (double)parts.exponent;
        }
    } else {
        x = float_from_object(v);
        if (!x.ok) return x;
        if (x.value <= 0) {
            domain_error();
            return (DoubleResult){0};
        }
    }
    if (base == 2) return (DoubleResult){true, real_log2(x.value) + scale};
    if (base == 10) return (DoubleResult){true, real_log10(x.value) + scale * real_log10(2.0)};
    return (DoubleResult){true, real_log(x.value) + scale * real_log(2.0)};
}
FUNCTION(math, log, "!($module, x, base=None, /)",
         "log(x, [base=math.e])\nReturn the logarithm of x to the given base.\n\nIf the base not specified, "
         "returns the natural "
         "logarithm (base e) of x.") {
    DoubleResult x = logarithm(arg(args, 1), 0);
    if (!x.ok) return ERROR;
    if (is_unset(arg(args, 2))) return float_new(x.value);
    DoubleResult base = logarithm(arg(args, 2), 0);
    if (!base.ok) return ERROR;
    if (base.value == 0) return raise0(CLASS(ZeroDivisionError), TEXT("float division by zero"));
    return float_new(x.value / base.value);
}
FUNCTION(math, log2, "($module, x, /)", "Return the base 2 logarithm of x.") {
    DoubleResult r = logarithm(arg(args, 1), 2);
    return r.ok ? float_new(r.value) : ERROR;
}
FUNCTION(math, log10, "($module, x, /)", "Return the base 10 logarithm of x.") {
    DoubleResult r = logarithm(arg(args, 1), 10);
    return r.ok ? float_new(r.value) : ERROR;
}
FUNCTION(math, pow, "($module, x, y, /)", "Return x**y (x to the power of y).") {
    FLOAT_ARGUMENT(x, 1);
    FLOAT_ARGUMENT(y, 2);
    double r = real_pow(x, y);
    if (x == 0 && y < 0 && f64_is_finite(y)) return domain_error();
    return checked(r, f64_is_finite(x) && f64_is_finite(y), f64_is_nan(x) || f64_is_nan(y));
}
FUNCTION(math, fmod, "($module, x, y, /)",
         "Return fmod(x, y), according to platform C.\n\nx % y may differ.") {
    FLOAT_ARGUMENT(x, 1);
    FLOAT_ARGUMENT(y, 2);
    if (f64_is_inf(y) && f64_is_finite(x)) return float_new(x);
    if ((f64_is_inf(x) && !f64_is_nan(y)) || (y == 0 && !f64_is_nan(x))) return domain_error();
    return float_new(real_fmod(x, y));
}
FUNCTION(math, hypot, "!(*coordinates)",
         "hypot(*coordinates) -> value\n\nMultidimensional Euclidean distance from the origin to a point.") {
    Value coordinates = arg(args, 0);
    if (tuple_length(coordinates) != 2)
        return raise_unimplemented(TEXT("math.hypot of other than two coordinates"));
    DoubleResult x = float_from_object(tuple_get(coordinates, 0)), y = {0};
    if (x.ok) y = float_from_object(tuple_get(coordinates, 1));
    return x.ok && y.ok ? float_new(real_hypot(x.value, y.value)) : ERROR;
}
FUNCTION(math, copysign, "($module, x, y, /)",
         "Return a float with the magnitude (absolute value) of x but the sign of y.") {
    FLOAT_ARGUMENT(x, 1);
    FLOAT_ARGUMENT(y, 2);
    return float_new(real_copysign(x, y));
}
FUNCTION(math, degrees, "($module, x, /)", "Convert angle x from radians to degrees.") {
    FLOAT_ARGUMENT(x, 1);
    return float_new(x * (180.0 / 0x1.921fb54442d18p+1));
}
FUNCTION(math, radians, "($module, x, /)", "Convert angle x from degrees to radians.") {
    FLOAT_ARGUMENT(x, 1);
    return float_new(x * (0x1.921fb54442d18p+1 / 180.0));
}
FUNCTION(math, isnan, "($module, x, /)", "Return True if x is a NaN (not a number), and False otherwise.") {
    FLOAT_ARGUMENT(x, 1);
    return bool_value(f64_is_nan(x));
}
FUNCTION(math, isinf, "($module, x, /)",
         "Return True if x is a positive or negative infinity, and False otherwise.") {
    FLOAT_ARGUMENT(x, 1);
    return bool_value(f64_is_inf(x));
}
FUNCTION(math, isfinite, "($module, x, /)",
         "Return True if x is neither an infinity nor a NaN, and False otherwise.") {
    FLOAT_ARGUMENT(x, 1);
    return bool_value(f64_is_finite(x));
}
FUNCTION(math, modf, "($module, x, /)", "Return the fractional and integer parts of x.") {
    FLOAT_ARGUMENT(x, 1);
    double whole = f64_is_finite(x) ? real_trunc(x) : x;
    return tuple2(float_new(f64_is_inf(x) ? real_copysign(0.0, x) : real_copysign(x - whole, x)),
                  float_new(whole));
}
FUNCTION(math, frexp, "($module, x, /)", "Return the mantissa and exponent of x, as pair (m, e).") {
    FLOAT_ARGUMENT(x, 1);
    RealFrexp parts = real_frexp(x);
    return tuple2(float_new(parts.mantissa), int_i32(parts.exponent));
}
FUNCTION(math, ldexp, "($module, x, i, /)", "Return x * (2**i).") {
    FLOAT_ARGUMENT(x, 1);
    if (!is_int_object(arg(args, 2))) return TYPE_ERROR("Expected an int as second argument to ldexp.");
    I64Result n = int_to_i64(int_plain(arg(args, 2)));
    int64_t exponent = n.ok ? n.value : int_is_negative(int_plain(arg(args, 2))) ? -100000 : 100000;
    exponent = exponent > 100000 ? 100000 : exponent < -100000 ? -100000 : exponent;
    double r = real_ldexp(x, exponent);
    return f64_is_inf(r) && f64_is_finite(x) ? range_error() : float_new(r);
}

// --- to integers ---
static Value rounded(Value v, Value name, bool up) {
    if (is_self_tagged_float(v) || IS_EXACT(v, float)) {
        double d = float_value(v);
        return int_from_double(up ? real_ceil(d) : real_floor(d));
    }
    Value r = call_special0(v, name);
    if (!is_unset(r)) return r;
    DoubleResult d = float_from_object(v);
    return d.ok ? int_from_double(up ? real_ceil(d.value) : real_floor(d.value)) : ERROR;
}
FUNCTION(math, floor, "($module, x, /)",
         "Return the floor of x as an Integral.\n\nThis is the largest integer <= x.") {
    return rounded(arg(args, 1), NAME(__floor__), false);
}
FUNCTION(math, ceil, "($module, x, /)",
         "Return the ceiling of x as an Integral.\n\nThis is the smallest integer >= x.") {
    return rounded(arg(args, 1), NAME(__ceil__), true);
}
FUNCTION(math, trunc, "($module, x, /)",
         "Truncates the Real x to the nearest Integral toward 0.\n\nUses the __trunc__ magic method.") {
    Value r = call_special0(arg(args, 1), NAME(__trunc__));
    return is_unset(r)
               ? raise1(CLASS(TypeError), TEXT("type {t} doesn't define __trunc__ method"), arg(args, 1))
               : r;
}
FUNCTION(math, isqrt, "($module, n, /)", "Return the integer part of the square root of the input.") {
    Value n = object_index(arg(args, 1));
    RETURN_IF_ERROR(n);
    if (int_is_negative(n)) return VALUE_ERROR("isqrt() argument must be nonnegative");
    return long_isqrt(n);
}
FUNCTION(math, gcd, "!(*integers)", "gcd(*integers)\n--\n\nGreatest Common Divisor.") {
    Value numbers = arg(args, 0), result = int_u32(0);
    for (uint64_t i = 0; i < tuple_length(numbers); i++) {
        Value n = object_index(tuple_get(numbers, i));
        RETURN_IF_ERROR(n);
        result = long_gcd(result, n);
        RETURN_IF_ERROR(result);
    }
    return result;
}
// from * (from + 1) * .. * to, by halves, so that the factors of a product are of like size.
static Value product(uint64_t from, uint64_t to) {
    if (from > to) return int_u32(1);
    if (from == to) return int_from_u64(from);
    uint64_t middle = from + (to - from) / 2;
    Value low = product(from, middle);
    RETURN_IF_ERROR(low);
    Value high = product(middle + 1, to);
    return is_error(high) ? ERROR : long_mul(low, high);
}
FUNCTION(math, factorial, "($module, x, /)",
         "Find x!.\n\nRaise a ValueError if x is negative or non-integral.") {
    if (is_float_object(arg(args, 1)))
        return TYPE_ERROR("'float' object cannot be interpreted as an integer");
    Value n = object_index(arg(args, 1));
    RETURN_IF_ERROR(n);
    if (int_is_negative(n)) return VALUE_ERROR("factorial() not defined for negative values");
    I64Result small = int_to_i64(n);
    if (!small.ok)
        return raise0(CLASS(OverflowError),
                      TEXT("factorial() argument should not exceed 9223372036854775807"));
    return product(1, (uint64_t)small.value);
}

// --- fsum: the partial sums of the terms so far, in growing magnitude and without overlap, add up exactly ---
#define PARTIALS_MAX 64
typedef struct {
    double of[PARTIALS_MAX];
    uint32_t count;
} Partials;
static Partials partials_add(Partials p, double x) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < p.count; i++) {
        double y = AT(p.of, i);
        if (f64_abs(x) < f64_abs(y)) {
            double swap = x;
            x = y;
            y = swap;
        }
        double high = x + y, low = y - (high - x);
        if (low != 0) AT(p.of, kept++) = low;
        x = high;
    }
    AT(p.of, kept) = x;
    p.count = kept + 1;
    return p;
}
static double partials_sum(Partials p) {
    if (p.count == 0) return 0;
    uint32_t n = p.count - 1;
    double high = AT(p.of, n), low = 0;
    while (n > 0 && low == 0) {
        double x = high, y = AT(p.of, --n);
        high = x + y;
        low = y - (high - x);
    }
    // Half-even across the partials: what is left decides a tie.
    if (n > 0 && ((low < 0 && AT(p.of, n - 1) < 0) || (low > 0 && AT(p.of, n - 1) > 0))) {
        double y = low * 2, x = high + y;
        if (y == x - high) high = x;
    }
    return high;
}
FUNCTION(math, fsum, "($module, seq, /)",
         "Return an accurate floating point sum of values in the iterable seq.\n\nAssumes IEEE-754 floating "
         "point arithmetic.") {
    Value iterator = object_iter(arg(args, 1));
    RETURN_IF_ERROR(iterator);
    Partials p = {0};
    double special = 0;
    bool has_special = false;
    for (Value item = object_next(iterator); !is_unset(item); item = object_next(iterator)) {
        RETURN_IF_ERROR(item);
        DoubleResult x = float_from_object(item);
        if (!x.ok) return ERROR;
        if (!f64_is_finite(x.value)) {
            special += x.value;
            has_special = true;
            continue;
        }
        p = partials_add(p, x.value);
        if (!f64_is_finite(AT(p.of, p.count - 1)))
            return raise0(CLASS(OverflowError), TEXT("intermediate overflow in fsum"));
    }
    if (!has_special) return float_new(partials_sum(p));
    return f64_is_nan(special) ? VALUE_ERROR("-inf + inf in fsum") : float_new(special);
}
