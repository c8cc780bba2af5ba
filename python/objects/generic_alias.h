// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// types.GenericAlias (list[int], PEP 585) and types.UnionType (int | str, PEP 604): annotations that are built
// when they are evaluated.
#pragma once
#include "python/objects/object.h"

enum GenericAliasField {
    GENERIC_ALIAS_ORIGIN,
    GENERIC_ALIAS_ARGS,       // tuple
    GENERIC_ALIAS_PARAMETERS, // tuple of the type variables in it
    GENERIC_ALIAS_STARRED,    // TRUE: *list[int]
    GENERIC_ALIAS_FIELDS,
};
enum UnionTypeField { UNION_TYPE_ARGS, UNION_TYPE_PARAMETERS, UNION_TYPE_FIELDS };

Value generic_alias_new(Value origin, Value item); // origin[item]
// Gives built-in class `type_index` the class method __class_getitem__; NONE or ERROR. At start-up.
Value generic_alias_allow(uint32_t type_index);
// The type variables in a tuple of arguments.
Value generic_alias_parameters(Value args);
// The arguments with the parameters replaced by item (one value, or a tuple of several); `self` for the errors.
Value generic_alias_substitute(Value self, Value args, Value parameters, Value item);
// As reprs of annotations show a value: classes by name.
Value generic_alias_item_repr(Value v);
// a | b for classes, aliases, None and unions; NOT_IMPLEMENTED for anything else.
Value union_type_or(Value a, Value b);
bool generic_alias_boot(void);
