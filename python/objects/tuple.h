// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// tuple: an exact tuple is a slots block whose slots are its items, so its length is the slot count. It is
// filled by slot_set right after tuple_new, before anyone else sees it, and never written again. An instance
// of a user's subclass holds an exact tuple in field 0 (object_plain). All functions here take exact tuples.
#pragma once
#include "python/objects/object.h"

Value tuple_new(uint64_t n); // all items UNSET, to be filled at once; n = 0 gives the one empty tuple
Value tuple1(Value a);
Value tuple2(Value a, Value b);
Value tuple3(Value a, Value b, Value c);
Value tuple_from_args(Args args);                             // a copy of the arguments
Value tuple_from_slots(Ref block, uint64_t from, uint64_t n); // a copy of block[from .. from + n)
Value tuple_slice(Value tuple, uint64_t from, uint64_t to);   // from <= to <= length
Value tuple_get_slice(Value tuple, Value slice);              // tuple[slice]
Value tuple_concat(Value a, Value b);
Value tuple_from_iterable(Value iterable); // tuple(iterable): an exact tuple as it is
HashResult tuple_hash(Value tuple);

INLINE uint64_t tuple_length(Value tuple) { return slot_count(ref_of(tuple)); }
INLINE Value tuple_get(Value tuple, uint64_t i) { return slot_get(ref_of(tuple), i); }
INLINE bool is_tuple(Value v) { return layout_of(v) == T_tuple; } // subclasses too: object_plain() first
