// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// super objects, and the lookup behind them for a virtual machine that needs no object for super().name.
#pragma once
#include "python/objects/object.h"
#include "python/objects/str.h"

enum SuperField { SUPER_THIS_CLASS, SUPER_SELF, SUPER_SELF_CLASS, SUPER_FIELDS };

Value super_new(Value class, Value v); // super(class, v)
// super(class, v).name without the object.
Value super_getattr(Value class, Value v, Value name);
// `name` in the order of `start` behind class, bound to v; UNSET: not found.
Value super_lookup(Value class, Value v, Value start, Value name);
// Implemented by the virtual machine: __class__ and the first argument of the frame that calls super(), as a
// tuple; ERROR: RuntimeError "super(): no arguments", "super(): __class__ cell not found", ...
Value current_super_arguments(void);
