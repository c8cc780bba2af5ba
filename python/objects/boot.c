// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Start-up: everything that the tables of tools/gen.py declare becomes objects. Nothing here depends on anything
// but those tables and the key of hashes.
#include "python/objects/boot.h"
#include "python/objects/call.h"
#include "python/objects/descriptor.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/generic_alias.h"
#include "python/objects/instance.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/namespace.h"
#include "python/objects/shape.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

// The classes that module builtins names, but the exceptions, which all are there.
static const uint16_t exposed[26] = {
    T_object,    T_memoryview, T_type,      T_int,      T_bool,        T_float,        T_complex,
    T_str,       T_bytes,      T_bytearray, T_list,     T_tuple,       T_dict,         T_set,
    T_frozenset, T_range,      T_slice,     T_property, T_classmethod, T_staticmethod, T_super,
    T_enumerate, T_zip,        T_map,       T_filter,   T_reversed,
};
// Of these, what can't be a base.
static bool is_final_builtin(uint32_t t) {
    return t == T_bool || t == T_memoryview || t == T_range || t == T_slice || t == T_UnionType ||
           t == T_Context || t == T_ContextVar || t == T_Token;
}
static bool is_exception_type(uint32_t t) {
    while (t != T_object && t != T_BaseException) t = AT(type_table, t).base;
    return t == T_BaseException;
}
static bool is_exposed(uint32_t t) {
    for (uint32_t i = 0; i < LENGTH_OF(exposed); i++)
        if (AT(exposed, i) == t) return true;
    return is_exception_type(t);
}

// An exception like struct.error belongs to its module.
static bool is_of_builtins(uint32_t t) {
    return str_equal_text(slot_get(ref_of(AT(class_objects, t)), TYPE_MODULE), TEXT("builtins"));
}

Value boot_builtin_class(uint32_t i) {
    if (i < LENGTH_OF(exposed)) return AT(class_objects, AT(exposed, i));
    i -= LENGTH_OF(exposed);
    for (uint32_t o = 0; o < TYPE_COUNT; o++) {
        uint32_t t = AT(type_order, o);
        if (is_exception_type(t) && is_of_builtins(t) && i-- == 0) return AT(class_objects, t);
    }
    return UNSET;
}

// --- shapes ---
// Is a plain value of this class one block without fields, so that a subclass's instance keeps it in field 0?
static bool is_value_type(uint32_t t) {
    return t == T_int || t == T_float || t == T_complex || t == T_str || t == T_bytes || t == T_tuple;
}

// A class without fields of its own has its base's layout: a subclass of tuple (structure.h) too, as a user's. The
// fields of a subclass of dict or tuple are taken for a user's __slots__: it is a dict or a tuple to everybody.
static uint32_t layout_for(uint32_t t) {
    uint32_t base = AT(type_table, t).base, fields = AT(type_table, t).fields;
    if (base == T_dict || base == T_tuple) return base;
    while (base != T_object && (fields > 0 || base == T_tuple) && fields == AT(type_table, base).fields) {
        t = base;
        base = AT(type_table, t).base;
    }
    return t;
}

static void make_shapes(void) {
    for (uint32_t o = 0; o < TYPE_COUNT; o++) {
        uint32_t t = AT(type_order, o);
        well_known_init(t, SHAPE(shape), SHAPE_SLOTS);
        Ref shape = well_known(t);
        slot_set(shape, SHAPE_LAYOUT, int_u32(layout_for(t)));
        slot_set(shape, SHAPE_FLAGS, int_u32(SHAPE_IS_FIXED));
        slot_set(shape, SHAPE_COUNT, int_u32(0));
        slot_set(shape, SHAPE_CAPACITY, int_u32(0));
        slot_set(shape, SHAPE_FIRST, int_u32(AT(type_table, t).fields));
    }
}

// --- names and classes ---
static bool make_names(void) {
    for (uint32_t i = 0; i < NAME_CAPACITY; i++) {
        if (AT(name_table, i) == 0) continue;
        Value text = str_from_native_text(AT(name_table, i));
        Value name = is_error(text) ? ERROR : str_intern(text);
        if (is_error(name)) return false;
        AT(name_objects, i) = name;
    }
    return true;
}

