// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// dict's table: entries in order of insertion, and an index of hashes once there are more than 8 of them or
// one whose hash is not at hand (anything but str, int and singletons). A key's __hash__ runs once when it is
// inserted; __eq__ runs only for equal hashes. A comparison may run Python code that changes the dict: the
// search then starts again.
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/items.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

TYPE(dict, "dict", object, DICT_FIELDS,
     "dict() -> new empty dictionary\n"
     "dict(mapping) -> new dictionary initialized from a mapping object's\n"
     "    (key, value) pairs\n"
     "dict(iterable) -> new dictionary initialized as if via:\n"
     "    d = {}\n"
     "    for k, v in iterable:\n"
     "        d[k] = v\n"
     "dict(**kwargs) -> new dictionary initialized with the name=value pairs\n"
     "    in the keyword argument list.  For example:  dict(one=1, two=2)");

TYPE(watched, "watched", object, 0, ""); // the entries block of a watched dict: storage of another shape
STATE(uint64_t, dict_version) = 1;

enum { SCAN_MAX = 8 };
typedef struct {
    bool failed;
    int64_t entry; // -1: no such key
} Found;

static ROOT(empty_entries); // of all dicts without room: no slot, so nobody can write it

static uint64_t number_field(Ref d, enum DictField field) { return (uint64_t)int_of(slot_get(d, field)); }
static uint64_t fill_of(Ref d) { return number_field(d, DICT_FILL); }
static void set_counts(Ref d, uint64_t used, uint64_t fill) {
    slot_set(d, DICT_USED, int_wrap((int64_t)used));
    slot_set(d, DICT_FILL, int_wrap((int64_t)fill));
    slot_set(d, DICT_LAST, int_wrap((int64_t)fill));
}

// Is the hash of this key quick to get at any time, without running code?
static bool is_cheap(Value key) { return is_int(key) || IS_EXACT(key, str) || singleton_index(key) < 5; }
INLINE uint32_t text_hash(Value s) { return hash_fold(str_hash_quick(s)); }
static uint32_t cheap_hash(Value key) {
    if (is_ref(key)) return text_hash(key);
    HashResult hash = object_hash(key);
    return hash_fold(hash.value);
}

typedef struct {
    bool ok, cheap;
    uint32_t hash;
} KeyHash;
static KeyHash hash_of(Value key) {
    if (is_cheap(key)) return (KeyHash){true, true, cheap_hash(key)};
    HashResult hash = IS_EXACT(key, tuple) ? tuple_hash(key) : object_hash(key);
    return (KeyHash){hash.ok, false, hash.ok ? hash_fold(hash.value) : 0};
}

bool dict_watch(Value dict) {
    Ref entries = dict_entries(dict);
    if (slot_count(entries) == 0) return false;
    shape_set(entries, SHAPE(watched));
    return true;
}
// The dict's keys or its entries block are about to change.
INLINE void tell_watchers(Ref d) {
    if (unlikely(has_shape(ref_of(slot_get(d, DICT_ENTRIES)), SHAPE(watched)))) dict_version++;
}

static Value entries_for(uint64_t capacity) {
    if (capacity > 0) return new_storage(capacity * 2);
    if (!is_ref(empty_entries)) {
        Value entries = new_storage(0);
        RETURN_IF_ERROR(entries);
        empty_entries = entries;
    }
    return empty_entries;
}

// How many entries there is room for from CPython's n on: two thirds of a power of two. It shows: gaps are closed when
// there is no more room, and with them a loop that changes the dict goes on at another entry.
static uint64_t capacity_for(uint64_t n) {
    uint64_t size = 8;
    while (size < n) size *= 2;
    return size * 2 / 3;
}

Value dict_new(uint64_t capacity) {
    Value dict = NEW(dict);
    RETURN_IF_ERROR(dict);
    Value entries = entries_for(capacity > 5 ? capacity_for((capacity * 3 + 1) / 2) : capacity);
    RETURN_IF_ERROR(entries);
    slot_set(ref_of(dict), DICT_ENTRIES, entries);
    set_counts(ref_of(dict), 0, 0);
    return dict;
}

Value dict_clear(Value dict) {
    Value entries = entries_for(0);
    RETURN_IF_ERROR(entries);
    tell_watchers(ref_of(dict));
    slot_set(ref_of(dict), DICT_ENTRIES, entries);
    slot_set(ref_of(dict), DICT_INDEX, UNSET);
    set_counts(ref_of(dict), 0, 0);
    return NONE;
}

