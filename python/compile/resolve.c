// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// A name bound in a function and used in one inside it is a cell there and free here; a class's names are not seen
// from its methods (reference, 4.2.2).
#include "python/compile/resolve.h"
#include "python/compile/scope.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/str.h"

static Value put(Value s, Value name, uint32_t flags) {
    return dict_set(slot_get(ref_of(s), SCOPE_SYMBOLS), name, int_u32(flags));
}

// What the names of this block are, given those bound in the functions around it; the free ones go into `free_names`.
static Value resolve_own(Value s, Value bound, Value free_names, Value file) {
    Value symbols = slot_get(ref_of(s), SCOPE_SYMBOLS);
    for (DictStep step = dict_next(symbols, 0); step.ok; step = dict_next(symbols, step.position)) {
        uint32_t flags = (uint32_t)int_of(step.value), is = SYMBOL_IS_GLOBAL_IMPLICIT;
        bool around = !is_unset(dict_get_str(bound, step.key));
        if (flags & SYMBOL_GLOBAL) {
            is = SYMBOL_IS_GLOBAL;
        } else if (flags & SYMBOL_NONLOCAL) {
            if (!around)
                return scope_error(file, dict_get_str(slot_get(ref_of(s), SCOPE_DIRECTIVES), step.key),
                                   TEXT("no binding for nonlocal '{}' found"), step.key, NONE);
            is = SYMBOL_IS_FREE;
        } else if (flags & (SYMBOL_BOUND | SYMBOL_IMPORTED)) {
            is = SYMBOL_IS_LOCAL;
        } else if (around) {
            is = SYMBOL_IS_FREE;
        }
        if (is == SYMBOL_IS_FREE) RETURN_IF_ERROR(dict_set(free_names, step.key, TRUE));
        RETURN_IF_ERROR(put(s, step.key, flags | is));
    }
    return NONE;
}

// The names that blocks inside this one find: those bound around it, and its own if it is a function.
static Value bound_inside(Value s, Value bound) {
    Value inside = dict_copy(bound), symbols = slot_get(ref_of(s), SCOPE_SYMBOLS);
    RETURN_IF_ERROR(inside);
    if (scope_kind(s) == SCOPE_CLASS) RETURN_IF_ERROR(dict_set(inside, NAME(__class__), TRUE));
    for (DictStep step = dict_next(symbols, 0); step.ok; step = dict_next(symbols, step.position)) {
        uint32_t flags = (uint32_t)int_of(step.value);
        if (scope_is_function(s) && flags & SYMBOL_IS_LOCAL)
            RETURN_IF_ERROR(dict_set(inside, step.key, TRUE));
        if (scope_is_function(s) && flags & SYMBOL_IS_GLOBAL && !is_unset(dict_get_str(inside, step.key)))
            RETURN_IF_ERROR(dict_delete(inside, step.key));
    }
    return inside;
}

// A name that a block inside needs.
static Value take_free(Value s, Value name, Value free_names) {
    uint32_t flags = scope_symbol(s, name);
    if (scope_is_function(s) && flags & SYMBOL_IS_LOCAL)
        return put(s, name, (flags & ~(uint32_t)SYMBOL_RESOLVED) | SYMBOL_IS_CELL);
    if (scope_is_function(s) && flags & SYMBOL_IS_CELL) return NONE;
    if (scope_kind(s) == SCOPE_CLASS) {
        if (same(name, NAME(__class__))) {
            slot_set(ref_of(s), SCOPE_FLAGS, int_u32(scope_flags(s) | SCOPE_NEEDS_CLASS));
            return NONE;
        }
        if (flags & SYMBOL_IS_LOCAL || flags & SYMBOL_IS_GLOBAL)
            RETURN_IF_ERROR(put(s, name, flags | SYMBOL_IN_CLASS_FREE));
        else
            RETURN_IF_ERROR(put(s, name, (flags & ~(uint32_t)SYMBOL_RESOLVED) | SYMBOL_IS_FREE));
        return dict_set(free_names, name, TRUE);
    }
    RETURN_IF_ERROR(put(s, name, (flags & ~(uint32_t)SYMBOL_RESOLVED) | SYMBOL_IS_FREE));
    return dict_set(free_names, name, TRUE);
}

static Value resolve(Value s, Value bound, Value free_names, Value file) {
    if (!stack_has_room()) return raise_recursion_error();
    RETURN_IF_ERROR(resolve_own(s, bound, free_names, file));
    Value inside = bound_inside(s, bound), children = slot_get(ref_of(s), SCOPE_CHILDREN);
    RETURN_IF_ERROR(inside);
    for (uint64_t i = 0; i < list_length(children); i++) {
        Value needed = dict_new(0);
        RETURN_IF_ERROR(needed);
        RETURN_IF_ERROR(resolve(list_get(children, i), inside, needed, file));
        for (DictStep step = dict_next(needed, 0); step.ok; step = dict_next(needed, step.position))
            RETURN_IF_ERROR(take_free(s, step.key, free_names));
    }
    return NONE;
}

Value resolve_scopes(Value module, Value filename) {
    Value bound = dict_new(0), free_names = dict_new(0);
    if (is_error(bound) || is_error(free_names)) return ERROR;
    return is_error(resolve(module, bound, free_names, filename)) ? ERROR : module;
}
