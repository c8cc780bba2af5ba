// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Looking attributes up in classes, and changing them. Lookups go through a cache of (class, name) pairs; a
// change of an attribute forgets that name in the class and in all its subclasses, and tells the virtual
// machine when one of its inline caches may have seen the old one (the rule is in shape.h).
#include "python/objects/type.h"
#include "python/objects/call.h"
#include "python/objects/class.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/shape.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

STATE_ARRAY(Value, class_objects, TYPE_TABLE_CAPACITY);
STATE_ARRAY(Value, name_objects, NAME_CAPACITY);

enum { CACHE_SIZE = 1024 };
struct Cached {
    Value class, name, found;
};
static STATE_ARRAY(struct Cached, cache, CACHE_SIZE);

static uint32_t cache_place(Value class, Value name) {
    uint64_t mixed = (identity_of(class) >> 3) * UINT64_C(0x9e3779b97f4a7c15) + (identity_of(name) >> 3) * 61;
    return (uint32_t)((mixed >> 4 ^ mixed >> 24) % CACHE_SIZE);
}

void class_cache_clear(void) {
    for (uint32_t i = 0; i < CACHE_SIZE; i++) AT(cache, i) = (struct Cached){UNSET, UNSET, UNSET};
}

static Value search(Value class, Value name) {
    Value mro = slot_get(ref_of(class), TYPE_MRO);
    if (!is_ref(mro)) return UNSET; // being made
    for (uint64_t i = 0, n = tuple_length(mro); i < n; i++) {
        Value found = dict_get_str(slot_get(ref_of(tuple_get(mro, i)), TYPE_DICT), name);
        if (!is_unset(found)) return found;
    }
    return UNSET;
}

// What a call of the class (whose metaclass is type) comes to, when it is no more than a new object for a Python __init__:
// that function, else UNSET. Kept where lookups are, under a name that is none.
static Value search_init(Value class) {
    if (!native_is(class_lookup(class, NAME(__new__)), F_object____new__)) return UNSET;
    if (type_flags(class) & TYPE_NO_INSTANCES) return UNSET;
    Value init = class_lookup(class, NAME(__init__));
    return IS_EXACT(init, function) ? init : UNSET;
}
Value class_plain_init(Value class) {
    uint32_t place = cache_place(class, NONE);
    struct Cached entry = AT(cache, place);
    if (likely(same(entry.class, class) && same(entry.name, NONE))) return entry.found;
    Value found = search_init(class);
    AT(cache, place) = (struct Cached){class, NONE, found};
    return found;
}

Value class_lookup(Value class, Value name) {
    uint32_t place = cache_place(class, name);
    struct Cached entry = AT(cache, place);
    if (likely(same(entry.class, class) && same(entry.name, name))) return entry.found;
    Value found = search(class, name);
    AT(cache, place) = (struct Cached){class, name, found};
    return found;
}

bool class_is_subclass(Value class, Value base) {
    if (same(class, base)) return true;
    Value mro = slot_get(ref_of(class), TYPE_MRO);
    uint64_t n = mro_length(class);
    if (n > 0) return slots_find(ref_of(mro), 0, n, 1, base) < n;
    for (Value up = class; is_ref(up); up = slot_get(ref_of(up), TYPE_BASE)) // it has no order yet
        if (same(up, base)) return true;
    return false;
}

void type_add_flags(Value class, uint32_t flags) {
    slot_set(ref_of(class), TYPE_FLAGS, int_wrap(int_of(slot_get(ref_of(class), TYPE_FLAGS)) | flags));
}

// Above a class's flags stands how often the caches had been flushed when it was marked: a mark from before the last time
// says nothing, so that a program that makes a class and sets its attributes one by one has the caches flushed once.
#define FLUSHES_MOST (INT64_C(1) << 27)
static STATE(int64_t, flushes);

static bool is_cached(Value class) {
    int64_t flags = int_of(slot_get(ref_of(class), TYPE_FLAGS));
    return flags & TYPE_IS_CACHED && flags >> 32 == flushes;
}

void class_mark_cached(Value class) {
    if (is_cached(class)) return;
    Value mro = slot_get(ref_of(class), TYPE_MRO);
    for (uint64_t i = 0, n = mro_length(class); i < n; i++) {
        Value base = tuple_get(mro, i);
        int64_t flags = (int64_t)(type_flags(base) | TYPE_IS_CACHED);
        slot_set(ref_of(base), TYPE_FLAGS, int_wrap(flags | flushes << 32));
    }
}

