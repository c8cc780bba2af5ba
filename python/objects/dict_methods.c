// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The methods of dict. Its views are in dict_view.c.
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

// --- update ---
static Value set_pair(Value dict, Value pair, uint64_t number) {
    Value items = IS_EXACT(pair, list) || IS_EXACT(pair, tuple) ? pair : list_from_iterable(pair);
    Value at = int_wrap((int64_t)number);
    if (is_error(items)) {
        if (!error_matches(CLASS(TypeError))) return ERROR;
        error_clear();
        return raise1(CLASS(TypeError),
                      TEXT("cannot convert dictionary update sequence element #{} to a sequence"), at);
    }
    bool is_list = IS_EXACT(items, list);
    uint64_t n = is_list ? list_length(items) : tuple_length(items);
    if (n != 2)
        return raise2(CLASS(ValueError),
                      TEXT("dictionary update sequence element #{} has length {}; 2 is required"), at,
                      int_wrap((int64_t)n));
    Ref block = is_list ? list_storage(items) : ref_of(items);
    return dict_set(dict, slot_get(block, 0), slot_get(block, 1));
}

static Value update_from_pairs(Value dict, Value pairs) {
    Value iterator = object_iter(pairs);
    RETURN_IF_ERROR(iterator);
    for (uint64_t i = 0;; i++) {
        Value pair = object_next(iterator);
        if (is_unset(pair)) return NONE;
        RETURN_IF_ERROR(pair);
        RETURN_IF_ERROR(set_pair(dict, pair, i));
    }
}

Value dict_update(Value dict, Value other) {
    if (IS_A(other, dict)) return dict_merge(dict, other);
    Value keys = object_getattr_or_unset(other, NAME(keys));
    RETURN_IF_ERROR(keys);
    return is_unset(keys) ? update_from_pairs(dict, other) : dict_merge(dict, other);
}

// The arguments of dict() and update(): at most one, and keywords (a dict or UNSET).
static Value update_from_arguments(Value dict, Value given, Value keywords, Text name) {
    if (tuple_length(given) > 1) {
        Value text = str_from_text(name);
        RETURN_IF_ERROR(text);
        return raise2(CLASS(TypeError), TEXT("{} expected at most 1 argument, got {}"), text,
                      int_wrap((int64_t)tuple_length(given)));
    }
    if (tuple_length(given) == 1) RETURN_IF_ERROR(dict_update(dict, tuple_get(given, 0)));
    return is_unset(keywords) ? NONE : dict_merge(dict, keywords);
}

STATICMETHOD(dict, __new__, "!($type, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value self = new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    return is_error(dict_clear(self)) ? ERROR : self;
}
METHOD(dict, __init__, "($self, /, *args, **kwargs)",
       "Initialize self.  See help(type(self)) for accurate signature.") {
    return update_from_arguments(arg(args, 0), arg(args, 1), arg(args, 2), TEXT("dict"));
}
METHOD(dict, update, "!($self, /, *args, **kwargs)",
       "D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.\n"
       "If E is present and has a .keys() method, then does:  for k in E: D[k] = E[k]\n"
       "If E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\n"
       "In either case, this is followed by: for k in F:  D[k] = F[k]") {
    return update_from_arguments(arg(args, 0), arg(args, 1), arg(args, 2), TEXT("update"));
}

CLASSMETHOD(dict, fromkeys, "($type, iterable, value=None, /)",
            "Create a new dictionary with keys from iterable and values set to value.") {
    Value value = is_unset(arg(args, 2)) ? NONE : arg(args, 2);
    Value dict = call0(arg(args, 0));
    RETURN_IF_ERROR(dict);
    Value iterator = object_iter(arg(args, 1));
    RETURN_IF_ERROR(iterator);
    for (;;) {
        Value key = object_next(iterator);
        if (is_unset(key)) return dict;
        RETURN_IF_ERROR(key);
        RETURN_IF_ERROR(object_setitem(dict, key, value));
    }
}

// --- text ---
METHOD(dict, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0);
    if (dict_length(self) == 0) return str_from_text(TEXT("{}"));
    Value entered = repr_enter(self);
    RETURN_IF_ERROR(entered);
    if (is_false(entered)) return str_from_text(TEXT("{...}"));
    Builder b = builder_char(builder_new(), '{');
    bool first = true;
    for (DictStep step = dict_next(self, 0); step.ok && !b.failed; step = dict_next(self, step.position)) {
        if (!first) b = builder_text(b, TEXT(", "));
        first = false;
        Value key = object_repr(step.key), value = is_error(key) ? ERROR : object_repr(step.value);
        if (is_error(value))
            b.failed = true;
        else
            b = builder_str(builder_text(builder_str(b, str_plain(key)), TEXT(": ")), str_plain(value));
    }
    repr_leave(self);
    return builder_finish(builder_char(b, '}'));
}

