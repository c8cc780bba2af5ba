// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Operators on the built-in numbers without looking at classes: for the interpreter's slow paths and for
// object_binary. Each takes any two Values and returns UNSET when they are not both exact int, bool, float or
// complex (then the classes' methods decide); else the result, or ERROR.
#pragma once
#include "python/objects/float.h"

// May it be one of them? What is none is left out of the search soon.
INLINE bool number_maybe(Value v) {
    if (!is_ref(v)) return true;
    Ref r = ref_of(v);
    return has_shape(r, SHAPE(int)) || has_shape(r, SHAPE(float)) || has_shape(r, SHAPE(complex));
}

Value number_add(Value a, Value b);
Value number_sub(Value a, Value b);
Value number_mul(Value a, Value b);
Value number_truediv(Value a, Value b);
Value number_floordiv(Value a, Value b);
Value number_mod(Value a, Value b);
Value number_pow(Value a, Value b);
Value number_divmod(Value a, Value b);
Value number_lshift(Value a, Value b); // these five: UNSET for floats, too
Value number_rshift(Value a, Value b);
Value number_and(Value a, Value b);
Value number_or(Value a, Value b);
Value number_xor(Value a, Value b);
Value number_binary(enum BinaryOp op, Value a, Value b);
Value number_negative(Value a);
Value number_positive(Value a);
Value number_invert(Value a);
// TRUE, FALSE, or UNSET. Never ERROR, but for complex and an order: UNSET.
Value number_compare(enum CompareOp op, Value a, Value b);
Value number_truth(Value a);     // TRUE, FALSE, UNSET
HashResult number_hash(Value a); // !ok: not a built-in number
