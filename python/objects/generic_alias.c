// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// types.GenericAlias: a class with arguments. It passes calls and most attributes on to the class.
#include "python/objects/generic_alias.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"
#include "python/objects/module.h"

TYPE(GenericAlias, "types.GenericAlias", object, GENERIC_ALIAS_FIELDS,
     "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is "
     "(int,).");
TYPE(generic_alias_iterator, "generic_alias_iterator", object, 1, "");

static Value field(Value v, uint32_t i) { return slot_get(ref_of(v), i); }

// --- type variables ---
static Value add_once(Value list, Value v) {
    for (uint64_t i = 0; i < list_length(list); i++) {
        Value equal = object_equal(list_get(list, i), v);
        if (!is_false(equal)) return is_error(equal) ? ERROR : NONE;
    }
    return list_append(list, v);
}

Value generic_alias_parameters(Value args) {
    Value found = list_new(0);
    RETURN_IF_ERROR(found);
    for (uint64_t i = 0; i < tuple_length(args); i++) {
        Value v = tuple_get(args, i);
        if (is_class(v)) continue;
        Value mark = object_getattr_or_unset(v, NAME(__typing_subst__));
        RETURN_IF_ERROR(mark);
        if (!is_unset(mark)) {
            RETURN_IF_ERROR(add_once(found, v));
            continue;
        }
        Value inner = object_getattr_or_unset(v, NAME(__parameters__));
        RETURN_IF_ERROR(inner);
        if (is_unset(inner) || !is_tuple(inner)) continue;
        inner = object_plain(inner);
        for (uint64_t j = 0; j < tuple_length(inner); j++)
            RETURN_IF_ERROR(add_once(found, tuple_get(inner, j)));
    }
    return list_to_tuple(found);
}

static Value as_tuple(Value item) { return is_tuple(item) ? object_plain(item) : tuple1(item); }

static Value append_all(Value list, Value tuple) {
    for (uint64_t i = 0; i < tuple_length(tuple); i++)
        RETURN_IF_ERROR(list_append(list, tuple_get(tuple, i)));
    return NONE;
}

// The items, *tuple[int, str] among them as its arguments: a tuple. One that ends in ... stays as it is.
static Value unpacked(Value item) {
    Value items = as_tuple(item), list = list_new(0);
    if (is_error(items) || is_error(list)) return ERROR;
    for (uint64_t i = 0; i < tuple_length(items); i++) {
        Value v = tuple_get(items, i),
              inner = is_class(v) ? UNSET : object_getattr_or_unset(v, NAME(__typing_unpacked_tuple_args__));
        RETURN_IF_ERROR(inner);
        inner = !is_unset(inner) && is_tuple(inner) ? object_plain(inner) : UNSET;
        uint64_t n = is_unset(inner) ? 0 : tuple_length(inner);
        bool open = is_unset(inner) || (n > 0 && same(tuple_get(inner, n - 1), ELLIPSIS));
        RETURN_IF_ERROR(open ? list_append(list, v) : append_all(list, inner));
    }
    return list_to_tuple(list);
}

// The place of type variable v among the parameters. not ok: an exception; value -1: it is not there.
static I64Result place_of(Value v, Value parameters) {
    for (uint64_t i = 0; i < tuple_length(parameters); i++) {
        Value equal = object_equal(tuple_get(parameters, i), v);
        if (is_error(equal)) return (I64Result){0};
        if (is_true(equal)) return (I64Result){true, (int64_t)i};
    }
    return (I64Result){true, -1};
}

// An argument that has type variables inside, with what replaces them.
static Value substitute_inside(Value v, Value parameters, Value values) {
    Value inner = object_getattr_or_unset(v, NAME(__parameters__));
    RETURN_IF_ERROR(inner);
    if (is_unset(inner) || !is_tuple(inner) || tuple_length(object_plain(inner)) == 0) return v;
    inner = object_plain(inner);
    Value chosen = list_new(0);
    RETURN_IF_ERROR(chosen);
    for (uint64_t i = 0; i < tuple_length(inner); i++) {
        I64Result place = place_of(tuple_get(inner, i), parameters);
        if (!place.ok) return ERROR;
        Value found = place.value < 0 ? tuple_get(inner, i) : tuple_get(values, (uint64_t)place.value);
        bool several = place.value >= 0 && is_tuple(found) && // of a TypeVarTuple, which can be iterated over
                       !is_unset(object_lookup_special(tuple_get(inner, i), NAME(__iter__)));
        RETURN_IF_ERROR(several ? append_all(chosen, object_plain(found)) : list_append(chosen, found));
    }
    chosen = list_to_tuple(chosen);
    return is_error(chosen) ? ERROR : object_getitem(v, chosen);
}

