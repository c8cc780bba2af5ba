// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _collections: defaultdict, the attributes of named tuples, and Counter's counting. deque is in
// _collections_deque.c, OrderedDict in _collections_ordered.c.
#include "python/modules/_collections.h"
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/generic_alias.h"
#include "python/objects/instance.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

MODULE(_collections, "High performance data structures.\n"
                     "- deque:        ordered collection accessible from endpoints only\n"
                     "- defaultdict:  dict subclass with a default value factory\n") {
    Value module = arg(args, 0);
    RETURN_IF_ERROR(instance_dict_field(T_OrderedDict, ORDERED_DICT));
    RETURN_IF_ERROR(generic_alias_allow(T_deque));
    RETURN_IF_ERROR(generic_alias_allow(T_defaultdict));
    RETURN_IF_ERROR(member_add(T_defaultdict, NAME(default_factory), DEFAULTDICT_FACTORY, 0));
    RETURN_IF_ERROR(module_add_class(module, CLASS(deque)));
    RETURN_IF_ERROR(module_add_class(module, CLASS(defaultdict)));
    RETURN_IF_ERROR(module_add_class(module, CLASS(OrderedDict)));
    RETURN_IF_ERROR(module_add_class(module, CLASS(tuplegetter)));
    RETURN_IF_ERROR(module_add_class(module, CLASS(deque_iterator)));
    return module_add_class(module, CLASS(deque_reverse_iterator));
}

// --- defaultdict ---
TYPE(defaultdict, "collections.defaultdict", dict, DEFAULTDICT_FIELDS,
     "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n"
     "\n"
     "The default factory is called without arguments to produce\n"
     "a new value when a key is not present, in __getitem__ only.\n"
     "A defaultdict compares equal to a dict with the same items.\n"
     "All remaining arguments are treated the same as if they were\n"
     "passed to the dict constructor, including keyword arguments.");

static Value factory_of(Value self) {
    Value factory = slot_get(ref_of(self), DEFAULTDICT_FACTORY);
    return is_unset(factory) ? NONE : factory;
}

STATICMETHOD(defaultdict, __new__, "!($type, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value self = new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), DEFAULTDICT_FACTORY, NONE);
    return is_error(dict_clear(self)) ? ERROR : self;
}
METHOD(defaultdict, __init__, "($self, /, *args, **kwargs)",
       "Initialize self.  See help(type(self)) for accurate signature.") {
    Value self = arg(args, 0), given = arg(args, 1), factory = NONE;
    if (tuple_length(given) > 0) {
        factory = tuple_get(given, 0);
        if (!is_none(factory) && !object_is_callable(factory))
            return TYPE_ERROR("first argument must be callable or None");
        given = tuple_slice(given, 1, tuple_length(given));
        RETURN_IF_ERROR(given);
    }
    slot_set(ref_of(self), DEFAULTDICT_FACTORY, factory);
    Value base = native_bound(class_lookup(CLASS(dict), NAME(__init__)), self);
    return is_error(base) ? ERROR : call_tuple(base, given, arg(args, 2));
}
METHOD(defaultdict, __missing__, "!($self, key, /)",
       "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n"
       "  if self.default_factory is None: raise KeyError((key,))\n"
       "  self[key] = value = self.default_factory()\n"
       "  return value\n") {
    Value self = arg(args, 0), key = arg(args, 1), factory = factory_of(self);
    if (is_none(factory)) return raise_key_error(key);
    Value value = call0(factory);
    RETURN_IF_ERROR(value);
    return is_error(object_setitem(self, key, value)) ? ERROR : value;
}
static Value copied(Value self) { return call2(class_of(self), factory_of(self), self); }
METHOD(defaultdict, copy, "!($self, /)", "D.copy() -> a shallow copy of D.") { return copied(arg(args, 0)); }
METHOD(defaultdict, __copy__, "!($self, /)", "D.copy() -> a shallow copy of D.") {
    return copied(arg(args, 0));
}
METHOD(defaultdict, __reduce__, "!($self, /)", "Return state information for pickling.") {
    Value self = arg(args, 0), factory = factory_of(self);
    Value made = is_none(factory) ? tuple_new(0) : tuple1(factory), items = call_method0(self, NAME(items));
    items = is_error(items) ? ERROR : object_iter(items);
    if (is_error(made) || is_error(items)) return ERROR;
    Value result = tuple_new(5);
    RETURN_IF_ERROR(result);
    slot_set(ref_of(result), 0, class_of(self));
    slot_set(ref_of(result), 1, made);
    slot_set(ref_of(result), 2, NONE);
    slot_set(ref_of(result), 3, NONE);
    slot_set(ref_of(result), 4, items);
    return result;
}
METHOD(defaultdict, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0), factory = factory_of(self);
    Value base = call_native1(F_dict____repr__, self), text = NONE;
    RETURN_IF_ERROR(base);
    if (!is_none(factory)) {
        Value entered = repr_enter(factory);
        RETURN_IF_ERROR(entered);
        if (is_false(entered)) {
            text = str_from_text(TEXT("..."));
        } else {
            text = object_repr(factory);
            repr_leave(factory);
        }
        RETURN_IF_ERROR(text);
    }
    return text_format3(TEXT("{}({}, {})"), class_name(class_of(self)), text, base);
}
static Value merged(Value self, Value a, Value b) {
    if (!IS_A(a, dict) || !IS_A(b, dict)) return NOT_IMPLEMENTED;
    Value result = call2(class_of(self), factory_of(self), a);
    RETURN_IF_ERROR(result);
    return is_error(dict_update(result, b)) ? ERROR : result;
}
METHOD(defaultdict, __or__, "($self, value, /)", "Return self|value.") {
    return merged(arg(args, 0), arg(args, 0), arg(args, 1));
}
METHOD(defaultdict, __ror__, "($self, value, /)", "Return value|self.") {
    return merged(arg(args, 0), arg(args, 1), arg(args, 0));
}

