// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// set and frozenset: making them, text, hash, comparison, iteration, pickling. set_methods.c has the rest.
#include "python/objects/set.h"
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/set_table.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

TYPE(set, "set", object, SET_FIELDS,
     "set() -> new empty set object\n"
     "set(iterable) -> new set object\n"
     "\n"
     "Build an unordered collection of unique elements.");
TYPE(frozenset, "frozenset", object, SET_FIELDS,
     "frozenset() -> empty frozenset object\n"
     "frozenset(iterable) -> frozenset object\n"
     "\n"
     "Build an immutable unordered collection of unique elements.");

// --- making sets ---
Value set_new(void) { return set_new_kind(false); }

static Value add_args(Value set, Args args) {
    RETURN_IF_ERROR(set);
    for (uint32_t i = 0; i < args_count(args); i++) RETURN_IF_ERROR(set_add(set, arg(args, i)));
    return set;
}
Value set_from_args(Args args) { return add_args(set_new_kind(false), args); }
Value frozenset_from_args(Args args) { return add_args(set_new_kind(true), args); }

static Value filled(Value set, Value iterable) {
    RETURN_IF_ERROR(set);
    return is_error(set_update(set, iterable)) ? ERROR : set;
}
Value set_from_iterable(Value iterable) { return filled(set_new_kind(false), iterable); }
Value frozenset_from_iterable(Value iterable) {
    return IS_EXACT(iterable, frozenset) ? iterable : filled(set_new_kind(true), iterable);
}
Value set_copy(Value set) { return filled(set_new_kind(false), set); }

static Value make(Value class) {
    Value set = new_instance(class);
    RETURN_IF_ERROR(set);
    RETURN_IF_ERROR(set_clear(set));
    return set;
}

STATICMETHOD(set, __new__, "!($type, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    return make(arg(args, 0));
}
METHOD(set, __init__, "!($self, iterable=(), /)",
       "Initialize self.  See help(type(self)) for accurate signature.") {
    Value self = arg(args, 0);
    if (!same(slot_get(ref_of(self), SET_FILL), int_u32(0))) RETURN_IF_ERROR(set_clear(self));
    return is_unset(arg(args, 1)) ? NONE : set_update(self, arg(args, 1));
}

STATICMETHOD(frozenset, __new__, "!($type, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value class = arg(args, 0), given = arg(args, 1);
    if (!is_unset(arg(args, 2)) && native_is(class_lookup(class, NAME(__init__)), F_object____init__))
        return TYPE_ERROR("frozenset() takes no keyword arguments");
    if (tuple_length(given) > 1)
        return raise1(CLASS(TypeError), TEXT("frozenset expected at most 1 argument, got {}"),
                      int_wrap((int64_t)tuple_length(given)));
    bool plain = same(class, CLASS(frozenset));
    if (tuple_length(given) == 0) return plain ? set_new_kind(true) : make(class);
    Value iterable = tuple_get(given, 0);
    return plain ? frozenset_from_iterable(iterable) : filled(make(class), iterable);
}

// --- text ---
static Value represent(Value self) {
    bool plain = IS_EXACT(self, set);
    Builder b = builder_new();
    if (!plain) b = builder_char(builder_str(b, object_plain(class_name(class_of(self)))), '(');
    if (set_length(self) == 0) return builder_finish(builder_text(b, plain ? TEXT("set()") : TEXT(")")));
    Value inside = repr_enter(self);
    RETURN_IF_ERROR(inside);
    if (is_false(inside)) return text_format1(TEXT("{}(...)"), class_name(class_of(self)));
    // The elements may change the set while they are being printed.
    Value elements = list_from_iterable(self);
    bool first = true;
    b = builder_char(b, '{');
    for (uint64_t i = 0; !is_error(elements) && !b.failed && i < list_length(elements); i++) {
        if (!first) b = builder_text(b, TEXT(", "));
        first = false;
        Value text = object_repr(list_get(elements, i));
        if (is_error(text))
            b.failed = true;
        else
            b = builder_str(b, object_plain(text));
    }
    repr_leave(self);
    RETURN_IF_ERROR(elements);
    return builder_finish(builder_text(b, plain ? TEXT("}") : TEXT("})")));
}

METHOD(set, __repr__, "($self, /)", "Return repr(self).") { return represent(arg(args, 0)); }
METHOD(frozenset, __repr__, "($self, /)", "Return repr(self).") { return represent(arg(args, 0)); }

