// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Handlers for attributes and subscripts, with inline caches keyed by the object's shape (objects/shape.h says what a
// shape promises) or the class that the object is. Cache of a site: M the name, M+1 the shape, M+2 a slot number or what was
// found in the class, M+3 the shape after adding an attribute, or for loads another one for which M+2 is right, or a
// method's self. caches_flush clears them all.
#include "python/objects/call.h"
#include "python/objects/descriptor.h"
#include "python/objects/dict.h"
#include "python/objects/instance.h"
#include "python/objects/list.h"
#include "python/objects/module.h"
#include "python/objects/shape.h"
#include "python/objects/str.h"
#include "python/objects/super.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"
#include "python/vm/cache.h"
#include "python/vm/machine.h"
#include "python/vm/namespace.h"

// Is v an object whose shape is the one in the cache?
#define SHAPE_HIT(v) (is_ref(v) && has_shape_value(ref_of(v), CACHE_GET(OPERAND_D + 1)))

// Calls a Python function for its result in R[A], in this loop.
#define ENTER_PLAIN(function, count, a, b)                                                                   \
    do {                                                                                                     \
        Value entered = (function);                                                                          \
        ArgsResult window = args_push(function_window(entered));                                             \
        if (!window.ok) FINISH(raise_recursion_error());                                                     \
        Value bound = bind_some(entered, window.args, count, a, b);                                          \
        args_pop(window.args);                                                                               \
        if (is_error(bound)) TAIL(UNWIND);                                                                   \
        if (!CAN_ENTER_AT(window.args)) FINISH(raise_recursion_error());                                     \
        Value code = function_code(entered);                                                                 \
        ENTER_AT(window.args, code_instructions(code), 0, code_constants(code), code_caches(code));          \
    } while (0)
static Value bind_some(Value f, Args window, uint32_t count, Value a, Value b) {
    ArgsResult pushed = args_push(count);
    if (!pushed.ok) return raise_recursion_error();
    arg_set(pushed.args, 0, a);
    if (count > 1) arg_set(pushed.args, 1, b);
    Value bound = function_bind(f, pushed.args, UNSET, window);
    args_pop(pushed.args);
    return bound;
}
// A Python function that runs when it is called, or UNSET.
static Value runnable(Value f) {
    return IS_EXACT(f, function) && !(code_flags(function_code(f)) & CO_GENERATORS) ? f : UNSET;
}

// In front of the first shape in a code object's caches: are they known to caches_flush?
#define NOTED (is_true(CACHE_GET(0)) || note_caches(REG_AT(0)))
static bool note_caches(Value running) {
    Ref caches = code_caches(function_code(namespace_function(running)));
    if (!is_error(cache_register(caches))) return true;
    error_clear();
    return false;
}

// Fills the cache of a load.
#define FILL(key, value, self)                                                                               \
    do {                                                                                                     \
        CACHE_SET(OPERAND_D + 1, key);                                                                       \
        CACHE_SET(OPERAND_D + 2, value);                                                                     \
        CACHE_SET(OPERAND_D + 3, self);                                                                      \
    } while (0)
// A place knows two shapes for which the same is right: the one that came last stands first.
#define SECOND_HIT(v) (is_ref(v) && has_shape_value(ref_of(v), CACHE_GET(OPERAND_D + 3)))

static uint8_t quick_load(enum SiteKind kind) {
    switch (kind) {
    case SITE_SLOT: return OP_LOAD_ATTR_SLOT;
    case SITE_MODULE: return OP_LOAD_ATTR_MODULE;
    case SITE_PROPERTY: return OP_LOAD_ATTR_PROPERTY;
    default: return OP_LOAD_ATTR_CLASS;
    }
}

