// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// collections.OrderedDict: a dict, which keeps its order anyway, with the operations that look at or change the order.
// Taking from the front is cheap since ORDERED_FIRST remembers how many dead entries there are; move_to_end(last=False)
// makes the whole dict again. The views are dict's, but for their iterators, which notice each change of order.
#include "python/modules/_collections.h"
#include "python/objects/call.h"
#include "python/objects/dict_view.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

TYPE(OrderedDict, "collections.OrderedDict", dict, ORDERED_FIELDS,
     "Dictionary that remembers insertion order");
TYPE(odict_keys, "odict_keys", dict_keys, DICT_VIEW_FIELDS, "");
TYPE(odict_values, "odict_values", dict_values, DICT_VIEW_FIELDS, "");
TYPE(odict_items, "odict_items", dict_items, DICT_VIEW_FIELDS, "");

static DictStep first_of(Value self) {
    Ref s = ref_of(self);
    Value block = slot_get(s, DICT_ENTRIES);
    bool known = same(slot_get(s, ORDERED_BLOCK), block);
    DictStep step = dict_next(self, known ? (uint64_t)int_of(slot_get(s, ORDERED_FIRST)) : 0);
    slot_set(s, ORDERED_BLOCK, block);
    slot_set(s, ORDERED_FIRST, step.ok ? int_wrap((int64_t)step.position - 1) : slot_get(s, DICT_FILL));
    return step;
}

// --- filling ---
// self[key] = value as the class does it.
static Value put(Value self, Value key, Value value) {
    bool plain =
        same(class_lookup(class_of(self), NAME(__setitem__)), class_lookup(CLASS(dict), NAME(__setitem__)));
    return plain ? dict_set(self, key, value) : object_setitem(self, key, value);
}
static Value put_pairs(Value self, Value pairs) {
    Value iterator = object_iter(pairs);
    RETURN_IF_ERROR(iterator);
    for (;;) {
        Value pair = object_next(iterator);
        if (is_unset(pair)) return NONE;
        RETURN_IF_ERROR(pair);
        Value items = IS_EXACT(pair, tuple) ? pair : tuple_from_iterable(pair);
        RETURN_IF_ERROR(items);
        uint64_t n = tuple_length(items);
        if (n < 2)
            return raise2(CLASS(ValueError), TEXT("need more than {} value{} to unpack"),
                          int_u32((uint32_t)n), str_from_text(n == 1 ? TEXT("") : TEXT("s")));
        if (n > 2) return VALUE_ERROR("too many values to unpack (expected 2)");
        RETURN_IF_ERROR(put(self, tuple_get(items, 0), tuple_get(items, 1)));
    }
}
static Value put_mapping(Value self, Value other, Value keys) {
    Value all = call0(keys), iterator = is_error(all) ? ERROR : object_iter(all);
    RETURN_IF_ERROR(iterator);
    for (;;) {
        Value key = object_next(iterator);
        if (is_unset(key)) return NONE;
        RETURN_IF_ERROR(key);
        Value value = object_getitem(other, key);
        RETURN_IF_ERROR(value);
        RETURN_IF_ERROR(put(self, key, value));
    }
}
static Value put_all(Value self, Value other) {
    if (IS_EXACT(other, dict)) {
        Value pairs = call_method0(other, NAME(items));
        return is_error(pairs) ? ERROR : put_pairs(self, pairs);
    }
    Value keys = object_getattr_or_unset(other, NAME(keys));
    RETURN_IF_ERROR(keys);
    if (!is_unset(keys)) return put_mapping(self, other, keys);
    Value items = object_getattr_or_unset(other, NAME(items));
    RETURN_IF_ERROR(items);
    if (!is_unset(items)) other = call0(items);
    return is_error(other) ? ERROR : put_pairs(self, other);
}
static Value update(Value self, Value given, Value keywords) {
    if (tuple_length(given) > 1)
        return raise1(CLASS(TypeError), TEXT("update() takes at most 1 positional argument ({} given)"),
                      int_wrap((int64_t)tuple_length(given)));
    if (tuple_length(given) == 1) RETURN_IF_ERROR(put_all(self, tuple_get(given, 0)));
    return is_unset(keywords) ? NONE : put_all(self, keywords);
}
METHOD(OrderedDict, __init__, "($self, /, *args, **kwargs)",
       "Initialize self.  See help(type(self)) for accurate signature.") {
    Value given = arg(args, 1);
    if (tuple_length(given) > 1)
        return raise1(CLASS(TypeError), TEXT("expected at most 1 arguments, got {}"),
                      int_wrap((int64_t)tuple_length(given)));
    return update(arg(args, 0), given, arg(args, 2));
}
METHOD(OrderedDict, update, "!($self, /, *args, **kwargs)",
       "D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.\n"
       "If E is present and has a .keys() method, then does:  for k in E: D[k] = E[k]\n"
       "If E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\n"
       "In either case, this is followed by: for k in F:  D[k] = F[k]") {
    return update(arg(args, 0), arg(args, 1), arg(args, 2));
}
CLASSMETHOD(OrderedDict, fromkeys, "($type, /, iterable, value=None)",
            "Create a new ordered dictionary with keys from iterable and values set to value.") {
    Value value = is_unset(arg(args, 2)) ? NONE : arg(args, 2), made = call0(arg(args, 0));
    RETURN_IF_ERROR(made);
    Value iterator = object_iter(arg(args, 1));
    RETURN_IF_ERROR(iterator);
    for (;;) {
        Value key = object_next(iterator);
        if (is_unset(key)) return made;
        RETURN_IF_ERROR(key);
        RETURN_IF_ERROR(object_setitem(made, key, value));
    }
}

