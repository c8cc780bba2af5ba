// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// int as a class: construction and operators. A method may get a bool or an instance of a subclass: int_plain
// first. The operators work on plain ints by number_binary and give NotImplemented for anything but ints.
#include "python/objects/bytearray.h"
#include "python/objects/convert.h"
#include "python/objects/warning.h"
#include "python/objects/error.h"
#include "python/objects/int_big.h"
#include "python/objects/number.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

TYPE(int, "int", object, 0,
     "int([x]) -> integer\n"
     "int(x, base=10) -> integer\n"
     "\n"
     "Convert a number or string to an integer, or return 0 if no arguments\n"
     "are given.  If x is a number, return x.__int__().  For floating point\n"
     "numbers, this truncates towards zero.\n"
     "\n"
     "If x is not a number or if base is given, then x must be a string,\n"
     "bytes, or bytearray instance representing an integer literal in the\n"
     "given base.  The literal can be preceded by '+' or '-' and be surrounded\n"
     "by whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.\n"
     "Base 0 means to interpret the base from the string as an integer literal.\n"
     ">>> int('0b100', base=0)\n"
     "4");

// --- construction ------------------------------------------------------------------------------------------

static Value from_trunc(Value v) {
    if (is_unset(class_lookup(class_of(v), NAME(__trunc__)))) return UNSET;
    Value text = str_from_text(TEXT("The delegation of int() to __trunc__ is deprecated."));
    RETURN_IF_ERROR(text);
    RETURN_IF_ERROR(warning_issue(CLASS(DeprecationWarning), text, 1, NONE));
    Value result = call_special0(v, NAME(__trunc__));
    if (is_error(result) || is_unset(result)) return result;
    if (is_int_object(result)) return int_plain(result);
    if (object_has_index(result)) return object_index(result);
    return raise1(CLASS(TypeError), TEXT("__trunc__ returned non-Integral (type {t})"), result);
}

// int(v), a plain int.
Value int_from_object(Value v) {
    if (int_is_exact(v)) return v;
    if (float_is_exact(v)) return int_from_double(float_value(v));
    if (IS_EXACT(v, str)) return int_parse(v, 10);
    Value result = call_special0(v, NAME(__int__));
    if (is_error(result)) return ERROR;
    if (!is_unset(result)) {
        if (is_int_object(result)) {
            if (!int_is_exact(result))
                RETURN_IF_ERROR(convert_warn_subclass(TEXT("__int__"), TEXT("int"), v, result, false));
            return int_plain(result);
        }
        return raise1(CLASS(TypeError), TEXT("__int__ returned non-int (type {t})"), result);
    }
    if (object_has_index(v)) return object_index(v);
    result = from_trunc(v);
    if (!is_unset(result)) return result;
    Value text = is_str(v) ? str_plain(v) : v;
    if (is_str(v) || buffer_of(v).ok) return int_parse(text, 10);
    return raise1(CLASS(TypeError),
                  TEXT("int() argument must be a string, a bytes-like object or a real number, not '{t}'"),
                  v);
}

static Value from_text(Value v, Value base) {
    if (is_unset(v)) return TYPE_ERROR("int() missing string argument");
    Value index = object_index(base);
    RETURN_IF_ERROR(index);
    int64_t n = is_int(index) ? int_of(index) : -1;
    if (n < 0 || n == 1 || n > 36) return VALUE_ERROR("int() base must be >= 2 and <= 36, or 0");
    bool bytes = layout_of(v) == T_bytes || layout_of(v) == T_bytearray;
    if (!is_str(v) && !bytes) return TYPE_ERROR("int() can't convert non-string with explicit base");
    return int_parse(is_str(v) ? str_plain(v) : v, (uint32_t)n);
}

// An instance of a class of this layout that holds the plain value.
static Value instance_of(Value class, Value plain) {
    if (is_error(plain) || same(class, CLASS(int))) return plain;
    Value instance = new_instance(class);
    RETURN_IF_ERROR(instance);
    slot_set(ref_of(instance), 0, plain);
    return instance;
}

STATICMETHOD(int, __new__, "!($type, x=0, /, base=10)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value x = arg(args, 1), base = arg(args, 2);
    Value plain = !is_unset(base) ? from_text(x, base) : is_unset(x) ? int_u32(0) : int_from_object(x);
    return instance_of(arg(args, 0), plain);
}

