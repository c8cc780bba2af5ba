// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Context variables (PEP 567) for native modules.
#pragma once
#include "python/objects/object.h"

// A new variable; default_or_unset: what contextvar_get gives where it is not set.
Value contextvar_new(Value name, Value default_or_unset);
Value contextvar_get(
    Value variable); // its value in the context in force, or its default, perhaps UNSET; or ERROR
Value contextvar_set(Value variable, Value value); // NONE or ERROR
// Grows whenever the value of some variable, or the context in force, may have changed: what was read while it has the same
// value is still true.
extern STATE(uint64_t, contextvar_changes);
