// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Unpacking and displays with * and **.
#include "python/vm/unpack.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/function.h"

static bool is_iterable(Value v) {
    return !is_unset(class_lookup(class_of(v), NAME(__iter__))) ||
           !is_unset(class_lookup(class_of(v), NAME(__getitem__)));
}

Value unpack_format(Value v, uint32_t conversion, Value spec) {
    if (conversion == 1) v = object_str(v);
    if (conversion == 2) v = object_repr(v);
    if (conversion == 3) v = object_ascii(v);
    RETURN_IF_ERROR(v);
    if (is_unset(spec) && IS_EXACT(v, str)) return v;
    return object_format(v, is_unset(spec) ? str_from_text(TEXT("")) : spec);
}

Value unpack_dict_update(Value dict, Value mapping) {
    if (!IS_A(mapping, dict) && is_unset(class_lookup(class_of(mapping), NAME(keys))))
        return raise1(CLASS(TypeError), TEXT("'{t}' object is not a mapping"), mapping);
    return dict_update(dict, mapping);
}

// "module.f()" as error texts name what is called.
static Value callee_name(Value callee) {
    Value name = object_getattr_or_unset(callee, NAME(__qualname__));
    if (is_error(name)) return ERROR;
    if (is_unset(name) || !is_str(name)) return object_repr(callee);
    Value module = object_getattr_or_unset(callee, NAME(__module__));
    if (is_error(module)) return ERROR;
    if (!is_unset(module) && is_str(module) && !str_equal_text(module, TEXT("builtins")))
        return text_format2(TEXT("{}.{}()"), module, name);
    return text_format1(TEXT("{}()"), name);
}

Value unpack_extend(Value list, Value iterable) {
    if (is_iterable(iterable)) return list_extend(list, iterable);
    return raise1(CLASS(TypeError), TEXT("Value after * must be an iterable, not {t}"), iterable);
}

Value unpack_arguments(Value iterable, Value callee) {
    if (IS_EXACT(iterable, list)) return list_to_tuple(iterable);
    if (is_iterable(iterable)) return tuple_from_iterable(iterable);
    Value name = callee_name(callee);
    RETURN_IF_ERROR(name);
    return raise2(CLASS(TypeError), TEXT("{} argument after * must be an iterable, not {t}"), name, iterable);
}

static Value merge_one(Value dict, Value key, Value value, Value callee) {
    Value present = dict_get(dict, key);
    RETURN_IF_ERROR(present);
    if (is_unset(present)) return dict_set(dict, key, value); // the call refuses one that is no str
    Value name = callee_name(callee);
    RETURN_IF_ERROR(name);
    return raise2(CLASS(TypeError), TEXT("{} got multiple values for keyword argument '{}'"), name, key);
}

static Value merge_mapping(Value dict, Value mapping, Value callee) {
    Value keys = call_method0(mapping, NAME(keys));
    RETURN_IF_ERROR(keys);
    Value iterator = object_iter(keys);
    RETURN_IF_ERROR(iterator);
    for (;;) {
        Value key = object_next(iterator);
        if (is_unset(key)) return NONE;
        RETURN_IF_ERROR(key);
        Value value = object_getitem(mapping, key);
        RETURN_IF_ERROR(value);
        if (is_error(merge_one(dict, key, value, callee))) return ERROR;
    }
}

Value unpack_dict_merge(Value dict, Value mapping, Value callee) {
    if (!IS_EXACT(mapping, dict)) {
        if (is_unset(class_lookup(class_of(mapping), NAME(keys)))) {
            Value name = callee_name(callee);
            RETURN_IF_ERROR(name);
            return raise2(CLASS(TypeError), TEXT("{} argument after ** must be a mapping, not {t}"), name,
                          mapping);
        }
        return merge_mapping(dict, mapping, callee);
    }
    for (DictStep step = dict_next(mapping, 0); step.ok; step = dict_next(mapping, step.position))
        if (is_error(merge_one(dict, step.key, step.value, callee))) return ERROR;
    return NONE;
}

