// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// enumerate, zip, map and filter: iterators that take their items from other iterators.
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/iterator.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

// --- enumerate ---
TYPE(enumerate, "enumerate", object, 2,
     "Return an enumerate object.\n"
     "\n"
     "  iterable\n"
     "    an object supporting iteration\n"
     "\n"
     "The enumerate object yields pairs containing a count (from start, which\n"
     "defaults to zero) and a value yielded by the iterable argument.\n"
     "\n"
     "enumerate is useful for obtaining an indexed list:\n"
     "    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...");

STATICMETHOD(enumerate, __new__, "!($type, iterable, start=0)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value count = is_unset(arg(args, 2)) ? int_u32(0) : object_index(arg(args, 2));
    RETURN_IF_ERROR(count);
    Value self = new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    Value iterator = object_iter(arg(args, 1));
    RETURN_IF_ERROR(iterator);
    slot_set(ref_of(self), ENUMERATE_ITERATOR, iterator);
    slot_set(ref_of(self), ENUMERATE_COUNT, count);
    return self;
}
METHOD(enumerate, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
Value enumerate_next(Value it) {
    Ref self = ref_of(it);
    Value item = object_next(slot_get(self, ENUMERATE_ITERATOR));
    if (is_unset(item) || is_error(item)) return item;
    Value count = slot_get(self, ENUMERATE_COUNT), next = long_add(count, int_u32(1));
    RETURN_IF_ERROR(next);
    slot_set(self, ENUMERATE_COUNT, next);
    return tuple2(count, item);
}
METHOD(enumerate, __next__, "($self, /)", "Implement next(self).") { return enumerate_next(arg(args, 0)); }
METHOD(enumerate, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Value self = arg(args, 0);
    Value fields =
        tuple2(slot_get(ref_of(self), ENUMERATE_ITERATOR), slot_get(ref_of(self), ENUMERATE_COUNT));
    return is_error(fields) ? ERROR : tuple2(class_of(self), fields);
}

// --- zip ---
TYPE(zip, "zip", object, 2,
     "zip(*iterables, strict=False) --> Yield tuples until an input is exhausted.\n"
     "\n"
     "   >>> list(zip('abcdefg', range(3), range(4)))\n"
     "   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]\n"
     "\n"
     "The zip object yields n-length tuples, where n is the number of iterables\n"
     "passed as positional arguments to zip().  The i-th element in every tuple\n"
     "comes from the i-th iterable argument to zip().  This continues until the\n"
     "shortest argument is exhausted.\n"
     "\n"
     "If strict is true and one of the arguments is exhausted before the others,\n"
     "raise a ValueError.");

// A tuple of iterators over iterables[from ..).
static Value iterators_of(Value iterables, uint64_t from) {
    uint64_t n = tuple_length(iterables);
    Value iterators = tuple_new(n - from);
    RETURN_IF_ERROR(iterators);
    for (uint64_t i = from; i < n; i++) {
        Value iterator = object_iter(tuple_get(iterables, i));
        RETURN_IF_ERROR(iterator);
        slot_set(ref_of(iterators), i - from, iterator);
    }
    return iterators;
}

STATICMETHOD(zip, __new__, "!($type, /, *iterables, strict=False)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value strict = is_unset(arg(args, 1)) ? FALSE : object_truth(arg(args, 1));
    RETURN_IF_ERROR(strict);
    Value iterators = iterators_of(arg(args, 2), 0);
    RETURN_IF_ERROR(iterators);
    Value self = new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), ZIP_ITERATORS, iterators);
    slot_set(ref_of(self), ZIP_STRICT, strict);
    return self;
}
METHOD(zip, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }

// zip(strict=True): iterator i ended before (`shorter`) or after those in front of it.
static COLD Value uneven(uint64_t i, bool shorter) {
    Value number = int_wrap((int64_t)i + 1), before = int_wrap((int64_t)i);
    Value word = shorter ? str_from_text(TEXT("shorter")) : str_from_text(TEXT("longer"));
    RETURN_IF_ERROR(word);
    return i == 1 ? raise2(CLASS(ValueError), TEXT("zip() argument {} is {} than argument 1"), number, word)
                  : raise3(CLASS(ValueError), TEXT("zip() argument {} is {} than arguments 1-{}"), number,
                           word, before);
}

// Iterator i has ended. UNSET, or ERROR if they are not all at their ends and should be.
static Value end_of_zip(Ref self, Value iterators, uint64_t i) {
    if (!is_true(slot_get(self, ZIP_STRICT))) return UNSET;
    if (i > 0) return uneven(i, true);
    for (uint64_t j = 1; j < tuple_length(iterators); j++) {
        Value item = object_next(tuple_get(iterators, j));
        RETURN_IF_ERROR(item);
        if (!is_unset(item)) return uneven(j, false);
    }
    return UNSET;
}

