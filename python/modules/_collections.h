// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The fields of the classes in module _collections, and what their files share.
//
// A deque is a ring: storage of a power of two slots, in which item i is slot (head + i) modulo its size; the others are
// UNSET. DEQUE_STATE changes with each change of length or order, so that iterators notice it.
#pragma once
#include "python/objects/dict.h"

enum DequeField {
    DEQUE_STORAGE,
    DEQUE_HEAD,
    DEQUE_LENGTH,
    DEQUE_LIMIT, // items at most, -1: no limit
    DEQUE_STATE,
    DEQUE_FIELDS
};
enum DefaultDictField { DEFAULTDICT_FACTORY = DICT_FIELDS, DEFAULTDICT_FIELDS };
enum OrderedDictField {
    ORDERED_BLOCK = DICT_FIELDS, // the entries block for which ORDERED_FIRST is known; UNSET: for none
    ORDERED_FIRST,               // no live entry has a lower number
    ORDERED_DICT,                // attributes
    ORDERED_FIELDS
};

INLINE uint64_t deque_length(Value deque) { return (uint64_t)int_of(slot_get(ref_of(deque), DEQUE_LENGTH)); }
INLINE int64_t deque_limit(Value deque) {
    Value limit = slot_get(ref_of(deque), DEQUE_LIMIT);
    return is_int(limit) ? int_of(limit) : -1; // a larger one than there can be items
}
INLINE Value deque_state(Value deque) { return slot_get(ref_of(deque), DEQUE_STATE); }
INLINE Ref deque_storage(Value deque) { return ref_of(slot_get(ref_of(deque), DEQUE_STORAGE)); }
INLINE uint64_t deque_slot(Value deque, uint64_t i) {
    return ((uint64_t)int_of(slot_get(ref_of(deque), DEQUE_HEAD)) + i) &
           (slot_count(deque_storage(deque)) - 1);
}
INLINE Value deque_get(Value deque, uint64_t i) { // i < length
    return slot_get(deque_storage(deque), deque_slot(deque, i));
}
INLINE void deque_set(Value deque, uint64_t i, Value item) {
    slot_set(deque_storage(deque), deque_slot(deque, i), item);
}
void deque_changed(Value deque);
Value deque_append(Value deque,
                   Value item); // NONE or ERROR; both drop an item at the other end beyond the limit
Value deque_append_left(Value deque, Value item);
Value deque_take(Value deque); // the last item; the deque must not be empty
Value deque_take_left(Value deque);
Value deque_extend(Value deque, Value iterable);
Value deque_empty(Value deque); // NONE or ERROR
Value deque_copy(Value deque);  // of its own class
