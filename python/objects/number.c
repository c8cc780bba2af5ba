// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Operators: built-in numbers straight away (number.h); then the methods of the operands' classes, left before
// right, but right first when its class derives from the left one's and overrides the reflected method. A
// built-in sequence's + and * come last, behind the other operand's reflected method, as in CPython, where they
// are no number slots.
#include "python/objects/number.h"
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

enum Form { FORM_LEFT, FORM_RIGHT, FORM_INPLACE };

static Value method_name(enum BinaryOp op, enum Form form) {
#define METHODS(left, right, inplace)                                                                        \
    return form == FORM_LEFT ? NAME(left) : form == FORM_RIGHT ? NAME(right) : NAME(inplace)
    switch (op) {
    case BINARY_ADD: METHODS(__add__, __radd__, __iadd__);
    case BINARY_SUB: METHODS(__sub__, __rsub__, __isub__);
    case BINARY_MUL: METHODS(__mul__, __rmul__, __imul__);
    case BINARY_TRUEDIV: METHODS(__truediv__, __rtruediv__, __itruediv__);
    case BINARY_FLOORDIV: METHODS(__floordiv__, __rfloordiv__, __ifloordiv__);
    case BINARY_MOD: METHODS(__mod__, __rmod__, __imod__);
    case BINARY_POW: METHODS(__pow__, __rpow__, __ipow__);
    case BINARY_LSHIFT: METHODS(__lshift__, __rlshift__, __ilshift__);
    case BINARY_RSHIFT: METHODS(__rshift__, __rrshift__, __irshift__);
    case BINARY_AND: METHODS(__and__, __rand__, __iand__);
    case BINARY_OR: METHODS(__or__, __ror__, __ior__);
    case BINARY_XOR: METHODS(__xor__, __rxor__, __ixor__);
    case BINARY_MATMUL: METHODS(__matmul__, __rmatmul__, __imatmul__);
    case BINARY_DIVMOD: METHODS(__divmod__, __rdivmod__, __divmod__);
    }
    UNREACHABLE();
#undef METHODS
}
// The names above, which the macro hides from tools/gen.py:
// NAME(__add__) NAME(__radd__) NAME(__iadd__) NAME(__sub__) NAME(__rsub__) NAME(__isub__) NAME(__mul__)
// NAME(__rmul__) NAME(__imul__) NAME(__truediv__) NAME(__rtruediv__) NAME(__itruediv__) NAME(__floordiv__)
// NAME(__rfloordiv__) NAME(__ifloordiv__) NAME(__mod__) NAME(__rmod__) NAME(__imod__) NAME(__pow__)
// NAME(__rpow__) NAME(__ipow__) NAME(__lshift__) NAME(__rlshift__) NAME(__ilshift__) NAME(__rshift__)
// NAME(__rrshift__) NAME(__irshift__) NAME(__and__) NAME(__rand__) NAME(__iand__) NAME(__or__) NAME(__ror__)
// NAME(__ior__) NAME(__xor__) NAME(__rxor__) NAME(__ixor__) NAME(__matmul__) NAME(__rmatmul__)
// NAME(__imatmul__) NAME(__divmod__) NAME(__rdivmod__)

static Text symbol(enum BinaryOp op, bool inplace) {
    switch (op) {
    case BINARY_ADD: return inplace ? TEXT("+=") : TEXT("+");
    case BINARY_SUB: return inplace ? TEXT("-=") : TEXT("-");
    case BINARY_MUL: return inplace ? TEXT("*=") : TEXT("*");
    case BINARY_TRUEDIV: return inplace ? TEXT("/=") : TEXT("/");
    case BINARY_FLOORDIV: return inplace ? TEXT("//=") : TEXT("//");
    case BINARY_MOD: return inplace ? TEXT("%=") : TEXT("%");
    case BINARY_POW: return inplace ? TEXT("**=") : TEXT("** or pow()");
    case BINARY_LSHIFT: return inplace ? TEXT("<<=") : TEXT("<<");
    case BINARY_RSHIFT: return inplace ? TEXT(">>=") : TEXT(">>");
    case BINARY_AND: return inplace ? TEXT("&=") : TEXT("&");
    case BINARY_OR: return inplace ? TEXT("|=") : TEXT("|");
    case BINARY_XOR: return inplace ? TEXT("^=") : TEXT("^");
    case BINARY_MATMUL: return inplace ? TEXT("@=") : TEXT("@");
    case BINARY_DIVMOD: return TEXT("divmod()");
    }
    UNREACHABLE();
}

static COLD Value unsupported(enum BinaryOp op, bool inplace, Value a, Value b) {
    Value sign = str_from_text(symbol(op, inplace));
    RETURN_IF_ERROR(sign);
    if (op == BINARY_RSHIFT && !inplace && native_is(a, F_builtins__print))
        return raise2(
            CLASS(TypeError),
            TEXT("unsupported operand type(s) for >>: '{t}' and '{t}'. Did you mean \"print(<message>, "
                 "file=<output_stream>)\"?"),
            a, b);
    return raise3(CLASS(TypeError), TEXT("unsupported operand type(s) for {}: '{t}' and '{t}'"), sign, a, b);
}

// Is `method` the + or * of a built-in sequence?
static bool is_sequence_method(enum BinaryOp op, Value method) {
    if (op != BINARY_ADD && op != BINARY_MUL) return false;
    if (is_unset(method) || layout_of(method) != T_wrapper_descriptor) return false;
    Value owner = slot_get(ref_of(method), NATIVE_OWNER);
    return type_flags(owner) & TYPE_IS_SEQUENCE || same(owner, CLASS(str)) || same(owner, CLASS(bytes)) ||
           same(owner, CLASS(bytearray));
}

