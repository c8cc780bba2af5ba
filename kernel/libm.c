// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Scalar mathematics by musl's libm, whose pow, exp and log are the algorithms that glibc has. These functions take and
// give doubles, touch no memory but their own constant tables, and call nothing else: a listed assumption
// (docs/assumptions.md).
#include "kernel/libm.h"

double exp(double);
double exp2(double);
double expm1(double);
double log(double);
double log2(double);
double log10(double);
double log1p(double);
double cbrt(double);
double sin(double);
double cos(double);
double tan(double);
double asin(double);
double acos(double);
double atan(double);
double sinh(double);
double cosh(double);
double tanh(double);
double asinh(double);
double acosh(double);
double atanh(double);
double erf(double);
double erfc(double);
double pow(double, double);
double hypot(double, double);
double atan2(double, double);

double real_exp(double d) { return exp(d); }
double real_exp2(double d) { return exp2(d); }
double real_expm1(double d) { return expm1(d); }
double real_log(double d) { return log(d); }
double real_log2(double d) { return log2(d); }
double real_log10(double d) { return log10(d); }
double real_log1p(double d) { return log1p(d); }
double real_cbrt(double d) { return cbrt(d); }
double real_sin(double d) { return sin(d); }
double real_cos(double d) { return cos(d); }
double real_tan(double d) { return tan(d); }
double real_asin(double d) { return asin(d); }
double real_acos(double d) { return acos(d); }
double real_atan(double d) { return atan(d); }
double real_sinh(double d) { return sinh(d); }
double real_cosh(double d) { return cosh(d); }
double real_tanh(double d) { return tanh(d); }
double real_asinh(double d) { return asinh(d); }
double real_acosh(double d) { return acosh(d); }
double real_atanh(double d) { return atanh(d); }
double real_erf(double d) { return erf(d); }
double real_erfc(double d) { return erfc(d); }
double real_pow(double a, double b) { return pow(a, b); }
double real_hypot(double a, double b) { return hypot(a, b); }
double real_atan2(double a, double b) { return atan2(a, b); }
