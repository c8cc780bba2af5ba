// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The class slice, and slices as ranges of indices.
#include "python/objects/slice.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

TYPE(slice, "slice", object, SLICE_FIELDS,
     "slice(stop)\n"
     "slice(start, stop[, step])\n"
     "\n"
     "Create a slice object.  This is used for extended slicing (e.g. a[0:10:2]).");

Value slice_new(Value start, Value stop, Value step) {
    Value slice = NEW(slice);
    RETURN_IF_ERROR(slice);
    slot_set(ref_of(slice), SLICE_START, start);
    slot_set(ref_of(slice), SLICE_STOP, stop);
    slot_set(ref_of(slice), SLICE_STEP, step);
    return slice;
}

static Value slice_field(Value slice, enum SliceField field) { return slot_get(ref_of(slice), field); }

// --- ranges of indices -------------------------------------------------------------------------------------

static Value bound_index(Value v) {
    if (!object_has_index(v))
        return TYPE_ERROR("slice indices must be integers or None or have an __index__ method");
    return object_index(v);
}

I64Result slice_bound(Value v, int64_t absent) {
    if (is_unset(v) || is_none(v)) return (I64Result){true, absent};
    if (likely(is_int(v))) return (I64Result){true, int_of(v)};
    Value index = bound_index(v);
    if (is_error(index)) return (I64Result){0};
    if (is_int(index)) return (I64Result){true, int_of(index)};
    Value negative = object_compare_bool(COMPARE_LT, index, int_u32(0));
    if (is_error(negative)) return (I64Result){0};
    return (I64Result){true, is_true(negative) ? INT64_MIN : INT64_MAX};
}

static int64_t clip(int64_t bound, int64_t low, int64_t high) {
    return bound < low ? low : bound > high ? high : bound;
}

SliceBounds slice_bounds(Value slice) {
    I64Result step = slice_bound(slice_field(slice, SLICE_STEP), 1);
    if (!step.ok) return (SliceBounds){0};
    if (step.value == 0) {
        VALUE_ERROR("slice step cannot be zero");
        return (SliceBounds){0};
    }
    bool down = step.value < 0;
    I64Result start = slice_bound(slice_field(slice, SLICE_START), down ? INT64_MAX : 0);
    if (!start.ok) return (SliceBounds){0};
    I64Result stop = slice_bound(slice_field(slice, SLICE_STOP), down ? INT64_MIN : INT64_MAX);
    bool open = is_none(slice_field(slice, SLICE_STOP));
    return (SliceBounds){stop.ok, open, start.value, stop.value, step.value};
}

// How many steps of `stride` lie in a distance of at least 1.
static uint64_t steps(int64_t distance, int64_t stride) {
    if (likely(stride == 1)) return (uint64_t)distance;
    return u64_div((uint64_t)distance - 1, (uint64_t)stride).quotient + 1;
}

SliceRange slice_range_in(SliceBounds bounds, uint64_t length) {
    if (!bounds.ok) return (SliceRange){0};
    bool down = bounds.step < 0;
    int64_t n = (int64_t)length, low = down ? -1 : 0, high = down ? n - 1 : n;
    SliceRange range = {.ok = true, .step = bounds.step < -INT64_MAX ? -INT64_MAX : bounds.step};
    range.start = clip(bounds.start < 0 ? bounds.start + n : bounds.start, low, high);
    range.stop = clip(bounds.stop < 0 && !bounds.open ? bounds.stop + n : bounds.stop, low, high);
    if (down && range.stop < range.start)
        range.count = steps(range.start - range.stop, -range.step);
    else if (!down && range.start < range.stop)
        range.count = steps(range.stop - range.start, range.step);
    return range;
}

SliceRange slice_range(Value slice, uint64_t length) { return slice_range_in(slice_bounds(slice), length); }

SliceRange slice_range_fitted(SliceRange range, uint64_t length) {
    if (range.step == 1) {
        int64_t end = range.start + (int64_t)range.count, n = (int64_t)length;
        range.start = range.start < n ? range.start : n;
        range.count = (uint64_t)((end < n ? end : n) - range.start);
        return range;
    }
    uint64_t first = (uint64_t)range.start, last = first + (range.count - 1) * (uint64_t)range.step;
    if (range.count && (first >= length || last >= length)) range.count = 0;
    if (first > length) range.start = (int64_t)length;
    return range;
}

Window slice_window(Value start, Value end, uint64_t length) {
    I64Result from = slice_bound(start, 0);
    if (!from.ok) return (Window){0};
    I64Result to = slice_bound(end, INT64_MAX);
    if (!to.ok) return (Window){0};
    int64_t n = (int64_t)length;
    int64_t a = from.value < 0 ? from.value + n : from.value, b = to.value < 0 ? to.value + n : to.value;
    return (Window){true, a < 0 ? 0 : (uint64_t)a, (uint64_t)clip(b, 0, n)};
}

// --- the class ---------------------------------------------------------------------------------------------