static Value substitute_one(Value v, Value parameters, Value values) {
    Value method = object_getattr_or_unset(v, NAME(__typing_subst__));
    RETURN_IF_ERROR(method);
    if (is_unset(method)) return substitute_inside(v, parameters, values);
    I64Result place = place_of(v, parameters);
    if (!place.ok) return ERROR;
    return call1(method, place.value < 0 ? v : tuple_get(values, (uint64_t)place.value));
}

Value generic_alias_substitute(Value self, Value args, Value parameters, Value item) {
    uint64_t n = tuple_length(parameters);
    if (n == 0) return raise1(CLASS(TypeError), TEXT("{r} is not a generic class"), self);
    item = unpacked(item);
    RETURN_IF_ERROR(item);
    for (uint64_t i = 0; i < n; i++) {
        Value prepare = object_getattr_or_unset(tuple_get(parameters, i), NAME(__typing_prepare_subst__));
        RETURN_IF_ERROR(prepare);
        if (is_unset(prepare) || is_none(prepare)) continue;
        Value values = as_tuple(item);
        RETURN_IF_ERROR(values);
        item = call2(prepare, self, values);
        RETURN_IF_ERROR(item);
    }
    Value values = as_tuple(item);
    RETURN_IF_ERROR(values);
    uint64_t given = tuple_length(values);
    if (given != n)
        return raise4(CLASS(TypeError), TEXT("Too {} arguments for {r}; actual {}, expected {}"),
                      str_from_text(given > n ? TEXT("many") : TEXT("few")), self, int_wrap((int64_t)given),
                      int_wrap((int64_t)n));
    Value result = list_new(0);
    RETURN_IF_ERROR(result);
    for (uint64_t i = 0; i < tuple_length(args); i++) {
        Value v = tuple_get(args, i);
        if (is_class(v)) {
            RETURN_IF_ERROR(list_append(result, v));
            continue;
        }
        Value starred = object_getattr_or_unset(v, NAME(__typing_is_unpacked_typevartuple__));
        Value several = is_error(starred) ? ERROR : is_unset(starred) ? FALSE : object_truth(starred);
        RETURN_IF_ERROR(several);
        v = substitute_one(v, parameters, values);
        RETURN_IF_ERROR(v);
        bool extends = is_true(several) && is_tuple(v);
        RETURN_IF_ERROR(extends ? append_all(result, object_plain(v)) : list_append(result, v));
    }
    return list_to_tuple(result);
}

// --- making ---
static Value fill(Value alias, Value origin, Value args, Value starred) {
    Value parameters = is_error(alias) ? ERROR : generic_alias_parameters(args);
    RETURN_IF_ERROR(parameters);
    slot_set(ref_of(alias), GENERIC_ALIAS_ORIGIN, origin);
    slot_set(ref_of(alias), GENERIC_ALIAS_ARGS, args);
    slot_set(ref_of(alias), GENERIC_ALIAS_PARAMETERS, parameters);
    slot_set(ref_of(alias), GENERIC_ALIAS_STARRED, starred);
    return alias;
}

static Value make(Value origin, Value args, Value starred) {
    return fill(NEW(GenericAlias), origin, args, starred);
}

Value generic_alias_new(Value origin, Value item) {
    Value args = as_tuple(item);
    return is_error(args) ? ERROR : make(origin, args, FALSE);
}

STATICMETHOD(GenericAlias, __new__, "!($type, origin, args, /)", "") {
    Value values = as_tuple(arg(args, 2));
    return is_error(values) ? ERROR : fill(new_instance(arg(args, 0)), arg(args, 1), values, FALSE);
}

CLASSMETHOD(shape, __class_getitem__, "!($type, item, /)", "See PEP 585") {
    return generic_alias_new(arg(args, 0), arg(args, 1));
}

Value generic_alias_allow(uint32_t type_index) {
    Value class = AT(class_objects, type_index), method = native_new(F_shape____class_getitem__, class);
    RETURN_IF_ERROR(method);
    return dict_set(slot_get(ref_of(class), TYPE_DICT), NAME(__class_getitem__), method);
}

METHOD(GenericAlias, __getitem__, "($self, key, /)", "Return self[key].") {
    Value self = arg(args, 0);
    Value chosen = generic_alias_substitute(self, field(self, GENERIC_ALIAS_ARGS),
                                            field(self, GENERIC_ALIAS_PARAMETERS), arg(args, 1));
    return is_error(chosen)
               ? ERROR
               : make(field(self, GENERIC_ALIAS_ORIGIN), chosen, field(self, GENERIC_ALIAS_STARRED));
}