SLOW_HANDLER(LOAD_ATTR_slow) {
    PUBLISH;
    Value object = REG(B), name = CACHE_GET(OPERAND_D);
    struct AttributeSite site = cache_find_attribute(object, name);
    bool numbered = site.kind == SITE_SLOT || site.kind == SITE_MODULE;
    if (site.kind != SITE_NONE && site.kind != SITE_METHOD && site.kind != SITE_TYPE_METHOD && NOTED) {
        Value value = numbered ? int_u32(site.slot) : site.found;
        bool shared = site.kind == SITE_SLOT && same(value, CACHE_GET(OPERAND_D + 2));
        FILL(site.kind == SITE_TYPE ? object : ref_value(shape_of(ref_of(object))), value,
             shared ? CACHE_GET(OPERAND_D + 3) : UNSET);
        QUICKEN(quick_load(site.kind));
    }
    if (site.kind == SITE_PROPERTY) ENTER_PLAIN(site.found, 1, object, UNSET);
    Value value = site.kind == SITE_SLOT                              ? slot_get(ref_of(object), site.slot)
                  : site.kind == SITE_CLASS || site.kind == SITE_TYPE ? site.found
                                                                      : UNSET;
    FINISH(is_unset(value) ? object_getattr(object, name) : value);
}
// The slot is another shape's, too: instances of two classes with a base in common, for instance.
SLOW_HANDLER(LOAD_ATTR_second) {
    Value object = REG(B);
    if (SECOND_HIT(object)) {
        SlotResult r = slot_try(ref_of(object), CACHE_GET(OPERAND_D + 2));
        if (r.ok && !is_unset(r.value)) {
            SET(A, r.value);
            NEXT;
        }
    }
    CACHE_SET(OPERAND_D + 3, CACHE_GET(OPERAND_D + 1)); // stays, if the slot does
    TAIL(LOAD_ATTR_slow);
}
HANDLER(LOAD_ATTR) { TAIL(LOAD_ATTR_slow); }
HANDLER(LOAD_ATTR_SLOT) {
    Value object = REG(B);
    if (likely(SHAPE_HIT(object))) {
        SlotResult r = slot_try(ref_of(object), CACHE_GET(OPERAND_D + 2));
        if (likely(r.ok && !is_unset(r.value))) {
            SET(A, r.value);
            NEXT;
        }
    }
    TAIL(LOAD_ATTR_second);
}
// The value of the name in the module's dict, where the cache says it is; UNSET: look.
#define MODULE_HIT(v) (SHAPE_HIT(v) ? module_entry(v, CACHE_GET(OPERAND_D), CACHE_GET(OPERAND_D + 2)) : UNSET)
INLINE Value module_entry(Value module, Value name, Value slot) {
    Ref entries = dict_entries(module_dict(module));
    uint64_t at = (uint64_t)int_of(slot);
    return at < slot_count(entries) && same(slot_get(entries, at - 1), name) ? slot_get(entries, at) : UNSET;
}
HANDLER(LOAD_ATTR_MODULE) {
    Value v = MODULE_HIT(REG(B));
    if (unlikely(is_unset(v))) TAIL(LOAD_ATTR_slow);
    SET(A, v);
    NEXT;
}
SLOW_HANDLER(LOAD_ATTR_getter) {
    PUBLISH;
    ENTER_PLAIN(CACHE_GET(OPERAND_D + 2), 1, REG(B), UNSET);
}
HANDLER(LOAD_ATTR_PROPERTY) {
    Value object = REG(B);
    if (likely(SHAPE_HIT(object))) TAIL(LOAD_ATTR_getter);
    TAIL(LOAD_ATTR_slow);
}
HANDLER(LOAD_ATTR_CLASS) { // plain data found in the class
    Value object = REG(B);
    if (likely(SHAPE_HIT(object)) || same(object, CACHE_GET(OPERAND_D + 1))) {
        SET(A, CACHE_GET(OPERAND_D + 2));
        NEXT;
    }
    TAIL(LOAD_ATTR_slow);
}