static uint32_t flags_for(uint32_t t, bool module) {
    uint32_t flags = TYPE_IS_BUILTIN;
    if (is_exception_type(t)) flags |= TYPE_IS_EXCEPTION;
    if (t == T_type) flags |= TYPE_IS_TYPE;
    if (t == T_list || t == T_tuple || AT(type_table, t).base == T_tuple || t == T_range ||
        t == T_memoryview || t == T_deque || t == T_array)
        flags |= TYPE_IS_SEQUENCE;
    if (t == T_dict || t == T_mappingproxy || AT(type_table, t).base == T_dict) flags |= TYPE_IS_MAPPING;
    if (is_final_builtin(t) || (!module && !is_exposed(t) && t != T_module)) flags |= TYPE_IS_FINAL;
    return flags;
}

// Name and module from "module.name"; a class without a module belongs to builtins.
static bool name_class(Value class, uint32_t t) {
    Value full = str_from_native_text(AT(type_table, t).name);
    if (is_error(full)) return false;
    uint32_t n = str_length(ref_of(full)), from = n;
    while (from > 0 && str_at(ref_of(full), from - 1) != '.') from--;
    Value name = str_substring(full, from, n);
    Value module = from > 0 ? str_substring(full, 0, from - 1) : str_from_text(TEXT("builtins"));
    if (is_error(name) || is_error(module)) return false;
    name = str_intern(name);
    module = is_error(name) ? ERROR : str_intern(module);
    if (is_error(module)) return false;
    slot_set(ref_of(class), TYPE_NAME, name);
    slot_set(ref_of(class), TYPE_QUALNAME, name);
    slot_set(ref_of(class), TYPE_MODULE, module);
    slot_set(ref_of(class), TYPE_FLAGS, int_u32(flags_for(t, from > 0)));
    return true;
}

static bool set_bases(Value class, uint32_t t) {
    Value base = AT(class_objects, AT(type_table, t).base);
    Value bases = t == T_object           ? tuple_new(0)
                  : t == T_ExceptionGroup ? tuple2(base, CLASS(Exception))
                                          : tuple1(base);
    if (is_error(bases)) return false;
    slot_set(ref_of(class), TYPE_BASES, bases);
    if (t != T_object) slot_set(ref_of(class), TYPE_BASE, base);
    Value mro = mro_compute(class, bases);
    if (is_error(mro)) return false;
    slot_set(ref_of(class), TYPE_MRO, mro);
    if (t == T_storage || t == T_blob || t == T_shape || t == T_watched) return true; // no Python objects
    for (uint64_t i = 0; i < tuple_length(bases); i++)
        if (is_error(type_add_subclass(tuple_get(bases, i), class))) return false;
    return true;
}

static bool make_class(uint32_t t) {
    Value class = AT(class_objects, t), dict = dict_new(0);
    if (is_error(dict)) return false;
    Ref c = ref_of(class);
    slot_set(c, TYPE_DICT, dict);
    slot_set(c, TYPE_SHAPE, ref_value(well_known(t)));
    slot_set(c, TYPE_LAYOUT, int_u32(layout_for(t)));
    uint32_t fields = AT(type_table, t).fields;
    slot_set(c, TYPE_FIXED, int_u32(fields == 0 && is_value_type(layout_for(t)) ? 1 : fields));
    slot_set(c, TYPE_CAPACITY, int_u32(0));
    slot_set(c, TYPE_SEEN, int_u32(UINT32_MAX)); // nothing to be learned
    slot_set(c, TYPE_MOST, int_u32(0));
    return name_class(class, t) && set_bases(class, t);
}

static bool make_classes(void) {
    for (uint32_t o = 0; o < TYPE_COUNT; o++) {
        uint32_t t = AT(type_order, o);
        Value class = new_slots(SHAPE(type), TYPE_FIELDS);
        if (is_error(class)) return false;
        AT(class_objects, t) = class;
        slot_set(well_known(t), SHAPE_CLASS, class);
    }
    for (uint32_t o = 0; o < TYPE_COUNT; o++)
        if (!make_class(AT(type_order, o))) return false;
    return true;
}

