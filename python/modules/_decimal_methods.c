// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The methods of Decimal that take a context. Each opens the context and the operands, computes, and delivers the result
// with its conditions.
#include "python/modules/_decimal_quick.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/str.h"

static Number decimal_of(Args args) { return decimal_number(arg(args, 0)); }

#define UNARY(function)                                                                                      \
    Value context = decimal_context_argument(arg(args, 1));                                                  \
    RETURN_IF_ERROR(context);                                                                                \
    decimal_status = 0;                                                                                      \
    return decimal_deliver(function(decimal_of(args), decimal_limits(context)), context)
#define BINARY(function)                                                                                     \
    Value context = decimal_context_argument(arg(args, 2));                                                  \
    RETURN_IF_ERROR(context);                                                                                \
    decimal_status = 0;                                                                                      \
    NumberResult other = decimal_operand(arg(args, 1));                                                      \
    if (!other.ok) return ERROR;                                                                             \
    return decimal_deliver(function(decimal_of(args), other.number, decimal_limits(context)), context)

static Number decimal_copy_sign(Number a, Number b, Limits c) {
    (void)c;
    a.negative = b.negative;
    return a;
}

METHOD(Decimal, exp, "($self, /, context=None)", "e ** self") { UNARY(decimal_exp); }
METHOD(Decimal, ln, "($self, /, context=None)", "The natural logarithm of the operand.") {
    UNARY(decimal_ln);
}
METHOD(Decimal, log10, "($self, /, context=None)", "The base ten logarithm of the operand.") {
    UNARY(decimal_log10);
}
METHOD(Decimal, logb, "($self, /, context=None)", "The adjusted exponent of the operand.") {
    UNARY(decimal_logb);
}
METHOD(Decimal, logical_invert, "($self, /, context=None)", "The digit-wise inversion of the operand.") {
    UNARY(decimal_invert);
}
METHOD(Decimal, next_minus, "($self, /, context=None)",
       "The largest number that is smaller than the operand.") {
    UNARY(decimal_next_minus);
}
METHOD(Decimal, next_plus, "($self, /, context=None)",
       "The smallest number that is larger than the operand.") {
    UNARY(decimal_next_plus);
}
METHOD(Decimal, normalize, "($self, /, context=None)", "The operand without trailing zeros.") {
    UNARY(decimal_reduce);
}
METHOD(Decimal, sqrt, "($self, /, context=None)", "The square root of the operand.") { UNARY(decimal_sqrt); }
METHOD(Decimal, compare, "($self, /, other, context=None)", "Compare two numbers: -1, 0, 1 or a NaN.") {
    BINARY(decimal_compare);
}
METHOD(Decimal, compare_signal, "($self, /, other, context=None)", "Compare two numbers; all NaNs signal.") {
    BINARY(decimal_compare_signal);
}
METHOD(Decimal, logical_and, "($self, /, other, context=None)", "The digit-wise \"and\" of the operands.") {
    BINARY(decimal_and);
}
METHOD(Decimal, logical_or, "($self, /, other, context=None)", "The digit-wise \"or\" of the operands.") {
    BINARY(decimal_or);
}
METHOD(Decimal, logical_xor, "($self, /, other, context=None)",
       "The digit-wise \"exclusive or\" of the operands.") {
    BINARY(decimal_xor);
}
METHOD(Decimal, max, "($self, /, other, context=None)", "The larger of the operands.") {
    BINARY(decimal_max);
}
METHOD(Decimal, max_mag, "($self, /, other, context=None)", "The operand of larger magnitude.") {
    BINARY(decimal_max_mag);
}
METHOD(Decimal, min, "($self, /, other, context=None)", "The smaller of the operands.") {
    BINARY(decimal_min);
}
METHOD(Decimal, min_mag, "($self, /, other, context=None)", "The operand of smaller magnitude.") {
    BINARY(decimal_min_mag);
}
METHOD(Decimal, next_toward, "($self, /, other, context=None)",
       "The number next to the first operand, towards the second.") {
    BINARY(decimal_next_toward);
}
METHOD(Decimal, remainder_near, "($self, /, other, context=None)", "The remainder that is nearest to zero.") {
    BINARY(decimal_rem_near);
}
METHOD(Decimal, rotate, "($self, /, other, context=None)",
       "The digits of the first operand, rotated by the second.") {
    BINARY(decimal_rotate);
}
METHOD(Decimal, scaleb, "($self, /, other, context=None)",
       "The first operand with its exponent raised by the second.") {
    BINARY(decimal_scaleb);
}
METHOD(Decimal, shift, "($self, /, other, context=None)",
       "The digits of the first operand, shifted by the second.") {
    BINARY(decimal_shift);
}
METHOD(Decimal, compare_total, "($self, /, other, context=None)",
       "Compare two operands by their representation.") {
    BINARY(decimal_compare_total);
}
METHOD(Decimal, compare_total_mag, "($self, /, other, context=None)",
       "Compare two operands by their representation, without signs.") {
    BINARY(decimal_compare_total_mag);
}
METHOD(Decimal, copy_sign, "($self, /, other, context=None)",
       "The first operand with the sign of the second.") {
    BINARY(decimal_copy_sign);
}
METHOD(Decimal, same_quantum, "($self, /, other, context=None)", "Have both the same exponent?") {
    Value context = decimal_context_argument(arg(args, 2));
    RETURN_IF_ERROR(context);
    decimal_status = 0;
    NumberResult other = decimal_operand(arg(args, 1));
    return other.ok ? bool_value(decimal_same_quantum(decimal_of(args), other.number)) : ERROR;
}
METHOD(Decimal, fma, "($self, /, other, third, context=None)", "self * other + third, rounded once.") {
    Value context = decimal_context_argument(arg(args, 3));
    RETURN_IF_ERROR(context);
    decimal_status = 0;
    NumberResult other = decimal_operand(arg(args, 1));
    if (!other.ok) return ERROR;
    NumberResult third = decimal_operand(arg(args, 2));
    if (!third.ok) return ERROR;
    return decimal_deliver(decimal_fma(decimal_of(args), other.number, third.number, decimal_limits(context)),
                           context);
}
// The limits with a rounding mode that was asked for (UNSET or None: the context's own); prec 0: TypeError is set.
static Limits limits_with(Value context, Value rounding) {
    Limits c = decimal_limits(context);
    if (is_unset(rounding) || is_none(rounding)) return c;
    I64Result n = decimal_rounding_argument(rounding);
    if (!n.ok) c.prec = 0;
    c.rounding = (uint8_t)n.value;
    return c;
}
METHOD(Decimal, quantize, "($self, /, exp, rounding=None, context=None)",
       "The number rounded to the exponent of exp.") {
    Value context = decimal_context_argument(arg(args, 3));
    RETURN_IF_ERROR(context);
    Limits c = limits_with(context, arg(args, 2));
    if (c.prec == 0) return ERROR;
    Plain x = decimal_plain(arg(args, 0)), y = decimal_plain(arg(args, 1));
    Value quick = x.ok && y.ok ? decimal_quick_quantize(x, y, c.rounding, context) : UNSET;
    if (likely(!is_unset(quick))) return quick;
    decimal_status = 0;
    NumberResult exponent = decimal_operand(arg(args, 1));
    if (!exponent.ok) return ERROR;
    return decimal_deliver(decimal_quantize(decimal_of(args), exponent.number, c), context);
}
static Value to_integral(Args args, bool exact) {
    Value context = decimal_context_argument(arg(args, 2));
    RETURN_IF_ERROR(context);
    Limits c = limits_with(context, arg(args, 1));
    if (c.prec == 0) return ERROR;
    decimal_status = 0;
    return decimal_deliver(decimal_to_integral(decimal_of(args), c, exact), context);
}
METHOD(Decimal, to_integral, "($self, /, rounding=None, context=None)",
       "The nearest integer, without signals.") {
    return to_integral(args, false);
}
METHOD(Decimal, to_integral_value, "($self, /, rounding=None, context=None)",
       "The nearest integer, without signals.") {
    return to_integral(args, false);
}
METHOD(Decimal, to_integral_exact, "($self, /, rounding=None, context=None)",
       "The nearest integer; signals what was lost.") {
    return to_integral(args, true);
}
METHOD(Decimal, to_eng_string, "($self, /, context=None)",
       "Text with an exponent that is a multiple of three.") {
    Value context = decimal_context_argument(arg(args, 1));
    return is_error(context) ? ERROR : decimal_to_text(decimal_of(args), decimal_capitals(context), true);
}
METHOD(Decimal, number_class, "($self, /, context=None)", "What kind of number it is, as text.") {
    Value context = decimal_context_argument(arg(args, 1));
    return is_error(context) ? ERROR : decimal_class(decimal_of(args), decimal_limits(context));
}
METHOD(Decimal, is_normal, "($self, /, context=None)", "Is it a normal number?") {
    Value context = decimal_context_argument(arg(args, 1));
    return is_error(context) ? ERROR
                             : bool_value(decimal_is_normal(decimal_of(args), decimal_limits(context)));
}
METHOD(Decimal, is_subnormal, "($self, /, context=None)", "Is it a subnormal number?") {
    Value context = decimal_context_argument(arg(args, 1));
    return is_error(context) ? ERROR
                             : bool_value(decimal_is_subnormal(decimal_of(args), decimal_limits(context)));
}
METHOD(Decimal, is_canonical, "($self, /)", "True: all are.") {
    Number n = decimal_of(args);
    (void)n;
    return bool_value(true);
}
METHOD(Decimal, is_finite, "($self, /)", "Is it finite?") {
    Number n = decimal_of(args);
    return bool_value(n.kind == DECIMAL_FINITE);
}
METHOD(Decimal, is_infinite, "($self, /)", "Is it infinite?") {
    Number n = decimal_of(args);
    return bool_value(n.kind == DECIMAL_INFINITE);
}
METHOD(Decimal, is_nan, "($self, /)", "Is it a NaN?") {
    Number n = decimal_of(args);
    return bool_value(decimal_is_nan(n));
}
METHOD(Decimal, is_qnan, "($self, /)", "Is it a quiet NaN?") {
    Number n = decimal_of(args);
    return bool_value(n.kind == DECIMAL_QUIET);
}
METHOD(Decimal, is_signed, "($self, /)", "Is it negative?") {
    Number n = decimal_of(args);
    return bool_value(n.negative);
}
METHOD(Decimal, is_snan, "($self, /)", "Is it a signaling NaN?") {
    Number n = decimal_of(args);
    return bool_value(n.kind == DECIMAL_SIGNALING);
}
METHOD(Decimal, is_zero, "($self, /)", "Is it a zero?") {
    Number n = decimal_of(args);
    return bool_value(decimal_is_zero(n));
}
METHOD(Decimal, adjusted, "($self, /)", "The exponent of the first digit.") {
    Number n = decimal_of(args);
    return int_new(decimal_is_special(n) ? 0 : decimal_adjusted(n));
}
METHOD(Decimal, radix, "($self, /)", "Decimal(10).") {
    (void)args;
    return decimal_new(decimal_small(10, false, 0));
}
METHOD(Decimal, copy_abs, "($self, /)", "The number without its sign.") {
    Number n = decimal_of(args);
    n.negative = false;
    return decimal_new(n);
}
METHOD(Decimal, copy_negate, "($self, /)", "The number with the other sign.") {
    Number n = decimal_of(args);
    n.negative = !n.negative;
    return decimal_new(n);
}
METHOD(Decimal, canonical, "($self, /)", "The number itself.") { return arg(args, 0); }
METHOD(Decimal, conjugate, "($self, /)", "The number itself.") { return arg(args, 0); }
METHOD(Decimal, __copy__, "!($self, /)", "") { return arg(args, 0); }
METHOD(Decimal, __deepcopy__, "!($self, memo, /)", "") { return arg(args, 0); }
METHOD(Decimal, __sizeof__, "!($self, /)", "") {
    Number n = decimal_of(args);
    return int_new(32 + (is_ref(n.limbs) ? 16 + (int64_t)bytes_length(ref_of(n.limbs)) : 0));
}
GETTER(Decimal, real, "") { return arg(args, 0); }
GETTER(Decimal, imag, "") {
    (void)args;
    return decimal_new(decimal_small(0, false, 0));
}