// v.name(other), NOT_IMPLEMENTED when the class has no such method.
static Value try_method(Value v, Value name, Value other) {
    Value result = call_special1(v, name, other);
    return is_unset(result) ? call_special_blocked(v, name) : result;
}

// The + or * of a built-in sequence with its operand: only an integer repeats one.
static Value by_sequence(enum BinaryOp op, Value sequence, Value name, Value other) {
    if (op == BINARY_MUL && !object_has_index(other))
        return raise1(CLASS(TypeError), TEXT("can't multiply sequence by non-int of type '{t}'"), other);
    return try_method(sequence, name, other);
}

// The operands' methods; NOT_IMPLEMENTED when none knows what to do. `inplace`: a sequence on the right is not
// repeated for an object on the left that is a container itself.
static Value by_methods(enum BinaryOp op, Value a, Value b, bool inplace) {
    Value class_a = class_of(a), class_b = class_of(b), result;
    Value left_name = method_name(op, FORM_LEFT), right_name = method_name(op, FORM_RIGHT);
    Value left = class_lookup(class_a, left_name), right = class_lookup(class_b, right_name);
    bool left_sequence = is_sequence_method(op, left), right_sequence = is_sequence_method(op, right);
    bool other = !same(class_a, class_b) && !right_sequence;
    if (!stack_has_room()) return raise_recursion_error();
    if (other && class_is_subclass(class_b, class_a) && !same(right, class_lookup(class_a, right_name))) {
        other = false;
        result = try_method(b, right_name, a);
        if (!same(result, NOT_IMPLEMENTED)) return result;
    }
    if (!is_unset(left) && !left_sequence) {
        result = try_method(a, left_name, b);
        if (!same(result, NOT_IMPLEMENTED)) return result;
    }
    if (other) {
        result = try_method(b, right_name, a);
        if (!same(result, NOT_IMPLEMENTED)) return result;
    }
    if (left_sequence) return by_sequence(op, a, left_name, b);
    if (inplace && class_is_container(class_a)) return NOT_IMPLEMENTED;
    return right_sequence ? by_sequence(op, b, right_name, a) : NOT_IMPLEMENTED;
}

Value object_binary(enum BinaryOp op, Value a, Value b) {
    Value result = number_binary(op, a, b);
    if (likely(!is_unset(result))) return result;
    if (op == BINARY_ADD && IS_EXACT(a, str) && IS_EXACT(b, str)) return str_concat(a, b);
    if (op == BINARY_ADD && IS_EXACT(a, list) && IS_EXACT(b, list)) return list_concat(a, b);
    if (op == BINARY_ADD && IS_EXACT(a, tuple) && IS_EXACT(b, tuple)) return tuple_concat(a, b);
    result = by_methods(op, a, b, false);
    return same(result, NOT_IMPLEMENTED) ? unsupported(op, false, a, b) : result;
}

Value object_inplace(enum BinaryOp op, Value a, Value b) {
    Value result = number_binary(op, a, b);
    if (likely(!is_unset(result))) return result;
    if (op == BINARY_ADD && IS_EXACT(b, str) && (IS_EXACT(a, str) || str_is_rope(a))) return str_append(a, b);
    Value name = method_name(op, FORM_INPLACE), method = class_lookup(class_of(a), name);
    bool sequence = is_sequence_method(op, method);
    Value right_name = method_name(op, FORM_RIGHT);
    if (sequence && !same(class_of(a), class_of(b)) &&
        !is_sequence_method(op, class_lookup(class_of(b), right_name))) {
        result = try_method(b, right_name, a);
        if (!same(result, NOT_IMPLEMENTED)) return result;
    }
    result = sequence ? by_sequence(op, a, name, b) : try_method(a, name, b);
    if (!same(result, NOT_IMPLEMENTED)) return result;
    result = by_methods(op, a, b, true);
    return same(result, NOT_IMPLEMENTED) ? unsupported(op, true, a, b) : result;
}

static Value unary_by_method(Value v, Value name, Text sign) {
    Value result = call_special0(v, name);
    if (!is_unset(result)) return result;
    Value text = str_from_text(sign);
    RETURN_IF_ERROR(text);
    return raise2(CLASS(TypeError), TEXT("bad operand type for unary {}: '{t}'"), text, v);
}

Value object_unary(enum UnaryOp op, Value a) {
    Value result;
    switch (op) {
    case UNARY_NEGATIVE:
        result = number_negative(a);
        return is_unset(result) ? unary_by_method(a, NAME(__neg__), TEXT("-")) : result;
    case UNARY_POSITIVE:
        result = number_positive(a);
        return is_unset(result) ? unary_by_method(a, NAME(__pos__), TEXT("+")) : result;
    case UNARY_INVERT:
        result = number_invert(a);
        return is_unset(result) ? unary_by_method(a, NAME(__invert__), TEXT("~")) : result;
    case UNARY_NOT:
        result = object_truth(a);
        RETURN_IF_ERROR(result);
        return bool_value(is_false(result));
    }
    UNREACHABLE();
}

Value object_power(Value a, Value b, Value modulus_or_none) {
    if (is_none(modulus_or_none)) return object_binary(BINARY_POW, a, b);
    Value result = call_special2(a, NAME(__pow__), b, modulus_or_none);
    if (!is_unset(result) && !same(result, NOT_IMPLEMENTED)) return result;
    if (is_float_object(b) || is_float_object(modulus_or_none))
        return TYPE_ERROR("pow() 3rd argument not allowed unless all arguments are integers");
    return raise3(CLASS(TypeError), TEXT("unsupported operand type(s) for ** or pow(): '{t}', '{t}', '{t}'"),
                  a, b, modulus_or_none);
}
