// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Weak references: the table of anchors, and the class weakref.ref. The table is open addressing over identities; an
// entry whose anchor is gone, or whose object is another one by now, is stale: it is used again for the same identity
// and left out when the table grows.
#include "python/objects/weakref.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/generic_alias.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

enum { TABLE_FIRST = 64, ANCHOR_FIRST = 3, CALLBACKS_FIRST = 16 };

TYPE(weakref, "weakref.ReferenceType", object, WEAKREF_FIELDS, "");

static ROOT(table_keys);    // blob: a u64 identity for each place, 0: free
static ROOT(table_anchors); // weak block
static STATE(uint64_t, table_fill);
static ROOT(callbacks); // weak block: the references with a callback, in order of creation
static STATE(uint64_t, callback_count);
static STATE(bool, something_watched);

// --- anchors ---
static Ref anchor_block(Value anchor) { return ref_of(slot_get(ref_of(anchor), 0)); }
static Value anchor_object(Value anchor) { return slot_get(anchor_block(anchor), 0); }

static uint64_t capacity(void) { return is_ref(table_anchors) ? slot_count(ref_of(table_anchors)) : 0; }

static uint64_t place_of(uint64_t key, uint64_t size) {
    return (key * UINT64_C(0x9e3779b97f4a7c15)) >> 20 & (size - 1);
}

// The place of this identity in the table, or the free one where it would go. There is always a free one.
static uint64_t find_place(Ref keys, uint64_t key, uint64_t size) {
    uint64_t at = place_of(key, size);
    for (;; at = (at + 1) & (size - 1)) {
        uint64_t there = u64_get(keys, at * 8);
        if (there == 0 || there == key) return at;
    }
}

static Value anchor_find(Value object) {
    uint64_t size = capacity();
    if (size == 0) return UNSET;
    uint64_t at = find_place(ref_of(table_keys), identity_of(object), size);
    Value anchor = slot_get(ref_of(table_anchors), at);
    return is_ref(anchor) && same(anchor_object(anchor), object) ? anchor : UNSET;
}

// A table for twice as many anchors as are alive.
static Value rebuild(void) {
    uint64_t old = capacity(), live = 0, size = TABLE_FIRST;
    for (uint64_t i = 0; i < old; i++) live += is_ref(slot_get(ref_of(table_anchors), i));
    while (size < live * 4) size *= 2;
    Value keys = new_blob(size * 8), anchors = new_weak(SHAPE(storage), size);
    RETURN_IF_ERROR(keys);
    RETURN_IF_ERROR(anchors);
    uint64_t fill = 0;
    for (uint64_t i = 0; i < old; i++) {
        Value anchor = slot_get(ref_of(table_anchors), i);
        if (!is_ref(anchor) || !is_ref(anchor_object(anchor))) continue;
        uint64_t key = identity_of(anchor_object(anchor)), at = find_place(ref_of(keys), key, size);
        if (u64_get(ref_of(keys), at * 8) == 0) fill++;
        u64_set(ref_of(keys), at * 8, key);
        slot_set(ref_of(anchors), at, anchor);
    }
    table_keys = keys;
    table_anchors = anchors;
    table_fill = fill;
    return NONE;
}

static Value anchor_of(Value object) {
    Value anchor = anchor_find(object);
    if (!is_unset(anchor)) return anchor;
    if ((table_fill + 1) * 4 > capacity() * 3) RETURN_IF_ERROR(rebuild());
    anchor = new_storage(1);
    RETURN_IF_ERROR(anchor);
    Value block = new_weak(SHAPE(storage), ANCHOR_FIRST);
    RETURN_IF_ERROR(block);
    slot_set(ref_of(block), 0, object);
    slot_set(ref_of(anchor), 0, block);
    uint64_t key = identity_of(object), at = find_place(ref_of(table_keys), key, capacity());
    if (u64_get(ref_of(table_keys), at * 8) == 0) table_fill++;
    u64_set(ref_of(table_keys), at * 8, key);
    slot_set(ref_of(table_anchors), at, anchor);
    return anchor;
}

// Adds to a weak block whose first `used` slots count: the block, or a larger one.
static Value weak_append(Value block, uint64_t used, Value v) {
    uint64_t size = slot_count(ref_of(block));
    if (used == size) {
        Value larger = new_weak(SHAPE(storage), size * 2 + 2);
        RETURN_IF_ERROR(larger);
        slots_copy(ref_of(larger), 0, ref_of(block), 0, size);
        block = larger;
    }
    slot_set(ref_of(block), used, v);
    return block;
}

