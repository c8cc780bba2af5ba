// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Telling trace and profile functions of calls, lines, returns and exceptions, as CPython 3.11 does: a line when it differs
// from that of the instruction before, or when the way to it led backwards. A frame object of each traced frame remembers
// which instruction was the last one. While such a function runs nothing is told; when it fails it is forgotten.
#include "python/vm/trace.h"
#include "kernel/control.h"
#include "kernel/threads.h"
#include "python/objects/boot.h"
#include "python/objects/call.h"
#include "python/objects/descriptor.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/generator.h"
#include "python/vm/machine.h"
#include "python/vm/thread.h"
#include "python/vm/namespace.h"
#include "python/vm/unpack.h"

static THREAD_STATE(Value, tracer);
static THREAD_STATE(Value, profiler);
static THREAD_STATE(uint64_t, busy);  // one of them is running
static THREAD_STATE(uint64_t, event); // and this is what it is told of
static THREAD_STATE(Value, told_frame);
static THREAD_STATE(uint64_t, at_yield);
static THREAD_STATE(bool, counted);
static STATE(uint32_t, traced_threads); // those that have such a function
static void divert(void) { machine_trace(traced_threads > 0 || thread_is_interrupted()); }

enum { FROM_START = -1, FROM_RAISE = -2, FROM_JUMP = -3 }; // FRAME_PREVIOUS when it is no instruction

Value trace_function(void) { return is_ref(tracer) ? tracer : NONE; }
Value trace_profile(void) { return is_ref(profiler) ? profiler : NONE; }
enum TraceEvent trace_event(void) { return busy ? (enum TraceEvent)event : TRACE_NOTHING; }
Value trace_frame(void) { return told_frame; }
bool trace_at_yield(void) { return at_yield != 0; }
bool trace_is_on(void) { return !busy && (is_ref(tracer) || is_ref(profiler)); }

static Ref frame_of(Value frame) { return ref_of(frame); }
static uint32_t line_at(Value code, int64_t index) {
    if (is_null(code_positions(code))) return 0; // each instruction is asked for
    return index < 0 ? 0 : code_position(code, (uint32_t)index).line;
}
static void set_place(Value frame, int64_t index, uint32_t line) {
    slot_set(frame_of(frame), FRAME_PREVIOUS, int_wrap(index));
    if (line) slot_set(frame_of(frame), FRAME_LAST_LINE, int_u32(line));
}

// --- setting ---
// The frames that run already: nobody is told of their calls any more.
static Value note_frames(void) {
    for (uint32_t depth = 0; depth < frame_count(); depth++) {
        Value frame = frame_object(depth);
        RETURN_IF_ERROR(frame);
        Value code = frame_code(frame);
        uint32_t index = frame_instruction(depth, code_instructions(code));
        set_place(frame, index, line_at(code, index));
    }
    return NONE;
}
static Value update(void) {
    bool on = is_ref(tracer) || is_ref(profiler);
    if (on != counted) traced_threads += on ? 1u : UINT32_MAX;
    counted = on;
    divert();
    return on ? note_frames() : NONE;
}
Value trace_set_function(Value function) {
    tracer = is_none(function) ? UNSET : function;
    return update();
}
Value trace_set_profile(Value function) {
    profiler = is_none(function) ? UNSET : function;
    return update();
}
Value trace_call_anyway(Value callable, Value tuple) {
    uint64_t was_busy = busy, was_event = event;
    Value was_frame = told_frame;
    busy = 0;
    Value result = call_tuple(callable, tuple, UNSET);
    busy = was_busy;
    event = was_event;
    told_frame = was_frame;
    return result;
}

// --- telling ---
static Value name_of(enum TraceEvent what) {
    switch (what) {
    case TRACE_CALL: return NAME(call);
    case TRACE_LINE: return NAME(line);
    case TRACE_RETURN: return str_interned_text(TEXT("return"));
    case TRACE_EXCEPTION: return NAME(exception);
    case TRACE_OPCODE: return NAME(opcode);
    case TRACE_C_CALL: return NAME(c_call);
    case TRACE_C_RETURN: return NAME(c_return);
    default: return NAME(c_exception);
    }
}

