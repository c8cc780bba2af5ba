// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// super: attributes of an instance (or class) looked up behind a given class in the method resolution order.
// super() without arguments is the compiler's and the virtual machine's work: they pass both.
#include "python/objects/super.h"
#include "python/objects/call.h"
#include "python/objects/class.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

TYPE(super, "super", object, SUPER_FIELDS,
     "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\n"
     "super(type, obj) -> bound super object; requires isinstance(obj, type)\n"
     "super(type, type2) -> bound super object; requires issubclass(type2, type)");

static Value field(Value v, uint32_t i) { return slot_get(ref_of(v), i); }

// The class whose order is searched: that of v, or v itself; ERROR when v has nothing to do with class.
static Value start_class(Value class, Value v) {
    if (is_class(v) && class_is_subclass(v, class)) return v;
    if (object_is_a(v, class)) return class_of(v);
    Value claimed = object_getattr_or_unset(v, NAME(__class__));
    RETURN_IF_ERROR(claimed);
    if (!is_unset(claimed) && is_class(claimed) && class_is_subclass(claimed, class)) return claimed;
    return TYPE_ERROR("super(type, obj): obj must be an instance or subtype of type");
}

static Value set(Value super, Value class, Value v) {
    Ref s = ref_of(super);
    slot_set(s, SUPER_THIS_CLASS, class);
    slot_set(s, SUPER_SELF, UNSET);
    slot_set(s, SUPER_SELF_CLASS, UNSET);
    if (is_unset(v) || is_none(v)) return NONE;
    Value start = start_class(class, v);
    RETURN_IF_ERROR(start);
    slot_set(s, SUPER_SELF, v);
    slot_set(s, SUPER_SELF_CLASS, start);
    return NONE;
}

Value super_new(Value class, Value v) {
    if (!is_class(class))
        return raise1(CLASS(TypeError), TEXT("super() argument 1 must be a type, not {t}"), class);
    Value super = NEW(super);
    RETURN_IF_ERROR(super);
    RETURN_IF_ERROR(set(super, class, v));
    return super;
}

// What `name` is in the order of `start` behind class, as it stands there; UNSET: not found.
static Value find_behind(Value class, Value start, Value name) {
    Value mro = slot_get(ref_of(start), TYPE_MRO);
    uint64_t n = mro_length(start), i = n ? slots_find(ref_of(mro), 0, n, 1, class) : 0;
    for (i = i < n ? i + 1 : n; i < n; i++) {
        Value found = dict_get_str(field(tuple_get(mro, i), TYPE_DICT), name);
        if (!is_unset(found)) return found;
    }
    return UNSET;
}

static Value super_lookup(Value class, Value v, Value start, Value name) {
    Value found = find_behind(class, start, name);
    return is_unset(found) ? UNSET : descriptor_get(found, same(v, start) ? UNSET : v, start);
}

Value super_function(Value super, Value name) {
    Value start = field(super, SUPER_SELF_CLASS), v = field(super, SUPER_SELF);
    if (!is_ref(start) || same(v, start)) return UNSET;
    Value found = find_behind(field(super, SUPER_THIS_CLASS), start, name);
    return IS_EXACT(found, function) ? found : UNSET;
}

Value super_here(void) {
    Value values = current_super_arguments();
    return is_error(values) ? ERROR : super_new(tuple_get(values, 0), tuple_get(values, 1));
}

STATICMETHOD(super, __new__, "!($type, /, *args, **kwargs)", "") { return new_instance(arg(args, 0)); }

METHOD(super, __init__, "!($self, /, *args)",
       "Initialize self.  See help(type(self)) for accurate signature.") {
    Value values = arg(args, 1);
    uint64_t count = tuple_length(values);
    if (count > 2)
        return raise1(CLASS(TypeError), TEXT("super() expected at most 2 arguments, got {}"),
                      int_wrap((int64_t)count));
    if (count == 0) {
        values = current_super_arguments();
        RETURN_IF_ERROR(values);
        count = 2;
    }
    Value class = tuple_get(values, 0);
    if (!is_class(class))
        return raise1(CLASS(TypeError), TEXT("super() argument 1 must be a type, not {t}"), class);
    return set(arg(args, 0), class, count > 1 ? tuple_get(values, 1) : UNSET);
}

METHOD(super, __getattribute__, "($self, name, /)", "Return getattr(self, name).") {
    Value self = arg(args, 0), name = attribute_name(arg(args, 1));
    RETURN_IF_ERROR(name);
    Value start = field(self, SUPER_SELF_CLASS);
    if (is_ref(start) && !same(name, NAME(__class__))) {
        Value found = super_lookup(field(self, SUPER_THIS_CLASS), field(self, SUPER_SELF), start, name);
        if (!is_unset(found)) return found;
    }
    Value found = object_generic_getattr(self, name);
    if (!is_unset(found)) return found;
    return attribute_missing(self, name);
}

METHOD(super, __get__, "($self, instance, owner=None, /)",
       "Return an attribute of instance, which is of type owner.") {
    Value self = arg(args, 0), v = arg(args, 1);
    if (is_none(v) || !is_unset(field(self, SUPER_SELF))) return self;
    if (same(class_of(self), CLASS(super))) return super_new(field(self, SUPER_THIS_CLASS), v);
    return call2(class_of(self), field(self, SUPER_THIS_CLASS), v);
}

METHOD(super, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0), class = field(self, SUPER_THIS_CLASS), start = field(self, SUPER_SELF_CLASS);
    Value name = is_unset(class) ? str_from_text(TEXT("NULL")) : class_name(class);
    return is_unset(start)
               ? text_format1(TEXT("<super: <class '{}'>, NULL>"), name)
               : text_format2(TEXT("<super: <class '{}'>, <{} object>>"), name, class_name(start));
}
