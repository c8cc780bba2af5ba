// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// collections.deque: the ring, construction, items, operators and pickling. The methods that search and reorder, and
// the iterators, are in _collections_deque_methods.c.
#include "python/modules/_collections.h"
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/items.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

TYPE(deque, "collections.deque", object, DEQUE_FIELDS,
     "deque([iterable[, maxlen]]) --> deque object\n\nA list-like sequence optimized for data accesses near "
     "its endpoints.");

enum { SMALLEST = 8 };

// --- the ring ---
static void set_number(Value deque, uint32_t field, uint64_t n) {
    slot_set(ref_of(deque), field, int_wrap((int64_t)n));
}
void deque_changed(Value deque) { set_number(deque, DEQUE_STATE, (uint64_t)int_of(deque_state(deque)) + 1); }

Value deque_empty(Value deque) {
    Value storage = new_storage(SMALLEST);
    RETURN_IF_ERROR(storage);
    slot_set(ref_of(deque), DEQUE_STORAGE, storage);
    set_number(deque, DEQUE_HEAD, 0);
    set_number(deque, DEQUE_LENGTH, 0);
    deque_changed(deque);
    return NONE;
}
// Makes room for one more item.
static Value grow(Value deque) {
    Ref old = deque_storage(deque);
    uint64_t size = slot_count(old), head = deque_slot(deque, 0);
    Value storage = new_storage(size * 2);
    RETURN_IF_ERROR(storage);
    slots_copy(ref_of(storage), 0, old, head, size - head);
    slots_copy(ref_of(storage), size - head, old, 0, head);
    slot_set(ref_of(deque), DEQUE_STORAGE, storage);
    set_number(deque, DEQUE_HEAD, 0);
    return NONE;
}
static bool is_over(Value deque) {
    int64_t limit = deque_limit(deque);
    return limit >= 0 && (int64_t)deque_length(deque) > limit;
}
Value deque_append(Value deque, Value item) {
    uint64_t n = deque_length(deque);
    if (n == slot_count(deque_storage(deque))) RETURN_IF_ERROR(grow(deque));
    deque_set(deque, n, item);
    set_number(deque, DEQUE_LENGTH, n + 1);
    deque_changed(deque);
    if (is_over(deque)) deque_take_left(deque);
    return NONE;
}
Value deque_append_left(Value deque, Value item) {
    uint64_t n = deque_length(deque);
    if (n == slot_count(deque_storage(deque))) RETURN_IF_ERROR(grow(deque));
    set_number(deque, DEQUE_HEAD, deque_slot(deque, UINT64_MAX));
    deque_set(deque, 0, item);
    set_number(deque, DEQUE_LENGTH, n + 1);
    deque_changed(deque);
    if (is_over(deque)) deque_take(deque);
    return NONE;
}
Value deque_take(Value deque) {
    uint64_t n = deque_length(deque);
    Value item = deque_get(deque, n - 1);
    deque_set(deque, n - 1, UNSET);
    set_number(deque, DEQUE_LENGTH, n - 1);
    deque_changed(deque);
    return item;
}
Value deque_take_left(Value deque) {
    Value item = deque_get(deque, 0);
    deque_set(deque, 0, UNSET);
    set_number(deque, DEQUE_HEAD, deque_slot(deque, 1));
    set_number(deque, DEQUE_LENGTH, deque_length(deque) - 1);
    deque_changed(deque);
    return item;
}
Value deque_extend(Value deque, Value iterable) {
    if (same(deque, iterable)) iterable = list_from_iterable(iterable);
    Value iterator = is_error(iterable) ? ERROR : object_iter(iterable);
    RETURN_IF_ERROR(iterator);
    for (;;) {
        Value item = object_next(iterator);
        if (is_unset(item)) return NONE;
        RETURN_IF_ERROR(item);
        RETURN_IF_ERROR(deque_append(deque, item));
    }
}

// --- construction ---
STATICMETHOD(deque, __new__, "!($type, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value self = new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), DEQUE_LIMIT, int_i32(-1));
    slot_set(ref_of(self), DEQUE_STATE, int_u32(0));
    return is_error(deque_empty(self)) ? ERROR : self;
}
METHOD(deque, __init__, "!($self, iterable=(), maxlen=None)",
       "Initialize self.  See help(type(self)) for accurate signature.") {
    Value self = arg(args, 0), iterable = arg(args, 1), limit = arg(args, 2);
    I64Result most = {true, -1};
    if (!is_unset(limit) && !is_none(limit)) {
        if (!is_int_object(limit)) return TYPE_ERROR("an integer is required");
        most = int_to_i64(int_plain(limit));
        if (!most.ok)
            return raise0(CLASS(OverflowError), TEXT("Python int too large to convert to C ssize_t"));
        if (most.value < 0) return VALUE_ERROR("maxlen must be non-negative");
    }
    Value most_value = int_new(most.value);
    RETURN_IF_ERROR(most_value);
    slot_set(ref_of(self), DEQUE_LIMIT, most_value);
    if (deque_length(self) > 0) RETURN_IF_ERROR(deque_empty(self));
    return is_unset(iterable) ? NONE : deque_extend(self, iterable);
}
static Value limit_or_none(Value self) {
    Value limit = slot_get(ref_of(self), DEQUE_LIMIT);
    return same(limit, int_i32(-1)) ? NONE : limit;
}
GETTER(deque, maxlen, "maximum size of a deque or None if unbounded") { return limit_or_none(arg(args, 0)); }

