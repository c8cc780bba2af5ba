// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _tracemalloc: allocations are not traced, so that nothing is known of any object; the heap's size is.
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/module.h"
#include "python/objects/tuple.h"

MODULE(_tracemalloc, "Debug module to trace memory blocks allocated by Python.") { return NONE; }

FUNCTION(_tracemalloc, is_tracing, "($module, /)",
         "Return True if the tracemalloc module is tracing Python memory allocations.") {
    return FALSE;
}
FUNCTION(_tracemalloc, start, "($module, nframe=1, /)", "Start tracing Python memory allocations.") {
    return raise_unimplemented(TEXT("tracemalloc.start"));
}
FUNCTION(_tracemalloc, stop, "($module, /)", "Stop tracing Python memory allocations.") { return NONE; }
FUNCTION(_tracemalloc, clear_traces, "($module, /)", "Clear traces of memory blocks allocated by Python.") {
    return NONE;
}
FUNCTION(_tracemalloc, reset_peak, "($module, /)",
         "Set the peak size of memory blocks traced by tracemalloc.") {
    return NONE;
}
FUNCTION(_tracemalloc, get_traceback_limit, "($module, /)",
         "Get the maximum number of frames stored in the traceback of a trace.") {
    return int_u32(1);
}
FUNCTION(_tracemalloc, get_traced_memory, "($module, /)",
         "Get the current size and peak size of memory blocks.") {
    return tuple2(int_u32(0), int_u32(0));
}
FUNCTION(_tracemalloc, get_tracemalloc_memory, "($module, /)",
         "Get the memory usage in bytes of the module.") {
    return int_u32(0);
}
FUNCTION(_tracemalloc, _get_traces, "($module, /)", "Get traces of all memory blocks allocated by Python.") {
    return list_new(0);
}
FUNCTION(_tracemalloc, _get_object_traceback, "($module, obj, /)",
         "Get the traceback where the Python object obj was allocated.") {
    return NONE;
}