// --- searching ---
enum Match { MATCH_NO, MATCH_YES, MATCH_ERROR, MATCH_CHANGED };

// Are the items of two tuples the very same?
INLINE bool same_items(Ref a, Ref b) {
    uint64_t n = slot_count(a), i = 0;
    if (slot_count(b) != n) return false;
    while (i < n && same(slot_get(a, i), slot_get(b, i))) i++;
    return i == n;
}

// Is the key of entry i, whose hash is the key's, equal to it? Its __eq__ may change the dict.
static enum Match matches(Value dict, Ref entries, uint64_t i, Value key) {
    Value other = slot_get(entries, i * 2);
    if (same(other, key)) return MATCH_YES;
    bool tuples = IS_EXACT(other, tuple) && IS_EXACT(key, tuple);
    if (tuples && same_items(ref_of(other), ref_of(key))) return MATCH_YES;
    if (is_unset(other) || both_int(other, key)) return MATCH_NO;
    if (IS_EXACT(other, str) && IS_EXACT(key, str)) return str_equal(other, key) ? MATCH_YES : MATCH_NO;
    tuples = tuples && stack_has_room();
    Value equal = tuples ? tuples_compare(COMPARE_EQ, other, key) : object_equal(other, key);
    if (is_error(equal)) return MATCH_ERROR;
    if (!same_ref(dict_entries(dict), entries) || !same(slot_get(entries, i * 2), other))
        return MATCH_CHANGED;
    return is_true(equal) ? MATCH_YES : MATCH_NO;
}

// Without an index: all keys here are cheap.
static enum Match scan(Value dict, Value key, KeyHash hash, uint64_t i) {
    Ref entries = dict_entries(dict);
    Value other = slot_get(entries, i * 2);
    if (is_unset(other) || both_int(other, key) || cheap_hash(other) != hash.hash) return MATCH_NO;
    return matches(dict, entries, i, key);
}

// A text that is none of the first `end` slots' keys itself, which are all cheap.
static Found find_text(Ref entries, uint64_t end, Value key, uint32_t hash) {
    for (uint64_t at = 0; at < end; at += 2) {
        Value other = slot_get(entries, at);
        if (is_ref(other) && text_hash(other) == hash && str_equal(other, key))
            return (Found){false, (int64_t)(at / 2)};
    }
    return (Found){false, -1};
}

static Found find(Value dict, Value key, KeyHash hash) {
    Ref d = ref_of(dict);
restart:;
    Value index = slot_get(d, DICT_INDEX);
    Ref entries = dict_entries(dict);
    enum Match match = MATCH_NO;
    if (is_unset(index)) {
        uint64_t end = fill_of(d) * 2, at = slots_find(entries, 0, end, 2, key);
        if (at < end) return (Found){false, (int64_t)(at / 2)};
        if (IS_EXACT(key, str)) return find_text(entries, end, key, hash.hash);
        for (uint64_t i = 0; i * 2 < end && match == MATCH_NO; i++) {
            match = scan(dict, key, hash, i);
            if (match == MATCH_YES) return (Found){false, (int64_t)i};
        }
    } else {
        Probe probe = index_probe(ref_of(index), hash.hash, hash.hash);
        while (probe.number != 0 && match == MATCH_NO) {
            uint64_t i = probe.number - 1;
            match = matches(dict, entries, i, key);
            if (match == MATCH_YES) return (Found){false, (int64_t)i};
            probe = index_probe(ref_of(index), hash.hash, probe.position + 1);
        }
    }
    if (match == MATCH_CHANGED) goto restart;
    return (Found){match == MATCH_ERROR, -1};
}

int64_t dict_find_str(Value dict, Value name) {
    Found found = find(dict, name, (KeyHash){true, true, text_hash(name)});
    if (found.failed) error_clear();
    return found.entry;
}

int64_t dict_find(Value dict, Value key) {
    KeyHash hash = hash_of(key);
    if (!hash.ok) return DICT_FIND_FAILED;
    Found found = find(dict, key, hash);
    return found.failed ? DICT_FIND_FAILED : found.entry;
}

static Value value_at(Value dict, int64_t entry) {
    return entry < 0 ? UNSET : slot_get(dict_entries(dict), (uint64_t)entry * 2 + 1);
}
Value dict_get_str(Value dict, Value name) { return value_at(dict, dict_find_str(dict, name)); }

