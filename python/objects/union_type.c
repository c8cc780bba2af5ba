// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// types.UnionType: int | str.
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/generic_alias.h"
#include "python/objects/list.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

TYPE(UnionType, "types.UnionType", object, UNION_TYPE_FIELDS,
     "Represent a PEP 604 union type\n\nE.g. for int | str");

static Value args_of(Value v) { return slot_get(ref_of(v), UNION_TYPE_ARGS); }

static bool may_unite(Value v) {
    return is_none(v) || is_class(v) || IS_A(v, GenericAlias) || IS_A(v, UnionType);
}

// Adds the members of v to the list, each once.
static Value add(Value list, Value v) {
    if (IS_A(v, UnionType)) {
        for (uint64_t i = 0; i < tuple_length(args_of(v)); i++)
            RETURN_IF_ERROR(add(list, tuple_get(args_of(v), i)));
        return NONE;
    }
    if (is_none(v)) v = CLASS(NoneType);
    for (uint64_t i = 0; i < list_length(list); i++) {
        Value other = list_get(list, i);
        // Classes by identity: their metaclass may compare in its own way.
        Value equal = is_class(v) || is_class(other) ? bool_value(same(v, other)) : object_equal(v, other);
        if (!is_false(equal)) return is_error(equal) ? ERROR : NONE;
    }
    return list_append(list, v);
}

Value union_type_or(Value a, Value b) {
    if (!may_unite(a) || !may_unite(b)) return NOT_IMPLEMENTED;
    Value list = list_new(2);
    RETURN_IF_ERROR(list);
    RETURN_IF_ERROR(add(list, a));
    RETURN_IF_ERROR(add(list, b));
    if (list_length(list) == 1) return list_get(list, 0);
    Value args = list_to_tuple(list), parameters = is_error(args) ? ERROR : generic_alias_parameters(args);
    RETURN_IF_ERROR(parameters);
    Value made = NEW(UnionType);
    RETURN_IF_ERROR(made);
    slot_set(ref_of(made), UNION_TYPE_ARGS, args);
    slot_set(ref_of(made), UNION_TYPE_PARAMETERS, parameters);
    return made;
}

METHOD(type, __or__, "($self, value, /)", "Return self|value.") {
    return union_type_or(arg(args, 0), arg(args, 1));
}
METHOD(type, __ror__, "($self, value, /)", "Return value|self.") {
    return union_type_or(arg(args, 1), arg(args, 0));
}
METHOD(UnionType, __or__, "($self, value, /)", "Return self|value.") {
    return union_type_or(arg(args, 0), arg(args, 1));
}
METHOD(UnionType, __ror__, "($self, value, /)", "Return value|self.") {
    return union_type_or(arg(args, 1), arg(args, 0));
}

METHOD(UnionType, __getitem__, "($self, key, /)", "Return self[key].") {
    Value self = arg(args, 0);
    Value chosen = generic_alias_substitute(self, args_of(self),
                                            slot_get(ref_of(self), UNION_TYPE_PARAMETERS), arg(args, 1));
    RETURN_IF_ERROR(chosen);
    Value result = tuple_get(chosen, 0);
    for (uint64_t i = 1; i < tuple_length(chosen); i++) {
        result = object_binary(BINARY_OR, result, tuple_get(chosen, i));
        RETURN_IF_ERROR(result);
    }
    return result;
}

METHOD(UnionType, __repr__, "($self, /)", "Return repr(self).") {
    Value values = args_of(arg(args, 0));
    Builder b = builder_new();
    for (uint64_t i = 0; i < tuple_length(values); i++) {
        Value text = generic_alias_item_repr(tuple_get(values, i));
        RETURN_IF_ERROR(text);
        if (i > 0) b = builder_text(b, TEXT(" | "));
        b = builder_str(b, object_plain(text));
    }
    return builder_finish(b);
}

static bool all_in(Value members, Value others) {
    for (uint64_t i = 0; i < tuple_length(members); i++) {
        bool found = false;
        for (uint64_t j = 0; j < tuple_length(others) && !found; j++) {
            Value equal = object_equal(tuple_get(members, i), tuple_get(others, j));
            if (is_error(equal)) error_clear();
            found = is_true(equal);
        }
        if (!found) return false;
    }
    return true;
}

METHOD(UnionType, __eq__, "($self, value, /)", "Return self==value.") {
    Value a = args_of(arg(args, 0));
    if (!IS_A(arg(args, 1), UnionType)) return NOT_IMPLEMENTED;
    Value b = args_of(arg(args, 1));
    return bool_value(all_in(a, b) && all_in(b, a));
}

METHOD(UnionType, __hash__, "($self, /)", "Return hash(self).") {
    Value set = call1(CLASS(frozenset), args_of(arg(args, 0))); // typing.Union has the same hash
    if (is_error(set)) return ERROR;
    HashResult hash = object_hash(set);
    return hash.ok ? int_new(hash.value) : ERROR;
}

METHOD(UnionType, __instancecheck__, "!($self, instance, /)", "") {
    Value values = args_of(arg(args, 0));
    for (uint64_t i = 0; i < tuple_length(values); i++) {
        if (!is_class(tuple_get(values, i)))
            return TYPE_ERROR("isinstance() argument 2 cannot be a parameterized generic");
        Value result = object_isinstance(arg(args, 1), tuple_get(values, i));
        if (!is_false(result)) return result;
    }
    return FALSE;
}

METHOD(UnionType, __subclasscheck__, "!($self, subclass, /)", "") {
    if (!is_class(arg(args, 1))) return TYPE_ERROR("issubclass() arg 1 must be a class");
    Value values = args_of(arg(args, 0));
    for (uint64_t i = 0; i < tuple_length(values); i++) {
        if (!is_class(tuple_get(values, i)))
            return TYPE_ERROR("issubclass() argument 2 cannot be a parameterized generic");
        Value result = object_issubclass(arg(args, 1), tuple_get(values, i));
        if (!is_false(result)) return result;
    }
    return FALSE;
}

GETTER(UnionType, __parameters__, "Type variables in the types.UnionType.") {
    return slot_get(ref_of(arg(args, 0)), UNION_TYPE_PARAMETERS);
}
