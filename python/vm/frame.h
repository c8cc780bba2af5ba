// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Frame and traceback objects, made when somebody asks: a running frame is registers and a record (kernel/control.h).
#pragma once
#include "python/vm/function.h"
#include "python/vm/positions.h"

enum FrameField {
    FRAME_FUNCTION, // the function or generator that runs in it
    FRAME_POSITION, // small int: its place on the control stack, from the bottom, and in bits 32 and more the ident of
                    // the thread whose that is; -1 when it has ended or is suspended
    FRAME_BACK,          // frame object or None, once it has ended
    FRAME_REGISTERS,     // copy of its registers, once it has ended; NONE: it was cleared
    FRAME_INDEX,         // small int: instruction it had reached when it ended
    FRAME_TRACE,         // f_trace
    FRAME_LOCALS,        // the dict that f_locals gave, or UNSET
    FRAME_MADE,          // the instance that is the result of this call of __init__, or UNSET
    FRAME_TRACE_LINES,   // f_trace_lines; UNSET: True
    FRAME_TRACE_OPCODES, // f_trace_opcodes; UNSET: False
    // while it is traced (vm/trace.c):
    FRAME_PREVIOUS,  // small int: the instruction told of last; UNSET: it has not begun
    FRAME_LAST_LINE, // small int: the line of it
    FRAME_SHOWN_LINE, // small int: f_lineno while a trace function runs, if the instruction's position is another; or UNSET
    FRAME_JUMP, // small int: the instruction that f_lineno was set to; or UNSET
    FRAME_FIELDS,
};
enum TracebackField {
    TRACEBACK_NEXT, // traceback or None
    TRACEBACK_FRAME,
    TRACEBACK_INDEX, // small int: the instruction
    TRACEBACK_LASTI, // small int: the offset that Python code gave; UNSET: the instruction's
    TRACEBACK_LINE,  // small int
    TRACEBACK_FIELDS,
};

// The offset of an instruction in co_code (vm/code_view.c), and back.
uint32_t code_offset(Value code, uint32_t index);
uint32_t code_index(Value code, int64_t offset);
// CODE_POSITIONS as a location table (bytes: co_linetable) tells them, or ERROR.
Value code_positions_from(Value code, Value locations);
// co_consts.
typedef struct {
    Value all;     // list, or ERROR
    Value numbers; // blob: u32 for each constant of the code, its number in `all` + 1; 0: it is not shown
} ConstantsShown;
ConstantsShown code_constants_shown(Value code);
// What code.replace has put in place of a field for Python code to see, or UNSET; do two codes agree in all of it?
Value code_shown(Value code, enum CodeShown what);
Value code_shows_same(Value a, Value b);

Value frame_object(uint32_t depth); // of a running frame; ERROR: out of memory
// Does a running frame belong to a module that stands in for one in C, whose globals have __stands_in_for_c__? Such frames are in
// no traceback, and f_back and sys._getframe pass them by.
bool frame_is_hidden(uint32_t depth);
uint32_t frame_depth(Value frame); // of a running frame's object; UINT32_MAX: it does not run in this thread
Value frame_position(uint32_t depth); // what FRAME_POSITION is for it
// The innermost frame's object, in which and behind which other threads see what is running now. ERROR: out of memory.
Value frame_snapshot(void);
// The innermost frame ends: its frame object, if there is one, keeps what it had.
void frame_retire(void);
Value frame_code(Value frame);
Value frame_locals(Value frame); // f_locals
int64_t frame_line(Value frame);
Value traceback_new(Value next, Value frame, uint32_t index);
// Line of an instruction: from the code's positions; 0: none.
Position code_position(Value code, uint32_t index);
