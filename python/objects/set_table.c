// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The table of sets. Where an element lands depends on its hash and on what was there before, and a program can
// see it in the order of iteration, so the rules are CPython's: look at up to 10 neighbouring entries, then jump
// by the recurrence i = 5 i + 1 + perturb; a free entry ends the search, a deleted one does not, and the last
// one that was met is used for the new element; the table grows when 3/5 of it are in use, to the power of two above 4 times (2 times beyond 50,000)
// the elements.
#include "python/objects/set_table.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/sink.h"

enum { TABLE_MIN = 8, NEIGHBOURS = 9, PERTURB_SHIFT = 5 };

static uint64_t fill_of(Value set) { return (uint64_t)int_of(slot_get(ref_of(set), SET_FILL)); }
static uint64_t mask_of(Value set) { return (uint64_t)slot_count(set_table(set)) - 1; }
static Value hashes_of(Value set) { return slot_get(ref_of(set), SET_HASHES); }

static void set_counts(Value set, uint64_t used, uint64_t fill) {
    slot_set(ref_of(set), SET_USED, int_wrap((int64_t)used));
    slot_set(ref_of(set), SET_FILL, int_wrap((int64_t)fill));
}

// Gives the set an empty table of `size` entries, for plain elements or for any; the counts stay.
static Value replace_table(Value set, uint64_t size, bool plain) {
    Value table = new_storage(size), hashes = plain ? UNSET : new_blob(size * 8);
    RETURN_IF_ERROR(table);
    RETURN_IF_ERROR(hashes);
    slot_set(ref_of(set), SET_TABLE, table);
    slot_set(ref_of(set), SET_HASHES, hashes);
    return NONE;
}

Value set_clear(Value set) {
    RETURN_IF_ERROR(replace_table(set, TABLE_MIN, true));
    set_counts(set, 0, 0);
    slot_set(ref_of(set), SET_FINGER, int_u32(0));
    return NONE;
}

Value set_new_kind(bool frozen) {
    Value set = frozen ? NEW(frozenset) : NEW(set);
    RETURN_IF_ERROR(set);
    RETURN_IF_ERROR(set_clear(set));
    return set;
}

// An element that is not plain is to come: the hashes are written down from now on.
static COLD Value store_hashes(Value set) {
    Ref table = set_table(set);
    uint64_t n = slot_count(table);
    Value hashes = new_blob(n * 8);
    RETURN_IF_ERROR(hashes);
    for (uint64_t i = 0; i < n; i++) {
        Value element = slot_get(table, i);
        if (set_is_plain(element)) u64_set(ref_of(hashes), i * 8, (uint64_t)set_plain_hash(element));
    }
    slot_set(ref_of(set), SET_HASHES, hashes);
    return NONE;
}

// --- searching ---
// The last of the neighbours to look at from entry i on.
INLINE uint64_t last_neighbour(uint64_t i, uint64_t mask) {
    return i + NEIGHBOURS <= mask ? i + NEIGHBOURS : i;
}

enum Match { MATCH_NO, MATCH_YES, MATCH_ERROR, MATCH_CHANGED };

// Are two plain values equal that are not the same?
INLINE bool plain_equal(Value a, Value b) {
    return is_ref(a) && is_ref(b) && str_hash30(a) == str_hash30(b) && str_equal(a, b);
}

// Is the element in entry i, which is not free, equal to key? Its __eq__ may change the set.
static enum Match matches(Value set, Ref table, uint64_t i, Value key, int64_t hash) {
    Value element = slot_get(table, i);
    if (same(element, key)) return MATCH_YES;
    if (same(element, ERROR) || both_int(element, key)) return MATCH_NO;
    if (set_hash_in(hashes_of(set), i, element) != hash) return MATCH_NO;
    Value equal = object_equal(element, key);
    if (is_error(equal)) return MATCH_ERROR;
    if (!same_ref(set_table(set), table) || !same(slot_get(table, i), element)) return MATCH_CHANGED;
    return is_true(equal) ? MATCH_YES : MATCH_NO;
}

