// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// property, classmethod and staticmethod.
#include "python/objects/descriptor.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/instance.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

TYPE(property, "property", object, PROPERTY_FIELDS, "Property attribute.");
TYPE(classmethod, "classmethod", object, WRAPPED_FIELDS,
     "classmethod(function) -> method\n\nConvert a function to be a class method.");
TYPE(staticmethod, "staticmethod", object, WRAPPED_FIELDS,
     "staticmethod(function) -> method\n\nConvert a function to be a static method.");

static Value or_none(Value v) { return is_unset(v) ? NONE : v; }
static Value field(Value v, uint32_t i) { return slot_get(ref_of(v), i); }
static bool given(Value v) { return !is_unset(v) && !is_none(v); }

// --- property ---
METHOD(property, __init__, "($self, /, fget=None, fset=None, fdel=None, doc=None)",
       "Initialize self.  See help(type(self)) for accurate signature.") {
    Value self = arg(args, 0), getter = arg(args, 1), doc = arg(args, 4);
    Ref p = ref_of(self);
    for (uint32_t i = 0; i < 3; i++)
        slot_set(p, PROPERTY_GET + i, given(arg(args, i + 1)) ? arg(args, i + 1) : UNSET);
    slot_set(p, PROPERTY_GETTER_DOC, FALSE);
    if (!given(doc) && given(getter)) {
        doc = object_getattr_or_unset(getter, NAME(__doc__));
        RETURN_IF_ERROR(doc);
        if (given(doc)) slot_set(p, PROPERTY_GETTER_DOC, TRUE);
    }
    if (same(class_of(self), CLASS(property)) || !given(doc)) {
        slot_set(p, PROPERTY_DOC, or_none(doc));
        return NONE;
    }
    // In a subclass the documentation is an attribute of the instance, where that can have one.
    slot_set(p, PROPERTY_DOC, NONE);
    Value done = instance_set(self, NAME(__doc__), doc);
    if (!is_unset(done)) return done;
    return raise1(CLASS(AttributeError), TEXT("'{t}' object attribute '__doc__' is read-only"), self);
}

STATICMETHOD(property, __new__, "!($type, /, *args, **kwargs)", "") {
    Value property = new_instance(arg(args, 0));
    RETURN_IF_ERROR(property);
    slot_set(ref_of(property), PROPERTY_DOC, NONE);
    slot_set(ref_of(property), PROPERTY_GETTER_DOC, FALSE);
    return property;
}

static COLD Value without(Value property, Value instance, Text what) {
    Value name = field(property, PROPERTY_NAME), kind = str_from_text(what);
    RETURN_IF_ERROR(kind);
    Value qualname = slot_get(ref_of(class_of(instance)), TYPE_QUALNAME);
    return is_unset(name)
               ? raise2(CLASS(AttributeError), TEXT("property of {r} object has no {}"), qualname, kind)
               : raise3(CLASS(AttributeError), TEXT("property {r} of {r} object has no {}"), name, qualname,
                        kind);
}

METHOD(property, __get__, "($self, instance, owner=None, /)",
       "Return an attribute of instance, which is of type owner.") {
    Value self = arg(args, 0), instance = arg(args, 1), getter = field(self, PROPERTY_GET);
    if (!given(instance)) return self;
    return is_unset(getter) ? without(self, instance, TEXT("getter")) : call1(getter, instance);
}

METHOD(property, __set__, "($self, instance, value, /)", "Set an attribute of instance to value.") {
    Value self = arg(args, 0), setter = field(self, PROPERTY_SET);
    if (is_unset(setter)) return without(self, arg(args, 1), TEXT("setter"));
    return is_error(call2(setter, arg(args, 1), arg(args, 2))) ? ERROR : NONE;
}

METHOD(property, __delete__, "($self, instance, /)", "Delete an attribute of instance.") {
    Value self = arg(args, 0), deleter = field(self, PROPERTY_DELETE);
    if (is_unset(deleter)) return without(self, arg(args, 1), TEXT("deleter"));
    return is_error(call1(deleter, arg(args, 1))) ? ERROR : NONE;
}

// A property like self with function number `which` replaced.
static Value with(Value self, uint32_t which, Value function) {
    ArgsResult pushed = args_push(4);
    if (!pushed.ok) return raise_recursion_error();
    for (uint32_t i = 0; i < 3; i++) arg_set(pushed.args, i, or_none(field(self, PROPERTY_GET + i)));
    arg_set(pushed.args, which, function);
    bool from_getter = is_true(field(self, PROPERTY_GETTER_DOC));
    arg_set(pushed.args, 3, from_getter ? NONE : field(self, PROPERTY_DOC));
    Value made = object_call(class_of(self), pushed.args, UNSET);
    args_pop(pushed.args);
    RETURN_IF_ERROR(made);
    if (IS_A(made, property)) slot_set(ref_of(made), PROPERTY_NAME, field(self, PROPERTY_NAME));
    return made;
}

