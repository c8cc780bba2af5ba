// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// float as a class: construction, operators, methods.
#include "python/objects/bytearray.h"
#include "python/objects/call.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/int_big.h"
#include "python/objects/number.h"
#include "python/objects/real.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

TYPE(float, "float", object, 0, "Convert a string or number to a floating point number, if possible.");

// --- construction ------------------------------------------------------------------------------------------

static Value from_object(Value v) {
    if (is_unset(v)) return float_new(0.0);
    if (float_is_exact(v)) return v;
    if (IS_EXACT(v, str) || (is_str(v) && is_unset(class_lookup(class_of(v), NAME(__float__)))))
        return float_parse(str_plain(v));
    if (is_int_object(v) || is_float_object(v) || !is_unset(class_lookup(class_of(v), NAME(__float__))) ||
        object_has_index(v)) {
        // A subclass of float may bring a __float__ of its own.
        Value result = layout_of(v) == T_float ? call_special0(v, NAME(__float__)) : UNSET;
        RETURN_IF_ERROR(result);
        if (!is_unset(result) && !is_float_object(result))
            return raise2(CLASS(TypeError), TEXT("{t}.__float__ returned non-float (type {t})"), v, result);
        if (!is_unset(result) && !float_is_exact(result))
            RETURN_IF_ERROR(convert_warn_subclass(TEXT("__float__"), TEXT("float"), v, result, true));
        DoubleResult d = float_from_object(is_unset(result) ? v : result);
        return d.ok ? float_new(d.value) : ERROR;
    }
    if (buffer_of(v).ok) return float_parse(v);
    return raise1(CLASS(TypeError), TEXT("float() argument must be a string or a real number, not '{t}'"), v);
}

static Value instance_of(Value class, Value plain) {
    if (is_error(plain) || same(class, CLASS(float))) return plain;
    Value instance = new_instance(class);
    RETURN_IF_ERROR(instance);
    slot_set(ref_of(instance), 0, plain);
    return instance;
}

STATICMETHOD(float, __new__, "!($type, x=0, /)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    return instance_of(arg(args, 0), from_object(arg(args, 1)));
}

METHOD(float, __getnewargs__, "($self, /)", "") {
    Value plain = float_new(float_value(arg(args, 0)));
    return is_error(plain) ? ERROR : tuple1(plain);
}

// --- what it is --------------------------------------------------------------------------------------------

METHOD(float, __repr__, "($self, /)", "Return repr(self).") { return float_repr(float_value(arg(args, 0))); }

METHOD(float, __hash__, "($self, /)", "Return hash(self).") {
    double d = float_value(arg(args, 0));
    // Two NaNs are as different as two objects.
    return f64_is_nan(d) ? call_native1(F_object____hash__, arg(args, 0)) : int_new(float_hash(d));
}

METHOD(float, __bool__, "($self, /)", "True if self else False") {
    return bool_value(float_value(arg(args, 0)) != 0);
}

METHOD(float, __int__, "($self, /)", "int(self)") { return int_from_double(float_value(arg(args, 0))); }
METHOD(float, __float__, "($self, /)", "float(self)") {
    return float_is_exact(arg(args, 0)) ? arg(args, 0) : float_new(float_value(arg(args, 0)));
}
METHOD(float, __pos__, "($self, /)", "+self") { return float_new(float_value(arg(args, 0))); }
METHOD(float, __neg__, "($self, /)", "-self") { return float_new(-float_value(arg(args, 0))); }
METHOD(float, __abs__, "($self, /)", "abs(self)") { return float_new(f64_abs(float_value(arg(args, 0)))); }

METHOD(float, __trunc__, "($self, /)", "Return the Integral closest to x between 0 and x.") {
    return int_from_double(float_value(arg(args, 0)));
}
METHOD(float, __floor__, "($self, /)", "Return the floor as an Integral.") {
    return int_from_double(real_floor(float_value(arg(args, 0))));
}
METHOD(float, __ceil__, "($self, /)", "Return the ceiling as an Integral.") {
    return int_from_double(real_ceil(float_value(arg(args, 0))));
}

METHOD(float, __round__, "($self, ndigits=None, /)",
       "Return the Integral closest to x, rounding half toward even.\n\n"
       "When an argument is passed, work like built-in round(x, ndigits).") {
    double d = float_value(arg(args, 0));
    if (is_unset(arg(args, 1)) || is_none(arg(args, 1))) return int_from_double(real_rint(d));
    Value digits = object_index(arg(args, 1));
    RETURN_IF_ERROR(digits);
    return float_round(d, is_int(digits) ? int_of(digits) : int_is_negative(digits) ? INT32_MIN : INT32_MAX);
}

