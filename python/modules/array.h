// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module array: an array is laid out as a bytearray (objects/bytearray.h) with a type of items, so that growing,
// shrinking and the rules for exported buffers are the bytearray's.
#pragma once
#include "python/objects/bytearray.h"

INLINE uint32_t array_type(Value array) { return (uint32_t)int_of(slot_get(ref_of(array), ARRAY_TYPE)); }
uint64_t array_item_size(uint32_t type); // 0: no such typecode
INLINE uint64_t array_length(Value array) {
    return u64_div(bytearray_length(array), array_item_size(array_type(array))).quotient;
}
Value array_new(Value class, uint32_t type);
Value array_get(Value array, uint64_t i); // i < length
// block[at ..) = v as an item of the type: NONE or ERROR.
Value array_put(uint32_t type, Ref block, uint64_t at, Value v);
Value array_append(Value array, Value v);
Value array_extend(Value array, Value iterable); // items one by one
Value array_append_bytes(Value array, Buffer bytes);
Value array_append_text(Value array, Value text); // for type 'u', an exact str
