// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Decimal objects: making them from any value, operators, comparisons, conversions. Their other methods are in
// _decimal_methods.c.
#include "python/modules/_decimal_quick.h"
#include "python/objects/call.h"
#include "python/objects/complex.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

TYPE(Decimal, "decimal.Decimal", object, 3,
     "A decimal number, exact: Decimal(value) takes an int, float, str, tuple or another Decimal.");
_Static_assert(DECIMAL_FIELDS == 3, "TYPE()");

static ROOT(rational_class); // numbers.Rational
static ROOT(tuple_class);    // DecimalTuple

// --- objects and numbers

Number decimal_number_slow(Value v) { // an exponent that is no small int
    Ref r = ref_of(v);
    Value coefficient = slot_get(r, DECIMAL_COEFFICIENT);
    int64_t shape = int_of(slot_get(r, DECIMAL_SHAPE));
    bool small = is_int(coefficient);
    I64Result exponent = int_to_i64(slot_get(r, DECIMAL_EXPONENT));
    return (Number){small ? (uint64_t)int_of(coefficient) : 0,
                    small ? NONE : coefficient,
                    shape >> 3,
                    exponent.value,
                    (uint8_t)(shape >> 1 & 3),
                    (bool)(shape & 1)};
}

static Value fill(Value v, Number n) {
    if (is_error(v)) return ERROR;
    Ref r = ref_of(v);
    Value exponent = int_fits(n.exponent) ? int_wrap(n.exponent) : int_new(n.exponent);
    if (is_error(exponent)) return ERROR;
    slot_set(r, DECIMAL_COEFFICIENT, is_ref(n.limbs) ? n.limbs : int_wrap((int64_t)n.small));
    slot_set(r, DECIMAL_EXPONENT, exponent);
    slot_set(r, DECIMAL_SHAPE, int_wrap(n.digits << 3 | (int64_t)n.kind << 1 | n.negative));
    return v;
}
Value decimal_new(Number n) { return fill(NEW(Decimal), n); }
Value decimal_new_of(Value class, Number n) {
    return same(class, CLASS(Decimal)) ? decimal_new(n) : fill(new_instance(class), n);
}

static NumberResult not_a_number(Value v) {
    raise1(CLASS(TypeError), TEXT("conversion from {t} to Decimal is not supported"), v);
    return (NumberResult){0};
}
NumberResult decimal_try_operand(Value v) {
    if (likely(is_decimal(v))) return (NumberResult){true, decimal_number(v)};
    if (is_int(v)) return (NumberResult){true, decimal_from_int(v)};
    if (is_int_object(v)) return (NumberResult){true, decimal_from_int(int_plain(v))};
    return (NumberResult){0};
}
NumberResult decimal_operand(Value v) {
    NumberResult result = decimal_try_operand(v);
    return result.ok ? result : not_a_number(v);
}

// --- construction

