// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// range: an arithmetic progression as a sequence, with ints of any size. Its iterators are in range_iterator.c.
#include "python/objects/range.h"
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/slice.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

TYPE(range, "range", object, RANGE_FIELDS,
     "range(stop) -> range object\n"
     "range(start, stop[, step]) -> range object\n"
     "\n"
     "Return an object that produces a sequence of integers from start (inclusive)\n"
     "to stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\n"
     "start defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\n"
     "These are exactly the valid indices for a list of 4 elements.\n"
     "When step is given, it specifies the increment (or decrement).");

static Value field(Value range, enum RangeField i) { return slot_get(ref_of(range), i); }

// How many items lie in start, start + step, ... before stop; step is not 0.
static Value count_items(Value start, Value stop, Value step) {
    bool down = int_is_negative(step);
    if (is_int(start) && is_int(stop) && is_int(step)) {
        int64_t distance = down ? int_of(start) - int_of(stop) : int_of(stop) - int_of(start);
        uint64_t stride = (uint64_t)(down ? -int_of(step) : int_of(step));
        if (distance <= 0) return int_u32(0);
        if (likely(stride == 1)) return int_from_u64((uint64_t)distance);
        return int_from_u64(u64_div((uint64_t)distance - 1, stride).quotient + 1);
    }
    Value distance = down ? long_sub(start, stop) : long_sub(stop, start);
    RETURN_IF_ERROR(distance);
    if (int_is_negative(distance) || int_is_zero(distance)) return int_u32(0);
    distance = long_sub(distance, int_u32(1));
    RETURN_IF_ERROR(distance);
    Value stride = long_abs(step);
    RETURN_IF_ERROR(stride);
    Value whole = long_floordiv(distance, stride);
    return is_error(whole) ? ERROR : long_add(whole, int_u32(1));
}

Value range_new(Value start, Value stop, Value step) {
    if (int_is_zero(step)) return VALUE_ERROR("range() arg 3 must not be zero");
    Value length = count_items(start, stop, step);
    RETURN_IF_ERROR(length);
    Value range = NEW(range);
    RETURN_IF_ERROR(range);
    slot_set(ref_of(range), RANGE_START, start);
    slot_set(ref_of(range), RANGE_STOP, stop);
    slot_set(ref_of(range), RANGE_STEP, step);
    slot_set(ref_of(range), RANGE_LENGTH, length);
    return range;
}

Value range_quick(Args args) {
    uint32_t n = args_count(args);
    if (n == 0 || n > 3) return UNSET;
    Value first = arg(args, 0), second = n > 1 ? arg(args, 1) : first,
          step = n > 2 ? arg(args, 2) : int_u32(1);
    if (!is_int(first) || !is_int(second) || !is_int(step) || int_is_zero(step)) return UNSET;
    return range_new(n > 1 ? first : int_u32(0), second, step);
}

Value range_item(Value range, Value i) {
    Value offset = long_mul(i, field(range, RANGE_STEP));
    return is_error(offset) ? ERROR : long_add(field(range, RANGE_START), offset);
}

STATICMETHOD(range, __new__, "!($type, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value given = arg(args, 1);
    uint64_t n = tuple_length(given);
    if (!is_unset(arg(args, 2))) return TYPE_ERROR("range() takes no keyword arguments");
    if (n == 0) return TYPE_ERROR("range expected at least 1 argument, got 0");
    if (n > 3)
        return raise1(CLASS(TypeError), TEXT("range expected at most 3 arguments, got {}"),
                      int_wrap((int64_t)n));
    Value start = n == 1 ? int_u32(0) : object_index(tuple_get(given, 0));
    RETURN_IF_ERROR(start);
    Value stop = object_index(tuple_get(given, n == 1 ? 0 : 1));
    RETURN_IF_ERROR(stop);
    Value step = n < 3 ? int_u32(1) : object_index(tuple_get(given, 2));
    RETURN_IF_ERROR(step);
    return range_new(start, stop, step);
}