// --- items and their order ---
METHOD(OrderedDict, setdefault, "($self, /, key, default=None)",
       "Insert key with a value of default if key is not in the dictionary.\n"
       "\n"
       "Return the value for key if key is in the dictionary, else default.") {
    Value self = arg(args, 0), key = arg(args, 1), value = is_unset(arg(args, 2)) ? NONE : arg(args, 2);
    if (IS_EXACT(self, OrderedDict)) return dict_set_default(self, key, value);
    Value there = object_contains(self, key);
    RETURN_IF_ERROR(there);
    if (is_true(there)) return object_getitem(self, key);
    return is_error(object_setitem(self, key, value)) ? ERROR : value;
}
// Takes a key out; `absent` (UNSET: KeyError) when there is none.
static Value pop(Value self, Value key, Value absent) {
    Value value = UNSET;
    if (IS_EXACT(self, OrderedDict)) {
        value = dict_pop(self, key);
    } else {
        Value there = object_contains(self, key);
        RETURN_IF_ERROR(there);
        if (is_true(there)) {
            value = object_getitem(self, key);
            if (!is_error(value)) RETURN_IF_ERROR(object_setitem(self, key, UNSET));
        }
    }
    if (!is_unset(value)) return value;
    return is_unset(absent) ? raise_key_error(key) : absent;
}
METHOD(OrderedDict, pop, "($self, /, key, default=<unrepresentable>)",
       "od.pop(key[,default]) -> v, remove specified key and return the corresponding value.\n"
       "\n"
       "If the key is not found, return the default if given; otherwise,\n"
       "raise a KeyError.") {
    return pop(arg(args, 0), arg(args, 1), arg(args, 2));
}
METHOD(OrderedDict, popitem, "($self, /, last=True)",
       "Remove and return a (key, value) pair from the dictionary.\n"
       "\n"
       "Pairs are returned in LIFO order if last is true or FIFO order if false.") {
    Value self = arg(args, 0), last = is_unset(arg(args, 1)) ? TRUE : object_truth(arg(args, 1));
    RETURN_IF_ERROR(last);
    DictStep step = is_true(last) ? dict_previous(self, DICT_END) : first_of(self);
    if (!step.ok) return raise0(CLASS(KeyError), TEXT("dictionary is empty"));
    Value value = pop(self, step.key, UNSET);
    return is_error(value) ? ERROR : tuple2(step.key, value);
}
// Makes (key, value), which is not in the dict any more, its first entry.
static Value put_first(Value self, Value key, Value value) {
    Value rest = dict_copy(self);
    RETURN_IF_ERROR(rest);
    RETURN_IF_ERROR(dict_clear(self));
    RETURN_IF_ERROR(dict_set(self, key, value));
    return dict_merge(self, rest);
}
METHOD(OrderedDict, move_to_end, "($self, /, key, last=True)",
       "Move an existing element to the end (or beginning if last is false).\n"
       "\n"
       "Raise KeyError if the element does not exist.") {
    Value self = arg(args, 0), last = is_unset(arg(args, 2)) ? TRUE : object_truth(arg(args, 2));
    RETURN_IF_ERROR(last);
    int64_t entry = dict_find(self, arg(args, 1));
    if (entry < 0) return entry == DICT_FIND_FAILED ? ERROR : raise_key_error(arg(args, 1));
    DictStep end = is_true(last) ? dict_previous(self, DICT_END) : first_of(self);
    uint64_t at = is_true(last) ? end.position : end.position - 1;
    if (at == (uint64_t)entry) return NONE;
    Value key = slot_get(dict_entries(self), (uint64_t)entry * 2), value = dict_pop(self, key);
    RETURN_IF_ERROR(value);
    return is_true(last) ? dict_set(self, key, value) : put_first(self, key, value);
}
METHOD(OrderedDict, clear, "!($self, /)", "od.clear() -> None.  Remove all items from od.") {
    return dict_clear(arg(args, 0));
}
METHOD(OrderedDict, copy, "!($self, /)", "od.copy() -> a shallow copy of od") {
    Value self = arg(args, 0), copy = call0(class_of(self));
    RETURN_IF_ERROR(copy);
    for (DictStep step = dict_next(self, 0); step.ok; step = dict_next(self, step.position)) {
        bool plain = IS_EXACT(self, OrderedDict);
        Value value = plain ? step.value : object_getitem(self, step.key);
        RETURN_IF_ERROR(value);
        RETURN_IF_ERROR(plain ? dict_set(copy, step.key, value) : object_setitem(copy, step.key, value));
    }
    return copy;
}
METHOD(OrderedDict, __sizeof__, "!($self, /)", "") {
    return int_u32(8 + 8 * ORDERED_FIELDS + 8 * slot_count(dict_entries(arg(args, 0))));
}
METHOD(OrderedDict, __reduce__, "!($self, /)", "Return state information for pickling") {
    Value self = arg(args, 0), state = call_method0(self, NAME(__getstate__));
    Value items = is_error(state) ? ERROR : call_method0(self, NAME(items)), none = tuple_new(0);
    items = is_error(items) ? ERROR : object_iter(items);
    Value result = is_error(items) || is_error(none) ? ERROR : tuple_new(5);
    RETURN_IF_ERROR(result);
    slot_set(ref_of(result), 0, class_of(self));
    slot_set(ref_of(result), 1, none);
    slot_set(ref_of(result), 2, state);
    slot_set(ref_of(result), 3, NONE);
    slot_set(ref_of(result), 4, items);
    return result;
}
METHOD(OrderedDict, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0), name = class_name(class_of(self));
    if (dict_length(self) == 0) return text_format1(TEXT("{}()"), name);
    Value entered = repr_enter(self);
    RETURN_IF_ERROR(entered);
    if (is_false(entered)) return str_from_text(TEXT("..."));
    Value items = call_method0(self, NAME(items)), all = is_error(items) ? ERROR : list_from_iterable(items);
    Value result = is_error(all) ? ERROR : text_format2(TEXT("{}({r})"), name, all);
    repr_leave(self);
    return result;
}

