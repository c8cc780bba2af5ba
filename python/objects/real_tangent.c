// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// tan: reduction modulo pi/2, then a series near 0, or the addition theorem with a table of tangents and cotangents.
// Intervals, coefficients and the order of operations are those of the IBM Accurate Mathematical Library (Gal and
// Bachelis, 1991) as glibc 2.36 has it, for equal results.
#include "python/objects/real_fma.h"

#define SERIES_MAX 0x1.f212dp-5 // 0.0608

// (tan(x) - x) / x^3 of a small x, xx = x^2.
static double series(double xx) {
    double sum = real_fma(xx, 0x1.2385a3cf2e4eap-7, 0x1.664ed49cfc666p-6);
    sum = real_fma(xx, sum, 0x1.ba1ba1cdb8745p-5);
    return real_fma(xx, real_fma(xx, sum, 0x1.11111111107c6p-3), 0x1.5555555555555p-2);
}

// tan(a + low) or -cot(a + low), |a| <= 0.787.
static double reduced(double a, double low, bool cotangent) {
    double size = f64_abs(a);
    if (size <= SERIES_MAX) {
        double rest = real_fma(a * (a * a), series(a * a), low);
        if (!cotangent) return a + rest;
        double b = a + rest, b_low = f64_abs(a) > f64_abs(rest) ? (a - b) + rest : (rest - b) + a;
        double c = 1.0 / b, u = c * b, u_low = real_fma(c, b, -u);
        double c_low = real_fma(-c, b_low, ((1.0 - u) - u_low) + 0.0) / b;
        return -(c + c_low);
    }
    if (a < 0) low = -low;
    struct RealTan entry = AT(real_tans, (uint32_t)f64_to_i64(256 * size - 15.5));
    double z = (size - entry.at) + low, zz = z * z;
    double p = real_fma(z * zz, real_fma(zz, 0x1.11112e0a6b45fp-3, 0x1.5555555554dbdp-2), z), y;
    if (cotangent) {
        y = entry.cot - p * (entry.tan + entry.cot) / (entry.tan + p);
        return a < 0 ? y : -y;
    }
    y = entry.tan + p * (entry.cot + entry.tan) / (entry.cot - p);
    return a < 0 ? -y : y;
}

double real_tan(double x) {
    double size = f64_abs(x);
    if (!f64_is_finite(x)) return REAL_NAN;
    if (size <= 0x1.b096cp-27) return x;
    if (size <= SERIES_MAX) return real_fma(series(x * x), x * (x * x), x);
    if (size <= 0x1.92f1ap-1) return reduced(x, 0, false);
    Reduced r;
    if (size <= 0x1.7d784p26) { // 1e8
        double shifted = real_fma(x, 0x1.45f306dc9c883p-1, 0x1.8p52), n = shifted - 0x1.8p52;
        double y = (x - n * 0x1.921fb58p0) - n * -0x1.dde973cp-27; // both products are exact
        if (size <= 25) {
            r.high = real_fma(-n, -0x1.cb3b399d747f2p-55, y);
            r.low = real_fma(-n, -0x1.cb3b399d747f2p-55, y - r.high);
        } else {
            double t = real_fma(-n, -0x1.cb3b398p-55, y), low = real_fma(-n, -0x1.cb3b398p-55, y - t);
            double a = real_fma(-n, -0x1.d747f23e32ed7p-83, t);
            low = real_fma(-n, -0x1.d747f23e32ed7p-83, t - a) + low;
            r.high = a;
            r.low = low;
        }
        r.quadrant = (uint32_t)f64_bits(shifted) & 3;
    } else {
        r = real_reduce_large(x);
    }
    if (size > 25) { // again without overlap
        double sum = r.high + r.low;
        r.low = f64_abs(r.high) > f64_abs(r.low) ? (r.high - sum) + r.low : (r.low - sum) + r.high;
        r.high = sum;
    }
    return reduced(r.high, r.low, r.quadrant & 1);
}
