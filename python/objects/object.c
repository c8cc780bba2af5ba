// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The class `object`: what every instance can do unless its class says otherwise. The protocols that call these
// methods are in protocol.c, compare.c, sequence.c, attribute.c.
#include "python/objects/call.h"
#include "python/objects/class.h"
#include "python/objects/descriptor.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/instance.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/mappingproxy.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/shape.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

TYPE(object, "object", object, 0,
     "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new "
     "featureless\n"
     "instance that has no instance attributes and cannot be given any.\n");

static bool has_excess(Args args) {
    return tuple_length(arg(args, 1)) > 0 || (!is_unset(arg(args, 2)) && dict_length(arg(args, 2)) > 0);
}

STATICMETHOD(object, __new__, "!($type, /, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    return class_new_object(arg(args, 0), has_excess(args));
}

METHOD(object, __init__, "($self, /, *args, **kwargs)",
       "Initialize self.  See help(type(self)) for accurate signature.") {
    Value class = class_of(arg(args, 0));
    if (likely(!has_excess(args))) return NONE;
    if (!native_is(class_lookup(class, NAME(__init__)), F_object____init__))
        return TYPE_ERROR("object.__init__() takes exactly one argument (the instance to initialize)");
    if (native_is(class_lookup(class, NAME(__new__)), F_object____new__))
        return raise1(CLASS(TypeError),
                      TEXT("{}.__init__() takes exactly one argument (the instance to initialize)"),
                      class_name(class));
    return NONE;
}

// --- text ---
Value object_address(Value v) {
    Value number = int_from_u64(identity_of(v));
    RETURN_IF_ERROR(number);
    return int_to_str_prefixed(number, 16);
}

METHOD(object, __repr__, "($self, /)", "Return repr(self).") {
    Value name = type_full_name(class_of(arg(args, 0))), address = object_address(arg(args, 0));
    RETURN_IF_ERROR(name);
    RETURN_IF_ERROR(address);
    return text_format2(TEXT("<{} object at {}>"), name, address);
}

METHOD(object, __str__, "($self, /)", "Return str(self).") {
    Value v = arg(args, 0);
    return is_int(v) ? object_repr(v)
                     : call_special0(v, NAME(__repr__)); // str() complains of what is no text
}

METHOD(object, __format__, "($self, format_spec, /)", "Default object formatter.") {
    Value spec = arg(args, 1);
    if (!is_str(spec))
        return raise1(CLASS(TypeError), TEXT("__format__() argument must be str, not {t}"), spec);
    if (str_length(ref_of(object_plain(spec))) > 0)
        return raise1(CLASS(TypeError), TEXT("unsupported format string passed to {t}.__format__"),
                      arg(args, 0));
    return object_str(arg(args, 0));
}

// --- comparison ---
METHOD(object, __hash__, "($self, /)", "Return hash(self).") {
    return int_wrap((int64_t)(identity_of(arg(args, 0)) >> 3));
}
METHOD(object, __eq__, "($self, value, /)", "Return self==value.") {
    return same(arg(args, 0), arg(args, 1)) ? TRUE : NOT_IMPLEMENTED;
}
METHOD(object, __ne__, "($self, value, /)", "Return self!=value.") {
    Value equal = call_special1(arg(args, 0), NAME(__eq__), arg(args, 1));
    RETURN_IF_ERROR(equal);
    if (is_unset(equal) || same(equal, NOT_IMPLEMENTED)) return NOT_IMPLEMENTED;
    Value truth = object_truth(equal);
    RETURN_IF_ERROR(truth);
    return bool_value(is_false(truth));
}
METHOD(object, __lt__, "($self, value, /)", "Return self<value.") { return NOT_IMPLEMENTED; }
METHOD(object, __le__, "($self, value, /)", "Return self<=value.") { return NOT_IMPLEMENTED; }
METHOD(object, __gt__, "($self, value, /)", "Return self>value.") { return NOT_IMPLEMENTED; }
METHOD(object, __ge__, "($self, value, /)", "Return self>=value.") { return NOT_IMPLEMENTED; }

