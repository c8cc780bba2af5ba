// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// list: storage that grows by an eighth, and the operations that the rest of the interpreter uses by name. The
// methods are in list_methods.c.
#include "python/objects/list.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/range.h"
#include "python/objects/set.h"
#include "python/objects/sink.h"
#include "python/objects/tuple.h"

TYPE(list, "list", object, LIST_FIELDS,
     "Built-in mutable sequence.\n"
     "\n"
     "If no argument is given, the constructor creates a new empty list.\n"
     "The argument must be an iterable if specified.");

enum { SMALL = 16 }; // storage of at most this many slots is not shrunk

static ROOT(empty_storage); // of all lists without room: no slot, so nobody can write it

static Value storage_for(uint64_t capacity) {
    if (capacity > 0) return new_storage(capacity);
    if (!is_ref(empty_storage)) {
        Value storage = new_storage(0);
        RETURN_IF_ERROR(storage);
        empty_storage = storage;
    }
    return empty_storage;
}

static void length_set(Value list, uint64_t n) { slot_set(ref_of(list), LIST_LENGTH, int_wrap((int64_t)n)); }

Value list_new(uint64_t capacity) {
    Value list = NEW(list);
    RETURN_IF_ERROR(list);
    Value storage = storage_for(capacity);
    RETURN_IF_ERROR(storage);
    slot_set(ref_of(list), LIST_STORAGE, storage);
    length_set(list, 0);
    return list;
}

Value list_clear(Value list) {
    if (list_length(list) == 0 && slot_count(list_storage(list)) == 0)
        return NONE; // as it is while it is being sorted
    Value storage = storage_for(0);
    RETURN_IF_ERROR(storage);
    slot_set(ref_of(list), LIST_STORAGE, storage);
    length_set(list, 0);
    return NONE;
}

// Room for `length` items, and an eighth more; an odd number of slots fills a block.
static uint64_t roomy(uint64_t length) { return (length + (length >> 3) + 4) | 1; }

// Makes the storage hold at least `wanted` slots.
static Value reserve(Value list, uint64_t wanted) {
    if (wanted <= slot_count(list_storage(list))) return NONE;
    Value storage = new_storage(roomy(wanted));
    RETURN_IF_ERROR(storage);
    slots_copy(ref_of(storage), 0, list_storage(list), 0, list_length(list));
    slot_set(ref_of(list), LIST_STORAGE, storage);
    return NONE;
}

// Apart from list_append, which then saves no registers.
static __attribute__((noinline)) Value append_growing(Value list, Value item) {
    uint64_t length = list_length(list);
    RETURN_IF_ERROR(reserve(list, length + 1));
    slot_set(list_storage(list), length, item);
    length_set(list, length + 1);
    return NONE;
}
Value list_append(Value list, Value item) {
    return likely(list_append_here(list, item)) ? NONE : append_growing(list, item);
}

Value list_from_slots(Ref block, uint64_t from, uint64_t n) {
    Value list = list_new(n);
    RETURN_IF_ERROR(list);
    if (n > 0) slots_copy(list_storage(list), 0, block, from, n);
    length_set(list, n);
    return list;
}

Value list_concat(Value a, Value b) {
    uint64_t n = list_length(a), m = list_length(b);
    Value list = list_new(n + m);
    RETURN_IF_ERROR(list);
    if (n > 0) slots_copy(list_storage(list), 0, list_storage(a), 0, n);
    if (m > 0) slots_copy(list_storage(list), n, list_storage(b), 0, m);
    length_set(list, n + m);
    return list;
}

Value list_from_args(Args args) {
    Value list = list_new(args_count(args));
    RETURN_IF_ERROR(list);
    if (args_count(args) > 0) args_to_slots(args, 0, list_storage(list), 0, args_count(args));
    length_set(list, args_count(args));
    return list;
}

Value list_to_tuple(Value list) { return tuple_from_slots(list_storage(list), 0, list_length(list)); }

// --- changing the length in the middle ---
// Gives unused storage back when less than half is in use.
static void shrink(Value list) {
    uint64_t length = list_length(list), capacity = slot_count(list_storage(list));
    if (capacity > SMALL && length < capacity / 2) slots_shrink(list_storage(list), roomy(length));
}

// Moves the items from `from` on so that they start at `to`, and sets the length; freed slots become UNSET.
static Value move_tail(Value list, uint64_t from, uint64_t to) {
    uint64_t length = list_length(list), after = length - from + to;
    if (to > from) RETURN_IF_ERROR(reserve(list, after));
    slots_copy(list_storage(list), to, list_storage(list), from, length - from);
    if (after < length) slots_fill(list_storage(list), after, length - after, UNSET);
    length_set(list, after);
    return NONE;
}