static Value anchor_add(Value anchor, Value reference) {
    Value block = slot_get(ref_of(anchor), 0);
    uint64_t n = slot_count(ref_of(block)), at = slots_find(ref_of(block), 1, n, 1, UNSET);
    block = weak_append(block, at, reference);
    RETURN_IF_ERROR(block);
    slot_set(ref_of(anchor), 0, block);
    return NONE;
}

// --- references ---
bool weakref_possible(Value v) {
    if (!is_ref(v)) return false;
    Value class = class_of(v);
    if (!is_unset(class_lookup(class, NAME(__weakref__)))) return true;
    switch (layout_of(v)) {
    case T_type:
    case T_function:
    case T_method:
    case T_builtin_function_or_method:
    case T_module:
    case T_generator:
    case T_coroutine:
    case T_async_generator:
    case T_set:
    case T_frozenset:
    case T_memoryview:
    case T_GenericAlias:
    case T_code: return true;
    case T_tuple:
    case T_weakref:
    case T_weakproxy: return false;
    default: break;
    }
    // A built-in class of a module: those that keep something, such as locks, patterns and deques.
    while (!(type_flags(class) & TYPE_IS_BUILTIN)) class = slot_get(ref_of(class), TYPE_BASE);
    Value module = type_module(class);
    return is_str(module) && !str_equal_text(module, TEXT("builtins")) &&
           !str_equal_text(module, TEXT("itertools")) && !str_equal_text(module, TEXT("datetime")) &&
           !str_equal_text(module, TEXT("types"));
}

Value weakref_object(Value reference) {
    Value object = anchor_object(slot_get(ref_of(reference), WEAKREF_ANCHOR));
    return is_ref(object) ? object : UNSET;
}

// The reference of exactly this class without a callback, or UNSET.
static Value plain_reference(Value anchor, Value class) {
    Ref block = anchor_block(anchor);
    for (uint64_t i = 1, n = slot_count(block); i < n; i++) {
        Value reference = slot_get(block, i);
        if (is_ref(reference) && same(class_of(reference), class) &&
            is_none(slot_get(ref_of(reference), WEAKREF_CALLBACK)))
            return reference;
    }
    return UNSET;
}

Value weakref_new(Value class, Value object, Value callback) {
    if (!weakref_possible(object))
        return raise1(CLASS(TypeError), TEXT("cannot create weak reference to '{}' object"),
                      type_shown_name(class_of(object)));
    Value anchor = anchor_of(object);
    RETURN_IF_ERROR(anchor);
    if (is_none(callback) && type_flags(class) & TYPE_IS_BUILTIN) {
        Value known = plain_reference(anchor, class);
        if (!is_unset(known)) return known;
    }
    Value reference = new_instance(class);
    RETURN_IF_ERROR(reference);
    slot_set(ref_of(reference), WEAKREF_ANCHOR, anchor);
    slot_set(ref_of(reference), WEAKREF_CALLBACK, callback);
    RETURN_IF_ERROR(anchor_add(anchor, reference));
    if (is_none(callback)) return reference;
    if (!is_ref(callbacks)) callbacks = new_weak(SHAPE(storage), CALLBACKS_FIRST);
    Value block = is_error(callbacks) ? ERROR : weak_append(callbacks, callback_count, reference);
    RETURN_IF_ERROR(block);
    callbacks = block;
    callback_count++;
    return reference;
}

Value weakref_list(Value object) {
    Value list = list_new(0), anchor = anchor_find(object);
    RETURN_IF_ERROR(list);
    if (is_unset(anchor)) return list;
    for (uint32_t pass = 0; pass < 2; pass++) // the one without a callback that everybody shares comes first
        for (uint64_t i = 1; i < slot_count(anchor_block(anchor)); i++) {
            Value reference = slot_get(anchor_block(anchor), i);
            if (!is_ref(reference)) continue;
            bool shared = same(class_of(reference), CLASS(weakref)) &&
                          is_none(slot_get(ref_of(reference), WEAKREF_CALLBACK));
            if (shared == (pass == 0)) RETURN_IF_ERROR(list_append(list, reference));
        }
    return list;
}

Value weakref_take_dead(void) {
    Value list = UNSET;
    uint64_t kept = 0;
    for (uint64_t i = 0; i < callback_count; i++) {
        Value reference = slot_get(ref_of(callbacks), i);
        if (!is_ref(reference)) continue; // it has died itself: nobody waits for the call
        if (is_unset(weakref_object(reference))) {
            if (is_unset(list)) list = list_new(4);
            if (!is_error(list) && !is_error(list_append(list, reference))) continue;
            error_clear();
            list = is_error(list) ? UNSET : list;
        }
        slot_set(ref_of(callbacks), kept, reference);
        kept++;
    }
    if (is_ref(callbacks)) slots_fill(ref_of(callbacks), kept, callback_count - kept, UNSET);
    callback_count = kept;
    if (!is_unset(list)) list_reverse(list);
    return list;
}

