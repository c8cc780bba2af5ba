// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// dict: compact and in order of insertion. DICT_ENTRIES is a storage block of pairs: slot 2i the key (UNSET:
// a deleted or free entry), slot 2i + 1 the value (UNSET likewise). Up to 8 entries a search scans them; beyond,
// DICT_INDEX is a blob for index_probe (kernel/heap.h) with hash32 << 32 | i + 1 in each word, hash32 =
// hash_fold(hash). DICT_ENTRIES always holds a block.
//
// An entries block is only ever appended to: a deleted entry is not used again, and growing, closing gaps and
// clearing make a new block. What caches may rely on:
//  - An entry's number i for a name: as long as slot 2i of the dict's entries block (whichever block it is now) is
//    that same interned name, slot 2i + 1 is its value. It needs no invalidation.
//  - What is known of watched dicts (dict_watch), that a name is in a slot of an entries block or that it is not there,
//    holds while dict_version is the same.
#pragma once
#include "python/objects/object.h"

enum DictField {
    DICT_ENTRIES,
    DICT_INDEX, // blob, or UNSET: few entries
    DICT_USED,  // live entries, small int
    DICT_FILL,  // entries used so far, deleted ones included
    DICT_LAST,  // no live entry has this number or a higher one
    DICT_FIELDS,
};

Value dict_new(uint64_t capacity); // empty, with room for this many entries
Value dict_from_args(Args pairs);  // of keys and values in turn
// The value, UNSET when there is no such key, ERROR when hashing or comparing failed.
Value dict_get(Value dict, Value key);
Value dict_set(Value dict, Value key, Value value); // NONE or ERROR
// TRUE when it was there and is gone, FALSE when there was none, ERROR.
Value dict_delete(Value dict, Value key);
// The value that was deleted, or UNSET, or ERROR.
Value dict_pop(Value dict, Value key);
// The value, which is `value` if there was none before.
Value dict_set_default(Value dict, Value key, Value value);
// The value for an exact str, or UNSET; cannot fail. Quickest for an interned one.
Value dict_get_str(Value dict, Value name);
// Number of the entry of an exact str, or -1.
int64_t dict_find_str(Value dict, Value name);
// Number of the entry of any key, -1: there is none, DICT_FIND_FAILED: hashing or comparing failed.
int64_t dict_find(Value dict, Value key);
#define DICT_FIND_FAILED (-2)
Value dict_copy(Value dict);                // an exact dict
Value dict_update(Value dict, Value other); // from a mapping or pairs, as dict.update; NONE or ERROR
// The same for what is known to be a mapping: a dict, or an object with keys().
Value dict_merge(Value dict, Value mapping);
Value dict_clear(Value dict);
// dict[key]: with __missing__ of a subclass; KeyError.
Value dict_getitem(Value dict, Value key);

// Watched dicts: a change of dict_version says that one of them has gained or lost a key, or its entries block; not that
// a value was replaced. One without entries is not watched. Past DICT_VERSION_MAX changes nobody should rely on it.
extern STATE(uint64_t, dict_version);
#define DICT_VERSION_MAX (UINT64_C(1) << 24)
bool dict_watch(Value dict);

// Goes through the entries: start at position 0, go on with .position while .ok. Adding or deleting entries
// in between is safe (a step then may see them or not).
typedef struct {
    bool ok;
    uint64_t position;
    Value key, value;
} DictStep;
DictStep dict_next(Value dict, uint64_t position);
// The same backwards: start at position DICT_END.
DictStep dict_previous(Value dict, uint64_t position);
#define DICT_END UINT64_MAX

INLINE uint64_t dict_length(Value dict) { return (uint64_t)int_of(slot_get(ref_of(dict), DICT_USED)); }
INLINE Ref dict_entries(Value dict) { return ref_of(slot_get(ref_of(dict), DICT_ENTRIES)); }
