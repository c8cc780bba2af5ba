// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Functions of real numbers, as C's <math.h> has them, on doubles: no exceptions, no errno, infinities and NaN for
// what has no result. The first group is exact by nature; the others give what glibc gives (docs/numbers.md tells how
// that is reached and measured).
#pragma once
#include "kernel/value.h"

#define REAL_INF f64_from_bits(UINT64_C(0x7ff) << 52)
#define REAL_NAN f64_from_bits(UINT64_C(0x7ff8) << 48)

INLINE double real_copysign(double magnitude, double sign) {
    uint64_t top = UINT64_C(1) << 63;
    return f64_from_bits((f64_bits(magnitude) & ~top) | (f64_bits(sign) & top));
}
// --- real.c
double real_floor(double d);
double real_ceil(double d);
double real_trunc(double d);
double real_rint(double d);  // to the nearest integer, ties to even
double real_round(double d); // ties away from zero
double real_fmod(double a, double b);
double real_remainder(double a, double b); // IEEE: quotient to nearest, ties to even
double real_ldexp(double d, int64_t exponent);
typedef struct {
    double mantissa; // in [0.5, 1), or d itself when it is 0, infinite or NaN
    int32_t exponent;
} RealFrexp;
RealFrexp real_frexp(double d);
double real_nextafter(double from, double to);

// --- elementary functions, each in the file real_<theme>.c
double real_exp(double d);
double real_exp2(double d);
double real_expm1(double d);
double real_log(double d);
double real_log2(double d);
double real_log10(double d);
double real_log1p(double d);
double real_pow(double a, double b);
double real_cbrt(double d);
double real_hypot(double a, double b);
double real_sin(double d);
double real_cos(double d);
double real_tan(double d);
double real_asin(double d);
double real_acos(double d);
double real_atan(double d);
double real_atan2(double y, double x);
double real_sinh(double d);
double real_cosh(double d);
double real_tanh(double d);
double real_asinh(double d);
double real_acosh(double d);
double real_atanh(double d);
double real_erf(double d);
double real_erfc(double d);