Value dict_get(Value dict, Value key) {
    KeyHash hash = hash_of(key);
    if (!hash.ok) return ERROR;
    Found found = find(dict, key, hash);
    return found.failed ? ERROR : value_at(dict, found.entry);
}

Value dict_getitem(Value dict, Value key) {
    Value found = dict_get(dict, key);
    if (likely(!is_unset(found))) return found;
    if (!IS_EXACT(dict, dict)) {
        Value result = call_special1(dict, NAME(__missing__), key);
        if (!is_unset(result)) return result;
    }
    return raise_key_error(key);
}

// --- growing ---
static void index_put(Ref index, uint32_t hash, uint64_t number) {
    uint64_t words = bytes_length(index) / 8, at = hash & (words - 1);
    while (u64_get(index, at * 8) != 0) at = (at + 1) & (words - 1);
    u64_set(index, at * 8, (uint64_t)hash << 32 | number);
}

// The hashes of all entries, 4 bytes each, as a blob: from the index, or from the keys, which then are cheap.
static Value hashes_of(Ref d) {
    uint64_t fill = fill_of(d);
    Value hashes = new_blob(fill * 4), index = slot_get(d, DICT_INDEX);
    RETURN_IF_ERROR(hashes);
    if (is_unset(index)) {
        Ref entries = ref_of(slot_get(d, DICT_ENTRIES));
        for (uint64_t i = 0; i < fill; i++) {
            Value key = slot_get(entries, i * 2);
            if (!is_unset(key)) u32_set(ref_of(hashes), i * 4, cheap_hash(key));
        }
        return hashes;
    }
    View words = bytes_view(ref_of(index));
    for (uint64_t at = 0, n = view_count(words) / 8; at < n; at++) {
        uint64_t word = view_u64(words, at), number = word & UINT32_MAX;
        if (number != 0) u32_set(ref_of(hashes), (number - 1) * 4, (uint32_t)(word >> 32));
    }
    return hashes;
}

// An index for entries 0 .. fill of which block `entries` holds the keys, with room for `capacity`.
static Value index_of(Ref entries, Ref hashes, uint64_t fill, uint64_t capacity) {
    uint64_t words = 16;
    while (words * 2 < capacity * 3) words *= 2;
    Value index = new_blob(words * 8);
    RETURN_IF_ERROR(index);
    for (uint64_t i = 0; i < fill; i++)
        if (!is_unset(slot_get(entries, i * 2))) index_put(ref_of(index), u32_get(hashes, i * 4), i + 1);
    return index;
}

// Closes the gaps of block `entries`, and those of the hashes. The number of entries that are left.
static uint64_t compact(Ref entries, Ref hashes, uint64_t fill) {
    uint64_t now = 0;
    for (uint64_t i = 0; i < fill; i++) {
        Value key = slot_get(entries, i * 2);
        if (is_unset(key)) continue;
        slot_set(entries, now * 2, key);
        slot_set(entries, now * 2 + 1, slot_get(entries, i * 2 + 1));
        u32_set(hashes, now * 4, u32_get(hashes, i * 4));
        now++;
    }
    slots_fill(entries, now * 2, (fill - now) * 2, UNSET);
    return now;
}

// A new entries block with room for `capacity` entries, and an index if `indexed`. Gaps stay where they are unless
// they are to be closed.
static Value rebuild(Ref d, uint64_t capacity, bool indexed, bool close_gaps) {
    uint64_t fill = fill_of(d), used = number_field(d, DICT_USED);
    Ref entries = ref_of(slot_get(d, DICT_ENTRIES));
    Value storage = new_storage((capacity > fill ? capacity : fill) * 2), hashes = UNSET, index = UNSET;
    RETURN_IF_ERROR(storage);
    close_gaps = close_gaps && used < fill;
    if (indexed || close_gaps) hashes = hashes_of(d);
    RETURN_IF_ERROR(hashes);
    slots_copy(ref_of(storage), 0, entries, 0, fill * 2);
    if (close_gaps) {
        fill = compact(ref_of(storage), ref_of(hashes), fill);
        if (slot_count(ref_of(storage)) > capacity * 2) slots_shrink(ref_of(storage), capacity * 2);
    }
    if (indexed) index = index_of(ref_of(storage), ref_of(hashes), fill, capacity);
    RETURN_IF_ERROR(index);
    tell_watchers(d);
    slot_set(d, DICT_ENTRIES, storage);
    slot_set(d, DICT_INDEX, index);
    set_counts(d, used, fill);
    return NONE;
}

