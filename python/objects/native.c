// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Objects for native functions, as CPython calls them: a built-in function or bound method, a method of a
// built-in class, a special method of one ('slot wrapper') and that bound ('method-wrapper'), a class method,
// and attributes kept by native getters and setters or in slots. Their own attributes are in native_attributes.c.
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/type.h"

TYPE(builtin_function_or_method, "builtin_function_or_method", object, NATIVE_FIELDS, "");
TYPE(method_descriptor, "method_descriptor", object, NATIVE_FIELDS, "");
TYPE(wrapper_descriptor, "wrapper_descriptor", object, NATIVE_FIELDS, "");
TYPE(method_wrapper, "method-wrapper", object, NATIVE_FIELDS, "");
TYPE(classmethod_descriptor, "classmethod_descriptor", object, NATIVE_FIELDS, "");
TYPE(getset_descriptor, "getset_descriptor", object, GETSET_FIELDS, "");
TYPE(member_descriptor, "member_descriptor", object, MEMBER_FIELDS, "");

// The special methods that are slots of a C type in CPython, and so shown as wrappers.
static const uint16_t slot_names[70] = {
    NAME_INDEX(__init__),         NAME_INDEX(__repr__),     NAME_INDEX(__str__),
    NAME_INDEX(__hash__),         NAME_INDEX(__call__),     NAME_INDEX(__eq__),
    NAME_INDEX(__ne__),           NAME_INDEX(__lt__),       NAME_INDEX(__le__),
    NAME_INDEX(__gt__),           NAME_INDEX(__ge__),       NAME_INDEX(__add__),
    NAME_INDEX(__radd__),         NAME_INDEX(__sub__),      NAME_INDEX(__rsub__),
    NAME_INDEX(__mul__),          NAME_INDEX(__rmul__),     NAME_INDEX(__truediv__),
    NAME_INDEX(__rtruediv__),     NAME_INDEX(__floordiv__), NAME_INDEX(__rfloordiv__),
    NAME_INDEX(__mod__),          NAME_INDEX(__rmod__),     NAME_INDEX(__divmod__),
    NAME_INDEX(__rdivmod__),      NAME_INDEX(__pow__),      NAME_INDEX(__rpow__),
    NAME_INDEX(__lshift__),       NAME_INDEX(__rlshift__),  NAME_INDEX(__rshift__),
    NAME_INDEX(__rrshift__),      NAME_INDEX(__and__),      NAME_INDEX(__rand__),
    NAME_INDEX(__or__),           NAME_INDEX(__ror__),      NAME_INDEX(__xor__),
    NAME_INDEX(__rxor__),         NAME_INDEX(__matmul__),   NAME_INDEX(__rmatmul__),
    NAME_INDEX(__iadd__),         NAME_INDEX(__isub__),     NAME_INDEX(__imul__),
    NAME_INDEX(__ior__),          NAME_INDEX(__iand__),     NAME_INDEX(__ixor__),
    NAME_INDEX(__neg__),          NAME_INDEX(__pos__),      NAME_INDEX(__abs__),
    NAME_INDEX(__invert__),       NAME_INDEX(__bool__),     NAME_INDEX(__int__),
    NAME_INDEX(__float__),        NAME_INDEX(__index__),    NAME_INDEX(__len__),
    NAME_INDEX(__getitem__),      NAME_INDEX(__setitem__),  NAME_INDEX(__delitem__),
    NAME_INDEX(__contains__),     NAME_INDEX(__iter__),     NAME_INDEX(__next__),
    NAME_INDEX(__getattribute__), NAME_INDEX(__setattr__),  NAME_INDEX(__delattr__),
    NAME_INDEX(__get__),          NAME_INDEX(__set__),      NAME_INDEX(__delete__),
    NAME_INDEX(__await__),        NAME_INDEX(__aiter__),    NAME_INDEX(__anext__),
    NAME_INDEX(__del__),
};

