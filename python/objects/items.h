// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What list and tuple share: searching, comparing and printing items. The sequence is an exact tuple, or a list
// (which a comparison may change: its length is looked at before each item).
#pragma once
#include "python/objects/object.h"

Value tuples_compare(enum CompareOp op, Value a, Value b); // two exact tuples
Value items_compare(enum CompareOp op, Value a, Value b);  // any value, like object_compare
Value items_contains(Value sequence, Value item);
Value items_count(Value sequence, Value item);
// Index of the first item equal to `item` in [start, stop), bounds as list.index takes them: small int, UNSET: none.
Value items_index(Value sequence, Value item, Value start, Value stop);
// "a, b, c" between two characters; `single`: a comma after the only item. Handles a sequence inside itself.
Value items_repr(Value sequence, uint32_t open, uint32_t close, bool single);
// The number in `sequence * times`, whose __index__ may change the sequence: 0 or more; !ok: ERROR is set.
I64Result items_times(Value times);
// Can `length` items be repeated so often? Otherwise MemoryError is raised.
bool items_fit(uint64_t length, I64Result times);
// to[0 .. length * times) = the first `length` slots of to, again and again.
void items_repeat(Ref to, uint64_t length, uint64_t times);
