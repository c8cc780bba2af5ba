// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The shortest decimal number that reads back as a given double, and of those the nearest: R. Giulietti, "The
// Schubfach way to render doubles", 2020. One multiplication by a 128-bit power of ten (tools/gen_float.py), which
// is rounded up, puts the double's rounding interval on a decimal scale; that the power's error never matters is
// the paper's theorem.
#include "python/objects/float.h"
#include "float_powers.h"

struct Scale {
    struct PowerOfTen power;
    int32_t k; // the scale's unit is 10^k
    uint32_t shift;
};

static int32_t floor_log2_power10(int32_t k) { return k * 1741647 >> 19; }

static struct Scale scale_for(int32_t exponent, bool narrow_below) {
    // floor(log10(2^exponent)), or of 3/4 of that for a power of two, whose interval is narrower below
    int32_t k = (exponent * 1262611 - (narrow_below ? 524031 : 0)) >> 22;
    struct PowerOfTen power = AT(powers_of_ten, -k - POWER_MIN);
    if (-k < 0 || -k > POWER_EXACT) {
        power.low++;
        power.high += power.low == 0;
    }
    return (struct Scale){power, k, (uint32_t)(exponent + floor_log2_power10(-k) + 1)};
}

// The value on the scale, in quarters of a unit; the lowest bit is set when it is not exact ("round to odd").
static uint64_t on_scale(struct Scale scale, uint64_t quarters) {
    uint64_t n = quarters << (scale.shift & 63);
    U128 low = u64_mul(scale.power.low, n), high = u64_mul(scale.power.high, n);
    uint64_t middle = high.low + low.high;
    high.high += middle < low.high;
    return high.high | (middle > 1);
}

static Decimal decimal_of(uint64_t digits, int32_t exponent) {
    while (digits >= 100000000 && digits % 100000000 == 0) digits /= 100000000, exponent += 8;
    while (digits % 10 == 0) digits /= 10, exponent++;
    uint32_t count = 1;
    for (uint64_t rest = digits; rest >= 10; rest /= 10) count++;
    return (Decimal){digits, count, exponent + (int32_t)count};
}

Decimal float_shortest(double d) {
    uint64_t bits = f64_bits(d), fraction = bits & ((UINT64_C(1) << 52) - 1);
    int32_t field = (int32_t)(bits >> 52 & 0x7ff);
    uint64_t c = field ? fraction | UINT64_C(1) << 52 : fraction;
    int32_t q = (field ? field : 1) - 1075;
    // Integers below 2^53 are their own digits.
    if (q <= 0 && q > -53 && (c & ((UINT64_C(1) << (-q & 63)) - 1)) == 0)
        return decimal_of(c >> (-q & 63), 0);
    bool even = (c & 1) == 0, narrow_below = fraction == 0 && field > 1;
    struct Scale scale = scale_for(q, narrow_below);
    uint64_t value = on_scale(scale, 4 * c);
    // The interval's ends belong to it when the mantissa is even.
    uint64_t lower = on_scale(scale, 4 * c - 2 + narrow_below) + !even,
             upper = on_scale(scale, 4 * c + 2) - !even;
    uint64_t units = value / 4;
    if (units >= 10) { // one digit less, if exactly one of the two neighbours is inside
        uint64_t tens = units / 10;
        bool below = lower <= 40 * tens, above = 40 * tens + 40 <= upper;
        if (below != above) return decimal_of(tens + above, scale.k + 1);
    }
    bool below = lower <= 4 * units, above = 4 * units + 4 <= upper;
    if (below != above) return decimal_of(units + above, scale.k);
    uint64_t middle = 4 * units + 2;
    bool up = value > middle || (value == middle && (units & 1));
    return decimal_of(units + up, scale.k);
}
