// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Powers of floats, with the special cases as C99's annex F has them, which CPython follows.
#include "python/objects/complex.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/real.h"
#include "python/objects/str.h"

Value float_range_error(void) {
    Value text = str_from_text(TEXT("Numerical result out of range"));
    RETURN_IF_ERROR(text);
    Value exception = call2(CLASS(OverflowError), int_u32(34), text); // ERANGE
    return is_error(exception) ? ERROR : raise_exception(exception);
}

static bool is_odd(double d) { return real_fmod(f64_abs(d), 2.0) == 1.0; }

// Neither is NaN, one is infinite.
static double power_of_infinite(double a, double b) {
    if (f64_is_inf(b)) {
        double size = f64_abs(a);
        if (size == 1.0) return 1.0;
        return (b > 0) == (size > 1.0) ? f64_abs(b) : 0.0;
    }
    if (b > 0) return is_odd(b) ? a : f64_abs(a);
    return is_odd(b) ? real_copysign(0.0, a) : 0.0;
}

Value float_pow(double a, double b) {
    if (b == 0) return float_new(1.0);
    if (f64_is_nan(a)) return float_new(a);
    if (f64_is_nan(b)) return float_new(a == 1.0 ? 1.0 : b);
    if (f64_is_inf(a) || f64_is_inf(b)) return float_new(power_of_infinite(a, b));
    if (a == 0) {
        if (b < 0) return raise0(CLASS(ZeroDivisionError), TEXT("0.0 cannot be raised to a negative power"));
        return float_new(is_odd(b) ? a : 0.0);
    }
    bool negate = false;
    if (a < 0) {
        if (b != real_floor(b)) {
            ComplexResult c = complex_pow((Complex){a, 0.0}, (Complex){b, 0.0});
            return c.ok ? complex_new(c.value.real, c.value.imag) : ERROR;
        }
        a = -a;
        negate = is_odd(b);
    }
    double result = a == 1.0 ? 1.0 : real_pow(a, b);
    if (f64_is_inf(result)) return float_range_error();
    return float_new(negate ? -result : result);
}
