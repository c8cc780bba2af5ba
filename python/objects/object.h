// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What every object has: a class, and the protocols of the language (data model, Python reference 3.3). All
// functions here work for any Value that Python code can hold, dispatch on built-in layouts first and on the
// class's methods then, and return ERROR with the exception set where CPython's counterpart fails.
//
// An instance of a built-in class is a slots block whose first fields the class's header names (list.h:
// LIST_STORAGE), or, for str, bytes, big ints and boxed floats, a bytes block. Its shape (shape.h) tells its
// class, its layout and its attributes. A user's subclass of a class with fields (list, dict, Exception, ...)
// has the same fields, then its own attributes. A user's subclass of a value class (int, float, complex, str,
// bytes, tuple) is a slots block whose field 0 is the plain value: object_plain() unwraps it.
#pragma once
#include "python/objects/native.h"

// The well-known shape of instances of exactly this built-in class: a compile-time constant.
#define SHAPE(type) well_known(T_##type)
// Exactly this class, no subclass. Not for int, float, bool, NoneType: see is_int_object and the like.
#define IS_EXACT(v, type) (is_ref(v) && has_shape(ref_of(v), SHAPE(type)))
// This class or a subclass of it, by layout: its fields are there.
#define IS_A(v, type) (layout_of(v) == T_##type)

enum ShapeField { // of a shape block; objects/shape.c owns the rest of them
    SHAPE_CLASS,  // the type object
    SHAPE_LAYOUT, // small integer: enum TypeIndex of the built-in class whose fields the instance has
    SHAPE_FLAGS,  // small integer: SHAPE_IS_*
    SHAPE_COUNT,  // small integer: attributes
    SHAPE_NAMES,
    SHAPE_CAPACITY,
    SHAPE_FIRST, // slot number of the first attribute
    SHAPE_NEXT,
    SHAPE_PARENT,
    SHAPE_SLOTS = 12,
};

extern STATE_ARRAY(Value, class_objects, TYPE_TABLE_CAPACITY);
// The type object of a built-in class: CLASS(list).
#define CLASS(type) AT(class_objects, T_##type)
extern STATE_ARRAY(Value, name_objects, NAME_CAPACITY);
// An interned str: NAME(__init__). tools/gen.py finds these.
#define NAME(identifier) AT(name_objects, N_##identifier)
#define NAME_INDEX(identifier) N_##identifier // for static tables and switches over native_table's names

// enum TypeIndex of the built-in layout of any value (a bool is T_bool, a small int T_int, a big one T_int,
// ...).
uint32_t layout_of_immediate(Value v);
INLINE uint32_t layout_of(Value v) {
    if (likely(is_ref(v))) return (uint32_t)int_of(slot_get(shape_of(ref_of(v)), SHAPE_LAYOUT));
    return layout_of_immediate(v);
}
// The class of any value.
INLINE Value class_of(Value v) {
    if (likely(is_ref(v))) return slot_get(shape_of(ref_of(v)), SHAPE_CLASS);
    return AT(class_objects, layout_of_immediate(v));
}
// The plain value behind an instance of a user's subclass of int, float, complex, str, bytes or tuple; others
// as they are.
Value object_plain(Value v);
INLINE bool is_int_object(Value v) {
    return is_int(v) || layout_of(v) == T_int || is_bool(v);
} // int, bool, subclasses
INLINE bool is_float_object(Value v) { return is_self_tagged_float(v) || layout_of(v) == T_float; }
INLINE bool is_str(Value v) { return layout_of(v) == T_str; }

// --- classes (type.c) ---
bool class_is_subclass(Value class, Value base); // along the MRO, no hooks
INLINE bool object_is_a(Value v, Value class) {
    return same(class_of(v), class) || class_is_subclass(class_of(v), class);
}
Value class_lookup(Value class, Value name); // along the MRO: the attribute unbound, or UNSET; never fails
Value class_name(Value class);               // str: __name__
Value object_isinstance(Value v, Value classinfo); // TRUE, FALSE, ERROR; with __instancecheck__ and tuples
Value object_issubclass(Value class, Value classinfo); // TRUE, FALSE, ERROR

// --- attributes (attribute.c): names are interned strs, attribute_name makes one of any argument ---
Value attribute_name(Value name);                       // TypeError when it is no str
Value object_getattr(Value v, Value name);              // v.name
Value object_getattr_or_unset(Value v, Value name);     // UNSET instead of AttributeError
Value object_setattr(Value v, Value name, Value value); // value UNSET: del v.name. NONE or ERROR
Value object_generic_getattr(Value v, Value name);      // object.__getattribute__, UNSET when absent
Value object_generic_setattr(Value v, Value name, Value value);
Value object_dict(Value v); // v.__dict__, or UNSET when it has none
// A special method of the value's class, bound as far as needed: *call is done by call_special.
Value object_lookup_special(Value v, Value name); // class_lookup(class_of(v), name) bound to v, or UNSET

