// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What module _warnings shows of the state behind objects/warning.h.
#pragma once
#include "python/objects/warning.h"

// The default filters (a list), the registry for "once" (a dict). ERROR: out of memory.
Value warning_filters(void);
Value warning_once_registry(void);
void warning_filters_changed(void);
// The category for a message: its class if it is a Warning, else the argument (None: UserWarning), checked.
Value warning_category(Value message, Value category_or_none);
