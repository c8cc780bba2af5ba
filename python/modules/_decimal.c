// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The methods of Context that compute: each with this context's limits, its conditions noted in this context's flags.
// Module _decimal itself.
#include "python/modules/_decimal.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

#define OPEN(name, i)                                                                                        \
    NumberResult name = decimal_operand(arg(args, i));                                                       \
    if (!name.ok) return ERROR
#define UNARY(function)                                                                                      \
    Value self = arg(args, 0);                                                                               \
    decimal_status = 0;                                                                                      \
    OPEN(x, 1);                                                                                              \
    return decimal_deliver(function(x.number, decimal_limits(self)), self)
#define BINARY(function)                                                                                     \
    Value self = arg(args, 0);                                                                               \
    decimal_status = 0;                                                                                      \
    OPEN(x, 1);                                                                                              \
    OPEN(y, 2);                                                                                              \
    return decimal_deliver(function(x.number, y.number, decimal_limits(self)), self)

static Number copy_sign(Number a, Number b, Limits c) {
    (void)c;
    a.negative = b.negative;
    return a;
}
static Number copy_abs(Number a, Limits c) {
    (void)c;
    a.negative = false;
    return a;
}
static Number copy_negate(Number a, Limits c) {
    (void)c;
    a.negative = !a.negative;
    return a;
}
static Number copy_decimal(Number a, Limits c) {
    (void)c;
    return a;
}
static Number integral_value(Number a, Limits c) { return decimal_to_integral(a, c, false); }
static Number integral_exact(Number a, Limits c) { return decimal_to_integral(a, c, true); }

