// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The table of sets, for the files set*.c: searching and changing with hashes that are already known.
#pragma once
#include "python/objects/set.h"

INLINE Ref set_table(Value set) { return ref_of(slot_get(ref_of(set), SET_TABLE)); }
INLINE int64_t set_hash_at(Value set, uint64_t i) {
    return (int64_t)u64_get(ref_of(slot_get(ref_of(set), SET_HASHES)), i * 8);
}

typedef struct {
    bool failed, found;
    uint64_t at; // the element's entry, or the free or deleted one where it belongs
} SetFound;
SetFound set_find(Value set, Value key, int64_t hash);
Value set_add_hashed(Value set, Value key, int64_t hash);     // NONE or ERROR
Value set_discard_hashed(Value set, Value key, int64_t hash); // TRUE, FALSE, ERROR
// Gives a set block an empty table; for what has just been allocated, and for clear.
Value set_clear(Value set);
// An empty set, or frozenset.
Value set_new_kind(bool frozen);
// The same elements in a table without deleted entries, with more than `least` entries.
Value set_resize(Value set, uint64_t least);
// After many deletions: drops deleted entries when they are more than a quarter of the table.
Value set_tidy(Value set);
// Makes `set` have the table of `other`, and other an arbitrary one.
void set_swap_tables(Value set, Value other);
Value set_merge(Value set, Value other); // set.update(other), both sets
