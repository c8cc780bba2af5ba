// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The methods of list. An argument's __index__, or a comparison, may change the list: lengths are looked at after
// them.
#include "python/objects/error.h"
#include "python/objects/items.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/slice.h"
#include "python/objects/str.h"

// --- construction ---
STATICMETHOD(list, __new__, "!($type, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value self = new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    RETURN_IF_ERROR(list_clear(self));
    return self;
}
METHOD(list, __init__, "!($self, iterable=(), /)",
       "Initialize self.  See help(type(self)) for accurate signature.") {
    Value self = arg(args, 0);
    RETURN_IF_ERROR(list_clear(self));
    return is_unset(arg(args, 1)) ? NONE : list_extend(self, arg(args, 1));
}

METHOD(list, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0);
    return list_length(self) == 0 ? str_from_text(TEXT("[]")) : items_repr(self, '[', ']', false);
}

// --- comparison ---
static Value compare(enum CompareOp op, Args args) {
    Value other = arg(args, 1);
    if (!IS_A(other, list)) return NOT_IMPLEMENTED;
    if (!stack_has_room())
        return raise0(CLASS(RecursionError), TEXT("maximum recursion depth exceeded in comparison"));
    return items_compare(op, arg(args, 0), other);
}
METHOD(list, __lt__, "($self, value, /)", "Return self<value.") { return compare(COMPARE_LT, args); }
METHOD(list, __le__, "($self, value, /)", "Return self<=value.") { return compare(COMPARE_LE, args); }
METHOD(list, __eq__, "($self, value, /)", "Return self==value.") { return compare(COMPARE_EQ, args); }
METHOD(list, __ne__, "($self, value, /)", "Return self!=value.") { return compare(COMPARE_NE, args); }
METHOD(list, __gt__, "($self, value, /)", "Return self>value.") { return compare(COMPARE_GT, args); }
METHOD(list, __ge__, "($self, value, /)", "Return self>=value.") { return compare(COMPARE_GE, args); }

// --- items ---
METHOD(list, __len__, "($self, /)", "Return len(self).") {
    return slot_get(ref_of(arg(args, 0)), LIST_LENGTH);
}

// The index that `key` means, UINT64_MAX with ERROR set when it is none, or is out of range (then with `text`).
static uint64_t place(Value list, Value key, Text text) {
    if (!object_has_index(key)) {
        raise1(CLASS(TypeError), TEXT("list indices must be integers or slices, not {t}"), key);
        return UINT64_MAX;
    }
    I64Result i = object_index_i64(key, CLASS(IndexError));
    if (!i.ok) return UINT64_MAX;
    uint64_t length = list_length(list);
    uint64_t at = (uint64_t)(i.value < 0 ? i.value + (int64_t)length : i.value);
    if (at < length) return at;
    raise0(CLASS(IndexError), text);
    return UINT64_MAX;
}

Value list_get_slice(Value list, Value slice) {
    SliceBounds bounds = slice_bounds(slice); // the list is as long as it is behind that
    SliceRange range = slice_range_in(bounds, list_length(list));
    if (!range.ok) return ERROR;
    if (range.step == 1) return list_from_slots(list_storage(list), (uint64_t)range.start, range.count);
    Value items = new_storage(range.count), result = list_new(0);
    RETURN_IF_ERROR(items);
    RETURN_IF_ERROR(result);
    Ref from = list_storage(list);
    for (uint64_t i = 0, at = (uint64_t)range.start; i < range.count; i++, at += (uint64_t)range.step)
        slot_set(ref_of(items), i, slot_get(from, at));
    slot_set(ref_of(result), LIST_STORAGE, items);
    slot_set(ref_of(result), LIST_LENGTH, int_wrap((int64_t)range.count));
    return result;
}

METHOD(list, __getitem__, "!($self, key, /)", "x.__getitem__(y) <==> x[y]") {
    Value self = arg(args, 0), key = arg(args, 1);
    if (is_slice(key)) return list_get_slice(self, key);
    uint64_t at = place(self, key, TEXT("list index out of range"));
    return at == UINT64_MAX ? ERROR : list_get(self, at);
}

static Value delete_slice(Value list, Value slice) {
    SliceBounds bounds = slice_bounds(slice); // the list is as long as it is behind that
    SliceRange range = slice_range_in(bounds, list_length(list));
    if (!range.ok) return ERROR;
    if (range.count == 0) return NONE;
    uint64_t first = (uint64_t)range.start, step = (uint64_t)range.step;
    if (range.step < 0) { // the same items, forwards
        first += (range.count - 1) * step;
        step = -step;
    }
    if (step == 1) return list_replace(list, first, first + range.count, NULL_REF, 0, 0);
    // Each run of items that stay moves down over the deleted ones before it.
    Ref storage = list_storage(list);
    uint64_t length = list_length(list), to = first;
    for (uint64_t i = 0; i < range.count; i++) {
        uint64_t from = first + i * step + 1, next = i + 1 < range.count ? from + step - 1 : length;
        slots_copy(storage, to, storage, from, next - from);
        to += next - from;
    }
    return list_replace(list, to, length, NULL_REF, 0, 0);
}