// Digits, each an int from 0 to 9, as ASCII in a blob; UNSET when they are not; or ERROR.
static Value digits_of_tuple(Value digits) {
    uint64_t n = tuple_length(digits);
    Value blob = new_blob(n + 1);
    RETURN_IF_ERROR(blob);
    for (uint64_t i = 0; i < n; i++) {
        Value digit = tuple_get(digits, i);
        I64Result value = is_int_object(digit) ? int_to_i64(int_plain(digit)) : (I64Result){0};
        if (!value.ok || value.value < 0 || value.value > 9) return UNSET;
        u8_set(ref_of(blob), i, (uint8_t)('0' + value.value));
    }
    return blob;
}
static NumberResult refuse_tuple(Text text) {
    raise0(CLASS(ValueError), text);
    return (NumberResult){0};
}
static NumberResult from_tuple(Value items, Limits c) {
    if (tuple_length(items) != 3) return refuse_tuple(TEXT("argument must be a sequence of length 3"));
    Value sign = tuple_get(items, 0), digits = tuple_get(items, 1), exponent = tuple_get(items, 2);
    I64Result side = is_int_object(sign) ? int_to_i64(int_plain(sign)) : (I64Result){0};
    if (!side.ok || side.value < 0 || side.value > 1)
        return refuse_tuple(TEXT("sign must be an integer with the value 0 or 1"));
    int64_t power = 0;
    enum DecimalKind kind = DECIMAL_FINITE;
    if (is_str(exponent)) {
        Value text = str_plain(exponent);
        if (str_equal_text(text, TEXT("F")))
            kind = DECIMAL_INFINITE;
        else if (str_equal_text(text, TEXT("n")))
            kind = DECIMAL_QUIET;
        else if (str_equal_text(text, TEXT("N")))
            kind = DECIMAL_SIGNALING;
        else
            return refuse_tuple(TEXT("string argument in the third position must be 'F', 'n' or 'N'"));
    } else {
        if (!is_int_object(exponent)) return refuse_tuple(TEXT("exponent must be an integer"));
        I64Result value = int_to_i64(int_plain(exponent));
        if (!value.ok) {
            raise0(CLASS(OverflowError), TEXT("Python int too large to convert to C ssize_t"));
            return (NumberResult){0};
        }
        power = value.value;
    }
    Value plain = IS_A(digits, list) ? list_to_tuple(digits)
                  : is_tuple(digits) ? object_plain(digits)
                                     : UNSET;
    Value ascii = is_unset(plain) ? UNSET : is_error(plain) ? ERROR : digits_of_tuple(plain);
    if (is_unset(ascii)) return refuse_tuple(TEXT("coefficient must be a tuple of digits"));
    if (is_error(ascii)) return (NumberResult){0};
    if (kind == DECIMAL_INFINITE) return (NumberResult){true, decimal_special(kind, side.value)};
    uint64_t count = tuple_length(plain);
    if (count == 0) {
        if (kind != DECIMAL_FINITE) return (NumberResult){true, decimal_special(kind, side.value)};
        u8_set(ref_of(ascii), count++, '0');
    }
    Number n = decimal_parse_ascii(ref_of(ascii), 0, count, decimal_max_limits());
    n.negative = side.value;
    if (kind != DECIMAL_FINITE) {
        n.kind = (uint8_t)kind;
        if (decimal_is_small(n) && n.small == 0) n.digits = 0;
        return (NumberResult){true, n};
    }
    int64_t most = 4 * DECIMAL_MAX_EMAX;
    n.exponent = power > most ? most : power < -most ? -most : power;
    return (NumberResult){true, decimal_finish(n, c)};
}

// What an exact constructor makes of a number that may be outside all limits.
static NumberResult exactly(NumberResult made) {
    uint32_t met = decimal_status;
    if (met & (STATUS_INEXACT | STATUS_ROUNDED | STATUS_CLAMPED))
        made.number = decimal_invalid(STATUS_INVALID_OPERATION);
    decimal_status &= STATUS_ERRORS | STATUS_MEMORY | STATUS_FLOAT_OPERATION;
    return made;
}

