// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// list: storage that grows by an eighth and a bit.
#include "python/objects/list.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/tuple.h"

TYPE(list, "list", object, LIST_FIELDS, "Built-in mutable sequence.");

Value list_new(uint64_t capacity) {
    Value list = NEW(list);
    RETURN_IF_ERROR(list);
    Value storage = new_storage(capacity);
    RETURN_IF_ERROR(storage);
    slot_set(ref_of(list), LIST_STORAGE, storage);
    slot_set(ref_of(list), LIST_LENGTH, int_u32(0));
    return list;
}

static void set_length(Value list, uint64_t n) { slot_set(ref_of(list), LIST_LENGTH, int_wrap((int64_t)n)); }

Value list_append(Value list, Value item) {
    uint64_t length = list_length(list);
    if (length == slot_count(list_storage(list))) {
        Value storage = new_storage(length + length / 8 + 4);
        RETURN_IF_ERROR(storage);
        slots_copy(ref_of(storage), 0, list_storage(list), 0, length);
        slot_set(ref_of(list), LIST_STORAGE, storage);
    }
    slot_set(list_storage(list), length, item);
    set_length(list, length + 1);
    return NONE;
}

Value list_from_slots(Ref block, uint64_t from, uint64_t n) {
    Value list = list_new(n);
    RETURN_IF_ERROR(list);
    slots_copy(list_storage(list), 0, block, from, n);
    set_length(list, n);
    return list;
}

Value list_from_args(Args args) {
    Value list = list_new(args_count(args));
    RETURN_IF_ERROR(list);
    for (uint32_t i = 0; i < args_count(args); i++) list_set(list, i, arg(args, i));
    set_length(list, args_count(args));
    return list;
}

Value list_extend(Value list, Value iterable) {
    Value iterator = object_iter(iterable);
    RETURN_IF_ERROR(iterator);
    for (;;) {
        Value item = object_next(iterator);
        if (is_unset(item)) return NONE;
        RETURN_IF_ERROR(item);
        RETURN_IF_ERROR(list_append(list, item));
    }
}

Value list_from_iterable(Value iterable) {
    Value list = list_new(0);
    RETURN_IF_ERROR(list);
    RETURN_IF_ERROR(list_extend(list, iterable));
    return list;
}

Value list_to_tuple(Value list) { return tuple_from_slots(list_storage(list), 0, list_length(list)); }
