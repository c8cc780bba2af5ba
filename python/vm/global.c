// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Handlers for global names and for the names of module, class and exec code.
//
// Cache of LOAD_GLOBAL: M+1, M+2. Usually (LOAD_GLOBAL_FIXED) M+1 is an entries block, of the globals or the builtins,
// and M+2 the number of the value's slot in it and the dict_version for which that holds: both dicts are watched. Where
// code has run with several globals, or dicts change too often (LOAD_GLOBAL_MODULE), M+2 is the number of the value's
// slot in the globals' entries; it is right as long as the slot before it holds the name.
#include "python/vm/generator.h"
#include "python/vm/machine.h"
#include "python/vm/namespace.h"

#define SLOT_BITS 24
#define SLOT_MASK ((UINT64_C(1) << SLOT_BITS) - 1)

// The function of the running frame, for its globals; TAILs for code that has none.
#define FRAME_FUNCTION(function, otherwise)                                                                  \
    Ref function = ref_of(REG_AT(0));                                                                        \
    if (unlikely(!has_shape(function, SHAPE(function)))) {                                                   \
        if (!has_shape(function, SHAPE(generator)) && !has_shape(function, SHAPE(coroutine)))                \
            TAIL(otherwise);                                                                                 \
        function = ref_of(slot_get(function, GENERATOR_FUNCTION));                                           \
    }

// Does what is found for this function hold for all that run its code, until dict_version changes?
static bool is_fixed(Value function, Value globals) {
    return same(slot_get(ref_of(function_code(function)), CODE_GLOBALS), globals) &&
           IS_EXACT(globals, dict) && dict_version < DICT_VERSION_MAX && dict_watch(globals);
}
SLOW_HANDLER(LOAD_GLOBAL_slow) {
    PUBLISH;
    Value function = namespace_function(REG_AT(0)), globals = slot_get(ref_of(function), FUNCTION_GLOBALS);
    Value name = CACHE_GET(OPERAND_D), from = globals;
    bool fixed = is_fixed(function, globals);
    int64_t entry = dict_find_str(globals, name);
    if (entry < 0) {
        if (!fixed) { // a subclass of dict may have __missing__, and the function builtins of its own
            Value found = IS_EXACT(globals, dict) ? UNSET : namespace_get(globals, name);
            FINISH(is_unset(found) ? namespace_load_global(function, name) : found);
        }
        from = builtins_namespace;
        entry = dict_find_str(from, name);
        if (entry < 0) FINISH(namespace_raise_name_error(name));
    }
    uint64_t at = (uint64_t)entry * 2 + 1;
    if (fixed && at <= SLOT_MASK && dict_watch(from)) {
        CACHE_SET(OPERAND_D + 1, ref_value(dict_entries(from)));
        CACHE_SET(OPERAND_D + 2, int_wrap((int64_t)(dict_version << SLOT_BITS | at)));
        QUICKEN(OP_LOAD_GLOBAL_FIXED);
    } else if (same(from, globals)) {
        CACHE_SET(OPERAND_D + 2, int_wrap((int64_t)at));
        QUICKEN(OP_LOAD_GLOBAL_MODULE);
    }
    SET(A, slot_get(dict_entries(from), at));
    NEXT;
}
HANDLER(LOAD_GLOBAL) { TAIL(LOAD_GLOBAL_slow); }

HANDLER(LOAD_GLOBAL_MODULE) {
    FRAME_FUNCTION(function, LOAD_GLOBAL_slow);
    Ref entries = dict_entries(slot_get(function, FUNCTION_GLOBALS));
    uint64_t at = (uint64_t)int_of(CACHE_GET(OPERAND_D + 2));
    if (likely(at < slot_count(entries) && same(slot_get(entries, at - 1), CACHE_GET(OPERAND_D)))) {
        SET(A, slot_get(entries, at));
        NEXT;
    }
    TAIL(LOAD_GLOBAL_slow);
}

HANDLER(LOAD_GLOBAL_FIXED) {
    uint64_t packed = (uint64_t)int_of(CACHE_GET(OPERAND_D + 2));
    if (unlikely(packed >> SLOT_BITS != dict_version)) TAIL(LOAD_GLOBAL_slow);
    SET(A, slot_get(ref_of(CACHE_GET(OPERAND_D + 1)), packed & SLOT_MASK));
    NEXT;
}

