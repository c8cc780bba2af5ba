// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// object.__reduce_ex__ and __getstate__: how copy and pickle take objects apart (PEP 307, protocol 2 and up; below
// it is copyreg's work).
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/instance.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

// --- state ---
// The values of the attributes in __slots__, as a dict; UNSET: there are none.
static Value listed_values(Value v, Value names) {
    Value values = UNSET;
    for (uint64_t i = 0; i < list_length(names); i++) { // getting one runs Python code
        Value name = list_get(names, i),
              value = is_str(name) ? object_getattr_or_unset(v, str_intern(object_plain(name))) : UNSET;
        RETURN_IF_ERROR(value);
        if (is_unset(value)) continue;
        if (is_unset(values)) values = dict_new(4);
        RETURN_IF_ERROR(values);
        RETURN_IF_ERROR(dict_set(values, name, value));
    }
    return values;
}
static Value slot_values(Value v) {
    Value listed = dict_get_str(slot_get(ref_of(class_of(v)), TYPE_DICT), NAME(__slotnames__));
    if (!is_unset(listed) && IS_EXACT(listed, list))
        return listed_values(v, listed); // what copyreg remembers
    Value values = UNSET, mro = slot_get(ref_of(class_of(v)), TYPE_MRO);
    for (uint64_t i = 0, n = mro_length(class_of(v)); i < n; i++) {
        Value class = tuple_get(mro, i), dict = slot_get(ref_of(class), TYPE_DICT);
        if (!(type_flags(class) & TYPE_HAS_SLOTS)) continue;
        for (DictStep step = dict_next(dict, 0); step.ok; step = dict_next(dict, step.position)) {
            if (!IS_EXACT(step.value, member_descriptor) ||
                !same(slot_get(ref_of(step.value), MEMBER_OWNER), class))
                continue; // not one of __slots__
            Value value = slot_get(ref_of(v), (uint64_t)int_of(slot_get(ref_of(step.value), MEMBER_SLOT)));
            if (is_unset(value)) continue;
            if (is_unset(values)) values = dict_new(4);
            RETURN_IF_ERROR(values);
            RETURN_IF_ERROR(dict_set(values, step.key, value));
        }
    }
    return values;
}

static Value default_state(Value v, bool required) {
    uint32_t layout = type_layout(class_of(v));
    if (required && layout != T_object)
        return raise1(CLASS(TypeError), TEXT("cannot pickle '{t}' object"), v);
    Value dict = is_unset(class_lookup(class_of(v), NAME(__dict__))) ? UNSET : instance_dict(v);
    RETURN_IF_ERROR(dict);
    if (is_unset(dict) || dict_length(dict) == 0) dict = NONE;
    Value slots = slot_values(v);
    RETURN_IF_ERROR(slots);
    return is_unset(slots) ? dict : tuple2(dict, slots);
}

METHOD(object, __getstate__, "($self, /)", "Helper for pickle.") {
    return default_state(arg(args, 0), false);
}

static Value state_of(Value v, bool required) {
    Value method = class_lookup(class_of(v), NAME(__getstate__));
    if (native_is(method, F_object____getstate__)) return default_state(v, required);
    return call_special0(v, NAME(__getstate__));
}

// --- arguments for __new__ ---
struct NewArguments {
    Value args, keywords; // a tuple and a dict, UNSET: none; args is ERROR when it failed
};