// function(frame, name of the event, argument), untraced.
static Value tell(Value function, Value frame, enum TraceEvent what, Value argument) {
    if (!is_unset(slot_get(frame_of(frame), FRAME_LOCALS))) RETURN_IF_ERROR(frame_locals(frame));
    Value name = name_of(what);
    RETURN_IF_ERROR(name);
    busy = 1;
    event = (uint64_t)what;
    told_frame = frame;
    Value result = call3(function, frame, name, argument);
    busy = 0;
    if (is_error(result) || is_unset(slot_get(frame_of(frame), FRAME_LOCALS))) return result;
    return is_error(frame_locals_write(frame)) ? ERROR : result;
}

static Value tell_tracer(Value frame, enum TraceEvent what, Value argument) {
    Value function = what == TRACE_CALL ? tracer : slot_get(frame_of(frame), FRAME_TRACE);
    if (!is_ref(tracer) || !is_ref(function)) return NONE;
    Value result = tell(function, frame, what, argument);
    if (is_error(result)) {
        Value error = error_take();
        slot_set(frame_of(frame), FRAME_TRACE, NONE);
        if (!is_error(trace_set_function(NONE))) error_restore(error);
        return ERROR;
    }
    if (!is_none(result)) slot_set(frame_of(frame), FRAME_TRACE, result);
    return NONE;
}
static Value tell_profiler(Value frame, enum TraceEvent what, Value argument) {
    if (!is_ref(profiler)) return NONE;
    if (!is_error(tell(profiler, frame, what, argument))) return NONE;
    Value error = error_take();
    if (!is_error(trace_set_profile(NONE))) error_restore(error);
    return ERROR;
}
static Value tell_both(Value frame, enum TraceEvent what, Value argument) {
    return is_error(tell_tracer(frame, what, argument)) ? ERROR : tell_profiler(frame, what, argument);
}

// Tells of a line that the position of the running instruction does not show.
static Value tell_at(Value frame, enum TraceEvent what, uint32_t line) {
    slot_set(frame_of(frame), FRAME_SHOWN_LINE, int_u32(line));
    Value told = what == TRACE_CALL ? tell_both(frame, what, NONE) : tell_tracer(frame, what, NONE);
    slot_set(frame_of(frame), FRAME_SHOWN_LINE, UNSET);
    return told;
}

// --- an instruction ---
enum Outcome { GOES_ON, RAISED, JUMPED };
struct Step {
    Value frame, code;
    int64_t from, index;
    uint32_t last_line;
    bool backwards, told;
};

static bool jumped(Value frame) { return is_int(slot_get(frame_of(frame), FRAME_JUMP)); }

// A line is reached: tells of it if that is news, and if somebody listens.
static enum Outcome reach(struct Step step, uint32_t line) {
    bool news = step.told && (line != step.last_line || step.backwards);
    slot_set(frame_of(step.frame), FRAME_LAST_LINE, int_u32(line));
    if (!news || is_false(slot_get(frame_of(step.frame), FRAME_TRACE_LINES))) return GOES_ON;
    if (is_error(tell_at(step.frame, TRACE_LINE, line))) return RAISED;
    return jumped(step.frame) ? JUMPED : GOES_ON;
}

static struct Step after_line(struct Step step, uint32_t line) {
    if (line != step.last_line) step.last_line = line;
    step.backwards = false;
    return step;
}

static enum Outcome lines(struct Step step) {
    Value marks = slot_get(ref_of(step.code), CODE_MARKS);
    uint32_t from = step.from == FROM_START   ? MARK_FROM_START
                    : step.from == FROM_RAISE ? MARK_FROM_RAISE
                    : step.from == FROM_JUMP  ? MARK_FROM_JUMP
                                              : (uint32_t)step.from;
    for (uint64_t i = 0; !is_unset(marks) && i < bytes_length(ref_of(marks)) / 4; i += 3) {
        if (u32_get(ref_of(marks), i * 4) != from || u32_get(ref_of(marks), i * 4 + 4) != step.index)
            continue;
        uint32_t line = u32_get(ref_of(marks), i * 4 + 8);
        enum Outcome outcome = reach(step, line);
        if (outcome != GOES_ON) return outcome;
        step = after_line(step, line);
    }
    uint32_t line = line_at(step.code, step.index);
    return line ? reach(step, line) : GOES_ON;
}

