// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Containers seen from outside: length, subscription, membership, iteration, and integers used as indexes.
// Exact lists, tuples, dicts and strs are answered without a call.
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/generic_alias.h"
#include "python/objects/int.h"
#include "python/objects/items.h"
#include "python/objects/iterator.h"
#include "python/objects/length.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/set.h"
#include "python/objects/slice.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

// --- length ---
static Value checked_length(Value result, bool small) {
    Value n = object_index(result);
    RETURN_IF_ERROR(n);
    if (int_is_negative(n)) return VALUE_ERROR("__len__() should return >= 0");
    if (small ? !is_int(n) : !int_to_i64(n).ok)
        return raise0(CLASS(OverflowError), TEXT("cannot fit 'int' into an index-sized integer"));
    return n;
}

static Value length_of(Value v, bool small) {
    if (IS_EXACT(v, list)) return slot_get(ref_of(v), LIST_LENGTH);
    if (IS_EXACT(v, str)) return int_u32(str_length(ref_of(v)));
    if (IS_EXACT(v, tuple)) return int_u32(slot_count(ref_of(v)));
    if (IS_EXACT(v, dict)) return slot_get(ref_of(v), DICT_USED);
    if (IS_EXACT(v, set) || IS_EXACT(v, frozenset)) return slot_get(ref_of(v), SET_USED);
    Value result = call_special0(v, NAME(__len__));
    RETURN_IF_ERROR(result);
    if (is_unset(result)) return raise1(CLASS(TypeError), TEXT("object of type '{t}' has no len()"), v);
    return checked_length(result, small);
}
Value object_length(Value v) { return length_of(v, true); }
Value object_length_any(Value v) { return length_of(v, false); }

Value object_length_hint(Value v, int64_t fallback) {
    if (!is_unset(class_lookup(class_of(v), NAME(__len__)))) {
        Value length = object_length(v);
        if (!is_error(length) || !error_matches(CLASS(TypeError))) return length;
        error_clear();
    }
    Value hint = call_special0(v, NAME(__length_hint__));
    if (is_error(hint)) {
        if (!error_matches(CLASS(TypeError))) return ERROR;
        error_clear();
        hint = UNSET;
    }
    if (is_unset(hint) || same(hint, NOT_IMPLEMENTED)) return int_wrap(fallback);
    if (!is_int_object(hint))
        return raise1(CLASS(TypeError), TEXT("__length_hint__ must be an integer, not {t}"), hint);
    hint = int_plain(hint);
    if (int_is_negative(hint)) return VALUE_ERROR("__length_hint__() should return >= 0");
    I64Result size = int_to_i64(hint);
    if (!size.ok) return raise0(CLASS(OverflowError), TEXT("Python int too large to convert to C ssize_t"));
    return is_int(hint) ? hint : int_wrap(SMALL_INT_MAX);
}

bool class_is_container(Value class) {
    return !(type_flags(class) & TYPE_IS_BUILTIN) || !is_unset(class_lookup(class, NAME(__len__))) ||
           !is_unset(class_lookup(class, NAME(__contains__))) ||
           !is_unset(class_lookup(class, NAME(__getitem__)));
}

// --- subscription ---
// The index in 0 .. length - 1 for a small int, or length: outside.
static uint64_t place(Value index, uint64_t length) {
    int64_t i = int_of(index);
    if (i < 0) i += (int64_t)length;
    return i < 0 || (uint64_t)i >= length ? length : (uint64_t)i;
}

static COLD Value not_subscriptable(Value v, Value key) {
    if (is_class(v)) {
        Value method = object_getattr_or_unset(v, NAME(__class_getitem__));
        RETURN_IF_ERROR(method);
        if (!is_unset(method) && !is_none(method)) return call1(method, key);
        if (same(v, CLASS(type))) return generic_alias_new(v, key);
        return raise1(CLASS(TypeError), TEXT("type '{}' is not subscriptable"), class_name(v));
    }
    return raise1(CLASS(TypeError), TEXT("'{t}' object is not subscriptable"), v);
}

static COLD Value dict_missing(Value dict, Value key) {
    if (!IS_EXACT(dict, dict)) {
        Value result = call_special1(dict, NAME(__missing__), key);
        if (!is_unset(result)) return result;
    }
    return raise_key_error(key);
}

