// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// method: a function bound to an instance.
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

TYPE(method, "method", object, 2, "Create a bound instance method object.");

static Value function_of(Value method) { return slot_get(ref_of(method), METHOD_FUNCTION); }
static Value self_of(Value method) { return slot_get(ref_of(method), METHOD_SELF); }

Value method_new(Value function, Value self) {
    Value method = new_slots(SHAPE(method), METHOD_FIELDS);
    RETURN_IF_ERROR(method);
    slot_set(ref_of(method), METHOD_FUNCTION, function);
    slot_set(ref_of(method), METHOD_SELF, self);
    return method;
}

STATICMETHOD(method, __new__, "!($type, function, instance, /)", "") {
    if (!object_is_callable(arg(args, 1))) return TYPE_ERROR("first argument must be callable");
    if (is_none(arg(args, 2))) return TYPE_ERROR("self must not be None");
    return method_new(arg(args, 1), arg(args, 2));
}

// Other attributes are the function's.
METHOD(method, __getattribute__, "($self, name, /)", "Return getattr(self, name).") {
    Value v = arg(args, 0), name = attribute_name(arg(args, 1));
    RETURN_IF_ERROR(name);
    Value found = class_lookup(CLASS(method), name);
    if (!is_unset(found)) return descriptor_get(found, v, CLASS(method));
    return object_getattr(function_of(v), name);
}

GETTER(method, __doc__, "") { return object_getattr(function_of(arg(args, 0)), NAME(__doc__)); }

METHOD(method, __call__, "($self, /, *args, **kwargs)", "Call self as a function.") {
    return call_tuple(arg(args, 0), arg(args, 1), arg(args, 2));
}

METHOD(method, __get__, "($self, instance, owner=None, /)",
       "Return an attribute of instance, which is of type owner.") {
    return arg(args, 0); // bound already
}

METHOD(method, __repr__, "($self, /)", "Return repr(self).") {
    Value v = arg(args, 0), name = object_getattr_or_unset(function_of(v), NAME(__qualname__));
    RETURN_IF_ERROR(name);
    if (is_unset(name) || !is_str(name)) name = object_getattr_or_unset(function_of(v), NAME(__name__));
    RETURN_IF_ERROR(name);
    if (is_unset(name) || !is_str(name)) name = str_from_text(TEXT("?"));
    return text_format2(TEXT("<bound method {} of {r}>"), name, self_of(v));
}

METHOD(method, __eq__, "($self, value, /)", "Return self==value.") {
    Value a = arg(args, 0), b = arg(args, 1);
    if (!IS_EXACT(b, method)) return NOT_IMPLEMENTED;
    if (!same(self_of(a), self_of(b))) return FALSE;
    return object_equal(function_of(a), function_of(b));
}

METHOD(method, __ne__, "($self, value, /)", "Return self!=value.") {
    Value equal = method____eq__(args);
    return is_bool(equal) ? bool_value(is_false(equal)) : equal;
}

METHOD(method, __hash__, "($self, /)", "Return hash(self).") {
    HashResult hash = object_hash(function_of(arg(args, 0)));
    if (!hash.ok) return ERROR;
    return int_new(hash.value ^ (int64_t)(identity_of(self_of(arg(args, 0))) >> 3));
}

METHOD(method, __reduce__, "!($self, /)", "") {
    Value name = object_getattr(function_of(arg(args, 0)), NAME(__name__)),
          builtins = builtin_lookup(NAME(getattr));
    RETURN_IF_ERROR(name);
    RETURN_IF_ERROR(builtins);
    Value pair = tuple2(self_of(arg(args, 0)), name);
    return is_error(pair) ? ERROR : tuple2(builtins, pair);
}
