// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module sys: frames of all threads, audit hooks, and what only CPython's own developers call.
#include "kernel/control.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/frame.h"
#include "python/vm/machine.h"
#include "python/vm/thread.h"
#include "python/vm/trace.h"

static ROOT(audit_hooks); // list; the integer 0: none

FUNCTION(sys, _current_frames, "($module, /)",
         "Return a dict mapping each thread's thread id to its current stack frame.\n"
         "\n"
         "This function should be used for specialized purposes only.") {
    return thread_ask_all(false);
}
FUNCTION(sys, _current_exceptions, "($module, /)",
         "Return a dict mapping each thread's identifier to its current raised exception.\n"
         "\n"
         "This function should be used for specialized purposes only.") {
    return thread_ask_all(true);
}

// --- tracing ---
FUNCTION(sys, gettrace, "($module, /)",
         "Return the global debug tracing function set with sys.settrace.\n"
         "\n"
         "See the debugger chapter in the library manual.") {
    return trace_function();
}
FUNCTION(sys, settrace, "!($module, function, /)",
         "settrace(function)\n"
         "\n"
         "Set the global debug tracing function.  It will be called on each\n"
         "function call.  See the debugger chapter in the library manual.") {
    return trace_set_function(arg(args, 1));
}
FUNCTION(sys, getprofile, "($module, /)",
         "Return the profiling function set with sys.setprofile.\n"
         "\n"
         "See the profiler chapter in the library manual.") {
    return trace_profile();
}
FUNCTION(sys, setprofile, "!($module, function, /)",
         "setprofile(function)\n"
         "\n"
         "Set the profiling function.  It will be called on each function call\n"
         "and return.  See the profiler chapter in the library manual.") {
    return trace_set_profile(arg(args, 1));
}
FUNCTION(sys, call_tracing, "($module, func, args, /)",
         "Call func(*args), while tracing is enabled.\n"
         "\n"
         "The tracing state is saved, and restored afterwards.  This is intended\n"
         "to be called from a debugger from a checkpoint, to recursively debug\n"
         "some other code.") {
    if (!is_tuple(arg(args, 2)))
        return raise1(CLASS(TypeError), TEXT("call_tracing() argument 2 must be tuple, not {t}"),
                      arg(args, 2));
    return trace_call_anyway(arg(args, 1), object_plain(arg(args, 2)));
}

// --- audit ---
FUNCTION(sys, audit, "!($module, event, /, *args)",
         "audit(event, *args)\n\nPasses the event to any hooks that are attached.") {
    Value event = arg(args, 1);
    if (!is_str(event))
        return raise1(CLASS(TypeError), TEXT("expected str for argument 'event', not {t}"), event);
    for (uint64_t i = 0; is_ref(audit_hooks) && i < list_length(audit_hooks); i++)
        if (is_error(call2(list_get(audit_hooks, i), event, arg(args, 2)))) return ERROR;
    return NONE;
}
FUNCTION(sys, addaudithook, "($module, /, hook)",
         "Adds a new audit hook callback.\n\nThe hook hears of the program's own sys.audit calls.") {
    if (!is_ref(audit_hooks)) audit_hooks = list_new(1);
    return is_error(audit_hooks) ? ERROR : list_append(audit_hooks, arg(args, 1));
}

// --- of CPython's own ---
FUNCTION(sys, getdlopenflags, "($module, /)",
         "Return the current value of the flags that are used for dlopen calls.") {
    return int_u32(2);
}
FUNCTION(sys, setdlopenflags, "($module, flags, /)",
         "Set the flags used by the interpreter for dlopen calls.") {
    return object_index_i64(arg(args, 1), CLASS(OverflowError)).ok ? NONE : ERROR;
}
FUNCTION(sys, _debugmallocstats, "($module, /)",
         "Print debug info to stderr about the state of the allocator.") {
    return NONE;
}
FUNCTION(sys, _getquickenedcount, "($module, /)", "") { return int_u32(0); }
