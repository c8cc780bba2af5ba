// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Scalar mathematics by musl's libm, whose pow, exp and log are the algorithms that glibc has. These functions take and
// give doubles, touch no memory but their own constant tables, and call nothing else: a listed assumption
// (docs/assumptions.md). python/objects/real.h declares the wrappers.

#define ONE_ARGUMENT(LIST)                                                                                   \
    LIST(exp)                                                                                                \
    LIST(exp2)                                                                                               \
    LIST(expm1) LIST(log) LIST(log2) LIST(log10) LIST(log1p) LIST(cbrt) LIST(sin) LIST(cos) LIST(tan)        \
        LIST(asin) LIST(acos) LIST(atan) LIST(sinh) LIST(cosh) LIST(tanh) LIST(asinh) LIST(acosh)            \
            LIST(atanh) LIST(erf) LIST(erfc)
#define TWO_ARGUMENTS(LIST) LIST(pow) LIST(hypot) LIST(atan2)

#define WRAP_ONE(name)                                                                                       \
    double name(double);                                                                                     \
    double real_##name(double d) { return name(d); }
#define WRAP_TWO(name)                                                                                       \
    double name(double, double);                                                                             \
    double real_##name(double a, double b) { return name(a, b); }
ONE_ARGUMENT(WRAP_ONE)
TWO_ARGUMENTS(WRAP_TWO)
