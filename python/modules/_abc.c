// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _abc: what ABCMeta (abc.py) stands on: the classes registered with an abstract class, and caches of which
// classes are its subclasses and which are not. All of them hold classes weakly. A cache may forget: what it does not
// know is found out again. The caches of what is no subclass are void after any registration (the token).
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/set.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

MODULE(_abc, "Module contains faster C implementation of abc.ABCMeta") { return NONE; }

enum AbcField {
    ABC_REGISTRY, // weak block, each class once; its dead slots are UNSET
    ABC_CACHE,    // weak block as a hash table, see below; UNSET: empty
    ABC_NEGATIVE, // the same
    ABC_VERSION,  // the token for which ABC_NEGATIVE holds
    ABC_FIELDS
};
TYPE(abc_data, "_abc._abc_data", object, 4, "Internal state held by ABC machinery.");
STATICMETHOD(abc_data, __new__, "!($type, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    return new_instance(arg(args, 0));
}

static ROOT(token); // small int, counts registrations

static Value data_of(Value self) {
    Value data = object_getattr(self, NAME(_abc_impl));
    if (is_error(data) || IS_A(data, abc_data)) return data;
    return TYPE_ERROR("_abc_impl is set to a wrong type");
}
static Value field(Value data, uint32_t i) { return slot_get(ref_of(data), i); }

// --- weak sets as hash tables: classes lie at their identity's place or a little behind it. A search looks at a few
// places only; what does not fit there replaces something.
enum { NEAR = 8, TABLE_SMALLEST = 32, TABLE_LARGEST = 1 << 14 };
static uint64_t place(Value class, uint64_t size, uint64_t i) {
    return ((identity_of(class) * UINT64_C(0x9e3779b97f4a7c15) >> 40) + i) & (size - 1);
}
static bool has(Value table, Value class) {
    if (!is_ref(table)) return false;
    uint64_t size = slot_count(ref_of(table));
    for (uint64_t i = 0; i < NEAR; i++)
        if (same(slot_get(ref_of(table), place(class, size, i)), class)) return true;
    return false;
}
static bool put(Value table, Value class) {
    uint64_t size = slot_count(ref_of(table));
    for (uint64_t i = 0; i < NEAR; i++) {
        uint64_t at = place(class, size, i);
        if (is_ref(slot_get(ref_of(table), at))) continue;
        slot_set(ref_of(table), at, class);
        return true;
    }
    return false;
}
static Value add(Value data, uint32_t which, Value class) {
    Value table = field(data, which);
    if (has(table, class) || (is_ref(table) && put(table, class))) return NONE;
    uint64_t size = is_ref(table) ? slot_count(ref_of(table)) : 0;
    uint64_t wanted = size == 0 ? TABLE_SMALLEST : size < TABLE_LARGEST ? size * 2 : size;
    Value larger = new_weak(SHAPE(storage), wanted);
    RETURN_IF_ERROR(larger);
    for (uint64_t i = 0; i < size && wanted > size; i++) {
        Value old = slot_get(ref_of(table), i);
        if (is_ref(old)) put(larger, old);
    }
    put(larger, class);
    slot_set(ref_of(data), which, larger);
    return NONE;
}
static Value set_of(Value block) { // as a set of what is alive
    Value set = set_new();
    for (uint64_t i = 0, n = is_ref(block) ? slot_count(ref_of(block)) : 0; i < n && !is_error(set); i++) {
        Value class = slot_get(ref_of(block), i);
        if (is_ref(class) && is_error(set_add(set, class))) return ERROR;
    }
    return set;
}

FUNCTION(_abc, _reset_registry, "($module, self, /)",
         "Internal ABC helper to reset registry of a given class.") {
    Value data = data_of(arg(args, 1));
    if (!is_error(data)) slot_set(ref_of(data), ABC_REGISTRY, UNSET);
    return is_error(data) ? ERROR : NONE;
}
FUNCTION(_abc, _reset_caches, "($module, self, /)",
         "Internal ABC helper to reset both caches of a given class.") {
    Value data = data_of(arg(args, 1));
    RETURN_IF_ERROR(data);
    slot_set(ref_of(data), ABC_CACHE, UNSET);
    slot_set(ref_of(data), ABC_NEGATIVE, UNSET);
    return NONE;
}
FUNCTION(_abc, _get_dump, "($module, self, /)", "Internal ABC helper for cache and registry debugging.") {
    Value data = data_of(arg(args, 1)), dump = tuple_new(4);
    if (is_error(data) || is_error(dump)) return ERROR;
    for (uint32_t i = 0; i < 3; i++) {
        Value set = set_of(field(data, i));
        RETURN_IF_ERROR(set);
        slot_set(ref_of(dump), i, set);
    }
    slot_set(ref_of(dump), 3, field(data, ABC_VERSION));
    return dump;
}
FUNCTION(_abc, get_cache_token, "($module, /)",
         "Returns the current ABC cache token.\n"
         "\n"
         "The token is an opaque object (supporting equality testing) identifying the\n"
         "current version of the ABC cache for virtual subclasses. The token changes\n"
         "with every call to register() on any ABC.") {
    return token;
}

