// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The class `type`: calling a class, and the methods and attributes of class objects.
#include "python/objects/class.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/instance.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/mappingproxy.h"
#include "python/objects/memory.h"
#include "python/objects/set.h"
#include "python/objects/str.h"
#include "python/objects/super.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

TYPE(type, "type", object, TYPE_FIELDS,
     "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type");

static Value field(Value class, uint32_t i) { return slot_get(ref_of(class), i); }
static bool is_builtin(Value class) { return type_flags(class) & TYPE_IS_BUILTIN; }

// --- calling a class ---
static COLD Value abstract_instance(Value class) {
    Value names = object_getattr(class, NAME(__abstractmethods__));
    RETURN_IF_ERROR(names);
    Value list = list_from_iterable(names);
    RETURN_IF_ERROR(list);
    RETURN_IF_ERROR(call_method0(list, NAME(sort)));
    Value comma = str_from_text(TEXT(", "));
    RETURN_IF_ERROR(comma);
    Value text = call_method1(comma, NAME(join), list);
    RETURN_IF_ERROR(text);
    return raise3(CLASS(TypeError), TEXT("Can't instantiate abstract class {} with abstract method{} {}"),
                  class_name(class), str_from_text(list_length(list) == 1 ? TEXT("") : TEXT("s")), text);
}

Value class_new_object(Value class, bool excess) {
    if (unlikely(excess)) {
        if (!native_is(class_lookup(class, NAME(__new__)), F_object____new__))
            return TYPE_ERROR("object.__new__() takes exactly one argument (the type to instantiate)");
        if (native_is(class_lookup(class, NAME(__init__)), F_object____init__))
            return raise1(CLASS(TypeError), TEXT("{}() takes no arguments"), class_name(class));
    }
    uint32_t flags = type_flags(class);
    return unlikely(flags & TYPE_IS_ABSTRACT) ? abstract_instance(class) : new_instance(class);
}

static Value make_instance(Value class, Args args, Value keyword_names) {
    Value new = class_lookup(class, NAME(__new__));
    if (likely(native_is(new, F_object____new__))) return class_new_object(class, args_count(args) > 0);
    if (layout_of(new) == T_builtin_function_or_method)
        return native_invoke(native_index(new), class, args, keyword_names);
    new = descriptor_get(new, UNSET, class);
    RETURN_IF_ERROR(new);
    return call_with_self(new, class, args, keyword_names);
}

static Value initialise(Value init, Value instance, Args args, Value keyword_names) {
    switch (layout_of(init)) {
    case T_function: return call_with_self(init, instance, args, keyword_names);
    case T_wrapper_descriptor: return native_invoke(native_index(init), instance, args, keyword_names);
    default:
        init = descriptor_get(init, instance, class_of(instance));
        RETURN_IF_ERROR(init);
        return object_call(init, args, keyword_names);
    }
}

// What the most common conversions give for one argument, without binding it: str(v), int(v), list(v), tuple(v),
// bool(v), set(v), frozenset(v). UNSET: another class.
static Value convert(Value class, Value v) {
    if (same(class, CLASS(str))) return object_str(v);
    if (same(class, CLASS(int))) return is_int(v) ? v : int_from_object(v);
    if (same(class, CLASS(list))) return list_from_iterable(v);
    if (same(class, CLASS(tuple))) return tuple_from_iterable(v);
    if (same(class, CLASS(bool))) return object_truth(v);
    if (same(class, CLASS(set))) return set_from_iterable(v);
    if (same(class, CLASS(frozenset))) return frozenset_from_iterable(v);
    return UNSET;
}

Value type_call(Value class, Args args, Value keyword_names) {
    if (args_count(args) == 0 && same(class, CLASS(super))) return super_here();
    if (args_count(args) == 1 && is_unset(keyword_names) && type_flags(class) & TYPE_IS_BUILTIN) {
        Value converted = convert(class, arg(args, 0));
        if (!is_unset(converted)) return converted;
    }
    if (unlikely(same(class, CLASS(type)))) {
        uint32_t positional =
            args_count(args) - (is_unset(keyword_names) ? 0 : (uint32_t)tuple_length(keyword_names));
        if (positional == 1 && is_unset(keyword_names)) return class_of(arg(args, 0));
        if (positional != 3) return TYPE_ERROR("type() takes 1 or 3 arguments");
    }
    if (unlikely(type_flags(class) & TYPE_NO_INSTANCES))
        return raise1(CLASS(TypeError), TEXT("cannot create '{}' instances"), type_full_name(class));
    Value instance = make_instance(class, args, keyword_names);
    RETURN_IF_ERROR(instance);
    Value made = class_of(instance);
    if (unlikely(!same(made, class) && !class_is_subclass(made, class))) return instance;
    Value init = class_lookup(made, NAME(__init__));
    if (native_is(init, F_object____init__)) return instance;
    Value result = initialise(init, instance, args, keyword_names);
    RETURN_IF_ERROR(result);
    if (unlikely(!is_none(result)))
        return raise1(CLASS(TypeError), TEXT("__init__() should return None, not '{t}'"), result);
    return instance;
}

