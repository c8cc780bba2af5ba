// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The attributes of class objects that are kept in fields: names, bases, order, namespace, documentation.
#include "python/objects/call.h"
#include "python/objects/class.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/mappingproxy.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

static Value field(Value class, uint32_t i) { return slot_get(ref_of(class), i); }
static Value own(Value class, Value name) { return dict_get_str(field(class, TYPE_DICT), name); }

Value class_check_change(Value class, Value name, Value value, bool deletable) {
    if (type_flags(class) & TYPE_IS_BUILTIN)
        return raise2(CLASS(TypeError), TEXT("cannot set '{}' attribute of immutable type '{}'"), name,
                      type_full_name(class));
    if (is_unset(value) && !deletable)
        return raise2(CLASS(TypeError), TEXT("cannot delete '{}' attribute of immutable type '{}'"), name,
                      class_name(class));
    return NONE;
}

static Value set_text(Value class, Value name, Value value, uint32_t at) {
    RETURN_IF_ERROR(class_check_change(class, name, value, false));
    if (!is_str(value))
        return raise3(CLASS(TypeError), TEXT("can only assign string to {}.{}, not '{t}'"), class_name(class),
                      name, value);
    Value plain = object_plain(value);
    if (at == TYPE_NAME && str_find_char(plain, 0, 0, str_length(ref_of(plain))) >= 0)
        return VALUE_ERROR("type name must not contain null characters");
    if (at == TYPE_NAME && is_error(call_method0(plain, NAME(encode)))) return ERROR; // lone surrogates
    slot_set(ref_of(class), at, value);
    return NONE;
}

GETTER(type, __name__, "") { return field(arg(args, 0), TYPE_NAME); }
SETTER(type, __name__) { return set_text(arg(args, 0), NAME(__name__), arg(args, 1), TYPE_NAME); }
GETTER(type, __qualname__, "") { return field(arg(args, 0), TYPE_QUALNAME); }
SETTER(type, __qualname__) { return set_text(arg(args, 0), NAME(__qualname__), arg(args, 1), TYPE_QUALNAME); }

GETTER(type, __module__, "") {
    Value module = type_module(arg(args, 0));
    return is_unset(module) ? raise0(CLASS(AttributeError), TEXT("__module__")) : module;
}
SETTER(type, __module__) {
    RETURN_IF_ERROR(class_check_change(arg(args, 0), NAME(__module__), arg(args, 1), false));
    return type_set_attribute(arg(args, 0), NAME(__module__), arg(args, 1));
}

GETTER(type, __doc__, "") {
    Value doc = own(arg(args, 0), NAME(__doc__));
    return is_unset(doc) ? NONE : descriptor_get(doc, UNSET, arg(args, 0));
}
SETTER(type, __doc__) {
    RETURN_IF_ERROR(class_check_change(arg(args, 0), NAME(__doc__), arg(args, 1), false));
    return type_set_attribute(arg(args, 0), NAME(__doc__), arg(args, 1));
}

static Value signature_by(Value class, Value name) {
    Value native = own(class, name);
    bool is = !is_unset(native) &&
              (IS_EXACT(native, builtin_function_or_method) || IS_EXACT(native, wrapper_descriptor));
    return is ? native_class_signature(native) : NONE;
}