// --- calls (call.c) ---
Value object_call(Value callable, Args args,
                  Value keyword_names); // the last n of args are keywords, n = length of the
                                        // tuple keyword_names, or UNSET: none
Value call0(Value callable);
Value call1(Value callable, Value a);
Value call2(Value callable, Value a, Value b);
Value call3(Value callable, Value a, Value b, Value c);
Value call_tuple(Value callable, Value tuple, Value dict_or_unset); // callable(*tuple, **dict)
Value call_method0(Value v, Value name);                            // v.name(), through the instance
Value call_method1(Value v, Value name, Value a);
Value call_method2(Value v, Value name, Value a, Value b);
// type(v).name(v, ...): UNSET when the class has no such method (or it is None).
Value call_special0(Value v, Value name);
Value call_special1(Value v, Value name, Value a);
// After these gave UNSET: NOT_IMPLEMENTED, or ERROR when the class has None in place of the method, for operators.
Value call_special_blocked(Value v, Value name);
Value call_special2(Value v, Value name, Value a, Value b);
bool object_is_callable(Value v);

// --- truth, comparison, hash, text (object.c) ---
Value object_truth(Value v); // TRUE, FALSE, ERROR
enum CompareOp { COMPARE_LT, COMPARE_LE, COMPARE_EQ, COMPARE_NE, COMPARE_GT, COMPARE_GE };
Value object_compare(enum CompareOp op, Value a, Value b);      // any value: the result of a < b
Value object_compare_bool(enum CompareOp op, Value a, Value b); // TRUE, FALSE, ERROR; identity implies EQ
Value object_equal(Value a, Value b); // object_compare_bool(COMPARE_EQ): for containers
typedef struct {
    bool ok;
    int64_t value; // as hash() shows it, never -1
} HashResult;
HashResult object_hash(Value v);
INLINE uint32_t hash_fold(int64_t hash) { // the 32 bits that dict indexes use
    uint64_t h = (uint64_t)hash;
    h = (h ^ h >> 32) * UINT64_C(0x9e3779b97f4a7c15);
    return (uint32_t)(h >> 32);
}
Value object_str(Value v); // an exact or subclassed str, or ERROR
Value object_repr(Value v);
Value object_ascii(Value v);
Value object_format(Value v, Value spec); // format(v, spec)
Value object_address(Value v);            // "0x..." as default reprs show it
// repr of a container inside itself: enter is TRUE (go on), FALSE (it is being printed: write ...), ERROR.
Value repr_enter(Value v);
void repr_leave(Value v);

// --- containers and iteration (object.c) ---
Value object_length(Value v);                        // small int or ERROR
Value object_length_hint(Value v, int64_t fallback); // small int or ERROR
Value object_getitem(Value v, Value key);
Value object_setitem(Value v, Value key, Value value); // value UNSET: del v[key]. NONE or ERROR
Value object_contains(Value container, Value item);    // TRUE, FALSE, ERROR
Value object_iter(Value v);                            // iter(v)
Value object_next(Value iterator);                     // UNSET at the end (StopIteration is consumed), ERROR
// __index__: an int Value of any size. index_clamped: for slices and indexes, clamped to the range of int64.
Value object_index(Value v);
I64Result object_index_i64(Value v,
                           Value error_class); // !ok with IndexError/OverflowError of that class when too big
bool object_has_index(Value v);

// --- arithmetic (number.c) ---
enum BinaryOp {
    BINARY_ADD,
    BINARY_SUB,
    BINARY_MUL,
    BINARY_TRUEDIV,
    BINARY_FLOORDIV,
    BINARY_MOD,
    BINARY_POW,
    BINARY_LSHIFT,
    BINARY_RSHIFT,
    BINARY_AND,
    BINARY_OR,
    BINARY_XOR,
    BINARY_MATMUL,
    BINARY_DIVMOD,
};
enum UnaryOp { UNARY_NEGATIVE, UNARY_POSITIVE, UNARY_INVERT, UNARY_NOT };
Value object_binary(enum BinaryOp op, Value a, Value b);
Value object_inplace(enum BinaryOp op, Value a, Value b);
Value object_unary(enum UnaryOp op, Value a);
Value object_power(Value a, Value b, Value modulus_or_none);
