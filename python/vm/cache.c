// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Filling inline caches, and forgetting all of them when a class changes.
#include "python/vm/cache.h"
#include "python/objects/call.h"
#include "python/objects/descriptor.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/shape.h"
#include "python/objects/type.h"
#include "python/vm/function.h"

// A weak block of the caches blocks with shapes in them, and how many entries of it are in use.
static ROOT(registered);
static STATE(uint64_t, registered_count);

static bool is_plain_function(Value v) {
    return IS_EXACT(v, function) || IS_EXACT(v, method_descriptor) || IS_EXACT(v, wrapper_descriptor);
}
static bool has_own_getattribute(Value class) {
    return !same(class_lookup(class, NAME(__getattribute__)),
                 class_lookup(CLASS(object), NAME(__getattribute__)));
}

// A module's own attribute, which nothing of its class hides. (An UNSET entry is never found.)
static struct AttributeSite find_in_module(Value module, Value name) {
    struct AttributeSite none = {SITE_NONE, 0, UNSET};
    if (!is_unset(class_lookup(CLASS(module), name)) || !IS_EXACT(module_dict(module), dict)) return none;
    int64_t entry = dict_find_str(module_dict(module), name);
    return entry < 0 ? none : (struct AttributeSite){SITE_MODULE, (uint32_t)entry * 2 + 1, UNSET};
}

// The slot of one of __slots__, or -1.
static int64_t member_slot(Value found, Value object) {
    if (!is_ref(object) || !IS_EXACT(found, member_descriptor)) return -1;
    Ref m = ref_of(found);
    if (int_of(slot_get(m, MEMBER_FLAGS)) != 0 || !object_is_a(object, slot_get(m, MEMBER_OWNER))) return -1;
    return int_of(slot_get(m, MEMBER_SLOT));
}

// What a property's getter is, if it can be entered at once. (__getattr__ would want to know of its AttributeError.)
static Value simple_getter(Value found, Value class) {
    if (!IS_EXACT(found, property) || !is_unset(class_lookup(class, NAME(__getattr__)))) return UNSET;
    Value getter = slot_get(ref_of(found), PROPERTY_GET);
    bool simple = IS_EXACT(getter, function) && same(slot_get(ref_of(getter), FUNCTION_SIMPLE), int_u32(1));
    return simple ? getter : UNSET;
}

// Is v, found in a class, its own value for whoever reads it there? As long as no inline cache is flushed.
static bool is_data(Value v) {
    Value class = class_of(v);
    if (!is_unset(class_lookup(class, NAME(__get__)))) return false;
    class_mark_cached(class);
    return true;
}

// What is found in a class, which is in `class`, when it is read from the class.
static struct AttributeSite find_in_class(Value object, Value name) {
    struct AttributeSite none = {SITE_NONE, 0, UNSET};
    Value meta = class_of(object), hidden = class_lookup(meta, name), found = class_lookup(object, name);
    if (is_unset(found) || (!is_unset(hidden) && descriptor_is_data(hidden)) ||
        !same(class_lookup(meta, NAME(__getattribute__)), class_lookup(CLASS(type), NAME(__getattribute__))))
        return none;
    enum SiteKind kind = SITE_TYPE;
    if (IS_EXACT(found, staticmethod) || IS_EXACT(found, classmethod)) {
        if (IS_EXACT(found, classmethod)) kind = SITE_TYPE_METHOD;
        found = slot_get(ref_of(found), WRAPPED_FUNCTION);
        if (!IS_EXACT(found, function)) return none;
    } else if (!IS_EXACT(found, function) && !is_data(found)) {
        return none;
    }
    class_mark_cached(meta);
    return class_mark_read(object) ? (struct AttributeSite){kind, 0, found} : none;
}

