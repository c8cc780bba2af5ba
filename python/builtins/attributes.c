// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Built-in functions about objects and their attributes, and about the names in scope.
#include "kernel/control.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/vm/namespace.h"

// A name for getattr and its kin: an interned str, or TypeError.
static Value name_of(Value v) {
    if (is_str(v)) return attribute_name(v);
    return raise1(CLASS(TypeError), TEXT("attribute name must be string, not '{t}'"), v);
}

FUNCTION(builtins, getattr, "!($module, object, name, default=None, /)",
         "getattr(object, name[, default]) -> value\n"
         "\n"
         "Get a named attribute from an object; getattr(x, 'y') is equivalent to x.y.\n"
         "When a default argument is given, it is returned when the attribute doesn't\n"
         "exist; without it, an exception is raised in that case.") {
    Value name = name_of(arg(args, 2)), fallback = arg(args, 3);
    RETURN_IF_ERROR(name);
    if (is_unset(fallback)) return object_getattr(arg(args, 1), name);
    Value found = object_getattr_or_unset(arg(args, 1), name);
    return is_unset(found) ? fallback : found;
}

FUNCTION(builtins, hasattr, "($module, obj, name, /)",
         "Return whether the object has an attribute with the given name.\n"
         "\n"
         "This is done by calling getattr(obj, name) and catching AttributeError.") {
    Value name = name_of(arg(args, 2));
    RETURN_IF_ERROR(name);
    Value found = object_getattr_or_unset(arg(args, 1), name);
    return is_error(found) ? ERROR : bool_value(!is_unset(found));
}

FUNCTION(builtins, setattr, "($module, obj, name, value, /)",
         "Sets the named attribute on the given object to the specified value.\n"
         "\n"
         "setattr(x, 'y', v) is equivalent to ``x.y = v``") {
    Value name = name_of(arg(args, 2));
    return is_error(name) ? ERROR : object_setattr(arg(args, 1), name, arg(args, 3));
}

FUNCTION(builtins, delattr, "($module, obj, name, /)",
         "Deletes the named attribute from the given object.\n"
         "\n"
         "delattr(x, 'y') is equivalent to ``del x.y``") {
    Value name = name_of(arg(args, 2));
    return is_error(name) ? ERROR : object_setattr(arg(args, 1), name, UNSET);
}

FUNCTION(builtins, callable, "($module, obj, /)",
         "Return whether the object is callable (i.e., some kind of function).\n"
         "\n"
         "Note that classes are callable, as are instances of classes with a\n"
         "__call__() method.") {
    return bool_value(object_is_callable(arg(args, 1)));
}

FUNCTION(builtins, id, "($module, obj, /)",
         "Return the identity of an object.\n"
         "\n"
         "This is guaranteed to be unique among simultaneously existing objects.\n"
         "(CPython uses the object's memory address.)") {
    return int_from_u64(identity_of(arg(args, 1)));
}

FUNCTION(builtins, hash, "($module, obj, /)",
         "Return the hash value for the given object.\n"
         "\n"
         "Two objects that compare equal must also have the same hash value, but the\n"
         "reverse is not necessarily true.") {
    HashResult hash = object_hash(arg(args, 1));
    return hash.ok ? int_new(hash.value) : ERROR;
}

FUNCTION(builtins, isinstance, "($module, obj, class_or_tuple, /)",
         "Return whether an object is an instance of a class or of a subclass thereof.\n"
         "\n"
         "A tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to\n"
         "check against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)\n"
         "or ...`` etc.") {
    return object_isinstance(arg(args, 1), arg(args, 2));
}

FUNCTION(builtins, issubclass, "($module, cls, class_or_tuple, /)",
         "Return whether 'cls' is derived from another class or is the same class.\n"
         "\n"
         "A tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to\n"
         "check against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)\n"
         "or ...``.") {
    return object_issubclass(arg(args, 1), arg(args, 2));
}

// --- names in scope ---
static COLD Value no_frame(void) { return raise0(CLASS(SystemError), TEXT("frame does not exist")); }

FUNCTION(builtins, globals, "($module, /)",
         "Return the dictionary containing the current scope's global variables.\n"
         "\n"
         "NOTE: Updates to this dictionary *will* affect name lookups in the current\n"
         "global scope and vice-versa.") {
    return frame_count() ? namespace_globals(frame_register(0, 0)) : no_frame();
}

FUNCTION(builtins, locals, "($module, /)",
         "Return a dictionary containing the current scope's local variables.\n"
         "\n"
         "NOTE: Whether or not updates to this dictionary will affect name lookups in\n"
         "the local scope and vice-versa is *implementation dependent* and not\n"
         "covered by any backwards compatibility guarantees.") {
    return frame_count() ? namespace_locals() : no_frame();
}

FUNCTION(builtins, vars, "!($module, object=None, /)",
         "vars([object]) -> dictionary\n"
         "\n"
         "Without arguments, equivalent to locals().\n"
         "With an argument, equivalent to object.__dict__.") {
    if (is_unset(arg(args, 1))) return frame_count() ? namespace_locals() : no_frame();
    Value dict = object_getattr_or_unset(arg(args, 1), NAME(__dict__));
    return is_unset(dict) ? TYPE_ERROR("vars() argument must have __dict__ attribute") : dict;
}

FUNCTION(builtins, dir, "!($module, object=None, /)",
         "dir([object]) -> list of strings\n"
         "\n"
         "If called without an argument, return the names in the current scope.\n"
         "Else, return an alphabetized list of names comprising (some of) the attributes\n"
         "of the given object, and of attributes reachable from it.\n"
         "If the object supplies a method named __dir__, it will be used.") {
    Value names;
    if (is_unset(arg(args, 1))) {
        if (!frame_count()) return no_frame();
        Value locals = namespace_locals();
        RETURN_IF_ERROR(locals);
        names = IS_EXACT(locals, dict) ? locals : call_method0(locals, NAME(keys));
    } else {
        names = call_special0(arg(args, 1), NAME(__dir__));
        if (is_unset(names)) return TYPE_ERROR("object does not provide __dir__");
    }
    RETURN_IF_ERROR(names);
    names = list_from_iterable(names);
    RETURN_IF_ERROR(names);
    return is_error(list_sort(names, UNSET, false)) ? ERROR : names;
}