// --- use ---
METHOD(GenericAlias, __call__, "($self, /, *args, **kwargs)", "Call self as a function.") {
    Value self = arg(args, 0),
          made = call_tuple(field(self, GENERIC_ALIAS_ORIGIN), arg(args, 1), arg(args, 2));
    RETURN_IF_ERROR(made);
    if (is_error(object_setattr(made, NAME(__orig_class__), self))) {
        if (!error_matches(CLASS(AttributeError)) && !error_matches(CLASS(TypeError))) return ERROR;
        error_clear();
    }
    return made;
}

static const uint16_t own_names[11] = {
    NAME_INDEX(__class__),       NAME_INDEX(__origin__),     NAME_INDEX(__args__),
    NAME_INDEX(__unpacked__),    NAME_INDEX(__parameters__), NAME_INDEX(__typing_unpacked_tuple_args__),
    NAME_INDEX(__mro_entries__), NAME_INDEX(__reduce_ex__),  NAME_INDEX(__reduce__),
    NAME_INDEX(__copy__),        NAME_INDEX(__deepcopy__),
};

METHOD(GenericAlias, __getattribute__, "($self, name, /)", "Return getattr(self, name).") {
    Value self = arg(args, 0), name = attribute_name(arg(args, 1));
    RETURN_IF_ERROR(name);
    for (uint32_t i = 0; i < LENGTH_OF(own_names); i++) {
        if (!same(name, AT(name_objects, AT(own_names, i)))) continue;
        Value found = object_generic_getattr(self, name);
        return is_unset(found)
                   ? raise2(CLASS(AttributeError), TEXT("'{t}' object has no attribute '{}'"), self, name)
                   : found;
    }
    return object_getattr(field(self, GENERIC_ALIAS_ORIGIN), name);
}

// The class's names, and those that the alias answers itself.
METHOD(GenericAlias, __dir__, "!($self, /)", "") {
    Value names = call_special0(field(arg(args, 0), GENERIC_ALIAS_ORIGIN), NAME(__dir__));
    RETURN_IF_ERROR(names);
    Value list = list_from_iterable(names);
    RETURN_IF_ERROR(list);
    for (uint32_t i = 0; i < LENGTH_OF(own_names); i++) {
        Value name = AT(name_objects, AT(own_names, i)), there = object_contains(list, name);
        RETURN_IF_ERROR(there);
        if (is_false(there)) RETURN_IF_ERROR(list_append(list, name));
    }
    return list;
}

METHOD(GenericAlias, __mro_entries__, "!($self, bases, /)", "") {
    return tuple1(field(arg(args, 0), GENERIC_ALIAS_ORIGIN));
}
METHOD(GenericAlias, __instancecheck__, "!($self, instance, /)", "") {
    return TYPE_ERROR("isinstance() argument 2 cannot be a parameterized generic");
}
METHOD(GenericAlias, __subclasscheck__, "!($self, subclass, /)", "") {
    return TYPE_ERROR("issubclass() argument 2 cannot be a parameterized generic");
}
METHOD(GenericAlias, __or__, "($self, value, /)", "Return self|value.") {
    return union_type_or(arg(args, 0), arg(args, 1));
}
METHOD(GenericAlias, __ror__, "($self, value, /)", "Return value|self.") {
    return union_type_or(arg(args, 1), arg(args, 0));
}

METHOD(GenericAlias, __eq__, "($self, value, /)", "Return self==value.") {
    Value a = arg(args, 0), b = arg(args, 1);
    if (!IS_A(b, GenericAlias)) return NOT_IMPLEMENTED;
    if (!same(field(a, GENERIC_ALIAS_STARRED), field(b, GENERIC_ALIAS_STARRED))) return FALSE;
    Value equal = object_equal(field(a, GENERIC_ALIAS_ORIGIN), field(b, GENERIC_ALIAS_ORIGIN));
    return is_true(equal) ? object_equal(field(a, GENERIC_ALIAS_ARGS), field(b, GENERIC_ALIAS_ARGS)) : equal;
}

METHOD(GenericAlias, __hash__, "($self, /)", "Return hash(self).") {
    HashResult origin = object_hash(field(arg(args, 0), GENERIC_ALIAS_ORIGIN));
    HashResult values = origin.ok ? object_hash(field(arg(args, 0), GENERIC_ALIAS_ARGS)) : origin;
    return values.ok ? int_new(origin.value ^ values.value) : ERROR;
}