Value object_getitem(Value v, Value key) {
    if (is_ref(v)) {
        Ref r = ref_of(v);
        if (has_shape(r, SHAPE(dict))) {
            Value found = dict_get(v, key);
            return likely(!is_unset(found)) ? found : dict_missing(v, key);
        }
        if (is_int(key)) {
            if (has_shape(r, SHAPE(list))) {
                uint64_t n = list_length(v), i = place(key, n);
                return i < n ? list_get(v, i) : raise0(CLASS(IndexError), TEXT("list index out of range"));
            }
            if (has_shape(r, SHAPE(tuple))) {
                uint64_t n = slot_count(r), i = place(key, n);
                return i < n ? slot_get(r, i) : raise0(CLASS(IndexError), TEXT("tuple index out of range"));
            }
            if (has_shape(r, SHAPE(str))) {
                uint64_t n = str_length(r), i = place(key, n);
                return i < n ? str_from_code_point(str_at(r, i))
                             : raise0(CLASS(IndexError), TEXT("string index out of range"));
            }
        } else if (is_slice(key)) {
            if (has_shape(r, SHAPE(list))) return list_get_slice(v, key);
            if (has_shape(r, SHAPE(tuple))) return tuple_get_slice(v, key);
            if (has_shape(r, SHAPE(str))) return str_getitem(v, key);
        }
    }
    Value result = call_special1(v, NAME(__getitem__), key);
    return is_unset(result) ? not_subscriptable(v, key) : result;
}

Value object_setitem(Value v, Value key, Value value) {
    bool deleting = is_unset(value);
    if (is_ref(v) && !deleting) {
        if (has_shape(ref_of(v), SHAPE(dict))) return dict_set(v, key, value);
        if (has_shape(ref_of(v), SHAPE(list)) && is_int(key)) {
            uint64_t n = list_length(v), i = place(key, n);
            if (i >= n) return raise0(CLASS(IndexError), TEXT("list assignment index out of range"));
            list_set(v, i, value);
            return NONE;
        }
        if (has_shape(ref_of(v), SHAPE(list)) && is_slice(key)) return list_set_slice(v, key, value);
    }
    Value result =
        deleting ? call_special1(v, NAME(__delitem__), key) : call_special2(v, NAME(__setitem__), key, value);
    if (!is_unset(result)) return is_error(result) ? ERROR : NONE;
    if (deleting && !(class_is_container(class_of(v)) && object_has_index(key)))
        return raise1(CLASS(TypeError), TEXT("'{t}' object does not support item deletion"), v);
    return deleting ? raise1(CLASS(TypeError), TEXT("'{t}' object doesn't support item deletion"), v)
                    : raise1(CLASS(TypeError), TEXT("'{t}' object does not support item assignment"), v);
}

// --- membership ---
static Value contains_by_iteration(Value container, Value item) {
    Value iterator = object_iter(container);
    if (is_error(iterator)) {
        if (!error_matches(CLASS(TypeError))) return ERROR;
        error_clear();
        return raise1(CLASS(TypeError), TEXT("argument of type '{t}' is not iterable"), container);
    }
    for (;;) {
        Value next = object_next(iterator);
        if (is_unset(next)) return FALSE;
        RETURN_IF_ERROR(next);
        Value equal = object_equal(next, item);
        if (!is_false(equal)) return equal;
    }
}

Value object_contains(Value container, Value item) {
    if (IS_EXACT(container, dict)) {
        Value found = dict_get(container, item);
        return is_error(found) ? ERROR : bool_value(!is_unset(found));
    }
    if (IS_EXACT(container, set) || IS_EXACT(container, frozenset)) return set_contains(container, item);
    if (IS_EXACT(container, list) || IS_EXACT(container, tuple))
        return stack_has_room() ? items_contains(container, item) : raise_recursion_error();
    Value method = class_lookup(class_of(container), NAME(__contains__));
    if (is_none(method)) return raise1(CLASS(TypeError), TEXT("'{t}' object is not a container"), container);
    if (is_unset(method)) return contains_by_iteration(container, item);
    Value result = call_special1(container, NAME(__contains__), item);
    return is_error(result) || is_bool(result) ? result : object_truth(result);
}

// --- iteration ---
// Of built-in classes, whose methods never change: the number of the native function that is their __iter__, plus 1;
// 0: not asked for yet, or it is none.
static STATE_ARRAY(uint16_t, iter_natives, TYPE_TABLE_CAPACITY);

