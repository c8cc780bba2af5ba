// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Warnings about source text: calls the hook, with the parser's state put aside, since a hook may compile.
#include "python/source/warn.h"
#include "python/objects/tuple.h"
#include "python/source/parser.h"

static ROOT(warn_hook); // the integer 0 at first

void warn_set_hook(Value callable) { warn_hook = callable; }

Value warn_deprecated(Value message, uint32_t line) {
    if (!is_ref(warn_hook)) return NONE;
    Value args = tuple_new(4);
    RETURN_IF_ERROR(args);
    slot_set(ref_of(args), 0, CLASS(DeprecationWarning));
    slot_set(ref_of(args), 1, message);
    slot_set(ref_of(args), 2, parser.filename);
    slot_set(ref_of(args), 3, int_u32(line));
    struct Parser saved = parser;
    Value result = call_tuple(warn_hook, args, UNSET);
    parser = saved;
    if (!is_error(result)) return NONE;
    if (!error_matches(CLASS(DeprecationWarning))) return ERROR;
    error_clear();
    return FALSE;
}