// --- natives ---
static bool add_attribute(uint32_t type, uint32_t name, Value value) {
    if (is_error(value)) return false;
    return !is_error(
        dict_set(slot_get(ref_of(AT(class_objects, type)), TYPE_DICT), AT(name_objects, name), value));
}

// A setter completes the getset that its getter made, or makes one.
static bool add_accessor(uint32_t i) {
    uint32_t owner = AT(native_table, i).owner, name = AT(native_table, i).name;
    bool getter = AT(native_table, i).kind == NATIVE_GETTER;
    Value class = AT(class_objects, owner), text = AT(name_objects, name);
    Value there = dict_get_str(slot_get(ref_of(class), TYPE_DICT), text);
    if (IS_EXACT(there, getset_descriptor)) {
        slot_set(ref_of(there), getter ? GETSET_GETTER : GETSET_SETTER, int_u32(i));
        return true;
    }
    if (IS_EXACT(there, member_descriptor)) {
        slot_set(ref_of(there), MEMBER_SETTER, int_u32(i));
        return true;
    }
    if (AT(native_table, i).flags & NATIVE_MEMBER)
        return add_attribute(owner, name, member_computed(class, text, (int32_t)i));
    return add_attribute(owner, name,
                         getset_new(class, text, getter ? (int32_t)i : -1, getter ? -1 : (int32_t)i));
}

static bool add_native(uint32_t i) {
    uint32_t owner = AT(native_table, i).owner, name = AT(native_table, i).name;
    switch (AT(native_table, i).kind) {
    case NATIVE_METHOD:
    case NATIVE_CLASSMETHOD: return add_attribute(owner, name, native_new(i, AT(class_objects, owner)));
    case NATIVE_STATICMETHOD: {
        Value function = native_new(i, AT(class_objects, owner));
        if (is_error(function) || name == NAME_INDEX(__new__)) return add_attribute(owner, name, function);
        Value wrapper = NEW(staticmethod);
        if (is_error(wrapper)) return false;
        slot_set(ref_of(wrapper), WRAPPED_FUNCTION, function);
        return add_attribute(owner, name, wrapper);
    }
    case NATIVE_GETTER:
    case NATIVE_SETTER: return add_accessor(i);
    default: return true;
    }
}

// Documentation; __hash__ = None where only __eq__ is defined; no instances of classes that can't be made.
static bool finish_class(uint32_t t) {
    Value class = AT(class_objects, t), dict = slot_get(ref_of(class), TYPE_DICT);
    Value doc = AT(type_table, t).doc == 0 ? NONE : native_text(AT(type_table, t).doc);
    if (is_unset(dict_get_str(dict, NAME(__doc__))) && !add_attribute(t, NAME_INDEX(__doc__), doc))
        return false;
    if (!is_unset(dict_get_str(dict, NAME(__eq__))) && is_unset(dict_get_str(dict, NAME(__hash__))))
        if (!add_attribute(t, NAME_INDEX(__hash__), NONE)) return false;
    if (t != T_object && native_is(class_lookup(class, NAME(__new__)), F_object____new__))
        type_add_flags(class, TYPE_NO_INSTANCES);
    return true;
}

bool objects_boot(void) {
    class_cache_clear();
    make_shapes();
    if (!make_names() || !make_classes()) return false;
    for (uint32_t i = 0; i < NATIVE_COUNT; i++)
        if (!add_native(i)) return false;
    if (is_error(instance_dict_field(T_type, TYPE_DICT)) ||
        is_error(instance_dict_field(T_module, MODULE_DICT)))
        return false;
    for (uint32_t o = 0; o < TYPE_COUNT; o++) {
        uint32_t t = AT(type_order, o);
        if (is_exception_type(t) && is_error(instance_dict_field(t, EXCEPTION_DICT))) return false;
    }
    if (!descriptor_boot() || !namespace_boot() || !members_boot() || !generic_alias_boot()) return false;
    for (uint32_t o = 0; o < TYPE_COUNT; o++)
        if (!finish_class(AT(type_order, o))) return false;
    class_cache_clear();
    return error_prepare();
}
