// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// dict.keys(), dict.values() and dict.items(): what a dict holds, seen as a set where that makes sense. Results of
// the set operators are new sets.
#include "python/objects/dict_view.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/mappingproxy.h"
#include "python/objects/memory.h"
#include "python/objects/set.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

TYPE(dict_keys, "dict_keys", object, DICT_VIEW_FIELDS, "");
TYPE(dict_values, "dict_values", object, DICT_VIEW_FIELDS, "");
TYPE(dict_items, "dict_items", object, DICT_VIEW_FIELDS, "");

static Value dict_of(Value view) { return slot_get(ref_of(view), DICT_VIEW_DICT); }
static bool is_set_view(Value v) { return IS_A(v, dict_keys) || IS_A(v, dict_items); }
static bool is_set_like(Value v) { return is_set(v) || is_set_view(v); }

static Value view_new(Ref shape, Value dict) {
    Value view = new_slots(shape, DICT_VIEW_FIELDS);
    RETURN_IF_ERROR(view);
    slot_set(ref_of(view), DICT_VIEW_DICT, dict);
    return view;
}
METHOD(dict, keys, "!($self, /)", "D.keys() -> a set-like object providing a view on D's keys") {
    return view_new(SHAPE(dict_keys), arg(args, 0));
}
METHOD(dict, values, "!($self, /)", "D.values() -> an object providing a view on D's values") {
    return view_new(SHAPE(dict_values), arg(args, 0));
}
METHOD(dict, items, "!($self, /)", "D.items() -> a set-like object providing a view on D's items") {
    return view_new(SHAPE(dict_items), arg(args, 0));
}

// --- what all three have ---
#define DICT_OF_SELF dict_of(arg(args, 0))
METHOD(dict_keys, __len__, "($self, /)", "Return len(self).") {
    return slot_get(ref_of(DICT_OF_SELF), DICT_USED);
}
METHOD(dict_values, __len__, "($self, /)", "Return len(self).") {
    return slot_get(ref_of(DICT_OF_SELF), DICT_USED);
}
METHOD(dict_items, __len__, "($self, /)", "Return len(self).") {
    return slot_get(ref_of(DICT_OF_SELF), DICT_USED);
}

METHOD(dict, __iter__, "($self, /)", "Implement iter(self).") {
    return dict_iterator_new(SHAPE(dict_keyiterator), arg(args, 0), false);
}
METHOD(dict_keys, __iter__, "($self, /)", "Implement iter(self).") {
    return dict_iterator_new(SHAPE(dict_keyiterator), DICT_OF_SELF, false);
}
METHOD(dict_values, __iter__, "($self, /)", "Implement iter(self).") {
    return dict_iterator_new(SHAPE(dict_valueiterator), DICT_OF_SELF, false);
}
METHOD(dict_items, __iter__, "($self, /)", "Implement iter(self).") {
    return dict_iterator_new(SHAPE(dict_itemiterator), DICT_OF_SELF, false);
}
METHOD(dict, __reversed__, "($self, /)", "Return a reverse iterator over the dict keys.") {
    return dict_iterator_new(SHAPE(dict_reversekeyiterator), arg(args, 0), true);
}
METHOD(dict_keys, __reversed__, "!($self, /)", "Return a reverse iterator over the dict keys.") {
    return dict_iterator_new(SHAPE(dict_reversekeyiterator), DICT_OF_SELF, true);
}
METHOD(dict_values, __reversed__, "!($self, /)", "Return a reverse iterator over the dict values.") {
    return dict_iterator_new(SHAPE(dict_reversevalueiterator), DICT_OF_SELF, true);
}
METHOD(dict_items, __reversed__, "!($self, /)", "Return a reverse iterator over the dict items.") {
    return dict_iterator_new(SHAPE(dict_reverseitemiterator), DICT_OF_SELF, true);
}

