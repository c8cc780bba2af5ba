// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Inverse circular functions: series near 0, tables with a polynomial for each 1/256 elsewhere, and near 1 asin by its
// half-angle formula. Intervals, coefficients and the order of operations are those of the IBM Accurate Mathematical
// Library (Gal and Bachelis, 1991) as glibc 2.36 has it, for equal results.
#include "python/objects/real_fma.h"

// (asin(x) - x) / x^3, xx = x^2, |x| < 1/8.
INLINE double asin_series(double xx, bool exact) {
    double sum =
        FMA(exact, 1.81382903404565056280372531963613E-02, xx, 2.23551211026525610742786300334557E-02);
    sum = FMA(exact, sum, xx, 3.03821268582119319911193410625235E-02);
    sum = FMA(exact, sum, xx, 4.46428561421059750978517350006940E-02);
    sum = FMA(exact, sum, xx, 7.50000000026122686814431784722623E-02);
    return FMA(exact, sum, xx, 1.66666666666664110590506577996662E-01);
}

// asin(size) = high + low, 1/8 <= size < 31/32.
INLINE Double2 asin_table(double size, bool exact) {
    uint32_t index = (uint32_t)f64_to_i64(size * 256);
    uint32_t degree = index < 128 ? 6 : index < 192 ? 7 : index < 236 ? 8 : index < 244 ? 9 : 10;
    struct RealAsin entry = AT(real_asins, index - 32);
    double x = size - entry.at, sum = AT(entry.coefficients, degree - 1);
    for (uint32_t i = degree - 1; i > 1; i--) sum = FMA(exact, x, sum, AT(entry.coefficients, i - 1));
    double low = FMA(exact, AT(entry.coefficients, 0), x, FMA(exact, x * x, sum, entry.low));
    return (Double2){entry.high, low};
}

// For 31/32 <= |x| < 1: z = (1 - |x|) / 2; root = sqrt(z) about, high + low its square root, p = (asin(root) - root) / root.
typedef struct {
    double high, low, p;
} HalfAngle;
INLINE HalfAngle half_angle(double z, bool for_acos, bool exact) {
    uint32_t high = real_high(z);
    double t = AT(real_roots, (high & 0x1fffff) >> 14).value * real_scaled(1.0, 511 - (int64_t)(high >> 21));
    double r = FMA(exact, -(t * t), z, 1.0);
    double sum =
        FMA(exact, r, 3.12523626554518656309172508769531E-01, 3.75017500867345182581453026130850E-01);
    sum = FMA(exact, r, FMA(exact, r, sum, 4.99999999495955425917856814202739E-01),
              9.99999999859990725855365213134618E-01);
    t = t * sum;
    double c = t * z, factor = FMA(exact, -(0.5 * t), c, 1.5);
    double y = for_acos ? (134217728.0 * c + c) - 134217728.0 * c : (c + 16777216.0) - 16777216.0;
    double low = FMA(exact, -y, y, z) / FMA(exact, c, factor, y);
    return (HalfAngle){y, low, asin_series(z, exact) * z};
}

// Of 2^-26 <= |x| < 1.
INLINE Guess asin_by(double x, bool exact) {
    double size = f64_abs(x);
    if (size < 0.125) return real_last_fma(exact, asin_series(x * x, exact), x * x * x, x, size * 0x1p-57);
    Guess y;
    if (size < 0.96875) {
        Double2 value = asin_table(size, exact);
        y = real_last_sum(exact, value.high, value.low, 0x1p-59);
    } else {
        HalfAngle h = half_angle(0.5 * (1.0 - size), false, exact);
        double rest = FMA(exact, -(2.0 * (h.high + h.low)), h.p, HALF_PI_LOW - 2.0 * h.low);
        y = real_last_sum(exact, HALF_PI - 2.0 * h.high, rest, 0x1p-59);
    }
    y.value = f64_sign(x) ? -y.value : y.value;
    return y;
}
static double asin_exact(double x) { return asin_by(x, true).value; }

double real_asin(double x) {
    double size = f64_abs(x);
    if (f64_is_nan(x)) return x;
    if (size > 1) return REAL_NAN;
    if (size < 0x1p-26) return x;
    if (size == 1) return real_copysign(HALF_PI, x);
    Guess guess = asin_by(x, false);
    return likely(guess.sure) ? guess.value : asin_exact(x);
}

// Of 2^-55 <= |x| < 1.
INLINE Guess acos_by(double x, bool exact) {
    double size = f64_abs(x);
    bool negative = f64_sign(x);
    if (size < 0.125) {
        double r = HALF_PI - x, series = asin_series(x * x, exact);
        double rest = FMA(exact, -series, x * x * x, ((HALF_PI - r) - x) + HALF_PI_LOW);
        return real_last_sum(exact, r, rest, 0x1p-60);
    }
    if (size < 0.96875) {
        Double2 value = asin_table(size, exact);
        return negative ? real_last_sum(exact, HALF_PI + value.high, HALF_PI_LOW + value.low, 0x1p-59)
                        : real_last_sum(exact, HALF_PI - value.high, HALF_PI_LOW - value.low, 0x1p-59);
    }
    HalfAngle h = half_angle(0.5 * (1.0 - size), true, exact);
    double product = h.p * (h.high + h.low);
    Guess y = negative ? real_last_sum(exact, HALF_PI - h.high, (HALF_PI_LOW - h.low) - product, 0x1p-59)
                       : real_last_sum(exact, h.high, h.low + product, h.high * 0x1p-57);
    y.value += y.value;
    return y;
}
static double acos_exact(double x) { return acos_by(x, true).value; }

