// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The attributes that an object holds itself, without its class, whether in slots, in dict mode (shape.h) or
// in the dict field of a built-in class. Names are interned strs.
#pragma once
#include "python/objects/object.h"

Value instance_get(Value v, Value name); // UNSET: there is none
// NONE, ERROR, or UNSET: such an object has no attributes of its own.
Value instance_set(Value v, Value name, Value value);
Value instance_delete(Value v, Value name); // TRUE; FALSE: there is none; ERROR
// The object's __dict__, which puts it into dict mode; UNSET when it has none; ERROR.
Value instance_dict(Value v);
Value instance_set_dict(Value v, Value dict); // dict: an exact dict or a subclass's instance. NONE or ERROR
// v.__class__ = class, for two classes with the same fixed slots. NONE or ERROR (out of memory).
Value instance_set_class(Value v, Value class);
// Makes the class's first shape; `hint` attributes are likely. NONE or ERROR.
Value instance_prepare_class(Value class, uint32_t hint);
// Slot number of the dict in an instance of this built-in class: its attributes are kept there. Adds the attribute
// __dict__, unless the class or its base has one. At start-up. NONE or ERROR.
Value instance_dict_field(uint32_t type_index, uint32_t field);
