// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module itertools, part 4: product, permutations and combinations. All of them keep the pool of items as a tuple
// and the state as a storage of small ints, the indices of the items that the last result has; CHOOSE_STARTED is
// UNSET before the first result, TRUE after it, FALSE when there are no more.
#include "python/modules/itertools.h"
#include "python/objects/convert.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"

enum ChooseField {
    CHOOSE_POOL,    // tuple; of product: a tuple of tuples
    CHOOSE_INDICES, // storage
    CHOOSE_CYCLES,  // storage, of permutations
    CHOOSE_STARTED,
    CHOOSE_FIELDS
};

static int64_t at(Ref indices, uint64_t i) { return int_of(slot_get(indices, i)); }
static void put(Ref indices, uint64_t i, int64_t n) { slot_set(indices, i, int_wrap(n)); }
static Ref indices_of(Value self) { return ref_of(slot_get(ref_of(self), CHOOSE_INDICES)); }
static Ref cycles_of(Value self) { return ref_of(slot_get(ref_of(self), CHOOSE_CYCLES)); }
static uint64_t size_of(Value self) { return slot_count(indices_of(self)); }

// `count` indices of 0, step, 2 * step ... as storage.
static Value ramp(uint64_t count, int64_t from, int64_t step) {
    Value indices = new_storage(count);
    RETURN_IF_ERROR(indices);
    for (uint64_t i = 0; i < count; i++) put(ref_of(indices), i, from + (int64_t)i * step);
    return indices;
}
static Value choose_new(Value class, Value pool, Value indices, bool possible) {
    if (is_error(pool) || is_error(indices)) return ERROR;
    Value self = new_instance(class);
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), CHOOSE_POOL, pool);
    slot_set(ref_of(self), CHOOSE_INDICES, indices);
    slot_set(ref_of(self), CHOOSE_STARTED, possible ? UNSET : FALSE);
    return self;
}
// The first n chosen items as a tuple.
static Value chosen(Value self, uint64_t n) {
    Value result = tuple_new(n);
    RETURN_IF_ERROR(result);
    Value pool = slot_get(ref_of(self), CHOOSE_POOL);
    for (uint64_t i = 0; i < n; i++)
        slot_set(ref_of(result), i, tuple_get(pool, (uint64_t)at(indices_of(self), i)));
    return result;
}
static Value ended(Value self) {
    slot_set(ref_of(self), CHOOSE_STARTED, FALSE);
    return UNSET;
}
static Value pool_from(Value iterable) { return tuple_from_iterable(iterable); }
static Value indices_tuple(Ref indices) { return tuple_from_slots(indices, 0, slot_count(indices)); }

// Sets indices from a state's tuple, each cut to [low, high].
typedef struct {
    int64_t low, high;
} Bounds;
static Value set_index(Ref indices, uint64_t i, Value v, Bounds bounds) {
    I64Result index = convert_size(v, 0);
    if (!index.ok) return ERROR;
    put(indices, i,
        index.value < bounds.low    ? bounds.low
        : index.value > bounds.high ? bounds.high
                                    : index.value);
    return NONE;
}
static Value check_state(Value state, uint64_t n) {
    if (is_tuple(state)) state = object_plain(state);
    return !is_tuple(state) || tuple_length(state) != n ? VALUE_ERROR("invalid arguments") : state;
}
// r as an argument: not negative.
static bool check_size(I64Result r) {
    if (r.ok && r.value < 0) VALUE_ERROR("r must be non-negative");
    return r.ok && r.value >= 0;
}
// (class, (pool, r)[, state])
static Value reduce_choice(Value self, uint64_t r, Value state) {
    Value started = slot_get(ref_of(self), CHOOSE_STARTED), pool = slot_get(ref_of(self), CHOOSE_POOL);
    Value size = int_wrap((int64_t)r);
    if (is_false(started)) {
        Value empty = tuple_new(0);
        return reduced(self, is_error(empty) ? ERROR : tuple2(empty, size));
    }
    return is_unset(started) ? reduced(self, tuple2(pool, size))
                             : reduced_state(self, tuple2(pool, size), state);
}