// Room for one more entry with such a key.
static Value make_room(Ref d, bool cheap) {
    uint64_t capacity = slot_count(ref_of(slot_get(d, DICT_ENTRIES))) / 2;
    uint64_t used = number_field(d, DICT_USED), fill = fill_of(d);
    bool has_index = !is_unset(slot_get(d, DICT_INDEX)), indexed = has_index || !cheap || fill >= SCAN_MAX;
    if (fill >= capacity) {
        bool small = capacity < capacity_for(0);
        uint64_t wanted = small ? capacity_for(0) : capacity_for(used * 3);
        if (wanted > SLOTS_MAX / 2) return raise_memory_error();
        return rebuild(d, wanted, indexed, !small);
    }
    if (has_index || !indexed) return NONE;
    Value hashes = hashes_of(d);
    RETURN_IF_ERROR(hashes);
    Value index = index_of(ref_of(slot_get(d, DICT_ENTRIES)), ref_of(hashes), fill, capacity);
    RETURN_IF_ERROR(index);
    slot_set(d, DICT_INDEX, index);
    return NONE;
}

// Adds a key that is not there.
static Value append(Value dict, Value key, KeyHash hash, Value value) {
    Ref d = ref_of(dict);
    RETURN_IF_ERROR(make_room(d, hash.cheap));
    tell_watchers(d);
    uint64_t fill = fill_of(d);
    slot_set(dict_entries(dict), fill * 2, key);
    slot_set(dict_entries(dict), fill * 2 + 1, value);
    Value index = slot_get(d, DICT_INDEX);
    if (!is_unset(index)) index_put(ref_of(index), hash.hash, fill + 1);
    set_counts(d, number_field(d, DICT_USED) + 1, fill + 1);
    return NONE;
}

Value dict_set(Value dict, Value key, Value value) {
    KeyHash hash = hash_of(key);
    if (!hash.ok) return ERROR;
    Found found = find(dict, key, hash);
    if (found.failed) return ERROR;
    if (found.entry < 0) return append(dict, key, hash, value);
    slot_set(dict_entries(dict), (uint64_t)found.entry * 2 + 1, value);
    return NONE;
}

// Are the keys of these pairs different by their hashes, which are quick to get? Then no two are equal.
static bool differ(Args pairs, uint32_t n) {
    uint32_t hashes[SCAN_MAX] = {0};
    for (uint32_t i = 0; i < n; i++) {
        Value key = arg(pairs, i * 2);
        if (!is_cheap(key)) return false;
        uint32_t hash = cheap_hash(key);
        for (uint32_t k = 0; k < i; k++)
            if (AT(hashes, k) == hash) return false;
        AT(hashes, i) = hash;
    }
    return true;
}

Value dict_from_args(Args pairs) {
    uint32_t n = args_count(pairs) / 2;
    Value dict = dict_new(n);
    RETURN_IF_ERROR(dict);
    if (n > 0 && n <= SCAN_MAX && differ(pairs, n)) { // they go in as they stand
        args_to_slots(pairs, 0, dict_entries(dict), 0, (uint64_t)n * 2);
        set_counts(ref_of(dict), n, n);
        return dict;
    }
    for (uint32_t i = 0; i < n; i++)
        if (is_error(dict_set(dict, arg(pairs, i * 2), arg(pairs, i * 2 + 1)))) return ERROR;
    return dict;
}

Value dict_set_default(Value dict, Value key, Value value) {
    KeyHash hash = hash_of(key);
    if (!hash.ok) return ERROR;
    Found found = find(dict, key, hash);
    if (found.failed) return ERROR;
    if (found.entry >= 0) return value_at(dict, found.entry);
    return is_error(append(dict, key, hash, value)) ? ERROR : value;
}

Value dict_pop(Value dict, Value key) {
    KeyHash hash = hash_of(key);
    if (!hash.ok) return ERROR;
    Found found = find(dict, key, hash);
    if (found.failed) return ERROR;
    if (found.entry < 0) return UNSET;
    Ref d = ref_of(dict), entries = dict_entries(dict);
    uint64_t at = (uint64_t)found.entry * 2;
    Value value = slot_get(entries, at + 1);
    tell_watchers(d);
    slot_set(entries, at, UNSET);
    slot_set(entries, at + 1, UNSET);
    slot_set(d, DICT_USED, int_wrap((int64_t)number_field(d, DICT_USED) - 1));
    if (number_field(d, DICT_LAST) == (uint64_t)found.entry + 1)
        slot_set(d, DICT_LAST, int_wrap(found.entry));
    return value;
}

