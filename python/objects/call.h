// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Calling: object_call (objects/object.h) dispatches on the callable's layout. Native functions get their
// arguments bound to the parameters they declared (bind.c); Python functions are the virtual machine's.
//
// A native __next__ may return UNSET at its end: object_next passes that on, any other caller gets
// StopIteration raised. No other native returns UNSET.
#pragma once
#include "python/objects/object.h"

// The fields of builtin_function_or_method, method_descriptor, wrapper_descriptor ('slot wrapper'),
// method-wrapper, classmethod_descriptor.
enum NativeField {
    NATIVE_INDEX, // small int: enum NativeIndex
    NATIVE_SELF,  // what it is bound to, UNSET: nothing
    NATIVE_OWNER, // the class; of a module's function: the module
    NATIVE_FIELDS,
};
// getset_descriptor: an attribute kept by native functions; either index may be -1.
enum GetSetField { GETSET_GETTER, GETSET_SETTER, GETSET_OWNER, GETSET_NAME, GETSET_FIELDS };
// member_descriptor: an attribute in a slot: one of __slots__, or a field of a built-in class.
enum MemberField {
    MEMBER_SLOT, // of a computed one: its getter, an enum NativeIndex
    MEMBER_OWNER,
    MEMBER_NAME,
    MEMBER_FLAGS,
    MEMBER_SETTER, // of a computed one, -1: none
    MEMBER_FIELDS,
};
enum MemberFlags {
    MEMBER_READ_ONLY = 1,
    MEMBER_OR_NONE = 2, // reads as None while UNSET (else AttributeError)
    MEMBER_COMPUTED = 4,
};
// method: a callable bound to an object.
enum MethodField { METHOD_FUNCTION, METHOD_SELF, METHOD_FIELDS };

// --- native functions (native.c, bind.c) ---
INLINE uint32_t native_index(Value native) {
    return (uint32_t)int_of(slot_get(ref_of(native), NATIVE_INDEX));
}
// Can it be called with so many arguments as they stand?
INLINE bool native_takes(uint32_t index, uint32_t given) {
    return AT(native_table, index).flags & NATIVE_SIMPLE && given == AT(native_table, index).positional &&
           given == AT(native_table, index).parameter_count;
}
// Binds arguments to native function `index` and calls it; self (UNSET: none) is its first argument.
Value native_invoke(uint32_t index, Value self, Args args, Value keyword_names);
// The same for a NATIVE_SIMPLE or NATIVE_SPREAD function, self being args[0]: the arguments are used where they stand.
Value native_invoke_in_place(uint32_t index, Args args);
// The same with arguments that are all there, and no check.
Value call_native1(uint32_t index, Value a);
Value call_native2(uint32_t index, Value a, Value b);
// The number of the native function that this method, found in `class`, is, if it takes just so many arguments, self
// included, and can be called with them as they are (call_native1, call_native2); else UINT32_MAX.
uint32_t native_taking(Value method, Value class, uint32_t count);
// Of two instances of one built-in class (no subclass), whose methods never change: its number; else UINT32_MAX.
INLINE uint32_t native_alike(Value a, Value b) {
    if (!is_ref(a) || !is_ref(b) || !same_ref(shape_of(ref_of(a)), shape_of(ref_of(b)))) return UINT32_MAX;
    uint32_t layout = (uint32_t)int_of(slot_get(shape_of(ref_of(a)), SHAPE_LAYOUT));
    return same_ref(shape_of(ref_of(a)), well_known(layout)) ? layout : UINT32_MAX;
}
// What has been found out about built-in classes' operators: memo is a ROOT, at first no reference, later a blob of
// `size` entries, which costs the collector nothing. 0: nothing is known.
INLINE uint32_t native_recall(Value memo, uint32_t place) {
    return is_ref(memo) ? u16_get(ref_of(memo), (uint64_t)place * 2) : 0;
}
// The memo with `found`, if it is a number it can keep, at this place.
Value native_note(Value memo, uint32_t size, uint32_t place, uint32_t found);
// What call_special1 and call_special0 do with the method (not UNSET) that class_lookup has found in v's class.
Value call_found1(Value method, Value v, Value a);
Value call_found0(Value method, Value v);
// Does the function declare $self, $type or $module as its first parameter?
bool native_takes_self(uint32_t index);
// Is this class's attribute the native function `index` of a METHOD or STATICMETHOD?
bool native_is(Value v, uint32_t index);
// A native callable that goes with the entry's kind, unbound.
Value native_new(uint32_t index, Value owner);
// The text at an offset of the table of texts, as a str.
Value native_text(uint32_t offset);
Value native_bound(Value native, Value self); // a method of a built-in class, bound
bool native_is_slot(uint32_t index);          // a special method: 'slot wrapper', with its own error texts
// What a class tells of its arguments, from its own __new__ or __init__: "(iterable, /)", or None.
Value native_class_signature(Value native);
// The attribute of an instance at this class: getset.
Value getset_new(Value owner, Value name, int32_t getter, int32_t setter);
Value member_new(Value owner, Value name, uint32_t slot, uint32_t flags);
Value member_computed(Value owner, Value name, int32_t getter);
// Gives built-in class `type_index` a member: a field that Python code sees as an attribute. At start-up.
Value member_add(uint32_t type_index, Value name, uint32_t slot, uint32_t flags);

// Puts a dict's keys into a tuple (checking that they are strs) and its values into args[at ..). The tuple or ERROR.
Value call_spread_keywords(Args args, uint32_t at, Value dict);

// --- methods ---
Value method_new(Value function, Value self);
// What v becomes as an attribute found in `class`, for an instance (UNSET: for the class itself). v, if it is no
// descriptor.
Value descriptor_get(Value v, Value instance, Value class);
bool descriptor_is_data(Value v); // has __set__ or __delete__
// Sets (value UNSET: deletes) through a data descriptor. NONE or ERROR.
Value descriptor_set(Value v, Value instance, Value value);

// --- what the virtual machine implements ---
// Calls a Python function; keyword_names as in object_call.
Value function_call(Value function, Args args, Value keyword_names);
// The same with 1 to 3 arguments from C, UNSET behind count. They are bound where the function finds them.
Value function_call_few(Value function, uint32_t count, Value a, Value b, Value c);

// --- what modules implement: calls of objects that are made to be called often, without a tuple of arguments ---
Value partial_call(Value partial, Args args, Value keyword_names);
Value lru_cache_call(Value wrapper, Args args, Value keyword_names);
Value itemgetter_call(Value getter, Args args, Value keyword_names);
Value attrgetter_call(Value getter, Args args, Value keyword_names);
Value methodcaller_call(Value caller, Args args, Value keyword_names);
