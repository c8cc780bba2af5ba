// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// tuple: its items are the slots of its block. There is one empty tuple.
#include "python/objects/tuple.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"

TYPE(tuple, "tuple", object, 0, "Built-in immutable sequence.");

static ROOT(empty);

Value tuple_new(uint64_t n) {
    if (n > 0) return new_slots(SHAPE(tuple), n);
    if (!is_ref(empty)) {
        Value tuple = new_slots(SHAPE(tuple), 0);
        RETURN_IF_ERROR(tuple);
        empty = tuple;
    }
    return empty;
}

Value tuple1(Value a) {
    Value tuple = tuple_new(1);
    if (!is_error(tuple)) slot_set(ref_of(tuple), 0, a);
    return tuple;
}

Value tuple2(Value a, Value b) {
    Value tuple = tuple_new(2);
    RETURN_IF_ERROR(tuple);
    slot_set(ref_of(tuple), 0, a);
    slot_set(ref_of(tuple), 1, b);
    return tuple;
}

Value tuple3(Value a, Value b, Value c) {
    Value tuple = tuple_new(3);
    RETURN_IF_ERROR(tuple);
    slot_set(ref_of(tuple), 0, a);
    slot_set(ref_of(tuple), 1, b);
    slot_set(ref_of(tuple), 2, c);
    return tuple;
}

Value tuple_from_args(Args args) {
    Value tuple = tuple_new(args_count(args));
    RETURN_IF_ERROR(tuple);
    args_to_slots(args, 0, ref_of(tuple), 0, args_count(args));
    return tuple;
}

Value tuple_from_slots(Ref block, uint64_t from, uint64_t n) {
    Value tuple = tuple_new(n);
    RETURN_IF_ERROR(tuple);
    if (n > 0) slots_copy(ref_of(tuple), 0, block, from, n);
    return tuple;
}

Value tuple_slice(Value tuple, uint64_t from, uint64_t to) {
    if (from == 0 && to == tuple_length(tuple)) return tuple;
    return tuple_from_slots(ref_of(tuple), from, to - from);
}

Value tuple_concat(Value a, Value b) {
    uint64_t n = tuple_length(a), m = tuple_length(b);
    if (m == 0) return a;
    if (n == 0) return b;
    Value tuple = tuple_new(n + m);
    RETURN_IF_ERROR(tuple);
    slots_copy(ref_of(tuple), 0, ref_of(a), 0, n);
    slots_copy(ref_of(tuple), n, ref_of(b), 0, m);
    return tuple;
}

Value tuple_from_iterable(Value iterable) {
    if (IS_EXACT(iterable, tuple)) return iterable;
    if (IS_EXACT(iterable, list)) return list_to_tuple(iterable);
    Value list = list_from_iterable(iterable);
    RETURN_IF_ERROR(list);
    return list_to_tuple(list);
}