static enum Outcome enter(struct Step step) {
    set_place(step.frame, FROM_START, 0);
    slot_set(frame_of(step.frame), FRAME_LAST_LINE, int_u32(0));
    uint32_t first = (uint32_t)code_number(step.code, CODE_FIRST_LINE);
    return is_error(tell_at(step.frame, TRACE_CALL, first)) ? RAISED : GOES_ON;
}

// The generator goes on at its YIELD.
static enum Outcome resume(struct Step step) {
    uint32_t line = line_at(step.code, step.index);
    set_place(step.frame, step.index, line);
    Value raised = error_current(); // by throw()
    Value told = tell_both(step.frame, TRACE_CALL, NONE);
    if (is_error(told)) return RAISED;
    if (is_ref(raised)) error_restore(raised);
    if (!jumped(step.frame) || is_ref(raised)) return GOES_ON; // a jump from the return event of its yield
    generator_skip_yield(frame_register(0, 0));
    return JUMPED;
}

static bool is_resumed(Value register0) {
    if (IS_EXACT(register0, function)) return false;
    enum GeneratorState state = generator_state(register0);
    return state == GENERATOR_RESUMED || state == GENERATOR_THROWN;
}

// Does the way from one instruction to another lead backwards? A for loop's FOR_ITER stands below its body, and counts as
// standing above it. Waiting for an awaitable is no loop.
static bool is_for_iter(uint8_t op) {
    return op == OP_FOR_ITER || op == OP_FOR_PAIR || op == OP_FOR_RANGE || op == OP_FOR_LIST ||
           op == OP_FOR_TUPLE || op == OP_FOR_GENERATOR;
}
static bool is_backwards(Value code, int64_t from, int64_t to, uint8_t op) {
    if (from < 0 || op == OP_SEND) return false;
    uint8_t before = (uint8_t)u64_get(code_instructions(code), (uint64_t)from * 8);
    if (is_for_iter(op)) return before != OP_FOR_PREPARE && before != OP_FOR_PAIR;
    return from >= to && !is_for_iter(before);
}

// What is told before the instruction runs. result: what it returns, if it does.
static enum Outcome before(uint8_t op, Value result) {
    Value register0 = frame_register(0, 0);
    bool resumed = op == OP_YIELD && is_resumed(register0), unknown = is_unset(frame_extra(0));
    if (resumed) generator_attach_frame(register0);
    struct Step step = {frame_object(0), UNSET, 0, 0, 0, false, false};
    if (is_error(step.frame)) return RAISED;
    step.code = frame_code(step.frame);
    step.index = frame_instruction(0, code_instructions(step.code));
    if (resumed) return resume(step);
    Value previous = slot_get(frame_of(step.frame), FRAME_PREVIOUS);
    step.from = is_int(previous) ? int_of(previous) : step.index - 1;
    if (step.index == 0 && is_unset(previous)) {
        if (enter(step) == RAISED) return RAISED;
        step.from = FROM_START;
    } else if (unknown && !IS_EXACT(register0, function)) { // a generator goes on behind its YIELD
        set_place(step.frame, step.from, line_at(step.code, step.from));
        if (is_error(tell_at(step.frame, TRACE_CALL, line_at(step.code, step.from)))) return RAISED;
    }
    Value last = slot_get(frame_of(step.frame), FRAME_LAST_LINE);
    step.last_line = is_int(last) ? (uint32_t)int_of(last) : line_at(step.code, step.from);
    step.backwards = is_backwards(step.code, step.from, step.index, op);
    set_place(step.frame, step.index, 0);
    bool told = is_ref(tracer) && is_ref(slot_get(frame_of(step.frame), FRAME_TRACE));
    step.told = told;
    enum Outcome outcome = lines(step);
    if (outcome != GOES_ON) return outcome;
    if (told && is_true(slot_get(frame_of(step.frame), FRAME_TRACE_OPCODES)) &&
        is_error(tell_tracer(step.frame, TRACE_OPCODE, NONE)))
        return RAISED;
    if (op != OP_RETURN && op != OP_RETURN_GENERATOR && op != OP_YIELD) return GOES_ON;
    if (!line_at(step.code, step.index)) // a return that is not written: it happens where the last line was
        slot_set(frame_of(step.frame), FRAME_SHOWN_LINE, slot_get(frame_of(step.frame), FRAME_LAST_LINE));
    at_yield = op == OP_YIELD;
    Value done = tell_both(step.frame, TRACE_RETURN, result);
    at_yield = 0;
    slot_set(frame_of(step.frame), FRAME_SHOWN_LINE, UNSET);
    return is_error(done) ? RAISED : GOES_ON;
}

