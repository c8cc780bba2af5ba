// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Elementary functions by their series, in pairs of doubles (a sum of two, about 100 bits).
#include "python/objects/real.h"

typedef struct {
    double high, low;
} Pair;

static Pair two_sum(double a, double b) {
    double sum = a + b, other = sum - a;
    return (Pair){sum, (a - (sum - other)) + (b - other)};
}
static Pair two_product(double a, double b) {
    double a_high = f64_from_bits(f64_bits(a) & ~UINT64_C(0x7ffffff)),
           b_high = f64_from_bits(f64_bits(b) & ~UINT64_C(0x7ffffff));
    double a_low = a - a_high, b_low = b - b_high, product = a * b;
    return (Pair){product, ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low};
}
static Pair add(Pair a, Pair b) {
    Pair sum = two_sum(a.high, b.high);
    return two_sum(sum.high, sum.low + a.low + b.low);
}
static Pair mul(Pair a, Pair b) {
    Pair product = two_product(a.high, b.high);
    return two_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}
static Pair divide(Pair a, Pair b) {
    double q = a.high / b.high;
    Pair back = mul((Pair){q, 0}, b);
    Pair rest = add(a, (Pair){-back.high, -back.low});
    return two_sum(q, (rest.high + rest.low) / b.high);
}
static Pair scale(Pair a, double factor) { return (Pair){a.high * factor, a.low * factor}; }

static const Pair ln2 = {0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};
static const Pair pi_2 = {0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54};

// exp of a pair, as a pair times 2^exponent.
static double exp_pair(Pair x) {
    if (x.high > 710) return REAL_INF;
    if (x.high < -746) return 0.0;
    double k = real_rint(x.high * 0x1.71547652b82fep+0);
    Pair rest = scale(add(x, scale(ln2, -k)), 0x1p-8);
    Pair sum = {1.0, 0.0};
    for (int i = 12; i > 0; i--) sum = add((Pair){1.0, 0.0}, divide(mul(sum, rest), (Pair){i, 0.0}));
    for (int i = 0; i < 8; i++) sum = mul(sum, sum);
    return real_ldexp(sum.high, f64_to_i64(k));
}

static Pair log_pair(double d) {
    RealFrexp parts = real_frexp(d);
    if (parts.mantissa < 0x1.6a09e667f3bcdp-1) parts.mantissa *= 2.0, parts.exponent--;
    double y = parts.mantissa - 1.0;
    Pair z = divide((Pair){y, 0.0}, two_sum(y, 2.0)), square = mul(z, z), sum = {0.0, 0.0};
    for (int i = 41; i > 0; i -= 2) sum = add(mul(sum, square), divide((Pair){1.0, 0.0}, (Pair){i, 0.0}));
    return add(scale(mul(sum, z), 2.0), scale(ln2, parts.exponent));
}

double real_exp(double d) { return f64_is_nan(d) ? d : exp_pair((Pair){d, 0.0}); }
double real_log(double d) {
    if (f64_is_nan(d) || (f64_is_inf(d) && d > 0)) return d;
    if (d < 0) return REAL_NAN;
    return d == 0 ? -REAL_INF : log_pair(d).high;
}

double real_pow(double a, double b) {
    if (b == 0 || a == 1.0) return 1.0;
    if (b == 1.0) return a;
    if (b == 2.0) return a * a;
    return exp_pair(mul(log_pair(a), (Pair){b, 0.0}));
}

double real_hypot(double a, double b) {
    a = f64_abs(a), b = f64_abs(b);
    if (f64_is_inf(a) || f64_is_inf(b)) return REAL_INF;
    if (f64_is_nan(a) || f64_is_nan(b)) return REAL_NAN;
    if (a < b) {
        double other = a;
        a = b, b = other;
    }
    if (b == 0) return a;
    int32_t exponent = real_frexp(a).exponent;
    a = real_ldexp(a, -exponent), b = real_ldexp(b, -exponent);
    Pair sum = add(two_product(a, a), two_product(b, b));
    double root = f64_sqrt(sum.high);
    Pair square = two_product(root, root);
    double rest = (sum.high - square.high) - square.low + sum.low;
    return real_ldexp(root + rest / (2.0 * root), exponent);
}

// sin (odd: 1) or cos (0) of d plus quarter turns.
static double sine(double d, int64_t quarters) {
    if (!f64_is_finite(d)) return REAL_NAN;
    double k = real_rint(d * 0x1.45f306dc9c883p-1);
    if (f64_abs(k) > 0x1p50) k = 0, d = real_fmod(d, 0x1.921fb54442d18p+2);
    Pair x = add((Pair){d, 0.0}, mul(pi_2, (Pair){-k, 0.0})), square = mul(x, x), sum = {0.0, 0.0};
    uint64_t turn = ((uint64_t)f64_to_i64(k) + (uint64_t)quarters) & 3;
    bool odd = !(turn & 1);
    for (int i = odd ? 27 : 26; i > 1; i -= 2)
        sum = divide(mul(add((Pair){1.0, 0.0}, sum), scale(square, -1.0)), (Pair){(double)i * (i - 1), 0.0});
    sum = add((Pair){1.0, 0.0}, sum);
    if (odd) sum = mul(sum, x);
    return turn & 2 ? -sum.high : sum.high;
}

double real_sin(double d) { return d == 0 ? d : sine(d, 0); }
double real_cos(double d) { return sine(d, 1); }

double real_atan2(double y, double x) {
    if (f64_is_nan(x) || f64_is_nan(y)) return REAL_NAN;
    double ay = f64_abs(y), ax = f64_abs(x), low, high;
    if (f64_is_inf(ax) && f64_is_inf(ay)) ax = ay = 1.0;
    bool swap = ay > ax;
    low = swap ? ax : ay, high = swap ? ay : ax;
    Pair angle = {0.0, 0.0};
    if (low != 0 && !f64_is_inf(high)) {
        // Halved twice: tan(t / 2) = t / (1 + sqrt(1 + t^2))
        Pair t = divide((Pair){low, 0.0}, (Pair){high, 0.0}), one = {1.0, 0.0}, sum = {0.0, 0.0};
        for (int i = 0; i < 3; i++) {
            Pair square = add(one, mul(t, t));
            double root = f64_sqrt(square.high);
            Pair exact = two_product(root, root);
            Pair pair = two_sum(root, ((square.high - exact.high) - exact.low + square.low) / (2.0 * root));
            t = divide(t, add(one, pair));
        }
        Pair square = mul(t, t);
        for (int i = 41; i > 0; i -= 2) sum = add(mul(sum, scale(square, -1.0)), divide(one, (Pair){i, 0.0}));
        angle = scale(mul(sum, t), 8.0);
    }
    if (swap) angle = add(pi_2, scale(angle, -1.0));
    if (f64_sign(x)) angle = add(scale(pi_2, 2.0), scale(angle, -1.0));
    return real_copysign(angle.high, y);
}