METHOD(property, getter, "!($self, function, /)",
       "Descriptor to obtain a copy of the property with a different getter.") {
    return with(arg(args, 0), 0, arg(args, 1));
}
METHOD(property, setter, "!($self, function, /)",
       "Descriptor to obtain a copy of the property with a different setter.") {
    return with(arg(args, 0), 1, arg(args, 1));
}
METHOD(property, deleter, "!($self, function, /)",
       "Descriptor to obtain a copy of the property with a different deleter.") {
    return with(arg(args, 0), 2, arg(args, 1));
}

METHOD(property, __set_name__, "!($self, /, *args)", "Method to set name of a property.") {
    uint64_t count = tuple_length(arg(args, 1));
    if (count != 2)
        return raise1(CLASS(TypeError), TEXT("__set_name__() takes 2 positional arguments but {} were given"),
                      int_wrap((int64_t)count));
    slot_set(ref_of(arg(args, 0)), PROPERTY_NAME, tuple_get(arg(args, 1), 1));
    return NONE;
}

GETTER(property, __isabstractmethod__, "") {
    for (uint32_t i = 0; i < 3; i++) {
        Value function = field(arg(args, 0), PROPERTY_GET + i);
        if (is_unset(function)) continue;
        Value mark = object_getattr_or_unset(function, NAME(__isabstractmethod__));
        RETURN_IF_ERROR(mark);
        Value truth = is_unset(mark) ? FALSE : object_truth(mark);
        if (!is_false(truth)) return truth;
    }
    return FALSE;
}

// --- classmethod and staticmethod ---
static const uint16_t copied_names[5] = {
    NAME_INDEX(__module__), NAME_INDEX(__name__),        NAME_INDEX(__qualname__),
    NAME_INDEX(__doc__),    NAME_INDEX(__annotations__),
};

// Wraps the function, and takes over its names as functools.wraps does.
static Value wrap(Value self, Value function) {
    slot_set(ref_of(self), WRAPPED_FUNCTION, function);
    for (uint32_t i = 0; i < LENGTH_OF(copied_names); i++) {
        Value name = AT(name_objects, AT(copied_names, i)), value = object_getattr_or_unset(function, name);
        RETURN_IF_ERROR(value);
        if (!is_unset(value)) RETURN_IF_ERROR(instance_set(self, name, value));
    }
    return NONE;
}

static Value wrapped(Value self) { return or_none(field(self, WRAPPED_FUNCTION)); }

static Value is_abstract(Value self) {
    Value mark = object_getattr_or_unset(wrapped(self), NAME(__isabstractmethod__));
    RETURN_IF_ERROR(mark);
    return is_unset(mark) ? FALSE : object_truth(mark);
}

STATICMETHOD(classmethod, __new__, "!($type, /, *args, **kwargs)", "") { return new_instance(arg(args, 0)); }
METHOD(classmethod, __init__, "!($self, function, /)",
       "Initialize self.  See help(type(self)) for accurate signature.") {
    return wrap(arg(args, 0), arg(args, 1));
}
METHOD(classmethod, __get__, "($self, instance, owner=None, /)",
       "Return an attribute of instance, which is of type owner.") {
    Value function = wrapped(arg(args, 0));
    Value class = given(arg(args, 2)) ? arg(args, 2) : class_of(arg(args, 1));
    // Another descriptor below, as in @classmethod @property, is bound to the class.
    if (layout_of(function) != T_function && !is_unset(class_lookup(class_of(function), NAME(__get__))))
        return descriptor_get(function, class, class);
    return method_new(function, class);
}
METHOD(classmethod, __repr__, "($self, /)", "Return repr(self).") {
    return text_format1(TEXT("<classmethod({r})>"), wrapped(arg(args, 0)));
}
GETTER(classmethod, __isabstractmethod__, "") { return is_abstract(arg(args, 0)); }

STATICMETHOD(staticmethod, __new__, "!($type, /, *args, **kwargs)", "") { return new_instance(arg(args, 0)); }
METHOD(staticmethod, __init__, "!($self, function, /)",
       "Initialize self.  See help(type(self)) for accurate signature.") {
    return wrap(arg(args, 0), arg(args, 1));
}
METHOD(staticmethod, __get__, "($self, instance, owner=None, /)",
       "Return an attribute of instance, which is of type owner.") {
    return wrapped(arg(args, 0));
}
METHOD(staticmethod, __call__, "($self, /, *args, **kwargs)", "Call self as a function.") {
    return call_tuple(wrapped(arg(args, 0)), arg(args, 1), arg(args, 2));
}
METHOD(staticmethod, __repr__, "($self, /)", "Return repr(self).") {
    return text_format1(TEXT("<staticmethod({r})>"), wrapped(arg(args, 0)));
}
GETTER(staticmethod, __isabstractmethod__, "") { return is_abstract(arg(args, 0)); }

bool descriptor_boot(void) {
    return !is_error(instance_dict_field(T_classmethod, WRAPPED_DICT)) &&
           !is_error(instance_dict_field(T_staticmethod, WRAPPED_DICT));
}
