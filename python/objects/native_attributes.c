// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What native functions and descriptors show of themselves: names, documentation, signature, and repr, in
// CPython's words.
#include "python/objects/call.h"
#include "python/objects/class.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

static Value field(Value v, uint32_t i) { return slot_get(ref_of(v), i); }
static Value name_of(Value native) { return AT(name_objects, AT(native_table, native_index(native)).name); }
static Value owner_of(Value native) { return field(native, NATIVE_OWNER); }
static bool is_function(Value native) {
    return AT(native_table, native_index(native)).kind == NATIVE_FUNCTION;
}

// Special methods that take anything, as CPython shows them whatever the class takes: constructors, calls.
static bool takes_anything(Value native) {
    Value name = name_of(native);
    return same(name, NAME(__new__)) || ((same(name, NAME(__init__)) || same(name, NAME(__call__))) &&
                                         native_is_slot(native_index(native)));
}

// What CPython says of these special methods of any class.
static Value slot_doc(Value name) {
    if (same(name, NAME(__new__)))
        return str_from_text(TEXT("Create and return a new object.  See help(type) for accurate signature."));
    if (same(name, NAME(__init__)))
        return str_from_text(TEXT("Initialize self.  See help(type(self)) for accurate signature."));
    if (same(name, NAME(__repr__))) return str_from_text(TEXT("Return repr(self)."));
    if (same(name, NAME(__str__))) return str_from_text(TEXT("Return str(self)."));
    return NONE;
}

static Value doc_of(Value native) {
    uint32_t doc = AT(native_table, native_index(native)).doc;
    return doc == 0 ? slot_doc(name_of(native)) : native_text(doc);
}

// As inspect reads it; a module's function that does not take its module shows $module all the same.
static Value signature_of(Value native) {
    uint32_t index = native_index(native);
    if (takes_anything(native))
        return str_from_text(same(name_of(native), NAME(__new__)) ? TEXT("($type, *args, **kwargs)")
                                                                  : TEXT("($self, /, *args, **kwargs)"));
    if (index == F_builtins__sorted)
        return str_from_text(TEXT("($module, iterable, /, *, key=None, reverse=False)"));
    if (AT(native_table, index).flags & NATIVE_HIDDEN_SIGNATURE) return NONE;
    Value text = native_text(AT(native_table, index).signature);
    RETURN_IF_ERROR(text);
    if (!is_function(native) || native_takes_self(index)) return text;
    uint32_t n = str_length(ref_of(text));
    bool none = AT(native_table, index).parameter_count == 0 && n == 2;
    bool only = AT(native_table, index).positional_only > 0;
    Builder b = builder_text(builder_new(), none   ? TEXT("($module, /")
                                            : only ? TEXT("($module, ")
                                                   : TEXT("($module, /, "));
    return builder_finish(builder_part(b, text, 1, n));
}

Value native_class_signature(Value native) {
    uint32_t index = native_index(native), anything = NATIVE_VARARGS | NATIVE_VARKW;
    if (AT(native_table, index).flags & NATIVE_HIDDEN_SIGNATURE) return NONE;
    if ((AT(native_table, index).flags & anything) == anything) return NONE;
    Value text = native_text(AT(native_table, index).signature);
    RETURN_IF_ERROR(text);
    // "($type, /, a)", "($type, a, /)" and "($type)" without what stands for the class or the instance
    uint32_t n = str_length(ref_of(text)), at = 1;
    while (at < n && str_at(ref_of(text), at) != ',' && str_at(ref_of(text), at) != ')') at++;
    if (str_at(ref_of(text), at) == ',') at += 2;
    if (str_at(ref_of(text), at) == '/') at += str_at(ref_of(text), at + 1) == ',' ? 3 : 1;
    return builder_finish(builder_part(builder_text(builder_new(), TEXT("(")), text, at, n));
}

// The class of which a bound method is seen as a part.
static Value receiver_class(Value native) {
    Value self = field(native, NATIVE_SELF);
    if (is_unset(self)) return owner_of(native);
    return is_class(self) ? self : class_of(self);
}