// --- _tuplegetter ---
enum TupleGetterField { TUPLEGETTER_INDEX, TUPLEGETTER_DOC, TUPLEGETTER_FIELDS };
TYPE(tuplegetter, "collections._tuplegetter", object, 2, "");

STATICMETHOD(tuplegetter, __new__, "!($type, index, doc, /)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    I64Result index = object_index_i64(arg(args, 1), CLASS(OverflowError));
    if (!index.ok) return ERROR;
    Value self = new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), TUPLEGETTER_INDEX, int_wrap(index.value));
    slot_set(ref_of(self), TUPLEGETTER_DOC, arg(args, 2));
    return self;
}
METHOD(tuplegetter, __get__, "($self, instance, owner=None, /)",
       "Return an attribute of instance, which is of type owner.") {
    Value self = arg(args, 0), instance = arg(args, 1), index = slot_get(ref_of(self), TUPLEGETTER_INDEX);
    if (is_none(instance) || is_unset(instance)) return self;
    if (!is_tuple(instance))
        return raise2(CLASS(TypeError),
                      TEXT("descriptor for index '{}' for tuple subclasses doesn't apply to '{t}' object"),
                      index, instance);
    SlotResult item = slot_try(ref_of(object_plain(instance)), index);
    return item.ok ? item.value : raise0(CLASS(IndexError), TEXT("tuple index out of range"));
}
METHOD(tuplegetter, __set__, "($self, instance, value, /)", "Set an attribute of instance to value.") {
    return raise0(CLASS(AttributeError), TEXT("can't set attribute"));
}
METHOD(tuplegetter, __delete__, "($self, instance, /)", "Delete an attribute of instance.") {
    return raise0(CLASS(AttributeError), TEXT("can't delete attribute"));
}
GETTER(tuplegetter, __doc__, "") { return slot_get(ref_of(arg(args, 0)), TUPLEGETTER_DOC); }
SETTER(tuplegetter, __doc__) {
    slot_set(ref_of(arg(args, 0)), TUPLEGETTER_DOC, is_unset(arg(args, 1)) ? NONE : arg(args, 1));
    return NONE;
}
METHOD(tuplegetter, __reduce__, "!($self, /)", "") {
    Ref self = ref_of(arg(args, 0));
    Value made = tuple2(slot_get(self, TUPLEGETTER_INDEX), slot_get(self, TUPLEGETTER_DOC));
    return is_error(made) ? ERROR : tuple2(class_of(arg(args, 0)), made);
}
METHOD(tuplegetter, __repr__, "($self, /)", "Return repr(self).") {
    Ref self = ref_of(arg(args, 0));
    return text_format3(TEXT("{}({}, {r})"), class_name(class_of(arg(args, 0))),
                        slot_get(self, TUPLEGETTER_INDEX), slot_get(self, TUPLEGETTER_DOC));
}

// --- Counter ---
// Does the mapping read and write its items as dict does?
static bool counts_as_dict(Value mapping) {
    Value class = class_of(mapping);
    return IS_A(mapping, dict) &&
           same(class_lookup(class, NAME(get)), class_lookup(CLASS(dict), NAME(get))) &&
           same(class_lookup(class, NAME(__setitem__)), class_lookup(CLASS(dict), NAME(__setitem__)));
}
FUNCTION(_collections, _count_elements, "($module, mapping, iterable, /)",
         "Count elements in the iterable, updating the mapping") {
    Value mapping = arg(args, 1), iterator = object_iter(arg(args, 2));
    RETURN_IF_ERROR(iterator);
    bool plain = counts_as_dict(mapping);
    for (;;) {
        Value item = object_next(iterator);
        if (is_unset(item)) return NONE;
        RETURN_IF_ERROR(item);
        Value count = plain ? dict_get(mapping, item) : call_method2(mapping, NAME(get), item, int_u32(0));
        RETURN_IF_ERROR(count);
        count = is_unset(count) ? int_u32(1) : object_binary(BINARY_ADD, count, int_u32(1));
        RETURN_IF_ERROR(count);
        RETURN_IF_ERROR(plain ? dict_set(mapping, item, count) : object_setitem(mapping, item, count));
    }
}
