// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Logarithms, after Tang, "Table-driven implementation of the logarithm function in IEEE floating-point arithmetic"
// (1990): x = 2^k z, c near z from a table, log(x) = k ln2 + log(c) + a polynomial of z/c - 1. Tables, coefficients and
// the order of operations are those of Szabolcs Nagy's log and log2 (ARM optimized routines, glibc 2.28 and later), so
// that the results are its results, too. log1p and log10 follow fdlibm (Sun Microsystems, 1993).
#include "python/objects/real_fma.h"

// x = 2^k z, z in 0x1.6p-1 .. 0x1.6p0, which 2^index_bits intervals divide; x > 0, finite.
typedef struct {
    double z, k;
    uint32_t index;
} Scaled;
#define BASE UINT64_C(0x3fe6000000000000)
INLINE Scaled scaled(double x, uint32_t index_bits) {
    uint64_t bits = f64_bits(x);
    if (bits < UINT64_C(1) << 52) bits = f64_bits(x * 0x1p52) - (UINT64_C(52) << 52);
    uint64_t over = bits - BASE;
    int64_t k = (int64_t)over >> 52;
    return (Scaled){f64_from_bits(bits - (over & UINT64_C(0xfff) << 52)), (double)k,
                    (uint32_t)(over >> ((52 - index_bits) & 63)) & ((1u << (index_bits & 31)) - 1)};
}

// The results that need no computing: of anything but a positive finite number.
static double special(double x) {
    if (x == 0) return -REAL_INF;
    if (f64_is_nan(x)) return x + x;
    return x < 0 ? REAL_NAN : x;
}

#define LN2_HIGH 0x1.62e42fefa38p-1
#define LN2_LOW 0x1.ef35793c7673p-45

// x between 1 - 2^-4 and 1 + 0x1.09p-4: a polynomial of degree 12 whose first terms are summed with more bits.
INLINE Guess log_near_1(double x, bool exact) {
    double r = x - 1.0, r2 = r * r, r3 = r * r2;
    double a =
        FMA(exact, r2, 0x1.999999995dd0cp-3, FMA(exact, r, -0x1.ffffffffffdcbp-3, 0x1.5555555555577p-2));
    double b =
        FMA(exact, r2, -0x1.fffffa4423d65p-4, FMA(exact, r, 0x1.24924a344de3p-3, -0x1.55555556745a7p-3));
    double c =
        FMA(exact, r2, 0x1.78182f7afd085p-4, FMA(exact, r, -0x1.999eb43b068ffp-4, 0x1.c7184282ad6cap-4));
    c = FMA(exact, r3, -0x1.5521375d145cdp-4, c);
    double sum = FMA(exact, r3, FMA(exact, r3, c, b), a);
    double wide = r * 0x1p27, r_high = r + wide - wide, r_low = r - r_high;
    double square = r_high * r_high * -0.5, high = r + square, low = r - high + square;
    low = FMA(exact, -0.5 * r_low, r_high + r, low);
    double rest = FMA(exact, r3, sum, low);
    if (exact) return (Guess){rest + high, true};
    Double2 result = real_two_sum(high, rest);
    return real_guess(result.high, result.low, f64_abs(r) * 0x1p-59);
}

INLINE Guess log_far(double x, bool exact) {
    Scaled s = scaled(x, 7);
    struct RealLog entry = AT(real_logs, s.index);
    Double2 product = real_two_product(s.z, entry.inverse);
    double r = (product.high - 1.0) + product.low; // rounded once: the difference is exact
    double base = s.k * LN2_HIGH + entry.log, high = base + r;
    double low = FMA(exact, s.k, LN2_LOW, base - high + r);
    double r2 = r * r;
    double sum = FMA(exact, r2, FMA(exact, r, -0x1.55575e506c89fp-3, 0x1.999b324f10111p-3),
                     FMA(exact, r, -0x1.fffffffeb459p-3, 0x1.555555551305bp-2));
    double rest = FMA(exact, r * r2, sum, FMA(exact, r2, -0x1.0000000000001p-1, low));
    if (exact) return (Guess){rest + high, true};
    Double2 result = real_two_sum(high, rest);
    return real_guess(result.high, result.low, 0x1p-65 + f64_abs(rest) * 0x1p-51);
}