Value dict_delete(Value dict, Value key) {
    Value value = dict_pop(dict, key);
    return is_error(value) ? ERROR : bool_value(!is_unset(value));
}

// --- going through ---
DictStep dict_next(Value dict, uint64_t position) {
    Ref entries = dict_entries(dict);
    uint64_t fill = fill_of(ref_of(dict));
    for (uint64_t i = position; i < fill; i++) {
        Value key = slot_get(entries, i * 2);
        if (!is_unset(key)) return (DictStep){true, i + 1, key, slot_get(entries, i * 2 + 1)};
    }
    return (DictStep){false, fill, UNSET, UNSET};
}

DictStep dict_previous(Value dict, uint64_t position) {
    Ref entries = dict_entries(dict);
    uint64_t last = number_field(ref_of(dict), DICT_LAST);
    for (uint64_t i = position < last ? position : last; i > 0; i--) {
        Value key = slot_get(entries, i * 2 - 2);
        if (!is_unset(key)) return (DictStep){true, i - 1, key, slot_get(entries, i * 2 - 1)};
    }
    return (DictStep){false, 0, UNSET, UNSET};
}

// --- copying ---
// Makes `to`, which is empty, equal to `from`.
static Value clone(Value to, Value from) {
    Ref d = ref_of(to), source = ref_of(from);
    uint64_t fill = fill_of(source), used = dict_length(from);
    Value before = slot_get(d, DICT_ENTRIES);
    tell_watchers(d);
    for (uint32_t i = 0; i < DICT_FIELDS; i++) slot_set(d, i, slot_get(source, i));
    bool gaps = used < fill, indexed = !is_unset(slot_get(source, DICT_INDEX));
    Value result = NONE;
    if (gaps && used < fill * 2 / 3) {
        result = rebuild(d, capacity_for((used * 3 + 1) / 2), indexed, true);
    } else {
        uint64_t slots = slot_count(dict_entries(from));
        Value entries = entries_for(slots / 2), index = UNSET;
        if (indexed && !is_error(entries)) index = new_blob(bytes_length(ref_of(slot_get(d, DICT_INDEX))));
        result = is_error(index) ? ERROR : entries;
        if (!is_error(result)) {
            if (fill > 0) slots_copy(ref_of(entries), 0, dict_entries(from), 0, fill * 2);
            if (indexed)
                bytes_copy(ref_of(index), 0, ref_of(slot_get(source, DICT_INDEX)), 0,
                           bytes_length(ref_of(index)));
            slot_set(d, DICT_ENTRIES, entries);
            slot_set(d, DICT_INDEX, index);
        }
    }
    if (!is_error(result)) return NONE;
    slot_set(d, DICT_ENTRIES, before); // nothing may be shared
    slot_set(d, DICT_INDEX, UNSET);
    set_counts(d, 0, 0);
    return ERROR;
}

Value dict_copy(Value dict) {
    Value copy = dict_new(0);
    RETURN_IF_ERROR(copy);
    return is_error(clone(copy, dict)) ? ERROR : copy;
}

static Value merge_dict(Value dict, Value other) {
    if (same(dict, other) || dict_length(other) == 0) return NONE;
    if (fill_of(ref_of(dict)) == 0) return clone(dict, other);
    uint64_t length = dict_length(other);
    for (DictStep step = dict_next(other, 0); step.ok; step = dict_next(other, step.position)) {
        RETURN_IF_ERROR(dict_set(dict, step.key, step.value));
        if (dict_length(other) != length)
            return raise0(CLASS(RuntimeError), TEXT("dict mutated during update"));
    }
    return NONE;
}

Value dict_merge(Value dict, Value mapping) {
    if (IS_A(mapping, dict) &&
        same(class_lookup(class_of(mapping), NAME(__iter__)), class_lookup(CLASS(dict), NAME(__iter__))))
        return merge_dict(dict, mapping);
    Value keys = call_method0(mapping, NAME(keys));
    RETURN_IF_ERROR(keys);
    Value iterator = object_iter(keys);
    RETURN_IF_ERROR(iterator);
    for (;;) {
        Value key = object_next(iterator);
        if (is_unset(key)) return NONE;
        RETURN_IF_ERROR(key);
        Value value = object_getitem(mapping, key);
        RETURN_IF_ERROR(value);
        RETURN_IF_ERROR(dict_set(dict, key, value));
    }
}
