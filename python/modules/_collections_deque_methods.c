// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// collections.deque: its plain methods, and the iterators over it.
#include "python/modules/_collections.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/tuple.h"

// --- the ends ---
METHOD(deque, append, "!($self, object, /)", "Add an element to the right side of the deque.") {
    return deque_append(arg(args, 0), arg(args, 1));
}
METHOD(deque, appendleft, "!($self, object, /)", "Add an element to the left side of the deque.") {
    return deque_append_left(arg(args, 0), arg(args, 1));
}
static Value none_left(void) { return raise0(CLASS(IndexError), TEXT("pop from an empty deque")); }
METHOD(deque, pop, "!($self, /)", "Remove and return the rightmost element.") {
    return deque_length(arg(args, 0)) == 0 ? none_left() : deque_take(arg(args, 0));
}
METHOD(deque, popleft, "!($self, /)", "Remove and return the leftmost element.") {
    return deque_length(arg(args, 0)) == 0 ? none_left() : deque_take_left(arg(args, 0));
}
METHOD(deque, clear, "!($self, /)", "Remove all elements from the deque.") {
    return deque_empty(arg(args, 0));
}
METHOD(deque, extend, "!($self, iterable, /)",
       "Extend the right side of the deque with elements from the iterable") {
    return deque_extend(arg(args, 0), arg(args, 1));
}
METHOD(deque, extendleft, "!($self, iterable, /)",
       "Extend the left side of the deque with elements from the iterable") {
    Value self = arg(args, 0), iterable = arg(args, 1);
    if (same(self, iterable)) iterable = list_from_iterable(iterable);
    Value iterator = is_error(iterable) ? ERROR : object_iter(iterable);
    RETURN_IF_ERROR(iterator);
    for (;;) {
        Value item = object_next(iterator);
        if (is_unset(item)) return NONE;
        RETURN_IF_ERROR(item);
        RETURN_IF_ERROR(deque_append_left(self, item));
    }
}

// --- order ---
static void swap(Value self, uint64_t i, uint64_t j) {
    Value item = deque_get(self, i);
    deque_set(self, i, deque_get(self, j));
    deque_set(self, j, item);
}
METHOD(deque, reverse, "!($self, /)", "D.reverse() -- reverse *IN PLACE*") {
    uint64_t n = deque_length(arg(args, 0));
    for (uint64_t i = 0; i < n / 2; i++) swap(arg(args, 0), i, n - 1 - i);
    return NONE;
}
// Moves items from one end to the other, the shorter way round.
METHOD(deque, rotate, "!($self, n=1, /)",
       "Rotate the deque n steps to the right (default n=1).  If n is negative, rotates left.") {
    Value self = arg(args, 0);
    I64Result steps = convert_size(arg(args, 1), 1);
    if (!steps.ok) return ERROR;
    int64_t n = (int64_t)deque_length(self);
    if (n < 2) return NONE;
    int64_t right = i64_floor_div(steps.value, n).remainder;
    if (right <= n / 2)
        for (; right > 0; right--) RETURN_IF_ERROR(deque_append_left(self, deque_take(self)));
    else
        for (; right < n; right++) RETURN_IF_ERROR(deque_append(self, deque_take_left(self)));
    return NONE;
}
METHOD(deque, insert, "!($self, index, object, /)", "D.insert(index, object) -- insert object before index") {
    Value self = arg(args, 0), item = arg(args, 2);
    I64Result index = convert_size(arg(args, 1), 0);
    if (!index.ok) return ERROR;
    int64_t n = (int64_t)deque_length(self), i = index.value;
    if (n == deque_limit(self)) return raise0(CLASS(IndexError), TEXT("deque already at its maximum size"));
    if (i < 0) i = i < -n ? 0 : i + n;
    if (i >= n) return deque_append(self, item);
    if (i < n / 2) {
        RETURN_IF_ERROR(deque_append_left(self, item));
        for (int64_t k = 0; k < i; k++) swap(self, (uint64_t)k, (uint64_t)k + 1);
    } else {
        RETURN_IF_ERROR(deque_append(self, item));
        for (int64_t k = n; k > i; k--) swap(self, (uint64_t)k, (uint64_t)k - 1);
    }
    return NONE;
}

// --- searching: comparisons may run code that changes the deque ---
static Value mutated(void) { return raise0(CLASS(RuntimeError), TEXT("deque mutated during iteration")); }

