// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Functions of real numbers whose results are exact, or rounded once: integer parts, remainders, scaling.
#include "python/objects/real.h"

#define TWO52 0x1p52

// To an integer by the machine's rounding; |d| < 2^52.
static double nearest(double d) {
    double shifted = d < 0 ? d - TWO52 : d + TWO52;
    return real_copysign(d < 0 ? shifted + TWO52 : shifted - TWO52, d);
}

double real_rint(double d) { return f64_abs(d) < TWO52 ? nearest(d) : d; }

double real_floor(double d) {
    if (!(f64_abs(d) < TWO52)) return d;
    double near = nearest(d);
    return near > d ? real_copysign(near - 1.0, d) : near;
}

double real_ceil(double d) {
    if (!(f64_abs(d) < TWO52)) return d;
    double near = nearest(d);
    return near < d ? real_copysign(near + 1.0, d) : near;
}

double real_trunc(double d) { return f64_sign(d) ? real_ceil(d) : real_floor(d); }

double real_round(double d) {
    if (!(f64_abs(d) < TWO52)) return d;
    double whole = real_trunc(d);
    return f64_abs(d - whole) >= 0.5 ? whole + real_copysign(1.0, d) : whole;
}

typedef struct {
    uint64_t mantissa;
    int64_t exponent;
} Parts;

static Parts parts_of(double d) {
    uint64_t bits = f64_bits(d), fraction = bits & ((UINT64_C(1) << 52) - 1), exponent = bits >> 52 & 0x7ff;
    if (exponent) return (Parts){fraction | UINT64_C(1) << 52, (int64_t)exponent};
    return (Parts){fraction, 1};
}

// mantissa (below 2^53) with the exponent field that parts_of gives: no rounding, the low bits are there.
static double assemble(uint64_t mantissa, int64_t exponent) {
    if (mantissa == 0) return 0.0;
    uint32_t shift = u64_clz(mantissa) - 11;
    if (exponent > (int64_t)shift)
        return f64_from_bits((mantissa << (shift & 63)) + ((uint64_t)(exponent - shift - 1) << 52));
    return f64_from_bits(mantissa << ((exponent - 1) & 63));
}

typedef struct {
    uint64_t remainder; // of the mantissas, in units of b's last place
    bool odd;           // the lowest bit of the quotient
} Reduced;

// |a| modulo |b|, |a| >= |b| > 0, by 62 bits of the quotient at a time.
static Reduced reduce(Parts a, Parts b) {
    int64_t shift = a.exponent - b.exponent;
    U64Division first = u64_div(a.mantissa, b.mantissa);
    Reduced r = {first.remainder, first.quotient & 1};
    while (shift > 0) {
        uint32_t step = shift < 62 ? (uint32_t)shift : 62;
        U128 part = u128_div(r.remainder >> ((64 - step) & 63), r.remainder << (step & 63), b.mantissa);
        r = (Reduced){part.high, part.low & 1};
        shift -= step;
    }
    return r;
}

double real_fmod(double a, double b) {
    if (f64_is_nan(a) || f64_is_nan(b)) return a + b;
    if (f64_is_inf(a) || b == 0) return REAL_NAN;
    if (f64_abs(a) < f64_abs(b)) return a;
    Parts divisor = parts_of(b);
    Reduced r = reduce(parts_of(a), divisor);
    return real_copysign(assemble(r.remainder, divisor.exponent), a);
}

double real_remainder(double a, double b) {
    if (f64_is_nan(a) || f64_is_nan(b)) return a + b;
    if (f64_is_inf(a) || b == 0) return REAL_NAN;
    if (f64_is_inf(b)) return a;
    double x = f64_abs(a), y = f64_abs(b), rest = x;
    bool odd = false;
    if (x >= y) {
        Reduced r = reduce(parts_of(a), parts_of(b));
        rest = assemble(r.remainder, parts_of(b).exponent);
        odd = r.odd;
    }
    // rest - y/2 without rounding: rest against y - rest, which is exact when it matters.
    double other = y - rest;
    if (rest > other || (rest == other && odd)) rest = -other;
    return f64_sign(a) ? -rest : rest;
}

double real_ldexp(double d, int64_t exponent) {
    if (d == 0 || !f64_is_finite(d)) return d;
    if (exponent > 2200) exponent = 2200;
    if (exponent < -2200) exponent = -2200;
    Parts p = parts_of(d);
    uint32_t shift = u64_clz(p.mantissa) - 11; // subnormals
    int64_t field = p.exponent - (int64_t)shift + exponent;
    uint64_t mantissa = p.mantissa << (shift & 63);
    double scaled;
    if (field >= 0x7ff) {
        scaled = REAL_INF;
    } else if (field > 0) {
        scaled = f64_from_bits(mantissa + ((uint64_t)(field - 1) << 52));
    } else {
        int64_t drop = 1 - field; // bits that a subnormal lacks
        if (drop > 54) drop = 54;
        uint64_t kept = mantissa >> (drop & 63), rest = mantissa << ((64 - drop) & 63);
        uint64_t half = UINT64_C(1) << 63;
        scaled = f64_from_bits(kept + (rest > half || (rest == half && (kept & 1))));
    }
    return real_copysign(scaled, d);
}

RealFrexp real_frexp(double d) {
    if (d == 0 || !f64_is_finite(d)) return (RealFrexp){d, 0};
    Parts p = parts_of(d);
    uint32_t shift = u64_clz(p.mantissa) - 11;
    uint64_t mantissa = p.mantissa << (shift & 63);
    double half = f64_from_bits(mantissa + (UINT64_C(1021) << 52));
    return (RealFrexp){real_copysign(half, d), (int32_t)(p.exponent - (int64_t)shift - 1022)};
}

double real_nextafter(double from, double to) {
    if (f64_is_nan(from) || f64_is_nan(to)) return from + to;
    if (from == to) return to;
    if (from == 0) return real_copysign(f64_from_bits(1), to);
    uint64_t bits = f64_bits(from);
    return f64_from_bits((from < to) == !f64_sign(from) ? bits + 1 : bits - 1);
}
