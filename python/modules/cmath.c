// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module cmath. Branch cuts and signed zeros after Kahan, "Branch cuts for complex elementary functions" (1987);
// infinities and NaN by annex G of C99, in tables; large and small arguments are scaled where CPython does, and the order
// of operations is CPython's, for equal results.
#include "python/modules/math.h"
#include "python/objects/complex.h"
#include "python/objects/module.h"
#include "python/objects/tuple.h"

#define PI 0x1.921fb54442d18p+1
#define EULER 0x1.5bf0a8b145769p+1
#define LN2 0x1.62e42fefa39efp-1
#define LN10 0x1.26bb1bbb55516p+1
#define LARGE 0x1.fffffffffffffp+1021     // a quarter of the largest double
#define SQRT_LARGE 0x1.fffffffffffffp+510 // of LARGE
#define LOG_LARGE 0x1.6232bdd7abcd2p+9    // of LARGE
#define NORMAL_MIN 0x1p-1022

typedef enum { FINE, DOMAIN, RANGE } Trouble;
typedef struct {
    Complex value;
    Trouble trouble;
} Result;
static Result fine(double real, double imag) { return (Result){{real, imag}, FINE}; }

// --- results for arguments that are infinite or NaN
// Rows by the real part, columns by the imaginary one: -inf, negative, -0, 0, positive, inf, NaN. Real and imaginary part
// of the result: 0, 1, i inf, n NaN, q pi/4, h pi/2, t 3pi/4, p pi; o ! j Q H T P the same, negative; u none.
static const char acos_special[] = "ti pi pi pj pj tj ni "
                                   "hi uu uu uu uu hj nn "
                                   "hi uu uu uu uu hj hn "
                                   "hi uu uu uu uu hj hn "
                                   "hi uu uu uu uu hj nn "
                                   "qi 0i 0i 0j 0j qj ni "
                                   "ni nn nn nn nn nj nn ";
static const char acosh_special[] = "iT iP iP ip ip it in "
                                    "iH uu uu uu uu ih nn "
                                    "iH uu uu uu uu ih nn "
                                    "iH uu uu uu uu ih nn "
                                    "iH uu uu uu uu ih nn "
                                    "iQ io io i0 i0 iq in "
                                    "in nn nn nn nn in nn ";
static const char asinh_special[] = "jQ jo jo j0 j0 jq jn "
                                    "jH uu uu uu uu jh nn "
                                    "jH uu uu uu uu jh nn "
                                    "iH uu uu uu uu ih nn "
                                    "iH uu uu uu uu ih nn "
                                    "iQ io io i0 i0 iq in "
                                    "in nn no n0 nn in nn ";
static const char atanh_special[] = "oH oH oH oh oh oh on "
                                    "oH uu uu uu uu oh nn "
                                    "oH uu uu uu uu oh on "
                                    "0H uu uu uu uu 0h 0n "
                                    "0H uu uu uu uu 0h nn "
                                    "0H 0H 0H 0h 0h 0h 0n "
                                    "0H nn nn nn nn 0h nn ";
static const char cosh_special[] = "nn uu i0 io uu nn in "
                                   "nn uu uu uu uu nn nn "
                                   "nn uu uu uu uu nn n0 "
                                   "nn uu uu uu uu nn n0 "
                                   "nn uu uu uu uu nn nn "
                                   "nn uu io i0 uu nn in "
                                   "nn nn n0 n0 nn nn nn ";
static const char exp_special[] = "00 uu 0o 00 uu 00 00 "
                                  "nn uu uu uu uu nn nn "
                                  "nn uu uu uu uu nn nn "
                                  "nn uu uu uu uu nn nn "
                                  "nn uu uu uu uu nn nn "
                                  "nn uu io i0 uu nn in "
                                  "nn nn no n0 nn nn nn ";
static const char log_special[] = "iT iP iP ip ip it in "
                                  "iH uu uu uu uu ih nn "
                                  "iH uu uu uu uu ih nn "
                                  "iH uu uu uu uu ih nn "
                                  "iH uu uu uu uu ih nn "
                                  "iQ io io i0 i0 iq in "
                                  "in nn nn nn nn in nn ";