Value finaliser_watch(Value v) {
    something_watched = true;
    return heap_watch(ref_of(v)) ? NONE : raise_memory_error();
}
bool finalisers_exist(void) { return something_watched || callback_count > 0; }

// --- weakref.ref ---
// Keywords are for a subclass's __init__.
static Value check_count(Value given, Text function) {
    uint64_t n = tuple_length(given);
    if (n == 0)
        return raise1(CLASS(TypeError), TEXT("{} expected at least 1 argument, got 0"),
                      str_from_text(function));
    if (n > 2)
        return raise2(CLASS(TypeError), TEXT("{} expected at most 2 arguments, got {}"),
                      str_from_text(function), int_wrap((int64_t)n));
    return NONE;
}
STATICMETHOD(weakref, __new__, "!($type, /, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value class = arg(args, 0), given = arg(args, 1);
    if (same(class, CLASS(weakref)) && !is_unset(arg(args, 2)) && dict_length(arg(args, 2)) > 0)
        return TYPE_ERROR("ref() takes no keyword arguments");
    RETURN_IF_ERROR(check_count(given, TEXT("__new__")));
    return weakref_new(class, tuple_get(given, 0), tuple_length(given) == 2 ? tuple_get(given, 1) : NONE);
}
METHOD(weakref, __init__, "!($self, /, *args, **kwargs)",
       "Initialize self.  See help(type(self)) for accurate signature.") {
    return check_count(arg(args, 1), TEXT("__init__"));
}
METHOD(weakref, __call__, "($self, /)", "Call self as a function.") {
    Value object = weakref_object(arg(args, 0));
    return is_unset(object) ? NONE : object;
}
METHOD(weakref, __hash__, "($self, /)", "Return hash(self).") {
    Value self = arg(args, 0), known = slot_get(ref_of(self), WEAKREF_HASH);
    if (!is_unset(known)) return known;
    Value object = weakref_object(self);
    if (is_unset(object)) return TYPE_ERROR("weak object has gone away");
    HashResult hash = object_hash(object);
    if (!hash.ok) return ERROR;
    IntResult small = int_try(hash.value);
    Value shown = small.ok ? small.value : int_wrap(hash.value);
    slot_set(ref_of(self), WEAKREF_HASH, shown);
    return shown;
}

static Value equal(Args args, enum CompareOp op) {
    Value a = arg(args, 0), b = arg(args, 1);
    if (layout_of(b) != T_weakref) return NOT_IMPLEMENTED;
    Value x = weakref_object(a), y = weakref_object(b);
    if (is_unset(x) || is_unset(y)) return bool_value(same(a, b) == (op == COMPARE_EQ));
    return object_compare(op, x, y);
}
METHOD(weakref, __eq__, "($self, value, /)", "Return self==value.") { return equal(args, COMPARE_EQ); }
METHOD(weakref, __ne__, "($self, value, /)", "Return self!=value.") { return equal(args, COMPARE_NE); }

METHOD(weakref, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0), object = weakref_object(self), address = object_address(self);
    RETURN_IF_ERROR(address);
    if (is_unset(object)) return text_format1(TEXT("<weakref at {}; dead>"), address);
    Value place = object_address(object), name = object_getattr_or_unset(object, NAME(__name__));
    RETURN_IF_ERROR(place);
    RETURN_IF_ERROR(name);
    Builder b = builder_str(builder_text(builder_new(), TEXT("<weakref at ")), address);
    b = builder_str(builder_text(b, TEXT("; to '")), str_plain(type_shown_name(class_of(object))));
    b = builder_str(builder_text(b, TEXT("' at ")), place);
    if (!is_unset(name) && is_str(name))
        b = builder_text(builder_str(builder_text(b, TEXT(" (")), str_plain(name)), TEXT(")"));
    return builder_finish(builder_text(b, TEXT(">")));
}
MEMBER(weakref, __callback__, "") {
    Value self = arg(args, 0);
    return is_unset(weakref_object(self)) ? NONE : slot_get(ref_of(self), WEAKREF_CALLBACK);
}
CLASSMETHOD(weakref, __class_getitem__, "!($type, item, /)", "See PEP 585") {
    return generic_alias_new(arg(args, 0), arg(args, 1));
}