// --- making an abstract class ---
// v.__isabstractmethod__ as a bool: TRUE, FALSE, ERROR.
static Value is_abstract(Value v) {
    Value mark = object_getattr_or_unset(v, NAME(__isabstractmethod__));
    return is_unset(mark) ? FALSE : is_error(mark) ? ERROR : object_truth(mark);
}
static Value add_inherited(Value self, Value base, Value names) {
    Value theirs = object_getattr_or_unset(base, NAME(__abstractmethods__));
    if (is_unset(theirs) || is_error(theirs)) return theirs;
    Value iterator = object_iter(theirs);
    RETURN_IF_ERROR(iterator);
    for (;;) {
        Value name = object_next(iterator);
        if (is_unset(name) || is_error(name)) return name;
        Value attribute = attribute_name(name);
        attribute = is_error(attribute) ? ERROR : object_getattr_or_unset(self, attribute);
        RETURN_IF_ERROR(attribute);
        Value abstract = is_unset(attribute) ? FALSE : is_abstract(attribute);
        RETURN_IF_ERROR(abstract);
        if (is_true(abstract)) RETURN_IF_ERROR(set_add(names, name));
    }
}
static Value abstract_names(Value self) {
    Value names = set_new(), dict = slot_get(ref_of(self), TYPE_DICT),
          bases = slot_get(ref_of(self), TYPE_BASES);
    RETURN_IF_ERROR(names);
    Value items = call_method0(dict, NAME(items)), all = is_error(items) ? ERROR : list_from_iterable(items);
    RETURN_IF_ERROR(all);
    for (uint64_t i = 0; i < list_length(all); i++) {
        Value abstract = is_abstract(tuple_get(list_get(all, i), 1));
        RETURN_IF_ERROR(abstract);
        if (is_true(abstract)) RETURN_IF_ERROR(set_add(names, tuple_get(list_get(all, i), 0)));
    }
    for (uint64_t i = 0; i < tuple_length(bases); i++)
        RETURN_IF_ERROR(add_inherited(self, tuple_get(bases, i), names));
    return frozenset_from_iterable(names);
}