METHOD(type, __call__, "($self, /, *args, **kwargs)", "Call self as a function.") {
    return type_call_tuple(arg(args, 0), arg(args, 1), arg(args, 2));
}

STATICMETHOD(type, __new__, "!($type, /, *args, **kwargs)", "") {
    Value meta = arg(args, 0), values = arg(args, 1);
    if (tuple_length(values) != 3)
        return raise1(CLASS(TypeError), TEXT("type.__new__() takes exactly 3 arguments ({} given)"),
                      int_u32((uint32_t)tuple_length(values)));
    Value name = tuple_get(values, 0), bases = tuple_get(values, 1), namespace = tuple_get(values, 2);
    if (!is_str(name))
        return raise1(CLASS(TypeError), TEXT("type.__new__() argument 1 must be str, not {t}"), name);
    if (!is_tuple(bases))
        return raise1(CLASS(TypeError), TEXT("type.__new__() argument 2 must be tuple, not {t}"), bases);
    if (!IS_A(namespace, dict))
        return raise1(CLASS(TypeError), TEXT("type.__new__() argument 3 must be dict, not {t}"), namespace);
    if (str_find_char(object_plain(name), 0, 0, str_length(ref_of(object_plain(name)))) >= 0)
        return VALUE_ERROR("type name must not contain null characters");
    RETURN_IF_ERROR(call_method0(name, NAME(encode))); // no lone surrogates
    Value doc = dict_get_str(namespace, NAME(__doc__));
    if (!is_unset(doc) && is_str(doc)) RETURN_IF_ERROR(call_method0(doc, NAME(encode)));
    return type_create(meta, name, object_plain(bases), namespace, arg(args, 2));
}

METHOD(type, __init__, "($self, /, *args, **kwargs)",
       "Initialize self.  See help(type(self)) for accurate signature.") {
    uint64_t count = tuple_length(arg(args, 1));
    if (count == 1 && !is_unset(arg(args, 2)))
        return TYPE_ERROR("type.__init__() takes no keyword arguments");
    return count == 1 || count == 3 ? NONE : TYPE_ERROR("type.__init__() takes 1 or 3 arguments");
}

CLASSMETHOD(type, __prepare__, "!($type, /, *args, **kwargs)",
            "__prepare__() -> dict\nused to create the namespace for the class statement") {
    return dict_new(0);
}

// --- text and lists ---
METHOD(type, __repr__, "($self, /)", "Return repr(self).") {
    return text_format1(TEXT("<class '{}'>"), type_full_name(arg(args, 0)));
}

METHOD(type, mro, "($self, /)", "Return a type's method resolution order.") {
    Value self = arg(args, 0);
    Value order = is_builtin(self) ? field(self, TYPE_MRO) : mro_compute(self, field(self, TYPE_BASES));
    RETURN_IF_ERROR(order);
    return list_from_slots(ref_of(order), 0, tuple_length(order));
}

METHOD(type, __subclasses__, "($self, /)", "Return a list of immediate subclasses.") {
    return type_subclasses(arg(args, 0));
}

METHOD(type, __instancecheck__, "($self, instance, /)", "Check if an object is an instance.") {
    return class_instance_check(arg(args, 1), arg(args, 0));
}

METHOD(type, __subclasscheck__, "($self, subclass, /)", "Check if a class is a subclass.") {
    return class_subclass_check(arg(args, 1), arg(args, 0));
}

METHOD(type, __dir__, "($self, /)", "Specialized __dir__ implementation for types.") {
    Value mro = field(arg(args, 0), TYPE_MRO), all = dict_new(0);
    RETURN_IF_ERROR(all);
    for (uint64_t i = mro_length(arg(args, 0)); i-- > 0;)
        RETURN_IF_ERROR(dict_update(all, field(tuple_get(mro, i), TYPE_DICT)));
    return list_from_iterable(all);
}

METHOD(type, __sizeof__, "($self, /)", "Return memory consumption of the type object.") {
    return int_u32(8 + 8 * TYPE_FIELDS);
}

// --- attributes ---
METHOD(type, __getattribute__, "($self, name, /)", "Return getattr(self, name).") {
    Value name = attribute_name(arg(args, 1));
    RETURN_IF_ERROR(name);
    Value found = type_getattr(arg(args, 0), name);
    return is_unset(found) ? attribute_missing(arg(args, 0), name) : found;
}

METHOD(type, __setattr__, "($self, name, value, /)", "Implement setattr(self, name, value).") {
    Value name = attribute_name(arg(args, 1));
    RETURN_IF_ERROR(name);
    return type_setattr(arg(args, 0), name, arg(args, 2));
}

METHOD(type, __delattr__, "($self, name, /)", "Implement delattr(self, name).") {
    Value name = attribute_name(arg(args, 1));
    RETURN_IF_ERROR(name);
    return type_setattr(arg(args, 0), name, UNSET);
}
