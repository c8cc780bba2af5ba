// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Scalar mathematics by musl's libm (libm.c), with the results of glibc wherever musl has its algorithms.
#pragma once

double real_exp(double d);
double real_exp2(double d);
double real_expm1(double d);
double real_log(double d);
double real_log2(double d);
double real_log10(double d);
double real_log1p(double d);
double real_cbrt(double d);
double real_sin(double d);
double real_cos(double d);
double real_tan(double d);
double real_asin(double d);
double real_acos(double d);
double real_atan(double d);
double real_sinh(double d);
double real_cosh(double d);
double real_tanh(double d);
double real_asinh(double d);
double real_acosh(double d);
double real_atanh(double d);
double real_erf(double d);
double real_erfc(double d);
double real_pow(double a, double b);
double real_hypot(double a, double b);
double real_atan2(double a, double b);
