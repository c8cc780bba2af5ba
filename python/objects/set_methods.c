// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The methods and operators of set and frozenset. A result has the kind (set or frozenset, never a subclass) of
// the left operand. Which of two operands is walked through, and so the order of the result, is as in CPython.
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/set_table.h"
#include "python/objects/tuple.h"

static bool is_frozen(Value set) { return IS_EXACT(set, frozenset) || IS_A(set, frozenset); }
static Value new_like(Value set) { return set_new_kind(is_frozen(set)); }

static Value copy_of(Value set) {
    Value copy = new_like(set);
    RETURN_IF_ERROR(copy);
    return is_error(set_merge(copy, set)) ? ERROR : copy;
}

// --- pairs ---
static Value unite(Value set, Value other) {
    Value result = copy_of(set);
    RETURN_IF_ERROR(result);
    if (same(set, other)) return result;
    return is_error(set_update(result, other)) ? ERROR : result;
}

// Adds element to result if it is in set.
static Value add_if_in(Value result, Value set, Value element, int64_t hash) {
    SetFound found = set_find(set, element, hash);
    if (found.failed) return ERROR;
    return found.found ? set_add_hashed(result, element, hash) : NONE;
}

// Those elements of `walked` that are in `asked`, or that are not; all elements of both are plain.
static Value select_plain(Value walked, Value asked, bool in, bool frozen) {
    Ref table = set_table(walked), other = set_table(asked);
    SetMaker result = set_maker_sized(set_length(walked));
    uint64_t left = is_error(result.table) ? 0 : set_length(walked);
    for (uint64_t i = 0; left > 0 && !result.collided; i++) {
        Value element = slot_get(table, i);
        if (!set_is_element(element)) continue;
        if (set_has_plain(other, element) == in) result = set_maker_add_sized(result, element);
        left--;
    }
    if (likely(!is_error(result.table) && set_maker_fits(result))) return set_maker_finish(result, frozen);
    result = set_maker_new();
    left = set_length(walked);
    for (uint64_t i = 0; left > 0; i++) {
        Value element = slot_get(table, i);
        if (!set_is_element(element)) continue;
        if (set_has_plain(other, element) == in) result = set_maker_add(result, element);
        left--;
    }
    return set_maker_finish(result, frozen);
}
static bool both_plain(Value a, Value b) { return set_all_plain(a) && set_all_plain(b); }

static Value intersect(Value set, Value other) {
    if (same(set, other)) return copy_of(set);
    bool swap = is_set(other) && set_length(other) > set_length(set);
    Value walked = swap ? set : other, asked = swap ? other : set;
    if (is_set(other) && both_plain(set, other)) return select_plain(walked, asked, true, is_frozen(set));
    Value result = new_like(set);
    RETURN_IF_ERROR(result);
    if (is_set(other)) {
        for (SetStep step = set_next(walked, 0); step.ok; step = set_next(walked, step.position))
            RETURN_IF_ERROR(add_if_in(result, asked, step.element, set_step_hash(walked, step)));
        return result;
    }
    Value iterator = object_iter(other);
    RETURN_IF_ERROR(iterator);
    for (;;) {
        Value element = object_next(iterator);
        if (is_unset(element)) return result;
        RETURN_IF_ERROR(element);
        HashResult hash = object_hash(element);
        if (!hash.ok || is_error(add_if_in(result, set, element, hash.value))) return ERROR;
    }
}

static Value subtract_from(Value set, Value other) {
    if (same(set, other)) return set_clear(set);
    if (is_set(other)) {
        for (SetStep step = set_next(other, 0); step.ok; step = set_next(other, step.position))
            RETURN_IF_ERROR(set_discard_hashed(set, step.element, set_step_hash(other, step)));
        return set_tidy(set);
    }
    Value iterator = object_iter(other);
    RETURN_IF_ERROR(iterator);
    for (;;) {
        Value element = object_next(iterator);
        if (is_unset(element)) return set_tidy(set);
        RETURN_IF_ERROR(element);
        HashResult hash = object_hash(element);
        if (!hash.ok || is_error(set_discard_hashed(set, element, hash.value))) return ERROR;
    }
}

static Value is_in(Value container, Value element, int64_t hash) {
    if (!is_set(container)) return object_contains(container, element);
    SetFound found = set_find(container, element, hash);
    return found.failed ? ERROR : bool_value(found.found);
}

