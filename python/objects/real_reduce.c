// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Large arguments modulo pi/2, after Payne and Hanek, "Radian reduction for trigonometric functions" (1983): x is
// multiplied by those digits of 2/pi (24 bits each) that contribute to the fraction and the lowest bits before it. The
// grouping of the sums is that of the IBM Accurate Mathematical Library, as glibc has it: low bits of the result
// depend on it.
#include "python/objects/real_fma.h"

typedef struct {
    double sum, high, low; // sum: whole quarters; high + low: the fraction
} Part;

#define WHOLE 0x1.8p52 // adding and subtracting it rounds to an integer

// x * 2/pi modulo 2^54 or so, for x with at most 27 significant bits, times 2^-600.
static Part times_two_over_pi(double x) {
    double r[6], sum = 0, t = 0;
    int32_t exponent = (int32_t)(f64_bits(x) >> 52 & 0x7ff),
            first = exponent < 450 ? 0 : (exponent - 450) / 24;
    double scale = real_scaled(1.0, 576 - first * 24);
    for (uint32_t i = 0; i < 6; i++) {
        AT(r, i) = x * AT(real_two_over_pi, (uint32_t)first + i).value * scale;
        scale *= 0x1p-24;
    }
    for (uint32_t i = 0; i < 3; i++) {
        double whole = (AT(r, i) + WHOLE) - WHOLE;
        sum += whole;
        AT(r, i) -= whole;
    }
    for (uint32_t i = 0; i < 6; i++) t += AT(r, 5 - i);
    double low = (((((AT(r, 0) - t) + AT(r, 1)) + AT(r, 2)) + AT(r, 3)) + AT(r, 4)) + AT(r, 5);
    double whole = (t + WHOLE) - WHOLE;
    sum += whole;
    t -= whole;
    double high = t + low;
    low = (t - high) + low;
    return (Part){sum - ((sum + 0x1.8p54) - 0x1.8p54), high, low};
}

Reduced real_reduce_large(double x) {
    x *= 0x1p-600;
    double wide = x * 134217729.0, x1 = wide - (wide - x), x2 = x - x1;
    Part a = times_two_over_pi(x1), b = times_two_over_pi(x2);
    double sum = a.sum + b.sum, high = a.high + b.high;
    double low = f64_abs(a.high) > f64_abs(b.high) ? (a.high - high) + b.high : (b.high - high) + a.high;
    if (high > 0.5) {
        high -= 1.0;
        sum += 1.0;
    } else if (high < -0.5) {
        high += 1.0;
        sum -= 1.0;
    }
    double s = high + (low + a.low + b.low), t = ((high - s) + low) + (a.low + b.low);
    wide = s * 134217729.0;
    double t1 = wide - (wide - s), t2 = s - t1;
    high = s * HALF_PI;
    low = (((t1 * 0x1.921fb58p0 - high) + t1 * -0x1.dde974p-27) + t2 * 0x1.921fb58p0) +
          (t2 * -0x1.dde974p-27 + s * HALF_PI_LOW + t * HALF_PI);
    s = high + low;
    return (Reduced){s, (high - s) + low, (uint32_t)f64_to_i64(sum) & 3};
}
