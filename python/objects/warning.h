// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Warnings from native code: filters, registries and the text on sys.stderr are those of module warnings, which need not
// have been imported. Implemented by the virtual machine (vm/warning.c).
#pragma once
#include "python/objects/object.h"

// warnings.warn(message, category, stacklevel): level 1 is the Python function that runs. message: a str or a Warning.
// NONE; ERROR when a filter makes an exception of it.
Value warning_issue(Value category, Value message, int64_t stacklevel, Value source_or_none);
// warnings.warn_explicit: module UNSET: from the file's name; registry UNSET or NONE: none.
Value warning_explicit(Value category, Value message, Value filename, int64_t line, Value module,
                       Value registry, Value source_or_none);