// `c` is what the result is rounded to, exact: nothing is, and text may have blanks and underscores.
static NumberResult number_of(Value v, Value context, bool exact, Limits c) {
    decimal_status = 0;
    if (is_decimal(v)) {
        Number n = decimal_number(v);
        if (!exact && decimal_is_nan(n) && n.digits > c.prec - c.clamp)
            return (NumberResult){true, decimal_invalid(STATUS_CONVERSION_SYNTAX)};
        return (NumberResult){true, exact ? n : decimal_finish(n, c)};
    }
    if (is_str(v)) return (NumberResult){true, decimal_parse(str_plain(v), exact, c)};
    if (is_int_object(v)) {
        Number n = decimal_from_int(int_plain(v));
        return (NumberResult){true, exact ? n : decimal_finish(n, c)};
    }
    if (is_tuple(v) || IS_A(v, list)) {
        Value items = is_tuple(v) ? object_plain(v) : list_to_tuple(v);
        if (is_error(items)) return (NumberResult){0};
        NumberResult made = from_tuple(items, exact ? decimal_max_limits() : c);
        return exact && made.ok ? exactly(made) : made;
    }
    if (is_float_object(v)) {
        if (is_error(decimal_signal_slow(context, STATUS_FLOAT_OPERATION))) return (NumberResult){0};
        Number n = decimal_from_double(float_value(v));
        return (NumberResult){true, exact ? n : decimal_finish(n, c)};
    }
    return not_a_number(v);
}
static Value construct(Value class, Value v, Value context, bool exact) {
    NumberResult made = number_of(v, context, exact, decimal_limits(context));
    if (!made.ok || is_error(decimal_signal(context))) return ERROR;
    return decimal_new_of(class, made.number);
}
STATICMETHOD(Decimal, __new__, "($type, /, value='0', context=None)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value class = arg(args, 0), v = arg(args, 1);
    Value context = decimal_context_argument(arg(args, 2));
    RETURN_IF_ERROR(context);
    if (is_unset(v)) return decimal_new_of(class, decimal_small(0, false, 0));
    if (same(class, CLASS(Decimal))) {
        if (IS_EXACT(v, Decimal)) return v;
        if (is_int(v) && int_of(v) >= 0 && (uint64_t)int_of(v) < LIMB_BASE)
            return decimal_new(decimal_small((uint64_t)int_of(v), false, 0));
    }
    return construct(class, v, context, true);
}
METHOD(DecimalContext, create_decimal, "($self, num='0', /)",
       "Create a new Decimal, rounded to this context.") {
    Value context = arg(args, 0), v = arg(args, 1);
    return is_unset(v) ? decimal_new(decimal_small(0, false, 0))
                       : construct(CLASS(Decimal), v, context, false);
}
static Value from_float(Value class, Value v, Value context, bool exact) {
    decimal_status = 0;
    Number n;
    if (is_int_object(v)) {
        n = decimal_from_int(int_plain(v));
    } else if (is_float_object(v)) {
        n = decimal_from_double(float_value(v));
    } else {
        return TYPE_ERROR("argument must be int or float");
    }
    if (!exact) n = decimal_finish(n, decimal_limits(context));
    if (is_error(decimal_signal(context))) return ERROR;
    if (same(class, CLASS(Decimal))) return decimal_new(n);
    Value plain = decimal_new(n);
    return is_error(plain) ? ERROR : call1(class, plain);
}
CLASSMETHOD(Decimal, from_float, "($type, f, /)", "Convert a float to a Decimal, exactly.") {
    Value context = decimal_current_context();
    return is_error(context) ? ERROR : from_float(arg(args, 0), arg(args, 1), context, true);
}
METHOD(DecimalContext, create_decimal_from_float, "($self, f, /)",
       "Create a new Decimal from a float, rounded.") {
    return from_float(CLASS(Decimal), arg(args, 1), arg(args, 0), false);
}

// --- operators

typedef struct {
    bool ok;
    Value context; // ERROR when there is none
    Number a, b;
    Limits limits;
} Operands;
// Opens the context and both operands; !ok: one of them is no number, or an error.
INLINE Operands operands(Value a, Value b) {
    Operands o = {0};
    o.context = decimal_current_context();
    if (is_error(o.context)) return o;
    decimal_status = 0;
    NumberResult x = decimal_try_operand(a), y = decimal_try_operand(b);
    o.ok = x.ok && y.ok;
    o.a = x.number;
    o.b = y.number;
    o.limits = decimal_limits(o.context);
    return o;
}
#define OPERATOR(left, right, function)                                                                      \
    Operands o = operands(left, right);                                                                      \
    if (unlikely(!o.ok)) return is_error(o.context) ? ERROR : NOT_IMPLEMENTED;                               \
    return decimal_deliver(function(o.a, o.b, o.limits), o.context)

static Value add(Value a, Value b) { OPERATOR(a, b, decimal_add); }
static Value sub(Value a, Value b) { OPERATOR(a, b, decimal_sub); }
static Value mul(Value a, Value b) { OPERATOR(a, b, decimal_mul); }
#define QUICK(left, right, quick, function)                                                                  \
    Value a = (left), b = (right), context = decimal_current_context();                                      \
    RETURN_IF_ERROR(context);                                                                                \
    Plain x = decimal_plain(a), y = decimal_plain(b);                                                        \
    Value result = likely(x.ok && y.ok) ? quick(x, y, context) : UNSET;                                      \
    return likely(!is_unset(result)) ? result : function(a, b)

