// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The error function and its complement: the rational approximations of fdlibm (Sun Microsystems, 1993), whose
// polynomials are summed in the order that glibc 2.36 has, for equal results. A polynomial of s is summed by pairs:
// (c0 + s c1) + s^2 (c2 + s c3) + s^4 (c4 + s c5) + ...
#include "python/objects/real_fma.h"

// Numerators and denominators for erf(x)/x - 1 in x^2, |x| < 27/32; for erf in |x| - 1, up to 5/4; for erfc in 1/x^2,
// up to 1/0.35; and beyond.
static const double near_top[] = {0x1.06eba8214db68p-3, -0x1.4cd7d691cb913p-2, -0x1.d2a51dbd7194fp-6,
                                  -0x1.7a291236668e4p-8, -0x1.8ead6120016acp-16};
static const double near_bottom[] = {1.0,
                                     0x1.97779cddadc09p-2,
                                     0x1.0a54c5536cebap-4,
                                     0x1.4d022c4d36b0fp-8,
                                     0x1.15dc9221c1a10p-13,
                                     -0x1.09c4342a26120p-18};
static const double one_top[] = {-0x1.359b8bef77538p-9, 0x1.a8d00ad92b34dp-2,  -0x1.7d240fbb8c3f1p-2,
                                 0x1.45fca805120e4p-2,  -0x1.c63983d3e28ecp-4, 0x1.22a36599795ebp-5,
                                 -0x1.1bf380a96073fp-9};
static const double one_bottom[] = {1.0,
                                    0x1.b3e6618eee323p-4,
                                    0x1.14af092eb6f33p-1,
                                    0x1.2635cd99fe9a7p-4,
                                    0x1.02660e763351fp-3,
                                    0x1.bedc26b51dd1cp-7,
                                    0x1.88b545735151dp-7};
static const double middle_top[] = {-0x1.43412600d6435p-7, -0x1.63416e4ba7360p-1, -0x1.51e0441b0e726p+3,
                                    -0x1.f300ae4cba38dp+5, -0x1.44cb184282266p+7, -0x1.7135cebccabb2p+7,
                                    -0x1.4526557e4d2f2p+6, -0x1.3a0efc69ac25cp+3};
static const double middle_bottom[] = {1.0,
                                       0x1.3a6b9bd707687p+4,
                                       0x1.1350c526ae721p+7,
                                       0x1.b290dd58a1a71p+8,
                                       0x1.42b1921ec2868p+9,
                                       0x1.ad02157700314p+8,
                                       0x1.b28a3ee48ae2cp+6,
                                       0x1.a47ef8e484a93p+2,
                                       -0x1.eeff2ee749a62p-5};
static const double far_top[] = {-0x1.4341239e86f4ap-7, -0x1.993ba70c285dep-1, -0x1.1c209555f995ap+4,
                                 -0x1.4145d43c5ed98p+7, -0x1.3ec881375f228p+9, -0x1.004616a2e5992p+10,
                                 -0x1.e384e9bdc383fp+8};
static const double far_bottom[] = {1.0,
                                    0x1.e568b261d5190p+4,
                                    0x1.45cae221b9f0ap+8,
                                    0x1.802eb189d5118p+10,
                                    0x1.8ffb7688c246ap+11,
                                    0x1.3f219cedf3be6p+11,
                                    0x1.da874e79fe763p+8,
                                    -0x1.670e242712d62p+4};

#define ERF_1 0x1.b0ac16p-1 // erf(1) about

// Pairs 0 .. 3 and a ninth coefficient, of those that there are.
#define PAIR(c, i, s) (AT(c, 2 * (i)) + (s) * AT(c, 2 * (i) + 1))

static double near_ratio(double x) { // erf(x)/x - 1
    double z = x * x, z2 = z * z, z4 = z2 * z2;
    double top = PAIR(near_top, 0, z) + z2 * PAIR(near_top, 1, z) + z4 * AT(near_top, 4);
    return top / (PAIR(near_bottom, 0, z) + z2 * PAIR(near_bottom, 1, z) + z4 * PAIR(near_bottom, 2, z));
}

static double one_ratio(double size) { // erf(size) - ERF_1
    double s = size - 1.0, s2 = s * s, s4 = s2 * s2, s6 = s4 * s2;
    double top =
        PAIR(one_top, 0, s) + s2 * PAIR(one_top, 1, s) + s4 * PAIR(one_top, 2, s) + s6 * AT(one_top, 6);
    double bottom = PAIR(one_bottom, 0, s) + s2 * PAIR(one_bottom, 1, s) + s4 * PAIR(one_bottom, 2, s) +
                    s6 * AT(one_bottom, 6);
    return top / bottom;
}

// erfc(size) * size, size >= 5/4; middle: below 1/0.35.
static double far_product(double size, bool middle) {
    double s = 1.0 / (size * size), s2 = s * s, s4 = s2 * s2, s6 = s4 * s2, s8 = s4 * s4, top, bottom;
    if (middle) {
        top = PAIR(middle_top, 0, s) + s2 * PAIR(middle_top, 1, s) + s4 * PAIR(middle_top, 2, s) +
              s6 * PAIR(middle_top, 3, s);
        bottom = PAIR(middle_bottom, 0, s) + s2 * PAIR(middle_bottom, 1, s) + s4 * PAIR(middle_bottom, 2, s) +
                 s6 * PAIR(middle_bottom, 3, s) + s8 * AT(middle_bottom, 8);
    } else {
        top = PAIR(far_top, 0, s) + s2 * PAIR(far_top, 1, s) + s4 * PAIR(far_top, 2, s) + s6 * AT(far_top, 6);
        bottom = PAIR(far_bottom, 0, s) + s2 * PAIR(far_bottom, 1, s) + s4 * PAIR(far_bottom, 2, s) +
                 s6 * PAIR(far_bottom, 3, s);
    }
    double z = f64_from_bits(f64_bits(size) & UINT64_C(0xffffffff00000000));
    return real_exp(-z * z - 0.5625) * real_exp((z - size) * (z + size) + top / bottom);
}

double real_erf(double x) {
    double size = f64_abs(x);
    if (f64_is_nan(x)) return x;
    if (size < 0.84375) {
        if (size >= 0x1p-28) return x + x * near_ratio(x);
        return size < 0x1p-1015 ? 0.0625 * (16.0 * x + 16.0 * 0x1.06eba8214db69p-3 * x)
                                : x + 0x1.06eba8214db69p-3 * x;
    }
    double y = 1.0;
    if (size < 1.25)
        y = ERF_1 + one_ratio(size);
    else if (size < 6)
        y = 1.0 - far_product(size, real_high(size) < 0x4006db6eu) / size;
    return f64_sign(x) ? -y : y;
}

double real_erfc(double x) {
    double size = f64_abs(x);
    if (f64_is_nan(x)) return x;
    if (size < 0.84375) {
        if (size < 0x1p-56) return 1.0 - x;
        double y = near_ratio(x);
        return x < 0.25 ? 1.0 - (x + x * y) : 0.5 - (x * y + (x - 0.5));
    }
    if (size < 1.25) return x > 0 ? (1.0 - ERF_1) - one_ratio(size) : 1.0 + (ERF_1 + one_ratio(size));
    if (x <= -6 || size >= 28) return x > 0 ? 0.0 : 2.0;
    double y = far_product(size, real_high(size) < 0x4006db6du) / size;
    return x > 0 ? y : 2.0 - y;
}