// --- operators ---------------------------------------------------------------------------------------------

// The plain number behind an int or a float, or UNSET: neither.
static Value operand(Value v) {
    if (float_is_exact(v) || int_is_exact(v)) return v;
    if (is_float_object(v)) return object_plain(v);
    return is_int_object(v) ? int_plain(v) : UNSET;
}

static Value binary(Value a, Value b, enum BinaryOp op) {
    a = operand(a), b = operand(b);
    if (is_unset(a) || is_unset(b)) return NOT_IMPLEMENTED;
    return number_binary(op, a, b);
}
static Value forward(Args args, enum BinaryOp op) { return binary(arg(args, 0), arg(args, 1), op); }
static Value reflected(Args args, enum BinaryOp op) { return binary(arg(args, 1), arg(args, 0), op); }

static Value compare(Args args, enum CompareOp op) {
    Value other = operand(arg(args, 1));
    return is_unset(other) ? NOT_IMPLEMENTED : number_compare(op, operand(arg(args, 0)), other);
}

METHOD(float, __add__, "($self, value, /)", "Return self+value.") { return forward(args, BINARY_ADD); }
METHOD(float, __radd__, "($self, value, /)", "Return value+self.") { return reflected(args, BINARY_ADD); }
METHOD(float, __sub__, "($self, value, /)", "Return self-value.") { return forward(args, BINARY_SUB); }
METHOD(float, __rsub__, "($self, value, /)", "Return value-self.") { return reflected(args, BINARY_SUB); }
METHOD(float, __mul__, "($self, value, /)", "Return self*value.") { return forward(args, BINARY_MUL); }
METHOD(float, __rmul__, "($self, value, /)", "Return value*self.") { return reflected(args, BINARY_MUL); }
METHOD(float, __mod__, "($self, value, /)", "Return self%value.") { return forward(args, BINARY_MOD); }
METHOD(float, __rmod__, "($self, value, /)", "Return value%self.") { return reflected(args, BINARY_MOD); }
METHOD(float, __divmod__, "($self, value, /)", "Return divmod(self, value).") {
    return forward(args, BINARY_DIVMOD);
}
METHOD(float, __rdivmod__, "($self, value, /)", "Return divmod(value, self).") {
    return reflected(args, BINARY_DIVMOD);
}
METHOD(float, __floordiv__, "($self, value, /)", "Return self//value.") {
    return forward(args, BINARY_FLOORDIV);
}
METHOD(float, __rfloordiv__, "($self, value, /)", "Return value//self.") {
    return reflected(args, BINARY_FLOORDIV);
}
METHOD(float, __truediv__, "($self, value, /)", "Return self/value.") {
    return forward(args, BINARY_TRUEDIV);
}
METHOD(float, __rtruediv__, "($self, value, /)", "Return value/self.") {
    return reflected(args, BINARY_TRUEDIV);
}

static Value power(Value a, Value b, Value modulus) {
    if (!is_unset(modulus) && !is_none(modulus))
        return TYPE_ERROR("pow() 3rd argument not allowed unless all arguments are integers");
    return binary(a, b, BINARY_POW);
}

METHOD(float, __pow__, "($self, value, mod=None, /)", "Return pow(self, value, mod).") {
    return power(arg(args, 0), arg(args, 1), arg(args, 2));
}
METHOD(float, __rpow__, "($self, value, mod=None, /)", "Return pow(value, self, mod).") {
    return power(arg(args, 1), arg(args, 0), arg(args, 2));
}

METHOD(float, __lt__, "($self, value, /)", "Return self<value.") { return compare(args, COMPARE_LT); }
METHOD(float, __le__, "($self, value, /)", "Return self<=value.") { return compare(args, COMPARE_LE); }
METHOD(float, __eq__, "($self, value, /)", "Return self==value.") { return compare(args, COMPARE_EQ); }
METHOD(float, __ne__, "($self, value, /)", "Return self!=value.") { return compare(args, COMPARE_NE); }
METHOD(float, __gt__, "($self, value, /)", "Return self>value.") { return compare(args, COMPARE_GT); }
METHOD(float, __ge__, "($self, value, /)", "Return self>=value.") { return compare(args, COMPARE_GE); }
