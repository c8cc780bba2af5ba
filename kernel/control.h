// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Frames of Python functions: a frame is a window of at most 256 registers on the register stack, plus a
// record of saved machine registers on the control stack, which no reference reaches. This header is the view
// that the interpreter has of them from C functions; dispatch.h is the view from instruction handlers.
//
// Sealed code: a bytes block of 8-byte instructions (dispatch.h tells their form) that code_seal has checked
// and that is not written again, but for quickening. Register 0 of a window is the function that runs in it.
#pragma once
#include "kernel/window.h"

#define WINDOW_REGISTERS 256 // above each frame's base
#define WINDOW_SPARE 1024    // registers kept free at the top, for arguments of native functions
// Bytes: how far above control.window_limit registers are written; and how far above what is in use a collection leaves
// that limit. The smallest register stack (region.h) has room for both.
#define WINDOW_ABOVE ((2 * WINDOW_REGISTERS + WINDOW_SPARE) * 8)
#define WINDOW_LOW 20480

struct FrameRecord_ {        // on the control stack, offsets from the record
    uint64_t pc, regs, top;  // of the frame below: where to go on
    uint32_t consts, caches; // likewise
    uint64_t extra;          // Value: the interpreter's own, of this frame (UNSET at first)
    uint64_t barrier;        // this frame was entered from C
};
#define FRAME_RECORD_SIZE_ 48
#define STACK_SPARE (160u << 10) // bytes of the C stack that stack_has_room keeps for what never recurses

struct Control {
    uint64_t top;          // first free register of the register stack (heap address)
    uint64_t record;       // record of the running frame; record_start: none runs
    uint64_t record_start; // bottom of the control stack
    uint64_t record_limit; // no frame is entered with its record at or above this (limits of recursion)
    uint64_t window_limit; // no frame is entered from a window at or above this; it moves (window_reaches_)
    uint64_t pc;           // of the running frame, as last published
    uint64_t regs;         // its window
    uint64_t stack_base, stack_limit; // of the C stack: addresses
};
extern THREAD_STATE(struct Control, control);

#ifndef SAFE_SUBSET // the checker of the safe subset defines it
// Prepares the calling thread: its C stack lies in [stack_limit, stack_base); it leaves the last `spare`
// bytes unused.
void control_init(uint64_t stack_base, uint64_t stack_limit);
#endif

// Checks the first `count` instructions of a bytes block and gives a sealed copy of them (of its shape): a copy, because
// an Edit of the block itself may still be about. Not .ok: the last one is not OPCODE_END, or a jump leads outside.
// .ok with NULL_REF: memory is exhausted. frame_size: registers that the code uses (1 .. 256).
typedef struct {
    bool ok;
    Ref code;
} CodeResult;
CodeResult code_seal(Ref from, uint64_t count, uint32_t frame_size);

// Runs sealed code from instruction `index` on in the window that begins at window's first argument (register
// 0), until it returns: its result, or ERROR. All registers past the arguments hold UNSET up to locals (the
// caller's promise is not relied on). consts, caches: slots blocks. Gives UNSET when a limit is reached: the
// caller raises RecursionError.
Value frame_run(Args window, Ref code, uint64_t index, Ref consts, Ref caches);

// Registers below address `end`, a multiple of 8, are there to be written, after a raise of control.window_limit if need
// be. false: the register stack ends before. (preserve_most: its callers need no registers saved on their usual way.)
__attribute__((preserve_most)) bool window_reaches_(uint64_t end);

// The most frames at a time (sys.setrecursionlimit); at most what the control stack holds. Returns the limit
// in force.
uint32_t frame_limit_set(uint32_t frames);
uint32_t frame_limit(void);
// Frames running now. Depth 0 is the innermost one.
uint32_t frame_count(void);
Value frame_register(uint32_t depth, uint32_t i);
void frame_register_set(uint32_t depth, uint32_t i, Value v);
// Number of the instruction that the frame is executing (the innermost one: as last published) in its code.
uint32_t frame_instruction(uint32_t depth, Ref code);
Value frame_extra(uint32_t depth);
void frame_extra_set(uint32_t depth, Value v);