static Value unpack_iterator(Value v) {
    Value iterator = object_iter(v);
    if (is_error(iterator) && error_matches(CLASS(TypeError)) && !is_iterable(v)) {
        error_clear();
        return raise1(CLASS(TypeError), TEXT("cannot unpack non-iterable {t} object"), v);
    }
    return iterator;
}

static Value too_few(Text text, uint64_t wanted, uint64_t got) {
    return raise2(CLASS(ValueError), text, int_u32((uint32_t)wanted), int_u32((uint32_t)got));
}

static Value unpack_block(Ref block, uint64_t length, Args targets) {
    uint32_t count = args_count(targets);
    if (length < count)
        return too_few(TEXT("not enough values to unpack (expected {}, got {})"), count, length);
    if (length > count)
        return raise1(CLASS(ValueError), TEXT("too many values to unpack (expected {})"), int_u32(count));
    args_from_slots(targets, 0, block, 0, count);
    return NONE;
}

Value unpack_exact(Value v, Args targets) {
    if (IS_EXACT(v, list)) return unpack_block(list_storage(v), list_length(v), targets);
    if (IS_EXACT(v, tuple)) return unpack_block(ref_of(v), tuple_length(v), targets);
    uint32_t count = args_count(targets);
    Value iterator = unpack_iterator(v);
    RETURN_IF_ERROR(iterator);
    for (uint32_t i = 0; i < count; i++) {
        Value item = object_next(iterator);
        RETURN_IF_ERROR(item);
        if (is_unset(item))
            return too_few(TEXT("not enough values to unpack (expected {}, got {})"), count, i);
        arg_set(targets, i, item);
    }
    Value more = object_next(iterator);
    RETURN_IF_ERROR(more);
    if (!is_unset(more))
        return raise1(CLASS(ValueError), TEXT("too many values to unpack (expected {})"), int_u32(count));
    return NONE;
}

// The items as a list of the first ones, a list of the middle, and the last ones.
Value unpack_starred_list(Value v, uint32_t before, uint32_t after) {
    Value iterator = unpack_iterator(v);
    RETURN_IF_ERROR(iterator);
    Value all = list_from_iterable(iterator);
    RETURN_IF_ERROR(all);
    uint64_t length = list_length(all);
    if (length < (uint64_t)before + after)
        return too_few(TEXT("not enough values to unpack (expected at least {}, got {})"), before + after,
                       length);
    uint64_t middle = length - before - after;
    Value rest = list_from_slots(list_storage(all), before, middle);
    RETURN_IF_ERROR(rest);
    Value list = list_from_slots(list_storage(all), 0, before);
    if (is_error(list) || is_error(list_append(list, rest))) return ERROR;
    for (uint32_t i = 0; i < after; i++)
        RETURN_IF_ERROR(list_append(list, list_get(all, before + middle + i)));
    return list;
}

Value unpack_starred(Value v, Args targets, uint32_t before, uint32_t after) {
    Value list = unpack_starred_list(v, before, after);
    RETURN_IF_ERROR(list);
    args_from_slots(targets, 0, list_storage(list), 0, before + 1 + after);
    return NONE;
}

Value unpack_exact_list(Value v, uint32_t count) {
    if (IS_EXACT(v, list) && list_length(v) == count) return list_from_slots(list_storage(v), 0, count);
    if (IS_EXACT(v, tuple) && tuple_length(v) == count) return list_from_slots(ref_of(v), 0, count);
    ArgsResult targets = args_push(count);
    if (!targets.ok) return raise_recursion_error();
    Value done = unpack_exact(v, targets.args), list = is_error(done) ? ERROR : list_new(count);
    for (uint32_t i = 0; i < count && !is_error(list); i++)
        if (is_error(list_append(list, arg(targets.args, i)))) list = ERROR;
    args_pop(targets.args);
    return list;
}
