// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// a * b + c rounded once, and sums and products without error, for the elementary functions (real_*.c). Processors of
// the build's baseline have no such instruction; glibc's functions use it where it is there, and their last bits depend
// on it. FMA(exact, ...) lets a function be computed twice: quickly, with two roundings, and an estimate of the error;
// and, where the estimate does not settle the result's last bit, exactly.
#pragma once
#include "python/objects/real.h"
#include "real_tables.h"

typedef struct {
    double high, low;
} Double2;

// a + b = high + low exactly (Knuth); the second for |a| >= |b| or a = 0 (Dekker).
INLINE Double2 real_two_sum(double a, double b) {
    double sum = a + b, part = sum - a;
    return (Double2){sum, (a - (sum - part)) + (b - part)};
}
INLINE Double2 real_quick_sum(double a, double b) {
    double sum = a + b;
    return (Double2){sum, b - (sum - a)};
}
// a * b = high + low exactly (Dekker, Veltkamp), |a|, |b| < 2^995, no underflow.
INLINE Double2 real_two_product(double a, double b) {
    double wide_a = a * 134217729.0, wide_b = b * 134217729.0;
    double a1 = wide_a - (wide_a - a), b1 = wide_b - (wide_b - b), a2 = a - a1, b2 = b - b1;
    double product = a * b;
    return (Double2){product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2};
}
// a * b + c, rounded once; for moderate exponents (no overflow, no underflow of the parts).
double real_fma(double a, double b, double c);
INLINE double FMA(bool exact, double a, double b, double c) { return exact ? real_fma(a, b, c) : a * b + c; }
// The bits of d with `high` in place of its 32 high ones; those 32 bits.
INLINE uint32_t real_high(double d) { return (uint32_t)(f64_bits(d) >> 32); }
INLINE double real_with_high(double d, uint32_t high) {
    return f64_from_bits((uint64_t)high << 32 | (f64_bits(d) & UINT32_MAX));
}
// d * 2^n by adding to the exponent field: no check.
INLINE double real_scaled(double d, int64_t n) { return f64_from_bits(f64_bits(d) + ((uint64_t)n << 52)); }

// --- shared between files
// pi/2 as the sum of two doubles, and x modulo it: x = n * pi/2 + high + low. real_reduce.c
#define HALF_PI 0x1.921fb54442d18p+0
#define HALF_PI_LOW 0x1.1a62633145c07p-54
typedef struct {
    double high, low;
    uint32_t quadrant;
} Reduced;
Reduced real_reduce_large(double x); // |x| >= 2^20 or so, by 2/pi to 1800 bits
// A result computed quickly, high + low with |error| <= doubt; sure: whatever the error, it rounds to value.
typedef struct {
    double value;
    bool sure;
} Guess;
INLINE Guess real_guess(double high, double low, double doubt) {
    return (Guess){high, high + (low + doubt) == high && high + (low - doubt) == high};
}
// The last operation of a function that is computed quickly or exactly: high + low, a * b + c.
INLINE Guess real_last_sum(bool exact, double high, double low, double doubt) {
    Double2 sum = real_two_sum(high, low);
    return exact ? (Guess){sum.high, true} : real_guess(sum.high, sum.low, doubt);
}
INLINE Guess real_last_fma(bool exact, double a, double b, double c, double doubt) {
    return exact ? (Guess){real_fma(a, b, c), true} : real_last_sum(false, c, a * b, doubt);
}
// exp(x + low) or, with sign = 1 << 18, its negative: for pow. real_exp.c
double real_exp_sum(double x, double low, uint32_t sign);
// The same quickly, for x + low that is known to `doubt`; not sure for 2^-54 > |x| or |x| >= 512.
Guess real_exp_guess(double x, double low, uint32_t sign, double doubt);