static Value subtract(Value set, Value other) {
    bool given_set = is_set(other), is_dict = !given_set && IS_EXACT(other, dict);
    uint64_t size = given_set ? set_length(other) : is_dict ? dict_length(other) : 0;
    if ((!given_set && !is_dict) || set_length(set) / 4 > size) {
        Value result = copy_of(set);
        RETURN_IF_ERROR(result);
        return is_error(subtract_from(result, other)) ? ERROR : result;
    }
    if (given_set && both_plain(set, other)) return select_plain(set, other, false, is_frozen(set));
    Value result = new_like(set);
    RETURN_IF_ERROR(result);
    for (SetStep step = set_next(set, 0); step.ok; step = set_next(set, step.position)) {
        int64_t hash = set_step_hash(set, step);
        Value there = is_in(other, step.element, hash);
        RETURN_IF_ERROR(there);
        if (is_false(there)) RETURN_IF_ERROR(set_add_hashed(result, step.element, hash));
    }
    return result;
}

static Value toggle(Value set, Value element, int64_t hash) {
    Value gone = set_discard_hashed(set, element, hash);
    RETURN_IF_ERROR(gone);
    return is_true(gone) ? NONE : set_add_hashed(set, element, hash);
}

static Value toggle_all(Value set, Value other) {
    if (same(set, other)) return set_clear(set);
    if (IS_EXACT(other, dict)) {
        for (DictStep step = dict_next(other, 0); step.ok; step = dict_next(other, step.position)) {
            HashResult hash = object_hash(step.key);
            if (!hash.ok || is_error(toggle(set, step.key, hash.value))) return ERROR;
        }
        return NONE;
    }
    if (!is_set(other)) {
        Value elements = new_like(set);
        RETURN_IF_ERROR(elements);
        RETURN_IF_ERROR(set_update(elements, other));
        other = elements;
    }
    for (SetStep step = set_next(other, 0); step.ok; step = set_next(other, step.position))
        RETURN_IF_ERROR(toggle(set, step.element, set_step_hash(other, step)));
    return NONE;
}

static Value differ(Value set, Value other) {
    Value result = new_like(set);
    RETURN_IF_ERROR(result);
    RETURN_IF_ERROR(set_update(result, other));
    return is_error(toggle_all(result, set)) ? ERROR : result;
}

// --- operators ---
#define OPERATOR(function)                                                                                   \
    Value self = arg(args, 0), other = arg(args, 1);                                                         \
    return is_set(other) ? function(self, other) : NOT_IMPLEMENTED
#define REFLECTED(function)                                                                                  \
    Value self = arg(args, 0), other = arg(args, 1);                                                         \
    return is_set(other) ? function(other, self) : NOT_IMPLEMENTED
METHOD(set, __sub__, "($self, value, /)", "Return self-value.") { OPERATOR(subtract); }
METHOD(set, __rsub__, "($self, value, /)", "Return value-self.") { REFLECTED(subtract); }
METHOD(set, __and__, "($self, value, /)", "Return self&value.") { OPERATOR(intersect); }
METHOD(set, __rand__, "($self, value, /)", "Return value&self.") { REFLECTED(intersect); }
METHOD(set, __xor__, "($self, value, /)", "Return self^value.") { OPERATOR(differ); }
METHOD(set, __rxor__, "($self, value, /)", "Return value^self.") { REFLECTED(differ); }
METHOD(set, __or__, "($self, value, /)", "Return self|value.") { OPERATOR(unite); }
METHOD(set, __ror__, "($self, value, /)", "Return value|self.") { REFLECTED(unite); }
METHOD(frozenset, __sub__, "($self, value, /)", "Return self-value.") { OPERATOR(subtract); }
METHOD(frozenset, __rsub__, "($self, value, /)", "Return value-self.") { REFLECTED(subtract); }
METHOD(frozenset, __and__, "($self, value, /)", "Return self&value.") { OPERATOR(intersect); }
METHOD(frozenset, __rand__, "($self, value, /)", "Return value&self.") { REFLECTED(intersect); }
METHOD(frozenset, __xor__, "($self, value, /)", "Return self^value.") { OPERATOR(differ); }
METHOD(frozenset, __rxor__, "($self, value, /)", "Return value^self.") { REFLECTED(differ); }
METHOD(frozenset, __or__, "($self, value, /)", "Return self|value.") { OPERATOR(unite); }
METHOD(frozenset, __ror__, "($self, value, /)", "Return value|self.") { REFLECTED(unite); }

static Value intersect_in_place(Value set, Value other) {
    Value result = intersect(set, other);
    RETURN_IF_ERROR(result);
    set_swap_tables(set, result);
    return NONE;
}

#define IN_PLACE(function)                                                                                   \
    Value self = arg(args, 0), other = arg(args, 1);                                                         \
    if (!is_set(other)) return NOT_IMPLEMENTED;                                                              \
    return is_error(function(self, other)) ? ERROR : self
