// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// exp and exp2, after Tang, "Table-driven implementation of the exponential function in IEEE floating-point
// arithmetic" (1989): x = k ln2/128 + r, a table of 2^(k/128), a polynomial of degree 5 for exp(r) - 1. The table, the
// coefficients and the order of operations are those of Szabolcs Nagy's exp (ARM optimized routines, glibc 2.28 and
// later), so that the results are its results, too.
#include "python/objects/real_fma.h"

#define SHIFT 0x1.8p+52 // adding it rounds to an integer, in the low bits

// scale * (1 + rest), where the exponent of scale (in bits) may lie outside a double's; k > 0: above, by at most `drop`.
static double far_scaled(double rest, uint64_t bits, uint64_t k, uint32_t drop, bool fused) {
    if (!(k & 0x80000000u)) {
        double scale = f64_from_bits(bits - ((uint64_t)drop << 52));
        return real_scaled(1.0, drop) * FMA(fused, scale, rest, scale);
    }
    bits += UINT64_C(1022) << 52;
    double scale = f64_from_bits(bits), more = scale * rest, y = scale + more;
    if (f64_abs(y) < 1.0) { // a subnormal result must be rounded once
        double one = y < 0 ? -1.0 : 1.0, low = scale - y + more, high = one + y;
        low = one - high + y + low;
        y = high + low - one;
        if (y == 0) y = f64_from_bits(bits & UINT64_C(1) << 63);
    }
    return 0x1p-1022 * y;
}

// near: |x| < 512.
INLINE Guess exp_by(double x, double low, bool near, uint32_t sign, bool exact, double doubt) {
    double shifted = FMA(exact, 0x1.71547652b82fep+7, x, SHIFT), whole = shifted - SHIFT;
    uint64_t k = f64_bits(shifted);
    double r = FMA(exact, whole, -0x1.cf79abc9e3b3ap-47, x + whole * -0x1.62e42fefap-8) + low;
    struct RealExp entry = AT(real_exps, k % 128);
    uint64_t bits = entry.bits + ((k + sign) << 45);
    double square = r * r;
    double first = FMA(exact, r, 0x1.555555555543cp-3, 0x1.ffffffffffdbdp-2);
    double second = FMA(exact, r, 0x1.1111167a4d017p-7, 0x1.55555cf172b91p-5);
    double rest = FMA(exact, square, first, f64_from_bits(entry.tail) + r);
    rest = FMA(exact, square * square, second, rest);
    if (!near) return (Guess){far_scaled(rest, bits, k, 1009, true), true};
    double scale = f64_from_bits(bits);
    if (exact) return (Guess){real_fma(scale, rest, scale), true};
    Double2 sum = real_quick_sum(scale, scale * rest);
    return real_guess(sum.high, sum.low, scale * (0x1p-59 + doubt));
}

static double exp_exact(double x, double low, bool near, uint32_t sign) {
    return exp_by(x, low, near, sign, true, 0).value;
}

double real_exp_sum(double x, double low, uint32_t sign) {
    double size = f64_abs(x);
    if (size < 0x1p-54) return sign ? -(1.0 + x) : 1.0 + x;
    if (size >= 1024) {
        double huge = f64_sign(x) ? 0.0 : REAL_INF;
        return sign ? -huge : huge;
    }
    if (size >= 512) return exp_exact(x, low, false, sign);
    Guess guess = exp_by(x, low, true, sign, false, 0);
    return likely(guess.sure) ? guess.value : exp_exact(x, low, true, sign);
}

Guess real_exp_guess(double x, double low, uint32_t sign, double doubt) {
    double size = f64_abs(x);
    if (!(size >= 0x1p-54 && size < 512)) return (Guess){0};
    return exp_by(x, low, true, sign, false, doubt);
}

double real_exp(double x) {
    if (!f64_is_finite(x)) return f64_is_nan(x) ? x + x : f64_sign(x) ? 0.0 : x;
    return real_exp_sum(x, 0.0, 0);
}