static const char sinh_special[] = "nn uu jo j0 uu nn in "
                                   "nn uu uu uu uu nn nn "
                                   "nn uu uu uu uu nn 0n "
                                   "nn uu uu uu uu nn 0n "
                                   "nn uu uu uu uu nn nn "
                                   "nn uu io i0 uu nn in "
                                   "nn nn no n0 nn nn nn ";
static const char sqrt_special[] = "ij 0j 0j 0i 0i ii ni "
                                   "ij uu uu uu uu ii nn "
                                   "ij uu uu uu uu ii nn "
                                   "ij uu uu uu uu ii nn "
                                   "ij uu uu uu uu ii nn "
                                   "ij io io i0 i0 ii in "
                                   "ij nn nn nn nn ii nn ";
static const char tanh_special[] = "!0 uu !o !0 uu !0 !0 "
                                   "nn uu uu uu uu nn nn "
                                   "nn uu uu uu uu nn nn "
                                   "nn uu uu uu uu nn nn "
                                   "nn uu uu uu uu nn nn "
                                   "10 uu 1o 10 uu 10 10 "
                                   "nn nn no n0 nn nn nn ";
static const char rect_special[] = "nn uu j0 jo uu nn in "
                                   "nn uu uu uu uu nn nn "
                                   "00 uu uu uu uu 00 00 "
                                   "00 uu uu uu uu 00 00 "
                                   "nn uu uu uu uu nn nn "
                                   "nn uu io i0 uu nn in "
                                   "nn nn n0 n0 nn nn nn ";

static uint32_t kind(double d) {
    if (f64_is_nan(d)) return 6;
    if (f64_is_inf(d)) return d > 0 ? 5 : 0;
    if (d == 0) return f64_sign(d) ? 2 : 3;
    return d > 0 ? 4 : 1;
}
static double meaning(uint32_t code) {
    switch (code) {
    case '0': return 0.0;
    case 'o': return -0.0;
    case '1': return 1.0;
    case '!': return -1.0;
    case 'i': return REAL_INF;
    case 'j': return -REAL_INF;
    case 'q': return 0.25 * PI;
    case 'Q': return -0.25 * PI;
    case 'h': return 0.5 * PI;
    case 'H': return -0.5 * PI;
    case 't': return 0.75 * PI;
    case 'T': return -0.75 * PI;
    case 'p': return PI;
    case 'P': return -PI;
    default: return REAL_NAN;
    }
}
#define SPECIAL(table, z)                                                                                    \
    fine(meaning((uint8_t)AT(table, kind((z).real) * 21 + kind((z).imag) * 3)),                              \
         meaning((uint8_t)AT(table, kind((z).real) * 21 + kind((z).imag) * 3 + 1)))
static bool is_finite(Complex z) { return f64_is_finite(z.real) && f64_is_finite(z.imag); }
static bool is_large(Complex z) { return f64_abs(z.real) > LARGE || f64_abs(z.imag) > LARGE; }
// Infinite in the real part, with an angle: sizes in the directions of that angle.
static bool has_angle(Complex z) { return f64_is_inf(z.real) && f64_is_finite(z.imag) && z.imag != 0; }
static double log_large(Complex z) { return real_log(real_hypot(z.real / 2.0, z.imag / 2.0)) + LN2 * 2.0; }
static Trouble overflow(Complex z) { return f64_is_inf(z.real) || f64_is_inf(z.imag) ? RANGE : FINE; }

// --- the functions
static Result c_sqrt(Complex z) {
    if (!is_finite(z)) return SPECIAL(sqrt_special, z);
    if (z.real == 0 && z.imag == 0) return fine(0.0, z.imag);
    double ax = f64_abs(z.real), ay = f64_abs(z.imag), s;
    if (ax < NORMAL_MIN && ay < NORMAL_MIN) {
        ax = real_ldexp(ax, 53);
        s = real_ldexp(f64_sqrt(ax + real_hypot(ax, real_ldexp(ay, 53))), -27);
    } else {
        ax /= 8.0;
        s = 2.0 * f64_sqrt(ax + real_hypot(ax, ay / 8.0));
    }
    double d = ay / (2.0 * s);
    return z.real >= 0 ? fine(s, real_copysign(d, z.imag)) : fine(d, real_copysign(s, z.imag));
}
static Complex root(double real, double imag) { return c_sqrt((Complex){real, imag}).value; }

