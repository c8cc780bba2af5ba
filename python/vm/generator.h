// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Generators and coroutines: a suspended frame's registers in a storage block. To go on they are copied to the register
// stack; register 0 of such a frame is the generator. It resumes at the YIELD at which it stopped, which then sees that
// it is being resumed.
#pragma once
#include "python/vm/function.h"

enum GeneratorField {
    GENERATOR_FUNCTION,
    GENERATOR_REGISTERS,
    GENERATOR_STATE,       // small int: enum GeneratorState
    GENERATOR_INDEX,       // small int: instruction at which it goes on
    GENERATOR_SENT,        // what it is resumed with
    GENERATOR_OWN_HANDLED, // the exception that it handles while suspended; while it runs TRUE: it handles one
    GENERATOR_OUTER_HANDLED, // what was being handled where it was resumed
    GENERATOR_FRAME,         // its frame object, UNSET: none yet
    GENERATOR_SINK,          // small int: enum Sink, which takes what it yields; UNSET: its resumer does
    GENERATOR_INTO,          // the sink's object
    GENERATOR_NAME,
    GENERATOR_QUALNAME,
    GENERATOR_ORIGIN, // cr_origin: a tuple, or UNSET
    GENERATOR_FIELDS,
};
enum GeneratorState {
    GENERATOR_CREATED,
    GENERATOR_SUSPENDED,
    GENERATOR_RESUMED, // on its way back into its YIELD
    GENERATOR_THROWN,  // the same, with an exception set
    GENERATOR_RUNNING,
    GENERATOR_CLOSED,
};

// A generator, coroutine or asynchronous generator for a function whose arguments are bound in the window.
Value generator_new(Value function, Args window);
// sys.set_coroutine_origin_tracking_depth: how many frames a new coroutine remembers.
extern THREAD_STATE(uint32_t, generator_origin_depth);
INLINE enum GeneratorState generator_state(Value g) {
    return (enum GeneratorState)int_of(slot_get(ref_of(g), GENERATOR_STATE));
}
INLINE bool is_generator(Value v) {
    return IS_EXACT(v, generator) || IS_EXACT(v, coroutine);
} // one that is iterated

// One step of a generator or of any iterator that is delegated to.
enum StepKind { STEP_YIELDED, STEP_RETURNED, STEP_FAILED };
typedef struct {
    enum StepKind kind;
    Value value;
} Step;
Step generator_send(Value g, Value v);
Step generator_throw(Value g, Value exception);      // GeneratorExit closes what it delegates to
Step generator_throw_open(Value g, Value exception); // and here is thrown there like any other
Value generator_exception(Value type, Value value, Value traceback); // of the arguments of throw
Step iterator_send(Value iterator, Value v);                         // v None: next()
// The running generator ends.
void generator_finish(Value g);
void generator_failed(Value g);       // an exception leaves it
void generator_attach_frame(Value g); // the innermost frame is its: it has its frame object again
void generator_skip_yield(Value g);   // it is resumed, but does not go on at its YIELD
Value generator_own_handled(Value g);
INLINE Value generator_outer_handled(Value g) { return slot_get(ref_of(g), GENERATOR_OUTER_HANDLED); }
Value generator_close(Value g);
Value generator_clear(Value g); // frame.clear(): NONE or ERROR
Value generator_drop(Value g);  // nobody can reach it any more: NONE or ERROR
Value generator_frame(Value g); // its frame object, or None when it has ended
Value generator_repr(Value g, Text kind);
Value generator_set_name(Value g, uint32_t field, Value name, Text text); // text: for what is no str
Value generator_awaitable(Value v, uint32_t where);                       // GET_AWAITABLE
Value generator_delegate(Value g); // what it delegates to by yield from or await, or None