bool class_mark_read(Value class) {
    Value mro = slot_get(ref_of(class), TYPE_MRO);
    for (uint64_t i = 0, n = mro_length(class); i < n; i++)
        if (type_flags(tuple_get(mro, i)) & TYPE_HAS_STATE) return false;
    class_mark_cached(class);
    for (uint64_t i = 0, n = mro_length(class); i < n; i++) type_add_flags(tuple_get(mro, i), TYPE_IS_READ);
    return true;
}

void class_flush(void) {
    caches_flush();
    if (flushes < FLUSHES_MOST) flushes++; // else the marks stay for ever, which is right, too
}

// Forgets what the method cache knows of `name` in class and below.
static void forget_one(Value class, Value name) {
    uint32_t place = cache_place(class, name);
    if (same(AT(cache, place).class, class)) AT(cache, place) = (struct Cached){UNSET, UNSET, UNSET};
}
static void forget(Value class, Value name) {
    if (!stack_has_room()) { // a long chain of classes
        class_cache_clear();
        return;
    }
    forget_one(class, name);
    forget_one(class, NONE);
    Value subclasses = slot_get(ref_of(class), TYPE_SUBCLASSES);
    if (!is_ref(subclasses)) return;
    for (uint64_t i = 0, n = slot_count(ref_of(subclasses)); i < n; i++) {
        Value subclass = slot_get(ref_of(subclasses), i);
        if (is_ref(subclass)) forget(subclass, name);
    }
}

static bool is_descriptor(Value v) {
    if (is_unset(v)) return false;
    Value class = class_of(v);
    return !is_unset(class_lookup(class, NAME(__get__))) || !is_unset(class_lookup(class, NAME(__set__)));
}

// Before class.name becomes value: inline caches that depend on what it is forget it.
static void before_change(Value class, Value name, Value value) {
    Value former = class_lookup(class, name);
    bool read = type_flags(class) & TYPE_IS_READ && !is_unset(former);
    if (read) type_add_flags(class, TYPE_HAS_STATE);
    if (read || is_descriptor(former) || is_descriptor(value)) class_flush();
}

Value type_set_attribute(Value class, Value name, Value value) {
    Value dict = slot_get(ref_of(class), TYPE_DICT);
    if (is_cached(class)) before_change(class, name, value);
    Value result = NONE;
    if (!is_unset(value)) {
        result = dict_set(dict, name, value);
    } else {
        Value deleted = dict_delete(dict, name);
        if (is_error(deleted)) return ERROR;
        if (is_false(deleted))
            return raise2(CLASS(AttributeError), TEXT("type object '{}' has no attribute '{}'"),
                          class_name(class), name);
    }
    forget(class, name);
    if (same(name, NAME(__del__)) && !is_unset(value)) type_add_flags(class, TYPE_HAS_DEL);
    return result;
}

// --- names ---
Value class_name(Value class) { return slot_get(ref_of(class), TYPE_NAME); }

Value type_module(Value class) {
    Value module = slot_get(ref_of(class), TYPE_MODULE);
    return is_unset(module) ? dict_get_str(slot_get(ref_of(class), TYPE_DICT), NAME(__module__)) : module;
}

Value type_full_name(Value class) {
    Value module = type_module(class), qualname = slot_get(ref_of(class), TYPE_QUALNAME);
    if (!is_str(module) || str_equal_text(object_plain(module), TEXT("builtins"))) return qualname;
    return text_format2(TEXT("{}.{}"), module, qualname);
}

Value type_shown_name(Value class) {
    return type_flags(class) & TYPE_IS_BUILTIN ? type_full_name(class) : class_name(class);
}

// --- subclasses ---
Value type_add_subclass(Value base, Value class) {
    Value block = slot_get(ref_of(base), TYPE_SUBCLASSES);
    uint64_t size = is_ref(block) ? slot_count(ref_of(block)) : 0;
    uint64_t at = size == 0 ? 0 : slots_find(ref_of(block), 0, size, 1, UNSET);
    if (at >= size) {
        Value larger = new_weak(SHAPE(storage), size == 0 ? 3 : size * 2 + 1);
        RETURN_IF_ERROR(larger);
        if (size > 0) slots_copy(ref_of(larger), 0, ref_of(block), 0, size);
        slot_set(ref_of(base), TYPE_SUBCLASSES, larger);
        block = larger;
        at = size;
    }
    slot_set(ref_of(block), at, class);
    return NONE;
}

Value type_subclasses(Value class) {
    Value list = list_new(0), block = slot_get(ref_of(class), TYPE_SUBCLASSES);
    RETURN_IF_ERROR(list);
    for (uint64_t i = 0, n = is_ref(block) ? slot_count(ref_of(block)) : 0; i < n; i++) {
        Value subclass = slot_get(ref_of(block), i);
        if (is_ref(subclass)) RETURN_IF_ERROR(list_append(list, subclass));
    }
    return list;
}
