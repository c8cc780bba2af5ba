// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module math, what CPython computes itself rather than by the C library: the gamma function by Lanczos' approximation
// (Lanczos, "A precision approximation of the gamma function", 1964; coefficients for 13 terms by Boost.Math), Euclidean
// norms with compensated sums, exact sums, neighbours of floats. Operations have CPython's order, for equal results.
#include "python/modules/math.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/tuple.h"

#define PI 0x1.921fb54442d18p+1
#define LANCZOS_G 6.024680040776729583740234375
#define LANCZOS_G_LESS_HALF 5.524680040776729583740234375
enum { LANCZOS_TERMS = 13, FACTORIALS = 23 };

static const double lanczos_top[LANCZOS_TERMS] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
// x (x + 1) .. (x + 11)
static const double lanczos_bottom[LANCZOS_TERMS] = {
    0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1};

static double lanczos_sum(double x) {
    double top = 0, bottom = 0;
    for (uint32_t i = 0; i < LANCZOS_TERMS; i++) {
        if (x < 5) {
            top = top * x + AT(lanczos_top, LANCZOS_TERMS - 1 - i);
            bottom = bottom * x + AT(lanczos_bottom, LANCZOS_TERMS - 1 - i);
        } else { // by 1/x: no overflow
            top = top / x + AT(lanczos_top, i);
            bottom = bottom / x + AT(lanczos_bottom, i);
        }
    }
    return top / bottom;
}

// sin(pi x) for a finite x.
static double sin_pi(double x) {
    double y = real_fmod(f64_abs(x), 2.0), r;
    switch (f64_to_i64(real_round(2.0 * y))) {
    case 0: r = real_sin(PI * y); break;
    case 1: r = real_cos(PI * (y - 0.5)); break;
    case 2: r = real_sin(PI * (1.0 - y)); break; // not -sin(pi (y - 1)): the zeros' signs
    case 3: r = -real_cos(PI * (y - 1.5)); break;
    default: r = real_sin(PI * (y - 2.0)); break;
    }
    return real_copysign(1.0, x) * r;
}

static double gamma_of_integer(double x) { // 1 .. 23: (x - 1)!, exact
    double result = 1;
    for (double n = 2; n < x; n++) result *= n;
    return result;
}

static double gamma(double x) { // finite, neither 0 nor a negative integer
    double size = f64_abs(x), r;
    if (x == real_floor(x) && x <= FACTORIALS) return gamma_of_integer(x);
    if (size < 1e-20) return 1.0 / x;
    if (size > 200) return x < 0 ? 0.0 / sin_pi(x) : REAL_INF;
    // y = size + g - 1/2; z: its rounding error, relative, times g
    double y = size + LANCZOS_G_LESS_HALF, z;
    if (size > LANCZOS_G_LESS_HALF)
        z = (y - size) - LANCZOS_G_LESS_HALF;
    else
        z = (y - LANCZOS_G_LESS_HALF) - size;
    z = z * LANCZOS_G / y;
    double power = size < 140 ? real_pow(y, size - 0.5) : real_pow(y, size / 2.0 - 0.25);
    if (x < 0) {
        r = -PI / sin_pi(size) / size * real_exp(y) / lanczos_sum(size);
        r -= z * r;
        r /= power;
        if (size >= 140) r /= power;
    } else {
        r = lanczos_sum(size) / real_exp(y);
        r += z * r;
        r *= power;
        if (size >= 140) r *= power;
    }
    return r;
}

FUNCTION(math, gamma, "($module, x, /)", "Gamma function at x.") {
    FLOAT_ARGUMENT(x, 1);
    if (!f64_is_finite(x)) return f64_is_nan(x) || x > 0 ? float_new(x) : math_domain_error();
    if (x == 0 || (x < 0 && x == real_floor(x))) return math_domain_error();
    return math_checked(gamma(x), true, false);
}

