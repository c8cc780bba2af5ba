// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What happens after a collection: finalisers (__del__, the `finally` of a generator that was dropped) and callbacks of
// weak references. The collector only reports; Python code runs at a safe point: behind a call of a native function,
// when no exception is set, or when the program asks (gc.collect) or ends.
#pragma once
#include "python/vm/machine.h"

// Runs what the last collections reported, if anything. No exception is set before and after.
uint64_t finalize_run(void); // number of finalisers and callbacks that ran
// A full collection, with what follows from it. The temporaries of the running frame that its call can't need any more
// are cleared first, so that a variable that was deleted is gone. Returns as finalize_run.
uint64_t finalize_collect(void);
// The end of the program: modules are forgotten, then what they held is finalised.
void finalize_exit(void);
// Before that: threading._shutdown, then the functions of module atexit, if these modules have been imported.
void finalize_functions(void);

Value finalize_unawaited(Value coroutine); // warns that it was never awaited: NONE or ERROR

// Reports the set exception, which can't be raised where it occurred, through sys.unraisablehook; object: where it
// occurred, or None. `text`: what is said instead of "Exception ignored in", as an str; None for that.
void unraisable_report(Value object, Value text);