static Result c_acos(Complex z) {
    if (!is_finite(z)) return SPECIAL(acos_special, z);
    if (is_large(z)) {
        double size = log_large(z);
        return fine(real_atan2(f64_abs(z.imag), z.real),
                    z.real < 0 ? -real_copysign(size, z.imag) : real_copysign(size, -z.imag));
    }
    Complex a = root(1.0 - z.real, -z.imag), b = root(1.0 + z.real, z.imag);
    return fine(2.0 * real_atan2(a.real, b.real), real_asinh(b.real * a.imag - b.imag * a.real));
}
static Result c_acosh(Complex z) {
    if (!is_finite(z)) return SPECIAL(acosh_special, z);
    if (is_large(z)) return fine(log_large(z), real_atan2(z.imag, z.real));
    Complex a = root(z.real - 1.0, z.imag), b = root(z.real + 1.0, z.imag);
    return fine(real_asinh(a.real * b.real + a.imag * b.imag), 2.0 * real_atan2(a.imag, b.real));
}
static Result c_asinh(Complex z) {
    if (!is_finite(z)) return SPECIAL(asinh_special, z);
    if (is_large(z)) {
        double size = log_large(z);
        return fine(z.imag >= 0 ? real_copysign(size, z.real) : -real_copysign(size, -z.real),
                    real_atan2(z.imag, f64_abs(z.real)));
    }
    Complex a = root(1.0 + z.imag, -z.real), b = root(1.0 - z.imag, z.real);
    return fine(real_asinh(a.real * b.imag - b.real * a.imag),
                real_atan2(z.imag, a.real * b.real - a.imag * b.imag));
}
static Result c_atanh(Complex z) {
    if (!is_finite(z)) return SPECIAL(atanh_special, z);
    if (f64_sign(z.real)) {
        Result r = c_atanh((Complex){-z.real, -z.imag});
        r.value = (Complex){-r.value.real, -r.value.imag};
        return r;
    }
    double ay = f64_abs(z.imag);
    if (z.real > SQRT_LARGE || ay > SQRT_LARGE) {
        double h = real_hypot(z.real / 2.0, z.imag / 2.0);
        return fine(z.real / 4.0 / h / h, -real_copysign(PI / 2.0, -z.imag));
    }
    if (z.real == 1.0 && ay < 0x1p-511) {
        if (ay == 0) return (Result){{REAL_INF, z.imag}, DOMAIN};
        return fine(-real_log(f64_sqrt(ay) / f64_sqrt(real_hypot(ay, 2.0))),
                    real_copysign(real_atan2(2.0, -ay) / 2, z.imag));
    }
    double less = 1 - z.real;
    return fine(real_log1p(4.0 * z.real / (less * less + ay * ay)) / 4.0,
                -real_atan2(-2.0 * z.imag, less * (1 + z.real) - ay * ay) / 2.0);
}