FUNCTION(math, lgamma, "($module, x, /)", "Natural logarithm of absolute value of Gamma function at x.") {
    FLOAT_ARGUMENT(x, 1);
    if (!f64_is_finite(x)) return float_new(f64_is_nan(x) ? x : REAL_INF);
    if (x == real_floor(x) && x <= 2) return x <= 0 ? math_domain_error() : float_new(0.0);
    double size = f64_abs(x);
    if (size < 1e-20) return float_new(-real_log(size));
    double r = real_log(lanczos_sum(size)) - LANCZOS_G;
    r += (size - 0.5) * (real_log(size + LANCZOS_G - 0.5) - 1);
    if (x < 0)
        r = 1.144729885849400174143427351353058711647 - real_log(f64_abs(sin_pi(size))) - real_log(size) - r;
    return math_checked(r, true, false);
}

// --- norms: the coordinates' absolute values are doubles in a blob
typedef struct {
    double sum, error1, error2, error3; // sum starts at 1, so that each addition's error is found simply
} Squares;
static Squares squares_add(Squares s, double x, double sign) {
    double wide = x * 134217729.0, high = wide - (wide - x), low = x - high, old = s.sum;
    double square = sign * high * high;
    s.sum += square;
    s.error1 += (old - s.sum) + square;
    square = sign * 2.0 * high * low;
    old = s.sum;
    s.sum += square;
    s.error2 += (old - s.sum) + square;
    return s;
}
static double low_square(double x) {
    double wide = x * 134217729.0, high = wide - (wide - x), low = x - high;
    return low * low;
}

static double norm(Ref blob, uint64_t n) {
    double max = 0;
    bool nan = false;
    for (uint64_t i = 0; i < n; i++) {
        double x = f64_get(blob, i * 8);
        nan |= f64_is_nan(x);
        if (x > max) max = x;
    }
    if (f64_is_inf(max)) return max;
    if (nan) return REAL_NAN;
    if (max == 0 || n <= 1) return max;
    int32_t exponent = real_frexp(max).exponent;
    Squares s = {.sum = 1};
    if (exponent < -1023) { // the scale would overflow
        for (uint64_t i = 0; i < n; i++) {
            double x = f64_get(blob, i * 8) / max, old = s.sum;
            x = x * x;
            s.sum += x;
            s.error1 += (old - s.sum) + x;
        }
        return max * f64_sqrt(s.sum - 1.0 + s.error1);
    }
    double scale = real_ldexp(1.0, -exponent);
    for (uint64_t i = 0; i < n; i++) {
        double x = f64_get(blob, i * 8) * scale;
        s = squares_add(s, x, 1.0);
        s.error3 += low_square(x);
    }
    double h = f64_sqrt(s.sum - 1.0 + (s.error1 + s.error2 + s.error3));
    // One step of Newton's method, with the exact residual.
    s = squares_add(s, h, -1.0);
    double square = -low_square(h), old = s.sum;
    s.sum += square;
    s.error3 += (old - s.sum) + square;
    double rest = s.sum - 1.0 + (s.error1 + s.error2 + s.error3);
    return (h + rest / (2.0 * h)) / scale;
}

FUNCTION(math, hypot, "!($module, /, *coordinates)",
         "hypot(*coordinates) -> value\n\nMultidimensional Euclidean distance from the origin to a "
         "point.\n\nRoughly equivalent to:\n    sqrt(sum(x**2 for x in coordinates))\n\nFor a two "
         "dimensional point "
         "(x, y), gives the hypotenuse\nusing the Pythagorean theorem:  sqrt(x*x + y*y).") {
    Value coordinates = arg(args, 1), blob = new_blob(tuple_length(coordinates) * 8);
    RETURN_IF_ERROR(blob);
    for (uint64_t i = 0; i < tuple_length(coordinates); i++) {
        DoubleResult x = float_from_object(tuple_get(coordinates, i));
        if (!x.ok) return ERROR;
        f64_set(ref_of(blob), i * 8, f64_abs(x.value));
    }
    return float_new(norm(ref_of(blob), tuple_length(coordinates)));
}