// --- exceptions ---
Value trace_exception(Value exception, bool fresh) {
    Value frame = frame_object(0);
    if (!fresh || is_error(frame) || !is_ref(slot_get(frame_of(frame), FRAME_TRACE))) {
        error_restore(exception);
        return NONE;
    }
    Value info = tuple3(class_of(exception), exception, exception_field(exception, EXCEPTION_TRACEBACK));
    error_clear();
    if (is_error(info) || is_error(tell_tracer(frame, TRACE_EXCEPTION, info))) return ERROR;
    error_restore(exception);
    return NONE;
}
void trace_handler(uint32_t index) {
    (void)index;
    Value frame = frame_extra(0);
    if (IS_EXACT(frame, frame)) set_place(frame, FROM_RAISE, 0);
}
void trace_unwound(void) {
    Value frame = frame_extra(0), raised = error_take();
    if (IS_EXACT(frame, frame) && is_error(tell_both(frame, TRACE_RETURN, NONE))) return; // the newer one
    error_restore(raised);
}

// --- calls of native functions, for the profile function ---
static bool is_native_call(Value called, uint32_t count) {
    return layout_of(called) == T_builtin_function_or_method ||
           (layout_of(called) == T_method_descriptor && count > 0);
}
static uint32_t positional_of(uint32_t count, Value names) { return count - (uint32_t)tuple_length(names); }
static Value call_native(Value called, Args args, Value names) {
    Value frame = frame_object(0), shown = called;
    RETURN_IF_ERROR(frame);
    if (layout_of(called) == T_method_descriptor) shown = descriptor_get(called, arg(args, 0), UNSET);
    if (is_error(shown) || is_error(tell_profiler(frame, TRACE_C_CALL, shown))) return ERROR;
    Value result = object_call(called, args, names);
    if (!is_error(result)) return is_error(tell_profiler(frame, TRACE_C_RETURN, shown)) ? ERROR : result;
    Value raised = error_take();
    if (is_error(tell_profiler(frame, TRACE_C_EXCEPTION, shown))) return ERROR;
    return error_restore(raised);
}
static Value call_native_spread(Value called, Value positional, Value keywords) {
    ArgsResult pushed;
    uint32_t count = (uint32_t)tuple_length(positional);
    uint32_t named = is_unset(keywords) ? 0 : (uint32_t)dict_length(keywords);
    pushed = args_push(count + named);
    if (!pushed.ok) return raise_recursion_error();
    args_from_slots(pushed.args, 0, ref_of(positional), 0, count);
    Value names = named > 0 ? call_spread_keywords(pushed.args, count, keywords) : UNSET;
    Value result = is_error(names) ? ERROR : call_native(called, pushed.args, names);
    args_pop(pushed.args);
    return result;
}