// --- hash ---
// The order of the elements must not matter, so their scattered hashes are joined by exclusive or; the numbers
// are those that make the result CPython's.
static uint64_t scattered(uint64_t hash) {
    return ((hash ^ UINT64_C(89869747)) ^ (hash << 16)) * UINT64_C(3644798167);
}
METHOD(frozenset, __hash__, "($self, /)", "Return hash(self).") {
    Value self = arg(args, 0), known = slot_get(ref_of(self), SET_HASH);
    if (!is_unset(known)) return known;
    uint64_t hash = 0;
    for (SetStep step = set_next(self, 0); step.ok; step = set_next(self, step.position))
        hash ^= scattered((uint64_t)set_step_hash(self, step));
    hash ^= (set_length(self) + 1) * UINT64_C(1927868237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * UINT64_C(69069) + UINT64_C(907133923);
    Value result = int_new((int64_t)(hash == UINT64_MAX ? UINT64_C(590923713) : hash));
    RETURN_IF_ERROR(result);
    slot_set(ref_of(self), SET_HASH, result);
    return result;
}

// --- comparison ---
// A frozenset whose table is more than half empty gets a row when it is compared for the second time: its elements, all
// of them plain, side by side in a storage block. UNSET: it has none.
static __attribute__((noinline)) Value row_new(Value set) {
    uint64_t n = set_length(set), filled = 0;
    Ref r = ref_of(set), table = set_table(set);
    if (!IS_EXACT(set, frozenset) || n * 2 >= slot_count(table)) return UNSET;
    if (same(slot_get(r, SET_FINGER), int_u32(0))) {
        slot_set(r, SET_FINGER, int_u32(1));
        return UNSET;
    }
    Value row = new_storage(n);
    RETURN_IF_ERROR(row);
    for (uint64_t i = 0; filled < n; i++) {
        Value element = slot_get(table, i);
        if (set_is_element(element)) slot_set(ref_of(row), filled++, element);
    }
    slot_set(r, SET_FINGER, row);
    return row;
}

// Is each element of set in other?
static Value any_part(Value set, Value other) {
    if (!stack_has_room())
        return raise0(CLASS(RecursionError), TEXT("maximum recursion depth exceeded in comparison"));
    for (SetStep step = set_next(set, 0); step.ok; step = set_next(set, step.position)) {
        SetFound found = set_find(other, step.element, set_step_hash(set, step));
        if (found.failed) return ERROR;
        if (!found.found) return FALSE;
    }
    return TRUE;
}
static Value is_part(Value set, Value other) {
    if (set_length(set) > set_length(other)) return FALSE;
    if (set_all_plain(set) && set_all_plain(other)) {
        Value row = slot_get(ref_of(set), SET_FINGER);
        if (!is_ref(row)) row = row_new(set);
        RETURN_IF_ERROR(row);
        Ref table = is_unset(row) ? set_table(set) : ref_of(row), asked = set_table(other);
        for (uint64_t i = 0, left = set_length(set); left > 0; i++) {
            Value element = slot_get(table, i);
            if (!set_is_element(element)) continue;
            if (!set_has_plain(asked, element)) return FALSE;
            left--;
        }
        return TRUE;
    }
    return any_part(set, other);
}

static Value equal(Value a, Value b) {
    if (set_length(a) != set_length(b)) return FALSE;
    Value hash_a = slot_get(ref_of(a), SET_HASH), hash_b = slot_get(ref_of(b), SET_HASH);
    if (!is_unset(hash_a) && !is_unset(hash_b) && !long_equal(hash_a, hash_b)) return FALSE;
    return is_part(a, b);
}

Value sets_compare(enum CompareOp op, Value a, Value b) {
    uint64_t n = set_length(a), m = set_length(b);
    switch (op) {
    case COMPARE_LT: return n < m ? is_part(a, b) : FALSE;
    case COMPARE_LE: return is_part(a, b);
    case COMPARE_GT: return n > m ? is_part(b, a) : FALSE;
    case COMPARE_GE: return is_part(b, a);
    case COMPARE_EQ: return equal(a, b);
    case COMPARE_NE: {
        Value result = equal(a, b);
        return is_error(result) ? ERROR : bool_value(is_false(result));
    }
    }
    UNREACHABLE();
}

static Value compare(enum CompareOp op, Args args) {
    return is_set(arg(args, 1)) ? sets_compare(op, arg(args, 0), arg(args, 1)) : NOT_IMPLEMENTED;
}

METHOD(set, __lt__, "($self, value, /)", "Return self<value.") { return compare(COMPARE_LT, args); }
METHOD(set, __le__, "($self, value, /)", "Return self<=value.") { return compare(COMPARE_LE, args); }
METHOD(set, __eq__, "($self, value, /)", "Return self==value.") { return compare(COMPARE_EQ, args); }
METHOD(set, __ne__, "($self, value, /)", "Return self!=value.") { return compare(COMPARE_NE, args); }
METHOD(set, __gt__, "($self, value, /)", "Return self>value.") { return compare(COMPARE_GT, args); }
METHOD(set, __ge__, "($self, value, /)", "Return self>=value.") { return compare(COMPARE_GE, args); }
METHOD(frozenset, __lt__, "($self, value, /)", "Return self<value.") { return compare(COMPARE_LT, args); }
METHOD(frozenset, __le__, "($self, value, /)", "Return self<=value.") { return compare(COMPARE_LE, args); }
METHOD(frozenset, __eq__, "($self, value, /)", "Return self==value.") { return compare(COMPARE_EQ, args); }
METHOD(frozenset, __ne__, "($self, value, /)", "Return self!=value.") { return compare(COMPARE_NE, args); }
METHOD(frozenset, __gt__, "($self, value, /)", "Return self>value.") { return compare(COMPARE_GT, args); }
METHOD(frozenset, __ge__, "($self, value, /)", "Return self>=value.") { return compare(COMPARE_GE, args); }

// --- iteration ---
enum SetIteratorField {
    SET_ITERATOR_SET, // UNSET: at the end
    SET_ITERATOR_USED,
    SET_ITERATOR_POSITION,
};
TYPE(set_iterator, "set_iterator", object, 3, "");

static Value iterate(Value set) {
    Value it = NEW(set_iterator);
    RETURN_IF_ERROR(it);
    slot_set(ref_of(it), SET_ITERATOR_SET, set);
    slot_set(ref_of(it), SET_ITERATOR_USED, slot_get(ref_of(set), SET_USED));
    slot_set(ref_of(it), SET_ITERATOR_POSITION, int_u32(0));
    return it;
}
METHOD(set, __iter__, "($self, /)", "Implement iter(self).") { return iterate(arg(args, 0)); }
METHOD(frozenset, __iter__, "($self, /)", "Implement iter(self).") { return iterate(arg(args, 0)); }
METHOD(set_iterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }

METHOD(set_iterator, __next__, "($self, /)", "Implement next(self).") {
    return set_iterator_next(arg(args, 0));
}
Value set_iterator_next(Value iterator) {
    Ref it = ref_of(iterator);
    Value set = slot_get(it, SET_ITERATOR_SET);
    if (is_unset(set)) return UNSET;
    if (!same(slot_get(it, SET_ITERATOR_USED), slot_get(ref_of(set), SET_USED))) {
        slot_set(it, SET_ITERATOR_USED, int_i32(-1)); // the error stays
        return raise0(CLASS(RuntimeError), TEXT("Set changed size during iteration"));
    }
    SetStep step = set_next(set, (uint64_t)int_of(slot_get(it, SET_ITERATOR_POSITION)));
    if (!step.ok) {
        slot_set(it, SET_ITERATOR_SET, UNSET);
        return UNSET;
    }
    slot_set(it, SET_ITERATOR_POSITION, int_wrap((int64_t)step.position));
    return step.element;
}

METHOD(set_iterator, __length_hint__, "!($self, /)",
       "Private method returning an estimate of len(list(it)).") {
    Ref it = ref_of(arg(args, 0));
    Value set = slot_get(it, SET_ITERATOR_SET);
    uint32_t left = 0;
    if (is_unset(set) || !same(slot_get(it, SET_ITERATOR_USED), slot_get(ref_of(set), SET_USED)))
        return int_u32(0);
    SetStep step = set_next(set, (uint64_t)int_of(slot_get(it, SET_ITERATOR_POSITION)));
    for (; step.ok; step = set_next(set, step.position)) left++;
    return int_u32(left);
}

METHOD(set_iterator, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Ref it = ref_of(arg(args, 0));
    Value copy = NEW(set_iterator);
    RETURN_IF_ERROR(copy);
    slots_copy(ref_of(copy), 0, it, 0, slot_count(it));
    Value rest = list_from_iterable(copy), iter = builtin_lookup(NAME(iter));
    RETURN_IF_ERROR(rest);
    Value arguments = tuple1(rest);
    return is_error(arguments) ? ERROR : tuple2(iter, arguments);
}

// --- the rest ---
static Value reduced(Value self) {
    Value elements = list_from_iterable(self), state = call_special0(self, NAME(__getstate__));
    RETURN_IF_ERROR(elements);
    RETURN_IF_ERROR(state);
    Value arguments = tuple1(elements);
    return is_error(arguments) ? ERROR : tuple3(class_of(self), arguments, state);
}
METHOD(set, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return reduced(arg(args, 0));
}
METHOD(frozenset, __reduce__, "!($self, /)", "Return state information for pickling.") {
    return reduced(arg(args, 0));
}

static Value size_of(Value self) {
    uint64_t entries = slot_count(set_table(self));
    return int_wrap((int64_t)(200 + (entries > 8 ? entries * 16 : 0)));
}
METHOD(set, __sizeof__, "!($self, /)", "S.__sizeof__() -> size of S in memory, in bytes") {
    return size_of(arg(args, 0));
}
METHOD(frozenset, __sizeof__, "!($self, /)", "S.__sizeof__() -> size of S in memory, in bytes") {
    return size_of(arg(args, 0));
}

METHOD(set, __len__, "($self, /)", "Return len(self).") { return slot_get(ref_of(arg(args, 0)), SET_USED); }
METHOD(frozenset, __len__, "($self, /)", "Return len(self).") {
    return slot_get(ref_of(arg(args, 0)), SET_USED);
}
METHOD(set, __contains__, "!($self, object, /)", "x.__contains__(y) <==> y in x.") {
    return set_contains(arg(args, 0), arg(args, 1));
}
METHOD(frozenset, __contains__, "!($self, object, /)", "x.__contains__(y) <==> y in x.") {
    return set_contains(arg(args, 0), arg(args, 1));
}