// A storage block of the items to be assigned to a slice, which is not the list's own, as an exact list.
static Value assigned(Value list, Value v, Text error) {
    if (same(list, v)) return list_from_slots(list_storage(list), 0, list_length(list));
    if (IS_EXACT(v, list)) return v;
    Value items = list_from_iterable(v);
    if (!is_error(items) || !error_matches(CLASS(TypeError))) return items;
    if (!is_unset(class_lookup(class_of(v), NAME(__iter__)))) return ERROR;
    error_clear();
    return raise0(CLASS(TypeError), error);
}

Value list_set_slice(Value list, Value slice, Value v) {
    SliceBounds bounds = slice_bounds(slice); // the list is as long as it is behind that
    SliceRange range = slice_range_in(bounds, list_length(list));
    if (!range.ok) return ERROR;
    bool plain = range.step == 1;
    Value items = assigned(list, v,
                           plain ? TEXT("can only assign an iterable")
                                 : TEXT("must assign iterable to extended slice"));
    RETURN_IF_ERROR(items);
    range = slice_range_fitted(range, list_length(list));
    uint64_t n = list_length(items), first = (uint64_t)range.start;
    if (plain) return list_replace(list, first, first + range.count, list_storage(items), 0, n);
    if (n != range.count)
        return raise2(CLASS(ValueError),
                      TEXT("attempt to assign sequence of size {} to extended slice of size {}"),
                      int_wrap((int64_t)n), int_wrap((int64_t)range.count));
    for (uint64_t i = 0; i < n; i++) list_set(list, first + i * (uint64_t)range.step, list_get(items, i));
    return NONE;
}

METHOD(list, __setitem__, "($self, key, value, /)", "Set self[key] to value.") {
    Value self = arg(args, 0), key = arg(args, 1);
    if (is_slice(key)) return list_set_slice(self, key, arg(args, 2));
    uint64_t at = place(self, key, TEXT("list assignment index out of range"));
    if (at == UINT64_MAX) return ERROR;
    list_set(self, at, arg(args, 2));
    return NONE;
}

METHOD(list, __delitem__, "($self, key, /)", "Delete self[key].") {
    Value self = arg(args, 0), key = arg(args, 1);
    if (is_slice(key)) return delete_slice(self, key);
    uint64_t at = place(self, key, TEXT("list assignment index out of range"));
    return at == UINT64_MAX ? ERROR : list_replace(self, at, at + 1, NULL_REF, 0, 0);
}

// --- operators ---
METHOD(list, __add__, "($self, value, /)", "Return self+value.") {
    Value self = arg(args, 0), other = arg(args, 1);
    if (!IS_A(other, list))
        return raise1(CLASS(TypeError), TEXT("can only concatenate list (not \"{t}\") to list"), other);
    return list_concat(self, other);
}

// Makes the list, which has `length` items, `times` times as long.
static Value multiply(Value list, uint64_t length, uint64_t times) {
    if (times == 0) return list_clear(list);
    if (times == 1 || length == 0) return NONE;
    Value room = new_storage(length * times);
    RETURN_IF_ERROR(room);
    slots_copy(ref_of(room), 0, list_storage(list), 0, length);
    items_repeat(ref_of(room), length, times);
    slot_set(ref_of(list), LIST_STORAGE, room);
    slot_set(ref_of(list), LIST_LENGTH, int_wrap((int64_t)(length * times)));
    return NONE;
}

static Value repeat(Args args) {
    Value self = arg(args, 0);
    I64Result times = items_times(arg(args, 1));
    uint64_t length = list_length(self);
    if (!items_fit(length, times)) return ERROR;
    uint64_t total = length * (uint64_t)times.value;
    Value result = list_new(total);
    if (is_error(result) || total == 0) return result;
    slots_copy(list_storage(result), 0, list_storage(self), 0, length);
    items_repeat(list_storage(result), length, (uint64_t)times.value);
    slot_set(ref_of(result), LIST_LENGTH, int_wrap((int64_t)total));
    return result;
}
METHOD(list, __mul__, "($self, value, /)", "Return self*value.") { return repeat(args); }
METHOD(list, __rmul__, "($self, value, /)", "Return value*self.") { return repeat(args); }

METHOD(list, __iadd__, "($self, value, /)", "Implement self+=value.") {
    return is_error(list_extend(arg(args, 0), arg(args, 1))) ? ERROR : arg(args, 0);
}
METHOD(list, __imul__, "($self, value, /)", "Implement self*=value.") {
    Value self = arg(args, 0);
    I64Result times = items_times(arg(args, 1));
    if (!items_fit(list_length(self), times)) return ERROR;
    return is_error(multiply(self, list_length(self), (uint64_t)times.value)) ? ERROR : self;
}