static Result c_cosh(Complex z) {
    double x = z.real, y = z.imag, c = real_cos(y), s = real_sin(y);
    if (!is_finite(z)) {
        Result r = SPECIAL(cosh_special, z);
        if (has_angle(z)) {
            double imag = real_copysign(REAL_INF, s);
            r = fine(real_copysign(REAL_INF, c), x > 0 ? imag : -imag);
        }
        r.trouble = f64_is_inf(y) && !f64_is_nan(x) ? DOMAIN : FINE;
        return r;
    }
    Complex r;
    if (f64_abs(x) > LOG_LARGE) {
        double less = x - real_copysign(1.0, x);
        r = (Complex){c * real_cosh(less) * EULER, s * real_sinh(less) * EULER};
    } else {
        r = (Complex){c * real_cosh(x), s * real_sinh(x)};
    }
    return (Result){r, overflow(r)};
}
static Result c_sinh(Complex z) {
    double x = z.real, y = z.imag, c = real_cos(y), s = real_sin(y);
    if (!is_finite(z)) {
        Result r = SPECIAL(sinh_special, z);
        if (has_angle(z)) {
            double real = real_copysign(REAL_INF, c);
            r = fine(x > 0 ? real : -real, real_copysign(REAL_INF, s));
        }
        r.trouble = f64_is_inf(y) && !f64_is_nan(x) ? DOMAIN : FINE;
        return r;
    }
    Complex r;
    if (f64_abs(x) > LOG_LARGE) {
        double less = x - real_copysign(1.0, x);
        r = (Complex){c * real_sinh(less) * EULER, s * real_cosh(less) * EULER};
    } else {
        r = (Complex){c * real_sinh(x), s * real_cosh(x)};
    }
    return (Result){r, overflow(r)};
}
static Result c_tanh(Complex z) {
    double x = z.real, y = z.imag;
    if (!is_finite(z)) {
        Result r = SPECIAL(tanh_special, z);
        if (has_angle(z)) r = fine(x > 0 ? 1.0 : -1.0, real_copysign(0.0, 2.0 * real_sin(y) * real_cos(y)));
        r.trouble = f64_is_inf(y) && f64_is_finite(x) ? DOMAIN : FINE;
        return r;
    }
    if (f64_abs(x) > LOG_LARGE)
        return fine(real_copysign(1.0, x), 4.0 * real_sin(y) * real_cos(y) * real_exp(-2.0 * f64_abs(x)));
    double tx = real_tanh(x), ty = real_tan(y), cx = 1.0 / real_cosh(x), both = tx * ty;
    double bottom = 1.0 + both * both;
    return fine(tx * (1.0 + ty * ty) / bottom, ((ty / bottom) * cx) * cx);
}
static Result c_exp(Complex z) {
    double x = z.real, y = z.imag, c = real_cos(y), s = real_sin(y);
    if (!is_finite(z)) {
        Result r = SPECIAL(exp_special, z);
        if (has_angle(z)) {
            double size = x > 0 ? REAL_INF : 0.0;
            r = fine(real_copysign(size, c), real_copysign(size, s));
        }
        r.trouble = f64_is_inf(y) && (f64_is_finite(x) || (f64_is_inf(x) && x > 0)) ? DOMAIN : FINE;
        return r;
    }
    Complex r;
    if (x > LOG_LARGE) {
        double l = real_exp(x - 1.0);
        r = (Complex){l * c * EULER, l * s * EULER};
    } else {
        double l = real_exp(x);
        r = (Complex){l * c, l * s};
    }
    return (Result){r, overflow(r)};
}
static Result c_log(Complex z) {
    if (!is_finite(z)) return SPECIAL(log_special, z);
    double ax = f64_abs(z.real), ay = f64_abs(z.imag), imag = real_atan2(z.imag, z.real);
    if (is_large(z)) return fine(real_log(real_hypot(ax / 2.0, ay / 2.0)) + LN2, imag);
    if (ax < NORMAL_MIN && ay < NORMAL_MIN) {
        if (ax == 0 && ay == 0) return (Result){{-REAL_INF, imag}, DOMAIN};
        return fine(real_log(real_hypot(real_ldexp(ax, 53), real_ldexp(ay, 53))) - 53 * LN2, imag);
    }
    double h = real_hypot(ax, ay);
    if (!(0.71 <= h && h <= 1.73)) return fine(real_log(h), imag);
    double most = ax > ay ? ax : ay, least = ax > ay ? ay : ax;
    return fine(real_log1p((most - 1) * (most + 1) + least * least) / 2.0, imag);
}
// f(iz) / i, by which the circular functions follow from the hyperbolic ones.
static Complex turned(Complex z) { return (Complex){-z.imag, z.real}; }
static Result turned_back(Result r) {
    r.value = (Complex){r.value.imag, -r.value.real};
    return r;
}

// --- the module
MODULE(cmath, "This module provides access to mathematical functions for complex\nnumbers.") {
    Value module = arg(args, 0);
    RETURN_IF_ERROR(module_set(module, NAME(pi), float_new(PI)));
    RETURN_IF_ERROR(module_set(module, NAME(e), float_new(EULER)));
    RETURN_IF_ERROR(module_set(module, NAME(tau), float_new(2 * PI)));
    RETURN_IF_ERROR(module_set(module, NAME(inf), float_new(REAL_INF)));
    RETURN_IF_ERROR(module_set(module, NAME(infj), complex_new(0, REAL_INF)));
    RETURN_IF_ERROR(module_set(module, NAME(nan), float_new(REAL_NAN)));
    return module_set(module, NAME(nanj), complex_new(0, REAL_NAN));
}