METHOD(GenericAlias, __iter__, "($self, /)", "Implement iter(self).") {
    Value self = arg(args, 0),
          starred = make(field(self, GENERIC_ALIAS_ORIGIN), field(self, GENERIC_ALIAS_ARGS), TRUE);
    RETURN_IF_ERROR(starred);
    Value it = NEW(generic_alias_iterator);
    if (!is_error(it)) slot_set(ref_of(it), 0, starred);
    return it;
}
METHOD(generic_alias_iterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(generic_alias_iterator, __next__, "($self, /)", "Implement next(self).") {
    Value one = slot_get(ref_of(arg(args, 0)), 0);
    slot_set(ref_of(arg(args, 0)), 0, UNSET);
    return one;
}
// iter(alias), the alias without its star.
METHOD(generic_alias_iterator, __reduce__, "!($self, /)", "") {
    Value starred = slot_get(ref_of(arg(args, 0)), 0), iter = builtin_lookup(NAME(iter));
    Value plain = is_unset(starred)
                      ? tuple_new(0)
                      : make(field(starred, GENERIC_ALIAS_ORIGIN), field(starred, GENERIC_ALIAS_ARGS), FALSE);
    Value arguments = is_error(plain) || is_error(iter) ? ERROR : tuple1(plain);
    return is_error(arguments) ? ERROR : tuple2(iter, arguments);
}

METHOD(GenericAlias, __reduce__, "!($self, /)", "") {
    Value self = arg(args, 0);
    if (is_true(field(self, GENERIC_ALIAS_STARRED))) {
        Value it = NEW(generic_alias_iterator), next = builtin_lookup(NAME(next));
        if (is_error(it) || is_error(next)) return ERROR;
        slot_set(ref_of(it), 0, self);
        Value arguments = tuple1(it);
        return is_error(arguments) ? ERROR : tuple2(next, arguments);
    }
    Value values = tuple2(field(self, GENERIC_ALIAS_ORIGIN), field(self, GENERIC_ALIAS_ARGS));
    return is_error(values) ? ERROR : tuple2(class_of(self), values);
}

GETTER(GenericAlias, __parameters__, "Type variables in the GenericAlias.") {
    return field(arg(args, 0), GENERIC_ALIAS_PARAMETERS);
}
GETTER(GenericAlias, __typing_unpacked_tuple_args__, "") {
    Value self = arg(args, 0);
    bool tuple =
        is_true(field(self, GENERIC_ALIAS_STARRED)) && same(field(self, GENERIC_ALIAS_ORIGIN), CLASS(tuple));
    return tuple ? field(self, GENERIC_ALIAS_ARGS) : NONE;
}

// --- text ---
Value generic_alias_item_repr(Value v) {
    if (same(v, ELLIPSIS)) return str_from_text(TEXT("..."));
    if (is_none(v) || same(v, CLASS(NoneType))) return str_from_text(TEXT("None"));
    if (IS_A(v, GenericAlias)) return object_repr(v);
    Value origin = object_getattr_or_unset(v, NAME(__origin__)),
          args = object_getattr_or_unset(v, NAME(__args__));
    RETURN_IF_ERROR(origin);
    RETURN_IF_ERROR(args);
    if (!is_unset(origin) && !is_unset(args)) return object_repr(v);
    Value name = object_getattr_or_unset(v, NAME(__qualname__)),
          module = object_getattr_or_unset(v, NAME(__module__));
    RETURN_IF_ERROR(name);
    RETURN_IF_ERROR(module);
    if (is_unset(name) || is_unset(module) || is_none(module)) return object_repr(v);
    if (is_str(module) && str_equal_text(object_plain(module), TEXT("builtins"))) return object_str(name);
    return text_format2(TEXT("{}.{}"), module, name);
}

METHOD(GenericAlias, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0), values = field(self, GENERIC_ALIAS_ARGS);
    if (!stack_has_room()) return raise_recursion_error();
    Value origin = generic_alias_item_repr(field(self, GENERIC_ALIAS_ORIGIN));
    RETURN_IF_ERROR(origin);
    Builder b = builder_new();
    if (is_true(field(self, GENERIC_ALIAS_STARRED))) b = builder_char(b, '*');
    b = builder_char(builder_str(b, object_plain(origin)), '[');
    if (tuple_length(values) == 0) b = builder_text(b, TEXT("()"));
    for (uint64_t i = 0; i < tuple_length(values); i++) {
        Value text = generic_alias_item_repr(tuple_get(values, i));
        RETURN_IF_ERROR(text);
        if (i > 0) b = builder_text(b, TEXT(", "));
        b = builder_str(b, object_plain(text));
    }
    return builder_finish(builder_char(b, ']'));
}

static const uint16_t generic_types[] = {
    T_list, T_dict, T_tuple, T_set, T_frozenset, T_enumerate, T_BaseExceptionGroup, T_chain,
};

bool generic_alias_boot(void) {
    for (uint32_t i = 0; i < LENGTH_OF(generic_types); i++)
        if (is_error(generic_alias_allow(AT(generic_types, i)))) return false;
    return true;
}