SLOW_HANDLER(STORE_ATTR_slow) {
    PUBLISH;
    Value object = REG(A), name = CACHE_GET(OPERAND_D);
    struct AttributeSite site = cache_find_store(object, name);
    if ((site.kind == SITE_SLOT || site.kind == SITE_ADD) && NOTED) {
        CACHE_SET(OPERAND_D + 1, ref_value(shape_of(ref_of(object))));
        CACHE_SET(OPERAND_D + 2, int_u32(site.slot));
        CACHE_SET(OPERAND_D + 3, site.found);
        QUICKEN(site.kind == SITE_SLOT ? OP_STORE_ATTR_SLOT : OP_STORE_ATTR_ADD);
    }
    FINISH_CHECKED(object_setattr(object, name, REG(B)));
}
HANDLER(STORE_ATTR) { TAIL(STORE_ATTR_slow); }
HANDLER(STORE_ATTR_SLOT) {
    Value object = REG(A);
    if (likely(SHAPE_HIT(object)) && likely(slot_try_set(ref_of(object), CACHE_GET(OPERAND_D + 2), REG(B))))
        NEXT;
    TAIL(STORE_ATTR_slow);
}
HANDLER(STORE_ATTR_ADD) {
    Value object = REG(A);
    if (likely(SHAPE_HIT(object))) {
        Ref next = ref_of(CACHE_GET(OPERAND_D + 3));
        if (likely(slot_try_set(ref_of(object), CACHE_GET(OPERAND_D + 2), REG(B)))) {
            shape_set(ref_of(object), next);
            NEXT;
        }
    }
    TAIL(STORE_ATTR_slow);
}

SLOW_HANDLER(DELETE_ATTR_slow) {
    PUBLISH;
    Value name = attribute_name(CONSTANT(OPERAND_D)); // a literal of the same text may have made the constant
    FINISH_CHECKED(is_error(name) ? ERROR : object_setattr(REG(A), name, UNSET));
}
HANDLER(DELETE_ATTR) { TAIL(DELETE_ATTR_slow); }

SLOW_HANDLER(LOAD_METHOD_slow) {
    PUBLISH;
    Value object = REG(B), name = CACHE_GET(OPERAND_D);
    struct AttributeSite site = cache_find_attribute(object, name);
    if (site.kind == SITE_METHOD) {
        if (is_ref(object) && NOTED) {
            Value former = CACHE_GET(OPERAND_D + 1);
            bool shared = is_ref(former) && !is_class(former) && same(site.found, CACHE_GET(OPERAND_D + 2));
            FILL(ref_value(shape_of(ref_of(object))), site.found, shared ? former : UNSET);
            QUICKEN(OP_LOAD_METHOD_CLASS);
        }
        SET(A, site.found);
        SET_AT(OPERAND_A + 1, object);
        NEXT;
    }
    if (site.kind == SITE_TYPE || site.kind == SITE_TYPE_METHOD) {
        Value self = site.kind == SITE_TYPE ? UNSET : object;
        if (NOTED) {
            FILL(object, site.found, self);
            QUICKEN(OP_LOAD_METHOD_CLASS);
        }
        SET(A, site.found);
        SET_AT(OPERAND_A + 1, self);
        NEXT;
    }
    if (site.kind == SITE_MODULE && NOTED) {
        CACHE_SET(OPERAND_D + 1, ref_value(shape_of(ref_of(object))));
        CACHE_SET(OPERAND_D + 2, int_u32(site.slot));
        QUICKEN(OP_LOAD_METHOD_MODULE);
    }
    if (site.kind == SITE_SLOT && !is_unset(slot_get(ref_of(object), site.slot))) {
        SET(A, slot_get(ref_of(object), site.slot));
        SET_AT(OPERAND_A + 1, UNSET);
        NEXT;
    }
    Value function = IS_EXACT(object, super) ? super_function(object, name) : UNSET;
    if (!is_unset(function)) {
        SET(A, function);
        SET_AT(OPERAND_A + 1, slot_get(ref_of(object), SUPER_SELF));
        NEXT;
    }
    Value bound = object_getattr(object, name);
    if (is_error(bound)) TAIL(UNWIND);
    SET(A, bound);
    SET_AT(OPERAND_A + 1, UNSET);
    NEXT;
}
HANDLER(LOAD_METHOD) { TAIL(LOAD_METHOD_slow); }
// A class, or an instance of another shape for which the method is the same.
SLOW_HANDLER(LOAD_METHOD_second) {
    Value object = REG(B), former = CACHE_GET(OPERAND_D + 1), self = object;
    if (same(object, former)) {
        self = CACHE_GET(OPERAND_D + 3);
    } else if (!SECOND_HIT(object)) {
        TAIL(LOAD_METHOD_slow);
    }
    SET(A, CACHE_GET(OPERAND_D + 2));
    SET_AT(OPERAND_A + 1, self);
    NEXT;
}
HANDLER(LOAD_METHOD_CLASS) {
    Value object = REG(B);
    if (likely(SHAPE_HIT(object))) {
        SET(A, CACHE_GET(OPERAND_D + 2));
        SET_AT(OPERAND_A + 1, object);
        NEXT;
    }
    TAIL(LOAD_METHOD_second);
}
HANDLER(LOAD_METHOD_MODULE) {
    Value v = MODULE_HIT(REG(B));
    if (unlikely(is_unset(v))) TAIL(LOAD_METHOD_slow);
    SET(A, v);
    SET_AT(OPERAND_A + 1, UNSET);
    NEXT;
}