METHOD(Decimal, __add__, "($self, value, /)", "Return self+value.") {
    QUICK(arg(args, 0), arg(args, 1), decimal_quick_sum, add);
}
METHOD(Decimal, __radd__, "($self, value, /)", "Return value+self.") {
    QUICK(arg(args, 1), arg(args, 0), decimal_quick_sum, add);
}
METHOD(Decimal, __sub__, "($self, value, /)", "Return self-value.") {
    QUICK(arg(args, 0), arg(args, 1), decimal_quick_difference, sub);
}
METHOD(Decimal, __rsub__, "($self, value, /)", "Return value-self.") {
    QUICK(arg(args, 1), arg(args, 0), decimal_quick_difference, sub);
}
METHOD(Decimal, __mul__, "($self, value, /)", "Return self*value.") {
    QUICK(arg(args, 0), arg(args, 1), decimal_quick_product, mul);
}
METHOD(Decimal, __rmul__, "($self, value, /)", "Return value*self.") {
    QUICK(arg(args, 1), arg(args, 0), decimal_quick_product, mul);
}
METHOD(Decimal, __truediv__, "($self, value, /)", "Return self/value.") {
    OPERATOR(arg(args, 0), arg(args, 1), decimal_div);
}
METHOD(Decimal, __rtruediv__, "($self, value, /)", "Return value/self.") {
    OPERATOR(arg(args, 1), arg(args, 0), decimal_div);
}
METHOD(Decimal, __floordiv__, "($self, value, /)", "Return self//value.") {
    OPERATOR(arg(args, 0), arg(args, 1), decimal_divint);
}
METHOD(Decimal, __rfloordiv__, "($self, value, /)", "Return value//self.") {
    OPERATOR(arg(args, 1), arg(args, 0), decimal_divint);
}
METHOD(Decimal, __mod__, "($self, value, /)", "Return self%value.") {
    OPERATOR(arg(args, 0), arg(args, 1), decimal_rem);
}
METHOD(Decimal, __rmod__, "($self, value, /)", "Return value%self.") {
    OPERATOR(arg(args, 1), arg(args, 0), decimal_rem);
}

static Value divmod_tuple(Value a, Value b) {
    Operands o = operands(a, b);
    if (!o.ok) return is_error(o.context) ? ERROR : NOT_IMPLEMENTED;
    NumberPair parts = decimal_divmod(o.a, o.b, o.limits);
    if (is_error(decimal_signal(o.context))) return ERROR;
    Value q = decimal_new(parts.quotient), r = is_error(q) ? ERROR : decimal_new(parts.remainder);
    return is_error(r) ? ERROR : tuple2(q, r);
}
METHOD(Decimal, __divmod__, "($self, value, /)", "Return divmod(self, value).") {
    return divmod_tuple(arg(args, 0), arg(args, 1));
}
METHOD(Decimal, __rdivmod__, "($self, value, /)", "Return divmod(value, self).") {
    return divmod_tuple(arg(args, 1), arg(args, 0));
}
static Value power(Value a, Value b, Value modulus) {
    Operands o = operands(a, b);
    if (!o.ok) return is_error(o.context) ? ERROR : NOT_IMPLEMENTED;
    if (is_unset(modulus) || is_none(modulus))
        return decimal_deliver(decimal_power(o.a, o.b, o.limits), o.context);
    NumberResult m = decimal_try_operand(modulus);
    if (!m.ok) return NOT_IMPLEMENTED;
    return decimal_deliver(decimal_power_mod(o.a, o.b, m.number, o.limits), o.context);
}
METHOD(Decimal, __pow__, "($self, value, mod=None, /)", "Return pow(self, value, mod).") {
    return power(arg(args, 0), arg(args, 1), arg(args, 2));
}
METHOD(Decimal, __rpow__, "($self, value, mod=None, /)", "Return pow(value, self, mod).") {
    return power(arg(args, 1), arg(args, 0), arg(args, 2));
}
#define UNARY(function)                                                                                      \
    Value context = decimal_current_context();                                                               \
    RETURN_IF_ERROR(context);                                                                                \
    decimal_status = 0;                                                                                      \
    return decimal_deliver(function(decimal_number(arg(args, 0)), decimal_limits(context)), context)
