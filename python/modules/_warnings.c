// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _warnings: vm/warning.c for module warnings.
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/vm/warning.h"

MODULE(_warnings, "_warnings provides basic warning filtering support.\n"
                  "It is a helper module to speed up interpreter start-up.") {
    Value module = arg(args, 0), list = warning_filters(), once = warning_once_registry();
    Value action = str_from_text(TEXT("default"));
    RETURN_IF_ERROR(list);
    RETURN_IF_ERROR(once);
    RETURN_IF_ERROR(action);
    RETURN_IF_ERROR(module_set(module, NAME(filters), list));
    RETURN_IF_ERROR(module_set(module, NAME(_onceregistry), once));
    return module_set(module, NAME(_defaultaction), action);
}

static Value or_none(Value v) { return is_unset(v) ? NONE : v; }

FUNCTION(_warnings, warn, "($module, /, message, category=None, stacklevel=1, source=None)",
         "Issue a warning, or maybe ignore it or raise an exception.") {
    Value category = warning_category(arg(args, 1), or_none(arg(args, 2)));
    RETURN_IF_ERROR(category);
    I64Result level = {true, 1};
    if (!is_unset(arg(args, 3))) level = object_index_i64(arg(args, 3), CLASS(OverflowError));
    if (!level.ok) return ERROR;
    return warning_issue(category, arg(args, 1), level.value, or_none(arg(args, 4)));
}

FUNCTION(
    _warnings, warn_explicit,
    "!($module, /, message, category, filename, lineno, module=None, registry=None, module_globals=None, "
    "source=None)",
    "Low-level interface to warnings functionality.") {
    I64Result line = object_index_i64(arg(args, 4), CLASS(OverflowError));
    if (!line.ok) return ERROR;
    if (!is_str(arg(args, 3)))
        return raise1(CLASS(TypeError), TEXT("warn_explicit() argument 3 must be str, not {t}"),
                      arg(args, 3));
    Value globals = or_none(arg(args, 7));
    if (!is_none(globals) && !IS_A(globals, dict))
        return raise1(CLASS(TypeError), TEXT("module_globals must be a dict, not '{t}'"), globals);
    return warning_explicit(arg(args, 2), arg(args, 1), arg(args, 3), line.value, arg(args, 5), arg(args, 6),
                            or_none(arg(args, 8)));
}

FUNCTION(_warnings, _filters_mutated, "!($module, /)", "") {
    warning_filters_changed();
    return NONE;
}
