// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _operator, part 1: the operators of the language as functions. The classes that make functions (itemgetter
// and its kin) are in _operator_getter.c.
#include "python/objects/buffer.h"
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/module.h"
#include "python/objects/str.h"

MODULE(_operator, "Operator interface.\n"
                  "\n"
                  "This module exports a set of functions implemented in C corresponding\n"
                  "to the intrinsic operators of Python.  For example, operator.add(x, y)\n"
                  "is equivalent to the expression x+y.") {
    Value module = arg(args, 0);
    RETURN_IF_ERROR(module_add_class(module, CLASS(itemgetter)));
    RETURN_IF_ERROR(module_add_class(module, CLASS(attrgetter)));
    return module_add_class(module, CLASS(methodcaller));
}

// --- arithmetic ---
FUNCTION(_operator, add, "($module, a, b, /)", "Same as a + b.") {
    return object_binary(BINARY_ADD, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, sub, "($module, a, b, /)", "Same as a - b.") {
    return object_binary(BINARY_SUB, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, mul, "($module, a, b, /)", "Same as a * b.") {
    return object_binary(BINARY_MUL, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, truediv, "($module, a, b, /)", "Same as a / b.") {
    return object_binary(BINARY_TRUEDIV, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, floordiv, "($module, a, b, /)", "Same as a // b.") {
    return object_binary(BINARY_FLOORDIV, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, mod, "($module, a, b, /)", "Same as a % b.") {
    return object_binary(BINARY_MOD, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, pow, "($module, a, b, /)", "Same as a ** b.") {
    return object_power(arg(args, 1), arg(args, 2), NONE);
}
FUNCTION(_operator, lshift, "($module, a, b, /)", "Same as a << b.") {
    return object_binary(BINARY_LSHIFT, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, rshift, "($module, a, b, /)", "Same as a >> b.") {
    return object_binary(BINARY_RSHIFT, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, and__, "($module, a, b, /)", "Same as a & b.") {
    return object_binary(BINARY_AND, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, or__, "($module, a, b, /)", "Same as a | b.") {
    return object_binary(BINARY_OR, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, xor, "($module, a, b, /)", "Same as a ^ b.") {
    return object_binary(BINARY_XOR, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, matmul, "($module, a, b, /)", "Same as a @ b.") {
    return object_binary(BINARY_MATMUL, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, iadd, "($module, a, b, /)", "Same as a += b.") {
    return object_inplace(BINARY_ADD, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, isub, "($module, a, b, /)", "Same as a -= b.") {
    return object_inplace(BINARY_SUB, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, imul, "($module, a, b, /)", "Same as a *= b.") {
    return object_inplace(BINARY_MUL, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, itruediv, "($module, a, b, /)", "Same as a /= b.") {
    return object_inplace(BINARY_TRUEDIV, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, ifloordiv, "($module, a, b, /)", "Same as a //= b.") {
    return object_inplace(BINARY_FLOORDIV, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, imod, "($module, a, b, /)", "Same as a %= b.") {
    return object_inplace(BINARY_MOD, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, ipow, "($module, a, b, /)", "Same as a **= b.") {
    return object_inplace(BINARY_POW, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, ilshift, "($module, a, b, /)", "Same as a <<= b.") {
    return object_inplace(BINARY_LSHIFT, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, irshift, "($module, a, b, /)", "Same as a >>= b.") {
    return object_inplace(BINARY_RSHIFT, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, iand, "($module, a, b, /)", "Same as a &= b.") {
    return object_inplace(BINARY_AND, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, ior, "($module, a, b, /)", "Same as a |= b.") {
    return object_inplace(BINARY_OR, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, ixor, "($module, a, b, /)", "Same as a ^= b.") {
    return object_inplace(BINARY_XOR, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, imatmul, "($module, a, b, /)", "Same as a @= b.") {
    return object_inplace(BINARY_MATMUL, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, neg, "($module, a, /)", "Same as -a.") {
    return object_unary(UNARY_NEGATIVE, arg(args, 1));
}
FUNCTION(_operator, pos, "($module, a, /)", "Same as +a.") {
    return object_unary(UNARY_POSITIVE, arg(args, 1));
}
FUNCTION(_operator, inv, "($module, a, /)", "Same as ~a.") {
    return object_unary(UNARY_INVERT, arg(args, 1));
}
FUNCTION(_operator, invert, "($module, a, /)", "Same as ~a.") {
    return object_unary(UNARY_INVERT, arg(args, 1));
}
FUNCTION(_operator, abs, "($module, a, /)", "Same as abs(a).") {
    Value r = call_special0(arg(args, 1), NAME(__abs__));
    return is_unset(r) ? raise1(CLASS(TypeError), TEXT("bad operand type for abs(): '{t}'"), arg(args, 1))
                       : r;
}
FUNCTION(_operator, index, "($module, a, /)", "Same as a.__index__()") { return object_index(arg(args, 1)); }

// --- comparison and truth ---
FUNCTION(_operator, lt, "($module, a, b, /)", "Same as a < b.") {
    return object_compare(COMPARE_LT, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, le, "($module, a, b, /)", "Same as a <= b.") {
    return object_compare(COMPARE_LE, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, eq, "($module, a, b, /)", "Same as a == b.") {
    return object_compare(COMPARE_EQ, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, ne, "($module, a, b, /)", "Same as a != b.") {
    return object_compare(COMPARE_NE, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, gt, "($module, a, b, /)", "Same as a > b.") {
    return object_compare(COMPARE_GT, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, ge, "($module, a, b, /)", "Same as a >= b.") {
    return object_compare(COMPARE_GE, arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, is__, "($module, a, b, /)", "Same as a is b.") {
    return bool_value(same(arg(args, 1), arg(args, 2)));
}
FUNCTION(_operator, is_not, "($module, a, b, /)", "Same as a is not b.") {
    return bool_value(!same(arg(args, 1), arg(args, 2)));
}
FUNCTION(_operator, truth, "($module, a, /)", "Return True if a is true, False otherwise.") {
    return object_truth(arg(args, 1));
}
FUNCTION(_operator, not__, "($module, a, /)", "Same as not a.") {
    Value truth = object_truth(arg(args, 1));
    return is_error(truth) ? ERROR : bool_value(is_false(truth));
}

// --- containers ---
static bool is_sequence(Value v) {
    return !IS_A(v, dict) && !is_unset(class_lookup(class_of(v), NAME(__getitem__)));
}
// Can a be joined to something by itself, or together with b as sequences?
static bool may_concat(Value a, Value b) {
    switch (layout_of(a)) {
    case T_list:
    case T_tuple:
    case T_str:
    case T_bytes:
    case T_bytearray: return true;
    default: return is_sequence(a) && is_sequence(b) && !IS_A(a, range);
    }
}
static Value concat(Value a, Value b, bool in_place) {
    if (!may_concat(a, b)) return raise1(CLASS(TypeError), TEXT("'{t}' object can't be concatenated"), a);
    return in_place ? object_inplace(BINARY_ADD, a, b) : object_binary(BINARY_ADD, a, b);
}
FUNCTION(_operator, concat, "($module, a, b, /)", "Same as a + b, for a and b sequences.") {
    return concat(arg(args, 1), arg(args, 2), false);
}
FUNCTION(_operator, iconcat, "($module, a, b, /)", "Same as a += b, for a and b sequences.") {
    return concat(arg(args, 1), arg(args, 2), true);
}
FUNCTION(_operator, contains, "($module, a, b, /)", "Same as b in a (note reversed operands).") {
    return object_contains(arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, getitem, "($module, a, b, /)", "Same as a[b].") {
    return object_getitem(arg(args, 1), arg(args, 2));
}
FUNCTION(_operator, delitem, "($module, a, b, /)", "Same as del a[b].") {
    return object_setitem(arg(args, 1), arg(args, 2), UNSET);
}
FUNCTION(_operator, setitem, "($module, a, b, c, /)", "Same as a[b] = c.") {
    return object_setitem(arg(args, 1), arg(args, 2), arg(args, 3));
}

// Goes through the items of `sequence` that equal v: their number, or the place of the first one (-1: none).
static Value search(Value sequence, Value v, bool first) {
    Value iterator = object_iter(sequence);
    if (is_error(iterator)) {
        if (!error_matches(CLASS(TypeError))) return ERROR;
        error_clear();
        return raise1(CLASS(TypeError), TEXT("argument of type '{t}' is not iterable"), sequence);
    }
    int64_t found = 0;
    for (int64_t i = 0;; i++) {
        Value item = object_next(iterator);
        RETURN_IF_ERROR(item);
        if (is_unset(item)) return int_wrap(first ? -1 : found);
        Value equal = object_equal(item, v);
        RETURN_IF_ERROR(equal);
        if (is_true(equal) && first) return int_wrap(i);
        found += is_true(equal);
    }
}
FUNCTION(_operator, countOf, "($module, a, b, /)",
         "Return the number of items in a which are, or which equal, b.") {
    return search(arg(args, 1), arg(args, 2), false);
}
FUNCTION(_operator, indexOf, "($module, a, b, /)", "Return the first index of b in a.") {
    Value place = search(arg(args, 1), arg(args, 2), true);
    return same(place, int_i32(-1)) ? VALUE_ERROR("sequence.index(x): x not in sequence") : place;
}
FUNCTION(_operator, length_hint, "($module, obj, default=0, /)",
         "Return an estimate of the number of items in obj.\n"
         "\n"
         "This is useful for presizing containers when building from an iterable.\n"
         "\n"
         "If the object supports len(), the result will be exact.\n"
         "Otherwise, it may over- or under-estimate by an arbitrary amount.") {
    Value fallback = arg(args, 2);
    if (is_unset(fallback)) return object_length_hint(arg(args, 1), 0);
    I64Result n = object_index_i64(fallback, CLASS(OverflowError));
    return n.ok ? object_length_hint(arg(args, 1), n.value) : ERROR;
}
FUNCTION(_operator, call, "($module, obj, /, *args, **kwargs)", "Same as obj(*args, **kwargs).") {
    return call_tuple(arg(args, 1), arg(args, 2), arg(args, 3));
}

// --- comparison in constant time ---
// Looks at each byte of b, whatever a holds, so that the time tells nothing of a but its length.
static bool equal_bytes(Buffer a, Buffer b) {
    View right = view_part(bytes_view(b.block), b.from, b.length);
    View left = a.length == b.length ? view_part(bytes_view(a.block), a.from, a.length) : right;
    uint8_t differ = a.length != b.length;
    for (uint64_t i = 0; i < b.length; i++) differ |= view_u8(left, i) ^ view_u8(right, i);
    return differ == 0;
}
FUNCTION(_operator, _compare_digest, "($module, a, b, /)",
         "Return 'a == b'.\n"
         "\n"
         "This function uses an approach designed to prevent\n"
         "timing analysis, making it appropriate for cryptography.\n"
         "\n"
         "a and b must both be of the same type: either str (ASCII only),\n"
         "or any bytes-like object.") {
    Value a = arg(args, 1), b = arg(args, 2);
    if (is_str(a) && is_str(b)) {
        Ref s = ref_of(object_plain(a)), t = ref_of(object_plain(b));
        if (str_kind(s) != STR_ASCII || str_kind(t) != STR_ASCII)
            return TYPE_ERROR("comparing strings with non-ASCII characters is not supported");
        return bool_value(
            equal_bytes((Buffer){true, s, 0, bytes_length(s)}, (Buffer){true, t, 0, bytes_length(t)}));
    }
    Buffer left = buffer_of(a), right = left.ok ? buffer_require(b) : (Buffer){0};
    if (left.ok && right.ok) return bool_value(equal_bytes(left, right));
    if (error_is_set()) return ERROR;
    return raise2(CLASS(TypeError),
                  TEXT("unsupported operand types(s) or combination of types: '{t}' and '{t}'"), a, b);
}