METHOD(set, __isub__, "($self, value, /)", "Return self-=value.") { IN_PLACE(subtract_from); }
METHOD(set, __iand__, "($self, value, /)", "Return self&=value.") { IN_PLACE(intersect_in_place); }
METHOD(set, __ixor__, "($self, value, /)", "Return self^=value.") { IN_PLACE(toggle_all); }
METHOD(set, __ior__, "($self, value, /)", "Return self|=value.") { IN_PLACE(set_update); }

// --- methods of both: with any number of iterables ---
static Value unite_all(Value self, Value others) {
    Value result = copy_of(self);
    RETURN_IF_ERROR(result);
    for (uint64_t i = 0; i < tuple_length(others); i++)
        if (!same(tuple_get(others, i), self)) RETURN_IF_ERROR(set_update(result, tuple_get(others, i)));
    return result;
}
static Value intersect_all(Value self, Value others) {
    if (tuple_length(others) == 0) return copy_of(self);
    Value result = self;
    for (uint64_t i = 0; i < tuple_length(others); i++) {
        result = intersect(result, tuple_get(others, i));
        RETURN_IF_ERROR(result);
    }
    return result;
}
static Value subtract_all(Value self, Value others) {
    if (tuple_length(others) == 0) return copy_of(self);
    Value result = subtract(self, tuple_get(others, 0));
    RETURN_IF_ERROR(result);
    for (uint64_t i = 1; i < tuple_length(others); i++)
        RETURN_IF_ERROR(subtract_from(result, tuple_get(others, i)));
    return result;
}

METHOD(set, union, "!($self, /, *others)",
       "Return the union of sets as a new set.\n"
       "\n"
       "(i.e. all elements that are in either set.)") {
    return unite_all(arg(args, 0), arg(args, 1));
}
METHOD(frozenset, union, "!($self, /, *others)",
       "Return the union of sets as a new set.\n"
       "\n"
       "(i.e. all elements that are in either set.)") {
    return unite_all(arg(args, 0), arg(args, 1));
}
METHOD(set, intersection, "!($self, /, *others)",
       "Return the intersection of two sets as a new set.\n"
       "\n"
       "(i.e. all elements that are in both sets.)") {
    return intersect_all(arg(args, 0), arg(args, 1));
}
METHOD(frozenset, intersection, "!($self, /, *others)",
       "Return the intersection of two sets as a new set.\n"
       "\n"
       "(i.e. all elements that are in both sets.)") {
    return intersect_all(arg(args, 0), arg(args, 1));
}
METHOD(set, difference, "!($self, /, *others)",
       "Return the difference of two or more sets as a new set.\n"
       "\n"
       "(i.e. all elements that are in this set but not the others.)") {
    return subtract_all(arg(args, 0), arg(args, 1));
}
METHOD(frozenset, difference, "!($self, /, *others)",
       "Return the difference of two or more sets as a new set.\n"
       "\n"
       "(i.e. all elements that are in this set but not the others.)") {
    return subtract_all(arg(args, 0), arg(args, 1));
}
METHOD(set, symmetric_difference, "!($self, other, /)",
       "Return the symmetric difference of two sets as a new set.\n"
       "\n"
       "(i.e. all elements that are in exactly one of the sets.)") {
    return differ(arg(args, 0), arg(args, 1));
}
METHOD(frozenset, symmetric_difference, "!($self, other, /)",
       "Return the symmetric difference of two sets as a new set.\n"
       "\n"
       "(i.e. all elements that are in exactly one of the sets.)") {
    return differ(arg(args, 0), arg(args, 1));
}

static Value is_disjoint(Value self, Value other) {
    if (same(self, other)) return bool_value(set_length(self) == 0);
    if (is_set(other)) {
        bool swap = set_length(other) > set_length(self);
        Value walked = swap ? self : other, asked = swap ? other : self;
        for (SetStep step = set_next(walked, 0); step.ok; step = set_next(walked, step.position)) {
            SetFound found = set_find(asked, step.element, set_step_hash(walked, step));
            if (found.failed) return ERROR;
            if (found.found) return FALSE;
        }
        return TRUE;
    }
    Value iterator = object_iter(other);
    RETURN_IF_ERROR(iterator);
    for (;;) {
        Value element = object_next(iterator);
        if (is_unset(element)) return TRUE;
        RETURN_IF_ERROR(element);
        HashResult hash = object_hash(element);
        if (!hash.ok) return ERROR;
        SetFound found = set_find(self, element, hash.value);
        if (found.failed) return ERROR;
        if (found.found) return FALSE;
    }
}

static Value as_set(Value v) { return is_set(v) ? v : set_from_iterable(v); }

