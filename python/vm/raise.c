// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Handlers for exceptions, and unwinding: the code's exception table is searched for the running instruction; without
// an entry the frame ends and its caller is searched, up to the frame that C entered.
#include "python/objects/boot.h"
#include "python/objects/dict.h"
#include "python/objects/exception.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"
#include "python/vm/frame.h"
#include "python/vm/generator.h"
#include "python/vm/machine.h"
#include "python/vm/namespace.h"
#include "python/vm/throw.h"
#include "python/vm/trace.h"

THREAD_STATE(Value, handled_now);
Value handled_exception(void) { return is_ref(handled_now) ? handled_now : NONE; }

typedef struct {
    bool found;
    uint32_t target, where;
} HandlerEntry;

// The innermost entry that covers the instruction.
static HandlerEntry find_handler(Value code, uint32_t index) {
    View table = bytes_view(ref_of(slot_get(ref_of(code), CODE_EXCEPTIONS)));
    for (uint32_t i = 0; i + 3 <= view_count(table) / 4; i += 3) {
        if (index < view_u32(table, i) || index >= view_u32(table, i + 1)) continue;
        uint32_t target = view_u32(table, i + 2);
        return (HandlerEntry){true, target >> 8, target & 255};
    }
    return (HandlerEntry){0};
}

// Does the instruction raise an exception again as if it came from where it did (RERAISE with B = 1)?
static bool is_cleanup(uint64_t instruction) {
    return (instruction & 255) == OP_RERAISE && (instruction >> 16 & 255) == 1;
}
// The frame ends by an exception.
static void retire(Value frame, uint64_t instruction) {
    Value from = slot_get(ref_of(frame), FRAME_INDEX);
    frame_retire();
    if (is_cleanup(instruction)) slot_set(ref_of(frame), FRAME_INDEX, from);
}

// The same for a trace function, which may raise another one.
static Value record_traced(Value code, uint32_t index) {
    Value traceback = exception_field(error_current(), EXCEPTION_TRACEBACK),
          exception = throw_record(code, index);
    bool fresh = !same(traceback, exception_field(exception, EXCEPTION_TRACEBACK));
    return is_error(trace_exception(exception, fresh)) ? error_current() : exception;
}
static void tell_of_end(HandlerEntry entry) {
    if (entry.found)
        trace_handler(entry.target);
    else
        trace_unwound();
}

SLOW_HANDLER(UNWIND) {
    for (;;) {
        PUBLISH;
        Value code = function_code(namespace_function(REG_AT(0)));
        Ref instructions = code_instructions(code);
        uint32_t index = INSTRUCTION_INDEX(instructions);
        Value exception = unlikely(trace_is_on()) ? record_traced(code, index) : throw_record(code, index);
        uint64_t instruction = u64_get(instructions, (uint64_t)index * 8);
        bool known = IS_EXACT(FRAME_EXTRA, frame);
        if (known && !is_cleanup(instruction)) slot_set(ref_of(FRAME_EXTRA), FRAME_INDEX, int_u32(index));
        HandlerEntry entry = find_handler(code, index);
        if (unlikely(trace_is_on())) tell_of_end(entry);
        if (entry.found) {
            error_clear();
            SET_AT(entry.where, exception);
            JUMP_TO(instructions, entry.target);
        }
        if (known) retire(FRAME_EXTRA, instruction);
        if (!IS_EXACT(REG_AT(0), function)) generator_failed(REG_AT(0));
        if (IS_BARRIER) EXIT(ERROR);
        FRAME_POP;
    }
}

SLOW_HANDLER(RAISE_slow) {
    PUBLISH;
    throw_raise(REG(A), UNSET);
    TAIL(UNWIND);
}
HANDLER(RAISE) { TAIL(RAISE_slow); }
SLOW_HANDLER(RAISE_FROM_slow) {
    PUBLISH;
    throw_raise(REG(A), REG(B));
    TAIL(UNWIND);
}
HANDLER(RAISE_FROM) { TAIL(RAISE_FROM_slow); }
SLOW_HANDLER(RAISE_AGAIN_slow) {
    PUBLISH;
    throw_again();
    TAIL(UNWIND);
}
HANDLER(RAISE_AGAIN) { TAIL(RAISE_AGAIN_slow); }
SLOW_HANDLER(RERAISE_slow) {
    PUBLISH;
    throw_reraise(REG(A));
    TAIL(UNWIND);
}
HANDLER(RERAISE) { TAIL(RERAISE_slow); }

// In a generator, what was handled outside is not kept in its registers: it may be another one when it goes on.
HANDLER(PUSH_HANDLED) {
    Value before = handled_now;
    if (!IS_EXACT(REG_AT(0), function)) {
        before = generator_own_handled(REG_AT(0));
        slot_set(ref_of(REG_AT(0)), GENERATOR_OWN_HANDLED, TRUE);
    }
    Value raised = REG(B);
    SET(A, before);
    handled_now = raised;
    NEXT;
}
HANDLER(POP_HANDLED) {
    Value before = REG(A);
    if (is_unset(before)) {
        slot_set(ref_of(REG_AT(0)), GENERATOR_OWN_HANDLED, UNSET);
        before = generator_outer_handled(REG_AT(0));
    }
    handled_now = before;
    NEXT;
}

SLOW_HANDLER(MATCH_EXCEPTION_slow) {
    PUBLISH;
    FINISH(throw_matches(REG(B), REG(C)));
}
HANDLER(MATCH_EXCEPTION) { TAIL(MATCH_EXCEPTION_slow); }
SLOW_HANDLER(JUMP_UNLESS_MATCH_slow) {
    PUBLISH;
    Value matches = throw_matches(REG(B), REG(C));
    FINISH_JUMP(is_error(matches) ? ERROR : bool_value(is_false(matches)));
}
HANDLER(JUMP_UNLESS_MATCH) { TAIL(JUMP_UNLESS_MATCH_slow); }
SLOW_HANDLER(MATCH_GROUP_slow) {
    PUBLISH;
    FINISH_CHECKED(throw_split(REG(B), REG(C), REG_ARGS(OPERAND_A, 2)));
}
HANDLER(MATCH_GROUP) { TAIL(MATCH_GROUP_slow); }
SLOW_HANDLER(RAISE_STAR_slow) {
    PUBLISH;
    FINISH(throw_star(REG(B), REG(C)));
}
HANDLER(RAISE_STAR) { TAIL(RAISE_STAR_slow); }

SLOW_HANDLER(WITH_ENTER_slow) {
    PUBLISH;
    FINISH_CHECKED(throw_with_enter(REG(B), REG_ARGS(OPERAND_A, 2), OPERAND_C == 1));
}
HANDLER(WITH_ENTER) { TAIL(WITH_ENTER_slow); }
SLOW_HANDLER(WITH_EXIT_slow) {
    PUBLISH;
    FINISH(throw_with_exit(REG(B), REG(C)));
}
HANDLER(WITH_EXIT) { TAIL(WITH_EXIT_slow); }