// --- attributes ---
METHOD(object, __getattribute__, "($self, name, /)", "Return getattr(self, name).") {
    Value name = attribute_name(arg(args, 1));
    RETURN_IF_ERROR(name);
    Value v = arg(args, 0), found = object_generic_getattr(v, name);
    if (!is_unset(found)) return found;
    if (!is_class(v)) return attribute_missing(v, name);
    return raise2(CLASS(AttributeError), TEXT("'{t}' object has no attribute '{}'"), v, name);
}

// The name, if object.__setattr__ may be used on v.
static Value check_setattr(Value v, Value name, Value method) {
    if (is_class(v) && !native_is(class_lookup(class_of(v), method), F_object____setattr__))
        return raise2(CLASS(TypeError), TEXT("can't apply this {} to {t} object"), method, v);
    return attribute_name(name);
}

METHOD(object, __setattr__, "($self, name, value, /)", "Implement setattr(self, name, value).") {
    Value name = check_setattr(arg(args, 0), arg(args, 1), NAME(__setattr__));
    RETURN_IF_ERROR(name);
    return object_generic_setattr(arg(args, 0), name, arg(args, 2));
}

METHOD(object, __delattr__, "($self, name, /)", "Implement delattr(self, name).") {
    Value name = check_setattr(arg(args, 0), arg(args, 1), NAME(__delattr__));
    RETURN_IF_ERROR(name);
    return object_generic_setattr(arg(args, 0), name, UNSET);
}

// Adds the keys of v.__dict__ to `all`, for dir().
static Value add_own_names(Value v, Value all) {
    Value dict = object_getattr_or_unset(v, NAME(__dict__));
    RETURN_IF_ERROR(dict);
    return !is_unset(dict) && IS_A(dict, dict) ? dict_update(all, dict) : NONE;
}

METHOD(object, __dir__, "($self, /)", "Default dir() implementation.") {
    Value v = arg(args, 0), all = dict_new(16);
    RETURN_IF_ERROR(all);
    Value class = object_getattr_or_unset(v, NAME(__class__));
    RETURN_IF_ERROR(class);
    RETURN_IF_ERROR(add_own_names(v, all));
    if (is_unset(class)) return list_from_iterable(all); // it hides its class
    if (!is_class(class)) class = class_of(v);
    Value mro = slot_get(ref_of(class), TYPE_MRO);
    for (uint64_t i = 0, n = mro_length(class); i < n; i++)
        RETURN_IF_ERROR(dict_update(all, slot_get(ref_of(tuple_get(mro, i)), TYPE_DICT)));
    return list_from_iterable(all);
}

METHOD(object, __sizeof__, "($self, /)", "Size of object in memory, in bytes.") {
    Value v = arg(args, 0);
    if (!is_ref(v)) return int_u32(8);
    return is_slots(ref_of(v)) ? int_u32(8 + 8 * slot_count(ref_of(v)))
                               : int_u32(16 + bytes_length(ref_of(v)));
}

GETTER(object, __class__, "the object's class") { return class_of(arg(args, 0)); }

static bool may_change_class(Value class) {
    return !(type_flags(class) & TYPE_IS_BUILTIN) || class_is_subclass(class, CLASS(module));
}

