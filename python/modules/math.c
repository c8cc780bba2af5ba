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
#include "python/modules/math.h"

MODULE(math, "This module provides access to the mathematical functions\ndefined by the C standard.") {
    Value module = arg(args, 0);
    RETURN_IF_ERROR(module_set(module, NAME(pi), float_new(0x1.921fb54442d18p+1)));
    RETURN_IF_ERROR(module_set(module, NAME(e), float_new(0x1.5bf0a8b145769p+1)));
    RETURN_IF_ERROR(module_set(module, NAME(tau), float_new(0x1.921fb54442d18p+2)));
    RETURN_IF_ERROR(module_set(module, NAME(inf), float_new(REAL_INF)));
    return module_set(module, NAME(nan), float_new(REAL_NAN));
}

Value math_domain_error(void) { return VALUE_ERROR("math domain error"); }
Value math_range_error(void) { return raise0(CLASS(OverflowError), TEXT("math range error")); }

Value math_checked(double result, bool arguments_finite, bool arguments_nan) {
    if (f64_is_nan(result) && !arguments_nan) return math_domain_error();
    if (f64_is_inf(result) && arguments_finite) return math_range_error();
    return float_new(result);
}
static Value checked1(double x, double result) {
    return math_checked(result, f64_is_finite(x), f64_is_nan(x));
}
static Value pole(double x, double result) { // infinity is a domain error here: a pole
    return f64_is_inf(result) && f64_is_finite(x) ? math_domain_error() : checked1(x, result);
}

FUNCTION(math, sqrt, "($module, x, /)", "Return the square root of x.") {
    FLOAT_ARGUMENT(x, 1);
    return x < 0 ? math_domain_error() : float_new(f64_sqrt(x));
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
            math_domain_error();
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
            math_domain_error();
            return (DoubleResult){0};
        }
    }
    if (base == 2) return (DoubleResult){true, real_log2(x.value) + scale};
    if (base == 10) return (DoubleResult){true, real_log10(x.value) + scale * real_log10(2.0)};
    return (DoubleResult){true, real_log(x.value) + scale * real_log(2.0)};
}
FUNCTION(math, log, "!($module, /, *args)",
         "log(x, [base=math.e])\nReturn the logarithm of x to the given base.\n\nIf the base not specified, "
         "returns the natural "
         "logarithm (base e) of x.") {
    Value given = arg(args, 1);
    uint64_t count = tuple_length(given);
    if (count < 1 || count > 2) return TYPE_ERROR("math.log requires 1 to 2 arguments");
    DoubleResult x = logarithm(tuple_get(given, 0), 0);
    if (!x.ok) return ERROR;
    if (count == 1) return float_new(x.value);
    DoubleResult base = logarithm(tuple_get(given, 1), 0);
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
    if (x == 0 && y < 0 && f64_is_finite(y)) return math_domain_error();
    return math_checked(r, f64_is_finite(x) && f64_is_finite(y), f64_is_nan(x) || f64_is_nan(y));
}
FUNCTION(math, fmod, "($module, x, y, /)",
         "Return fmod(x, y), according to platform C.\n\nx % y may differ.") {
    FLOAT_ARGUMENT(x, 1);
    FLOAT_ARGUMENT(y, 2);
    if (f64_is_inf(y) && f64_is_finite(x)) return float_new(x);
    if ((f64_is_inf(x) && !f64_is_nan(y)) || (y == 0 && !f64_is_nan(x))) return math_domain_error();
    return float_new(real_fmod(x, y));
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
    return f64_is_inf(r) && f64_is_finite(x) ? math_range_error() : float_new(r);
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
