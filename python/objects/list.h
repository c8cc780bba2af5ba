// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// list: a storage block (objects/memory.h) of at least as many slots as the list has items. Slots from the
// length on are UNSET, always: so slot_try on the storage, followed by a test for UNSET, is a checked access.
// LIST_STORAGE always holds a block; storage grows by an eighth, and shrinks when less than half is used. All
// functions take a list or an instance of a subclass.
#pragma once
#include "python/objects/object.h"

enum ListField { LIST_STORAGE, LIST_LENGTH, LIST_FIELDS };

Value list_new(uint64_t capacity); // empty, with room for this many items
Value list_from_args(Args args);
Value list_from_slots(Ref block, uint64_t from, uint64_t n);
Value list_pop(Value list, uint64_t at);       // takes item `at` out, which exists
Value list_concat(Value a, Value b);           // a + b
Value list_from_iterable(Value iterable);      // list(iterable)
Value list_append(Value list, Value item);     // NONE or ERROR
Value list_extend(Value list, Value iterable); // NONE or ERROR
Value list_to_tuple(Value list);
// Items [from .. to) become block[at .. at + n); from <= to <= length. NONE or ERROR. block must not be the
// list's own storage.
Value list_replace(Value list, uint64_t from, uint64_t to, Ref block, uint64_t at, uint64_t n);
Value list_insert(Value list, uint64_t at, Value item); // at <= length
Value list_clear(Value list);
Value list_get_slice(Value list, Value slice);          // list[slice]
Value list_set_slice(Value list, Value slice, Value v); // list[slice] = v; NONE or ERROR
// list.sort(key=key, reverse=reverse): key UNSET or None: the items themselves.
Value list_sort(Value list, Value key, bool reverse);
void list_reverse(Value list);

INLINE Ref list_storage(Value list) { return ref_of(slot_get(ref_of(list), LIST_STORAGE)); }
INLINE uint64_t list_length(Value list) { return (uint64_t)int_of(slot_get(ref_of(list), LIST_LENGTH)); }
INLINE Value list_get(Value list, uint64_t i) { return slot_get(list_storage(list), i); } // i < length
INLINE void list_set(Value list, uint64_t i, Value item) { slot_set(list_storage(list), i, item); }
// list_append where there is room; false: there is none.
INLINE bool list_append_here(Value list, Value item) {
    Ref r = ref_of(list);
    Value length = slot_get(r, LIST_LENGTH);
    if (unlikely(!slot_try_set(list_storage(list), length, item))) return false;
    slot_set(r, LIST_LENGTH, int_add(length, int_u32(1)).value);
    return true;
}