// --- product ---
TYPE(product, "itertools.product", object, 4,
     "product(*iterables, repeat=1) --> product object\n"
     "\n"
     "Cartesian product of input iterables.  Equivalent to nested for-loops.\n"
     "\n"
     "For example, product(A, B) returns the same as:  ((x,y) for x in A for y in B).");

STATICMETHOD(product, __new__, "!($type, *iterables, repeat=1)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value given = arg(args, 2);
    I64Result repeat = convert_size(arg(args, 1), 1);
    if (!repeat.ok) return ERROR;
    if (repeat.value < 0) return VALUE_ERROR("repeat argument cannot be negative");
    uint64_t n = repeat.value == 0 ? 0 : tuple_length(given), total = 0;
    I64Result size = i64_mul((int64_t)n, repeat.value);
    if (!size.ok || size.value > INT64_MAX / 8)
        return raise0(CLASS(OverflowError), TEXT("repeat argument too large"));
    total = (uint64_t)size.value;
    Value pools = tuple_new(total);
    RETURN_IF_ERROR(pools);
    bool possible = true;
    for (uint64_t i = 0; i < total; i++) {
        Value pool = i < n ? pool_from(tuple_get(given, i)) : tuple_get(pools, i - n);
        RETURN_IF_ERROR(pool);
        if (tuple_length(pool) == 0) possible = false;
        slot_set(ref_of(pools), i, pool);
    }
    return choose_new(arg(args, 0), pools, ramp(total, 0, 0), possible);
}
METHOD(product, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(product, __next__, "($self, /)", "Implement next(self).") {
    Value self = arg(args, 0), started = slot_get(ref_of(self), CHOOSE_STARTED);
    Value pools = slot_get(ref_of(self), CHOOSE_POOL);
    Ref indices = indices_of(self);
    uint64_t n = tuple_length(pools);
    if (is_false(started)) return UNSET;
    if (is_unset(started)) {
        slot_set(ref_of(self), CHOOSE_STARTED, TRUE);
    } else {
        uint64_t i = n;
        while (i > 0) {
            int64_t next = at(indices, i - 1) + 1;
            bool wraps = (uint64_t)next >= tuple_length(tuple_get(pools, i - 1));
            put(indices, i - 1, wraps ? 0 : next);
            if (!wraps) break;
            i--;
        }
        if (i == 0) return ended(self);
    }
    Value result = tuple_new(n);
    RETURN_IF_ERROR(result);
    for (uint64_t i = 0; i < n; i++)
        slot_set(ref_of(result), i, tuple_get(tuple_get(pools, i), (uint64_t)at(indices, i)));
    return result;
}
METHOD(product, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Value self = arg(args, 0), started = slot_get(ref_of(self), CHOOSE_STARTED);
    if (is_false(started)) {
        Value empty = tuple_new(0);
        return reduced(self, is_error(empty) ? ERROR : tuple1(empty));
    }
    Value pools = slot_get(ref_of(self), CHOOSE_POOL);
    return is_unset(started) ? reduced(self, pools)
                             : reduced_state(self, pools, indices_tuple(indices_of(self)));
}
METHOD(product, __setstate__, "!($self, object, /)", "Set state information for unpickling.") {
    Value self = arg(args, 0), pools = slot_get(ref_of(self), CHOOSE_POOL);
    Value state = check_state(arg(args, 1), tuple_length(pools));
    RETURN_IF_ERROR(state);
    for (uint64_t i = 0; i < tuple_length(pools); i++) {
        int64_t n = (int64_t)tuple_length(tuple_get(pools, i));
        if (n == 0) return ended(self), NONE;
        RETURN_IF_ERROR(set_index(indices_of(self), i, tuple_get(state, i), (Bounds){0, n - 1}));
    }
    slot_set(ref_of(self), CHOOSE_STARTED, TRUE);
    return NONE;
}

// --- combinations ---
TYPE(combinations, "itertools.combinations", object, 4,
     "Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> "
     "(0,1,2), (0,1,3), (0,2,3), (1,2,3)");

STATICMETHOD(combinations, __new__, "($type, iterable, r)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    I64Result r = convert_size(arg(args, 2), 0);
    if (!r.ok) return ERROR;
    Value pool = pool_from(arg(args, 1));
    if (is_error(pool) || !check_size(r)) return ERROR;
    return choose_new(arg(args, 0), pool, ramp((uint64_t)r.value, 0, 1),
                      (uint64_t)r.value <= tuple_length(pool));
}
METHOD(combinations, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(combinations, __next__, "($self, /)", "Implement next(self).") {
    Value self = arg(args, 0), started = slot_get(ref_of(self), CHOOSE_STARTED);
    Ref indices = indices_of(self);
    uint64_t r = size_of(self), n = tuple_length(slot_get(ref_of(self), CHOOSE_POOL)), i = r;
    if (is_false(started)) return UNSET;
    if (is_unset(started)) {
        slot_set(ref_of(self), CHOOSE_STARTED, TRUE);
        return chosen(self, r);
    }
    while (i > 0 && (uint64_t)at(indices, i - 1) == i - 1 + n - r) i--;
    if (i == 0) return ended(self);
    int64_t next = at(indices, i - 1) + 1;
    for (; i <= r; i++) put(indices, i - 1, next++);
    return chosen(self, r);
}
METHOD(combinations, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return reduce_choice(arg(args, 0), size_of(arg(args, 0)), indices_tuple(indices_of(arg(args, 0))));
}
METHOD(combinations, __setstate__, "!($self, object, /)", "Set state information for unpickling.") {
    Value self = arg(args, 0), state = check_state(arg(args, 1), size_of(self));
    RETURN_IF_ERROR(state);
    int64_t n = (int64_t)tuple_length(slot_get(ref_of(self), CHOOSE_POOL)), r = (int64_t)size_of(self);
    if (r > n) return NONE; // there are none
    for (int64_t i = 0; i < r; i++)
        RETURN_IF_ERROR(
            set_index(indices_of(self), (uint64_t)i, tuple_get(state, (uint64_t)i), (Bounds){0, i + n - r}));
    slot_set(ref_of(self), CHOOSE_STARTED, TRUE);
    return NONE;
}

// --- combinations_with_replacement ---
TYPE(combinations_with_replacement, "itertools.combinations_with_replacement", object, 4,
     "Return successive r-length combinations of elements in the iterable allowing individual elements to "
     "have successive repeats.\n\ncombinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), "
     "('A','C'), ('B','B'), ('B','C'), ('C','C')");

STATICMETHOD(combinations_with_replacement, __new__, "($type, iterable, r)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    I64Result r = convert_size(arg(args, 2), 0);
    if (!r.ok) return ERROR;
    Value pool = pool_from(arg(args, 1));
    if (is_error(pool) || !check_size(r)) return ERROR;
    return choose_new(arg(args, 0), pool, ramp((uint64_t)r.value, 0, 0),
                      tuple_length(pool) > 0 || r.value == 0);
}
METHOD(combinations_with_replacement, __iter__, "($self, /)", "Implement iter(self).") {
    return arg(args, 0);
}
METHOD(combinations_with_replacement, __next__, "($self, /)", "Implement next(self).") {
    Value self = arg(args, 0), started = slot_get(ref_of(self), CHOOSE_STARTED);
    Ref indices = indices_of(self);
    uint64_t r = size_of(self), n = tuple_length(slot_get(ref_of(self), CHOOSE_POOL)), i = r;
    if (is_false(started)) return UNSET;
    if (is_unset(started)) {
        slot_set(ref_of(self), CHOOSE_STARTED, TRUE);
        return chosen(self, r);
    }
    while (i > 0 && (uint64_t)at(indices, i - 1) == n - 1) i--;
    if (i == 0) return ended(self);
    int64_t next = at(indices, i - 1) + 1;
    for (; i <= r; i++) put(indices, i - 1, next);
    return chosen(self, r);
}
METHOD(combinations_with_replacement, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return reduce_choice(arg(args, 0), size_of(arg(args, 0)), indices_tuple(indices_of(arg(args, 0))));
}
METHOD(combinations_with_replacement, __setstate__, "!($self, object, /)",
       "Set state information for unpickling.") {
    Value self = arg(args, 0), state = check_state(arg(args, 1), size_of(self));
    RETURN_IF_ERROR(state);
    int64_t n = (int64_t)tuple_length(slot_get(ref_of(self), CHOOSE_POOL));
    if (n == 0) return NONE;
    for (uint64_t i = 0; i < size_of(self); i++)
        RETURN_IF_ERROR(set_index(indices_of(self), i, tuple_get(state, i), (Bounds){0, n - 1}));
    slot_set(ref_of(self), CHOOSE_STARTED, TRUE);
    return NONE;
}

// --- permutations ---
// All n indices are kept, the first r of which are the result; cycles[i] counts down how often place i still changes.
TYPE(permutations, "itertools.permutations", object, 4,
     "Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> "
     "(0,1), (0,2), (1,0), (1,2), (2,0), (2,1)");

STATICMETHOD(permutations, __new__, "($type, iterable, r=None)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value pool = pool_from(arg(args, 1)), given = arg(args, 2);
    RETURN_IF_ERROR(pool);
    uint64_t n = tuple_length(pool);
    I64Result r = {true, (int64_t)n};
    if (!is_unset(given) && !is_none(given)) {
        if (!is_int_object(given)) return TYPE_ERROR("Expected int as r");
        r = convert_size(given, 0);
    }
    if (!check_size(r)) return ERROR;
    Value cycles = ramp((uint64_t)r.value, (int64_t)n, -1);
    RETURN_IF_ERROR(cycles);
    Value self = choose_new(arg(args, 0), pool, ramp(n, 0, 1), (uint64_t)r.value <= n);
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), CHOOSE_CYCLES, cycles);
    return self;
}
METHOD(permutations, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(permutations, __next__, "($self, /)", "Implement next(self).") {
    Value self = arg(args, 0), started = slot_get(ref_of(self), CHOOSE_STARTED);
    Ref indices = indices_of(self), cycles = cycles_of(self);
    uint64_t n = slot_count(indices), r = slot_count(cycles);
    if (is_false(started)) return UNSET;
    if (is_unset(started)) {
        slot_set(ref_of(self), CHOOSE_STARTED, TRUE);
        return chosen(self, r);
    }
    for (uint64_t i = r; i-- > 0;) {
        int64_t left = at(cycles, i) - 1;
        if (left > 0) { // swap with a place behind
            put(cycles, i, left);
            Value index = slot_get(indices, i);
            slot_set(indices, i, slot_get(indices, n - (uint64_t)left));
            slot_set(indices, n - (uint64_t)left, index);
            return chosen(self, r);
        }
        Value first = slot_get(indices, i); // all tried: rotate back to ascending order
        slots_copy(indices, i, indices, i + 1, n - i - 1);
        slot_set(indices, n - 1, first);
        put(cycles, i, (int64_t)(n - i));
    }
    return ended(self);
}
METHOD(permutations, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Value self = arg(args, 0);
    Value indices = indices_tuple(indices_of(self)), cycles = indices_tuple(cycles_of(self));
    if (is_error(indices) || is_error(cycles)) return ERROR;
    Value state = tuple2(indices, cycles);
    return is_error(state) ? ERROR : reduce_choice(self, slot_count(cycles_of(self)), state);
}
METHOD(permutations, __setstate__, "!($self, object, /)", "Set state information for unpickling.") {
    Value self = arg(args, 0), state = itertools_state(arg(args, 1), 2, 2);
    RETURN_IF_ERROR(state);
    uint64_t n = size_of(self), r = slot_count(cycles_of(self));
    Value indices = check_state(tuple_get(state, 0), n);
    Value cycles = is_error(indices) ? ERROR : check_state(tuple_get(state, 1), r);
    RETURN_IF_ERROR(cycles);
    if (r > n) return NONE;
    for (uint64_t i = 0; i < n; i++)
        RETURN_IF_ERROR(set_index(indices_of(self), i, tuple_get(indices, i), (Bounds){0, (int64_t)n - 1}));
    for (uint64_t i = 0; i < r; i++)
        RETURN_IF_ERROR(set_index(cycles_of(self), i, tuple_get(cycles, i), (Bounds){1, (int64_t)(n - i)}));
    slot_set(ref_of(self), CHOOSE_STARTED, TRUE);
    return NONE;
}