METHOD(DecimalContext, exp, "($self, x, /)", "e ** x") { UNARY(decimal_exp); }
METHOD(DecimalContext, ln, "($self, x, /)", "The natural logarithm of x.") { UNARY(decimal_ln); }
METHOD(DecimalContext, log10, "($self, x, /)", "The base ten logarithm of x.") { UNARY(decimal_log10); }
METHOD(DecimalContext, logb, "($self, x, /)", "The adjusted exponent of x.") { UNARY(decimal_logb); }
METHOD(DecimalContext, logical_invert, "($self, x, /)", "The digit-wise inversion of x.") {
    UNARY(decimal_invert);
}
METHOD(DecimalContext, next_minus, "($self, x, /)", "The largest number that is smaller than x.") {
    UNARY(decimal_next_minus);
}
METHOD(DecimalContext, next_plus, "($self, x, /)", "The smallest number that is larger than x.") {
    UNARY(decimal_next_plus);
}
METHOD(DecimalContext, normalize, "($self, x, /)", "x without trailing zeros.") { UNARY(decimal_reduce); }
METHOD(DecimalContext, sqrt, "($self, x, /)", "The square root of x.") { UNARY(decimal_sqrt); }
METHOD(DecimalContext, abs, "($self, x, /)", "The absolute value of x.") { UNARY(decimal_abs); }
METHOD(DecimalContext, minus, "($self, x, /)", "0 - x.") { UNARY(decimal_minus); }
METHOD(DecimalContext, plus, "($self, x, /)", "0 + x.") { UNARY(decimal_plus); }
METHOD(DecimalContext, to_integral, "($self, x, /)", "The nearest integer, without signals.") {
    UNARY(integral_value);
}
METHOD(DecimalContext, to_integral_value, "($self, x, /)", "The nearest integer, without signals.") {
    UNARY(integral_value);
}
METHOD(DecimalContext, to_integral_exact, "($self, x, /)", "The nearest integer; signals what was lost.") {
    UNARY(integral_exact);
}
METHOD(DecimalContext, copy_abs, "($self, x, /)", "x without its sign.") { UNARY(copy_abs); }
METHOD(DecimalContext, copy_negate, "($self, x, /)", "x with the other sign.") { UNARY(copy_negate); }
METHOD(DecimalContext, copy_decimal, "($self, x, /)", "x as a Decimal.") { UNARY(copy_decimal); }
METHOD(DecimalContext, compare, "($self, x, y, /)", "Compare two numbers: -1, 0, 1 or a NaN.") {
    BINARY(decimal_compare);
}
METHOD(DecimalContext, compare_signal, "($self, x, y, /)", "Compare two numbers; all NaNs signal.") {
    BINARY(decimal_compare_signal);
}
METHOD(DecimalContext, logical_and, "($self, x, y, /)", "The digit-wise \"and\" of the operands.") {
    BINARY(decimal_and);
}
METHOD(DecimalContext, logical_or, "($self, x, y, /)", "The digit-wise \"or\" of the operands.") {
    BINARY(decimal_or);
}
METHOD(DecimalContext, logical_xor, "($self, x, y, /)", "The digit-wise \"exclusive or\" of the operands.") {
    BINARY(decimal_xor);
}
METHOD(DecimalContext, max, "($self, x, y, /)", "The larger of the operands.") { BINARY(decimal_max); }
METHOD(DecimalContext, max_mag, "($self, x, y, /)", "The operand of larger magnitude.") {
    BINARY(decimal_max_mag);
}
METHOD(DecimalContext, min, "($self, x, y, /)", "The smaller of the operands.") { BINARY(decimal_min); }
METHOD(DecimalContext, min_mag, "($self, x, y, /)", "The operand of smaller magnitude.") {
    BINARY(decimal_min_mag);
}
METHOD(DecimalContext, next_toward, "($self, x, y, /)",
       "The number next to the first operand, towards the second.") {
    BINARY(decimal_next_toward);
}
METHOD(DecimalContext, remainder_near, "($self, x, y, /)", "The remainder that is nearest to zero.") {
    BINARY(decimal_rem_near);
}
METHOD(DecimalContext, rotate, "($self, x, y, /)",
       "The digits of the first operand, rotated by the second.") {
    BINARY(decimal_rotate);
}
METHOD(DecimalContext, scaleb, "($self, x, y, /)",
       "The first operand with its exponent raised by the second.") {
    BINARY(decimal_scaleb);
}
METHOD(DecimalContext, shift, "($self, x, y, /)", "The digits of the first operand, shifted by the second.") {
    BINARY(decimal_shift);
}
METHOD(DecimalContext, compare_total, "($self, x, y, /)", "Compare two operands by their representation.") {
    BINARY(decimal_compare_total);
}
METHOD(DecimalContext, compare_total_mag, "($self, x, y, /)",
       "Compare two operands by their representation, without signs.") {
    BINARY(decimal_compare_total_mag);
}
METHOD(DecimalContext, copy_sign, "($self, x, y, /)", "The first operand with the sign of the second.") {
    BINARY(copy_sign);
}
METHOD(DecimalContext, add, "($self, x, y, /)", "The sum of x and y.") { BINARY(decimal_add); }
METHOD(DecimalContext, subtract, "($self, x, y, /)", "x less y.") { BINARY(decimal_sub); }
METHOD(DecimalContext, multiply, "($self, x, y, /)", "The product of x and y.") { BINARY(decimal_mul); }
METHOD(DecimalContext, divide, "($self, x, y, /)", "x divided by y.") { BINARY(decimal_div); }
METHOD(DecimalContext, divide_int, "($self, x, y, /)", "x divided by y, without a fraction.") {
    BINARY(decimal_divint);
}
METHOD(DecimalContext, remainder, "($self, x, y, /)", "The remainder of that division.") {
    BINARY(decimal_rem);
}
METHOD(DecimalContext, quantize, "($self, x, y, /)", "x rounded to the exponent of y.") {
    BINARY(decimal_quantize);
}
METHOD(DecimalContext, is_canonical, "($self, x, /)", "True: all are.") {
    decimal_status = 0;
    OPEN(x, 1);
    Number n = x.number;
    (void)n;
    return bool_value(true);
}
METHOD(DecimalContext, is_finite, "($self, x, /)", "Is it finite?") {
    decimal_status = 0;
    OPEN(x, 1);
    Number n = x.number;
    return bool_value(n.kind == DECIMAL_FINITE);
}
METHOD(DecimalContext, is_infinite, "($self, x, /)", "Is it infinite?") {
    decimal_status = 0;
    OPEN(x, 1);
    Number n = x.number;
    return bool_value(n.kind == DECIMAL_INFINITE);
}
METHOD(DecimalContext, is_nan, "($self, x, /)", "Is it a NaN?") {
    decimal_status = 0;
    OPEN(x, 1);
    Number n = x.number;
    return bool_value(decimal_is_nan(n));
}
METHOD(DecimalContext, is_qnan, "($self, x, /)", "Is it a quiet NaN?") {
    decimal_status = 0;
    OPEN(x, 1);
    Number n = x.number;
    return bool_value(n.kind == DECIMAL_QUIET);
}
METHOD(DecimalContext, is_signed, "($self, x, /)", "Is it negative?") {
    decimal_status = 0;
    OPEN(x, 1);
    Number n = x.number;
    return bool_value(n.negative);
}
METHOD(DecimalContext, is_snan, "($self, x, /)", "Is it a signaling NaN?") {
    decimal_status = 0;
    OPEN(x, 1);
    Number n = x.number;
    return bool_value(n.kind == DECIMAL_SIGNALING);
}
METHOD(DecimalContext, is_zero, "($self, x, /)", "Is it a zero?") {
    decimal_status = 0;
    OPEN(x, 1);
    Number n = x.number;
    return bool_value(decimal_is_zero(n));
}
METHOD(DecimalContext, is_normal, "($self, x, /)", "Is x such a number?") {
    decimal_status = 0;
    OPEN(x, 1);
    Number n = x.number;
    return bool_value(decimal_is_normal(n, decimal_limits(arg(args, 0))));
}
METHOD(DecimalContext, is_subnormal, "($self, x, /)", "Is x such a number?") {
    decimal_status = 0;
    OPEN(x, 1);
    Number n = x.number;
    return bool_value(decimal_is_subnormal(n, decimal_limits(arg(args, 0))));
}
METHOD(DecimalContext, same_quantum, "($self, x, y, /)", "Have both the same exponent?") {
    decimal_status = 0;
    OPEN(x, 1);
    OPEN(y, 2);
    return bool_value(decimal_same_quantum(x.number, y.number));
}
METHOD(DecimalContext, divmod, "($self, x, y, /)", "The integral quotient and the remainder.") {
    Value self = arg(args, 0);
    decimal_status = 0;
    OPEN(x, 1);
    OPEN(y, 2);
    NumberPair parts = decimal_divmod(x.number, y.number, decimal_limits(self));
    if (is_error(decimal_signal(self))) return ERROR;
    Value q = decimal_new(parts.quotient), r = is_error(q) ? ERROR : decimal_new(parts.remainder);
    return is_error(r) ? ERROR : tuple2(q, r);
}
METHOD(DecimalContext, fma, "($self, x, y, z, /)", "x * y + z, rounded once.") {
    Value self = arg(args, 0);
    decimal_status = 0;
    OPEN(x, 1);
    OPEN(y, 2);
    OPEN(z, 3);
    return decimal_deliver(decimal_fma(x.number, y.number, z.number, decimal_limits(self)), self);
}
METHOD(DecimalContext, power, "($self, /, a, b, modulo=None)", "a ** b, or a ** b % modulo.") {
    Value self = arg(args, 0);
    decimal_status = 0;
    OPEN(a, 1);
    OPEN(b, 2);
    Limits c = decimal_limits(self);
    if (is_unset(arg(args, 3)) || is_none(arg(args, 3)))
        return decimal_deliver(decimal_power(a.number, b.number, c), self);
    OPEN(m, 3);
    return decimal_deliver(decimal_power_mod(a.number, b.number, m.number, c), self);
}
METHOD(DecimalContext, number_class, "($self, x, /)", "What kind of number x is, as text.") {
    decimal_status = 0;
    OPEN(x, 1);
    return decimal_class(x.number, decimal_limits(arg(args, 0)));
}
METHOD(DecimalContext, to_sci_string, "($self, x, /)", "Text in scientific notation.") {
    decimal_status = 0;
    OPEN(x, 1);
    return decimal_to_text(x.number, decimal_capitals(arg(args, 0)), false);
}
METHOD(DecimalContext, to_eng_string, "($self, x, /)", "Text with an exponent that is a multiple of three.") {
    decimal_status = 0;
    OPEN(x, 1);
    return decimal_to_text(x.number, decimal_capitals(arg(args, 0)), true);
}
METHOD(DecimalContext, canonical, "($self, x, /)", "x itself.") {
    return is_decimal(arg(args, 1)) ? arg(args, 1) : TYPE_ERROR("argument must be a Decimal");
}
METHOD(DecimalContext, _apply, "!($self, x, /)", "") {
    decimal_status = 0;
    OPEN(x, 1);
    return decimal_deliver(decimal_finish(x.number, decimal_limits(arg(args, 0))), arg(args, 0));
}
METHOD(DecimalContext, radix, "($self, /)", "Decimal(10).") {
    (void)args;
    return decimal_new(decimal_small(10, false, 0));
}

MODULE(_decimal, "Decimal arithmetic: the General Decimal Arithmetic Specification's.") {
    Value module = arg(args, 0);
    RETURN_IF_ERROR(decimal_context_init_module(module));
    RETURN_IF_ERROR(decimal_object_init_module(module));
    RETURN_IF_ERROR(module_set(module, NAME(MAX_PREC), int_new(DECIMAL_MAX_PREC)));
    RETURN_IF_ERROR(module_set(module, NAME(MAX_EMAX), int_new(DECIMAL_MAX_EMAX)));
    RETURN_IF_ERROR(module_set(module, NAME(MIN_EMIN), int_new(DECIMAL_MIN_EMIN)));
    RETURN_IF_ERROR(module_set(module, NAME(MIN_ETINY), int_new(DECIMAL_MIN_ETINY)));
    RETURN_IF_ERROR(module_set(module, NAME(HAVE_THREADS), TRUE));
    RETURN_IF_ERROR(module_set(module, NAME(HAVE_CONTEXTVAR), TRUE));
    RETURN_IF_ERROR(module_set(module, NAME(__version__), str_from_text(TEXT("1.70"))));
    return module_set(module, NAME(__libmpdec_version__), str_from_text(TEXT("2.5.1")));
}
