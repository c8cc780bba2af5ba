// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// iterator (over anything with __getitem__) and callable_iterator (iter(callable, sentinel)).
#include "python/objects/iterator.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/tuple.h"

TYPE(iterator, "iterator", object, ITERATOR_FIELDS, "");
TYPE(callable_iterator, "callable_iterator", object, ITERATOR_FIELDS, "");

static Value make(Ref shape, Value first, Value second) {
    Value it = new_slots(shape, ITERATOR_FIELDS);
    RETURN_IF_ERROR(it);
    slot_set(ref_of(it), ITERATOR_SEQUENCE, first);
    slot_set(ref_of(it), ITERATOR_INDEX, second);
    return it;
}

Value iterator_new(Value sequence) { return make(SHAPE(iterator), sequence, int_u32(0)); }

Value callable_iterator_new(Value callable, Value sentinel) {
    return make(SHAPE(callable_iterator), callable, sentinel);
}

// What stands for an iterator at its end.
static Value reduce_ended(void) {
    Value nothing = tuple_new(0), iter = builtin_lookup(NAME(iter));
    Value arguments = is_error(nothing) ? ERROR : tuple1(nothing);
    return is_error(arguments) || is_error(iter) ? ERROR : tuple2(iter, arguments);
}

METHOD(iterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }

METHOD(iterator, __next__, "($self, /)", "Implement next(self).") {
    Ref it = ref_of(arg(args, 0));
    Value sequence = slot_get(it, ITERATOR_SEQUENCE), index = slot_get(it, ITERATOR_INDEX);
    if (is_unset(sequence)) return UNSET;
    Value item = object_getitem(sequence, index);
    if (is_error(item)) {
        if (!error_matches(CLASS(IndexError)) && !error_matches(CLASS(StopIteration))) return ERROR;
        error_clear();
        slot_set(it, ITERATOR_SEQUENCE, UNSET);
        return UNSET;
    }
    slot_set(it, ITERATOR_INDEX, int_wrap(int_of(index) + 1));
    return item;
}

METHOD(iterator, __length_hint__, "!($self, /)", "Private method returning an estimate of len(list(it)).") {
    Ref it = ref_of(arg(args, 0));
    Value sequence = slot_get(it, ITERATOR_SEQUENCE);
    if (is_unset(sequence)) return int_u32(0);
    if (is_unset(class_lookup(class_of(sequence), NAME(__len__)))) return NOT_IMPLEMENTED;
    Value length = object_length(sequence);
    RETURN_IF_ERROR(length);
    int64_t left = int_of(length) - int_of(slot_get(it, ITERATOR_INDEX));
    return int_wrap(left > 0 ? left : 0);
}

METHOD(iterator, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Ref it = ref_of(arg(args, 0));
    Value sequence = slot_get(it, ITERATOR_SEQUENCE);
    if (is_unset(sequence)) return reduce_ended();
    Value arguments = tuple1(sequence), iter = builtin_lookup(NAME(iter));
    if (is_error(arguments) || is_error(iter)) return ERROR;
    return tuple3(iter, arguments, slot_get(it, ITERATOR_INDEX));
}
METHOD(iterator, __setstate__, "!($self, state, /)", "Set state information for unpickling.") {
    I64Result index = object_index_i64(arg(args, 1), CLASS(OverflowError));
    if (!index.ok) return ERROR;
    Ref it = ref_of(arg(args, 0));
    if (!is_unset(slot_get(it, ITERATOR_SEQUENCE)))
        slot_set(it, ITERATOR_INDEX, int_wrap(index.value < 0 ? 0 : index.value));
    return NONE;
}
METHOD(callable_iterator, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Ref it = ref_of(arg(args, 0));
    Value callable = slot_get(it, ITERATOR_SEQUENCE);
    if (is_unset(callable)) return reduce_ended();
    Value arguments = tuple2(callable, slot_get(it, ITERATOR_INDEX)), iter = builtin_lookup(NAME(iter));
    return is_error(arguments) || is_error(iter) ? ERROR : tuple2(iter, arguments);
}

METHOD(callable_iterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }

METHOD(callable_iterator, __next__, "($self, /)", "Implement next(self).") {
    Ref it = ref_of(arg(args, 0));
    Value callable = slot_get(it, ITERATOR_SEQUENCE);
    if (is_unset(callable)) return UNSET;
    Value item = call0(callable);
    if (is_error(item)) {
        if (!error_matches(CLASS(StopIteration))) return ERROR;
        error_clear();
        slot_set(it, ITERATOR_SEQUENCE, UNSET);
        return UNSET;
    }
    Value end = object_equal(slot_get(it, ITERATOR_INDEX), item);
    RETURN_IF_ERROR(end);
    if (is_false(end)) return item;
    slot_set(it, ITERATOR_SEQUENCE, UNSET);
    return UNSET;
}