Value list_replace(Value list, uint64_t from, uint64_t to, Ref block, uint64_t at, uint64_t n) {
    if (n != to - from) RETURN_IF_ERROR(move_tail(list, to, from + n));
    if (n > 0) slots_copy(list_storage(list), from, block, at, n);
    if (n < to - from) shrink(list);
    return NONE;
}

Value list_pop(Value list, uint64_t at) {
    uint64_t last = list_length(list) - 1;
    Value item = list_get(list, at);
    if (at != last) return is_error(list_replace(list, at, at + 1, NULL_REF, 0, 0)) ? ERROR : item;
    list_set(list, last, UNSET);
    length_set(list, last);
    shrink(list);
    return item;
}

Value list_insert(Value list, uint64_t at, Value item) {
    RETURN_IF_ERROR(move_tail(list, at, at + 1));
    list_set(list, at, item);
    return NONE;
}

void list_reverse(Value list) {
    Ref storage = list_storage(list);
    for (uint64_t i = 0, j = list_length(list); i + 1 < j; i++) {
        Value v = slot_get(storage, i);
        slot_set(storage, i, slot_get(storage, --j));
        slot_set(storage, j, v);
    }
}

// --- from iterables ---
static Value extend_block(Value list, Ref block, uint64_t n) {
    uint64_t length = list_length(list);
    RETURN_IF_ERROR(reserve(list, length + n));
    if (n > 0) slots_copy(list_storage(list), length, block, 0, n);
    length_set(list, length + n);
    return NONE;
}

static bool is_small_range(Value v) {
    if (!IS_EXACT(v, range)) return false;
    for (uint32_t i = 0; i < RANGE_FIELDS; i++)
        if (!is_int(slot_get(ref_of(v), i))) return false;
    return true;
}

static Value extend_range(Value list, Value range) {
    uint64_t n = (uint64_t)int_of(slot_get(ref_of(range), RANGE_LENGTH)), length = list_length(list);
    int64_t item = int_of(slot_get(ref_of(range), RANGE_START));
    int64_t step = int_of(slot_get(ref_of(range), RANGE_STEP));
    if (n > SLOTS_MAX - length) return raise_memory_error();
    RETURN_IF_ERROR(reserve(list, length + n));
    for (uint64_t i = 0; i < n; i++, item += step) slot_set(list_storage(list), length + i, int_wrap(item));
    length_set(list, length + n);
    return NONE;
}

static Value extend_dict(Value list, Value dict) {
    RETURN_IF_ERROR(reserve(list, list_length(list) + dict_length(dict)));
    for (DictStep step = dict_next(dict, 0); step.ok; step = dict_next(dict, step.position))
        RETURN_IF_ERROR(list_append(list, step.key));
    return NONE;
}

static Value extend_set(Value list, Value set) {
    RETURN_IF_ERROR(reserve(list, list_length(list) + set_length(set)));
    for (SetStep step = set_next(set, 0); step.ok; step = set_next(set, step.position))
        RETURN_IF_ERROR(list_append(list, step.element));
    return NONE;
}

Value list_extend(Value list, Value iterable) {
    if (IS_EXACT(iterable, list)) return extend_block(list, list_storage(iterable), list_length(iterable));
    if (IS_EXACT(iterable, tuple)) return extend_block(list, ref_of(iterable), tuple_length(iterable));
    if (is_small_range(iterable)) return extend_range(list, iterable);
    if (IS_EXACT(iterable, dict)) return extend_dict(list, iterable);
    if (IS_EXACT(iterable, set) || IS_EXACT(iterable, frozenset)) return extend_set(list, iterable);
    Value iterator = object_iter(iterable);
    RETURN_IF_ERROR(iterator);
    Value hint = IS_EXACT(iterable, generator) ? int_u32(8) : object_length_hint(iterable, 8);
    RETURN_IF_ERROR(hint);
    uint64_t expected = (uint64_t)int_of(hint), length = list_length(list);
    // A hint that can't be met is no error: the items decide.
    if (expected <= 4096) RETURN_IF_ERROR(reserve(list, length + expected));
    Value poured = generator_pour(iterator, SINK_LIST, list);
    RETURN_IF_ERROR(poured);
    while (is_unset(poured)) {
        Value item = object_next(iterator);
        if (is_unset(item)) break;
        RETURN_IF_ERROR(item);
        RETURN_IF_ERROR(list_append(list, item));
    }
    shrink(list);
    return NONE;
}

Value list_from_iterable(Value iterable) {
    Value list = list_new(0);
    RETURN_IF_ERROR(list);
    RETURN_IF_ERROR(list_extend(list, iterable));
    return list;
}