HANDLER(STORE_GLOBAL_find);
SLOW_HANDLER(STORE_GLOBAL_slow) {
    PUBLISH;
    FINISH_CHECKED(dict_set(namespace_globals(REG_AT(0)), CACHE_GET(OPERAND_D), REG(A)));
}
HANDLER(STORE_GLOBAL) {
    FRAME_FUNCTION(function, STORE_GLOBAL_find);
    Value cached = CACHE_GET(OPERAND_D + 2);
    if (unlikely(!is_int(cached))) TAIL(STORE_GLOBAL_find);
    Ref entries = dict_entries(slot_get(function, FUNCTION_GLOBALS));
    uint64_t at = (uint64_t)int_of(cached);
    if (likely(at < slot_count(entries) && same(slot_get(entries, at - 1), CACHE_GET(OPERAND_D)))) {
        slot_set(entries, at, REG(A));
        NEXT;
    }
    TAIL(STORE_GLOBAL_find);
}
SLOW_HANDLER(STORE_GLOBAL_find) {
    int64_t entry = dict_find_str(namespace_globals(REG_AT(0)), CACHE_GET(OPERAND_D));
    if (entry >= 0) CACHE_SET(OPERAND_D + 2, int_u32((uint32_t)entry * 2 + 1));
    TAIL(STORE_GLOBAL_slow);
}

SLOW_HANDLER(DELETE_GLOBAL_slow) {
    PUBLISH;
    Value name = CONSTANT(OPERAND_D), globals = namespace_globals(REG_AT(0));
    if (dict_find_str(globals, name) < 0) FINISH_CHECKED(namespace_raise_name_error(name));
    FINISH_CHECKED(dict_delete(globals, name));
}
HANDLER(DELETE_GLOBAL) { TAIL(DELETE_GLOBAL_slow); }

SLOW_HANDLER(LOAD_NAME_slow) {
    PUBLISH;
    Value name = CACHE_GET(OPERAND_D), found = namespace_get(REG_AT(1), name);
    if (is_unset(found)) found = namespace_load_global(REG_AT(0), name);
    FINISH(found);
}
HANDLER(LOAD_NAME_find);
HANDLER(LOAD_NAME) {
    // Module code: the namespace is the globals. The cache is LOAD_GLOBAL_MODULE's.
    Value namespace = REG_AT(1), cached = CACHE_GET(OPERAND_D + 2);
    if (unlikely(!IS_EXACT(namespace, dict) || !is_int(cached))) TAIL(LOAD_NAME_find);
    Ref entries = dict_entries(namespace);
    uint64_t at = (uint64_t)int_of(cached);
    if (likely(at < slot_count(entries) && at > 0 && same(slot_get(entries, at - 1), CACHE_GET(OPERAND_D)))) {
        SET(A, slot_get(entries, at));
        NEXT;
    }
    TAIL(LOAD_NAME_find);
}
SLOW_HANDLER(LOAD_NAME_find) {
    Value namespace = REG_AT(1);
    if (IS_EXACT(namespace, dict)) {
        int64_t entry = dict_find_str(namespace, CACHE_GET(OPERAND_D));
        CACHE_SET(OPERAND_D + 2, entry >= 0 ? int_u32((uint32_t)entry * 2 + 1) : UNSET);
    }
    TAIL(LOAD_NAME_slow);
}

SLOW_HANDLER(STORE_NAME_slow) {
    PUBLISH;
    Value namespace = REG_AT(1), name = CONSTANT(OPERAND_D);
    FINISH_CHECKED(IS_EXACT(namespace, dict) ? dict_set(namespace, name, REG(A))
                                             : object_setitem(namespace, name, REG(A)));
}
HANDLER(STORE_NAME) { TAIL(STORE_NAME_slow); }

SLOW_HANDLER(DELETE_NAME_slow) {
    PUBLISH;
    Value namespace = REG_AT(1), name = CONSTANT(OPERAND_D);
    Value deleted = object_setitem(namespace, name, UNSET);
    if (is_error(deleted) && error_matches(CLASS(KeyError))) {
        error_clear();
        namespace_raise_name_error(name);
    }
    FINISH_CHECKED(deleted);
}
HANDLER(DELETE_NAME) { TAIL(DELETE_NAME_slow); }