FUNCTION(math, dist, "($module, p, q, /)",
         "Return the Euclidean distance between two points p and q.\n\nThe points should be specified as "
         "sequences "
         "(or iterables) of\ncoordinates.  Both inputs must have the same dimension.\n\nRoughly equivalent "
         "to:\n    "
         "sqrt(sum((px - qx) ** 2.0 for px, qx in zip(p, q)))") {
    Value p = tuple_from_iterable(arg(args, 1));
    RETURN_IF_ERROR(p);
    Value q = tuple_from_iterable(arg(args, 2));
    RETURN_IF_ERROR(q);
    uint64_t n = tuple_length(p);
    if (tuple_length(q) != n) return VALUE_ERROR("both points must have the same number of dimensions");
    Value blob = new_blob(n * 8);
    RETURN_IF_ERROR(blob);
    for (uint64_t i = 0; i < n; i++) {
        DoubleResult x = float_from_object(tuple_get(p, i));
        if (!x.ok) return ERROR;
        DoubleResult y = float_from_object(tuple_get(q, i));
        if (!y.ok) return ERROR;
        f64_set(ref_of(blob), i * 8, f64_abs(x.value - y.value));
    }
    return float_new(norm(ref_of(blob), n));
}

// --- closeness and neighbours
FUNCTION(
    math, isclose, "($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)",
    "Determine whether two floating point numbers are close in value.\n\n  rel_tol\n    maximum difference "
    "for "
    "being considered \"close\", relative to the\n    magnitude of the input values\n  abs_tol\n    maximum "
    "difference for being considered \"close\", regardless of the\n    magnitude of the input "
    "values\n\nReturn "
    "True if a is close in value to b, and False otherwise.\n\nFor the values to be considered close, the "
    "difference between them\nmust be smaller than at least one of the tolerances.\n\n-inf, inf and NaN "
    "behave "
    "similarly to the IEEE 754 Standard.  That\nis, NaN is not close to anything, even itself.  inf and -inf "
    "are\nonly close to themselves.") {
    FLOAT_ARGUMENT(a, 1);
    FLOAT_ARGUMENT(b, 2);
    double relative = 1e-9, absolute = 0;
    if (!is_unset(arg(args, 3))) {
        FLOAT_ARGUMENT(tolerance, 3);
        relative = tolerance;
    }
    if (!is_unset(arg(args, 4))) {
        FLOAT_ARGUMENT(tolerance, 4);
        absolute = tolerance;
    }
    if (relative < 0 || absolute < 0) return VALUE_ERROR("tolerances must be non-negative");
    if (a == b) return TRUE;
    if (f64_is_inf(a) || f64_is_inf(b)) return FALSE;
    double difference = f64_abs(b - a);
    return bool_value(difference <= f64_abs(relative * b) || difference <= f64_abs(relative * a) ||
                      difference <= absolute);
}
FUNCTION(math, nextafter, "($module, x, y, /)", "Return the next floating-point value after x towards y.") {
    FLOAT_ARGUMENT(x, 1);
    FLOAT_ARGUMENT(y, 2);
    return float_new(real_nextafter(x, y));
}
FUNCTION(math, ulp, "($module, x, /)", "Return the value of the least significant bit of the float x.") {
    FLOAT_ARGUMENT(x, 1);
    double size = f64_abs(x), next = real_nextafter(size, REAL_INF);
    if (!f64_is_finite(x)) return float_new(size);
    return float_new(f64_is_inf(next) ? size - real_nextafter(size, 0.0) : next - size);
}
FUNCTION(
    math, remainder, "($module, x, y, /)",
    "Difference between x and the closest integer multiple of y.\n\nReturn x - n*y where n*y is the closest "
    "integer multiple of y.\nIn the case where x is exactly halfway between two multiples of\ny, the nearest "
    "even value of n is used. The result is always exact.") {
    FLOAT_ARGUMENT(x, 1);
    FLOAT_ARGUMENT(y, 2);
    return math_checked(real_remainder(x, y), f64_is_finite(x) && f64_is_finite(y),
                        f64_is_nan(x) || f64_is_nan(y));
}

