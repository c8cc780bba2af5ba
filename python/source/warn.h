// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Warnings about source text.
#pragma once
#include "python/objects/object.h"

// DeprecationWarning about parser.filename. NONE; FALSE when the filters turn it into an error, which is
// taken back: the caller raises a SyntaxError instead; ERROR for any other exception.
Value warn_deprecated(Value message, uint32_t line);
Value warn_syntax(Value message, uint32_t line); // the same with SyntaxWarning
