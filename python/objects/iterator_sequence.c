// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Iterators over lists, tuples and, backwards, over any sequence. All hold a sequence, UNSET at the end, and the
// index of the next item (iterator.h); those that go backwards are at their end below index 0.
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/iterator.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

TYPE(list_iterator, "list_iterator", object, ITERATOR_FIELDS, "");
TYPE(list_reverseiterator, "list_reverseiterator", object, ITERATOR_FIELDS, "");
TYPE(tuple_iterator, "tuple_iterator", object, ITERATOR_FIELDS, "");
TYPE(reversed, "reversed", object, ITERATOR_FIELDS,
     "Return a reverse iterator over the values of the given sequence.");

static Value sequence_of(Value it) { return slot_get(ref_of(it), ITERATOR_SEQUENCE); }
static int64_t index_of(Value it) { return int_of(slot_get(ref_of(it), ITERATOR_INDEX)); }
static void set_index(Value it, int64_t i) { slot_set(ref_of(it), ITERATOR_INDEX, int_wrap(i)); }
static void finish(Value it) { slot_set(ref_of(it), ITERATOR_SEQUENCE, UNSET); }

static Value start(Value it, Value sequence, int64_t index) {
    RETURN_IF_ERROR(it);
    slot_set(ref_of(it), ITERATOR_SEQUENCE, sequence);
    set_index(it, index);
    return it;
}

Value list_iterator_new(Value list) { return start(NEW(list_iterator), list, 0); }
Value tuple_iterator_new(Value tuple) { return start(NEW(tuple_iterator), tuple, 0); }

METHOD(list, __iter__, "($self, /)", "Implement iter(self).") { return list_iterator_new(arg(args, 0)); }
METHOD(list, __reversed__, "($self, /)", "Return a reverse iterator over the list.") {
    return start(NEW(list_reverseiterator), arg(args, 0), (int64_t)list_length(arg(args, 0)) - 1);
}
METHOD(tuple, __iter__, "($self, /)", "Implement iter(self).") {
    return tuple_iterator_new(object_plain(arg(args, 0)));
}

// --- steps ---
Value list_iterator_next(Value it) {
    Value list = sequence_of(it);
    if (is_unset(list)) return UNSET;
    int64_t i = index_of(it);
    if ((uint64_t)i < list_length(list)) {
        set_index(it, i + 1);
        return list_get(list, (uint64_t)i);
    }
    finish(it);
    return UNSET;
}

Value tuple_iterator_next(Value it) {
    Value tuple = sequence_of(it);
    if (is_unset(tuple)) return UNSET;
    int64_t i = index_of(it);
    if ((uint64_t)i < tuple_length(tuple)) {
        set_index(it, i + 1);
        return tuple_get(tuple, (uint64_t)i);
    }
    finish(it);
    return UNSET;
}

METHOD(list_iterator, __next__, "($self, /)", "Implement next(self).") {
    return list_iterator_next(arg(args, 0));
}
METHOD(tuple_iterator, __next__, "($self, /)", "Implement next(self).") {
    return tuple_iterator_next(arg(args, 0));
}

METHOD(list_reverseiterator, __next__, "($self, /)", "Implement next(self).") {
    Value it = arg(args, 0), list = sequence_of(it);
    if (is_unset(list)) return UNSET;
    int64_t i = index_of(it);
    if (i >= 0 && (uint64_t)i < list_length(list)) {
        set_index(it, i - 1);
        return list_get(list, (uint64_t)i);
    }
    finish(it);
    set_index(it, -1);
    return UNSET;
}

METHOD(reversed, __next__, "($self, /)", "Implement next(self).") {
    Value it = arg(args, 0), sequence = sequence_of(it);
    if (is_unset(sequence)) return UNSET;
    int64_t i = index_of(it);
    if (i >= 0) {
        Value item = object_getitem(sequence, int_wrap(i));
        if (!is_error(item)) {
            set_index(it, i - 1);
            return item;
        }
        if (!error_matches(CLASS(IndexError)) && !error_matches(CLASS(StopIteration))) return ERROR;
        error_clear();
    }
    set_index(it, -1);
    finish(it);
    return UNSET;
}