// --- fsum: the partial sums of the terms so far, in growing magnitude and without overlap, add up exactly ---
// They are a bytes block's floats. Seldom more than a few; at most one for each bit that a float can have.
#define PARTIALS_FIRST 32
typedef struct {
    bool ok;
    Value of;
    uint64_t count, room;
} Partials;
static double partial(Partials p, uint64_t i) { return f64_get(ref_of(p.of), i * 8); }
// Room for one more. Not ok: the exception is set.
static Partials partials_open(Partials p) {
    if (p.count < p.room) return p;
    uint64_t room = p.room == 0 ? PARTIALS_FIRST : p.room * 2;
    Value wider = new_bytes(SHAPE(bytes), room * 8);
    p.ok = !is_error(wider);
    if (!p.ok) return p;
    for (uint64_t i = 0; i < p.count; i++) f64_set(ref_of(wider), i * 8, partial(p, i));
    p.of = wider;
    p.room = room;
    return p;
}
static Partials partials_add(Partials p, double x) {
    p = partials_open(p);
    if (!p.ok) return p;
    uint64_t kept = 0;
    for (uint64_t i = 0; i < p.count; i++) {
        double y = partial(p, i);
        if (f64_abs(x) < f64_abs(y)) {
            double swap = x;
            x = y;
            y = swap;
        }
        double high = x + y, low = y - (high - x);
        if (low != 0) f64_set(ref_of(p.of), kept++ * 8, low);
        x = high;
    }
    if (x != 0) f64_set(ref_of(p.of), kept++ * 8, x);
    p.count = kept;
    return p;
}
static double partials_sum(Partials p) {
    if (p.count == 0) return 0;
    uint64_t n = p.count - 1;
    double high = partial(p, n), low = 0;
    while (n > 0 && low == 0) {
        double x = high, y = partial(p, --n);
        high = x + y;
        low = y - (high - x);
    }
    // Half-even across the partials: what is left decides a tie.
    if (n > 0 && ((low < 0 && partial(p, n - 1) < 0) || (low > 0 && partial(p, n - 1) > 0))) {
        double y = low * 2, x = high + y;
        if (y == x - high) high = x;
    }
    return high;
}
FUNCTION(math, fsum, "($module, seq, /)",
         "Return an accurate floating point sum of values in the iterable seq.\n\nAssumes IEEE-754 floating "
         "point arithmetic.") {
    Value iterator = object_iter(arg(args, 1));
    RETURN_IF_ERROR(iterator);
    Partials p = {true, NONE, 0, 0};
    double special = 0, infinite = 0;
    bool has_special = false;
    for (Value item = object_next(iterator); !is_unset(item); item = object_next(iterator)) {
        RETURN_IF_ERROR(item);
        DoubleResult x = float_from_object(item);
        if (!x.ok) return ERROR;
        if (!f64_is_finite(x.value)) {
            special += x.value;
            if (f64_is_inf(x.value)) infinite += x.value;
            has_special = true;
            p.count = 0; // what came before decides nothing any more, so that it can't overflow either
            continue;
        }
        p = partials_add(p, x.value);
        if (!p.ok) return ERROR;
        if (p.count > 0 && !f64_is_finite(partial(p, p.count - 1)))
            return raise0(CLASS(OverflowError), TEXT("intermediate overflow in fsum"));
    }
    if (!has_special) return float_new(partials_sum(p));
    return f64_is_nan(infinite) ? VALUE_ERROR("-inf + inf in fsum") : float_new(special);
}