// --- subscripts ---
SLOW_HANDLER(LOAD_SUBSCR_slow) {
    PUBLISH;
    if (is_ref(REG(B)) && !(type_flags(class_of(REG(B))) & TYPE_IS_BUILTIN)) {
        Value method = runnable(class_lookup(class_of(REG(B)), NAME(__getitem__)));
        if (!is_unset(method)) ENTER_PLAIN(method, 2, REG(B), REG(C));
    }
    FINISH(object_getitem(REG(B), REG(C)));
}
SLOW_HANDLER(LOAD_SUBSCR_dict) {
    PUBLISH;
    Value found = dict_get(REG(B), REG(C));
    if (is_unset(found)) found = raise_key_error(REG(C));
    FINISH(found);
}
HANDLER(LOAD_SUBSCR) {
    Value object = REG(B), index = REG(C);
    if (likely(is_ref(object))) {
        Ref r = ref_of(object);
        if (likely(has_shape(r, SHAPE(list)))) { // slots past the length are UNSET (list.h)
            SlotResult item = slot_try(ref_of(slot_get(r, LIST_STORAGE)), index);
            if (likely(item.ok && !is_unset(item.value))) {
                SET(A, item.value);
                NEXT;
            }
        } else if (has_shape(r, SHAPE(dict))) {
            TAIL(LOAD_SUBSCR_dict);
        } else if (has_shape(r, SHAPE(tuple))) {
            SlotResult item = slot_try(r, index);
            if (likely(item.ok)) {
                SET(A, item.value);
                NEXT;
            }
        }
    }
    TAIL(LOAD_SUBSCR_slow);
}

SLOW_HANDLER(STORE_SUBSCR_slow) {
    PUBLISH;
    FINISH_CHECKED(object_setitem(REG(A), REG(B), REG(C)));
}
SLOW_HANDLER(STORE_SUBSCR_dict) {
    PUBLISH;
    FINISH_CHECKED(dict_set(REG(A), REG(B), REG(C)));
}
HANDLER(STORE_SUBSCR) {
    Value object = REG(A), index = REG(B);
    if (likely(is_ref(object))) {
        Ref r = ref_of(object);
        if (likely(has_shape(r, SHAPE(list)))) {
            Ref storage = ref_of(slot_get(r, LIST_STORAGE));
            if (likely(slot_has(storage, index) && int_less(index, slot_get(r, LIST_LENGTH)))) {
                slot_try_set(storage, index, REG(C));
                NEXT;
            }
        } else if (has_shape(r, SHAPE(dict))) {
            TAIL(STORE_SUBSCR_dict);
        }
    }
    TAIL(STORE_SUBSCR_slow);
}

SLOW_HANDLER(DELETE_SUBSCR_slow) {
    PUBLISH;
    FINISH_CHECKED(object_setitem(REG(A), REG(B), UNSET));
}
HANDLER(DELETE_SUBSCR) { TAIL(DELETE_SUBSCR_slow); }