// The same fixed slots, of the same names, and a __dict__ in both or neither?
static bool same_layout(Value a, Value b) {
    if (type_layout(a) != type_layout(b)) return false;
    if ((type_flags(a) ^ type_flags(b)) & TYPE_HAS_DICT) return false;
    if (type_layout(a) == T_object &&
        is_unset(class_lookup(a, NAME(__weakref__))) != is_unset(class_lookup(b, NAME(__weakref__))))
        return false;
    if (same(slot_get(ref_of(a), TYPE_FIXED), slot_get(ref_of(b), TYPE_FIXED)) &&
        same(type_solid_base(a), type_solid_base(b)))
        return true;
    // Two classes whose __slots__ are the same, in whatever order, over the same base.
    Value solid_a = type_solid_base(a), solid_b = type_solid_base(b);
    if (!(type_flags(solid_a) & type_flags(solid_b) & TYPE_HAS_SLOTS)) return false;
    if (!same(slot_get(ref_of(solid_a), TYPE_BASE), slot_get(ref_of(solid_b), TYPE_BASE))) return false;
    if (!same(slot_get(ref_of(solid_a), TYPE_FIXED), slot_get(ref_of(solid_b), TYPE_FIXED))) return false;
    Value slots = slot_get(ref_of(solid_a), TYPE_DICT), others = slot_get(ref_of(solid_b), TYPE_DICT);
    for (DictStep step = dict_next(slots, 0); step.ok; step = dict_next(slots, step.position)) {
        if (!IS_EXACT(step.value, member_descriptor)) continue;
        Value other = dict_get_str(others, step.key);
        if (is_unset(other) || !IS_EXACT(other, member_descriptor) ||
            !same(slot_get(ref_of(step.value), MEMBER_SLOT), slot_get(ref_of(other), MEMBER_SLOT)))
            return false;
    }
    return true;
}

SETTER(object, __class__) {
    Value v = arg(args, 0), class = arg(args, 1), old = class_of(v);
    if (is_unset(class)) return TYPE_ERROR("can't delete __class__ attribute");
    if (!is_class(class))
        return raise1(CLASS(TypeError), TEXT("__class__ must be set to a class, not '{t}' object"), class);
    if (!may_change_class(class) || !may_change_class(old) || !is_ref(v))
        return TYPE_ERROR("__class__ assignment only supported for mutable types or ModuleType subclasses");
    if (!same_layout(old, class))
        return raise2(CLASS(TypeError), TEXT("__class__ assignment: '{}' object layout differs from '{}'"),
                      class_name(class), class_name(old));
    // A class is a place's key, and a descriptor may stand in a class.
    if (is_class(v) || !is_unset(class_lookup(class, NAME(__get__)))) class_flush();
    return instance_set_class(v, class);
}

// The attributes that user classes get: instance.__dict__ and __weakref__ (slots.c, type_new.c).
GETTER(shape, __dict__, "dictionary for instance variables") {
    if (is_class(arg(args, 0))) return mappingproxy_new(slot_get(ref_of(arg(args, 0)), TYPE_DICT));
    Value dict = instance_dict(arg(args, 0));
    return is_unset(dict) ? attribute_missing(arg(args, 0), NAME(__dict__)) : dict;
}
SETTER(shape, __dict__) {
    Value v = arg(args, 0), dict = arg(args, 1);
    if (is_class(v) || IS_A(v, module)) // theirs are another attribute's
        return raise1(CLASS(AttributeError), TEXT("attribute '__dict__' of '{t}' objects is not writable"),
                      v);
    if (is_unset(dict) && layout_of(v) != T_object) return TYPE_ERROR("cannot delete __dict__");
    if (is_unset(dict)) dict = dict_new(0);
    RETURN_IF_ERROR(dict);
    if (!IS_A(dict, dict))
        return raise1(CLASS(TypeError), TEXT("__dict__ must be set to a dictionary, not a '{t}'"), dict);
    return instance_set_dict(v, dict);
}
GETTER(shape, __weakref__, "list of weak references to the object") { return NONE; }

// --- subclasses, copying ---
CLASSMETHOD(object, __init_subclass__, "!($type, /)",
            "This method is called when a class is subclassed.\n\nThe default implementation does nothing. "
            "It may be\n"
            "overridden to extend subclasses.\n") {
    return NONE;
}

CLASSMETHOD(object, __subclasshook__, "!($type, /, *args)",
            "Abstract classes can override this to customize issubclass().") {
    return NOT_IMPLEMENTED;
}
