// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The fused multiply-add in plain arithmetic: exact product and sums, then one rounding, whose input was rounded to odd
// (Boldo and Melquiond, "Emulation of a FMA and correctly rounded sums: proved algorithms using rounding to odd", 2008).
#include "python/objects/real_fma.h"

// a + b, where an inexact result is the neighbour with an odd last bit.
static double sum_to_odd(double a, double b) {
    Double2 sum = real_two_sum(a, b);
    uint64_t bits = f64_bits(sum.high);
    if (sum.low != 0 && !(bits & 1)) bits += (sum.low > 0) == (sum.high > 0) ? 1 : UINT64_MAX;
    return f64_from_bits(bits);
}

double real_fma(double a, double b, double c) {
    Double2 product = real_two_product(a, b), low = real_two_sum(c, product.low);
    Double2 high = real_two_sum(product.high, low.high);
    return high.high + sum_to_odd(low.low, high.low);
}
