// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Warnings about source text: the parser's state is put aside meanwhile, since showing one may compile.
#include "python/source/warn.h"
#include "python/objects/warning.h"
#include "python/source/parser.h"

Value warn_deprecated(Value message, uint32_t line) {
    struct Parser saved = parser;
    Value result =
        warning_explicit(CLASS(DeprecationWarning), message, parser.filename, line, UNSET, UNSET, NONE);
    parser = saved;
    if (!is_error(result)) return NONE;
    if (!error_matches(CLASS(DeprecationWarning))) return ERROR;
    error_clear();
    return FALSE;
}