Value zip_next(Value it) {
    Ref self = ref_of(it);
    Value iterators = slot_get(self, ZIP_ITERATORS);
    uint64_t n = tuple_length(iterators);
    if (n == 0) return UNSET;
    Value result = tuple_new(n);
    RETURN_IF_ERROR(result);
    for (uint64_t i = 0; i < n; i++) {
        Value item = object_next(tuple_get(iterators, i));
        RETURN_IF_ERROR(item);
        if (is_unset(item)) return end_of_zip(self, iterators, i);
        slot_set(ref_of(result), i, item);
    }
    return result;
}
METHOD(zip, __next__, "($self, /)", "Implement next(self).") { return zip_next(arg(args, 0)); }
METHOD(zip, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Value self = arg(args, 0), iterators = slot_get(ref_of(self), ZIP_ITERATORS);
    bool strict = is_true(slot_get(ref_of(self), ZIP_STRICT));
    return strict ? tuple3(class_of(self), iterators, TRUE) : tuple2(class_of(self), iterators);
}
METHOD(zip, __setstate__, "!($self, object, /)", "Set state information for unpickling.") {
    Value strict = object_truth(arg(args, 1));
    RETURN_IF_ERROR(strict);
    slot_set(ref_of(arg(args, 0)), ZIP_STRICT, strict);
    return NONE;
}

// --- map ---
enum MapField { MAP_FUNCTION, MAP_ITERATORS };
TYPE(map, "map", object, 2,
     "map(func, *iterables) --> map object\n"
     "\n"
     "Make an iterator that computes the function using arguments from\n"
     "each of the iterables.  Stops when the shortest iterable is exhausted.");

STATICMETHOD(map, __new__, "!($type, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value class = arg(args, 0), given = arg(args, 1);
    if (!is_unset(arg(args, 2)) && native_is(class_lookup(class, NAME(__init__)), F_object____init__))
        return TYPE_ERROR("map() takes no keyword arguments");
    if (tuple_length(given) < 2) return TYPE_ERROR("map() must have at least two arguments.");
    Value iterators = iterators_of(given, 1);
    RETURN_IF_ERROR(iterators);
    Value self = new_instance(class);
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), MAP_FUNCTION, tuple_get(given, 0));
    slot_set(ref_of(self), MAP_ITERATORS, iterators);
    return self;
}
METHOD(map, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
Value map_next(Value it) {
    Ref self = ref_of(it);
    Value function = slot_get(self, MAP_FUNCTION), iterators = slot_get(self, MAP_ITERATORS);
    uint32_t n = (uint32_t)tuple_length(iterators);
    if (n == 1) {
        Value item = object_next(tuple_get(iterators, 0));
        return is_unset(item) || is_error(item) ? item : call1(function, item);
    }
    if (!stack_has_room()) return raise_recursion_error();
    ArgsResult pushed = args_push(n);
    if (!pushed.ok) return raise_recursion_error();
    Value result = TRUE;
    for (uint32_t i = 0; i < n && is_true(result); i++) {
        Value item = object_next(tuple_get(iterators, i));
        if (is_unset(item) || is_error(item))
            result = item;
        else
            arg_set(pushed.args, i, item);
    }
    if (is_true(result)) result = object_call(function, pushed.args, UNSET);
    args_pop(pushed.args);
    return result;
}
METHOD(map, __next__, "($self, /)", "Implement next(self).") { return map_next(arg(args, 0)); }
METHOD(map, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Value self = arg(args, 0), first = tuple1(slot_get(ref_of(self), MAP_FUNCTION));
    RETURN_IF_ERROR(first);
    Value fields = tuple_concat(first, slot_get(ref_of(self), MAP_ITERATORS));
    return is_error(fields) ? ERROR : tuple2(class_of(self), fields);
}

// --- filter ---
enum FilterField { FILTER_FUNCTION, FILTER_ITERATOR };
TYPE(filter, "filter", object, 2,
     "filter(function or None, iterable) --> filter object\n"
     "\n"
     "Return an iterator yielding those items of iterable for which function(item)\n"
     "is true. If function is None, return the items that are true.");

STATICMETHOD(filter, __new__, "!($type, function, iterable, /)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value iterator = object_iter(arg(args, 2));
    RETURN_IF_ERROR(iterator);
    Value self = new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), FILTER_FUNCTION, arg(args, 1));
    slot_set(ref_of(self), FILTER_ITERATOR, iterator);
    return self;
}
METHOD(filter, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(filter, __next__, "($self, /)", "Implement next(self).") {
    Ref self = ref_of(arg(args, 0));
    Value function = slot_get(self, FILTER_FUNCTION), iterator = slot_get(self, FILTER_ITERATOR);
    bool by_truth = is_none(function) || same(function, CLASS(bool));
    if (!stack_has_room()) return raise_recursion_error();
    for (;;) {
        Value item = object_next(iterator);
        if (is_unset(item) || is_error(item)) return item;
        Value verdict = by_truth ? item : call1(function, item);
        RETURN_IF_ERROR(verdict);
        verdict = object_truth(verdict);
        RETURN_IF_ERROR(verdict);
        if (is_true(verdict)) return item;
    }
}
METHOD(filter, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Value self = arg(args, 0);
    Value fields = tuple2(slot_get(ref_of(self), FILTER_FUNCTION), slot_get(ref_of(self), FILTER_ITERATOR));
    return is_error(fields) ? ERROR : tuple2(class_of(self), fields);
}