static Value qualname_of(Value native) {
    if (is_function(native)) return name_of(native);
    return text_format2(TEXT("{}.{}"), slot_get(ref_of(receiver_class(native)), TYPE_QUALNAME),
                        name_of(native));
}

GETTER(builtin_function_or_method, __name__, "") { return name_of(arg(args, 0)); }
GETTER(builtin_function_or_method, __doc__, "") { return doc_of(arg(args, 0)); }
GETTER(builtin_function_or_method, __qualname__, "") { return qualname_of(arg(args, 0)); }
GETTER(builtin_function_or_method, __text_signature__, "") { return signature_of(arg(args, 0)); }
GETTER(builtin_function_or_method, __self__, "") {
    Value self = field(arg(args, 0), NATIVE_SELF);
    return is_unset(self) ? owner_of(arg(args, 0)) : self;
}
MEMBER(builtin_function_or_method, __module__, "") {
    if (!is_function(arg(args, 0))) return NONE;
    return slot_get(ref_of(owner_of(arg(args, 0))), MODULE_NAME);
}
METHOD(builtin_function_or_method, __call__, "($self, /, *args, **kwargs)", "Call self as a function.") {
    return call_tuple(arg(args, 0), arg(args, 1), arg(args, 2));
}
METHOD(builtin_function_or_method, __repr__, "($self, /)", "Return repr(self).") {
    Value v = arg(args, 0), self = field(v, NATIVE_SELF);
    if (is_function(v)) return text_format1(TEXT("<built-in function {}>"), name_of(v));
    if (is_unset(self)) self = owner_of(v);
    Value address = object_address(self);
    RETURN_IF_ERROR(address);
    return text_format3(TEXT("<built-in method {} of {t} object at {}>"), name_of(v), self, address);
}

static Value equal(Value a, Value b) {
    if (!same(class_of(a), class_of(b))) return NOT_IMPLEMENTED;
    return bool_value(native_index(a) == native_index(b) &&
                      same(field(a, NATIVE_SELF), field(b, NATIVE_SELF)) && same(owner_of(a), owner_of(b)));
}
static Value hash(Value v) {
    return int_new((int64_t)(identity_of(field(v, NATIVE_SELF)) >> 3) ^ ((int64_t)native_index(v) << 20));
}
METHOD(builtin_function_or_method, __eq__, "($self, value, /)", "Return self==value.") {
    return equal(arg(args, 0), arg(args, 1));
}
METHOD(builtin_function_or_method, __hash__, "($self, /)", "Return hash(self).") {
    return hash(arg(args, 0));
}
METHOD(builtin_function_or_method, __reduce__, "!($self, /)", "") {
    Value v = arg(args, 0), self = field(v, NATIVE_SELF);
    if (is_function(v)) return name_of(v);
    Value getattr = builtin_lookup(NAME(getattr)),
          pair = tuple2(is_unset(self) ? owner_of(v) : self, name_of(v));
    return is_error(getattr) || is_error(pair) ? ERROR : tuple2(getattr, pair);
}

GETTER(method_wrapper, __name__, "") { return name_of(arg(args, 0)); }
GETTER(method_wrapper, __doc__, "") { return doc_of(arg(args, 0)); }
GETTER(method_wrapper, __qualname__, "") {
    return text_format2(TEXT("{}.{}"), class_name(owner_of(arg(args, 0))), name_of(arg(args, 0)));
}
GETTER(method_wrapper, __text_signature__, "") { return signature_of(arg(args, 0)); }
MEMBER(method_wrapper, __self__, "") { return field(arg(args, 0), NATIVE_SELF); }
GETTER(method_wrapper, __objclass__, "") { return owner_of(arg(args, 0)); }
METHOD(method_wrapper, __call__, "($self, /, *args, **kwargs)", "Call self as a function.") {
    return call_tuple(arg(args, 0), arg(args, 1), arg(args, 2));
}
METHOD(method_wrapper, __eq__, "($self, value, /)", "Return self==value.") {
    return equal(arg(args, 0), arg(args, 1));
}
METHOD(method_wrapper, __hash__, "($self, /)", "Return hash(self).") { return hash(arg(args, 0)); }
METHOD(method_wrapper, __repr__, "($self, /)", "Return repr(self).") {
    Value self = field(arg(args, 0), NATIVE_SELF), address = object_address(self);
    RETURN_IF_ERROR(address);
    return text_format3(TEXT("<method-wrapper {r} of {t} object at {}>"), name_of(arg(args, 0)), self,
                        address);
}

