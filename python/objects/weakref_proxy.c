// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Weak proxies: each operation is done on the object that the proxy stands for. An operand of a binary operation that is
// a proxy itself is unwrapped too, on either side.
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/str.h"
#include "python/objects/weakref.h"

TYPE(weakproxy, "weakref.ProxyType", object, WEAKREF_FIELDS, "");
TYPE(weakcallableproxy, "weakref.CallableProxyType", weakproxy, WEAKREF_FIELDS, "");

Value weakref_unwrap(Value v) {
    if (layout_of(v) != T_weakproxy) return v;
    Value object = weakref_object(v);
    return is_unset(object) ? raise0(CLASS(ReferenceError), TEXT("weakly-referenced object no longer exists"))
                            : object;
}

// The object behind the first argument; leaves the function when it has died.
#define OBJECT                                                                                               \
    Value object = weakref_unwrap(arg(args, 0));                                                             \
    RETURN_IF_ERROR(object)

static Value forward(enum BinaryOp op, Args args, bool reflected, bool in_place) {
    Value a = weakref_unwrap(arg(args, 0)), b = is_error(a) ? ERROR : weakref_unwrap(arg(args, 1));
    RETURN_IF_ERROR(b);
    if (in_place) return object_inplace(op, a, b);
    return reflected ? object_binary(op, b, a) : object_binary(op, a, b);
}
static Value compare(enum CompareOp op, Args args) {
    Value a = weakref_unwrap(arg(args, 0)), b = is_error(a) ? ERROR : weakref_unwrap(arg(args, 1));
    return is_error(b) ? ERROR : object_compare(op, a, b);
}
static Value unary(enum UnaryOp op, Args args) {
    OBJECT;
    return object_unary(op, object);
}

// --- attributes, text, calls ---
METHOD(weakproxy, __getattribute__, "($self, name, /)", "Return getattr(self, name).") {
    OBJECT;
    Value name = attribute_name(arg(args, 1));
    return is_error(name) ? ERROR : object_getattr(object, name);
}
METHOD(weakproxy, __setattr__, "($self, name, value, /)", "Implement setattr(self, name, value).") {
    OBJECT;
    Value name = attribute_name(arg(args, 1));
    return is_error(name) ? ERROR : object_setattr(object, name, arg(args, 2));
}
METHOD(weakproxy, __delattr__, "($self, name, /)", "Implement delattr(self, name).") {
    OBJECT;
    Value name = attribute_name(arg(args, 1));
    return is_error(name) ? ERROR : object_setattr(object, name, UNSET);
}
METHOD(weakproxy, __str__, "($self, /)", "Return str(self).") {
    OBJECT;
    return object_str(object);
}
METHOD(weakproxy, __repr__, "($self, /)", "Return repr(self).") {
    Value address = object_address(arg(args, 0)), object = weakref_object(arg(args, 0));
    RETURN_IF_ERROR(address);
    if (is_unset(object)) return text_format1(TEXT("<weakproxy at {} to NoneType>"), address);
    Value place = object_address(object);
    RETURN_IF_ERROR(place);
    return text_format3(TEXT("<weakproxy at {} to {t} at {}>"), address, object, place);
}
METHOD(weakproxy, __hash__, "($self, /)", "Return hash(self).") {
    return raise1(CLASS(TypeError), TEXT("unhashable type: '{t}'"), arg(args, 0));
}
METHOD(weakproxy, __bool__, "($self, /)", "True if self else False") {
    OBJECT;
    return object_truth(object);
}
METHOD(weakproxy, __bytes__, "!($self, /)", "") {
    OBJECT;
    return call_method0(object, NAME(__bytes__));
}
METHOD(weakcallableproxy, __call__, "($self, /, *args, **kwargs)", "Call self as a function.") {
    OBJECT;
    return call_tuple(object, arg(args, 1), arg(args, 2));
}

