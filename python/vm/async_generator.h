// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Asynchronous generators (PEP 525): generators whose yielded values are wrapped, so that what `await` passes through
// them can be told from what they yield. Their methods give awaitables, each a small state machine over one step.
#pragma once
#include "python/vm/generator.h"

enum AsyncGeneratorField {
    ASYNC_GENERATOR_RUNNING = GENERATOR_FIELDS, // TRUE: a step of it is under way (ag_running)
    ASYNC_GENERATOR_DONE,                       // TRUE: it has ended, or is being closed
    ASYNC_GENERATOR_HOOKED,                     // TRUE: the hook for the first iteration has been called
    ASYNC_GENERATOR_FIELDS,
};
enum AsyncStepField {
    ASYNC_STEP_GENERATOR,
    ASYNC_STEP_STATE,    // small int
    ASYNC_STEP_ARGUMENT, // what asend sends; athrow's exception, UNSET for aclose
    ASYNC_STEP_VALUE,    // athrow: the second and third argument
    ASYNC_STEP_TRACEBACK,
    ASYNC_STEP_FIELDS,
};
enum AnextField { ANEXT_AWAITABLE, ANEXT_DEFAULT, ANEXT_FIELDS };

// sys.set_asyncgen_hooks: called with an asynchronous generator that is iterated for the first time, or None. A
// finalizer is kept and given back, never called: here no reference count tells when a generator is dropped.
extern THREAD_STATE(Value, async_generator_firstiter);
extern THREAD_STATE(Value, async_generator_finalizer);

Value async_generator_wrap(Value v);                       // ASYNC_WRAP
Value async_generator_anext(Value awaitable, Value other); // anext(iterator, other)