METHOD(int, __getnewargs__, "($self, /)", "") { return tuple1(int_plain(arg(args, 0))); }

METHOD(int, __sizeof__, "($self, /)", "Returns size in memory, in bytes.") {
    Value self = int_plain(arg(args, 0));
    return int_u32(is_int(self) ? 8 : 16 + bytes_length(ref_of(self)));
}

// --- what it is --------------------------------------------------------------------------------------------

METHOD(int, __repr__, "($self, /)", "Return repr(self).") { return int_to_str(int_plain(arg(args, 0)), 10); }

METHOD(int, __hash__, "($self, /)", "Return hash(self).") {
    return int_new(long_hash(int_plain(arg(args, 0))));
}

METHOD(int, __bool__, "($self, /)", "True if self else False") {
    return bool_value(!int_is_zero(int_plain(arg(args, 0))));
}

METHOD(int, __int__, "($self, /)", "int(self)") { return int_plain(arg(args, 0)); }

METHOD(int, __index__, "($self, /)",
       "Return self converted to an integer, if self is suitable for use as an index into a list.") {
    return int_plain(arg(args, 0));
}

METHOD(int, __float__, "($self, /)", "float(self)") {
    DoubleResult d = float_from_int(int_plain(arg(args, 0)));
    return d.ok ? float_new(d.value) : ERROR;
}

METHOD(int, __pos__, "($self, /)", "+self") { return int_plain(arg(args, 0)); }
METHOD(int, __neg__, "($self, /)", "-self") { return long_neg(int_plain(arg(args, 0))); }
METHOD(int, __abs__, "($self, /)", "abs(self)") { return long_abs(int_plain(arg(args, 0))); }
METHOD(int, __invert__, "($self, /)", "~self") { return long_invert(int_plain(arg(args, 0))); }

METHOD(int, __trunc__, "!($self, /)", "Truncating an Integral returns itself.") {
    return int_plain(arg(args, 0));
}
METHOD(int, __floor__, "!($self, /)", "Flooring an Integral returns itself.") {
    return int_plain(arg(args, 0));
}
METHOD(int, __ceil__, "!($self, /)", "Ceiling of an Integral returns itself.") {
    return int_plain(arg(args, 0));
}

METHOD(int, __round__, "($self, ndigits=<unrepresentable>, /)",
       "Rounding an Integral returns itself.\n\nRounding with an ndigits argument also returns an integer.") {
    Value self = int_plain(arg(args, 0));
    if (is_unset(arg(args, 1))) return self;
    Value digits = object_index(arg(args, 1));
    RETURN_IF_ERROR(digits);
    if (!int_is_negative(digits)) return self;
    Value zeros = long_neg(digits);
    RETURN_IF_ERROR(zeros);
    Value power = long_pow(int_u32(10), zeros);
    RETURN_IF_ERROR(power);
    DivmodResult near = long_divmod_near(self, power);
    return is_error(near.quotient) ? ERROR : long_sub(self, near.remainder);
}

// --- operators ---------------------------------------------------------------------------------------------

static Value binary(Args args, enum BinaryOp op) {
    Value other = arg(args, 1);
    if (!is_int_object(other)) return NOT_IMPLEMENTED;
    return number_binary(op, int_plain(arg(args, 0)), int_plain(other));
}

static Value reflected(Args args, enum BinaryOp op) {
    Value other = arg(args, 1);
    if (!is_int_object(other)) return NOT_IMPLEMENTED;
    return number_binary(op, int_plain(other), int_plain(arg(args, 0)));
}

static Value compare(Args args, enum CompareOp op) {
    Value other = arg(args, 1);
    if (!is_int_object(other)) return NOT_IMPLEMENTED;
    return number_compare(op, int_plain(arg(args, 0)), int_plain(other));
}