enum { ASKED_SEQUENCE = 1 << 5, ASKED_MAPPING = 1 << 6 }; // in __abc_tpflags__
// What __abc_tpflags__ of a class asks for: it is a sequence or a mapping for patterns.
static Value take_flags(Value self) {
    Value dict = slot_get(ref_of(self), TYPE_DICT), asked = dict_get_str(dict, NAME(__abc_tpflags__));
    if (is_unset(asked) || !is_int(asked)) return NONE;
    bool sequence = int_of(asked) & ASKED_SEQUENCE, mapping = int_of(asked) & ASKED_MAPPING;
    if (sequence && mapping)
        return TYPE_ERROR("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
    type_add_flags(self, (sequence ? TYPE_IS_SEQUENCE : 0) | (mapping ? TYPE_IS_MAPPING : 0));
    return type_set_attribute(self, NAME(__abc_tpflags__), UNSET);
}
FUNCTION(_abc, _abc_init, "($module, self, /)",
         "Internal ABC helper for class set-up. Should be never used outside abc module.") {
    Value self = arg(args, 1);
    if (!is_class(self)) return TYPE_ERROR("_abc_init() argument must be a class");
    Value names = abstract_names(self);
    RETURN_IF_ERROR(names);
    RETURN_IF_ERROR(object_setattr(self, NAME(__abstractmethods__), names));
    Value data = NEW(abc_data);
    RETURN_IF_ERROR(data);
    slot_set(ref_of(data), ABC_VERSION, token);
    RETURN_IF_ERROR(object_setattr(self, NAME(_abc_impl), data));
    return take_flags(self);
}

// --- registration ---
// A virtual subclass of a sequence (mapping) is one for patterns, too, and so are its own subclasses.
static Value spread_flags(Value class, uint32_t flags) {
    if (type_flags(class) & TYPE_IS_BUILTIN || (type_flags(class) & flags) == flags) return NONE;
    if (!stack_has_room()) return raise_recursion_error();
    type_add_flags(class, flags);
    Value subclasses = type_subclasses(class);
    RETURN_IF_ERROR(subclasses);
    for (uint64_t i = 0; i < list_length(subclasses); i++)
        RETURN_IF_ERROR(spread_flags(list_get(subclasses, i), flags));
    return NONE;
}
static Value registry_add(Value data, Value class) {
    Value block = field(data, ABC_REGISTRY);
    uint64_t size = is_ref(block) ? slot_count(ref_of(block)) : 0;
    if (size > 0 && slots_find(ref_of(block), 0, size, 1, class) < size) return NONE;
    uint64_t at = size == 0 ? 0 : slots_find(ref_of(block), 0, size, 1, UNSET);
    if (at >= size) {
        Value larger = new_weak(SHAPE(storage), size * 2 + 3);
        RETURN_IF_ERROR(larger);
        if (size > 0) slots_copy(ref_of(larger), 0, ref_of(block), 0, size);
        slot_set(ref_of(data), ABC_REGISTRY, larger);
        block = larger;
    }
    slot_set(ref_of(block), at, class);
    return NONE;
}
FUNCTION(_abc, _abc_register, "($module, self, subclass, /)",
         "Internal ABC helper for subclasss registration. Should be never used outside abc module.") {
    Value self = arg(args, 1), subclass = arg(args, 2);
    if (!is_class(subclass)) return TYPE_ERROR("Can only register classes");
    Value already = object_issubclass(subclass, self);
    if (is_error(already) || is_true(already)) return is_true(already) ? subclass : ERROR;
    Value cycle = object_issubclass(self, subclass);
    RETURN_IF_ERROR(cycle);
    if (is_true(cycle)) return raise0(CLASS(RuntimeError), TEXT("Refusing to create an inheritance cycle"));
    Value data = data_of(self);
    RETURN_IF_ERROR(data);
    RETURN_IF_ERROR(registry_add(data, subclass));
    token = int_wrap(int_of(token) + 1);
    uint32_t flags = is_class(self) ? type_flags(self) & (TYPE_IS_SEQUENCE | TYPE_IS_MAPPING) : 0;
    if (flags != 0) RETURN_IF_ERROR(spread_flags(subclass, flags));
    return subclass;
}

// --- checks ---
FUNCTION(_abc, _abc_instancecheck, "($module, self, instance, /)",
         "Internal ABC helper for instance checks. Should be never used outside abc module.") {
    Value self = arg(args, 1), instance = arg(args, 2), data = data_of(self);
    Value class = is_error(data) ? ERROR : object_getattr(instance, NAME(__class__)),
          type = class_of(instance);
    RETURN_IF_ERROR(class);
    if (has(field(data, ABC_CACHE), class)) return TRUE;
    if (same(class, type)) {
        if (same(field(data, ABC_VERSION), token) && has(field(data, ABC_NEGATIVE), class)) return FALSE;
        return call_method1(self, NAME(__subclasscheck__), class);
    }
    Value result = call_method1(self, NAME(__subclasscheck__), class);
    Value truth = is_error(result) ? ERROR : object_truth(result);
    RETURN_IF_ERROR(truth);
    return is_true(truth) ? result : call_method1(self, NAME(__subclasscheck__), type);
}

// Is `subclass` a subclass of one of the classes (a block of classes; slots that are dead or unused hold no reference)?
static Value is_below_any(Value subclass, Value block) {
    for (uint64_t i = 0, n = is_ref(block) ? slot_count(ref_of(block)) : 0; i < n; i++) {
        Value class = slot_get(ref_of(block), i);
        Value below = is_ref(class) ? object_issubclass(subclass, class) : FALSE;
        if (!is_false(below)) return below;
    }
    return FALSE;
}
// The answer that no cache has: TRUE, FALSE, ERROR.
static Value find_out(Value self, Value data, Value subclass) {
    Value hook = call_method1(self, NAME(__subclasshook__), subclass);
    if (is_error(hook) || is_bool(hook)) return hook;
    if (!same(hook, NOT_IMPLEMENTED))
        return raise0(CLASS(AssertionError),
                      TEXT("__subclasshook__ must return either False, True, or NotImplemented"));
    if (is_class(self) && class_is_subclass(subclass, self)) return TRUE;
    Value below = is_below_any(subclass, field(data, ABC_REGISTRY));
    if (!is_false(below)) return below;
    Value subclasses = call_method0(self, NAME(__subclasses__));
    RETURN_IF_ERROR(subclasses);
    if (!IS_A(subclasses, list)) return TYPE_ERROR("__subclasses__() must return a list");
    Value block = list_to_tuple(subclasses);
    return is_error(block) ? ERROR : is_below_any(subclass, block);
}
FUNCTION(_abc, _abc_subclasscheck, "($module, self, subclass, /)",
         "Internal ABC helper for subclasss checks. Should be never used outside abc module.") {
    Value self = arg(args, 1), subclass = arg(args, 2);
    if (!is_class(subclass)) return TYPE_ERROR("issubclass() arg 1 must be a class");
    Value data = data_of(self);
    RETURN_IF_ERROR(data);
    if (has(field(data, ABC_CACHE), subclass)) return TRUE;
    if (!same(field(data, ABC_VERSION), token)) {
        slot_set(ref_of(data), ABC_NEGATIVE, UNSET);
        slot_set(ref_of(data), ABC_VERSION, token);
    } else if (has(field(data, ABC_NEGATIVE), subclass)) {
        return FALSE;
    }
    if (!stack_has_room()) return raise_recursion_error();
    Value result = find_out(self, data, subclass);
    RETURN_IF_ERROR(result);
    return is_error(add(data, is_true(result) ? ABC_CACHE : ABC_NEGATIVE, subclass)) ? ERROR : result;
}