// TRUE or FALSE: item i is equal; ERROR, also when the deque has changed.
static Value equal_at(Value self, uint64_t i, Value v, Value state) {
    Value equal = object_equal(deque_get(self, i), v);
    return is_error(equal) || same(state, deque_state(self)) ? equal : mutated();
}
METHOD(deque, __contains__, "($self, key, /)", "Return key in self.") {
    Value self = arg(args, 0), state = deque_state(self);
    for (uint64_t i = 0, n = deque_length(self); i < n; i++) {
        Value equal = equal_at(self, i, arg(args, 1), state);
        if (!is_false(equal)) return equal;
    }
    return FALSE;
}
METHOD(deque, count, "!($self, value, /)", "D.count(value) -- return number of occurrences of value") {
    Value self = arg(args, 0), state = deque_state(self);
    int64_t count = 0;
    for (uint64_t i = 0, n = deque_length(self); i < n; i++) {
        Value equal = equal_at(self, i, arg(args, 1), state);
        RETURN_IF_ERROR(equal);
        count += is_true(equal);
    }
    return int_wrap(count);
}
// A bound of index(): any int, counted from the end when negative, cut to 0 .. n.
static I64Result bound(Value v, int64_t absent, int64_t n) {
    if (is_unset(v)) return (I64Result){true, absent};
    if (!object_has_index(v)) {
        TYPE_ERROR("slice indices must be integers or have an __index__ method");
        return (I64Result){0};
    }
    Value index = object_index(v);
    if (is_error(index)) return (I64Result){0};
    int64_t i = is_int(index)                                                    ? int_of(index)
                : same(object_compare_bool(COMPARE_LT, index, int_u32(0)), TRUE) ? -n
                                                                                 : n;
    if (i < 0) i = i < -n ? 0 : i + n;
    return (I64Result){true, i > n ? n : i};
}
METHOD(
    deque, index, "!($self, value, start=0, stop=sys.maxsize, /)",
    "D.index(value, [start, [stop]]) -- return first index of value.\nRaises ValueError if the value is not "
    "present.") {
    Value self = arg(args, 0), state = deque_state(self);
    int64_t n = (int64_t)deque_length(self);
    I64Result start = bound(arg(args, 2), 0, n), stop = start.ok ? bound(arg(args, 3), n, n) : start;
    if (!start.ok || !stop.ok) return ERROR;
    for (int64_t i = start.value; i < stop.value; i++) {
        Value equal = equal_at(self, (uint64_t)i, arg(args, 1), state);
        RETURN_IF_ERROR(equal);
        if (is_true(equal)) return int_wrap(i);
    }
    return raise1(CLASS(ValueError), TEXT("{r} is not in deque"), arg(args, 1));
}

// --- iterators ---
enum DequeIteratorField { ITERATOR_DEQUE, ITERATOR_STATE, ITERATOR_LEFT, ITERATOR_FIELDS };
TYPE(deque_iterator, "_collections._deque_iterator", object, 3, "");
TYPE(deque_reverse_iterator, "_collections._deque_reverse_iterator", object, 3, "");

static Value iterator_over(Value it, Value deque) {
    RETURN_IF_ERROR(it);
    slot_set(ref_of(it), ITERATOR_DEQUE, deque);
    slot_set(ref_of(it), ITERATOR_STATE, deque_state(deque));
    slot_set(ref_of(it), ITERATOR_LEFT, slot_get(ref_of(deque), DEQUE_LENGTH));
    return it;
}
METHOD(deque, __iter__, "($self, /)", "Implement iter(self).") {
    return iterator_over(NEW(deque_iterator), arg(args, 0));
}
METHOD(deque, __reversed__, "!($self, /)", "D.__reversed__() -- return a reverse iterator over the deque") {
    return iterator_over(NEW(deque_reverse_iterator), arg(args, 0));
}
static Value step(Value it, bool backwards) {
    Value deque = slot_get(ref_of(it), ITERATOR_DEQUE);
    uint64_t left = (uint64_t)int_of(slot_get(ref_of(it), ITERATOR_LEFT));
    if (!backwards && left == 0 && same(slot_get(ref_of(it), ITERATOR_STATE), deque_state(deque)))
        return UNSET;
    if (backwards && left == 0) return UNSET;
    if (!same(slot_get(ref_of(it), ITERATOR_STATE), deque_state(deque))) {
        slot_set(ref_of(it), ITERATOR_LEFT, int_u32(0));
        return mutated();
    }
    slot_set(ref_of(it), ITERATOR_LEFT, int_wrap((int64_t)left - 1));
    return deque_get(deque, backwards ? left - 1 : deque_length(deque) - left);
}
METHOD(deque_iterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(deque_reverse_iterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(deque_iterator, __next__, "($self, /)", "Implement next(self).") { return step(arg(args, 0), false); }
METHOD(deque_reverse_iterator, __next__, "($self, /)", "Implement next(self).") {
    return step(arg(args, 0), true);
}
METHOD(deque_iterator, __length_hint__, "!($self, /)",
       "Private method returning an estimate of len(list(it)).") {
    return slot_get(ref_of(arg(args, 0)), ITERATOR_LEFT);
}
METHOD(deque_reverse_iterator, __length_hint__, "!($self, /)",
       "Private method returning an estimate of len(list(it)).") {
    return slot_get(ref_of(arg(args, 0)), ITERATOR_LEFT);
}
static Value reduced(Value it) {
    Value deque = slot_get(ref_of(it), ITERATOR_DEQUE);
    int64_t done = (int64_t)deque_length(deque) - int_of(slot_get(ref_of(it), ITERATOR_LEFT));
    Value made = tuple2(deque, int_wrap(done));
    return is_error(made) ? ERROR : tuple2(class_of(it), made);
}
METHOD(deque_iterator, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return reduced(arg(args, 0));
}
METHOD(deque_reverse_iterator, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return reduced(arg(args, 0));
}
// The constructors, for unpickling: an iterator that has gone `index` steps.
static Value made_again(Value it, Value deque, Value index) {
    RETURN_IF_ERROR(it);
    if (!IS_A(deque, deque))
        return raise1(CLASS(TypeError), TEXT("argument 1 must be collections.deque, not {t}"), deque);
    I64Result steps = convert_size(index, 0);
    if (!steps.ok) return ERROR;
    iterator_over(it, deque);
    int64_t n = (int64_t)deque_length(deque), gone = steps.value < 0 ? 0 : steps.value > n ? n : steps.value;
    slot_set(ref_of(it), ITERATOR_LEFT, int_wrap(n - gone));
    return it;
}
STATICMETHOD(deque_iterator, __new__, "!($type, deque, index=0, /)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    return made_again(NEW(deque_iterator), arg(args, 1), arg(args, 2));
}
STATICMETHOD(deque_reverse_iterator, __new__, "!($type, deque, index=0, /)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    return made_again(NEW(deque_reverse_iterator), arg(args, 1), arg(args, 2));
}