// --- comparison and operators ---
static Value equal(Value a, Value b) {
    Value result = call_native2(F_dict____eq__, a, b);
    if (!is_true(result) || !object_is_a(b, CLASS(OrderedDict))) return result;
    DictStep x = dict_next(a, 0), y = dict_next(b, 0);
    for (; x.ok && y.ok; x = dict_next(a, x.position), y = dict_next(b, y.position)) {
        Value same_key = object_equal(x.key, y.key);
        if (!is_true(same_key)) return same_key;
    }
    return bool_value(x.ok == y.ok);
}
METHOD(OrderedDict, __eq__, "($self, value, /)", "Return self==value.") {
    return IS_A(arg(args, 1), dict) ? equal(arg(args, 0), arg(args, 1)) : NOT_IMPLEMENTED;
}
METHOD(OrderedDict, __ne__, "($self, value, /)", "Return self!=value.") {
    if (!IS_A(arg(args, 1), dict)) return NOT_IMPLEMENTED;
    Value result = equal(arg(args, 0), arg(args, 1));
    return is_error(result) ? ERROR : bool_value(is_false(result));
}
static Value merged(Value class, Value a, Value b) {
    if (!IS_A(a, dict) || !IS_A(b, dict)) return NOT_IMPLEMENTED;
    Value result = call1(class, a);
    RETURN_IF_ERROR(result);
    return is_error(put_all(result, b)) ? ERROR : result;
}
METHOD(OrderedDict, __or__, "($self, value, /)", "Return self|value.") {
    return merged(class_of(arg(args, 0)), arg(args, 0), arg(args, 1));
}
METHOD(OrderedDict, __ror__, "($self, value, /)", "Return value|self.") {
    return merged(class_of(arg(args, 0)), arg(args, 1), arg(args, 0));
}
METHOD(OrderedDict, __ior__, "($self, value, /)", "Return self|=value.") {
    return is_error(put_all(arg(args, 0), arg(args, 1))) ? ERROR : arg(args, 0);
}

