// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// sys.settrace and sys.setprofile. Without such a function there is nothing: none of the handlers asks. Setting one puts
// the handler TRACE in place of every other into the handlers' table, so that each instruction passes through it; it tells
// the function what there is to tell, then goes on in the handler that is meant. Setting none gives the table back.
//
// The lines are those of the code's positions, and the marks of lines without an instruction (CODE_MARKS).
#pragma once
#include "python/vm/frame.h"

enum TraceEvent {
    TRACE_NOTHING,
    TRACE_CALL,
    TRACE_LINE,
    TRACE_RETURN,
    TRACE_EXCEPTION,
    TRACE_OPCODE,
    TRACE_C_CALL,
    TRACE_C_RETURN,
    TRACE_C_EXCEPTION,
};

// The functions set in this thread: NONE for none. Setting returns NONE or ERROR.
Value trace_function(void);
Value trace_profile(void);
Value trace_set_function(Value function);
Value trace_set_profile(Value function);
// What the trace function is being told of, while it runs.
enum TraceEvent trace_event(void);
Value trace_frame(void);   // and of which frame
bool trace_at_yield(void); // and whether this return is a yield
// callable(*tuple), traced although a trace function is running.
Value trace_call_anyway(Value callable, Value tuple);

// Is anything to be told in this thread now? The machine asks when it unwinds.
bool trace_is_on(void);
// The innermost frame has the exception, which is set; fresh: it does not only go on. NONE, or ERROR with another one set.
Value trace_exception(Value exception, bool fresh);
void trace_unwound(void);              // the innermost frame ends by the exception that is set
void trace_handler(uint32_t index);    // the innermost frame goes on at its handler
Value frame_locals_write(Value frame); // what f_locals holds goes back into the variables
