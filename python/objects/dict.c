// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// dict's table: entries in order of insertion, and an index of hashes once there are more than 8 of them or
// one whose hash is not at hand (anything but str, int and singletons). A key's __hash__ runs once when it is
// inserted; __eq__ runs only for equal hashes. A comparison may run Python code that changes the dict: the
// search then starts again.
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"

TYPE(dict, "dict", object, DICT_FIELDS, "dict() -> new empty dictionary");

enum { SCAN_MAX = 8 };
typedef struct {
    bool failed;
    int64_t entry; // -1: no such key
} Found;

static uint64_t fill_of(Ref d) { return (uint64_t)int_of(slot_get(d, DICT_FILL)); }

// Is the hash of this key quick to get at any time, without running code?
static bool is_cheap(Value key) { return is_int(key) || IS_EXACT(key, str) || singleton_index(key) < 5; }
static uint32_t cheap_hash(Value key) {
    if (is_ref(key)) return hash_fold(str_hash30(key));
    HashResult hash = object_hash(key);
    return hash_fold(hash.value);
}

Value dict_new(uint64_t capacity) {
    Value dict = NEW(dict);
    RETURN_IF_ERROR(dict);
    Value entries = new_storage(capacity * 2);
    RETURN_IF_ERROR(entries);
    slot_set(ref_of(dict), DICT_ENTRIES, entries);
    slot_set(ref_of(dict), DICT_USED, int_u32(0));
    slot_set(ref_of(dict), DICT_FILL, int_u32(0));
    return dict;
}

// --- searching ---
static Found find(Value dict, Value key, uint32_t hash, bool cheap) {
    Ref d = ref_of(dict);
restart:;
    Value index = slot_get(d, DICT_INDEX);
    Ref entries = dict_entries(dict);
    uint64_t fill = fill_of(d);
    if (is_unset(index)) {
        uint64_t i = slots_find(entries, 0, fill * 2, 2, key);
        if (i < fill * 2) return (Found){false, (int64_t)(i / 2)};
        for (i = 0; i < fill; i++) { // all keys here are cheap
            Value other = slot_get(entries, i * 2);
            if (is_unset(other) || (cheap && is_int(key) && is_int(other)) || cheap_hash(other) != hash)
                continue;
            Value equal = object_equal(other, key);
            if (is_error(equal)) return (Found){true, -1};
            if (!same_ref(dict_entries(dict), entries) || !same(slot_get(entries, i * 2), other))
                goto restart;
            if (is_true(equal)) return (Found){false, (int64_t)i};
        }
        return (Found){false, -1};
    }
    Probe probe = index_probe(ref_of(index), hash, hash);
    while (probe.number != 0) {
        uint64_t i = probe.number - 1;
        Value other = slot_get(entries, i * 2);
        if (same(other, key)) return (Found){false, (int64_t)i};
        if (!is_unset(other)) {
            Value equal = object_equal(other, key);
            if (is_error(equal)) return (Found){true, -1};
            if (!same_ref(dict_entries(dict), entries) || !same(slot_get(entries, i * 2), other))
                goto restart;
            if (is_true(equal)) return (Found){false, (int64_t)i};
        }
        probe = index_probe(ref_of(index), hash, probe.position + 1);
    }
    return (Found){false, -1};
}

static Found find_key(Value dict, Value key) {
    if (is_cheap(key)) return find(dict, key, cheap_hash(key), true);
    HashResult hash = object_hash(key);
    if (!hash.ok) return (Found){true, -1};
    return find(dict, key, hash_fold(hash.value), false);
}

int64_t dict_find_str(Value dict, Value name) {
    Found found = find(dict, name, cheap_hash(name), true);
    if (found.failed) error_clear();
    return found.entry;
}

Value dict_get_str(Value dict, Value name) {
    int64_t entry = dict_find_str(dict, name);
    return entry < 0 ? UNSET : slot_get(dict_entries(dict), (uint64_t)entry * 2 + 1);
}

Value dict_get(Value dict, Value key) {
    Found found = find_key(dict, key);
    if (found.failed) return ERROR;
    return found.entry < 0 ? UNSET : slot_get(dict_entries(dict), (uint64_t)found.entry * 2 + 1);
}

// --- growing ---
static void index_put(Ref index, uint32_t hash, uint64_t number) {
    uint64_t words = bytes_length(index) / 8, at = hash & (words - 1);
    while (u64_get(index, at * 8) != 0) at = (at + 1) & (words - 1);
    u64_set(index, at * 8, (uint64_t)hash << 32 | number);
}

// A new index with room for `capacity` entries that holds the first `fill` ones; hashes from the old index,
// where there is one. false: no memory.
static bool index_build(Ref d, uint64_t capacity) {
    uint64_t words = 16;
    while (words * 2 < capacity * 3) words *= 2;
    Value index = new_blob(words * 8), old = slot_get(d, DICT_INDEX);
    if (is_error(index)) return false;
    Ref entries = ref_of(slot_get(d, DICT_ENTRIES));
    if (is_unset(old)) {
        for (uint64_t i = 0, fill = fill_of(d); i < fill; i++) {
            Value key = slot_get(entries, i * 2);
            if (!is_unset(key)) index_put(ref_of(index), cheap_hash(key), i + 1);
        }
    } else {
        for (uint64_t at = 0, n = bytes_length(ref_of(old)) / 8; at < n; at++) {
            uint64_t word = u64_get(ref_of(old), at * 8), number = word & UINT32_MAX;
            if (number != 0 && !is_unset(slot_get(entries, (number - 1) * 2)))
                index_put(ref_of(index), (uint32_t)(word >> 32), number);
        }
    }
    slot_set(d, DICT_INDEX, index);
    return true;
}