GETTER(dict_keys, mapping, "dictionary that this view refers to") { return mappingproxy_new(DICT_OF_SELF); }
GETTER(dict_values, mapping, "dictionary that this view refers to") { return mappingproxy_new(DICT_OF_SELF); }
GETTER(dict_items, mapping, "dictionary that this view refers to") { return mappingproxy_new(DICT_OF_SELF); }

static Value represent(Value self) {
    Value entered = repr_enter(self);
    RETURN_IF_ERROR(entered);
    if (is_false(entered)) return str_from_text(TEXT("..."));
    Value items = list_from_iterable(self), result = ERROR;
    if (!is_error(items)) result = text_format2(TEXT("{}({r})"), class_name(class_of(self)), items);
    repr_leave(self);
    return result;
}
METHOD(dict_keys, __repr__, "($self, /)", "Return repr(self).") { return represent(arg(args, 0)); }
METHOD(dict_values, __repr__, "($self, /)", "Return repr(self).") { return represent(arg(args, 0)); }
METHOD(dict_items, __repr__, "($self, /)", "Return repr(self).") { return represent(arg(args, 0)); }

// --- membership ---
static Value keys_contain(Value view, Value key) {
    Value found = dict_get(dict_of(view), key);
    return is_error(found) ? ERROR : bool_value(!is_unset(found));
}
static Value items_contain(Value view, Value item) {
    if (!is_tuple(item)) return FALSE;
    item = object_plain(item);
    if (tuple_length(item) != 2) return FALSE;
    Value found = dict_get(dict_of(view), tuple_get(item, 0));
    if (is_error(found) || is_unset(found)) return is_error(found) ? ERROR : FALSE;
    return object_equal(found, tuple_get(item, 1));
}
static Value contains(Value view, Value v) {
    return IS_A(view, dict_keys) ? keys_contain(view, v) : items_contain(view, v);
}
METHOD(dict_keys, __contains__, "($self, key, /)", "Return key in self.") {
    return keys_contain(arg(args, 0), arg(args, 1));
}
METHOD(dict_items, __contains__, "($self, key, /)", "Return key in self.") {
    return items_contain(arg(args, 0), arg(args, 1));
}

// --- comparison ---
static Value all_in(Value part, Value whole) {
    Value iterator = object_iter(part);
    RETURN_IF_ERROR(iterator);
    for (;;) {
        Value item = object_next(iterator);
        if (is_unset(item)) return TRUE;
        RETURN_IF_ERROR(item);
        Value there = object_contains(whole, item);
        if (!is_true(there)) return there;
    }
}

static Value compare(enum CompareOp op, Args args) {
    Value a = arg(args, 0), b = arg(args, 1);
    if (!is_set_like(b)) return NOT_IMPLEMENTED;
    Value length_a = object_length(a), length_b = object_length(b);
    RETURN_IF_ERROR(length_a);
    RETURN_IF_ERROR(length_b);
    int64_t n = int_of(length_a), m = int_of(length_b);
    switch (op) {
    case COMPARE_EQ: return n == m ? all_in(a, b) : FALSE;
    case COMPARE_NE: {
        Value equal = n == m ? all_in(a, b) : FALSE;
        return is_error(equal) ? ERROR : bool_value(is_false(equal));
    }
    case COMPARE_LT: return n < m ? all_in(a, b) : FALSE;
    case COMPARE_LE: return n <= m ? all_in(a, b) : FALSE;
    case COMPARE_GT: return n > m ? all_in(b, a) : FALSE;
    case COMPARE_GE: return n >= m ? all_in(b, a) : FALSE;
    }
    UNREACHABLE();
}
METHOD(dict_keys, __lt__, "($self, value, /)", "Return self<value.") { return compare(COMPARE_LT, args); }
METHOD(dict_keys, __le__, "($self, value, /)", "Return self<=value.") { return compare(COMPARE_LE, args); }
METHOD(dict_keys, __eq__, "($self, value, /)", "Return self==value.") { return compare(COMPARE_EQ, args); }
METHOD(dict_keys, __ne__, "($self, value, /)", "Return self!=value.") { return compare(COMPARE_NE, args); }
METHOD(dict_keys, __gt__, "($self, value, /)", "Return self>value.") { return compare(COMPARE_GT, args); }
METHOD(dict_keys, __ge__, "($self, value, /)", "Return self>=value.") { return compare(COMPARE_GE, args); }
METHOD(dict_items, __lt__, "($self, value, /)", "Return self<value.") { return compare(COMPARE_LT, args); }
METHOD(dict_items, __le__, "($self, value, /)", "Return self<=value.") { return compare(COMPARE_LE, args); }
METHOD(dict_items, __eq__, "($self, value, /)", "Return self==value.") { return compare(COMPARE_EQ, args); }
METHOD(dict_items, __ne__, "($self, value, /)", "Return self!=value.") { return compare(COMPARE_NE, args); }
METHOD(dict_items, __gt__, "($self, value, /)", "Return self>value.") { return compare(COMPARE_GT, args); }
METHOD(dict_items, __ge__, "($self, value, /)", "Return self>=value.") { return compare(COMPARE_GE, args); }

