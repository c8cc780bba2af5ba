// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the class `type` shares with its neighbours: making an instance, attributes of class objects, and the
// checks behind isinstance and issubclass without hooks.
#pragma once
#include "python/objects/object.h"

// object.__new__(class); excess: there were further arguments.
Value class_new_object(Value class, bool excess);
// May attribute `name` of a class be set? An error for built-in classes, and for deleting where it can't be.
Value class_check_change(Value class, Value name, Value value, bool deletable);
Value type_setattr(Value class, Value name, Value value); // value UNSET: delete. NONE or ERROR
// callable(self, *args)
Value call_with_self(Value callable, Value self, Args args, Value keyword_names);
Value type_call_tuple(Value class, Value tuple, Value dict_or_unset);
// Raises the AttributeError that a missing attribute of v gives.
Value attribute_missing(Value v, Value name);
// type.__instancecheck__ and type.__subclasscheck__: TRUE, FALSE, ERROR.
Value class_instance_check(Value v, Value class);
Value class_subclass_check(Value subclass, Value class);
// All inline caches forget what they found in classes, and the marks of class_mark_cached end.
void class_flush(void);
