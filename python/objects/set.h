// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// set and frozenset: an open hash table whose layout, and with it the order of iteration, is that of CPython: a
// power of two of entries, runs of linear probing, then jumps by the hash's upper bits. SET_TABLE is a storage
// block of keys (UNSET: never used, ERROR: deleted), SET_HASHES a blob of their 64-bit hashes, or UNSET as long as all
// of them are plain: small integers and exact strs, whose hashes need no memory. An element's __hash__ runs once; a
// comparison may run Python code that changes the set: the search then starts again. All functions take sets,
// frozensets and instances of subclasses, except where they say "new".
#pragma once
#include "python/objects/object.h"

enum SetField {
    SET_TABLE,
    SET_HASHES,
    SET_USED,   // small int: elements
    SET_FILL,   // small int: entries in use, deleted ones included
    SET_FINGER, // small int: where pop goes on searching; of a frozenset: see row_new (set.c)
    SET_HASH,   // of a frozenset: UNSET until computed, then a plain int
    SET_FIELDS,
};

INLINE bool is_set(Value v) {
    return IS_EXACT(v, set) || IS_EXACT(v, frozenset) || IS_A(v, set) || IS_A(v, frozenset);
}
INLINE uint64_t set_length(Value set) { return (uint64_t)int_of(slot_get(ref_of(set), SET_USED)); }

Value set_new(void);                           // a new empty set
Value set_from_args(Args args);                // a new set, elements added in order
Value set_from_iterable(Value iterable);       // set(iterable)
Value frozenset_from_args(Args args);          // a new frozenset
Value frozenset_from_iterable(Value iterable); // frozenset(iterable): an exact frozenset as it is
Value set_add(Value set, Value element);       // NONE or ERROR
Value set_update(Value set, Value iterable);   // NONE or ERROR
Value set_contains(Value set, Value element);  // TRUE, FALSE, ERROR
Value set_discard(Value set, Value element);   // TRUE: it was there and is gone, FALSE, ERROR
Value set_copy(Value set);                     // a new set
Value sets_compare(enum CompareOp op, Value a, Value b);

// Goes through the elements in the order of iteration: start at position 0, go on with .position while .ok.
typedef struct {
    bool ok;
    uint64_t position;
    Value element;
} SetStep;
// Is what a table holds there an element?
INLINE bool set_is_element(Value entry) { return !is_unset(entry) && !same(entry, ERROR); }
INLINE SetStep set_next(Value set, uint64_t position) {
    Ref table = ref_of(slot_get(ref_of(set), SET_TABLE));
    for (uint64_t i = position, n = slot_count(table); i < n; i++) {
        Value element = slot_get(table, i);
        if (set_is_element(element)) return (SetStep){true, i + 1, element};
    }
    return (SetStep){false, position, UNSET};
}
Value set_iterator_next(Value it); // a step of set_iterator: UNSET at the end