// --- set operators ---
// The elements of a view or of any iterable as a new set; of a keys view, with the dict's own hashes.
static Value as_set(Value v) {
    return set_from_iterable(IS_A(v, dict_keys) && IS_EXACT(dict_of(v), dict) ? dict_of(v) : v);
}

static Value subtract(Value a, Value b) {
    Value result = as_set(a);
    RETURN_IF_ERROR(result);
    return is_error(call_method1(result, NAME(difference_update), b)) ? ERROR : result;
}
static Value unite(Value a, Value b) {
    Value result = as_set(a);
    RETURN_IF_ERROR(result);
    return is_error(set_update(result, b)) ? ERROR : result;
}

static Value intersect(Value view, Value other) {
    if (!is_set_view(view)) {
        Value swap = view;
        view = other;
        other = swap;
    }
    uint64_t length = dict_length(dict_of(view));
    if (IS_EXACT(other, set) && length <= set_length(other))
        return call_method1(other, NAME(intersection), view);
    if (is_set_view(other) && dict_length(dict_of(other)) > length) {
        Value swap = view;
        view = other;
        other = swap;
    }
    Value result = set_new(), iterator = object_iter(other);
    RETURN_IF_ERROR(result);
    RETURN_IF_ERROR(iterator);
    for (;;) {
        Value item = object_next(iterator);
        if (is_unset(item)) return result;
        RETURN_IF_ERROR(item);
        Value there = contains(view, item);
        RETURN_IF_ERROR(there);
        if (is_true(there)) RETURN_IF_ERROR(set_add(result, item));
    }
}

// The items that only one of two dicts has.
static Value differ_in_items(Value a, Value b) {
    Value smaller = dict_of(a), larger = dict_of(b);
    if (dict_length(smaller) > dict_length(larger)) {
        Value swap = smaller;
        smaller = larger;
        larger = swap;
    }
    Value rest = dict_copy(smaller), result = set_new();
    RETURN_IF_ERROR(rest);
    RETURN_IF_ERROR(result);
    for (DictStep step = dict_next(larger, 0); step.ok; step = dict_next(larger, step.position)) {
        Value other = dict_get(rest, step.key), equal = FALSE;
        RETURN_IF_ERROR(other);
        if (!is_unset(other)) equal = object_equal(other, step.value);
        RETURN_IF_ERROR(equal);
        if (is_true(equal)) {
            RETURN_IF_ERROR(dict_delete(rest, step.key));
            continue;
        }
        Value pair = tuple2(step.key, step.value);
        RETURN_IF_ERROR(pair);
        RETURN_IF_ERROR(set_add(result, pair));
    }
    Value pairs = view_new(SHAPE(dict_items), rest);
    RETURN_IF_ERROR(pairs);
    return is_error(set_update(result, pairs)) ? ERROR : result;
}
static Value differ(Value a, Value b) {
    if (IS_A(a, dict_items) && IS_A(b, dict_items)) return differ_in_items(a, b);
    Value result = as_set(a);
    RETURN_IF_ERROR(result);
    return is_error(call_method1(result, NAME(symmetric_difference_update), b)) ? ERROR : result;
}