bool native_is_slot(uint32_t index) {
    uint32_t name = AT(native_table, index).name, owner = AT(native_table, index).owner;
    if (AT(native_table, index).kind != NATIVE_METHOD) return false;
    // Plain methods although they have a slot, for speed.
    if (name == NAME_INDEX(__getitem__) && (owner == T_list || owner == T_dict)) return false;
    if (name == NAME_INDEX(__contains__) && (owner == T_dict || owner == T_set || owner == T_frozenset))
        return false;
    for (uint32_t i = 0; i < LENGTH_OF(slot_names); i++)
        if (AT(slot_names, i) == name) return true;
    return false;
}

Value native_text(uint32_t offset) { return str_from_native_text(offset); }

bool native_takes_self(uint32_t index) {
    return AT(native_table, index).parameter_count > 0 &&
           native_text_at(AT(native_table, index).signature + 3) == '$';
}

bool native_is(Value v, uint32_t index) {
    if (!is_ref(v)) return false;
    uint32_t layout = layout_of(v);
    return (layout == T_wrapper_descriptor || layout == T_method_descriptor ||
            layout == T_builtin_function_or_method) &&
           native_index(v) == index;
}

static Value make(Ref shape, uint32_t index, Value self, Value owner) {
    Value native = new_slots(shape, NATIVE_FIELDS);
    RETURN_IF_ERROR(native);
    slot_set(ref_of(native), NATIVE_INDEX, int_u32(index));
    slot_set(ref_of(native), NATIVE_SELF, self);
    slot_set(ref_of(native), NATIVE_OWNER, owner);
    return native;
}

Value native_new(uint32_t index, Value owner) {
    switch (AT(native_table, index).kind) {
    case NATIVE_METHOD:
        return make(native_is_slot(index) ? SHAPE(wrapper_descriptor) : SHAPE(method_descriptor), index,
                    UNSET, owner);
    case NATIVE_CLASSMETHOD: return make(SHAPE(classmethod_descriptor), index, UNSET, owner);
    case NATIVE_STATICMETHOD: return make(SHAPE(builtin_function_or_method), index, UNSET, owner);
    default:
        return make(SHAPE(builtin_function_or_method), index, native_takes_self(index) ? owner : UNSET,
                    owner);
    }
}

// The native `v` bound to self.
Value native_bound(Value v, Value self) {
    bool slot = layout_of(v) == T_wrapper_descriptor;
    return make(slot ? SHAPE(method_wrapper) : SHAPE(builtin_function_or_method), native_index(v), self,
                slot_get(ref_of(v), NATIVE_OWNER));
}

Value getset_new(Value owner, Value name, int32_t getter, int32_t setter) {
    Value getset = NEW(getset_descriptor);
    RETURN_IF_ERROR(getset);
    slot_set(ref_of(getset), GETSET_GETTER, int_i32(getter));
    slot_set(ref_of(getset), GETSET_SETTER, int_i32(setter));
    slot_set(ref_of(getset), GETSET_OWNER, owner);
    slot_set(ref_of(getset), GETSET_NAME, name);
    return getset;
}

Value member_new(Value owner, Value name, uint32_t slot, uint32_t flags) {
    Value member = NEW(member_descriptor);
    RETURN_IF_ERROR(member);
    slot_set(ref_of(member), MEMBER_SLOT, int_u32(slot));
    slot_set(ref_of(member), MEMBER_OWNER, owner);
    slot_set(ref_of(member), MEMBER_NAME, name);
    slot_set(ref_of(member), MEMBER_FLAGS, int_u32(flags));
    return member;
}

Value member_computed(Value owner, Value name, int32_t getter) {
    Value member = member_new(owner, name, (uint32_t)getter, MEMBER_COMPUTED);
    if (!is_error(member)) slot_set(ref_of(member), MEMBER_SETTER, int_i32(-1));
    return member;
}

Value member_add(uint32_t type_index, Value name, uint32_t slot, uint32_t flags) {
    Value class = AT(class_objects, type_index), member = member_new(class, name, slot, flags);
    RETURN_IF_ERROR(member);
    return dict_set(slot_get(ref_of(class), TYPE_DICT), name, member);
}
