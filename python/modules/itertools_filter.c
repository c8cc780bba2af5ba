// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module itertools, part 2: iterators over the items of others, chosen or transformed: takewhile, dropwhile,
// filterfalse, compress, starmap, accumulate, pairwise, zip_longest.
#include "python/modules/itertools.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"

// A function, or two iterators, and what is left to remember.
enum PairField { PAIR_FUNCTION, PAIR_ITERATOR, PAIR_STATE, PAIR_FIELDS };

static Value pair_new(Value class, Value function, Value iterable, Value state) {
    Value iterator = object_iter(iterable);
    RETURN_IF_ERROR(iterator);
    Value self = new_instance(class);
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), PAIR_FUNCTION, function);
    slot_set(ref_of(self), PAIR_ITERATOR, iterator);
    slot_set(ref_of(self), PAIR_STATE, state);
    return self;
}
static Value pair_fields(Value self) {
    return tuple2(slot_get(ref_of(self), PAIR_FUNCTION), slot_get(ref_of(self), PAIR_ITERATOR));
}
static Value truth_of_call(Value function, Value item) {
    Value verdict = call1(function, item);
    return is_error(verdict) || is_bool(verdict) ? verdict : object_truth(verdict);
}
static Value set_flag(Value self, Value state) {
    Value flag = object_truth(state);
    RETURN_IF_ERROR(flag);
    slot_set(ref_of(self), PAIR_STATE, flag);
    return NONE;
}
static Value flag_of(Value self) { return int_u32(is_true(slot_get(ref_of(self), PAIR_STATE))); }

// --- takewhile: its flag says that it has ended ---
TYPE(takewhile, "itertools.takewhile", object, 3,
     "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.");
