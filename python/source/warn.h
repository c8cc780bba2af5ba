// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Warnings about source text. They go to a Python function that module `warnings` provides; until one is set
// they are dropped.
#pragma once
#include "python/objects/object.h"

// callable(category, message, filename, lineno), or None.
void warn_set_hook(Value callable);
// DeprecationWarning about parser.filename. NONE; FALSE when the filters turn it into an error, which is
// taken back: the caller raises a SyntaxError instead; ERROR for any other exception.
Value warn_deprecated(Value message, uint32_t line);