Value object_iter(Value v) {
    if (IS_EXACT(v, generator)) return v;
    if (IS_EXACT(v, list)) return list_iterator_new(v);
    if (IS_EXACT(v, tuple)) return tuple_iterator_new(v);
    uint32_t layout = layout_of(v), native = AT(iter_natives, layout);
    bool plain = is_ref(v) && has_shape(ref_of(v), well_known(layout)); // of a built-in class
    if (plain && native != 0) return call_native1(native - 1, v);
    Value class = class_of(v), method = class_lookup(class, NAME(__iter__));
    if (is_unset(method)) {
        if (is_unset(class_lookup(class, NAME(__getitem__))) || IS_A(v, dict))
            return raise1(CLASS(TypeError), TEXT("'{t}' object is not iterable"), v);
        return iterator_new(v);
    }
    if (is_none(method)) return raise1(CLASS(TypeError), TEXT("'{t}' object is not iterable"), v);
    Value iterator = call_special0(v, NAME(__iter__));
    RETURN_IF_ERROR(iterator);
    if (is_unset(class_lookup(class_of(iterator), NAME(__next__))))
        return raise1(CLASS(TypeError), TEXT("iter() returned non-iterator of type '{t}'"), iterator);
    native = native_taking(method, class, 1);
    if (plain && native < UINT16_MAX) AT(iter_natives, layout) = (uint16_t)(native + 1);
    return iterator;
}

// The value of a StopIteration is not wanted here: it ends the iteration.
static Value end_or_error(void) {
    if (!error_matches(CLASS(StopIteration))) return ERROR;
    error_clear();
    return UNSET;
}

// Of built-in classes, whose methods never change: the number of the native function that is their __next__, plus 1;
// 0: not asked for yet, or it is none.
static STATE_ARRAY(uint16_t, next_natives, TYPE_TABLE_CAPACITY);

static COLD Value slow_next(Value it) {
    Value method = class_lookup(class_of(it), NAME(__next__));
    if (is_unset(method)) return raise1(CLASS(TypeError), TEXT("'{t}' object is not an iterator"), it);
    if (layout_of(method) != T_wrapper_descriptor) return call_special0(it, NAME(__next__));
    uint32_t layout = layout_of(it), native = native_index(method);
    if (has_shape(ref_of(it), well_known(layout)) && native < UINT16_MAX)
        AT(next_natives, layout) = (uint16_t)(native + 1);
    return call_native1(native, it);
}

// UNSET or StopIteration at the end.
static Value next_of(Value it) {
    uint32_t layout = layout_of(it);
    if (!is_ref(it) || !has_shape(ref_of(it), well_known(layout))) return slow_next(it);
    switch (layout) {
    case T_list_iterator: return list_iterator_next(it);
    case T_tuple_iterator: return tuple_iterator_next(it);
    case T_range_iterator: return range_iterator_next(it);
    case T_set_iterator: return set_iterator_next(it);
    case T_dict_keyiterator: return dict_keyiterator_next(it);
    case T_dict_valueiterator: return dict_valueiterator_next(it);
    case T_dict_itemiterator: return dict_itemiterator_next(it);
    case T_str_ascii_iterator:
    case T_str_iterator: return str_iterator_next(it);
    case T_enumerate: return stack_has_room() ? enumerate_next(it) : raise_recursion_error();
    case T_map: return stack_has_room() ? map_next(it) : raise_recursion_error();
    case T_zip: return stack_has_room() ? zip_next(it) : raise_recursion_error();
    }
    uint32_t native = AT(next_natives, layout);
    return likely(native != 0) ? call_native1(native - 1, it) : slow_next(it);
}

Value object_next(Value iterator) {
    Value item = next_of(iterator);
    return likely(!is_error(item)) ? item : end_or_error();
}

// --- integers as indexes ---
bool object_has_index(Value v) {
    return is_int_object(v) || !is_unset(class_lookup(class_of(v), NAME(__index__)));
}

Value object_index(Value v) {
    if (is_int(v)) return v;
    if (is_int_object(v)) return int_plain(v);
    Value result = call_special0(v, NAME(__index__));
    RETURN_IF_ERROR(result);
    if (is_unset(result))
        return raise1(CLASS(TypeError), TEXT("'{t}' object cannot be interpreted as an integer"), v);
    if (!is_int_object(result))
        return raise1(CLASS(TypeError), TEXT("__index__ returned non-int (type {t})"), result);
    if (!int_is_exact(result))
        RETURN_IF_ERROR(convert_warn_subclass(TEXT("__index__"), TEXT("int"), v, result, false));
    return int_plain(result);
}

I64Result object_index_i64(Value v, Value error_class) {
    Value n = object_index(v);
    if (is_error(n)) return (I64Result){false, 0};
    I64Result result = int_to_i64(n);
    if (!result.ok) raise1(error_class, TEXT("cannot fit '{t}' into an index-sized integer"), v);
    return result;
}