// Writes the new numbers of the entries into the index after gaps were closed: old number -> new number.
static void index_renumber(Ref index, Ref numbers) {
    for (uint64_t at = 0, n = bytes_length(index) / 8; at < n; at++) {
        uint64_t word = u64_get(index, at * 8), number = word & UINT32_MAX;
        if (number != 0) {
            uint64_t now = u32_get(numbers, (number - 1) * 4);
            // A deleted entry's word stays in the way of searches, with a number that has no key.
            u64_set(index, at * 8, (word >> 32) << 32 | (now == 0 ? number : now));
        }
    }
}

// Room for one more entry.
static bool make_room(Ref d) {
    Ref entries = ref_of(slot_get(d, DICT_ENTRIES));
    uint64_t capacity = slot_count(entries) / 2, fill = fill_of(d);
    uint64_t used = (uint64_t)int_of(slot_get(d, DICT_USED));
    if (fill < capacity) return true;
    uint64_t wanted = used + used / 2 < 4 ? 4 : used + used / 2 + 1;
    Value storage = new_storage(wanted * 2);
    if (is_error(storage)) return false;
    bool gaps = used < fill, indexed = !is_unset(slot_get(d, DICT_INDEX));
    if (!gaps) {
        slots_copy(ref_of(storage), 0, entries, 0, fill * 2);
        slot_set(d, DICT_ENTRIES, storage);
        return !indexed || index_build(d, wanted);
    }
    Value numbers = new_blob(fill * 4);
    if (is_error(numbers)) return false;
    uint64_t now = 0;
    for (uint64_t i = 0; i < fill; i++) {
        Value key = slot_get(entries, i * 2);
        if (is_unset(key)) continue;
        slot_set(ref_of(storage), now * 2, key);
        slot_set(ref_of(storage), now * 2 + 1, slot_get(entries, i * 2 + 1));
        u32_set(ref_of(numbers), i * 4, (uint32_t)++now);
    }
    if (indexed) {
        if (!index_build(d, wanted)) return false; // drops the deleted ones
        index_renumber(ref_of(slot_get(d, DICT_INDEX)), ref_of(numbers));
    }
    slot_set(d, DICT_ENTRIES, storage);
    slot_set(d, DICT_FILL, int_wrap((int64_t)now));
    return true;
}

Value dict_set(Value dict, Value key, Value value) {
    Ref d = ref_of(dict);
    bool cheap = is_cheap(key);
    HashResult hash = {true, 0};
    if (!cheap) hash = object_hash(key);
    if (!hash.ok) return ERROR;
    uint32_t hash32 = cheap ? cheap_hash(key) : hash_fold(hash.value);
    Found found = find(dict, key, hash32, cheap);
    if (found.failed) return ERROR;
    if (found.entry >= 0) {
        slot_set(dict_entries(dict), (uint64_t)found.entry * 2 + 1, value);
        return NONE;
    }
    if (!make_room(d)) return ERROR;
    uint64_t fill = fill_of(d);
    if (is_unset(slot_get(d, DICT_INDEX)) && (!cheap || fill >= SCAN_MAX))
        if (!index_build(d, slot_count(dict_entries(dict)) / 2)) return ERROR;
    slot_set(dict_entries(dict), fill * 2, key);
    slot_set(dict_entries(dict), fill * 2 + 1, value);
    Value index = slot_get(d, DICT_INDEX);
    if (!is_unset(index)) index_put(ref_of(index), hash32, fill + 1);
    slot_set(d, DICT_FILL, int_wrap((int64_t)fill + 1));
    slot_set(d, DICT_USED, int_wrap(int_of(slot_get(d, DICT_USED)) + 1));
    return NONE;
}

Value dict_delete(Value dict, Value key) {
    Found found = find_key(dict, key);
    if (found.failed) return ERROR;
    if (found.entry < 0) return FALSE;
    Ref d = ref_of(dict), entries = dict_entries(dict);
    slot_set(entries, (uint64_t)found.entry * 2, UNSET);
    slot_set(entries, (uint64_t)found.entry * 2 + 1, UNSET);
    slot_set(d, DICT_USED, int_wrap(int_of(slot_get(d, DICT_USED)) - 1));
    return TRUE;
}

DictStep dict_next(Value dict, uint64_t position) {
    Ref entries = dict_entries(dict);
    uint64_t fill = fill_of(ref_of(dict));
    for (uint64_t i = position; i < fill; i++) {
        Value key = slot_get(entries, i * 2);
        if (!is_unset(key)) return (DictStep){true, i + 1, key, slot_get(entries, i * 2 + 1)};
    }
    return (DictStep){false, fill, UNSET, UNSET};
}

Value dict_copy(Value dict) {
    Value copy = dict_new(dict_length(dict));
    RETURN_IF_ERROR(copy);
    for (DictStep step = dict_next(dict, 0); step.ok; step = dict_next(dict, step.position))
        RETURN_IF_ERROR(dict_set(copy, step.key, step.value));
    return copy;
}

Value dict_clear(Value dict) {
    Value entries = new_storage(0);
    RETURN_IF_ERROR(entries);
    Ref d = ref_of(dict);
    slot_set(d, DICT_ENTRIES, entries);
    slot_set(d, DICT_INDEX, UNSET);
    slot_set(d, DICT_USED, int_u32(0));
    slot_set(d, DICT_FILL, int_u32(0));
    return NONE;
}

Value dict_update(Value dict, Value other) {
    if (!IS_A(other, dict)) return raise_unimplemented(TEXT("dict.update with a mapping that is no dict"));
    for (DictStep step = dict_next(other, 0); step.ok; step = dict_next(other, step.position))
        RETURN_IF_ERROR(dict_set(dict, step.key, step.value));
    return NONE;
}