double real_acos(double x) {
    double size = f64_abs(x);
    if (f64_is_nan(x)) return x;
    if (size > 1) return REAL_NAN;
    if (size < 0x1p-55) return HALF_PI;
    if (size == 1) return f64_sign(x) ? 2.0 * HALF_PI : 0.0;
    Guess guess = acos_by(x, false);
    return likely(guess.sure) ? guess.value : acos_exact(x);
}

// (atan(x) - x) / x^3, v = x^2, |x| < 1/16.
INLINE double atan_series(double v, bool exact) {
    double sum = FMA(exact, v, 0x1.375f08b31cbcep-4, -0x1.7458022b13c25p-4);
    sum = FMA(exact, v, sum, 0x1.c71c6e5129a3bp-4);
    sum = FMA(exact, v, sum, -0x1.24924923f7603p-3);
    return FMA(exact, v, FMA(exact, v, sum, 0x1.99999999997fdp-3), -0x1.5555555555555p-2);
}
static struct RealAtan atan_entry(double u) { // 1/16 <= u <= 1
    return AT(real_atans, (uint32_t)f64_to_i64((0x1p52 + 256 * u) - 0x1p52) - 16);
}
// The polynomial's coefficients from `first` on, at z.
INLINE double atan_poly(struct RealAtan entry, double z, uint32_t first, bool exact) {
    double sum = AT(entry.coefficients, 4);
    for (uint32_t i = 4; i > first; i--) sum = FMA(exact, z, sum, AT(entry.coefficients, i - 1));
    return sum;
}

// Of 2^-27 < u < 2^53.
INLINE Guess atan_by(double u, bool exact) {
    if (u < 0.0625) return real_last_fma(exact, atan_series(u * u, exact), u * (u * u), u, u * 0x1p-58);
    if (u < 1) {
        struct RealAtan entry = atan_entry(u);
        double z = u - entry.at;
        return real_last_fma(exact, atan_poly(entry, z, 0, exact), z, entry.value, 0x1p-60);
    }
    double w = 1 / u, t = w * u, rest = (1 - t) - (exact ? real_fma(w, u, -t) : real_two_product(w, u).low);
    if (u < 16) {
        struct RealAtan entry = atan_entry(w);
        double z = FMA(exact, w, rest, w - entry.at), poly = atan_poly(entry, z, 0, exact);
        return real_last_sum(exact, HALF_PI - entry.value, FMA(exact, -z, poly, HALF_PI_LOW), 0x1p-59);
    }
    double sum = atan_series(w * w, exact), high = HALF_PI - w, low = (HALF_PI - high) - w;
    low = FMA(exact, -w, rest, HALF_PI_LOW + low);
    return real_last_sum(exact, high, low - sum * (w * (w * w)), 0x1p-62); // nor is this one
}
static double atan_exact(double u) { return atan_by(u, true).value; }

double real_atan(double x) {
    double u = f64_abs(x);
    if (f64_is_nan(x)) return x;
    if (u < 0x1.bb67ap-27) return x;
    if (!(u < 0x1.49ff2p+52)) return real_copysign(HALF_PI, x);
    Guess guess = atan_by(u, false);
    return real_copysign(likely(guess.sure) ? guess.value : atan_exact(u), x);
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
INLINE Guess atan_from(double base, double base_low, double u, double du, double sign, bool exact) {
    if (u < 0.0625) {
        double v = u * u, sum = atan_series(v, exact), high = base + sign * u, low = (base - high) + sign * u;
        low = ((base_low + low) + sign * du) +
              sign * (u * v * sum); // as glibc was compiled: this product is not fused
        return real_last_sum(exact, high, low, 0x1p-60);
    }
    struct RealAtan entry = atan_entry(u);
    double v = (u - entry.at) + du, low = FMA(exact, sign * v, atan_poly(entry, v, 0, exact), base_low);
    return real_last_sum(exact, base + sign * entry.value, low, 0x1p-59);
}

// small / large = u + du is |y / x| or |x / y|: the larger below.
INLINE Guess atan2_by(double x, double ay, double ax, bool exact) {
    bool steep = !(ay < ax);
    double small = steep ? ax : ay, large = steep ? ay : ax, u = small / large;
    Double2 product = real_two_product(large, u);
    double du = ((small - product.high) - product.low) / large;
    if (steep && !(x < 0 && ax == ay))
        return atan_from(HALF_PI, HALF_PI_LOW, u, du, x > 0 ? -1.0 : 1.0, exact);
    if (x < 0) return atan_from(2 * HALF_PI, 2 * HALF_PI_LOW, u, du, -1.0, exact);
    if (u < 0.0625) {
        double square = u * u, low = FMA(exact, u * square, atan_series(square, exact), du);
        return real_last_sum(exact, u, low, u * 0x1p-58);
    }
    struct RealAtan entry = atan_entry(u);
    double t = u - entry.at, sum = t + du, slope = AT(entry.coefficients, 0);
    double dv = f64_abs(t) > f64_abs(du) ? (t - sum) + du : (du - sum) + t;
    double rest = FMA(exact, dv, slope, sum * sum * atan_poly(entry, sum, 1, exact));
    return real_last_sum(exact, entry.value, FMA(exact, sum, slope, rest), 0x1p-59);
}
static double atan2_exact(double x, double ay, double ax) { return atan2_by(x, ay, ax, true).value; }

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
    Guess guess = atan2_by(x, ay, ax, false);
    return real_copysign(likely(guess.sure) ? guess.value : atan2_exact(x, ay, ax), y);
}
