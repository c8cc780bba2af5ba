// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// __slots__ (Python reference 3.3.2.4).
#pragma once
#include "python/objects/object.h"

// Gives a class that is being made the slots that its namespace asks for: member descriptors go into dict,
// TYPE_FIXED grows, TYPE_HAS_DICT is set where instances get a dict. TRUE when instances can be referenced
// weakly by this class's doing, else FALSE; ERROR.
Value slots_apply(Value class, Value dict);