static double log_near_1_exact(double x) { return log_near_1(x, true).value; }
static double log_far_exact(double x) { return log_far(x, true).value; }

double real_log(double x) {
    if (!(x > 0 && f64_is_finite(x))) return special(x);
    if (x >= 1.0 - 0x1p-4 && x < 1.0 + 0x1.09p-4) {
        if (x == 1.0) return 0.0;
        Guess guess = log_near_1(x, false);
        return likely(guess.sure) ? guess.value : log_near_1_exact(x);
    }
    Guess guess = log_far(x, false);
    return likely(guess.sure) ? guess.value : log_far_exact(x);
}

#define INVERSE_LN2_HIGH 0x1.7154765200000p+0
#define INVERSE_LN2_LOW 0x1.705fc2eefa200p-33

INLINE Guess log2_near_1(double x, bool exact) {
    double r = x - 1.0;
    Double2 lead = real_two_product(r, INVERSE_LN2_HIGH);
    double low = FMA(exact, r, INVERSE_LN2_LOW, lead.low), r2 = r * r, r4 = r2 * r2;
    double first = FMA(exact, r, 0x1.ec709dc3a03f7p-2, -0x1.71547652b82fep-1);
    double y = FMA(exact, r2, first, lead.high);
    low += FMA(exact, r2, first, lead.high - y);
    double a = FMA(exact, r2, FMA(exact, r, 0x1.a61761ec4e736p-3, -0x1.ec709dd768fe5p-3),
                   FMA(exact, r, 0x1.2776c50f05be4p-2, -0x1.71547652b7c3fp-2));
    double b = FMA(exact, r2, FMA(exact, r, 0x1.0b32f285aee66p-3, -0x1.289e4a72c383cp-3),
                   FMA(exact, r, 0x1.484d154f01b4ap-3, -0x1.7153fbc64a79bp-3));
    low = FMA(exact, r4, FMA(exact, r4, b, a), low);
    Double2 result = real_two_sum(y, low);
    return exact ? (Guess){result.high, true} : real_guess(result.high, result.low, f64_abs(r) * 0x1p-56);
}

INLINE Guess log2_far(double x, bool exact) {
    Scaled s = scaled(x, 6);
    struct RealLog entry = AT(real_log2s, s.index);
    Double2 product = real_two_product(s.z, entry.inverse);
    double r = (product.high - 1.0) + product.low; // rounded once: the difference is exact
    Double2 lead = real_two_product(r, INVERSE_LN2_HIGH);
    double t_low = FMA(exact, r, INVERSE_LN2_LOW, lead.low);
    double base = s.k + entry.log, high = base + lead.high, low = base - high + lead.high + t_low;
    double r2 = r * r, r4 = r2 * r2;
    double sum = FMA(exact, r, 0x1.ec709dc3a04bep-2, -0x1.71547652b8339p-1);
    sum = FMA(exact, r2, FMA(exact, r, 0x1.2776c50034c48p-2, -0x1.7154764702ffbp-2), sum);
    sum = FMA(exact, r4, FMA(exact, r, 0x1.a6225e117f92ep-3, -0x1.ec7b328ea92bcp-3), sum);
    double rest = FMA(exact, r2, sum, low);
    if (exact) return (Guess){rest + high, true};
    Double2 result = real_two_sum(high, rest);
    return real_guess(result.high, result.low, 0x1p-64 + f64_abs(rest) * 0x1p-51);
}

static double log2_near_1_exact(double x) { return log2_near_1(x, true).value; }
static double log2_far_exact(double x) { return log2_far(x, true).value; }

double real_log2(double x) {
    if (!(x > 0 && f64_is_finite(x))) return special(x);
    if (x >= 1.0 - 0x1.5b51p-5 && x < 1.0 + 0x1.6ab2p-5) {
        if (x == 1.0) return 0.0;
        Guess guess = log2_near_1(x, false);
        return likely(guess.sure) ? guess.value : log2_near_1_exact(x);
    }
    Guess guess = log2_far(x, false);
    return likely(guess.sure) ? guess.value : log2_far_exact(x);
}