METHOD(int, __add__, "($self, value, /)", "Return self+value.") { return binary(args, BINARY_ADD); }
METHOD(int, __radd__, "($self, value, /)", "Return value+self.") { return reflected(args, BINARY_ADD); }
METHOD(int, __sub__, "($self, value, /)", "Return self-value.") { return binary(args, BINARY_SUB); }
METHOD(int, __rsub__, "($self, value, /)", "Return value-self.") { return reflected(args, BINARY_SUB); }
METHOD(int, __mul__, "($self, value, /)", "Return self*value.") { return binary(args, BINARY_MUL); }
METHOD(int, __rmul__, "($self, value, /)", "Return value*self.") { return reflected(args, BINARY_MUL); }
METHOD(int, __mod__, "($self, value, /)", "Return self%value.") { return binary(args, BINARY_MOD); }
METHOD(int, __rmod__, "($self, value, /)", "Return value%self.") { return reflected(args, BINARY_MOD); }
METHOD(int, __divmod__, "($self, value, /)", "Return divmod(self, value).") {
    return binary(args, BINARY_DIVMOD);
}
METHOD(int, __rdivmod__, "($self, value, /)", "Return divmod(value, self).") {
    return reflected(args, BINARY_DIVMOD);
}
METHOD(int, __lshift__, "($self, value, /)", "Return self<<value.") { return binary(args, BINARY_LSHIFT); }
METHOD(int, __rlshift__, "($self, value, /)", "Return value<<self.") {
    return reflected(args, BINARY_LSHIFT);
}
METHOD(int, __rshift__, "($self, value, /)", "Return self>>value.") { return binary(args, BINARY_RSHIFT); }
METHOD(int, __rrshift__, "($self, value, /)", "Return value>>self.") {
    return reflected(args, BINARY_RSHIFT);
}
METHOD(int, __and__, "($self, value, /)", "Return self&value.") { return binary(args, BINARY_AND); }
METHOD(int, __rand__, "($self, value, /)", "Return value&self.") { return reflected(args, BINARY_AND); }
METHOD(int, __xor__, "($self, value, /)", "Return self^value.") { return binary(args, BINARY_XOR); }
METHOD(int, __rxor__, "($self, value, /)", "Return value^self.") { return reflected(args, BINARY_XOR); }
METHOD(int, __or__, "($self, value, /)", "Return self|value.") { return binary(args, BINARY_OR); }
METHOD(int, __ror__, "($self, value, /)", "Return value|self.") { return reflected(args, BINARY_OR); }
METHOD(int, __floordiv__, "($self, value, /)", "Return self//value.") {
    return binary(args, BINARY_FLOORDIV);
}
METHOD(int, __rfloordiv__, "($self, value, /)", "Return value//self.") {
    return reflected(args, BINARY_FLOORDIV);
}
METHOD(int, __truediv__, "($self, value, /)", "Return self/value.") { return binary(args, BINARY_TRUEDIV); }
METHOD(int, __rtruediv__, "($self, value, /)", "Return value/self.") {
    return reflected(args, BINARY_TRUEDIV);
}

static Value power(Value a, Value b, Value modulus) {
    if (!is_int_object(a) || !is_int_object(b)) return NOT_IMPLEMENTED;
    if (is_unset(modulus) || is_none(modulus)) return long_pow(int_plain(a), int_plain(b));
    if (!is_int_object(modulus)) return NOT_IMPLEMENTED;
    return long_pow_mod(int_plain(a), int_plain(b), int_plain(modulus));
}

METHOD(int, __pow__, "($self, value, mod=None, /)", "Return pow(self, value, mod).") {
    return power(arg(args, 0), arg(args, 1), arg(args, 2));
}
METHOD(int, __rpow__, "($self, value, mod=None, /)", "Return pow(value, self, mod).") {
    return power(arg(args, 1), arg(args, 0), arg(args, 2));
}

METHOD(int, __lt__, "($self, value, /)", "Return self<value.") { return compare(args, COMPARE_LT); }
METHOD(int, __le__, "($self, value, /)", "Return self<=value.") { return compare(args, COMPARE_LE); }
METHOD(int, __eq__, "($self, value, /)", "Return self==value.") { return compare(args, COMPARE_EQ); }
METHOD(int, __ne__, "($self, value, /)", "Return self!=value.") { return compare(args, COMPARE_NE); }
METHOD(int, __gt__, "($self, value, /)", "Return self>value.") { return compare(args, COMPARE_GT); }
METHOD(int, __ge__, "($self, value, /)", "Return self>=value.") { return compare(args, COMPARE_GE); }