STATICMETHOD(takewhile, __new__, "($type, predicate, iterable, /)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    return pair_new(arg(args, 0), arg(args, 1), arg(args, 2), FALSE);
}
METHOD(takewhile, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(takewhile, __next__, "($self, /)", "Implement next(self).") {
    Ref self = ref_of(arg(args, 0));
    if (is_true(slot_get(self, PAIR_STATE))) return UNSET;
    Value item = object_next(slot_get(self, PAIR_ITERATOR));
    if (is_unset(item) || is_error(item)) return item;
    Value good = truth_of_call(slot_get(self, PAIR_FUNCTION), item);
    RETURN_IF_ERROR(good);
    if (is_true(good)) return item;
    slot_set(self, PAIR_STATE, TRUE);
    return UNSET;
}
METHOD(takewhile, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return reduced_state(arg(args, 0), pair_fields(arg(args, 0)), flag_of(arg(args, 0)));
}
METHOD(takewhile, __setstate__, "!($self, object, /)", "Set state information for unpickling.") {
    return set_flag(arg(args, 0), arg(args, 1));
}

// --- dropwhile: its flag says that it has begun ---
TYPE(dropwhile, "itertools.dropwhile", object, 3,
     "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until "
     "the iterable is exhausted.");
STATICMETHOD(dropwhile, __new__, "($type, predicate, iterable, /)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    return pair_new(arg(args, 0), arg(args, 1), arg(args, 2), FALSE);
}
METHOD(dropwhile, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(dropwhile, __next__, "($self, /)", "Implement next(self).") {
    Ref self = ref_of(arg(args, 0));
    for (;;) {
        Value item = object_next(slot_get(self, PAIR_ITERATOR));
        if (is_unset(item) || is_error(item) || is_true(slot_get(self, PAIR_STATE))) return item;
        Value drop = truth_of_call(slot_get(self, PAIR_FUNCTION), item);
        RETURN_IF_ERROR(drop);
        if (is_true(drop)) continue;
        slot_set(self, PAIR_STATE, TRUE);
        return item;
    }
}
METHOD(dropwhile, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return reduced_state(arg(args, 0), pair_fields(arg(args, 0)), flag_of(arg(args, 0)));
}
METHOD(dropwhile, __setstate__, "!($self, object, /)", "Set state information for unpickling.") {
    return set_flag(arg(args, 0), arg(args, 1));
}

// --- filterfalse ---
TYPE(filterfalse, "itertools.filterfalse", object, 3,
     "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the "
     "items that are false.");
STATICMETHOD(filterfalse, __new__, "($type, function, iterable, /)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    return pair_new(arg(args, 0), arg(args, 1), arg(args, 2), UNSET);
}
METHOD(filterfalse, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(filterfalse, __next__, "($self, /)", "Implement next(self).") {
    Ref self = ref_of(arg(args, 0));
    Value function = slot_get(self, PAIR_FUNCTION);
    bool by_truth = is_none(function) || same(function, CLASS(bool));
    for (;;) {
        Value item = object_next(slot_get(self, PAIR_ITERATOR));
        if (is_unset(item) || is_error(item)) return item;
        Value verdict = by_truth ? object_truth(item) : truth_of_call(function, item);
        RETURN_IF_ERROR(verdict);
        if (is_false(verdict)) return item;
    }
}
METHOD(filterfalse, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return reduced(arg(args, 0), pair_fields(arg(args, 0)));
}

// --- compress ---
enum CompressField { COMPRESS_DATA, COMPRESS_SELECTORS, COMPRESS_FIELDS };
TYPE(
    compress, "itertools.compress", object, 2,
    "Return data elements corresponding to true selector elements.\n\nForms a shorter iterator from selected "
    "data elements using the selectors to\nchoose the data elements.");
STATICMETHOD(compress, __new__, "($type, data, selectors)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value data = object_iter(arg(args, 1)), selectors = is_error(data) ? ERROR : object_iter(arg(args, 2));
    RETURN_IF_ERROR(selectors);
    Value self = new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), COMPRESS_DATA, data);
    slot_set(ref_of(self), COMPRESS_SELECTORS, selectors);
    return self;
}
METHOD(compress, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(compress, __next__, "($self, /)", "Implement next(self).") {
    Ref self = ref_of(arg(args, 0));
    for (;;) {
        Value item = object_next(slot_get(self, COMPRESS_DATA));
        if (is_unset(item) || is_error(item)) return item;
        Value selector = object_next(slot_get(self, COMPRESS_SELECTORS));
        if (is_unset(selector) || is_error(selector)) return selector;
        Value wanted = object_truth(selector);
        RETURN_IF_ERROR(wanted);
        if (is_true(wanted)) return item;
    }
}
METHOD(compress, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Ref self = ref_of(arg(args, 0));
    return reduced(arg(args, 0), tuple2(slot_get(self, COMPRESS_DATA), slot_get(self, COMPRESS_SELECTORS)));
}

// --- starmap ---
TYPE(starmap, "itertools.starmap", object, 3,
     "Return an iterator whose values are returned from the function evaluated with an argument tuple taken "
     "from the given sequence.");
STATICMETHOD(starmap, __new__, "($type, function, iterable, /)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    return pair_new(arg(args, 0), arg(args, 1), arg(args, 2), UNSET);
}
METHOD(starmap, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(starmap, __next__, "($self, /)", "Implement next(self).") {
    Ref self = ref_of(arg(args, 0));
    Value item = object_next(slot_get(self, PAIR_ITERATOR));
    if (is_unset(item) || is_error(item)) return item;
    if (!IS_EXACT(item, tuple)) item = tuple_from_iterable(item);
    RETURN_IF_ERROR(item);
    return call_tuple(slot_get(self, PAIR_FUNCTION), item, UNSET);
}
METHOD(starmap, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return reduced(arg(args, 0), pair_fields(arg(args, 0)));
}

// --- accumulate ---
enum AccumulateField {
    ACCUMULATE_FUNCTION, // None: +
    ACCUMULATE_ITERATOR,
    ACCUMULATE_TOTAL,   // UNSET: nothing yet
    ACCUMULATE_INITIAL, // None: none, or already given out
    ACCUMULATE_FIELDS
};
TYPE(accumulate, "itertools.accumulate", object, 4,
     "Return series of accumulated sums (or other binary function results).");
STATICMETHOD(accumulate, __new__, "($type, iterable, func=None, *, initial=None)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value iterator = object_iter(arg(args, 1));
    RETURN_IF_ERROR(iterator);
    Value self = new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), ACCUMULATE_FUNCTION, is_unset(arg(args, 2)) ? NONE : arg(args, 2));
    slot_set(ref_of(self), ACCUMULATE_ITERATOR, iterator);
    slot_set(ref_of(self), ACCUMULATE_INITIAL, is_unset(arg(args, 3)) ? NONE : arg(args, 3));
    return self;
}
METHOD(accumulate, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(accumulate, __next__, "($self, /)", "Implement next(self).") {
    Ref self = ref_of(arg(args, 0));
    Value function = slot_get(self, ACCUMULATE_FUNCTION), total = slot_get(self, ACCUMULATE_INITIAL);
    if (!is_none(total)) {
        slot_set(self, ACCUMULATE_INITIAL, NONE);
        slot_set(self, ACCUMULATE_TOTAL, total);
        return total;
    }
    Value item = object_next(slot_get(self, ACCUMULATE_ITERATOR));
    if (is_unset(item) || is_error(item)) return item;
    total = slot_get(self, ACCUMULATE_TOTAL);
    if (!is_unset(total))
        item = is_none(function) ? object_binary(BINARY_ADD, total, item) : call2(function, total, item);
    RETURN_IF_ERROR(item);
    slot_set(self, ACCUMULATE_TOTAL, item);
    return item;
}
METHOD(accumulate, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Ref self = ref_of(arg(args, 0));
    Value function = slot_get(self, ACCUMULATE_FUNCTION), iterator = slot_get(self, ACCUMULATE_ITERATOR);
    Value total = slot_get(self, ACCUMULATE_TOTAL), initial = slot_get(self, ACCUMULATE_INITIAL);
    if (!is_none(initial)) {
        Value first = tuple1(initial), all = is_error(first) ? ERROR : itertools_chain2(first, iterator);
        return reduced_state(arg(args, 0), is_error(all) ? ERROR : tuple2(all, function), NONE);
    }
    if (!is_none(total))
        return reduced_state(arg(args, 0), tuple2(iterator, function), is_unset(total) ? NONE : total);
    // A total of None can't be told from none in the state: it is accumulated once more, and left out.
    Value first = tuple1(NONE), all = is_error(first) ? ERROR : itertools_chain2(first, iterator);
    Value again = is_error(all) ? ERROR : call2(class_of(arg(args, 0)), all, function);
    RETURN_IF_ERROR(again);
    Value cut = tuple3(again, int_u32(1), NONE);
    return is_error(cut) ? ERROR : tuple2(CLASS(islice), cut);
}
METHOD(accumulate, __setstate__, "!($self, object, /)", "Set state information for unpickling.") {
    slot_set(ref_of(arg(args, 0)), ACCUMULATE_TOTAL, arg(args, 1));
    return NONE;
}

// --- pairwise ---
enum PairwiseField { PAIRWISE_ITERATOR, PAIRWISE_OLD, PAIRWISE_FIELDS };
TYPE(pairwise, "itertools.pairwise", object, 2,
     "Return an iterator of overlapping pairs taken from the input iterator.\n"
     "\n"
     "    s -> (s0,s1), (s1,s2), (s2, s3), ...");
STATICMETHOD(pairwise, __new__, "($type, iterable, /)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value iterator = object_iter(arg(args, 1));
    RETURN_IF_ERROR(iterator);
    Value self = new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), PAIRWISE_ITERATOR, iterator);
    return self;
}
METHOD(pairwise, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(pairwise, __next__, "($self, /)", "Implement next(self).") {
    Ref self = ref_of(arg(args, 0));
    Value iterator = slot_get(self, PAIRWISE_ITERATOR), old = slot_get(self, PAIRWISE_OLD);
    if (is_unset(iterator)) return UNSET;
    Value item = UNSET;
    if (is_unset(old)) {
        old = object_next(iterator);
        if (!is_error(old)) slot_set(self, PAIRWISE_OLD, old);
    }
    item = is_unset(old) || is_error(old) ? old : object_next(iterator);
    if (is_unset(item) || is_error(item)) {
        slot_set(self, PAIRWISE_ITERATOR, UNSET);
        slot_set(self, PAIRWISE_OLD, UNSET);
        return item;
    }
    slot_set(self, PAIRWISE_OLD, item);
    return tuple2(old, item);
}

// --- zip_longest ---
enum ZipLongestField { LONGEST_ITERATORS, LONGEST_ACTIVE, LONGEST_FILL, LONGEST_FIELDS };
TYPE(zip_longest, "itertools.zip_longest", object, 3,
     "zip_longest(iter1 [,iter2 [...]], [fillvalue=None]) --> zip_longest object\n"
     "\n"
     "Return a zip_longest object whose .__next__() method returns a tuple where\n"
     "the i-th element comes from the i-th iterable argument.  The .__next__()\n"
     "method continues until the longest iterable in the argument sequence\n"
     "is exhausted and then it raises StopIteration.  When the shorter iterables\n"
     "are exhausted, the fillvalue is substituted in their place.  The fillvalue\n"
     "defaults to None or can be specified by a keyword argument.");
STATICMETHOD(zip_longest, __new__, "!($type, *iterables, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value given = arg(args, 1), keywords = arg(args, 2), fill = NONE;
    if (!is_unset(keywords)) {
        fill = dict_get_str(keywords, NAME(fillvalue));
        if (is_unset(fill) || dict_length(keywords) > 1)
            return TYPE_ERROR("zip_longest() got an unexpected keyword argument");
    }
    uint64_t n = tuple_length(given);
    Value iterators = list_new(n);
    RETURN_IF_ERROR(iterators);
    for (uint64_t i = 0; i < n; i++) {
        Value iterator = object_iter(tuple_get(given, i));
        RETURN_IF_ERROR(iterator);
        RETURN_IF_ERROR(list_append(iterators, iterator));
    }
    Value self = new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), LONGEST_ITERATORS, iterators);
    slot_set(ref_of(self), LONGEST_ACTIVE, int_wrap((int64_t)n));
    slot_set(ref_of(self), LONGEST_FILL, fill);
    return self;
}
METHOD(zip_longest, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(zip_longest, __next__, "($self, /)", "Implement next(self).") {
    Ref self = ref_of(arg(args, 0));
    Value iterators = slot_get(self, LONGEST_ITERATORS);
    uint64_t n = list_length(iterators);
    if (n == 0 || same(slot_get(self, LONGEST_ACTIVE), int_u32(0))) return UNSET;
    Value result = tuple_new(n);
    RETURN_IF_ERROR(result);
    for (uint64_t i = 0; i < n; i++) {
        Value iterator = list_get(iterators, i);
        Value item = is_none(iterator) ? UNSET : object_next(iterator);
        if (is_error(item)) {
            slot_set(self, LONGEST_ACTIVE, int_u32(0));
            return ERROR;
        }
        if (is_unset(item)) {
            item = slot_get(self, LONGEST_FILL);
            if (!is_none(iterator)) {
                int64_t active = int_of(slot_get(self, LONGEST_ACTIVE)) - 1;
                slot_set(self, LONGEST_ACTIVE, int_wrap(active > 0 ? active : 0));
                if (active <= 0) return UNSET;
                list_set(iterators, i, NONE);
            }
        }
        slot_set(ref_of(result), i, item);
    }
    return result;
}
METHOD(zip_longest, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Ref self = ref_of(arg(args, 0));
    Value iterators = slot_get(self, LONGEST_ITERATORS), fields = tuple_new(list_length(iterators));
    RETURN_IF_ERROR(fields);
    for (uint64_t i = 0; i < tuple_length(fields); i++) {
        Value iterator = list_get(iterators, i);
        if (is_none(iterator)) iterator = tuple_new(0);
        RETURN_IF_ERROR(iterator);
        slot_set(ref_of(fields), i, iterator);
    }
    return reduced_state(arg(args, 0), fields, slot_get(self, LONGEST_FILL));
}
METHOD(zip_longest, __setstate__, "!($self, object, /)", "Set state information for unpickling.") {
    slot_set(ref_of(arg(args, 0)), LONGEST_FILL, arg(args, 1));
    return NONE;
}