// --- the handler ---
// The state that a debugger's jump leaves behind is the jump's business (frame_jump.c); here the frame goes on.
static uint32_t take_jump(void) {
    Value frame = frame_extra(0), target = slot_get(ref_of(frame), FRAME_JUMP);
    slot_set(ref_of(frame), FRAME_JUMP, UNSET);
    set_place(frame, FROM_JUMP, 0);
    return (uint32_t)int_of(target);
}

#define TRACED_CALL(called, arguments, count, names)                                                         \
    do {                                                                                                     \
        if (is_ref(profiler) && is_native_call(called, count)) {                                             \
            PUBLISH;                                                                                         \
            FINISH(call_native(called, arguments, names));                                                   \
        }                                                                                                    \
    } while (0)

// The places where a thread hands the interpreter lock to another one: calls, and jumps backwards.
static bool is_switch_point(uint8_t op, int32_t d) {
    if (op >= OPCODE_JUMP) return d < 0;
    return op == OP_CALL || op == OP_CALL_METHOD || op == OP_CALL_KW || op == OP_CALL_METHOD_KW ||
           op == OP_CALL_EX;
}

SLOW_HANDLER(TRACE) {
    if (!thread_yield_wanted()) {
        if (traced_threads == 0) divert();
    } else if (is_switch_point(RESUMED_OPCODE, OPERAND_D)) {
        PUBLISH;
        divert();
        thread_yield();
        thread_tell();
    }
    if (thread_is_interrupted() && thread_index() == 0 && is_switch_point(RESUMED_OPCODE, OPERAND_D)) {
        PUBLISH;
        if (is_error(interrupt_check())) TAIL(UNWIND);
    }
    if (trace_is_on()) {
        PUBLISH;
        switch (before(RESUMED_OPCODE, RESUMED_OPCODE == OP_YIELD ? REG(B) : REG(A))) {
        case RAISED: TAIL(UNWIND);
        case JUMPED: JUMP_TO(code_instructions(function_code(namespace_function(REG_AT(0)))), take_jump());
        default: break;
        }
        uint32_t shift = is_unset(REG_AT(OPERAND_B + 1));
        switch (RESUMED_OPCODE) {
        case OP_CALL: TRACED_CALL(REG(B), REG_ARGS(OPERAND_B + 1, OPERAND_C), OPERAND_C, UNSET); break;
        case OP_CALL_KW:
            TRACED_CALL(REG(B), REG_ARGS(OPERAND_B + 1, OPERAND_C),
                        positional_of(OPERAND_C, CONSTANT(OPERAND_D)), CONSTANT(OPERAND_D));
            break;
        case OP_CALL_METHOD:
            TRACED_CALL(REG(B), REG_ARGS(OPERAND_B + 1 + shift, OPERAND_C + 1u - shift),
                        OPERAND_C + 1u - shift, UNSET);
            break;
        case OP_CALL_METHOD_KW:
            TRACED_CALL(REG(B), REG_ARGS(OPERAND_B + 1 + shift, OPERAND_C + 1u - shift),
                        positional_of(OPERAND_C + 1u - shift, CONSTANT(OPERAND_D)), CONSTANT(OPERAND_D));
            break;
        case OP_CALL_EX: {
            Value positional = REG_AT(OPERAND_B + 1);
            if (!is_ref(profiler) || !is_native_call(REG(B), 1)) break;
            PUBLISH;
            if (!IS_EXACT(positional, tuple)) positional = unpack_arguments(positional, REG(B));
            if (is_error(positional)) TAIL(UNWIND);
            if (!is_native_call(REG(B), (uint32_t)tuple_length(positional)))
                FINISH(call_tuple(REG(B), positional, REG_AT(OPERAND_B + 2)));
            FINISH(call_native_spread(REG(B), positional, REG_AT(OPERAND_B + 2)));
        }
        default: break;
        }
    }
    switch (RESUMED_OPCODE) {
#define GO(name, caches, text)                                                                               \
    case OP_##name: TAIL(name);
        OPCODES_PLAIN(GO)
        OPCODES_JUMP(GO)
#undef GO
    default: kernel_fault(FAULT_CODE);
    }
}
