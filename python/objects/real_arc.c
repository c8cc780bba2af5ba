// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Inverse circular functions: series near 0, tables with a polynomial for each 1/256 elsewhere, and near 1 asin by its
// half-angle formula. Intervals, coefficients and the order of operations are those of the IBM Accurate Mathematical
// Library (Gal and Bachelis, 1991) as glibc 2.36 has it, for equal results.
#include "python/objects/real_fma.h"

// (asin(x) - x) / x^3, xx = x^2, |x| < 1/8.
static double asin_series(double xx) {
    double sum = real_fma(1.81382903404565056280372531963613E-02, xx, 2.23551211026525610742786300334557E-02);
    sum = real_fma(sum, xx, 3.03821268582119319911193410625235E-02);
    sum = real_fma(sum, xx, 4.46428561421059750978517350006940E-02);
    sum = real_fma(sum, xx, 7.50000000026122686814431784722623E-02);
    return real_fma(sum, xx, 1.66666666666664110590506577996662E-01);
}

// asin(size) = high + low, 1/8 <= size < 31/32.
static Double2 asin_table(double size) {
    uint32_t index = (uint32_t)f64_to_i64(size * 256);
    uint32_t degree = index < 128 ? 6 : index < 192 ? 7 : index < 236 ? 8 : index < 244 ? 9 : 10;
    struct RealAsin entry = AT(real_asins, index - 32);
    double x = size - entry.at, sum = AT(entry.coefficients, degree - 1);
    for (uint32_t i = degree - 1; i > 1; i--) sum = real_fma(x, sum, AT(entry.coefficients, i - 1));
    double low = real_fma(AT(entry.coefficients, 0), x, real_fma(x * x, sum, entry.low));
    return (Double2){entry.high, low};
}

// For 31/32 <= |x| < 1: z = (1 - |x|) / 2; root = sqrt(z) about, high + low its square root, p = (asin(root) - root) / root.
typedef struct {
    double high, low, p;
} HalfAngle;
static HalfAngle half_angle(double z, bool for_acos) {
    uint32_t high = real_high(z);
    double t = AT(real_roots, (high & 0x1fffff) >> 14).value * real_scaled(1.0, 511 - (int64_t)(high >> 21));
    double r = real_fma(-(t * t), z, 1.0);
    double sum = real_fma(r, 3.12523626554518656309172508769531E-01, 3.75017500867345182581453026130850E-01);
    sum = real_fma(r, real_fma(r, sum, 4.99999999495955425917856814202739E-01),
                   9.99999999859990725855365213134618E-01);
    t = t * sum;
    double c = t * z, factor = real_fma(-(0.5 * t), c, 1.5);
    double y = for_acos ? (134217728.0 * c + c) - 134217728.0 * c : (c + 16777216.0) - 16777216.0;
    double low = real_fma(-y, y, z) / real_fma(c, factor, y);
    return (HalfAngle){y, low, asin_series(z) * z};
}

double real_asin(double x) {
    double size = f64_abs(x), y;
    if (f64_is_nan(x)) return x;
    if (size > 1) return REAL_NAN;
    if (size < 0x1p-26) return x;
    if (size < 0.125) return real_fma(asin_series(x * x), x * x * x, x);
    if (size < 0.96875) {
        Double2 value = asin_table(size);
        y = value.high + value.low;
    } else if (size < 1) {
        HalfAngle h = half_angle(0.5 * (1.0 - size), false);
        double rest = real_fma(-(2.0 * (h.high + h.low)), h.p, HALF_PI_LOW - 2.0 * h.low);
        y = (HALF_PI - 2.0 * h.high) + rest;
    } else {
        y = HALF_PI;
    }
    return f64_sign(x) ? -y : y;
}

double real_acos(double x) {
    double size = f64_abs(x);
    bool negative = f64_sign(x);
    if (f64_is_nan(x)) return x;
    if (size > 1) return REAL_NAN;
    if (size < 0x1p-55) return HALF_PI;
    if (size < 0.125) {
        double r = HALF_PI - x;
        return r + real_fma(-asin_series(x * x), x * x * x, ((HALF_PI - r) - x) + HALF_PI_LOW);
    }
    if (size < 0.96875) {
        Double2 value = asin_table(size);
        return negative ? (HALF_PI + value.high) + (HALF_PI_LOW + value.low)
                        : (HALF_PI - value.high) + (HALF_PI_LOW - value.low);
    }
    if (size == 1) return negative ? 2.0 * HALF_PI : 0.0;
    HalfAngle h = half_angle(0.5 * (1.0 - size), true);
    double y;
    if (negative)
        y = (HALF_PI - h.high) + ((HALF_PI_LOW - h.low) - (h.high + h.low) * h.p);
    else
        y = h.high + (h.low + h.p * (h.high + h.low));
    return y + y;
}

