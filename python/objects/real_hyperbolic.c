// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Hyperbolic functions and their inverses, by exp, expm1, log and log1p: the identities and the ranges of fdlibm (Sun
// Microsystems, 1993) as glibc 2.36 has them, for equal results.
#include "python/objects/real_fma.h"

#define LN2 0x1.62e42fefa39efp-1
#define LOG_MAX 0x40862e42u                 // high word of log(the largest double)
#define HYPERBOLIC_MAX 0x1.633ce8fb9f87dp+9 // beyond: overflow

double real_cosh(double x) {
    double size = f64_abs(x);
    if (f64_is_nan(x)) return x;
    if (size < 22) {
        if (real_high(size) < 0x3fd62e43u) { // ln2 / 2
            if (size < 0x1p-55) return 1.0;
            double t = real_expm1(size), w = 1.0 + t;
            return 1.0 + (t * t) / (w + w);
        }
        double t = real_exp(size);
        return 0.5 * t + 0.5 / t;
    }
    if (real_high(size) < LOG_MAX) return 0.5 * real_exp(size);
    if (size > HYPERBOLIC_MAX) return REAL_INF;
    double w = real_exp(0.5 * size);
    return 0.5 * w * w;
}

double real_sinh(double x) {
    double size = f64_abs(x), half = f64_sign(x) ? -0.5 : 0.5;
    if (!f64_is_finite(x)) return x + x;
    if (size < 22) {
        if (size < 0x1p-28) return x;
        double t = real_expm1(size);
        return size < 1 ? half * (2.0 * t - t * t / (t + 1.0)) : half * (t + t / (t + 1.0));
    }
    if (real_high(size) < LOG_MAX) return half * real_exp(size);
    if (size > HYPERBOLIC_MAX) return real_copysign(REAL_INF, x);
    double w = real_exp(0.5 * size);
    return half * w * w;
}

double real_tanh(double x) {
    double size = f64_abs(x), y = 1.0;
    if (f64_is_nan(x)) return x;
    if (size < 22) {
        if (size < 0x1p-55) return x == 0 ? x : x * (1.0 + x);
        if (size >= 1) {
            y = 1.0 - 2.0 / (real_expm1(2.0 * size) + 2.0);
        } else {
            double t = real_expm1(-2.0 * size);
            y = -t / (t + 2.0);
        }
    }
    return f64_sign(x) ? -y : y;
}

double real_asinh(double x) {
    double size = f64_abs(x), w;
    if (!f64_is_finite(x)) return x + x;
    if (size < 0x1p-28) return x;
    if (real_high(size) > 0x41b00000u) {
        w = real_log(size) + LN2;
    } else if (real_high(size) > 0x40000000u) {
        w = real_log(2.0 * size + 1.0 / (f64_sqrt(size * size + 1.0) + size));
    } else {
        double t = size * size;
        w = real_log1p(size + t / (1.0 + f64_sqrt(1.0 + t)));
    }
    return real_copysign(w, x);
}

double real_acosh(double x) {
    if (f64_is_nan(x)) return x;
    if (x < 1) return REAL_NAN;
    if (x == 1) return 0.0;
    if (f64_is_inf(x)) return x;
    if (x >= 0x1p28) return real_log(x) + LN2;
    if (x > 2) return real_log(2.0 * x - 1.0 / (x + f64_sqrt(x * x - 1.0)));
    double t = x - 1.0;
    return real_log1p(t + f64_sqrt(2.0 * t + t * t));
}

double real_atanh(double x) {
    double size = f64_abs(x), t;
    if (f64_is_nan(x)) return x;
    if (size > 1) return REAL_NAN;
    if (size == 1) return real_copysign(REAL_INF, x);
    if (size < 0x1p-28) return x;
    if (size < 0.5) {
        t = size + size;
        t = 0.5 * real_log1p(t + t * size / (1.0 - size));
    } else {
        t = 0.5 * real_log1p((size + size) / (1.0 - size));
    }
    return real_copysign(t, x);
}