MEMBER(range, start, "") { return field(arg(args, 0), RANGE_START); }
MEMBER(range, stop, "") { return field(arg(args, 0), RANGE_STOP); }
MEMBER(range, step, "") { return field(arg(args, 0), RANGE_STEP); }
SETTER(range, start) { return raise0(CLASS(AttributeError), TEXT("readonly attribute")); }
SETTER(range, stop) { return raise0(CLASS(AttributeError), TEXT("readonly attribute")); }
SETTER(range, step) { return raise0(CLASS(AttributeError), TEXT("readonly attribute")); }

METHOD(range, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0), step = field(self, RANGE_STEP);
    if (same(step, int_u32(1)))
        return text_format2(TEXT("range({}, {})"), field(self, RANGE_START), field(self, RANGE_STOP));
    return text_format3(TEXT("range({}, {}, {})"), field(self, RANGE_START), field(self, RANGE_STOP), step);
}

METHOD(range, __reduce__, "!($self, /)", "") {
    Value self = arg(args, 0);
    Value fields = tuple3(field(self, RANGE_START), field(self, RANGE_STOP), field(self, RANGE_STEP));
    return is_error(fields) ? ERROR : tuple2(CLASS(range), fields);
}

// --- comparison: ranges are equal when they have the same items ---
// (length, first item or None, step or None): what the items depend on.
static Value essence(Value range) {
    Value length = field(range, RANGE_LENGTH);
    if (int_is_zero(length)) return tuple3(length, NONE, NONE);
    Value step = same(length, int_u32(1)) ? NONE : field(range, RANGE_STEP);
    return tuple3(length, field(range, RANGE_START), step);
}

static bool equal(Value a, Value b) {
    if (same(a, b)) return true;
    Value length = field(a, RANGE_LENGTH);
    if (!long_equal(length, field(b, RANGE_LENGTH))) return false;
    if (int_is_zero(length)) return true;
    if (!long_equal(field(a, RANGE_START), field(b, RANGE_START))) return false;
    return same(length, int_u32(1)) || long_equal(field(a, RANGE_STEP), field(b, RANGE_STEP));
}

METHOD(range, __eq__, "($self, value, /)", "Return self==value.") {
    Value other = arg(args, 1);
    return IS_EXACT(other, range) ? bool_value(equal(arg(args, 0), other)) : NOT_IMPLEMENTED;
}
METHOD(range, __ne__, "($self, value, /)", "Return self!=value.") {
    Value other = arg(args, 1);
    return IS_EXACT(other, range) ? bool_value(!equal(arg(args, 0), other)) : NOT_IMPLEMENTED;
}
METHOD(range, __lt__, "($self, value, /)", "Return self<value.") { return NOT_IMPLEMENTED; }
METHOD(range, __le__, "($self, value, /)", "Return self<=value.") { return NOT_IMPLEMENTED; }
METHOD(range, __gt__, "($self, value, /)", "Return self>value.") { return NOT_IMPLEMENTED; }
METHOD(range, __ge__, "($self, value, /)", "Return self>=value.") { return NOT_IMPLEMENTED; }

METHOD(range, __hash__, "($self, /)", "Return hash(self).") {
    Value parts = essence(arg(args, 0));
    RETURN_IF_ERROR(parts);
    HashResult hash = object_hash(parts);
    return hash.ok ? int_new(hash.value) : ERROR;
}

// --- as a sequence ---
METHOD(range, __bool__, "($self, /)", "True if self else False") {
    return bool_value(!int_is_zero(field(arg(args, 0), RANGE_LENGTH)));
}

METHOD(range, __len__, "($self, /)", "Return len(self).") {
    Value length = field(arg(args, 0), RANGE_LENGTH);
    if (int_to_i64(length).ok) return length;
    return raise0(CLASS(OverflowError), TEXT("Python int too large to convert to C ssize_t"));
}