// (atan(x) - x) / x^3, v = x^2, |x| < 1/16.
static double atan_series(double v) {
    double sum = real_fma(v, 0x1.375f08b31cbcep-4, -0x1.7458022b13c25p-4);
    sum = real_fma(v, sum, 0x1.c71c6e5129a3bp-4);
    sum = real_fma(v, sum, -0x1.24924923f7603p-3);
    return real_fma(v, real_fma(v, sum, 0x1.99999999997fdp-3), -0x1.5555555555555p-2);
}
static struct RealAtan atan_entry(double u) { // 1/16 <= u <= 1
    return AT(real_atans, (uint32_t)f64_to_i64((0x1p52 + 256 * u) - 0x1p52) - 16);
}
// The polynomial's coefficients from `first` on, at z.
INLINE double atan_poly(struct RealAtan entry, double z, uint32_t first) {
    double sum = AT(entry.coefficients, 4);
    for (uint32_t i = 4; i > first; i--) sum = real_fma(z, sum, AT(entry.coefficients, i - 1));
    return sum;
}

double real_atan(double x) {
    double u = f64_abs(x);
    if (f64_is_nan(x)) return x;
    if (u < 0x1.bb67ap-27) return x;
    if (u < 0.0625) return real_fma(atan_series(x * x), x * (x * x), x);
    if (u < 1) {
        struct RealAtan entry = atan_entry(u);
        double z = u - entry.at;
        return real_copysign(real_fma(atan_poly(entry, z, 0), z, entry.value), x);
    }
    if (!(u < 0x1.49ff2p+52)) return real_copysign(HALF_PI, x);
    double w = 1 / u, t = w * u, t_low = real_fma(w, u, -t), rest = (1 - t) - t_low, y;
    if (u < 16) {
        struct RealAtan entry = atan_entry(w);
        double z = real_fma(w, rest, w - entry.at);
        y = (HALF_PI - entry.value) + real_fma(-z, atan_poly(entry, z, 0), HALF_PI_LOW);
    } else {
        double sum = atan_series(w * w), high = HALF_PI - w, low = (HALF_PI - high) - w;
        low = real_fma(-w, rest, HALF_PI_LOW + low);
        y = high + real_fma(-sum, w * (w * w), low);
    }
    return real_copysign(y, x);
}

// atan2 where x or y is 0 or infinite.
static double atan2_special(double y, double x) {
    double value;
    if (y == 0 || (f64_is_inf(x) && !f64_is_inf(y)))
        value = f64_sign(x) ? 2 * HALF_PI : 0.0;
    else if (f64_is_inf(x))
        value = f64_sign(x) ? 1.5 * HALF_PI : 0.5 * HALF_PI;
    else
        value = HALF_PI;
    return real_copysign(value, y);
}

// base + base_low + sign * atan(u + du), |u| <= 1: for the quotients that are not near the result itself.
static double atan_from(double base, double base_low, double u, double du, double sign) {
    if (u < 0.0625) {
        double v = u * u, sum = atan_series(v), high = base + sign * u, low = (base - high) + sign * u;
        return high + real_fma(sign * (u * v), sum, (base_low + low) + sign * du);
    }
    struct RealAtan entry = atan_entry(u);
    double v = (u - entry.at) + du;
    return (base + sign * entry.value) + real_fma(sign * v, atan_poly(entry, v, 0), base_low);
}

double real_atan2(double y, double x) {
    if (f64_is_nan(x) || f64_is_nan(y)) return x + y;
    if (x == 0 || y == 0 || !f64_is_finite(x) || !f64_is_finite(y)) return atan2_special(y, x);
    double ax = f64_abs(x), ay = f64_abs(y);
    int32_t above = (int32_t)(real_high(ay) & 0x7ff00000u) - (int32_t)(real_high(ax) & 0x7ff00000u);
    if (above >= 57 << 20) return real_copysign(HALF_PI, y);
    if (above <= -(57 << 20)) return real_copysign(x > 0 ? ay / ax : 2 * HALF_PI, y);
    if (ax < 0x1p-500 || ay < 0x1p-500) {
        ax *= 0x1p500;
        ay *= 0x1p500;
    }
    if (ax > 0x1p500 || ay > 0x1p500) {
        ax *= 0x1p-500;
        ay *= 0x1p-500;
    }
    bool steep = !(ay < ax);
    double small = steep ? ax : ay, large = steep ? ay : ax, u = small / large, v = large * u;
    double du = ((small - v) - real_fma(large, u, -v)) / large, z;
    if (steep && !(x < 0 && ax == ay)) {
        z = atan_from(HALF_PI, HALF_PI_LOW, u, du, x > 0 ? -1.0 : 1.0);
    } else if (x < 0) {
        z = atan_from(2 * HALF_PI, 2 * HALF_PI_LOW, u, du, -1.0);
    } else if (u < 0.0625) {
        double square = u * u;
        z = u + real_fma(u * square, atan_series(square), du);
    } else {
        struct RealAtan entry = atan_entry(u);
        double t = u - entry.at, sum = t + du,
               dv = f64_abs(t) > f64_abs(du) ? (t - sum) + du : (du - sum) + t;
        double slope = AT(entry.coefficients, 0);
        double rest = real_fma(dv, slope, sum * sum * atan_poly(entry, sum, 1));
        z = entry.value + real_fma(sum, slope, rest);
    }
    return real_copysign(z, y);
}
