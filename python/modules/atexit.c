// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module atexit: functions for the end of the program, the last one first.
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/finalize.h"

static ROOT(registered); // list of (function, args, kwargs or UNSET)

MODULE(atexit, "allow programmer to define multiple exit functions to be executed\n"
               "upon normal program termination.\n"
               "\n"
               "Two public functions, register and unregister, are defined.\n") {
    registered = list_new(0);
    return is_error(registered) ? ERROR : NONE;
}

FUNCTION(atexit, register, "!($module, /, *args, **kwargs)",
         "register(func, *args, **kwargs) -> func\n\nRegister a function to be executed upon normal program "
         "termination") {
    Value given = arg(args, 1);
    if (tuple_length(given) == 0) return TYPE_ERROR("register() takes at least 1 argument (0 given)");
    if (!object_is_callable(tuple_get(given, 0))) return TYPE_ERROR("the first argument must be callable");
    Value entry = tuple_new(3), rest = tuple_slice(given, 1, tuple_length(given));
    RETURN_IF_ERROR(entry);
    RETURN_IF_ERROR(rest);
    slot_set(ref_of(entry), 0, tuple_get(given, 0));
    slot_set(ref_of(entry), 1, rest);
    slot_set(ref_of(entry), 2, arg(args, 2));
    RETURN_IF_ERROR(list_append(registered, entry));
    return tuple_get(given, 0);
}

static Value run_all(void) {
    while (is_ref(registered) && list_length(registered) > 0) {
        uint64_t last = list_length(registered) - 1;
        Value entry = list_get(registered, last);
        RETURN_IF_ERROR(list_replace(registered, last, last + 1, NULL_REF, 0, 0));
        Value function = tuple_get(entry, 0);
        if (!is_error(call_tuple(function, tuple_get(entry, 1), tuple_get(entry, 2)))) continue;
        Value text = str_from_text(TEXT("Exception ignored in atexit callback"));
        if (!is_error(text)) unraisable_report(function, text);
    }
    return NONE;
}
FUNCTION(atexit, _run_exitfuncs, "!($module, /)",
         "_run_exitfuncs() -> None\n\nRun all registered exit functions.") {
    return run_all();
}
FUNCTION(atexit, _clear, "!($module, /)",
         "_clear() -> None\n\nClear the list of previously registered exit functions.") {
    return list_clear(registered);
}
FUNCTION(atexit, _ncallbacks, "!($module, /)",
         "_ncallbacks() -> int\n\nReturn the number of registered exit functions.") {
    return int_wrap((int64_t)list_length(registered));
}
FUNCTION(atexit, unregister, "!($module, func, /)",
         "unregister(func) -> None\n\nUnregister an exit function which was previously registered "
         "using\natexit.register") {
    for (uint64_t i = 0; i < list_length(registered);) {
        Value equal = object_compare_bool(COMPARE_EQ, tuple_get(list_get(registered, i), 0), arg(args, 1));
        RETURN_IF_ERROR(equal);
        if (!is_true(equal) || i >= list_length(registered))
            i++;
        else
            RETURN_IF_ERROR(list_replace(registered, i, i + 1, NULL_REF, 0, 0));
    }
    return NONE;
}