// What CPython's built-in classes tell inspect.signature of their arguments; some tell nothing.
GETTER(type, __text_signature__, "") {
    Value class = arg(args, 0);
    if (!(type_flags(class) & TYPE_IS_BUILTIN)) return NONE;
    if (same(class, CLASS(object))) return str_from_text(TEXT("()"));
    if (same(class, CLASS(complex))) return str_from_text(TEXT("(real=0, imag=0)"));
    if (same(class, CLASS(function)))
        return str_from_text(TEXT("(code, globals, name=None, argdefs=None, closure=None)"));
    if (same(class, CLASS(code)))
        return str_from_text(
            TEXT("(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, "
                 "codestring, constants, names, varnames, filename, name, qualname, firstlineno, "
                 "linetable, exceptiontable, freevars=(), cellvars=(), /)"));
    if (same(class, CLASS(enumerate))) return str_from_text(TEXT("(iterable, start=0)"));
    if (same(class, CLASS(float))) return str_from_text(TEXT("(x=0, /)"));
    if (same(class, CLASS(list)) || same(class, CLASS(tuple))) return str_from_text(TEXT("(iterable=(), /)"));
    if (same(class, CLASS(memoryview))) return str_from_text(TEXT("(object)"));
    if (same(class, CLASS(property)))
        return str_from_text(TEXT("(fget=None, fset=None, fdel=None, doc=None)"));
    if (same(class, CLASS(reversed))) return str_from_text(TEXT("(sequence, /)"));
    if (same(class, CLASS(BufferedReader)) || same(class, CLASS(BufferedWriter)) ||
        same(class, CLASS(BufferedRandom)))
        return str_from_text(TEXT("(raw, buffer_size=DEFAULT_BUFFER_SIZE)"));
    if (same(class, CLASS(BytesIO))) return str_from_text(TEXT("(initial_bytes=b'')"));
    if (same(class, CLASS(FileIO))) return str_from_text(TEXT("(file, mode='r', closefd=True, opener=None)"));
    Value signature = signature_by(class, NAME(__new__));
    return is_none(signature) ? signature_by(class, NAME(__init__)) : signature;
}
GETTER(type, __dict__, "") { return mappingproxy_new(field(arg(args, 0), TYPE_DICT)); }

// The bits that the standard library looks at: heap type, can be a base, immutable, abstract.
MEMBER(type, __flags__, "") {
    uint32_t flags = type_flags(arg(args, 0));
    uint32_t shown = flags & TYPE_IS_BUILTIN ? 1 << 8 : 1 << 9;
    if (!(flags & TYPE_IS_FINAL)) shown |= 1 << 10;
    if (flags & TYPE_IS_ABSTRACT) shown |= 1 << 20;
    return int_u32(shown);
}
MEMBER(type, __basicsize__, "") { return int_u32(8 + 8 * (uint32_t)int_of(field(arg(args, 0), TYPE_FIXED))); }
// As in CPython, for who asks whether a class is of variable size, and how large that can get.
MEMBER(type, __itemsize__, "") {
    uint32_t layout = type_layout(arg(args, 0));
    return int_u32(layout == T_tuple   ? 8
                   : layout == T_int   ? 4
                   : layout == T_bytes ? 1
                   : layout == T_type  ? 40
                                       : 0);
}
MEMBER(type, __dictoffset__, "") { return int_u32(type_flags(arg(args, 0)) & TYPE_HAS_DICT ? 8 : 0); }
MEMBER(type, __weakrefoffset__, "") { return int_u32(0); }

GETTER(type, __abstractmethods__, "") {
    Value names = own(arg(args, 0), NAME(__abstractmethods__));
    if (is_unset(names) || same(arg(args, 0), CLASS(type)))
        return raise0(CLASS(AttributeError), TEXT("__abstractmethods__"));
    return names;
}
SETTER(type, __abstractmethods__) {
    Value self = arg(args, 0), names = arg(args, 1);
    RETURN_IF_ERROR(class_check_change(self, NAME(__abstractmethods__), names, true));
    Value truth = is_unset(names) ? FALSE : object_truth(names);
    RETURN_IF_ERROR(truth);
    RETURN_IF_ERROR(type_set_attribute(self, NAME(__abstractmethods__), names));
    int64_t flags = int_of(slot_get(ref_of(self), TYPE_FLAGS)) & ~(int64_t)TYPE_IS_ABSTRACT;
    slot_set(ref_of(self), TYPE_FLAGS, int_wrap(is_true(truth) ? flags | TYPE_IS_ABSTRACT : flags));
    return NONE;
}

GETTER(type, __annotations__, "") {
    Value self = arg(args, 0), annotations = own(self, NAME(__annotations__));
    if (!is_unset(annotations)) return annotations;
    if (type_flags(self) & TYPE_IS_BUILTIN)
        return raise1(CLASS(AttributeError), TEXT("type object '{}' has no attribute '__annotations__'"),
                      type_full_name(self));
    annotations = dict_new(0);
    RETURN_IF_ERROR(annotations);
    RETURN_IF_ERROR(type_set_attribute(self, NAME(__annotations__), annotations));
    return annotations;
}
SETTER(type, __annotations__) {
    RETURN_IF_ERROR(class_check_change(arg(args, 0), NAME(__annotations__), arg(args, 1), true));
    return type_set_attribute(arg(args, 0), NAME(__annotations__), arg(args, 1));
}