Value deque_copy(Value self) {
    Value limit = limit_or_none(self), copy;
    if (IS_EXACT(self, deque)) {
        Value none = tuple_new(0);
        copy = is_error(none) ? ERROR : call2(CLASS(deque), none, limit);
        RETURN_IF_ERROR(copy);
        return is_error(deque_extend(copy, self)) ? ERROR : copy;
    }
    copy = is_none(limit) ? call1(class_of(self), self) : call2(class_of(self), self, limit);
    RETURN_IF_ERROR(copy);
    return IS_A(copy, deque)
               ? copy
               : raise2(CLASS(TypeError), TEXT("{t}() must return a deque, not {t}"), self, copy);
}
METHOD(deque, copy, "!($self, /)", "Return a shallow copy of a deque.") { return deque_copy(arg(args, 0)); }
METHOD(deque, __copy__, "!($self, /)", "Return a shallow copy of a deque.") {
    return deque_copy(arg(args, 0));
}
METHOD(deque, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Value self = arg(args, 0), state = call_method0(self, NAME(__getstate__)), limit = limit_or_none(self);
    Value items = is_error(state) ? ERROR : object_iter(self), none = tuple_new(0);
    if (is_error(items) || is_error(none)) return ERROR;
    Value made = is_none(limit) ? none : tuple2(none, limit), result = tuple_new(4);
    if (is_error(made) || is_error(result)) return ERROR;
    slot_set(ref_of(result), 0, class_of(self));
    slot_set(ref_of(result), 1, made);
    slot_set(ref_of(result), 2, state);
    slot_set(ref_of(result), 3, items);
    return result;
}
METHOD(deque, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0), entered = repr_enter(self), limit = limit_or_none(self);
    RETURN_IF_ERROR(entered);
    if (is_false(entered)) return str_from_text(TEXT("[...]"));
    Value items = list_from_iterable(self), result = ERROR, name = class_name(class_of(self));
    if (!is_error(items))
        result = is_none(limit) ? text_format2(TEXT("{}({r})"), name, items)
                                : text_format3(TEXT("{}({r}, maxlen={})"), name, items, limit);
    repr_leave(self);
    return result;
}
METHOD(deque, __sizeof__, "!($self, /)", "D.__sizeof__() -- size of D in memory, in bytes") {
    return int_u32(8 * (2 + DEQUE_FIELDS + slot_count(deque_storage(arg(args, 0)))));
}

// --- items ---
METHOD(deque, __len__, "($self, /)", "Return len(self).") {
    return slot_get(ref_of(arg(args, 0)), DEQUE_LENGTH);
}
// The place an index means; UINT64_MAX, with an exception set: it means none.
static uint64_t place(Value self, Value key) {
    if (!object_has_index(key)) {
        raise1(CLASS(TypeError), TEXT("sequence index must be integer, not '{t}'"), key);
        return UINT64_MAX;
    }
    I64Result index = object_index_i64(key, CLASS(IndexError));
    if (!index.ok) return UINT64_MAX;
    uint64_t n = deque_length(self); // asked for now: the key's __index__ may have changed it
    int64_t i = index.value < 0 ? index.value + (int64_t)n : index.value;
    if (i >= 0 && (uint64_t)i < n) return (uint64_t)i;
    raise0(CLASS(IndexError), TEXT("deque index out of range"));
    return UINT64_MAX;
}
METHOD(deque, __getitem__, "($self, key, /)", "Return self[key].") {
    uint64_t i = place(arg(args, 0), arg(args, 1));
    return i < deque_length(arg(args, 0)) ? deque_get(arg(args, 0), i) : ERROR;
}
METHOD(deque, __setitem__, "($self, key, value, /)", "Set self[key] to value.") {
    uint64_t i = place(arg(args, 0), arg(args, 1));
    if (i >= deque_length(arg(args, 0))) return ERROR;
    deque_set(arg(args, 0), i, arg(args, 2));
    return NONE;
}
// Takes item i out, moving the shorter side.
static void take_out(Value self, uint64_t i) {
    uint64_t n = deque_length(self);
    if (i < n / 2) {
        for (; i > 0; i--) deque_set(self, i, deque_get(self, i - 1));
        deque_take_left(self);
    } else {
        for (; i + 1 < n; i++) deque_set(self, i, deque_get(self, i + 1));
        deque_take(self);
    }
}
METHOD(deque, __delitem__, "($self, key, /)", "Delete self[key].") {
    uint64_t i = place(arg(args, 0), arg(args, 1));
    if (i >= deque_length(arg(args, 0))) return ERROR;
    take_out(arg(args, 0), i);
    return NONE;
}
METHOD(deque, remove, "!($self, value, /)", "D.remove(value) -- remove first occurrence of value.") {
    Value self = arg(args, 0), state = deque_state(self);
    for (uint64_t i = 0, n = deque_length(self); i < n; i++) {
        Value equal = object_equal(deque_get(self, i), arg(args, 1));
        RETURN_IF_ERROR(equal);
        if (!same(state, deque_state(self)))
            return raise0(CLASS(IndexError), TEXT("deque mutated during iteration"));
        if (is_true(equal)) {
            take_out(self, i);
            return NONE;
        }
    }
    return raise1(CLASS(ValueError), TEXT("{r} is not in deque"), arg(args, 1));
}