METHOD(Decimal, __neg__, "($self, /)", "-self") { UNARY(decimal_minus); }
METHOD(Decimal, __pos__, "($self, /)", "+self") { UNARY(decimal_plus); }
METHOD(Decimal, __abs__, "($self, /)", "abs(self)") { UNARY(decimal_abs); }
METHOD(Decimal, __bool__, "($self, /)", "True if self else False") {
    return bool_value(!decimal_is_zero(decimal_number(arg(args, 0))));
}

// --- comparisons

// The other operand of a comparison with `self`, which a fraction multiplies by its denominator.
typedef struct {
    bool ok; // else .failure is what the comparison gives
    Value failure;
    Number a, b;
} Comparands;
static Comparands refuse_comparison(Value failure) { return (Comparands){.failure = failure}; }

static Comparands with_float(Number self, double d, Value context, bool equality) {
    if (equality) {
        Ref r = ref_of(context);
        slot_set(r, CONTEXT_STATUS, int_or(slot_get(r, CONTEXT_STATUS), int_u32(STATUS_FLOAT_OPERATION)));
    } else if (is_error(decimal_signal_slow(context, STATUS_FLOAT_OPERATION))) {
        return refuse_comparison(ERROR);
    }
    return (Comparands){true, UNSET, self, decimal_from_double(d)};
}
static Comparands with_fraction(Number self, Value other) {
    Value top = object_getattr(other, NAME(numerator));
    Value bottom = is_error(top) ? ERROR : object_getattr(other, NAME(denominator));
    if (is_error(bottom)) return refuse_comparison(ERROR);
    if (!is_int_object(top) || !is_int_object(bottom)) {
        TYPE_ERROR("numerator and denominator of a Rational must be integers");
        return refuse_comparison(ERROR);
    }
    Number a = self, b = decimal_from_int(int_plain(top));
    if (!decimal_is_special(self)) {
        Limits wide = decimal_max_limits();
        int64_t exponent = a.exponent; // out of the way: the product's exponent is always in range
        a.exponent = 0;
        a = decimal_mul(a, decimal_from_int(int_plain(bottom)), wide);
        a.exponent = exponent;
    }
    return (Comparands){true, UNSET, a, b};
}
static Comparands comparands(Value self, Value other, Value context, enum CompareOp op) {
    bool equality = op == COMPARE_EQ || op == COMPARE_NE;
    Number a = decimal_number(self);
    NumberResult b = decimal_try_operand(other);
    if (b.ok) return (Comparands){true, UNSET, a, b.number};
    if (is_float_object(other)) return with_float(a, float_value(other), context, equality);
    if (layout_of(other) == T_complex) {
        Complex z = complex_value(other);
        if (equality && z.imag == 0) return with_float(a, z.real, context, true);
        return refuse_comparison(NOT_IMPLEMENTED);
    }
    if (!is_ref(other) || is_str(other) || is_tuple(other)) return refuse_comparison(NOT_IMPLEMENTED);
    Value rational = object_isinstance(other, rational_class);
    if (is_error(rational)) return refuse_comparison(ERROR);
    return is_true(rational) ? with_fraction(a, other) : refuse_comparison(NOT_IMPLEMENTED);
}
static Value compare(Args args, enum CompareOp op) {
    Value context = decimal_current_context();
    RETURN_IF_ERROR(context);
    decimal_status = 0;
    Comparands c = comparands(arg(args, 0), arg(args, 1), context, op);
    if (!c.ok) return c.failure;
    if (decimal_status & STATUS_MEMORY) return ERROR;
    decimal_status = 0;
    bool equality = op == COMPARE_EQ || op == COMPARE_NE;
    if (decimal_is_nan(c.a) || decimal_is_nan(c.b)) {
        if (!equality || c.a.kind == DECIMAL_SIGNALING || c.b.kind == DECIMAL_SIGNALING)
            if (is_error(decimal_signal_slow(context, STATUS_INVALID_OPERATION))) return ERROR;
        return bool_value(op == COMPARE_NE);
    }
    int32_t order = decimal_order(c.a, c.b);
    if (decimal_status & STATUS_MEMORY) return ERROR;
    switch (op) {
    case COMPARE_LT: return bool_value(order < 0);
    case COMPARE_LE: return bool_value(order <= 0);
    case COMPARE_EQ: return bool_value(order == 0);
    case COMPARE_NE: return bool_value(order != 0);
    case COMPARE_GT: return bool_value(order > 0);
    default: return bool_value(order >= 0);
    }
}
METHOD(Decimal, __lt__, "($self, value, /)", "Return self<value.") { return compare(args, COMPARE_LT); }
METHOD(Decimal, __le__, "($self, value, /)", "Return self<=value.") { return compare(args, COMPARE_LE); }
METHOD(Decimal, __eq__, "($self, value, /)", "Return self==value.") { return compare(args, COMPARE_EQ); }
METHOD(Decimal, __ne__, "($self, value, /)", "Return self!=value.") { return compare(args, COMPARE_NE); }
METHOD(Decimal, __gt__, "($self, value, /)", "Return self>value.") { return compare(args, COMPARE_GT); }
METHOD(Decimal, __ge__, "($self, value, /)", "Return self>=value.") { return compare(args, COMPARE_GE); }

