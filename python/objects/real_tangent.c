// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// tan: reduction modulo pi/2, then a series near 0, or the addition theorem with a table of tangents and cotangents.
// Intervals, coefficients and the order of operations are those of the IBM Accurate Mathematical Library (Gal and
// Bachelis, 1991) as glibc 2.36 has it, for equal results.
#include "python/objects/real_fma.h"

#define SERIES_MAX 0x1.f212dp-5 // 0.0608

// (tan(x) - x) / x^3 of a small x, xx = x^2.
INLINE double series(double xx, bool exact) {
    double sum = FMA(exact, xx, 0x1.2385a3cf2e4eap-7, 0x1.664ed49cfc666p-6);
    sum = FMA(exact, xx, sum, 0x1.ba1ba1cdb8745p-5);
    return FMA(exact, xx, FMA(exact, xx, sum, 0x1.11111111107c6p-3), 0x1.5555555555555p-2);
}

static double series_exact(double xx) { return series(xx, true); }

// tan(a + low) or -cot(a + low), |a| <= 0.787.
INLINE Guess reduced_by(double a, double low, bool cotangent, bool exact) {
    double size = f64_abs(a);
    if (size <= SERIES_MAX) {
        double rest = FMA(exact, a * (a * a), series(a * a, exact), low);
        if (!cotangent) return real_last_sum(exact, a, rest, size * 0x1p-58);
        double b = a + rest, b_low = f64_abs(a) > f64_abs(rest) ? (a - b) + rest : (rest - b) + a,
               c = 1.0 / b;
        Double2 u = real_two_product(c, b);
        double c_low = FMA(exact, -c, b_low, (1.0 - u.high) - u.low) / b;
        return real_last_sum(exact, -c, -c_low, f64_abs(c) * 0x1p-58);
    }
    if (a < 0) low = -low;
    struct RealTan entry = AT(real_tans, (uint32_t)f64_to_i64(256 * size - 15.5));
    double z = (size - entry.at) + low, zz = z * z;
    double p = FMA(exact, z * zz, FMA(exact, zz, 0x1.11112e0a6b45fp-3, 0x1.5555555554dbdp-2), z);
    double sign = (a < 0) == cotangent ? 1.0 : -1.0, start = cotangent ? entry.cot : entry.tan;
    double more = p * (entry.tan + entry.cot) / (cotangent ? -(entry.tan + p) : entry.cot - p);
    return real_last_sum(exact, sign * start, sign * more, (1.0 + start * start) * 0x1p-60);
}
static double reduced_exact(double a, double low, bool cotangent) {
    return reduced_by(a, low, cotangent, true).value;
}
static double reduced(double a, double low, bool cotangent) {
    Guess guess = reduced_by(a, low, cotangent, false);
    return likely(guess.sure) ? guess.value : reduced_exact(a, low, cotangent);
}

double real_tan(double x) {
    double size = f64_abs(x);
    if (!f64_is_finite(x)) return REAL_NAN;
    if (size <= 0x1.b096cp-27) return x;
    if (size <= SERIES_MAX) {
        Guess guess = real_last_fma(false, series(x * x, false), x * (x * x), x, size * 0x1p-58);
        return likely(guess.sure) ? guess.value : real_fma(series_exact(x * x), x * (x * x), x);
    }
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
