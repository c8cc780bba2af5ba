// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Attribute access by the data model (Python reference 3.3.2): data descriptors of the class, then the object's
// own attributes, then what else the class has; classes look into themselves and their metaclass; __getattr__ is
// the last resort. Descriptors of built-in kinds are handled here without a call.
#include "python/objects/call.h"
#include "python/objects/class.h"
#include "python/objects/descriptor.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/instance.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/type.h"

Value attribute_name(Value name) {
    if (!is_str(name))
        return raise1(CLASS(TypeError), TEXT("attribute name must be string, not '{t}'"), name);
    return str_intern(object_plain(name));
}

// --- errors ---
// An AttributeError with this text that knows name and object, for suggestions.
static COLD Value raise_attribute(Value v, Value name, Value text) {
    RETURN_IF_ERROR(text);
    raise_value(CLASS(AttributeError), text);
    Value error = error_take();
    if (is_unset(error)) return ERROR;
    if (layout_of(error) == T_AttributeError) {
        slot_set(ref_of(error), ATTRIBUTE_ERROR_NAME, name);
        slot_set(ref_of(error), ATTRIBUTE_ERROR_OBJ, v);
    }
    return raise_exception(error);
}

COLD Value attribute_missing(Value v, Value name) {
    if (is_class(v))
        return raise_attribute(
            v, name, text_format2(TEXT("type object '{}' has no attribute '{}'"), type_shown_name(v), name));
    return raise_attribute(v, name, text_format2(TEXT("'{t}' object has no attribute '{}'"), v, name));
}

// --- descriptors ---
static COLD Value wrong_instance(Value name, Value owner, Value instance) {
    return raise3(CLASS(TypeError), TEXT("descriptor '{}' for '{}' objects doesn't apply to a '{t}' object"),
                  name, type_shown_name(owner), instance);
}

static Value getset_get(Value v, Value instance) {
    Ref g = ref_of(v);
    if (is_unset(instance)) return v;
    if (!object_is_a(instance, slot_get(g, GETSET_OWNER)))
        return wrong_instance(slot_get(g, GETSET_NAME), slot_get(g, GETSET_OWNER), instance);
    int64_t getter = int_of(slot_get(g, GETSET_GETTER));
    if (getter < 0)
        return raise2(CLASS(AttributeError), TEXT("attribute '{}' of '{}' objects is not readable"),
                      slot_get(g, GETSET_NAME), type_shown_name(slot_get(g, GETSET_OWNER)));
    return call_native1((uint32_t)getter, instance);
}

static Value member_get(Value v, Value instance) {
    Ref m = ref_of(v);
    if (is_unset(instance)) return v;
    if (!object_is_a(instance, slot_get(m, MEMBER_OWNER)))
        return wrong_instance(slot_get(m, MEMBER_NAME), slot_get(m, MEMBER_OWNER), instance);
    uint64_t slot = (uint64_t)int_of(slot_get(m, MEMBER_SLOT));
    if (int_of(slot_get(m, MEMBER_FLAGS)) & MEMBER_COMPUTED) return call_native1((uint32_t)slot, instance);
    Value found = slot_get(ref_of(instance), slot);
    if (likely(!is_unset(found))) return found;
    if (int_of(slot_get(m, MEMBER_FLAGS)) & MEMBER_OR_NONE) return NONE;
    return attribute_missing(instance, slot_get(m, MEMBER_NAME));
}

Value descriptor_get(Value v, Value instance, Value class) {
    if (!is_ref(v)) return v;
    switch (layout_of(v)) {
    case T_str:
        if (IS_EXACT(v, str)) return v;
        break;
    case T_function: return is_unset(instance) ? v : method_new(v, instance);
    case T_method_descriptor:
    case T_wrapper_descriptor:
        if (is_unset(instance)) return v;
        if (!object_is_a(instance, slot_get(ref_of(v), NATIVE_OWNER)))
            return wrong_instance(AT(name_objects, AT(native_table, native_index(v)).name),
                                  slot_get(ref_of(v), NATIVE_OWNER), instance);
        return native_bound(v, instance);
    case T_classmethod_descriptor: return native_bound(v, class);
    case T_builtin_function_or_method: return v;
    case T_getset_descriptor: return getset_get(v, instance);
    case T_member_descriptor: return member_get(v, instance);
    case T_property:
        if (!IS_EXACT(v, property) || is_unset(instance)) break;
        if (is_unset(slot_get(ref_of(v), PROPERTY_GET))) break;
        return call1(slot_get(ref_of(v), PROPERTY_GET), instance);
    case T_classmethod: {
        Value function = slot_get(ref_of(v), WRAPPED_FUNCTION);
        if (!IS_EXACT(v, classmethod)) break;
        if (layout_of(function) == T_function || layout_of(function) == T_method)
            return method_new(function, class);
        if (!is_ref(function) || is_unset(class_lookup(class_of(function), NAME(__get__)))) break;
        return stack_has_room() ? descriptor_get(function, class, class) : raise_recursion_error();
    }
    case T_staticmethod:
        if (!IS_EXACT(v, staticmethod) || is_unset(slot_get(ref_of(v), WRAPPED_FUNCTION))) break;
        return slot_get(ref_of(v), WRAPPED_FUNCTION);
    default: break;
    }
    Value get = class_lookup(class_of(v), NAME(__get__));
    if (is_unset(get)) return v;
    Value self = is_unset(instance) ? NONE : instance;
    return call3(get, v, self, class); // not bound first: a __get__ that has a __get__ would never end
}

