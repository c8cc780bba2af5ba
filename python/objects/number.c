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

// For each operator its names in the three forms.
static const uint16_t method_names[14 * 3] = {
    NAME_INDEX(__add__),      NAME_INDEX(__radd__),      NAME_INDEX(__iadd__),      NAME_INDEX(__sub__),
    NAME_INDEX(__rsub__),     NAME_INDEX(__isub__),      NAME_INDEX(__mul__),       NAME_INDEX(__rmul__),
    NAME_INDEX(__imul__),     NAME_INDEX(__truediv__),   NAME_INDEX(__rtruediv__),  NAME_INDEX(__itruediv__),
    NAME_INDEX(__floordiv__), NAME_INDEX(__rfloordiv__), NAME_INDEX(__ifloordiv__), NAME_INDEX(__mod__),
    NAME_INDEX(__rmod__),     NAME_INDEX(__imod__),      NAME_INDEX(__pow__),       NAME_INDEX(__rpow__),
    NAME_INDEX(__ipow__),     NAME_INDEX(__lshift__),    NAME_INDEX(__rlshift__),   NAME_INDEX(__ilshift__),
    NAME_INDEX(__rshift__),   NAME_INDEX(__rrshift__),   NAME_INDEX(__irshift__),   NAME_INDEX(__and__),
    NAME_INDEX(__rand__),     NAME_INDEX(__iand__),      NAME_INDEX(__or__),        NAME_INDEX(__ror__),
    NAME_INDEX(__ior__),      NAME_INDEX(__xor__),       NAME_INDEX(__rxor__),      NAME_INDEX(__ixor__),
    NAME_INDEX(__matmul__),   NAME_INDEX(__rmatmul__),   NAME_INDEX(__imatmul__),   NAME_INDEX(__divmod__),
    NAME_INDEX(__rdivmod__),  NAME_INDEX(__divmod__),
};
static Value method_name(enum BinaryOp op, enum Form form) {
    return AT(name_objects, AT(method_names, op * 3 + form));
}

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
    if (!IS_EXACT(method, wrapper_descriptor)) return false;
    Value owner = slot_get(ref_of(method), NATIVE_OWNER);
    return type_flags(owner) & TYPE_IS_SEQUENCE || same(owner, CLASS(str)) || same(owner, CLASS(bytes)) ||
           same(owner, CLASS(bytearray));
}

// v.name(other), NOT_IMPLEMENTED when the class has no such method.
static Value try_method(Value v, Value name, Value other) {
    Value method = class_lookup(class_of(v), name);
    if (is_unset(method) || is_none(method)) return call_special_blocked(v, name);
    return call_found1(method, v, other);
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
    Value left = class_lookup(class_a, left_name);
    bool alike = same(class_a, class_b); // then the reflected method is not asked
    Value right = alike ? UNSET : class_lookup(class_b, right_name);
    bool left_sequence = is_sequence_method(op, left), right_sequence = is_sequence_method(op, right);
    bool other = !alike && !right_sequence;
    if (!stack_has_room()) return raise_recursion_error();
    if (other && class_is_subclass(class_b, class_a) && !same(right, class_lookup(class_a, right_name))) {
        other = false;
        result = try_method(b, right_name, a);
        if (!same(result, NOT_IMPLEMENTED)) return result;
    }
    if (!is_unset(left) && !left_sequence) {
        result = is_none(left) ? call_special_blocked(a, left_name) : call_found1(left, a, b);
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

static Value of_numbers(enum BinaryOp op, Value a, Value b) {
    return number_maybe(a) && number_maybe(b) ? number_binary(op, a, b) : UNSET;
}

// Of built-in classes, whose methods never change: the number of the native function that is the operator's method,
// plus 1. 0: not asked for yet, or it is a sequence's, or none that can be called as it is.
static ROOT(natives);
enum { OPERATORS = 14 };

// The operator of two instances of one built-in class, which in place is the same for a class without a method of its own
// for that; UNSET: this is not the way to call it.
static Value by_native(enum BinaryOp op, bool inplace, Value a, Value b) {
    uint32_t layout = native_alike(a, b);
    if (layout == UINT32_MAX) return UNSET;
    uint32_t place = (layout * OPERATORS + op) * 2 + inplace, native = native_recall(natives, place);
    if (unlikely(native == 0)) {
        Value method = inplace ? class_lookup(class_of(a), method_name(op, FORM_INPLACE)) : UNSET;
        if (is_unset(method)) method = class_lookup(class_of(a), method_name(op, FORM_LEFT));
        native = native_taking(method, class_of(a), 2) + 1;
        if (native == 0 || is_sequence_method(op, method)) return UNSET;
        natives = native_note(natives, TYPE_TABLE_CAPACITY * OPERATORS * 2, place, native);
    }
    return call_native2(native - 1, a, b);
}

Value object_binary(enum BinaryOp op, Value a, Value b) {
    Value result = of_numbers(op, a, b);
    if (likely(!is_unset(result))) return result;
    if (op == BINARY_ADD && IS_EXACT(a, str) && IS_EXACT(b, str)) return str_concat(a, b);
    if (op == BINARY_ADD && IS_EXACT(a, list) && IS_EXACT(b, list)) return list_concat(a, b);
    if (op == BINARY_ADD && IS_EXACT(a, tuple) && IS_EXACT(b, tuple)) return tuple_concat(a, b);
    result = by_native(op, false, a, b);
    if (is_unset(result)) result = by_methods(op, a, b, false);
    return same(result, NOT_IMPLEMENTED) ? unsupported(op, false, a, b) : result;
}

Value object_inplace(enum BinaryOp op, Value a, Value b) {
    Value result = of_numbers(op, a, b);
    if (likely(!is_unset(result))) return result;
    if (op == BINARY_ADD && IS_EXACT(b, str) && (IS_EXACT(a, str) || str_is_rope(a))) return str_append(a, b);
    result = by_native(op, true, a, b);
    if (!is_unset(result) && !same(result, NOT_IMPLEMENTED)) return result;
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