// --- containers ---
METHOD(weakproxy, __len__, "($self, /)", "Return len(self).") {
    OBJECT;
    return object_length(object);
}
METHOD(weakproxy, __getitem__, "($self, key, /)", "Return self[key].") {
    OBJECT;
    return object_getitem(object, arg(args, 1));
}
METHOD(weakproxy, __setitem__, "($self, key, value, /)", "Set self[key] to value.") {
    OBJECT;
    return object_setitem(object, arg(args, 1), arg(args, 2));
}
METHOD(weakproxy, __delitem__, "($self, key, /)", "Delete self[key].") {
    OBJECT;
    return object_setitem(object, arg(args, 1), UNSET);
}
METHOD(weakproxy, __contains__, "($self, key, /)", "Return key in self.") {
    OBJECT;
    return object_contains(object, arg(args, 1));
}
METHOD(weakproxy, __iter__, "($self, /)", "Implement iter(self).") {
    OBJECT;
    return object_iter(object);
}
METHOD(weakproxy, __next__, "($self, /)", "Implement next(self).") {
    OBJECT;
    if (is_unset(class_lookup(class_of(object), NAME(__next__))))
        return raise1(CLASS(TypeError), TEXT("Weakref proxy referenced a non-iterator '{t}' object"), object);
    return object_next(object);
}
METHOD(weakproxy, __reversed__, "!($self, /)", "") {
    OBJECT;
    return call_method0(object, NAME(__reversed__));
}

