// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the instruction handlers share. A handler for each opcode of opcodes.def stands in one of the files of this
// room: move.c, global.c, attribute.c, arithmetic.c, compare.c, iterate.c, build.c, call.c, generate.c, raise.c, match.c.
// Their slow halves are named <OPCODE>_slow.
#pragma once
#include "kernel/dispatch.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/vm/function.h"
#include "python/vm/opcode.h"

#define HANDLER_DECLARATION(name, caches, text) HANDLER(name);
OPCODES_PLAIN(HANDLER_DECLARATION)
OPCODES_JUMP(HANDLER_DECLARATION)
#undef HANDLER_DECLARATION
HANDLER(UNWIND); // an exception is set: go to its handler, or leave the frame

// both_float as two branches: what the compiler makes of the function computes a truth first, four instructions more.
#define BOTH_FLOAT(a, b) (likely(is_self_tagged_float(a)) && likely(is_self_tagged_float(b)))

// Ends a slow handler: R[A] = the value, or unwinding when it is ERROR.
#define FINISH(expression)                                                                                   \
    do {                                                                                                     \
        Value finished = (expression);                                                                       \
        if (is_error(finished)) TAIL(UNWIND);                                                                \
        SET(A, finished);                                                                                    \
        NEXT;                                                                                                \
    } while (0)
// Ends a slow handler that has no result.
#define FINISH_CHECKED(expression)                                                                           \
    do {                                                                                                     \
        if (is_error(expression)) TAIL(UNWIND);                                                              \
        NEXT;                                                                                                \
    } while (0)
// Ends a slow jump: taken when the value is TRUE.
#define FINISH_JUMP(expression)                                                                              \
    do {                                                                                                     \
        Value finished = (expression);                                                                       \
        if (is_error(finished)) TAIL(UNWIND);                                                                \
        if (is_true(finished)) TAKE_JUMP;                                                                    \
        NEXT;                                                                                                \
    } while (0)

extern ROOT(builtins_namespace); // the dict of module builtins
extern THREAD_STATE(Value,
                    handled_now); // sys.exception(): the exception being handled, or not a reference: none

// Puts TRACE, which tells trace functions and hands the interpreter lock over, into the handlers' table in place of all others, or gives it back.
HANDLER(TRACE);
void machine_trace(bool on);
// Fills the handlers' table and prepares the machine. At start-up, before any code runs.
bool machine_boot(void);
// Runs code of a module, class body or exec: globals and locals are dicts (locals any mapping).
Value run_code(Value code, Value globals, Value locals, Value closure);
