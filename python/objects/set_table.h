// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The table of sets, for the files set*.c: searching and changing with hashes that are already known.
#pragma once
#include "python/objects/set.h"
#include "python/objects/str.h"

INLINE Ref set_table(Value set) { return ref_of(slot_get(ref_of(set), SET_TABLE)); }

// Plain elements: their hash is had without a call of Python code, and so is a comparison of two of them.
INLINE bool set_is_plain(Value v) { return is_int(v) || IS_EXACT(v, str); }
INLINE int64_t set_plain_hash(Value v) {
    if (!is_int(v)) return (int64_t)str_hash30(v);
    return int_of(v) == -1 ? -2 : int_of(v);
}
INLINE bool set_all_plain(Value set) { return is_unset(slot_get(ref_of(set), SET_HASHES)); }
// The hash of an element, given its hashes.
INLINE int64_t set_hash_in(Value hashes, uint64_t i, Value element) {
    return is_unset(hashes) ? set_plain_hash(element) : (int64_t)u64_get(ref_of(hashes), i * 8);
}
// The hash of the element that set_next has found.
INLINE int64_t set_step_hash(Value set, SetStep step) {
    return set_hash_in(slot_get(ref_of(set), SET_HASHES), step.position - 1, step.element);
}

typedef struct {
    bool failed, found;
    uint64_t at; // the element's entry, or the free or deleted one where it belongs
} SetFound;
SetFound set_find(Value set, Value key, int64_t hash);
// The part of set_has_plain for a key that the first entry it may have does not decide.
bool set_has_behind(Ref table, Value key, int64_t hash);
// Is this plain element in such a table (set_table), all of whose elements are plain? Runs no Python code.
INLINE bool set_has_plain(Ref table, Value key) {
    int64_t hash = set_plain_hash(key);
    Value element = slot_get(table, (uint64_t)hash & ((uint64_t)slot_count(table) - 1));
    return same(element, key) || (!is_unset(element) && set_has_behind(table, key, hash));
}
Value set_add_hashed(Value set, Value key, int64_t hash); // NONE or ERROR
// A set in the making, of plain elements that are all different: the same as if they were added one by one.
typedef struct {
    Value table; // ERROR when memory is exhausted
    uint64_t used;
    bool collided; // an entry was taken when its element came
} SetMaker;
SetMaker set_maker_new(void);
SetMaker set_maker_add(SetMaker maker, Value element);
Value set_maker_finish(SetMaker maker, bool frozen);
// With a table as for `count` elements from the beginning. Where there was no collision the order in which they came
// makes no difference: maker_add_sized then gives what maker_add does if set_maker_fits.
SetMaker set_maker_sized(uint64_t count);
SetMaker set_maker_add_sized(SetMaker maker, Value element); // at most `count` times
bool set_maker_fits(SetMaker maker);

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