bool descriptor_is_data(Value v) {
    if (!is_ref(v)) return false;
    switch (layout_of(v)) {
    case T_function:
    case T_method_descriptor:
    case T_wrapper_descriptor:
    case T_classmethod_descriptor:
    case T_builtin_function_or_method: return false;
    case T_getset_descriptor:
    case T_member_descriptor:
    case T_property: return true;
    default:
        return !is_unset(class_lookup(class_of(v), NAME(__set__))) ||
               !is_unset(class_lookup(class_of(v), NAME(__delete__)));
    }
}

// Has a data descriptor __get__, too? One that has not leaves reading to the instance.
static bool descriptor_is_read(Value v) {
    uint32_t layout = layout_of(v);
    return layout == T_getset_descriptor || layout == T_member_descriptor || layout == T_property ||
           !is_unset(class_lookup(class_of(v), NAME(__get__)));
}

static Value getset_set(Value v, Value instance, Value value) {
    Ref g = ref_of(v);
    Value owner = slot_get(g, GETSET_OWNER), name = slot_get(g, GETSET_NAME);
    if (!object_is_a(instance, owner)) return wrong_instance(name, owner, instance);
    int64_t setter = int_of(slot_get(g, GETSET_SETTER));
    if (setter < 0)
        return raise2(CLASS(AttributeError), TEXT("attribute '{}' of '{}' objects is not writable"), name,
                      type_shown_name(owner));
    return call_native2((uint32_t)setter, instance, value);
}

static Value member_set(Value v, Value instance, Value value) {
    Ref m = ref_of(v);
    if (!object_is_a(instance, slot_get(m, MEMBER_OWNER)))
        return wrong_instance(slot_get(m, MEMBER_NAME), slot_get(m, MEMBER_OWNER), instance);
    uint64_t slot = (uint64_t)int_of(slot_get(m, MEMBER_SLOT));
    int64_t flags = int_of(slot_get(m, MEMBER_FLAGS));
    int64_t setter = flags & MEMBER_COMPUTED ? int_of(slot_get(m, MEMBER_SETTER)) : -1;
    if (setter >= 0) return call_native2((uint32_t)setter, instance, value);
    if (flags & (MEMBER_READ_ONLY | MEMBER_COMPUTED))
        return raise0(CLASS(AttributeError), TEXT("readonly attribute"));
    if (is_unset(value) && is_unset(slot_get(ref_of(instance), slot)) && !(flags & MEMBER_OR_NONE))
        return raise_attribute(instance, slot_get(m, MEMBER_NAME), slot_get(m, MEMBER_NAME));
    slot_set(ref_of(instance), slot, value);
    return NONE;
}

Value descriptor_set(Value v, Value instance, Value value) {
    switch (layout_of(v)) {
    case T_getset_descriptor: return getset_set(v, instance, value);
    case T_member_descriptor: return member_set(v, instance, value);
    default: break;
    }
    bool deleting = is_unset(value);
    Value result = deleting ? call_special1(v, NAME(__delete__), instance)
                            : call_special2(v, NAME(__set__), instance, value);
    if (!is_unset(result)) return is_error(result) ? ERROR : NONE;
    return deleting ? raise0(CLASS(AttributeError), TEXT("__delete__"))
                    : raise0(CLASS(AttributeError), TEXT("__set__"));
}

// --- reading ---
Value object_generic_getattr(Value v, Value name) {
    Value class = class_of(v), found = class_lookup(class, name);
    if (!is_unset(found) && descriptor_is_data(found) && descriptor_is_read(found))
        return descriptor_get(found, v, class);
    Value own = instance_get(v, name);
    if (!is_unset(own)) return own;
    return is_unset(found) ? UNSET : descriptor_get(found, v, class);
}

Value type_getattr(Value class, Value name) {
    Value meta = class_of(class), meta_found = class_lookup(meta, name);
    if (!is_unset(meta_found) && descriptor_is_data(meta_found) && descriptor_is_read(meta_found))
        return descriptor_get(meta_found, class, meta);
    Value found = class_lookup(class, name);
    if (!is_unset(found)) return descriptor_get(found, UNSET, class);
    return is_unset(meta_found) ? UNSET : descriptor_get(meta_found, class, meta);
}

