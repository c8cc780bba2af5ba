// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _statistics: the inverse of the normal distribution, by Wichura's rational approximations: "Algorithm AS 241:
// The Percentage Points of the Normal Distribution", Applied Statistics 37 (1988), 477-484, accurate to about 1 in 10^16.
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/module.h"
#include "python/objects/real.h"

MODULE(_statistics, "Accelerators for the statistics module.\n") { return NONE; }

// Coefficients of AS 241, highest power first: numerators and denominators for the middle, the sides and the tails.
enum { DEGREE = 7 };

static const double middle_top[DEGREE + 1] = {
    2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
    1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0};
static const double middle_bottom[DEGREE + 1] = {
    5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
    5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0};
static const double side_top[DEGREE + 1] = {7.74545014278341407640e-4, 2.27238449892691845833e-2,
                                            2.41780725177450611770e-1, 1.27045825245236838258e+0,
                                            3.64784832476320460504e+0, 5.76949722146069140550e+0,
                                            4.63033784615654529590e+0, 1.42343711074968357734e+0};
static const double side_bottom[DEGREE + 1] = {1.05075007164441684324e-9, 5.47593808499534494600e-4,
                                               1.51986665636164571966e-2, 1.48103976427480074590e-1,
                                               6.89767334985100004550e-1, 1.67638483018380384940e+0,
                                               2.05319162663775882187e+0, 1.0};
static const double tail_top[DEGREE + 1] = {2.01033439929228813265e-7, 2.71155556874348757815e-5,
                                            1.24266094738807843860e-3, 2.65321895265761230930e-2,
                                            2.96560571828504891230e-1, 1.78482653991729133580e+0,
                                            5.46378491116411436990e+0, 6.65790464350110377720e+0};
static const double tail_bottom[DEGREE + 1] = {2.04426310338993978564e-15, 1.42151175831644588870e-7,
                                               1.84631831751005468180e-5,  7.86869131145613259100e-4,
                                               1.48753612908506148525e-2,  1.36929880922735805310e-1,
                                               5.99832206555887937690e-1,  1.0};

static double middle(double q) {
    double r = 0.180625 - q * q, top = AT(middle_top, 0), bottom = AT(middle_bottom, 0);
    for (uint32_t i = 1; i <= DEGREE; i++) {
        top = top * r + AT(middle_top, i);
        bottom = bottom * r + AT(middle_bottom, i);
    }
    return top * q / bottom;
}
static double side(double r) {
    double top = AT(side_top, 0), bottom = AT(side_bottom, 0);
    for (uint32_t i = 1; i <= DEGREE; i++) {
        top = top * r + AT(side_top, i);
        bottom = bottom * r + AT(side_bottom, i);
    }
    return top / bottom;
}
static double tail(double r) {
    double top = AT(tail_top, 0), bottom = AT(tail_bottom, 0);
    for (uint32_t i = 1; i <= DEGREE; i++) {
        top = top * r + AT(tail_top, i);
        bottom = bottom * r + AT(tail_bottom, i);
    }
    return top / bottom;
}

FUNCTION(_statistics, _normal_dist_inv_cdf, "($module, p, mu, sigma, /)", "") {
    DoubleResult p = float_from_object(arg(args, 1));
    if (!p.ok) return ERROR;
    DoubleResult mu = float_from_object(arg(args, 2));
    if (!mu.ok) return ERROR;
    DoubleResult sigma = float_from_object(arg(args, 3));
    if (!sigma.ok) return ERROR;
    if (p.value <= 0.0 || p.value >= 1.0 || sigma.value <= 0.0)
        return VALUE_ERROR("inv_cdf undefined for these parameters");
    double q = p.value - 0.5, x;
    if (f64_abs(q) <= 0.425) {
        x = middle(q);
    } else {
        double r = f64_sqrt(-real_log(q <= 0.0 ? p.value : 1.0 - p.value));
        x = r <= 5.0 ? side(r - 1.6) : tail(r - 5.0);
        if (q < 0.0) x = -x;
    }
    return float_new(mu.value + x * sigma.value);
}
