// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// super objects.
#pragma once
#include "python/objects/object.h"
#include "python/objects/str.h"

enum SuperField { SUPER_THIS_CLASS, SUPER_SELF, SUPER_SELF_CLASS, SUPER_FIELDS };

Value super_new(Value class, Value v); // super(class, v)
Value super_here(void);                // super() in the running frame
// The Python function that a super object finds under this name, to be called with the object's SUPER_SELF; UNSET: it
// finds nothing, or something else.
Value super_function(Value super, Value name);
// Implemented by the virtual machine: __class__ and the first argument of the frame that calls super(), as a
// tuple; ERROR: RuntimeError "super(): no arguments", "super(): __class__ cell not found", ...
Value current_super_arguments(void);