// The attribute without __getattr__: UNSET when it is missing; *or* AttributeError is set when the class has a
// __getattribute__ of its own.
static Value plain_getattr(Value v, Value name) {
    Value method = class_lookup(class_of(v), NAME(__getattribute__));
    if (likely(native_is(method, F_object____getattribute__))) return object_generic_getattr(v, name);
    if (native_is(method, F_type____getattribute__)) return type_getattr(v, name);
    if (native_is(method, F_module____getattribute__)) return module_getattr(v, name);
    return call_special1(v, NAME(__getattribute__), name);
}

// Takes the AttributeError that is set, if it is one: then the attribute counts as missing.
static Value missing_or_error(Value found) {
    if (!is_error(found) || !error_matches(CLASS(AttributeError))) return found;
    error_clear();
    return UNSET;
}

Value object_getattr_or_unset(Value v, Value name) {
    Value found = missing_or_error(plain_getattr(v, name));
    if (likely(!is_unset(found))) return found;
    Value hook = class_lookup(class_of(v), NAME(__getattr__));
    if (is_unset(hook)) return UNSET;
    return missing_or_error(call_special1(v, NAME(__getattr__), name));
}

// The AttributeError that Python code raised, if it knows neither name nor object, gets them.
static COLD Value complete_error(Value v, Value name) {
    Value error = error_current();
    if (layout_of(error) != T_AttributeError || !is_unset(slot_get(ref_of(error), ATTRIBUTE_ERROR_NAME)) ||
        !is_unset(slot_get(ref_of(error), ATTRIBUTE_ERROR_OBJ)))
        return ERROR;
    slot_set(ref_of(error), ATTRIBUTE_ERROR_NAME, name);
    slot_set(ref_of(error), ATTRIBUTE_ERROR_OBJ, v);
    return ERROR;
}

Value object_getattr(Value v, Value name) {
    Value found = plain_getattr(v, name);
    if (likely(!is_unset(found) && !is_error(found))) return found;
    if (is_error(found) && !error_matches(CLASS(AttributeError))) return ERROR;
    Value hook = class_lookup(class_of(v), NAME(__getattr__));
    if (is_unset(hook)) {
        if (is_error(found)) return complete_error(v, name);
        return is_module(v) ? module_missing(v, name) : attribute_missing(v, name);
    }
    if (is_error(found)) error_clear();
    found = call_special1(v, NAME(__getattr__), name);
    return is_error(found) ? complete_error(v, name) : found;
}

Value object_lookup_special(Value v, Value name) {
    Value class = class_of(v), found = class_lookup(class, name);
    return is_unset(found) ? UNSET : descriptor_get(found, v, class);
}

// --- writing ---
static COLD Value not_writable(Value v, Value name, Value found) {
    if (is_unset(found)) return attribute_missing(v, name);
    return raise_attribute(v, name, text_format2(TEXT("'{t}' object attribute '{}' is read-only"), v, name));
}

Value object_generic_setattr(Value v, Value name, Value value) {
    Value found = class_lookup(class_of(v), name);
    if (!is_unset(found) && descriptor_is_data(found)) return descriptor_set(found, v, value);
    if (!is_unset(value)) {
        Value done = instance_set(v, name, value);
        return is_unset(done) ? not_writable(v, name, found) : done;
    }
    Value deleted = instance_delete(v, name);
    RETURN_IF_ERROR(deleted);
    if (is_true(deleted)) return NONE;
    bool fixed = !(type_flags(class_of(v)) & TYPE_HAS_DICT);
    return fixed ? not_writable(v, name, found) : attribute_missing(v, name);
}

Value type_setattr(Value class, Value name, Value value) {
    if (type_flags(class) & TYPE_IS_BUILTIN)
        return raise2(CLASS(TypeError), TEXT("cannot set '{}' attribute of immutable type '{}'"), name,
                      type_full_name(class));
    Value found = class_lookup(class_of(class), name);
    if (!is_unset(found) && descriptor_is_data(found)) return descriptor_set(found, class, value);
    return type_set_attribute(class, name, value);
}

Value object_setattr(Value v, Value name, Value value) {
    Value special = is_unset(value) ? NAME(__delattr__) : NAME(__setattr__);
    Value method = class_lookup(class_of(v), special);
    if (likely(native_is(method, F_object____setattr__) || native_is(method, F_object____delattr__)))
        return object_generic_setattr(v, name, value);
    if (native_is(method, F_type____setattr__) || native_is(method, F_type____delattr__))
        return type_setattr(v, name, value);
    Value result = is_unset(value) ? call_special1(v, special, name) : call_special2(v, special, name, value);
    return is_error(result) ? ERROR : NONE;
}

Value object_dict(Value v) {
    if (is_class(v)) return slot_get(ref_of(v), TYPE_DICT);
    return instance_dict(v);
}