// --- descriptors in classes ---
static Value owner_repr(Text text, Value native) {
    return text_format2(text, name_of(native), type_shown_name(owner_of(native)));
}
static Value owner_qualname(Value native) {
    return text_format2(TEXT("{}.{}"), slot_get(ref_of(owner_of(native)), TYPE_QUALNAME), name_of(native));
}
// v.__get__(instance, owner) of any of these.
static Value get(Args args) {
    Value instance = arg(args, 1), owner = arg(args, 2);
    if (is_unset(owner)) owner = NONE;
    if (is_none(instance) && is_none(owner)) return TYPE_ERROR("__get__(None, None) is invalid");
    if (is_none(instance)) return descriptor_get(arg(args, 0), UNSET, owner);
    return descriptor_get(arg(args, 0), instance, is_none(owner) ? class_of(instance) : owner);
}

METHOD(method_descriptor, __repr__, "($self, /)", "Return repr(self).") {
    return owner_repr(TEXT("<method '{}' of '{}' objects>"), arg(args, 0));
}
METHOD(wrapper_descriptor, __repr__, "($self, /)", "Return repr(self).") {
    return owner_repr(TEXT("<slot wrapper '{}' of '{}' objects>"), arg(args, 0));
}
METHOD(classmethod_descriptor, __repr__, "($self, /)", "Return repr(self).") {
    return owner_repr(TEXT("<method '{}' of '{}' objects>"), arg(args, 0));
}
METHOD(method_descriptor, __get__, "($self, instance, owner=None, /)",
       "Return an attribute of instance, which is of type owner.") {
    return get(args);
}
METHOD(wrapper_descriptor, __get__, "($self, instance, owner=None, /)",
       "Return an attribute of instance, which is of type owner.") {
    return get(args);
}
METHOD(classmethod_descriptor, __get__, "($self, instance, owner=None, /)",
       "Return an attribute of instance, which is of type owner.") {
    return get(args);
}
METHOD(method_descriptor, __call__, "($self, /, *args, **kwargs)", "Call self as a function.") {
    return call_tuple(arg(args, 0), arg(args, 1), arg(args, 2));
}
METHOD(wrapper_descriptor, __call__, "($self, /, *args, **kwargs)", "Call self as a function.") {
    return call_tuple(arg(args, 0), arg(args, 1), arg(args, 2));
}
METHOD(classmethod_descriptor, __call__, "($self, /, *args, **kwargs)", "Call self as a function.") {
    return call_tuple(arg(args, 0), arg(args, 1), arg(args, 2));
}
MEMBER(method_descriptor, __name__, "") { return name_of(arg(args, 0)); }
MEMBER(wrapper_descriptor, __name__, "") { return name_of(arg(args, 0)); }
MEMBER(classmethod_descriptor, __name__, "") { return name_of(arg(args, 0)); }
GETTER(method_descriptor, __qualname__, "") { return owner_qualname(arg(args, 0)); }
GETTER(wrapper_descriptor, __qualname__, "") { return owner_qualname(arg(args, 0)); }
GETTER(classmethod_descriptor, __qualname__, "") { return owner_qualname(arg(args, 0)); }
MEMBER(method_descriptor, __objclass__, "") { return owner_of(arg(args, 0)); }
MEMBER(wrapper_descriptor, __objclass__, "") { return owner_of(arg(args, 0)); }
MEMBER(classmethod_descriptor, __objclass__, "") { return owner_of(arg(args, 0)); }
GETTER(method_descriptor, __doc__, "") { return doc_of(arg(args, 0)); }
GETTER(wrapper_descriptor, __doc__, "") { return doc_of(arg(args, 0)); }
GETTER(classmethod_descriptor, __doc__, "") { return doc_of(arg(args, 0)); }
GETTER(method_descriptor, __text_signature__, "") { return signature_of(arg(args, 0)); }
GETTER(wrapper_descriptor, __text_signature__, "") { return signature_of(arg(args, 0)); }
GETTER(classmethod_descriptor, __text_signature__, "") { return signature_of(arg(args, 0)); }