// --- operators ---
METHOD(deque, __add__, "($self, value, /)", "Return self+value.") {
    Value self = arg(args, 0), other = arg(args, 1);
    if (!IS_A(other, deque))
        return raise1(CLASS(TypeError), TEXT("can only concatenate deque (not \"{t}\") to deque"), other);
    Value result = deque_copy(self);
    RETURN_IF_ERROR(result);
    return is_error(deque_extend(result, other)) ? ERROR : result;
}
METHOD(deque, __iadd__, "($self, value, /)", "Implement self+=value.") {
    return is_error(deque_extend(arg(args, 0), arg(args, 1))) ? ERROR : arg(args, 0);
}
static Value repeat(Value self, I64Result n) {
    if (!items_fit(deque_length(self), n)) return ERROR;
    if (n.value == 0 || deque_length(self) == 0) return is_error(deque_empty(self)) ? ERROR : self;
    Value items = list_from_iterable(self);
    RETURN_IF_ERROR(items);
    uint64_t length = list_length(items), most = (uint64_t)deque_limit(self);
    // Beyond the limit only the last copies matter.
    int64_t copies = n.value - 1;
    if (deque_limit(self) >= 0) {
        int64_t enough = (int64_t)u64_div(most, length).quotient + 1;
        copies = copies < enough ? copies : enough;
    }
    for (int64_t i = 0; i < copies; i++) RETURN_IF_ERROR(deque_extend(self, items));
    return self;
}
static Value repeated_copy(Value self, Value times) {
    if (!object_has_index(times)) // as a sequence says it
        return raise1(CLASS(TypeError), TEXT("can't multiply sequence by non-int of type '{t}'"), times);
    I64Result n = items_times(times);
    Value copy = n.ok ? deque_copy(self) : ERROR;
    return is_error(copy) ? ERROR : repeat(copy, n);
}
METHOD(deque, __mul__, "($self, value, /)", "Return self*value.") {
    return repeated_copy(arg(args, 0), arg(args, 1));
}
METHOD(deque, __rmul__, "($self, value, /)", "Return value*self.") {
    return repeated_copy(arg(args, 0), arg(args, 1));
}
METHOD(deque, __imul__, "($self, value, /)", "Implement self*=value.") {
    return repeat(arg(args, 0), items_times(arg(args, 1)));
}

static Value compare(enum CompareOp op, Value a, Value b) {
    if (!IS_A(b, deque)) return NOT_IMPLEMENTED;
    uint64_t n = deque_length(a), m = deque_length(b);
    if (same(a, b) && (op == COMPARE_EQ || op == COMPARE_NE)) return bool_value(op == COMPARE_EQ);
    if (n != m && (op == COMPARE_EQ || op == COMPARE_NE)) return bool_value(op == COMPARE_NE);
    if (!stack_has_room()) return raise_recursion_error();
    Value left = object_iter(a), right = is_error(left) ? ERROR : object_iter(b);
    RETURN_IF_ERROR(right);
    for (;;) {
        Value x = object_next(left);
        RETURN_IF_ERROR(x);
        Value y = object_next(right);
        RETURN_IF_ERROR(y);
        if (is_unset(x) || is_unset(y))
            return object_compare(op, bool_value(!is_unset(x)), bool_value(!is_unset(y)));
        Value equal = object_equal(x, y);
        RETURN_IF_ERROR(equal);
        if (is_true(equal)) continue;
        if (op == COMPARE_EQ || op == COMPARE_NE) return bool_value(op == COMPARE_NE);
        return object_compare_bool(op, x, y);
    }
}
METHOD(deque, __lt__, "($self, value, /)", "Return self<value.") {
    return compare(COMPARE_LT, arg(args, 0), arg(args, 1));
}
METHOD(deque, __le__, "($self, value, /)", "Return self<=value.") {
    return compare(COMPARE_LE, arg(args, 0), arg(args, 1));
}
METHOD(deque, __eq__, "($self, value, /)", "Return self==value.") {
    return compare(COMPARE_EQ, arg(args, 0), arg(args, 1));
}
METHOD(deque, __ne__, "($self, value, /)", "Return self!=value.") {
    return compare(COMPARE_NE, arg(args, 0), arg(args, 1));
}
METHOD(deque, __gt__, "($self, value, /)", "Return self>value.") {
    return compare(COMPARE_GT, arg(args, 0), arg(args, 1));
}
METHOD(deque, __ge__, "($self, value, /)", "Return self>=value.") {
    return compare(COMPARE_GE, arg(args, 0), arg(args, 1));
}