STATICMETHOD(slice, __new__, "!($type, *args)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value given = arg(args, 1);
    uint64_t n = tuple_length(given);
    if (n == 0) return TYPE_ERROR("slice expected at least 1 argument, got 0");
    if (n > 3)
        return raise1(CLASS(TypeError), TEXT("slice expected at most 3 arguments, got {}"),
                      int_wrap((int64_t)n));
    if (n == 1) return slice_new(NONE, tuple_get(given, 0), NONE);
    return slice_new(tuple_get(given, 0), tuple_get(given, 1), n == 3 ? tuple_get(given, 2) : NONE);
}

METHOD(slice, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0);
    Builder b = builder_text(builder_new(), TEXT("slice("));
    for (uint32_t i = 0; i < SLICE_FIELDS; i++) {
        if (i) b = builder_text(b, TEXT(", "));
        b = builder_str(b, object_plain(object_repr(slice_field(self, i))));
        if (b.failed) return ERROR;
    }
    return builder_finish(builder_char(b, ')'));
}

static Value as_tuple(Value slice) {
    return tuple3(slice_field(slice, SLICE_START), slice_field(slice, SLICE_STOP),
                  slice_field(slice, SLICE_STEP));
}

static Value compare(enum CompareOp op, Args args) {
    Value self = arg(args, 0), other = arg(args, 1);
    if (!is_slice(other)) return NOT_IMPLEMENTED;
    Value a = as_tuple(self), b = as_tuple(other);
    if (is_error(a) || is_error(b)) return ERROR;
    return object_compare(op, a, b);
}

METHOD(slice, __lt__, "($self, value, /)", "Return self<value.") { return compare(COMPARE_LT, args); }
METHOD(slice, __le__, "($self, value, /)", "Return self<=value.") { return compare(COMPARE_LE, args); }
METHOD(slice, __eq__, "($self, value, /)", "Return self==value.") { return compare(COMPARE_EQ, args); }
METHOD(slice, __ne__, "($self, value, /)", "Return self!=value.") { return compare(COMPARE_NE, args); }
METHOD(slice, __gt__, "($self, value, /)", "Return self>value.") { return compare(COMPARE_GT, args); }
METHOD(slice, __ge__, "($self, value, /)", "Return self>=value.") { return compare(COMPARE_GE, args); }

METHOD(slice, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Value fields = as_tuple(arg(args, 0));
    RETURN_IF_ERROR(fields);
    return tuple2(CLASS(slice), fields);
}

// A bound of slice.indices, with integers of any size: v + length when negative, then clipped.
static Value indices_bound(Value v, Value length, Value low, Value high) {
    Value bound = bound_index(v);
    RETURN_IF_ERROR(bound);
    Value negative = object_compare_bool(COMPARE_LT, bound, int_u32(0));
    RETURN_IF_ERROR(negative);
    if (is_true(negative)) bound = object_binary(BINARY_ADD, bound, length);
    RETURN_IF_ERROR(bound);
    Value below = object_compare_bool(COMPARE_LT, bound, low);
    RETURN_IF_ERROR(below);
    Value above = object_compare_bool(COMPARE_GT, bound, high);
    RETURN_IF_ERROR(above);
    return is_true(below) ? low : is_true(above) ? high : bound;
}

METHOD(slice, indices, "!($self, object, /)",
       "S.indices(len) -> (start, stop, stride)\n"
       "\n"
       "Assuming a sequence of length len, calculate the start and stop\n"
       "indices, and the stride length of the extended slice described by\n"
       "S. Out of bounds indices are clipped in a manner consistent with the\n"
       "handling of normal slices.") {
    Value self = arg(args, 0), length = object_index(arg(args, 1));
    RETURN_IF_ERROR(length);
    Value short_length = object_compare_bool(COMPARE_LT, length, int_u32(0));
    RETURN_IF_ERROR(short_length);
    if (is_true(short_length)) return VALUE_ERROR("length should not be negative");
    Value step = slice_field(self, SLICE_STEP);
    step = is_none(step) ? int_u32(1) : bound_index(step);
    RETURN_IF_ERROR(step);
    if (same(step, int_u32(0))) return VALUE_ERROR("slice step cannot be zero");
    Value down = object_compare_bool(COMPARE_LT, step, int_u32(0));
    RETURN_IF_ERROR(down);
    Value low = is_true(down) ? int_i32(-1) : int_u32(0);
    Value high = is_true(down) ? object_binary(BINARY_SUB, length, int_u32(1)) : length;
    RETURN_IF_ERROR(high);
    Value start = slice_field(self, SLICE_START), stop = slice_field(self, SLICE_STOP);
    start = is_none(start) ? (is_true(down) ? high : low) : indices_bound(start, length, low, high);
    RETURN_IF_ERROR(start);
    stop = is_none(stop) ? (is_true(down) ? low : high) : indices_bound(stop, length, low, high);
    RETURN_IF_ERROR(stop);
    return tuple3(start, stop, step);
}