// --- views and iterators ---
enum { KIND_KEYS, KIND_VALUES, KIND_ITEMS, KIND_MASK = 3, KIND_REVERSED = 4 };
enum OrderedIteratorField {
    ITERATOR_DICT, // UNSET: at its end
    ITERATOR_KIND,
    ITERATOR_POSITION,
    ITERATOR_LEFT,
    ITERATOR_BLOCK, // what must not change: entries block, entries used, entries alive
    ITERATOR_FILL,
    ITERATOR_USED,
    ITERATOR_FIELDS
};
TYPE(odict_iterator, "odict_iterator", object, 7, "");

static Value iterator_over(Value dict, uint32_t kind) {
    Value it = NEW(odict_iterator);
    RETURN_IF_ERROR(it);
    Ref i = ref_of(it), d = ref_of(dict);
    slot_set(i, ITERATOR_DICT, dict);
    slot_set(i, ITERATOR_KIND, int_u32(kind));
    slot_set(i, ITERATOR_POSITION, kind & KIND_REVERSED ? slot_get(d, DICT_FILL) : int_u32(0));
    slot_set(i, ITERATOR_LEFT, slot_get(d, DICT_USED));
    slot_set(i, ITERATOR_BLOCK, slot_get(d, DICT_ENTRIES));
    slot_set(i, ITERATOR_FILL, slot_get(d, DICT_FILL));
    slot_set(i, ITERATOR_USED, slot_get(d, DICT_USED));
    return it;
}
METHOD(odict_iterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(odict_iterator, __next__, "($self, /)", "Implement next(self).") {
    Ref it = ref_of(arg(args, 0));
    Value dict = slot_get(it, ITERATOR_DICT);
    if (is_unset(dict)) return UNSET;
    int64_t left = int_of(slot_get(it, ITERATOR_LEFT));
    bool changed = !same(slot_get(it, ITERATOR_BLOCK), slot_get(ref_of(dict), DICT_ENTRIES)) ||
                   !same(slot_get(it, ITERATOR_FILL), slot_get(ref_of(dict), DICT_FILL)) ||
                   !same(slot_get(it, ITERATOR_USED), slot_get(ref_of(dict), DICT_USED));
    if (left == 0 || changed) slot_set(it, ITERATOR_DICT, UNSET);
    if (left == 0) return UNSET;
    if (changed) return raise0(CLASS(RuntimeError), TEXT("OrderedDict mutated during iteration"));
    uint32_t kind = (uint32_t)int_of(slot_get(it, ITERATOR_KIND));
    uint64_t position = (uint64_t)int_of(slot_get(it, ITERATOR_POSITION));
    DictStep step = kind & KIND_REVERSED ? dict_previous(dict, position) : dict_next(dict, position);
    if (!step.ok) return UNSET;
    slot_set(it, ITERATOR_POSITION, int_wrap((int64_t)step.position));
    slot_set(it, ITERATOR_LEFT, int_wrap(left - 1));
    if ((kind & KIND_MASK) == KIND_KEYS) return step.key;
    Value value = IS_EXACT(dict, OrderedDict) ? step.value : object_getitem(dict, step.key);
    return is_error(value) || (kind & KIND_MASK) == KIND_VALUES ? value : tuple2(step.key, value);
}
METHOD(odict_iterator, __reduce__, "!($self, /)", "Return state information for pickling") {
    Value copy = NEW(odict_iterator);
    RETURN_IF_ERROR(copy);
    slots_copy(ref_of(copy), 0, ref_of(arg(args, 0)), 0, ITERATOR_FIELDS);
    Value rest = list_from_iterable(copy), arguments = is_error(rest) ? ERROR : tuple1(rest);
    return is_error(arguments) ? ERROR : tuple2(builtin_lookup(NAME(iter)), arguments);
}

static Value view_new(Value view, Value dict) {
    if (!is_error(view)) slot_set(ref_of(view), DICT_VIEW_DICT, dict);
    return view;
}
METHOD(OrderedDict, keys, "!($self, /)", "") { return view_new(NEW(odict_keys), arg(args, 0)); }
METHOD(OrderedDict, values, "!($self, /)", "") { return view_new(NEW(odict_values), arg(args, 0)); }
METHOD(OrderedDict, items, "!($self, /)", "") { return view_new(NEW(odict_items), arg(args, 0)); }
METHOD(OrderedDict, __iter__, "($self, /)", "Implement iter(self).") {
    return iterator_over(arg(args, 0), KIND_KEYS);
}
METHOD(OrderedDict, __reversed__, "!($self, /)", "od.__reversed__() <==> reversed(od)") {
    return iterator_over(arg(args, 0), KIND_KEYS | KIND_REVERSED);
}
#define DICT_OF_VIEW slot_get(ref_of(arg(args, 0)), DICT_VIEW_DICT)
METHOD(odict_keys, __iter__, "($self, /)", "Implement iter(self).") {
    return iterator_over(DICT_OF_VIEW, KIND_KEYS);
}
METHOD(odict_values, __iter__, "($self, /)", "Implement iter(self).") {
    return iterator_over(DICT_OF_VIEW, KIND_VALUES);
}
METHOD(odict_items, __iter__, "($self, /)", "Implement iter(self).") {
    return iterator_over(DICT_OF_VIEW, KIND_ITEMS);
}
METHOD(odict_keys, __reversed__, "!($self, /)", "") {
    return iterator_over(DICT_OF_VIEW, KIND_KEYS | KIND_REVERSED);
}
METHOD(odict_values, __reversed__, "!($self, /)", "") {
    return iterator_over(DICT_OF_VIEW, KIND_VALUES | KIND_REVERSED);
}
METHOD(odict_items, __reversed__, "!($self, /)", "") {
    return iterator_over(DICT_OF_VIEW, KIND_ITEMS | KIND_REVERSED);
}
