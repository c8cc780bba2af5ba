// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Handlers for structural pattern matching (PEP 634).
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/set.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"
#include "python/vm/machine.h"

static bool has_flag(Value v, uint32_t flag) { return type_flags(class_of(v)) & flag; }

HANDLER(MATCH_MAPPING) {
    SET(A, bool_value(has_flag(REG(B), TYPE_IS_MAPPING)));
    NEXT;
}
HANDLER(MATCH_SEQUENCE) {
    SET(A, bool_value(has_flag(REG(B), TYPE_IS_SEQUENCE)));
    NEXT;
}

// mapping.get(key, sentinel) for each key; a key given twice is an error.
static Value match_keys(Value mapping, Value keys) {
    uint64_t n = tuple_length(keys);
    Value seen = set_from_args(NO_ARGS), values = tuple_new(n);
    if (is_error(seen) || is_error(values)) return ERROR;
    for (uint64_t i = 0; i < n; i++) {
        Value key = tuple_get(keys, i), twice = object_contains(seen, key);
        RETURN_IF_ERROR(twice);
        if (is_true(twice))
            return raise1(CLASS(ValueError), TEXT("mapping pattern checks duplicate key ({r})"), key);
        RETURN_IF_ERROR(set_add(seen, key));
        Value found =
            IS_EXACT(mapping, dict) ? dict_get(mapping, key) : call_method2(mapping, NAME(get), key, seen);
        RETURN_IF_ERROR(found);
        if (is_unset(found) || same(found, seen)) return NONE;
        slot_set(ref_of(values), i, found);
    }
    return values;
}
SLOW_HANDLER(MATCH_KEYS_slow) {
    PUBLISH;
    FINISH(match_keys(REG(B), REG(C)));
}
HANDLER(MATCH_KEYS) { TAIL(MATCH_KEYS_slow); }

// Classes whose one positional pattern matches the subject itself.
static bool matches_self(Value class) {
    switch (type_layout(class)) {
    case T_bool:
    case T_bytearray:
    case T_bytes:
    case T_dict:
    case T_float:
    case T_frozenset:
    case T_int:
    case T_list:
    case T_set:
    case T_str:
    case T_tuple: return true;
    default: return false;
    }
}

static Value
match_args(Value class,
           uint64_t wanted) { // the names for positional patterns: a tuple; UNSET: the subject itself
    Value names = object_getattr_or_unset(class, NAME(__match_args__));
    RETURN_IF_ERROR(names);
    if (is_unset(names) && matches_self(class)) {
        if (wanted <= 1) return UNSET;
        return raise2(CLASS(TypeError), TEXT("{}() accepts 1 positional sub-pattern ({} given)"),
                      class_name(class), int_u32((uint32_t)wanted));
    }
    if (is_unset(names)) names = tuple_new(0);
    if (!IS_EXACT(names, tuple))
        return raise2(CLASS(TypeError), TEXT("{}.__match_args__ must be a tuple (got {t})"),
                      class_name(class), names);
    uint64_t allowed = tuple_length(names);
    if (allowed >= wanted) return names;
    if (allowed == 1)
        return raise3(CLASS(TypeError), TEXT("{}() accepts {} positional sub-pattern ({} given)"),
                      class_name(class), int_u32(1), int_u32((uint32_t)wanted));
    return raise3(CLASS(TypeError), TEXT("{}() accepts {} positional sub-patterns ({} given)"),
                  class_name(class), int_u32((uint32_t)allowed), int_u32((uint32_t)wanted));
}

static Value match_attribute(Value subject, Value class, Value name, Value seen) {
    Value twice = object_contains(seen, name);
    RETURN_IF_ERROR(twice);
    if (is_true(twice))
        return raise2(CLASS(TypeError), TEXT("{}() got multiple sub-patterns for attribute {r}"),
                      class_name(class), name);
    RETURN_IF_ERROR(set_add(seen, name));
    return object_getattr_or_unset(subject, name);
}

static Value match_class(Value subject, Value class, Value spec) {
    if (!is_class(class)) return raise0(CLASS(TypeError), TEXT("called match pattern must be a type"));
    Value is_instance = object_isinstance(subject, class);
    if (!is_true(is_instance)) return is_error(is_instance) ? ERROR : NONE;
    uint64_t positional = (uint64_t)int_of(tuple_get(spec, 0)), named = tuple_length(spec) - 1;
    Value names = positional ? match_args(class, positional) : UNSET, seen = set_from_args(NO_ARGS);
    RETURN_IF_ERROR(names);
    Value values = tuple_new(positional + named);
    if (is_error(seen) || is_error(values)) return ERROR;
    for (uint64_t i = 0; i < positional + named; i++) {
        Value found = subject;
        if (i >= positional || !is_unset(names)) {
            Value name = i < positional ? tuple_get(names, i) : tuple_get(spec, 1 + i - positional);
            if (!is_str(name))
                return raise1(CLASS(TypeError), TEXT("__match_args__ elements must be strings (got {t})"),
                              name);
            found = match_attribute(subject, class, name, seen);
            RETURN_IF_ERROR(found);
            if (is_unset(found)) return NONE;
        }
        slot_set(ref_of(values), i, found);
    }
    return values;
}
SLOW_HANDLER(MATCH_CLASS_slow) {
    PUBLISH;
    FINISH(match_class(REG(B), REG(C), CONSTANT(OPERAND_D)));
}
HANDLER(MATCH_CLASS) { TAIL(MATCH_CLASS_slow); }
