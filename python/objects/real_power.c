// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// pow: exp(y log x), the logarithm and the product as sums of two doubles, with about 68 bits. The table's reciprocals
// have so few bits that z/c - 1 is exact. Table, coefficients and the order of operations are those of Szabolcs Nagy's
// pow (ARM optimized routines, glibc 2.28 and later), so that the results are its results, too.
#include "python/objects/real_fma.h"

INLINE Double2 log_by(uint64_t bits, bool exact) {
    uint64_t over = bits - UINT64_C(0x3fe6955500000000);
    struct RealPow entry = AT(real_pows, over >> 45 & 127);
    double k = (double)((int64_t)over >> 52), z = f64_from_bits(bits - (over & UINT64_C(0xfff) << 52));
    Double2 product = real_two_product(z, entry.inverse);
    double r = (product.high - 1.0) + product.low; // exact
    double t = k * 0x1.62e42fefa38p-1 + entry.log, sum = t + r;
    double low1 = FMA(exact, k, 0x1.ef35793c7673p-45, entry.tail), low2 = t - sum + r;
    double ar = -0.5 * r, ar2 = r * ar, ar3 = r * ar2, high = sum + ar2;
    double low3 = exact ? real_fma(ar, r, -ar2) : real_two_product(ar, r).low, low4 = sum - high + ar2;
    double a = FMA(exact, r, 0x1.0000000000006p-1, -0x1.555555555556p-1);
    double b = FMA(exact, r, -0x1.555555529a47ap-1, 0x1.999999959554ep-1);
    double c = FMA(exact, r, 0x1.0002b8b263fc3p+0, -0x1.2495b9b4845e9p+0);
    double poly = FMA(exact, ar2, FMA(exact, ar2, c, b), a);
    double low = FMA(exact, ar3, poly, low1 + low2 + low3 + low4), y = high + low;
    return (Double2){y, high - y + low};
}

static double power_exact(double y, uint64_t bits, uint32_t sign) {
    Double2 log = log_by(bits, true);
    double high = y * log.high;
    return real_exp_sum(high, real_fma(y, log.low, real_fma(y, log.high, -high)), sign);
}

static double power(double y, uint64_t bits, uint32_t sign) {
    Double2 log = log_by(bits, false), product = real_two_product(y, log.high);
    // The logarithm's error is below 2^-74, so the exponent's below y times that.
    Guess guess = real_exp_guess(product.high, y * log.low + product.low, sign, f64_abs(y) * 0x1p-73);
    return likely(guess.sure) ? guess.value : power_exact(y, bits, sign);
}

typedef enum { FRACTION, ODD, EVEN } Parity;
static Parity parity(double y) {
    uint64_t bits = f64_bits(y);
    uint32_t exponent = bits >> 52 & 0x7ff;
    if (exponent < 1023) return FRACTION;
    if (exponent > 1023 + 52) return EVEN;
    uint64_t one = UINT64_C(1) << ((1075 - exponent) & 63);
    return bits & (one - 1) ? FRACTION : bits & one ? ODD : EVEN;
}

// Where x or y is 0, infinite or NaN.
static double special(double x, double y) {
    if (y == 0 || x == 1.0) return 1.0;
    if (f64_is_nan(x) || f64_is_nan(y)) return x + y;
    if (f64_is_inf(y)) {
        if (f64_abs(x) == 1.0) return 1.0;
        return (f64_abs(x) < 1.0) == !f64_sign(y) ? 0.0 : REAL_INF;
    }
    double result = (x == 0) == f64_sign(y) ? REAL_INF : 0.0;
    return f64_sign(x) && parity(y) == ODD ? -result : result;
}

double real_pow(double x, double y) {
    if (x == 0 || y == 0 || !f64_is_finite(x) || !f64_is_finite(y)) return special(x, y);
    uint32_t sign = 0;
    if (x < 0) {
        Parity kind = parity(y);
        if (kind == FRACTION) return REAL_NAN;
        sign = kind == ODD ? 1u << 18 : 0;
        x = -x;
    }
    double size = f64_abs(y);
    if (size < 0x1p-65) return x > 1.0 ? 1.0 + y : 1.0 - y;
    if (size >= 0x1p63) return x == 1.0 ? 1.0 : (x > 1.0) == (y > 0) ? REAL_INF : 0.0;
    uint64_t bits = f64_bits(x);
    if (bits < UINT64_C(1) << 52) bits = f64_bits(x * 0x1p52) - (UINT64_C(52) << 52);
    return power(y, bits, sign);
}