METHOD(list_iterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(list_reverseiterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(tuple_iterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(reversed, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }

// --- reversed(sequence) ---
STATICMETHOD(reversed, __new__, "!($type, sequence, /)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value class = arg(args, 0), sequence = arg(args, 1);
    Value method = class_lookup(class_of(sequence), NAME(__reversed__));
    if (!is_unset(method) && !is_none(method)) return call_special0(sequence, NAME(__reversed__));
    if (is_none(method) || layout_of(sequence) == T_dict ||
        is_unset(class_lookup(class_of(sequence), NAME(__getitem__))))
        return raise1(CLASS(TypeError), TEXT("'{t}' object is not reversible"), sequence);
    Value length = object_length(sequence);
    RETURN_IF_ERROR(length);
    return start(new_instance(class), sequence, int_of(length) - 1);
}

// --- how many are left ---
static Value left_forwards(Value it) {
    Value sequence = sequence_of(it);
    if (is_unset(sequence)) return int_u32(0);
    Value length = object_length(sequence);
    RETURN_IF_ERROR(length);
    int64_t left = int_of(length) - index_of(it);
    return int_wrap(left > 0 ? left : 0);
}
static Value left_backwards(Value it) {
    Value sequence = sequence_of(it);
    if (is_unset(sequence)) return int_u32(0);
    Value length = object_length(sequence);
    RETURN_IF_ERROR(length);
    int64_t left = index_of(it) + 1;
    return int_wrap(left > int_of(length) ? 0 : left);
}
METHOD(list_iterator, __length_hint__, "!($self, /)",
       "Private method returning an estimate of len(list(it)).") {
    return left_forwards(arg(args, 0));
}
METHOD(tuple_iterator, __length_hint__, "!($self, /)",
       "Private method returning an estimate of len(list(it)).") {
    return left_forwards(arg(args, 0));
}
METHOD(list_reverseiterator, __length_hint__, "!($self, /)",
       "Private method returning an estimate of len(list(it)).") {
    return left_backwards(arg(args, 0));
}
METHOD(reversed, __length_hint__, "!($self, /)", "Private method returning an estimate of len(list(it)).") {
    return left_backwards(arg(args, 0));
}

// --- pickling: (function, (sequence,), index) ---
static Value reduced(Value it, Value function, Value when_empty) {
    Value sequence = sequence_of(it);
    RETURN_IF_ERROR(when_empty);
    if (is_unset(sequence)) {
        Value arguments = tuple1(when_empty);
        return is_error(arguments) ? ERROR : tuple2(builtin_lookup(NAME(iter)), arguments);
    }
    Value arguments = tuple1(sequence);
    return is_error(arguments) ? ERROR : tuple3(function, arguments, slot_get(ref_of(it), ITERATOR_INDEX));
}
METHOD(list_iterator, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return reduced(arg(args, 0), builtin_lookup(NAME(iter)), list_new(0));
}
METHOD(tuple_iterator, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return reduced(arg(args, 0), builtin_lookup(NAME(iter)), tuple_new(0));
}
METHOD(list_reverseiterator, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return reduced(arg(args, 0), builtin_lookup(NAME(reversed)), list_new(0));
}
METHOD(reversed, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Value it = arg(args, 0), nothing = tuple_new(0);
    RETURN_IF_ERROR(nothing);
    if (!is_unset(sequence_of(it))) return reduced(it, class_of(it), nothing);
    Value arguments = tuple1(nothing);
    return is_error(arguments) ? ERROR : tuple2(class_of(it), arguments);
}

static Value restore(Value it, Value state, int64_t lowest) {
    if (!is_int_object(state)) return TYPE_ERROR("an integer is required");
    I64Result index = int_to_i64(int_plain(state));
    if (!index.ok) return raise0(CLASS(OverflowError), TEXT("Python int too large to convert to C ssize_t"));
    if (is_unset(sequence_of(it))) return NONE;
    Value length = object_length(sequence_of(it));
    RETURN_IF_ERROR(length);
    int64_t highest = int_of(length) + lowest;
    set_index(it, index.value < lowest ? lowest : index.value > highest ? highest : index.value);
    return NONE;
}
METHOD(list_iterator, __setstate__, "!($self, object, /)", "Set state information for unpickling.") {
    return restore(arg(args, 0), arg(args, 1), 0);
}
METHOD(tuple_iterator, __setstate__, "!($self, object, /)", "Set state information for unpickling.") {
    return restore(arg(args, 0), arg(args, 1), 0);
}
METHOD(list_reverseiterator, __setstate__, "!($self, object, /)", "Set state information for unpickling.") {
    return restore(arg(args, 0), arg(args, 1), -1);
}
METHOD(reversed, __setstate__, "!($self, object, /)", "Set state information for unpickling.") {
    return restore(arg(args, 0), arg(args, 1), -1);
}
