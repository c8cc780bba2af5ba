// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Warnings about source text: the parser's state is put aside meanwhile, since showing one may compile.
#include "python/source/warn.h"
#include "python/objects/warning.h"
#include "python/source/parser.h"

static Value warn(Value category, Value message, uint32_t line) {
    struct Parser saved = parser;
    Value result = warning_explicit(category, message, parser.filename, line, UNSET, UNSET, NONE);
    parser = saved;
    if (!is_error(result)) return NONE;
    if (!error_matches(category)) return ERROR;
    error_clear();
    return FALSE;
}

Value warn_deprecated(Value message, uint32_t line) { return warn(CLASS(DeprecationWarning), message, line); }
Value warn_syntax(Value message, uint32_t line) { return warn(CLASS(SyntaxWarning), message, line); }
