// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Cube root: a polynomial for the mantissa's, one step of Halley's method. Hypotenuse: after Borges, "An improved
// algorithm for hypot(a, b)" (2019), the square root corrected by its own residual. Constants and order as in glibc
// 2.36, for equal results.
#include "python/objects/real.h"

#define CBRT_2 0x1.428a2f98d728bp+0
#define CBRT_4 0x1.965fea53d6e3dp+0
static const double third_powers[5] = {1.0 / CBRT_4, 1.0 / CBRT_2, 1.0, CBRT_2,
                                       CBRT_4}; // 2^(n/3), n = -2 .. 2

double real_cbrt(double x) {
    if (x == 0 || !f64_is_finite(x)) return x + x;
    RealFrexp parts = real_frexp(f64_abs(x));
    double m = parts.mantissa, u = 0.784932344976639262 - 0.145263899385486377 * m;
    u = -1.83469277483613086 + u * m;
    u = 2.44693122563534430 + u * m;
    u = -2.11499494167371287 + u * m;
    u = 1.50819193781584896 + u * m;
    u = 0.354895765043919860 + u * m;
    double cube = u * u * u;
    int32_t third = parts.exponent / 3;
    double y = u * (cube + 2.0 * m) / (2.0 * cube + m) * AT(third_powers, 2 + parts.exponent - third * 3);
    return real_ldexp(x > 0 ? y : -y, third);
}

// sqrt(a^2 + b^2), a >= b, squares neither too large nor too small.
static double corrected(double a, double b) {
    double h = f64_sqrt(a * a + b * b), t1, t2;
    if (h <= 2.0 * b) {
        double over = h - b;
        t1 = a * (2.0 * over - a);
        t2 = (over - 2.0 * (a - b)) * over;
    } else {
        double over = h - a;
        t1 = 2.0 * over * (a - 2.0 * b);
        t2 = (4.0 * over - b) * b + over * over;
    }
    return h - (t1 + t2) / (2.0 * h);
}

double real_hypot(double x, double y) {
    if (f64_is_inf(x) || f64_is_inf(y)) return REAL_INF;
    if (f64_is_nan(x) || f64_is_nan(y)) return x + y;
    x = f64_abs(x);
    y = f64_abs(y);
    double a = x < y ? y : x, b = x < y ? x : y;
    if (a > 0x1p+511) return b <= a * 0x1p-54 ? a + b : corrected(a * 0x1p-600, b * 0x1p-600) / 0x1p-600;
    if (b < 0x1p-459) return a >= b / 0x1p-54 ? a + b : corrected(a / 0x1p-600, b / 0x1p-600) * 0x1p-600;
    return b <= a * 0x1p-54 ? a + b : corrected(a, b);
}