// --- getset and member ---
MEMBER(getset_descriptor, __name__, "") { return field(arg(args, 0), GETSET_NAME); }
MEMBER(getset_descriptor, __objclass__, "") { return field(arg(args, 0), GETSET_OWNER); }
GETTER(getset_descriptor, __qualname__, "") {
    return text_format2(TEXT("{}.{}"), slot_get(ref_of(field(arg(args, 0), GETSET_OWNER)), TYPE_QUALNAME),
                        field(arg(args, 0), GETSET_NAME));
}
GETTER(getset_descriptor, __doc__, "") {
    int64_t getter = int_of(field(arg(args, 0), GETSET_GETTER));
    if (getter < 0 || AT(native_table, getter).doc == 0) return NONE;
    return native_text(AT(native_table, getter).doc);
}
METHOD(getset_descriptor, __repr__, "($self, /)", "Return repr(self).") {
    return text_format2(TEXT("<attribute '{}' of '{}' objects>"), field(arg(args, 0), GETSET_NAME),
                        type_shown_name(field(arg(args, 0), GETSET_OWNER)));
}
METHOD(getset_descriptor, __get__, "($self, instance, owner=None, /)",
       "Return an attribute of instance, which is of type owner.") {
    return get(args);
}
METHOD(getset_descriptor, __set__, "($self, instance, value, /)", "Set an attribute of instance to value.") {
    return descriptor_set(arg(args, 0), arg(args, 1), arg(args, 2));
}
METHOD(getset_descriptor, __delete__, "($self, instance, /)", "Delete an attribute of instance.") {
    return descriptor_set(arg(args, 0), arg(args, 1), UNSET);
}

MEMBER(member_descriptor, __name__, "") { return field(arg(args, 0), MEMBER_NAME); }
MEMBER(member_descriptor, __objclass__, "") { return field(arg(args, 0), MEMBER_OWNER); }
GETTER(member_descriptor, __qualname__, "") {
    return text_format2(TEXT("{}.{}"), slot_get(ref_of(field(arg(args, 0), MEMBER_OWNER)), TYPE_QUALNAME),
                        field(arg(args, 0), MEMBER_NAME));
}
GETTER(member_descriptor, __doc__, "") {
    if (!(int_of(field(arg(args, 0), MEMBER_FLAGS)) & MEMBER_COMPUTED)) return NONE;
    uint32_t doc = AT(native_table, int_of(field(arg(args, 0), MEMBER_SLOT))).doc;
    return doc ? native_text(doc) : NONE;
}
METHOD(member_descriptor, __repr__, "($self, /)", "Return repr(self).") {
    return text_format2(TEXT("<member '{}' of '{}' objects>"), field(arg(args, 0), MEMBER_NAME),
                        type_shown_name(field(arg(args, 0), MEMBER_OWNER)));
}
METHOD(member_descriptor, __get__, "($self, instance, owner=None, /)",
       "Return an attribute of instance, which is of type owner.") {
    return get(args);
}
METHOD(member_descriptor, __set__, "($self, instance, value, /)", "Set an attribute of instance to value.") {
    return descriptor_set(arg(args, 0), arg(args, 1), arg(args, 2));
}
METHOD(member_descriptor, __delete__, "($self, instance, /)", "Delete an attribute of instance.") {
    return descriptor_set(arg(args, 0), arg(args, 1), UNSET);
}