// --- comparisons and numbers ---
METHOD(weakproxy, __lt__, "($self, value, /)", "Return self<value.") { return compare(COMPARE_LT, args); }
METHOD(weakproxy, __le__, "($self, value, /)", "Return self<=value.") { return compare(COMPARE_LE, args); }
METHOD(weakproxy, __eq__, "($self, value, /)", "Return self==value.") { return compare(COMPARE_EQ, args); }
METHOD(weakproxy, __ne__, "($self, value, /)", "Return self!=value.") { return compare(COMPARE_NE, args); }
METHOD(weakproxy, __gt__, "($self, value, /)", "Return self>value.") { return compare(COMPARE_GT, args); }
METHOD(weakproxy, __ge__, "($self, value, /)", "Return self>=value.") { return compare(COMPARE_GE, args); }
METHOD(weakproxy, __neg__, "($self, /)", "-self") { return unary(UNARY_NEGATIVE, args); }
METHOD(weakproxy, __pos__, "($self, /)", "+self") { return unary(UNARY_POSITIVE, args); }
METHOD(weakproxy, __invert__, "($self, /)", "~self") { return unary(UNARY_INVERT, args); }
METHOD(weakproxy, __abs__, "($self, /)", "abs(self)") {
    OBJECT;
    return call_method0(object, NAME(__abs__));
}
METHOD(weakproxy, __int__, "($self, /)", "int(self)") {
    OBJECT;
    return call1(CLASS(int), object);
}
METHOD(weakproxy, __float__, "($self, /)", "float(self)") {
    OBJECT;
    return call1(CLASS(float), object);
}
METHOD(weakproxy, __index__, "($self, /)",
       "Return self converted to an integer, if self is suitable for use as an index into a list.") {
    OBJECT;
    return object_index(object);
}
METHOD(weakproxy, __pow__, "($self, value, mod=None, /)", "Return pow(self, value, mod).") {
    Value a = weakref_unwrap(arg(args, 0)), b = is_error(a) ? ERROR : weakref_unwrap(arg(args, 1));
    RETURN_IF_ERROR(b);
    return object_power(a, b, is_unset(arg(args, 2)) ? NONE : arg(args, 2));
}
METHOD(weakproxy, __rpow__, "($self, value, mod=None, /)", "Return pow(value, self, mod).") {
    return forward(BINARY_POW, args, true, false);
}
METHOD(weakproxy, __ipow__, "($self, value, /)", "Return self**=value.") {
    return forward(BINARY_POW, args, false, true);
}
METHOD(weakproxy, __add__, "($self, value, /)", "Return self+value.") {
    return forward(BINARY_ADD, args, false, false);
}
METHOD(weakproxy, __radd__, "($self, value, /)", "Return value+self.") {
    return forward(BINARY_ADD, args, true, false);
}
METHOD(weakproxy, __iadd__, "($self, value, /)", "Return self+=value.") {
    return forward(BINARY_ADD, args, false, true);
}
METHOD(weakproxy, __sub__, "($self, value, /)", "Return self-value.") {
    return forward(BINARY_SUB, args, false, false);
}
METHOD(weakproxy, __rsub__, "($self, value, /)", "Return value-self.") {
    return forward(BINARY_SUB, args, true, false);
}
METHOD(weakproxy, __isub__, "($self, value, /)", "Return self-=value.") {
    return forward(BINARY_SUB, args, false, true);
}
METHOD(weakproxy, __mul__, "($self, value, /)", "Return self*value.") {
    return forward(BINARY_MUL, args, false, false);
}
METHOD(weakproxy, __rmul__, "($self, value, /)", "Return value*self.") {
    return forward(BINARY_MUL, args, true, false);
}
METHOD(weakproxy, __imul__, "($self, value, /)", "Return self*=value.") {
    return forward(BINARY_MUL, args, false, true);
}
METHOD(weakproxy, __truediv__, "($self, value, /)", "Return self/value.") {
    return forward(BINARY_TRUEDIV, args, false, false);
}
METHOD(weakproxy, __rtruediv__, "($self, value, /)", "Return value/self.") {
    return forward(BINARY_TRUEDIV, args, true, false);
}
METHOD(weakproxy, __itruediv__, "($self, value, /)", "Return self/=value.") {
    return forward(BINARY_TRUEDIV, args, false, true);
}
METHOD(weakproxy, __floordiv__, "($self, value, /)", "Return self//value.") {
    return forward(BINARY_FLOORDIV, args, false, false);
}
METHOD(weakproxy, __rfloordiv__, "($self, value, /)", "Return value//self.") {
    return forward(BINARY_FLOORDIV, args, true, false);
}
METHOD(weakproxy, __ifloordiv__, "($self, value, /)", "Return self//=value.") {
    return forward(BINARY_FLOORDIV, args, false, true);
}
METHOD(weakproxy, __mod__, "($self, value, /)", "Return self%value.") {
    return forward(BINARY_MOD, args, false, false);
}
METHOD(weakproxy, __rmod__, "($self, value, /)", "Return value%self.") {
    return forward(BINARY_MOD, args, true, false);
}
METHOD(weakproxy, __imod__, "($self, value, /)", "Return self%=value.") {
    return forward(BINARY_MOD, args, false, true);
}
METHOD(weakproxy, __divmod__, "($self, value, /)", "Return divmod(self, value).") {
    return forward(BINARY_DIVMOD, args, false, false);
}
METHOD(weakproxy, __rdivmod__, "($self, value, /)", "Return divmod(value, self).") {
    return forward(BINARY_DIVMOD, args, true, false);
}
METHOD(weakproxy, __lshift__, "($self, value, /)", "Return self<<value.") {
    return forward(BINARY_LSHIFT, args, false, false);
}
METHOD(weakproxy, __rlshift__, "($self, value, /)", "Return value<<self.") {
    return forward(BINARY_LSHIFT, args, true, false);
}
METHOD(weakproxy, __ilshift__, "($self, value, /)", "Return self<<=value.") {
    return forward(BINARY_LSHIFT, args, false, true);
}
METHOD(weakproxy, __rshift__, "($self, value, /)", "Return self>>value.") {
    return forward(BINARY_RSHIFT, args, false, false);
}
METHOD(weakproxy, __rrshift__, "($self, value, /)", "Return value>>self.") {
    return forward(BINARY_RSHIFT, args, true, false);
}
METHOD(weakproxy, __irshift__, "($self, value, /)", "Return self>>=value.") {
    return forward(BINARY_RSHIFT, args, false, true);
}
METHOD(weakproxy, __and__, "($self, value, /)", "Return self&value.") {
    return forward(BINARY_AND, args, false, false);
}
METHOD(weakproxy, __rand__, "($self, value, /)", "Return value&self.") {
    return forward(BINARY_AND, args, true, false);
}
METHOD(weakproxy, __iand__, "($self, value, /)", "Return self&=value.") {
    return forward(BINARY_AND, args, false, true);
}
METHOD(weakproxy, __or__, "($self, value, /)", "Return self|value.") {
    return forward(BINARY_OR, args, false, false);
}
METHOD(weakproxy, __ror__, "($self, value, /)", "Return value|self.") {
    return forward(BINARY_OR, args, true, false);
}
METHOD(weakproxy, __ior__, "($self, value, /)", "Return self|=value.") {
    return forward(BINARY_OR, args, false, true);
}
METHOD(weakproxy, __xor__, "($self, value, /)", "Return self^value.") {
    return forward(BINARY_XOR, args, false, false);
}
METHOD(weakproxy, __rxor__, "($self, value, /)", "Return value^self.") {
    return forward(BINARY_XOR, args, true, false);
}
METHOD(weakproxy, __ixor__, "($self, value, /)", "Return self^=value.") {
    return forward(BINARY_XOR, args, false, true);
}
METHOD(weakproxy, __matmul__, "($self, value, /)", "Return self@value.") {
    return forward(BINARY_MATMUL, args, false, false);
}
METHOD(weakproxy, __rmatmul__, "($self, value, /)", "Return value@self.") {
    return forward(BINARY_MATMUL, args, true, false);
}
METHOD(weakproxy, __imatmul__, "($self, value, /)", "Return self@=value.") {
    return forward(BINARY_MATMUL, args, false, true);
}
