// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// sin and cos: reduction modulo pi/2, then the addition theorem with a table of sin and cos of k/128 in two doubles
// each, and short series for what is left. Intervals, coefficients and the order of operations are those of the IBM
// Accurate Mathematical Library (Gal and Bachelis, 1991) as glibc 2.36 has it, for equal results.
#include "python/objects/real_fma.h"

#define GRID 0x1.8p45 // adding it rounds to a multiple of 1/128
#define SIN_3 -0x1.5555555555515p-3
#define SIN_5 0x1.11110e829872fp-7
#define COS_2 0x1p-1
#define COS_4 -0x1.5555555555535p-5
#define COS_6 0x1.6c16bedd9e239p-10

// cos(x + low), |x| < 0.86.
INLINE Guess cos_by(double x, double low, bool exact) {
    if (x < 0) low = -low;
    double shifted = GRID + f64_abs(x);
    x = f64_abs(x) - (shifted - GRID) + low;
    struct RealSin entry = AT(real_sins, f64_bits(shifted) & 127);
    double xx = x * x, s = FMA(exact, x * xx, FMA(exact, xx, SIN_5, SIN_3), x);
    double c = xx * FMA(exact, xx, FMA(exact, xx, COS_6, COS_4), COS_2);
    double rest = FMA(exact, -s, entry.sin_low, entry.cos_low);
    rest = FMA(exact, -entry.sin, s, FMA(exact, -entry.cos, c, rest));
    if (exact) return (Guess){entry.cos + rest, true};
    Double2 sum = real_quick_sum(entry.cos, rest);
    return real_guess(sum.high, sum.low, 0x1p-60);
}

// sin(x + low), |x| < 0.86.
INLINE Guess sin_by(double x, double low, bool exact) {
    double size = f64_abs(x);
    if (size < 0.126) {
        double xx = x * x;
        double sum = FMA(exact, xx, FMA(exact, xx, -0x1.addffc2fcdf59p-26, 0x1.71de27b9a7ed9p-19),
                         -0x1.a01a019db08b8p-13);
        sum = FMA(exact, xx, FMA(exact, xx, sum, 0x1.1111111110ecep-7), -0x1.5555555555555p-3);
        double rest = FMA(exact, FMA(exact, sum, x, -0.5 * low), xx, low);
        if (exact) return (Guess){x + rest, true};
        Double2 result = real_quick_sum(x, rest);
        return real_guess(result.high, result.low, f64_abs(x) * 0x1p-60);
    }
    if (x <= 0) low = -low;
    double shifted = GRID + size, r = size - (shifted - GRID);
    struct RealSin entry = AT(real_sins, f64_bits(shifted) & 127);
    double xx = r * r, s = r + FMA(exact, r * xx, FMA(exact, xx, SIN_5, SIN_3), low);
    double c = FMA(exact, r, low, xx * FMA(exact, xx, FMA(exact, xx, COS_6, COS_4), COS_2));
    double rest = FMA(exact, -entry.sin, c, FMA(exact, s, entry.cos_low, entry.sin_low));
    rest = FMA(exact, entry.cos, s, rest);
    Double2 result = {entry.sin + rest, 0};
    if (exact) return (Guess){real_copysign(result.high, x), true};
    result = real_quick_sum(entry.sin, rest);
    Guess guess = real_guess(result.high, result.low, 0x1p-60);
    guess.value = real_copysign(guess.value, x);
    return guess;
}

static double cos_exact(double x, double low) { return cos_by(x, low, true).value; }
static double sin_exact(double x, double low) { return sin_by(x, low, true).value; }
INLINE double cosine(double x, double low) {
    Guess guess = cos_by(x, low, false);
    return likely(guess.sure) ? guess.value : cos_exact(x, low);
}
INLINE double sine(double x, double low) {
    Guess guess = sin_by(x, low, false);
    return likely(guess.sure) ? guess.value : sin_exact(x, low);
}

// |x| < 105414350: pi/2 in four parts.
static Reduced reduce(double x) {
    double shifted = real_fma(x, 0x1.45f306dc9c883p-1, 0x1.8p52), n = shifted - 0x1.8p52;
    double y = (x - n * 0x1.921fb58p0) - n * -0x1.dde973cp-27; // both products are exact
    double high = real_fma(-n, -0x1.cb3b398p-55, y), low = real_fma(-n, -0x1.cb3b398p-55, y - high);
    double a = real_fma(-n, -0x1.d747f23e32ed7p-83, high);
    low += real_fma(-n, -0x1.d747f23e32ed7p-83, high - a);
    return (Reduced){a, low, (uint32_t)f64_bits(shifted) & 3};
}

static double quarter(double x, uint32_t more) {
    Reduced r = real_high(f64_abs(x)) < 0x419921fbu ? reduce(x) : real_reduce_large(x);
    uint32_t n = r.quadrant + more;
    double y = n & 1 ? cosine(r.high, r.low) : sine(r.high, r.low);
    return n & 2 ? -y : y;
}

double real_sin(double x) {
    double size = f64_abs(x);
    if (size < 0x1p-26) return x;
    uint32_t high = real_high(size);
    if (high < 0x3feb6000u) return sine(x, 0);
    if (high < 0x400368fdu) return real_copysign(cosine(HALF_PI - size, HALF_PI_LOW), x);
    return f64_is_finite(x) ? quarter(x, 0) : REAL_NAN;
}

double real_cos(double x) {
    double size = f64_abs(x);
    if (size < 0x1p-27) return 1.0;
    uint32_t high = real_high(size);
    if (high < 0x3feb6000u) return cosine(x, 0);
    if (high < 0x400368fdu) {
        double y = HALF_PI - size, a = y + HALF_PI_LOW;
        return sine(a, (y - a) + HALF_PI_LOW);
    }
    return f64_is_finite(x) ? quarter(x, 1) : REAL_NAN;
}