// --- comparison ---
static Value equal(Value a, Value b) {
    if (dict_length(a) != dict_length(b)) return FALSE;
    if (!stack_has_room())
        return raise0(CLASS(RecursionError), TEXT("maximum recursion depth exceeded in comparison"));
    for (DictStep step = dict_next(a, 0); step.ok; step = dict_next(a, step.position)) {
        Value other = dict_get(b, step.key);
        RETURN_IF_ERROR(other);
        if (is_unset(other)) return FALSE;
        Value same_value = object_equal(other, step.value);
        if (!is_true(same_value)) return same_value;
    }
    return TRUE;
}
METHOD(dict, __eq__, "($self, value, /)", "Return self==value.") {
    return IS_A(arg(args, 1), dict) ? equal(arg(args, 0), arg(args, 1)) : NOT_IMPLEMENTED;
}
METHOD(dict, __ne__, "($self, value, /)", "Return self!=value.") {
    if (!IS_A(arg(args, 1), dict)) return NOT_IMPLEMENTED;
    Value result = equal(arg(args, 0), arg(args, 1));
    return is_error(result) ? ERROR : bool_value(is_false(result));
}
METHOD(dict, __lt__, "($self, value, /)", "Return self<value.") { return NOT_IMPLEMENTED; }
METHOD(dict, __le__, "($self, value, /)", "Return self<=value.") { return NOT_IMPLEMENTED; }
METHOD(dict, __gt__, "($self, value, /)", "Return self>value.") { return NOT_IMPLEMENTED; }
METHOD(dict, __ge__, "($self, value, /)", "Return self>=value.") { return NOT_IMPLEMENTED; }

// --- operators ---
static Value merged(Value a, Value b) {
    if (!IS_A(a, dict) || !IS_A(b, dict)) return NOT_IMPLEMENTED;
    Value result = dict_copy(a);
    RETURN_IF_ERROR(result);
    return is_error(dict_merge(result, b)) ? ERROR : result;
}
METHOD(dict, __or__, "($self, value, /)", "Return self|value.") { return merged(arg(args, 0), arg(args, 1)); }
METHOD(dict, __ror__, "($self, value, /)", "Return value|self.") {
    return merged(arg(args, 1), arg(args, 0));
}
METHOD(dict, __ior__, "($self, value, /)", "Return self|=value.") {
    return is_error(dict_update(arg(args, 0), arg(args, 1))) ? ERROR : arg(args, 0);
}

// --- items ---
METHOD(dict, __len__, "($self, /)", "Return len(self).") { return slot_get(ref_of(arg(args, 0)), DICT_USED); }
METHOD(dict, __getitem__, "!($self, key, /)", "x.__getitem__(y) <==> x[y]") {
    return dict_getitem(arg(args, 0), arg(args, 1));
}
METHOD(dict, __setitem__, "($self, key, value, /)", "Set self[key] to value.") {
    return dict_set(arg(args, 0), arg(args, 1), arg(args, 2));
}
METHOD(dict, __delitem__, "($self, key, /)", "Delete self[key].") {
    Value deleted = dict_delete(arg(args, 0), arg(args, 1));
    RETURN_IF_ERROR(deleted);
    return is_true(deleted) ? NONE : raise_key_error(arg(args, 1));
}
METHOD(dict, __contains__, "($self, key, /)", "True if the dictionary has the specified key, else False.") {
    Value found = dict_get(arg(args, 0), arg(args, 1));
    return is_error(found) ? ERROR : bool_value(!is_unset(found));
}
METHOD(dict, __sizeof__, "!($self, /)", "D.__sizeof__() -> size of D in memory, in bytes") {
    Ref d = ref_of(arg(args, 0));
    Value index = slot_get(d, DICT_INDEX);
    uint64_t size = 48 + 8 * (uint64_t)slot_count(dict_entries(arg(args, 0)));
    return int_wrap((int64_t)(size + (is_unset(index) ? 0 : bytes_length(ref_of(index)))));
}

METHOD(dict, get, "($self, key, default=None, /)",
       "Return the value for key if key is in the dictionary, else default.") {
    Value found = dict_get(arg(args, 0), arg(args, 1));
    if (!is_unset(found)) return found;
    return is_unset(arg(args, 2)) ? NONE : arg(args, 2);
}
METHOD(dict, setdefault, "($self, key, default=None, /)",
       "Insert key with a value of default if key is not in the dictionary.\n"
       "\n"
       "Return the value for key if key is in the dictionary, else default.") {
    return dict_set_default(arg(args, 0), arg(args, 1), is_unset(arg(args, 2)) ? NONE : arg(args, 2));
}
METHOD(dict, pop, "($self, key, default=<unrepresentable>, /)",
       "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n"
       "\n"
       "If the key is not found, return the default if given; otherwise,\n"
       "raise a KeyError.") {
    Value self = arg(args, 0);
    Value value = dict_length(self) == 0 ? UNSET : dict_pop(self, arg(args, 1));
    if (!is_unset(value)) return value;
    return is_unset(arg(args, 2)) ? raise_key_error(arg(args, 1)) : arg(args, 2);
}
METHOD(dict, popitem, "($self, /)",
       "Remove and return a (key, value) pair as a 2-tuple.\n"
       "\n"
       "Pairs are returned in LIFO (last-in, first-out) order.\n"
       "Raises KeyError if the dict is empty.") {
    Value self = arg(args, 0);
    DictStep last = dict_previous(self, DICT_END);
    if (!last.ok) return raise0(CLASS(KeyError), TEXT("popitem(): dictionary is empty"));
    Value pair = tuple2(last.key, last.value);
    RETURN_IF_ERROR(pair);
    Ref entries = dict_entries(self);
    slot_set(entries, last.position * 2, UNSET);
    slot_set(entries, last.position * 2 + 1, UNSET);
    slot_set(ref_of(self), DICT_USED, int_wrap((int64_t)dict_length(self) - 1));
    slot_set(ref_of(self), DICT_LAST, int_wrap((int64_t)last.position));
    return pair;
}
METHOD(dict, clear, "!($self, /)", "D.clear() -> None.  Remove all items from D.") {
    return dict_clear(arg(args, 0));
}
METHOD(dict, copy, "!($self, /)", "D.copy() -> a shallow copy of D") { return dict_copy(arg(args, 0)); }