static SetFound find_any(Value set, Value key, int64_t hash) {
restart:;
    Ref table = set_table(set);
    uint64_t mask = mask_of(set), perturb = (uint64_t)hash, i = perturb & mask, deleted = UINT64_MAX;
    for (;;) {
        uint64_t last = last_neighbour(i, mask);
        for (uint64_t at = i; at <= last; at++) {
            Value element = slot_get(table, at);
            if (is_unset(element)) return (SetFound){false, false, deleted == UINT64_MAX ? at : deleted};
            if (same(element, ERROR)) deleted = at;
            switch (matches(set, table, at, key, hash)) {
            case MATCH_NO: break;
            case MATCH_YES: return (SetFound){false, true, at};
            case MATCH_ERROR: return (SetFound){true, false, 0};
            case MATCH_CHANGED: goto restart;
            }
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

static SetFound find_plain(Ref table, Value key, int64_t hash) {
    uint64_t mask = (uint64_t)slot_count(table) - 1, perturb = (uint64_t)hash, i = perturb & mask;
    uint64_t deleted = UINT64_MAX;
    for (;;) {
        uint64_t last = last_neighbour(i, mask);
        for (uint64_t at = i; at <= last; at++) {
            Value element = slot_get(table, at);
            if (is_unset(element)) return (SetFound){false, false, deleted == UINT64_MAX ? at : deleted};
            if (same(element, key) || plain_equal(element, key)) return (SetFound){false, true, at};
            if (same(element, ERROR)) deleted = at;
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

// The same for a small integer, which is equal to no plain element but itself.
static SetFound find_int(Ref table, Value key) {
    uint64_t mask = (uint64_t)slot_count(table) - 1, perturb = (uint64_t)set_plain_hash(key),
             i = perturb & mask;
    uint64_t deleted = UINT64_MAX;
    for (;;) {
        uint64_t last = last_neighbour(i, mask);
        for (uint64_t at = i; at <= last; at++) {
            Value element = slot_get(table, at);
            if (same(element, key)) return (SetFound){false, true, at};
            if (is_unset(element)) return (SetFound){false, false, deleted == UINT64_MAX ? at : deleted};
            if (same(element, ERROR)) deleted = at;
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

SetFound set_find(Value set, Value key, int64_t hash) {
    if (likely(is_int(key) && set_all_plain(set))) return find_int(set_table(set), key);
    if (likely(set_all_plain(set) && set_is_plain(key))) return find_plain(set_table(set), key, hash);
    return find_any(set, key, hash);
}

bool set_has_behind(Ref table, Value key, int64_t hash) {
    if (!is_int(key)) return find_plain(table, key, hash).found;
    uint64_t mask = (uint64_t)slot_count(table) - 1, perturb = (uint64_t)hash, i = perturb & mask;
    for (;;) {
        uint64_t last = last_neighbour(i, mask);
        for (uint64_t at = i; at <= last; at++) {
            Value element = slot_get(table, at);
            if (same(element, key)) return true;
            if (is_unset(element)) return false;
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

// Puts an element that is not there into a table without deleted entries.
static void insert_clean(Ref table, Value hashes, Value key, int64_t hash) {
    uint64_t mask = (uint64_t)slot_count(table) - 1, perturb = (uint64_t)hash, i = perturb & mask;
    for (;;) {
        uint64_t last = last_neighbour(i, mask);
        for (uint64_t at = i; at <= last; at++) {
            if (!is_unset(slot_get(table, at))) continue;
            slot_set(table, at, key);
            if (!is_unset(hashes)) u64_set(ref_of(hashes), at * 8, (uint64_t)hash);
            return;
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

// --- changing ---
// Inserts all `count` elements of a table into that of the set, which has no deleted entries, and hashes if that one has.
static void insert_all(Value set, Ref from, Value from_hashes, uint64_t count) {
    Ref table = set_table(set);
    Value hashes = hashes_of(set);
    for (uint64_t i = 0; count > 0; i++) {
        Value element = slot_get(from, i);
        if (!set_is_element(element)) continue;
        insert_clean(table, hashes, element, set_hash_in(from_hashes, i, element));
        count--;
    }
}

Value set_resize(Value set, uint64_t least) {
    uint64_t size = TABLE_MIN;
    while (size <= least) size *= 2;
    Ref table = set_table(set);
    Value hashes = hashes_of(set);
    RETURN_IF_ERROR(replace_table(set, size, is_unset(hashes)));
    uint64_t used = set_length(set);
    insert_all(set, table, hashes, used);
    set_counts(set, used, used);
    return NONE;
}

static uint64_t grown(Value set) {
    uint64_t used = set_length(set);
    return used > 50000 ? used * 2 : used * 4;
}

Value set_tidy(Value set) {
    if (fill_of(set) - set_length(set) <= mask_of(set) / 4) return NONE;
    return set_resize(set, grown(set));
}

static __attribute__((noinline)) Value grow(Value set) { return set_resize(set, grown(set)); }

// One more entry of the table is in use, and one more element there.
INLINE Value note_fresh(Value set, Ref table) {
    Ref r = ref_of(set);
    Value fill = int_add(slot_get(r, SET_FILL), int_u32(1)).value;
    slot_set(r, SET_FILL, fill);
    slot_set(r, SET_USED, int_add(slot_get(r, SET_USED), int_u32(1)).value);
    return likely(int_of(fill) * 5 < ((int64_t)slot_count(table) - 1) * 3) ? NONE : grow(set);
}

Value set_add_hashed(Value set, Value key, int64_t hash) {
    SetFound found = set_find(set, key, hash);
    if (found.failed) return ERROR;
    if (found.found) return NONE;
    if (unlikely(set_all_plain(set) && !set_is_plain(key))) RETURN_IF_ERROR(store_hashes(set));
    Ref table = set_table(set);
    bool fresh = is_unset(slot_get(table, found.at));
    slot_set(table, found.at, key);
    Value hashes = hashes_of(set);
    if (!is_unset(hashes)) u64_set(ref_of(hashes), found.at * 8, (uint64_t)hash);
    if (likely(fresh)) return note_fresh(set, table);
    set_counts(set, set_length(set) + 1, fill_of(set));
    return NONE;
}

Value set_discard_hashed(Value set, Value key, int64_t hash) {
    SetFound found = set_find(set, key, hash);
    if (found.failed) return ERROR;
    if (!found.found) return FALSE;
    slot_set(set_table(set), found.at, ERROR);
    slot_set(ref_of(set), SET_USED, int_wrap((int64_t)set_length(set) - 1));
    return TRUE;
}

// --- sets in the making ---
static uint64_t size_above(uint64_t used) {
    uint64_t size = TABLE_MIN, least = used > 50000 ? used * 2 : used * 4;
    while (size <= least) size *= 2;
    return size;
}
static bool is_full(uint64_t used, uint64_t size) { return used * 5 >= (size - 1) * 3; }

// The size of the table after so many elements came one by one.
static uint64_t size_with(uint64_t count) {
    uint64_t size = TABLE_MIN;
    while (is_full(count, size)) {
        uint64_t used = ((size - 1) * 3 + 4) / 5; // then it grew
        size = size_above(used);
    }
    return size;
}

SetMaker set_maker_new(void) { return (SetMaker){new_storage(TABLE_MIN), 0, false}; }

static COLD SetMaker maker_grown(SetMaker maker) {
    Value table = new_storage(size_above(maker.used));
    for (uint64_t i = 0, n = slot_count(ref_of(maker.table)); !is_error(table) && i < n; i++) {
        Value element = slot_get(ref_of(maker.table), i);
        if (!is_unset(element)) insert_clean(ref_of(table), UNSET, element, set_plain_hash(element));
    }
    maker.table = table;
    return maker;
}

SetMaker set_maker_add(SetMaker maker, Value element) {
    if (is_error(maker.table)) return maker;
    insert_clean(ref_of(maker.table), UNSET, element, set_plain_hash(element));
    maker.used++;
    return likely(!is_full(maker.used, slot_count(ref_of(maker.table)))) ? maker : maker_grown(maker);
}

SetMaker set_maker_sized(uint64_t count) { return (SetMaker){new_storage(size_with(count)), 0, false}; }
SetMaker set_maker_add_sized(SetMaker maker, Value element) {
    Ref table = ref_of(maker.table);
    uint64_t at = (uint64_t)set_plain_hash(element) & ((uint64_t)slot_count(table) - 1);
    if (likely(is_unset(slot_get(table, at))))
        slot_set(table, at, element);
    else
        maker.collided = true;
    maker.used++;
    return maker;
}
bool set_maker_fits(SetMaker maker) {
    return !maker.collided && slot_count(ref_of(maker.table)) == size_with(maker.used);
}

Value set_maker_finish(SetMaker maker, bool frozen) {
    Value set = is_error(maker.table) ? ERROR : frozen ? NEW(frozenset) : NEW(set);
    RETURN_IF_ERROR(set);
    slot_set(ref_of(set), SET_TABLE, maker.table);
    slot_set(ref_of(set), SET_FINGER, int_u32(0));
    set_counts(set, maker.used, maker.used);
    return set;
}

void set_swap_tables(Value set, Value other) {
    for (uint32_t i = SET_TABLE; i <= SET_FILL; i++) {
        Value mine = slot_get(ref_of(set), i);
        slot_set(ref_of(set), i, slot_get(ref_of(other), i));
        slot_set(ref_of(other), i, mine);
    }
}

static Value copy_table(Value set, Value other) {
    uint64_t size = slot_count(set_table(other));
    slots_copy(set_table(set), 0, set_table(other), 0, size);
    if (!set_all_plain(other)) {
        Value hashes = new_blob(size * 8);
        RETURN_IF_ERROR(hashes);
        bytes_copy(ref_of(hashes), 0, ref_of(hashes_of(other)), 0, size * 8);
        slot_set(ref_of(set), SET_HASHES, hashes);
    }
    set_counts(set, set_length(other), fill_of(other));
    return NONE;
}

Value set_merge(Value set, Value other) {
    uint64_t used = set_length(other);
    if (same(set, other) || used == 0) return NONE;
    if ((fill_of(set) + used) * 5 >= mask_of(set) * 3)
        RETURN_IF_ERROR(set_resize(set, (set_length(set) + used) * 2));
    if (fill_of(set) == 0) {
        if (mask_of(set) == mask_of(other) && fill_of(other) == used) return copy_table(set, other);
        if (set_all_plain(set) && !set_all_plain(other)) RETURN_IF_ERROR(store_hashes(set));
        insert_all(set, set_table(other), hashes_of(other), used);
        set_counts(set, used, used);
        return NONE;
    }
    for (SetStep step = set_next(other, 0); step.ok; step = set_next(other, step.position))
        RETURN_IF_ERROR(set_add_hashed(set, step.element, set_step_hash(other, step)));
    return NONE;
}

// --- by element ---
static __attribute__((noinline)) Value add_any(Value set, Value element) {
    if (set_is_plain(element)) return set_add_hashed(set, element, set_plain_hash(element));
    HashResult hash = object_hash(element);
    return hash.ok ? set_add_hashed(set, element, hash.value) : ERROR;
}
Value set_add(Value set, Value element) {
    if (is_int(element) && set_all_plain(set)) { // mostly its first entry decides
        Ref table = set_table(set);
        uint64_t at = (uint64_t)set_plain_hash(element) & ((uint64_t)slot_count(table) - 1);
        Value there = slot_get(table, at);
        if (same(there, element)) return NONE;
        if (is_unset(there)) {
            slot_set(table, at, element);
            return note_fresh(set, table);
        }
    }
    return add_any(set, element);
}

// The hash of a frozenset with the same elements, for a set that can't be an element itself.
static Value as_element(Value v) {
    if (!IS_A(v, set)) return UNSET;
    if (!error_matches(CLASS(TypeError))) return ERROR;
    error_clear();
    Value frozen = set_new_kind(true);
    RETURN_IF_ERROR(frozen);
    RETURN_IF_ERROR(set_merge(frozen, v));
    return frozen;
}

Value set_contains(Value set, Value element) {
    if (set_is_plain(element) && set_all_plain(set))
        return bool_value(set_has_plain(set_table(set), element));
    HashResult hash = object_hash(element);
    if (!hash.ok) {
        element = as_element(element);
        if (!is_ref(element)) return ERROR;
        hash = object_hash(element);
        if (!hash.ok) return ERROR;
    }
    SetFound found = set_find(set, element, hash.value);
    return found.failed ? ERROR : bool_value(found.found);
}

Value set_discard(Value set, Value element) {
    HashResult hash = object_hash(element);
    if (!hash.ok) {
        element = as_element(element);
        if (!is_ref(element)) return ERROR;
        hash = object_hash(element);
        if (!hash.ok) return ERROR;
    }
    return set_discard_hashed(set, element, hash.value);
}

// --- all of an iterable ---
static Value update_from_dict(Value set, Value dict) {
    uint64_t count = dict_length(dict);
    if ((fill_of(set) + count) * 5 >= mask_of(set) * 3)
        RETURN_IF_ERROR(set_resize(set, (set_length(set) + count) * 2));
    for (DictStep step = dict_next(dict, 0); step.ok; step = dict_next(dict, step.position))
        RETURN_IF_ERROR(set_add(set, step.key));
    return NONE;
}

Value set_update(Value set, Value iterable) {
    if (is_set(iterable)) return set_merge(set, iterable);
    if (IS_EXACT(iterable, dict)) return update_from_dict(set, iterable);
    Value iterator = object_iter(iterable);
    RETURN_IF_ERROR(iterator);
    Value poured = generator_pour(iterator, SINK_SET, set);
    while (is_unset(poured)) {
        Value element = object_next(iterator);
        if (is_unset(element)) return NONE;
        RETURN_IF_ERROR(element);
        RETURN_IF_ERROR(set_add(set, element));
    }
    return poured;
}