double real_exp2(double x) {
    double size = f64_abs(x);
    if (!(size >= 0x1p-54 && size < 1024)) {
        if (size < 0x1p-54) return 1.0 + x;
        if (f64_is_nan(x)) return x + x;
        if (!f64_sign(x)) return REAL_INF;
        if (x <= -1075) return 0.0;
    }
    double shifted = x + 0x1.8p+45, whole = shifted - 0x1.8p+45, r = x - whole, square = r * r;
    uint64_t k = f64_bits(shifted);
    struct RealExp entry = AT(real_exps, k % 128);
    uint64_t bits = entry.bits + (k << 45);
    double rest = f64_from_bits(entry.tail) + r * 0x1.62e42fefa39efp-1 +
                  square * (0x1.ebfbdff82c424p-3 + r * 0x1.c6b08d70cf4b5p-5) +
                  square * square * (0x1.3b2abd24650ccp-7 + r * 0x1.5d7e09b4e3a84p-10);
    if (size > 928) return far_scaled(rest, bits, k, 1, false);
    double scale = f64_from_bits(bits);
    return scale + scale * rest;
}

// --- exp(x) - 1, by the method of fdlibm (Sun Microsystems, 1993): x = k ln2 + r, a rational function of r for which
// r (exp(r) + 1) / (exp(r) - 1) has an even series. Products are fused as in glibc's variant for such processors.

typedef struct {
    double x, low, square; // the reduced argument x + low; x^2 / 2
    int64_t k;
} Expm1;

// The correction e, up to its last products.
INLINE double expm1_correction(Expm1 a, bool exact) {
    double half = 0.5 * a.x, s = a.square, s2 = s * s, s4 = s2 * s2;
    double r1 = FMA(exact, s, -0x1.11111111110f4p-5, 1.0);
    double r2 = FMA(exact, s, -0x1.4ce199eaadbb7p-14, 0x1.a01a019fe5585p-10);
    double r3 = FMA(exact, s, -0x1.afdb76e09c32dp-23, 0x1.0cfca86e65239p-18);
    double r = FMA(exact, s4, r3, FMA(exact, s2, r2, r1)), t = FMA(exact, -r, half, 3.0);
    return s * ((r - t) / FMA(exact, -a.x, t, 6.0));
}

// The result for the correction e: monotonous in e.
INLINE double expm1_result(Expm1 a, double e, bool exact) {
    double x = a.x;
    if (a.k == 0) return x - FMA(exact, x, e, -a.square);
    e = FMA(exact, x, e - a.low, -a.low) - a.square;
    if (a.k == -1) return 0.5 * (x - e) - 0.5;
    if (a.k == 1) return x < -0.25 ? -2.0 * (e - (x + 0.5)) : 1.0 + 2.0 * (x - e);
    if (a.k <= -2 || a.k > 56) return real_scaled(1.0 - (e - x), a.k) - 1.0;
    if (a.k < 20) return real_scaled(1.0 - real_scaled(1.0, -a.k) - (e - x), a.k);
    return real_scaled(x - (e + real_scaled(1.0, -a.k)) + 1.0, a.k);
}

static double expm1_exact(Expm1 a) { return expm1_result(a, expm1_correction(a, true), true); }

double real_expm1(double x) {
    double size = f64_abs(x);
    if (!(size <= 0x1.62e42fefa39efp+9)) { // 709.78
        if (f64_is_nan(x)) return x + x;
        if (x > 0) return REAL_INF;
    }
    if (x <= 0 && real_high(size) >= 0x4043687au) return -1.0; // 56 ln2
    if (size < 0x1p-54) return x;
    Expm1 a = {.x = x};
    if (real_high(size) > 0x3fd62e42u) { // ln2 / 2
        a.k = x < 0 ? -1 : 1;
        if (real_high(size) >= 0x3ff0a2b2u) // 3/2 ln2
            a.k = f64_to_i64(real_fma(0x1.71547652b82fep+0, x, x < 0 ? -0.5 : 0.5));
        double high = x - (double)a.k * 0x1.62e42feep-1, low = (double)a.k * 0x1.a39ef35793c76p-33;
        a.x = high - low;
        a.low = (high - a.x) - low;
    }
    a.square = a.x * (0.5 * a.x);
    // A little less and a little more than the correction: when both give one result, it is the right one.
    double e = expm1_correction(a, false), doubt = f64_abs(e) * 0x1p-50;
    double less = expm1_result(a, e - doubt, false), more = expm1_result(a, e + doubt, false);
    return likely(less == more) ? less : expm1_exact(a);
}