struct AttributeSite cache_find_attribute(Value object, Value name) {
    struct AttributeSite none = {SITE_NONE, 0, UNSET};
    Value class = class_of(object);
    if (IS_EXACT(object, module)) return find_in_module(object, name);
    if (is_class(object)) return find_in_class(object, name);
    if (layout_of(object) == T_module || layout_of(object) == T_super || has_own_getattribute(class))
        return none;
    Value found = class_lookup(class, name), getter = simple_getter(found, class);
    int64_t member = member_slot(found, object);
    bool inherits = !(type_flags(class) & TYPE_IS_BUILTIN) && !(type_flags(class) & TYPE_IS_EXCEPTION);
    if (is_ref(object) && inherits && (member >= 0 || !is_unset(getter))) {
        class_mark_cached(class);
        return member >= 0 ? (struct AttributeSite){SITE_SLOT, (uint32_t)member, UNSET}
                           : (struct AttributeSite){SITE_PROPERTY, 0, getter};
    }
    if (!is_unset(found) && descriptor_is_data(found)) return none;
    if (is_ref(object)) {
        Ref shape = shape_of(ref_of(object));
        if (shape_flags(shape) & SHAPE_IS_DICT) return none;
        int64_t slot = shape_flags(shape) & SHAPE_IS_FIXED ? -1 : shape_find(shape, name);
        if (slot >= 0) {
            class_mark_cached(class);
            return (struct AttributeSite){SITE_SLOT, (uint32_t)slot, UNSET};
        }
        if (type_flags(class) & TYPE_IS_BUILTIN && is_unset(found)) return none;
        if (type_layout(class) == T_function || type_flags(class) & TYPE_IS_EXCEPTION)
            return none; // dicts of their own
    }
    if (is_unset(found)) return none;
    class_mark_cached(class);
    if (is_plain_function(found)) return (struct AttributeSite){SITE_METHOD, 0, found};
    bool kept = is_ref(object) && !(type_flags(class) & TYPE_IS_BUILTIN) && is_data(found);
    return kept && class_mark_read(class) ? (struct AttributeSite){SITE_CLASS, 0, found} : none;
}

struct AttributeSite cache_find_store(Value object, Value name) {
    struct AttributeSite none = {SITE_NONE, 0, UNSET};
    if (!is_ref(object) || is_class(object) || layout_of(object) == T_module) return none;
    Value class = class_of(object), found = class_lookup(class, name);
    int64_t member = member_slot(found, object);
    if (type_flags(class) & TYPE_IS_BUILTIN || (!is_unset(found) && member < 0 && descriptor_is_data(found)))
        return none;
    if (!same(class_lookup(class, NAME(__setattr__)), class_lookup(CLASS(object), NAME(__setattr__))))
        return none;
    if (member >= 0) {
        class_mark_cached(class);
        return (struct AttributeSite){SITE_SLOT, (uint32_t)member, UNSET};
    }
    Ref shape = shape_of(ref_of(object));
    if (shape_flags(shape) & (SHAPE_IS_DICT | SHAPE_IS_FIXED)) return none;
    int64_t slot = shape_find(shape, name);
    class_mark_cached(class);
    if (slot >= 0) return (struct AttributeSite){SITE_SLOT, (uint32_t)slot, UNSET};
    Ref next = shape_next(shape, name);
    if (is_null(next)) return none;
    return (struct AttributeSite){SITE_ADD, shape_first(shape) + shape_count(shape), ref_value(next)};
}

Value cache_register(Ref caches) {
    uint64_t capacity = is_ref(registered) ? slot_count(ref_of(registered)) : 0;
    if (registered_count == capacity) {
        Value more = new_weak(SHAPE(storage), capacity * 2 + 64);
        RETURN_IF_ERROR(more);
        uint64_t kept = 0;
        for (uint64_t i = 0; i < registered_count; i++) {
            Value v = slot_get(ref_of(registered), i);
            if (is_unset(v)) continue;
            slot_set(ref_of(more), kept, v);
            kept++;
        }
        registered = more;
        registered_count = kept;
    }
    slot_set(ref_of(registered), registered_count, ref_value(caches));
    slot_set(caches, 0, TRUE);
    registered_count++;
    return NONE;
}

void caches_flush(void) {
    for (uint64_t i = 0; i < registered_count; i++) {
        Ref caches = ref_of(slot_get(ref_of(registered), i));
        for (uint64_t k = 0; !is_null(caches) && k < slot_count(caches); k++) {
            Value v = slot_get(caches, k);
            if (k == 0 || is_class(v) || (is_ref(v) && has_shape(ref_of(v), SHAPE(shape))))
                slot_set(caches, k, UNSET);
        }
    }
    registered_count = 0;
}