static Value is_subset(Value self, Value other) {
    other = as_set(other);
    return is_error(other) ? ERROR : object_compare_bool(COMPARE_LE, self, other);
}
static Value is_superset(Value self, Value other) {
    if (is_set(other)) return object_compare_bool(COMPARE_GE, self, other);
    Value iterator = object_iter(other);
    RETURN_IF_ERROR(iterator);
    for (;;) {
        Value element = object_next(iterator);
        if (is_unset(element)) return TRUE;
        RETURN_IF_ERROR(element);
        Value there = set_contains(self, element);
        if (!is_true(there)) return there;
    }
}

METHOD(set, isdisjoint, "!($self, other, /)", "Return True if two sets have a null intersection.") {
    return is_disjoint(arg(args, 0), arg(args, 1));
}
METHOD(frozenset, isdisjoint, "!($self, other, /)", "Return True if two sets have a null intersection.") {
    return is_disjoint(arg(args, 0), arg(args, 1));
}
METHOD(set, issubset, "!($self, other, /)", "Report whether another set contains this set.") {
    return is_subset(arg(args, 0), arg(args, 1));
}
METHOD(frozenset, issubset, "!($self, other, /)", "Report whether another set contains this set.") {
    return is_subset(arg(args, 0), arg(args, 1));
}
METHOD(set, issuperset, "!($self, other, /)", "Report whether this set contains another set.") {
    return is_superset(arg(args, 0), arg(args, 1));
}
METHOD(frozenset, issuperset, "!($self, other, /)", "Report whether this set contains another set.") {
    return is_superset(arg(args, 0), arg(args, 1));
}
METHOD(set, copy, "!($self, /)", "Return a shallow copy of a set.") { return copy_of(arg(args, 0)); }
METHOD(frozenset, copy, "!($self, /)", "Return a shallow copy of a set.") {
    return IS_EXACT(arg(args, 0), frozenset) ? arg(args, 0) : copy_of(arg(args, 0));
}

// --- methods of set alone ---
METHOD(set, update, "!($self, /, *others)", "Update a set with the union of itself and others.") {
    Value others = arg(args, 1);
    for (uint64_t i = 0; i < tuple_length(others); i++)
        RETURN_IF_ERROR(set_update(arg(args, 0), tuple_get(others, i)));
    return NONE;
}
METHOD(set, intersection_update, "!($self, /, *others)",
       "Update a set with the intersection of itself and another.") {
    Value result = intersect_all(arg(args, 0), arg(args, 1));
    RETURN_IF_ERROR(result);
    set_swap_tables(arg(args, 0), result);
    return NONE;
}
METHOD(set, difference_update, "!($self, /, *others)", "Remove all elements of another set from this set.") {
    Value others = arg(args, 1);
    for (uint64_t i = 0; i < tuple_length(others); i++)
        RETURN_IF_ERROR(subtract_from(arg(args, 0), tuple_get(others, i)));
    return NONE;
}
METHOD(set, symmetric_difference_update, "!($self, other, /)",
       "Update a set with the symmetric difference of itself and another.") {
    return toggle_all(arg(args, 0), arg(args, 1));
}
METHOD(set, add, "!($self, object, /)",
       "Add an element to a set.\n"
       "\n"
       "This has no effect if the element is already present.") {
    return set_add(arg(args, 0), arg(args, 1));
}
METHOD(set, clear, "!($self, /)", "Remove all elements from this set.") { return set_clear(arg(args, 0)); }
METHOD(set, discard, "!($self, object, /)",
       "Remove an element from a set if it is a member.\n"
       "\n"
       "Unlike set.remove(), the discard() method does not raise\n"
       "an exception when an element is missing from the set.") {
    return is_error(set_discard(arg(args, 0), arg(args, 1))) ? ERROR : NONE;
}
METHOD(set, remove, "!($self, object, /)",
       "Remove an element from a set; it must be a member.\n"
       "\n"
       "If the element is not a member, raise a KeyError.") {
    Value gone = set_discard(arg(args, 0), arg(args, 1));
    RETURN_IF_ERROR(gone);
    return is_true(gone) ? NONE : raise_key_error(arg(args, 1));
}
METHOD(set, pop, "!($self, /)",
       "Remove and return an arbitrary set element.\n"
       "Raises KeyError if the set is empty.") {
    Value self = arg(args, 0);
    if (set_length(self) == 0) return raise0(CLASS(KeyError), TEXT("pop from an empty set"));
    uint64_t size = slot_count(set_table(self));
    SetStep step = set_next(self, (uint64_t)int_of(slot_get(ref_of(self), SET_FINGER)) & (size - 1));
    if (!step.ok) step = set_next(self, 0);
    slot_set(set_table(self), step.position - 1, ERROR);
    slot_set(ref_of(self), SET_USED, int_wrap((int64_t)set_length(self) - 1));
    slot_set(ref_of(self), SET_FINGER, int_wrap((int64_t)step.position));
    return step.element;
}