// range[start:stop:step]
static Value slice_of(Value range, Value slice) {
    Value indices = call_method1(slice, NAME(indices), field(range, RANGE_LENGTH));
    RETURN_IF_ERROR(indices);
    Value start = range_item(range, tuple_get(indices, 0)), stop = range_item(range, tuple_get(indices, 1));
    RETURN_IF_ERROR(start);
    RETURN_IF_ERROR(stop);
    Value step = long_mul(field(range, RANGE_STEP), tuple_get(indices, 2));
    return is_error(step) ? ERROR : range_new(start, stop, step);
}

METHOD(range, __getitem__, "($self, key, /)", "Return self[key].") {
    Value self = arg(args, 0), key = arg(args, 1), length = field(self, RANGE_LENGTH);
    if (is_slice(key)) return slice_of(self, key);
    if (!object_has_index(key))
        return raise1(CLASS(TypeError), TEXT("range indices must be integers or slices, not {t}"), key);
    Value i = object_index(key);
    RETURN_IF_ERROR(i);
    if (int_is_negative(i)) i = long_add(i, length);
    RETURN_IF_ERROR(i);
    if (int_is_negative(i) || long_compare(i, length) >= 0)
        return raise0(CLASS(IndexError), TEXT("range object index out of range"));
    return range_item(self, i);
}

// The index of a plain int in the range; UNSET when it is not there.
static Value index_of(Value range, Value item) {
    Value distance = long_sub(item, field(range, RANGE_START));
    RETURN_IF_ERROR(distance);
    DivmodResult place = long_divmod(distance, field(range, RANGE_STEP));
    if (is_error(place.quotient)) return ERROR;
    bool inside = int_is_zero(place.remainder) && !int_is_negative(place.quotient) &&
                  long_compare(place.quotient, field(range, RANGE_LENGTH)) < 0;
    return inside ? place.quotient : UNSET;
}

static bool is_plain_number(Value v) { return is_bool(v) || int_is_exact(v); }

// Items equal to v, found one by one: how many, or, if `first_only`, the index of the first; UNSET: none.
static Value search(Value range, Value v, bool first_only) {
    Value length = field(range, RANGE_LENGTH), found = int_u32(0);
    for (Value i = int_u32(0); long_compare(i, length) < 0; i = long_add(i, int_u32(1))) {
        Value item = range_item(range, i);
        RETURN_IF_ERROR(item);
        Value equal = object_equal(item, v);
        RETURN_IF_ERROR(equal);
        if (is_false(equal)) continue;
        if (first_only) return i;
        found = int_add(found, int_u32(1)).value;
    }
    return first_only ? UNSET : found;
}

METHOD(range, __contains__, "($self, key, /)", "Return key in self.") {
    Value self = arg(args, 0), v = arg(args, 1);
    Value found = is_plain_number(v) ? index_of(self, int_plain(v)) : search(self, v, true);
    return is_error(found) ? ERROR : bool_value(!is_unset(found));
}

METHOD(range, count, "!($self, object, /)",
       "rangeobject.count(value) -> integer -- return number of occurrences of value") {
    Value self = arg(args, 0), v = arg(args, 1);
    if (!is_plain_number(v)) return search(self, v, false);
    Value found = index_of(self, int_plain(v));
    return is_error(found) ? ERROR : int_u32(!is_unset(found));
}

METHOD(range, index, "!($self, object, /)",
       "rangeobject.index(value) -> integer -- return index of value.\n"
       "Raise ValueError if the value is not present.") {
    Value self = arg(args, 0), v = arg(args, 1);
    if (!is_plain_number(v)) {
        Value found = search(self, v, true);
        return is_unset(found) ? VALUE_ERROR("sequence.index(x): x not in sequence") : found;
    }
    Value found = index_of(self, int_plain(v));
    return is_unset(found) ? raise1(CLASS(ValueError), TEXT("{r} is not in range"), v) : found;
}