static Value finished(Result r) {
    if (r.trouble == DOMAIN) return math_domain_error();
    return r.trouble == RANGE ? math_range_error() : complex_new(r.value.real, r.value.imag);
}
#define COMPLEX_ARGUMENT(name, i)                                                                            \
    ComplexResult name##_result = complex_from_object(arg(args, i));                                         \
    if (!name##_result.ok) return ERROR;                                                                     \
    Complex name = name##_result.value

FUNCTION(cmath, acos, "($module, z, /)", "Return the arc cosine of z.") {
    COMPLEX_ARGUMENT(z, 1);
    return finished(c_acos(z));
}
FUNCTION(cmath, acosh, "($module, z, /)", "Return the inverse hyperbolic cosine of z.") {
    COMPLEX_ARGUMENT(z, 1);
    return finished(c_acosh(z));
}
FUNCTION(cmath, asin, "($module, z, /)", "Return the arc sine of z.") {
    COMPLEX_ARGUMENT(z, 1);
    return finished(turned_back(c_asinh(turned(z))));
}
FUNCTION(cmath, asinh, "($module, z, /)", "Return the inverse hyperbolic sine of z.") {
    COMPLEX_ARGUMENT(z, 1);
    return finished(c_asinh(z));
}
FUNCTION(cmath, atan, "($module, z, /)", "Return the arc tangent of z.") {
    COMPLEX_ARGUMENT(z, 1);
    return finished(turned_back(c_atanh(turned(z))));
}
FUNCTION(cmath, atanh, "($module, z, /)", "Return the inverse hyperbolic tangent of z.") {
    COMPLEX_ARGUMENT(z, 1);
    return finished(c_atanh(z));
}
FUNCTION(cmath, cos, "($module, z, /)", "Return the cosine of z.") {
    COMPLEX_ARGUMENT(z, 1);
    return finished(c_cosh(turned(z)));
}
FUNCTION(cmath, cosh, "($module, z, /)", "Return the hyperbolic cosine of z.") {
    COMPLEX_ARGUMENT(z, 1);
    return finished(c_cosh(z));
}
FUNCTION(cmath, exp, "($module, z, /)", "Return the exponential value e**z.") {
    COMPLEX_ARGUMENT(z, 1);
    return finished(c_exp(z));
}
FUNCTION(cmath, sin, "($module, z, /)", "Return the sine of z.") {
    COMPLEX_ARGUMENT(z, 1);
    return finished(turned_back(c_sinh(turned(z))));
}
FUNCTION(cmath, sinh, "($module, z, /)", "Return the hyperbolic sine of z.") {
    COMPLEX_ARGUMENT(z, 1);
    return finished(c_sinh(z));
}
FUNCTION(cmath, sqrt, "($module, z, /)", "Return the square root of z.") {
    COMPLEX_ARGUMENT(z, 1);
    return finished(c_sqrt(z));
}
FUNCTION(cmath, tan, "($module, z, /)", "Return the tangent of z.") {
    COMPLEX_ARGUMENT(z, 1);
    return finished(turned_back(c_tanh(turned(z))));
}
FUNCTION(cmath, tanh, "($module, z, /)", "Return the hyperbolic tangent of z.") {
    COMPLEX_ARGUMENT(z, 1);
    return finished(c_tanh(z));
}
FUNCTION(cmath, log, "!($module, z, base=None, /)",
         "log(z[, base]) -> the logarithm of z to the given base.\n\nIf the base not specified, returns the "
         "natural "
         "logarithm (base e) of z.") {
    COMPLEX_ARGUMENT(z, 1);
    Result r = c_log(z);
    if (is_unset(arg(args, 2))) return finished(r);
    COMPLEX_ARGUMENT(base, 2);
    Result divisor = c_log(base);
    if (r.trouble == FINE) r.trouble = divisor.trouble;
    if (r.trouble != FINE) return finished(r);
    if (divisor.value.real == 0 && divisor.value.imag == 0) return math_domain_error();
    ComplexResult quotient = complex_div(r.value, divisor.value);
    return quotient.ok ? complex_new(quotient.value.real, quotient.value.imag) : ERROR;
}
FUNCTION(cmath, log10, "($module, z, /)", "Return the base-10 logarithm of z.") {
    COMPLEX_ARGUMENT(z, 1);
    Result r = c_log(z);
    r.value = (Complex){r.value.real / LN10, r.value.imag / LN10};
    return finished(r);
}
FUNCTION(cmath, phase, "($module, z, /)", "Return argument, also known as the phase angle, of a complex.") {
    COMPLEX_ARGUMENT(z, 1);
    double angle = real_atan2(z.imag, z.real);
    if (angle == 0 && z.imag != 0 && f64_is_finite(z.real)) return math_range_error(); // C's underflow
    return float_new(angle);
}
FUNCTION(cmath, polar, "($module, z, /)",
         "Convert a complex from rectangular coordinates to polar coordinates.\n\nr is the distance from 0 "
         "and phi "
         "the phase angle.") {
    COMPLEX_ARGUMENT(z, 1);
    double r = real_hypot(z.real, z.imag);
    if (f64_is_inf(r) && is_finite(z)) return math_range_error();
    Value size = float_new(r);
    RETURN_IF_ERROR(size);
    Value angle = float_new(real_atan2(z.imag, z.real));
    return is_error(angle) ? ERROR : tuple2(size, angle);
}
FUNCTION(cmath, rect, "($module, r, phi, /)", "Convert from polar coordinates to rectangular coordinates.") {
    FLOAT_ARGUMENT(r, 1);
    FLOAT_ARGUMENT(phi, 2);
    Complex z = {r, phi};
    if (!is_finite(z)) {
        Result result = SPECIAL(rect_special, z);
        if (has_angle(z)) {
            double real = real_copysign(REAL_INF, real_cos(phi)),
                   imag = real_copysign(REAL_INF, real_sin(phi));
            result = r > 0 ? fine(real, imag) : fine(-real, -imag);
        }
        result.trouble = r != 0 && !f64_is_nan(r) && f64_is_inf(phi) ? DOMAIN : FINE;
        return finished(result);
    }
    return phi == 0 ? complex_new(r, r * phi) : complex_new(r * real_cos(phi), r * real_sin(phi));
}
FUNCTION(cmath, isfinite, "($module, z, /)",
         "Return True if both the real and imaginary parts of z are finite, else False.") {
    COMPLEX_ARGUMENT(z, 1);
    return bool_value(is_finite(z));
}
FUNCTION(cmath, isnan, "($module, z, /)", "Checks if the real or imaginary part of z not a number (NaN).") {
    COMPLEX_ARGUMENT(z, 1);
    return bool_value(f64_is_nan(z.real) || f64_is_nan(z.imag));
}
FUNCTION(cmath, isinf, "($module, z, /)", "Checks if the real or imaginary part of z is infinite.") {
    COMPLEX_ARGUMENT(z, 1);
    return bool_value(f64_is_inf(z.real) || f64_is_inf(z.imag));
}
FUNCTION(
    cmath, isclose, "($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)",
    "Determine whether two complex numbers are close in value.\n\n  rel_tol\n    maximum difference for "
    "being "
    "considered \"close\", relative to the\n    magnitude of the input values\n  abs_tol\n    maximum "
    "difference for being considered \"close\", regardless of the\n    magnitude of the input "
    "values\n\nReturn "
    "True if a is close in value to b, and False otherwise.\n\nFor the values to be considered close, the "
    "difference between them must be\nsmaller than at least one of the tolerances.\n\n-inf, inf and NaN "
    "behave "
    "similarly to the IEEE 754 Standard. That is, NaN is\nnot close to anything, even itself. inf and -inf "
    "are "
    "only close to themselves.") {
    COMPLEX_ARGUMENT(a, 1);
    COMPLEX_ARGUMENT(b, 2);
    double relative = 1e-9, absolute = 0;
    if (!is_unset(arg(args, 3))) {
        FLOAT_ARGUMENT(tolerance, 3);
        relative = tolerance;
    }
    if (!is_unset(arg(args, 4))) {
        FLOAT_ARGUMENT(tolerance, 4);
        absolute = tolerance;
    }
    if (relative < 0 || absolute < 0) return VALUE_ERROR("tolerances must be non-negative");
    if (a.real == b.real && a.imag == b.imag) return TRUE;
    if (f64_is_inf(a.real) || f64_is_inf(a.imag) || f64_is_inf(b.real) || f64_is_inf(b.imag)) return FALSE;
    double difference = real_hypot(a.real - b.real, a.imag - b.imag);
    return bool_value(difference <= relative * real_hypot(b.real, b.imag) ||
                      difference <= relative * real_hypot(a.real, a.imag) || difference <= absolute);
}
