// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Iterators over ranges: range_iterator while everything is a small int, longrange_iterator beyond.
#include "python/objects/error.h"
#include "python/objects/iterator.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/range.h"
#include "python/objects/tuple.h"

TYPE(range_iterator, "range_iterator", object, 3, "");
TYPE(longrange_iterator, "longrange_iterator", object, 3, "");

static Value field(Value range, enum RangeField i) { return slot_get(ref_of(range), i); }

static Value iterate(Value range) {
    bool small = is_int(field(range, RANGE_START)) && is_int(field(range, RANGE_STOP)) &&
                 is_int(field(range, RANGE_STEP)) && is_int(field(range, RANGE_LENGTH));
    Value it = small ? NEW(range_iterator) : NEW(longrange_iterator);
    RETURN_IF_ERROR(it);
    slot_set(ref_of(it), RANGE_ITERATOR_RANGE, range);
    slot_set(ref_of(it), RANGE_ITERATOR_INDEX, int_u32(0));
    slot_set(ref_of(it), RANGE_ITERATOR_NEXT, field(range, RANGE_START));
    return it;
}

METHOD(range, __iter__, "($self, /)", "Implement iter(self).") { return iterate(arg(args, 0)); }

METHOD(range, __reversed__, "!($self, /)", "Return a reverse iterator.") {
    Value self = arg(args, 0);
    Value step = long_neg(field(self, RANGE_STEP)), length = field(self, RANGE_LENGTH);
    RETURN_IF_ERROR(step);
    if (int_is_zero(length)) {
        Value none = range_new(field(self, RANGE_START), field(self, RANGE_START), step);
        return is_error(none) ? ERROR : iterate(none);
    }
    Value last = range_item(self, long_sub(length, int_u32(1)));
    RETURN_IF_ERROR(last);
    Value stop = long_sub(field(self, RANGE_START), field(self, RANGE_STEP));
    RETURN_IF_ERROR(stop);
    Value backwards = range_new(last, stop, step);
    return is_error(backwards) ? ERROR : iterate(backwards);
}

METHOD(range_iterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(longrange_iterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }

Value range_iterator_next(Value iterator) {
    Ref it = ref_of(iterator);
    Value range = slot_get(it, RANGE_ITERATOR_RANGE), index = slot_get(it, RANGE_ITERATOR_INDEX);
    if (!int_less(index, field(range, RANGE_LENGTH))) return UNSET;
    Value item = slot_get(it, RANGE_ITERATOR_NEXT);
    slot_set(it, RANGE_ITERATOR_INDEX, int_add(index, int_u32(1)).value);
    // Behind the last item this may wrap, and is not looked at.
    slot_set(it, RANGE_ITERATOR_NEXT, int_wrap(int_of(item) + int_of(field(range, RANGE_STEP))));
    return item;
}
METHOD(range_iterator, __next__, "($self, /)", "Implement next(self).") {
    return range_iterator_next(arg(args, 0));
}

METHOD(longrange_iterator, __next__, "($self, /)", "Implement next(self).") {
    Ref it = ref_of(arg(args, 0));
    Value range = slot_get(it, RANGE_ITERATOR_RANGE), index = slot_get(it, RANGE_ITERATOR_INDEX);
    if (long_compare(index, field(range, RANGE_LENGTH)) >= 0) return UNSET;
    Value next = long_add(index, int_u32(1)), item = range_item(range, index);
    RETURN_IF_ERROR(next);
    slot_set(it, RANGE_ITERATOR_INDEX, next);
    return item;
}

static Value left(Value iterator) {
    Value range = slot_get(ref_of(iterator), RANGE_ITERATOR_RANGE);
    return long_sub(field(range, RANGE_LENGTH), slot_get(ref_of(iterator), RANGE_ITERATOR_INDEX));
}
METHOD(range_iterator, __length_hint__, "!($self, /)",
       "Private method returning an estimate of len(list(it)).") {
    return left(arg(args, 0));
}
METHOD(longrange_iterator, __length_hint__, "!($self, /)",
       "Private method returning an estimate of len(list(it)).") {
    return left(arg(args, 0));
}

static Value reduced(Value iterator) {
    Value range = slot_get(ref_of(iterator), RANGE_ITERATOR_RANGE);
    Value stop = range_item(range, field(range, RANGE_LENGTH));
    RETURN_IF_ERROR(stop);
    Value plain = range_new(field(range, RANGE_START), stop, field(range, RANGE_STEP));
    RETURN_IF_ERROR(plain);
    Value arguments = tuple1(plain);
    RETURN_IF_ERROR(arguments);
    return tuple3(builtin_lookup(NAME(iter)), arguments, slot_get(ref_of(iterator), RANGE_ITERATOR_INDEX));
}
METHOD(range_iterator, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return reduced(arg(args, 0));
}
METHOD(longrange_iterator, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return reduced(arg(args, 0));
}

static Value restore(Value iterator, Value state) {
    Value index = object_index(state), range = slot_get(ref_of(iterator), RANGE_ITERATOR_RANGE);
    RETURN_IF_ERROR(index);
    if (int_is_negative(index)) index = int_u32(0);
    if (long_compare(index, field(range, RANGE_LENGTH)) > 0) index = field(range, RANGE_LENGTH);
    Value next = range_item(range, index);
    RETURN_IF_ERROR(next);
    slot_set(ref_of(iterator), RANGE_ITERATOR_INDEX, index);
    slot_set(ref_of(iterator), RANGE_ITERATOR_NEXT, next);
    return NONE;
}
METHOD(range_iterator, __setstate__, "!($self, object, /)", "Set state information for unpickling.") {
    return restore(arg(args, 0), arg(args, 1));
}
METHOD(longrange_iterator, __setstate__, "!($self, object, /)", "Set state information for unpickling.") {
    return restore(arg(args, 0), arg(args, 1));
}