double real_log10(double x) {
    if (!(x > 0 && f64_is_finite(x))) return special(x);
    int64_t k = 0;
    uint64_t bits = f64_bits(x);
    if (bits < UINT64_C(1) << 52) {
        k = -54;
        bits = f64_bits(x * 0x1p54);
    }
    k += (int64_t)(bits >> 52) - 1023;
    int64_t below = k < 0; // so that x, reduced, is below 1 then
    double mantissa = f64_from_bits((bits & ((UINT64_C(1) << 52) - 1)) | (uint64_t)(1023 - below) << 52);
    double y = (double)(k + below);
    double low = y * 0x1.9fef311f12b36p-42 + 0x1.bcb7b1526e50ep-2 * real_log(mantissa);
    return low + y * 0x1.34413509f6p-2;
}

// log1p of x = 2^k (1 + f) - low: s = f / (2 + f), half = f^2 / 2.
typedef struct {
    double f, s, half, low, k;
} Log1p;

// The series of log((1 + s) / (1 - s)), less its first terms.
INLINE double log1p_series(double s, bool exact) {
    double z = s * s, z2 = z * z, z4 = z2 * z2, z6 = z4 * z2;
    double r2 = FMA(exact, z, 0x1.2492494229359p-2, 0x1.999999997fa04p-2);
    double r3 = FMA(exact, z, 0x1.7466496cb03dep-3, 0x1.c71c51d8e78afp-3);
    double r4 = FMA(exact, z, 0x1.2f112df3e5244p-3, 0x1.39a09d078c69fp-3);
    return FMA(exact, z6, r4, FMA(exact, z4, r3, FMA(exact, z, 0x1.5555555555593p-1, z2 * r2)));
}

// The result for the value of the series: monotonous in it. k ln2 is exact in its high part.
INLINE double log1p_result(Log1p a, double series) {
    double product = a.s * (a.half + series);
    if (a.k == 0) return a.f - (a.half - product);
    return a.k * 0x1.62e42feep-1 - ((a.half - (product + a.low)) - a.f);
}
static double log1p_exact(Log1p a) { return log1p_result(a, log1p_series(a.s, true)); }

double real_log1p(double x) {
    uint32_t high = real_high(x), size = high & 0x7fffffffu;
    if (!f64_is_finite(x)) return f64_is_nan(x) || x > 0 ? x + x : REAL_NAN;
    if (x <= -1.0) return x == -1.0 ? -REAL_INF : REAL_NAN;
    if (size < 0x3e200000u) return size < 0x3c900000u ? x : x - x * x * 0.5;
    Log1p a = {.f = x};
    uint32_t rest = 1;
    if (!(x > 0 ? high < 0x3fda827au : high <= 0xbfd2bec3u)) { // outside -0.2929 .. 0.41422
        double u = size < 0x43400000u ? 1.0 + x : x;
        int64_t k = (int64_t)(real_high(u) >> 20) - 1023;
        if (size < 0x43400000u) a.low = (k > 0 ? 1.0 - (u - x) : x - (u - 1.0)) / u;
        rest = real_high(u) & 0xfffffu;
        if (rest < 0x6a09eu) {
            u = real_with_high(u, rest | 0x3ff00000u);
        } else {
            k++;
            u = real_with_high(u, rest | 0x3fe00000u);
            rest = (0x100000u - rest) >> 2;
        }
        a.f = u - 1.0;
        a.k = (double)k;
        a.low = real_fma(a.k, 0x1.a39ef35793c76p-33, a.low);
    }
    double f = a.f;
    a.half = 0.5 * f * f;
    if (rest == 0) { // |f| < 2^-20
        if (f == 0) return a.k == 0 ? 0.0 : a.k * 0x1.62e42feep-1 + a.low;
        double r = a.half * real_fma(-0x1.5555555555555p-1, f, 1.0);
        return a.k == 0 ? f - r : a.k * 0x1.62e42feep-1 - ((r - a.low) - f);
    }
    a.s = f / (2.0 + f);
    // A little less and a little more than the series: when both give one result, it is the right one.
    double series = log1p_series(a.s, false), doubt = series * 0x1p-51;
    double less = log1p_result(a, series - doubt), more = log1p_result(a, series + doubt);
    return likely(less == more) ? less : log1p_exact(a);
}
