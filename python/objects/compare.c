// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Comparison: built-in numbers and strs straight away; then the rich comparison methods, the right operand's
// first when its class is a subclass of the left one's, the reflected one next; then identity (== and !=) or
// TypeError.
#include "python/objects/descriptor.h"
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/items.h"
#include "python/objects/number.h"
#include "python/objects/set.h"
#include "python/objects/str.h"
#include "python/objects/type.h"

static const uint16_t method_names[6] = {NAME_INDEX(__lt__), NAME_INDEX(__le__), NAME_INDEX(__eq__),
                                         NAME_INDEX(__ne__), NAME_INDEX(__gt__), NAME_INDEX(__ge__)};
static Value method_name(enum CompareOp op) { return AT(name_objects, AT(method_names, op)); }

static enum CompareOp reflected(enum CompareOp op) {
    switch (op) {
    case COMPARE_LT: return COMPARE_GT;
    case COMPARE_LE: return COMPARE_GE;
    case COMPARE_GT: return COMPARE_LT;
    case COMPARE_GE: return COMPARE_LE;
    default: return op;
    }
}

static Text symbol(enum CompareOp op) {
    switch (op) {
    case COMPARE_LT: return TEXT("<");
    case COMPARE_LE: return TEXT("<=");
    case COMPARE_EQ: return TEXT("==");
    case COMPARE_NE: return TEXT("!=");
    case COMPARE_GT: return TEXT(">");
    case COMPARE_GE: return TEXT(">=");
    }
    UNREACHABLE();
}

static bool holds(enum CompareOp op, int32_t order) {
    switch (op) {
    case COMPARE_LT: return order < 0;
    case COMPARE_LE: return order <= 0;
    case COMPARE_EQ: return order == 0;
    case COMPARE_NE: return order != 0;
    case COMPARE_GT: return order > 0;
    case COMPARE_GE: return order >= 0;
    }
    UNREACHABLE();
}

static Value compare_strs(enum CompareOp op, Value a, Value b) {
    if (op == COMPARE_EQ) return bool_value(str_equal(a, b));
    if (op == COMPARE_NE) return bool_value(!str_equal(a, b));
    return bool_value(holds(op, str_order(a, b)));
}

// a.method(b), NOT_IMPLEMENTED when there is none.
static Value try_method(enum CompareOp op, Value a, Value b) {
    Value method = class_lookup(class_of(a), method_name(op));
    if (is_unset(method) || is_none(method)) return call_special_blocked(a, method_name(op));
    if (op == COMPARE_EQ && native_is(method, F_object____eq__)) return same(a, b) ? TRUE : NOT_IMPLEMENTED;
    if (layout_of(method) == T_property) { // one that cannot be had is as if it were not there
        method = descriptor_get(method, a, class_of(a));
        if (!is_error(method)) return call1(method, b);
        error_clear();
        return NOT_IMPLEMENTED;
    }
    return call_found1(method, a, b);
}

static Value compare_by_methods(enum CompareOp op, Value a, Value b) {
    if (!stack_has_room())
        return raise0(CLASS(RecursionError), TEXT("maximum recursion depth exceeded in comparison"));
    Value class_a = class_of(a), class_b = class_of(b);
    bool right_first = !same(class_a, class_b) && class_is_subclass(class_b, class_a);
    Value result;
    if (right_first) {
        result = try_method(reflected(op), b, a);
        if (!same(result, NOT_IMPLEMENTED)) return result;
    }
    result = try_method(op, a, b);
    if (!same(result, NOT_IMPLEMENTED)) return result;
    if (!right_first) {
        result = try_method(reflected(op), b, a);
        if (!same(result, NOT_IMPLEMENTED)) return result;
    }
    if (op == COMPARE_EQ) return bool_value(same(a, b));
    if (op == COMPARE_NE) return bool_value(!same(a, b));
    Value sign = str_from_text(symbol(op));
    RETURN_IF_ERROR(sign);
    return raise3(CLASS(TypeError), TEXT("'{}' not supported between instances of '{t}' and '{t}'"), sign, a,
                  b);
}

// Two exact tuples or lists: what their methods would do, without the calls.
static __attribute__((noinline)) Value compare_sequences(enum CompareOp op, Value a, Value b) {
    if (!stack_has_room())
        return raise0(CLASS(RecursionError), TEXT("maximum recursion depth exceeded in comparison"));
    return IS_EXACT(a, tuple) ? tuples_compare(op, a, b) : items_compare(op, a, b);
}

// Of built-in classes, whose methods never change: the number of the native function that is the operator's method,
// plus 1. 0: not asked for yet, or it cannot be called as it is.
static ROOT(natives);
enum { OPERATORS = 6 };

// The comparison of two instances of one built-in class; NOT_IMPLEMENTED: this is not the way to do it.
static Value by_native(enum CompareOp op, Value a, Value b, uint32_t layout) {
    if (layout == UINT32_MAX) return NOT_IMPLEMENTED;
    uint32_t place = layout * OPERATORS + op, native = native_recall(natives, place);
    if (unlikely(native == 0)) {
        native = native_taking(class_lookup(class_of(a), method_name(op)), class_of(a), 2) + 1;
        if (native == 0) return NOT_IMPLEMENTED;
        natives = native_note(natives, TYPE_TABLE_CAPACITY * OPERATORS, place, native);
    }
    return call_native2(native - 1, a, b);
}

static __attribute__((noinline)) Value compare_others(enum CompareOp op, Value a, Value b, uint32_t layout) {
    Value result = number_maybe(a) && number_maybe(b) ? number_compare(op, a, b) : UNSET;
    if (!is_unset(result)) return result;
    result = by_native(op, a, b, layout);
    return same(result, NOT_IMPLEMENTED) ? compare_by_methods(op, a, b) : result;
}

Value object_compare(enum CompareOp op, Value a, Value b) {
    if (both_int(a, b)) return bool_value(holds(op, (int_of(a) > int_of(b)) - (int_of(a) < int_of(b))));
    uint32_t layout = native_alike(a, b);
    switch (layout) {
    case T_str: return compare_strs(op, a, b);
    case T_tuple:
    case T_list: return compare_sequences(op, a, b);
    case T_set:
    case T_frozenset: return sets_compare(op, a, b);
    default: return compare_others(op, a, b, layout);
    }
}

Value object_compare_bool(enum CompareOp op, Value a, Value b) {
    if (same(a, b)) {
        if (op == COMPARE_EQ) return TRUE;
        if (op == COMPARE_NE) return FALSE;
    }
    Value result = object_compare(op, a, b);
    return is_error(result) || is_bool(result) ? result : object_truth(result);
}

Value object_equal(Value a, Value b) { return object_compare_bool(COMPARE_EQ, a, b); }