METHOD(list, __contains__, "($self, key, /)", "Return key in self.") {
    return items_contains(arg(args, 0), arg(args, 1));
}
METHOD(list, __sizeof__, "($self, /)", "Return the size of the list in memory, in bytes.") {
    return int_wrap(40 + 8 * (int64_t)slot_count(list_storage(arg(args, 0))));
}

// --- named methods ---
METHOD(list, clear, "($self, /)", "Remove all items from list.") { return list_clear(arg(args, 0)); }
METHOD(list, copy, "($self, /)", "Return a shallow copy of the list.") {
    return list_from_slots(list_storage(arg(args, 0)), 0, list_length(arg(args, 0)));
}
METHOD(list, append, "($self, object, /)", "Append object to the end of the list.") {
    return list_append(arg(args, 0), arg(args, 1));
}
METHOD(list, insert, "($self, index, object, /)", "Insert object before index.") {
    Value self = arg(args, 0), index = object_index(arg(args, 1));
    RETURN_IF_ERROR(index);
    I64Result i = slice_bound(index, 0);
    if (!i.ok) return ERROR;
    if (i.value == INT64_MIN || i.value == INT64_MAX)
        return raise0(CLASS(OverflowError), TEXT("Python int too large to convert to C ssize_t"));
    int64_t length = (int64_t)list_length(self), at = i.value < 0 ? i.value + length : i.value;
    return list_insert(self, (uint64_t)(at < 0 ? 0 : at > length ? length : at), arg(args, 2));
}
METHOD(list, extend, "($self, iterable, /)", "Extend list by appending elements from the iterable.") {
    return list_extend(arg(args, 0), arg(args, 1));
}

METHOD(list, pop, "($self, index=-1, /)",
       "Remove and return item at index (default last).\n"
       "\n"
       "Raises IndexError if list is empty or index is out of range.") {
    Value self = arg(args, 0), index = int_i32(-1);
    if (!is_unset(arg(args, 1))) index = object_index(arg(args, 1));
    RETURN_IF_ERROR(index);
    if (!is_int(index))
        return raise0(CLASS(OverflowError), TEXT("Python int too large to convert to C ssize_t"));
    uint64_t length = list_length(self);
    if (length == 0) return raise0(CLASS(IndexError), TEXT("pop from empty list"));
    uint64_t at = (uint64_t)(int_of(index) < 0 ? int_of(index) + (int64_t)length : int_of(index));
    if (at >= length) return raise0(CLASS(IndexError), TEXT("pop index out of range"));
    return list_pop(self, at);
}

METHOD(list, remove, "($self, value, /)",
       "Remove first occurrence of value.\n"
       "\n"
       "Raises ValueError if the value is not present.") {
    Value self = arg(args, 0), at = items_index(self, arg(args, 1), UNSET, UNSET);
    RETURN_IF_ERROR(at);
    if (is_unset(at)) return VALUE_ERROR("list.remove(x): x not in list");
    uint64_t i = (uint64_t)int_of(at);
    if (i >= list_length(self)) return NONE; // the comparison has emptied it
    return list_replace(self, i, i + 1, NULL_REF, 0, 0);
}

METHOD(list, index, "($self, value, start=0, stop=sys.maxsize, /)",
       "Return first index of value.\n"
       "\n"
       "Raises ValueError if the value is not present.") {
    Value at = items_index(arg(args, 0), arg(args, 1), arg(args, 2), arg(args, 3));
    return is_unset(at) ? raise1(CLASS(ValueError), TEXT("{r} is not in list"), arg(args, 1)) : at;
}
METHOD(list, count, "($self, value, /)", "Return number of occurrences of value.") {
    return items_count(arg(args, 0), arg(args, 1));
}
METHOD(list, reverse, "($self, /)", "Reverse *IN PLACE*.") {
    list_reverse(arg(args, 0));
    return NONE;
}
METHOD(list, sort, "($self, /, *, key=None, reverse=False)",
       "Sort the list in ascending order and return None.\n"
       "\n"
       "The sort is in-place (i.e. the list itself is modified) and stable (i.e. the\n"
       "order of two equal elements is maintained).\n"
       "\n"
       "If a key function is given, apply it once to each list item and sort them,\n"
       "ascending or descending, according to their function values.\n"
       "\n"
       "The reverse flag can be set to sort in descending order.") {
    Value reverse = arg(args, 2);
    if (is_unset(reverse)) return list_sort(arg(args, 0), arg(args, 1), false);
    I64Result flag = object_index_i64(reverse, CLASS(OverflowError));
    return flag.ok ? list_sort(arg(args, 0), arg(args, 1), flag.value != 0) : ERROR;
}