static struct NewArguments new_arguments(Value v) {
    const struct NewArguments failed = {ERROR, UNSET};
    Value pair = call_special0(v, NAME(__getnewargs_ex__));
    if (is_error(pair)) return failed;
    if (!is_unset(pair)) {
        bool good = is_tuple(pair) && tuple_length(object_plain(pair)) == 2;
        if (!good) {
            raise1(CLASS(TypeError), TEXT("__getnewargs_ex__ should return a tuple, not '{t}'"), pair);
            return failed;
        }
        pair = object_plain(pair);
        if (is_tuple(tuple_get(pair, 0)) && IS_A(tuple_get(pair, 1), dict))
            return (struct NewArguments){object_plain(tuple_get(pair, 0)), tuple_get(pair, 1)};
        raise1(CLASS(TypeError),
               TEXT("first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{t}'"),
               tuple_get(pair, 0));
        return failed;
    }
    Value args = call_special0(v, NAME(__getnewargs__));
    if (is_error(args)) return failed;
    if (is_unset(args)) return (struct NewArguments){UNSET, UNSET};
    if (is_tuple(args)) return (struct NewArguments){object_plain(args), UNSET};
    raise1(CLASS(TypeError), TEXT("__getnewargs__ should return a tuple, not '{t}'"), args);
    return failed;
}

static Value copyreg(Value name) {
    Value module = import_module(NAME(copyreg));
    return is_error(module) ? ERROR : object_getattr(module, name);
}

// The function that makes the empty object again, and its arguments, as a pair.
static Value maker(Value v, struct NewArguments new) {
    if (!is_unset(new.keywords) && dict_length(new.keywords) > 0) {
        Value function = copyreg(NAME(__newobj_ex__)),
              arguments = tuple3(class_of(v), new.args, new.keywords);
        return is_error(function) || is_error(arguments) ? ERROR : tuple2(function, arguments);
    }
    Value function = copyreg(NAME(__newobj__)), class = tuple1(class_of(v));
    RETURN_IF_ERROR(function);
    RETURN_IF_ERROR(class);
    Value arguments = is_unset(new.args) ? class : tuple_concat(class, new.args);
    return is_error(arguments) ? ERROR : tuple2(function, arguments);
}

static Value reduce_new(Value v) {
    if (type_flags(class_of(v)) & TYPE_NO_INSTANCES)
        return raise1(CLASS(TypeError), TEXT("cannot pickle '{t}' object"), v);
    struct NewArguments new = new_arguments(v);
    RETURN_IF_ERROR(new.args);
    bool list = IS_A(v, list), dict = IS_A(v, dict);
    Value made = maker(v, new),
          state = is_error(made) ? ERROR : state_of(v, is_unset(new.args) && !list && !dict);
    RETURN_IF_ERROR(state);
    Value result = tuple_new(5);
    RETURN_IF_ERROR(result);
    slot_set(ref_of(result), 0, tuple_get(made, 0));
    slot_set(ref_of(result), 1, tuple_get(made, 1));
    slot_set(ref_of(result), 2, state);
    slot_set(ref_of(result), 3, NONE);
    slot_set(ref_of(result), 4, NONE);
    if (list) {
        Value items = object_iter(v);
        RETURN_IF_ERROR(items);
        slot_set(ref_of(result), 3, items);
    }
    if (dict) {
        Value items = call_method0(v, NAME(items));
        items = is_error(items) ? ERROR : object_iter(items);
        RETURN_IF_ERROR(items);
        slot_set(ref_of(result), 4, items);
    }
    return result;
}

static Value reduce(Value v, int64_t protocol) {
    if (protocol >= 2) return reduce_new(v);
    Value function = copyreg(NAME(_reduce_ex));
    return is_error(function) ? ERROR : call2(function, v, int_wrap(protocol));
}

METHOD(object, __reduce__, "($self, /)", "Helper for pickle.") { return reduce(arg(args, 0), 0); }

METHOD(object, __reduce_ex__, "($self, protocol, /)", "Helper for pickle.") {
    Value v = arg(args, 0), method = class_lookup(class_of(v), NAME(__reduce__));
    I64Result protocol = object_index_i64(arg(args, 1), CLASS(OverflowError));
    if (!protocol.ok) return ERROR;
    if (!is_unset(method) && !native_is(method, F_object____reduce__))
        return call_method0(v, NAME(__reduce__));
    return reduce(v, protocol.value);
}