#define LEFT_RIGHT arg(args, 0), arg(args, 1)
#define RIGHT_LEFT arg(args, 1), arg(args, 0)
METHOD(dict_keys, __sub__, "($self, value, /)", "Return self-value.") { return subtract(LEFT_RIGHT); }
METHOD(dict_keys, __rsub__, "($self, value, /)", "Return value-self.") { return subtract(RIGHT_LEFT); }
METHOD(dict_keys, __and__, "($self, value, /)", "Return self&value.") { return intersect(LEFT_RIGHT); }
METHOD(dict_keys, __rand__, "($self, value, /)", "Return value&self.") { return intersect(RIGHT_LEFT); }
METHOD(dict_keys, __xor__, "($self, value, /)", "Return self^value.") { return differ(LEFT_RIGHT); }
METHOD(dict_keys, __rxor__, "($self, value, /)", "Return value^self.") { return differ(RIGHT_LEFT); }
METHOD(dict_keys, __or__, "($self, value, /)", "Return self|value.") { return unite(LEFT_RIGHT); }
METHOD(dict_keys, __ror__, "($self, value, /)", "Return value|self.") { return unite(RIGHT_LEFT); }
METHOD(dict_items, __sub__, "($self, value, /)", "Return self-value.") { return subtract(LEFT_RIGHT); }
METHOD(dict_items, __rsub__, "($self, value, /)", "Return value-self.") { return subtract(RIGHT_LEFT); }
METHOD(dict_items, __and__, "($self, value, /)", "Return self&value.") { return intersect(LEFT_RIGHT); }
METHOD(dict_items, __rand__, "($self, value, /)", "Return value&self.") { return intersect(RIGHT_LEFT); }
METHOD(dict_items, __xor__, "($self, value, /)", "Return self^value.") { return differ(LEFT_RIGHT); }
METHOD(dict_items, __rxor__, "($self, value, /)", "Return value^self.") { return differ(RIGHT_LEFT); }
METHOD(dict_items, __or__, "($self, value, /)", "Return self|value.") { return unite(LEFT_RIGHT); }
METHOD(dict_items, __ror__, "($self, value, /)", "Return value|self.") { return unite(RIGHT_LEFT); }

static Value is_disjoint(Value view, Value other) {
    if (same(view, other)) return bool_value(dict_length(dict_of(view)) == 0);
    if (is_set_like(other)) { // walk through the smaller one
        Value length = object_length(other);
        RETURN_IF_ERROR(length);
        if (int_of(length) > int_of(slot_get(ref_of(dict_of(view)), DICT_USED))) {
            Value swap = view;
            view = other;
            other = swap;
        }
    }
    Value iterator = object_iter(other);
    RETURN_IF_ERROR(iterator);
    for (;;) {
        Value item = object_next(iterator);
        if (is_unset(item)) return TRUE;
        RETURN_IF_ERROR(item);
        Value there = object_contains(view, item);
        RETURN_IF_ERROR(there);
        if (is_true(there)) return FALSE;
    }
}
METHOD(dict_keys, isdisjoint, "!($self, other, /)",
       "Return True if the view and the given iterable have a null intersection.") {
    return is_disjoint(arg(args, 0), arg(args, 1));
}
METHOD(dict_items, isdisjoint, "!($self, other, /)",
       "Return True if the view and the given iterable have a null intersection.") {
    return is_disjoint(arg(args, 0), arg(args, 1));
}