METHOD(Decimal, __hash__, "($self, /)", "Return hash(self).") {
    Number n = decimal_number(arg(args, 0));
    if (n.kind == DECIMAL_SIGNALING) return TYPE_ERROR("Cannot hash a signaling NaN value");
    if (n.kind == DECIMAL_QUIET) return int_wrap((int64_t)(identity_of(arg(args, 0)) >> 3));
    return int_new(decimal_hash(n).value);
}

// --- to other types

METHOD(Decimal, __str__, "($self, /)", "Return str(self).") {
    Value context = decimal_current_context();
    return is_error(context)
               ? ERROR
               : decimal_to_text(decimal_number(arg(args, 0)), decimal_capitals(context), false);
}
METHOD(Decimal, __repr__, "($self, /)", "Return repr(self).") {
    Value context = decimal_current_context();
    RETURN_IF_ERROR(context);
    Value text = decimal_to_text(decimal_number(arg(args, 0)), decimal_capitals(context), false);
    return is_error(text) ? ERROR : text_format1(TEXT("Decimal('{}')"), text);
}
METHOD(Decimal, __format__, "!($self, fmtarg, override=None, /)",
       "Format the Decimal by a format specification.") {
    Value spec = arg(args, 1), context = decimal_current_context();
    RETURN_IF_ERROR(context);
    if (!is_str(spec)) return TYPE_ERROR("format arg must be str");
    if (!is_unset(arg(args, 2))) {
        if (!IS_A(arg(args, 2), dict)) return TYPE_ERROR("optional argument must be a dict");
        return raise_unimplemented(TEXT("the override argument of Decimal.__format__"));
    }
    decimal_status = 0;
    spec = str_plain(spec);
    Number n = decimal_number(arg(args, 0));
    if (str_length(ref_of(spec)) == 0) return decimal_to_text(n, decimal_capitals(context), false);
    return decimal_format(n, spec, decimal_limits(context), decimal_capitals(context));
}
static Value integral(Number n, uint8_t rounding) {
    if (decimal_is_nan(n)) return VALUE_ERROR("cannot convert NaN to integer");
    if (n.kind == DECIMAL_INFINITE)
        return raise0(CLASS(OverflowError), TEXT("cannot convert Infinity to integer"));
    Limits c = decimal_max_limits();
    c.rounding = rounding;
    decimal_status = 0;
    n = decimal_to_integral(n, c, false);
    return decimal_status & STATUS_MEMORY ? ERROR : decimal_to_int(n);
}
METHOD(Decimal, __int__, "($self, /)", "int(self)") {
    return integral(decimal_number(arg(args, 0)), DECIMAL_DOWN);
}
METHOD(Decimal, __trunc__, "!($self, /)", "") { return integral(decimal_number(arg(args, 0)), DECIMAL_DOWN); }
METHOD(Decimal, __floor__, "!($self, /)", "") {
    return integral(decimal_number(arg(args, 0)), DECIMAL_FLOOR);
}
METHOD(Decimal, __ceil__, "!($self, /)", "") {
    return integral(decimal_number(arg(args, 0)), DECIMAL_CEILING);
}
METHOD(Decimal, __round__, "!($self, ndigits=None, /)", "") {
    Number n = decimal_number(arg(args, 0));
    if (is_unset(arg(args, 1))) return integral(n, DECIMAL_HALF_EVEN);
    if (!is_int_object(arg(args, 1))) return TYPE_ERROR("optional arg must be an integer");
    I64Result digits = int_to_i64(int_plain(arg(args, 1)));
    if (!digits.ok) return raise0(CLASS(OverflowError), TEXT("Python int too large to convert to C ssize_t"));
    Value context = decimal_current_context();
    RETURN_IF_ERROR(context);
    decimal_status = 0;
    Number exponent = decimal_small(1, false, digits.value == INT64_MIN ? INT64_MAX : -digits.value);
    return decimal_deliver(decimal_quantize(n, exponent, decimal_limits(context)), context);
}
static Value to_float(Number n) {
    if (n.kind == DECIMAL_SIGNALING) return VALUE_ERROR("cannot convert signaling NaN to float");
    if (n.kind == DECIMAL_QUIET) n.digits = 0;
    Value text = decimal_to_text(n, true, false);
    return is_error(text) ? ERROR : float_parse(text);
}
METHOD(Decimal, __float__, "($self, /)", "float(self)") { return to_float(decimal_number(arg(args, 0))); }
METHOD(Decimal, __complex__, "!($self, /)", "") {
    Value real = to_float(decimal_number(arg(args, 0)));
    return is_error(real) ? ERROR : complex_new(float_value(real), 0);
}
METHOD(Decimal, as_integer_ratio, "($self, /)", "Return a pair of integers whose ratio is the number.") {
    Number n = decimal_number(arg(args, 0));
    if (decimal_is_nan(n)) return VALUE_ERROR("cannot convert NaN to integer ratio");
    if (n.kind == DECIMAL_INFINITE)
        return raise0(CLASS(OverflowError), TEXT("cannot convert Infinity to integer ratio"));
    return decimal_integer_ratio(n);
}
METHOD(Decimal, as_tuple, "($self, /)", "Return a DecimalTuple of sign, digits and exponent.") {
    Number n = decimal_number(arg(args, 0));
    Value exponent = n.kind == DECIMAL_INFINITE    ? NAME(F)
                     : n.kind == DECIMAL_QUIET     ? NAME(n)
                     : n.kind == DECIMAL_SIGNALING ? NAME(N)
                                                   : int_new(n.exponent);
    if (n.kind == DECIMAL_INFINITE) n.digits = 1;
    Value text = decimal_ascii_digits(n, 0, 0),
          digits = is_error(text) ? ERROR : tuple_new((uint64_t)n.digits);
    if (is_error(digits) || is_error(exponent)) return ERROR;
    for (uint64_t i = 0; i < (uint64_t)n.digits; i++)
        slot_set(ref_of(digits), i, int_u32(u8_get(ref_of(text), i) - (uint32_t)'0'));
    return call3(tuple_class, int_u32(n.negative), digits, exponent);
}
METHOD(Decimal, __reduce__, "!($self, /)", "") {
    Value self = arg(args, 0), text = object_str(self);
    RETURN_IF_ERROR(text);
    Value arguments = tuple1(text);
    return is_error(arguments) ? ERROR : tuple2(class_of(self), arguments);
}

static Value make_classes(void) {
    Value numbers = import_module(NAME(numbers)), collections = import_module(NAME(collections));
    RETURN_IF_ERROR(numbers);
    RETURN_IF_ERROR(collections);
    rational_class = object_getattr(numbers, NAME(Rational));
    Value number = object_getattr(numbers, NAME(Number));
    RETURN_IF_ERROR(rational_class);
    RETURN_IF_ERROR(number);
    RETURN_IF_ERROR(call_method1(number, NAME(register), CLASS(Decimal)));
    Value named = object_getattr(collections, NAME(namedtuple));
    RETURN_IF_ERROR(named);
    tuple_class = call2(named, NAME(DecimalTuple), str_from_text(TEXT("sign digits exponent")));
    RETURN_IF_ERROR(tuple_class);
    return object_setattr(tuple_class, NAME(__module__), NAME(decimal));
}
Value decimal_object_init_module(Value module) {
    if (!is_ref(tuple_class)) RETURN_IF_ERROR(make_classes());
    RETURN_IF_ERROR(module_set(module, NAME(DecimalTuple), tuple_class));
    return module_set(module, NAME(Decimal), CLASS(Decimal));
}
