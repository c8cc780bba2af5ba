// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Generators and coroutines: suspending, resuming, and delegating (PEP 342, 380, 492).
#include "python/vm/generator.h"
#include "python/objects/boot.h"
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/sink.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/weakref.h"
#include "python/vm/finalize.h"
#include "python/vm/frame.h"
#include "python/vm/machine.h"
#include "python/vm/trace.h"

THREAD_STATE(uint32_t, generator_origin_depth);

// The frames that a coroutine is made in, innermost first: (file name, line, function).
static Value origin(void) {
    uint32_t n = frame_count() < generator_origin_depth ? frame_count() : generator_origin_depth;
    Value all = tuple_new(n);
    RETURN_IF_ERROR(all);
    for (uint32_t i = 0; i < n; i++) {
        Value frame = frame_object(i);
        RETURN_IF_ERROR(frame);
        Ref code = ref_of(frame_code(frame));
        Value entry =
            tuple3(slot_get(code, CODE_FILENAME), int_wrap(frame_line(frame)), slot_get(code, CODE_NAME));
        RETURN_IF_ERROR(entry);
        slot_set(ref_of(all), i, entry);
    }
    return all;
}

Value generator_new(Value function, Args window) {
    Value code = function_code(function);
    uint32_t flags = code_flags(code);
    Value g = flags & CO_ASYNC_GENERATOR ? NEW(async_generator)
              : flags & CO_COROUTINE     ? NEW(coroutine)
                                         : NEW(generator);
    RETURN_IF_ERROR(g);
    Value registers = new_storage((uint64_t)code_number(code, CODE_FRAME_SIZE));
    RETURN_IF_ERROR(registers);
    args_to_slots(window, 0, ref_of(registers), 0, args_count(window));
    Ref r = ref_of(g);
    slot_set(ref_of(registers), 0, g);
    slot_set(r, GENERATOR_FUNCTION, function);
    slot_set(r, GENERATOR_REGISTERS, registers);
    slot_set(r, GENERATOR_STATE, int_u32(GENERATOR_CREATED));
    slot_set(r, GENERATOR_INDEX, int_u32(0));
    slot_set(r, GENERATOR_NAME, slot_get(ref_of(function), FUNCTION_NAME));
    slot_set(r, GENERATOR_QUALNAME, slot_get(ref_of(function), FUNCTION_QUALNAME));
    if (unlikely(generator_origin_depth) && flags & CO_COROUTINE) {
        Value frames = origin();
        RETURN_IF_ERROR(frames);
        slot_set(r, GENERATOR_ORIGIN, frames);
    }
    // only code that handles exceptions can notice that it is dropped
    bool notices = flags & CO_COROUTINE || bytes_length(ref_of(slot_get(ref_of(code), CODE_EXCEPTIONS))) > 0;
    return notices && is_error(finaliser_watch(g)) ? ERROR : g;
}

static void set_state(Value g, enum GeneratorState state) {
    slot_set(ref_of(g), GENERATOR_STATE, int_u32(state));
}
static Value kind_name(Value g) {
    return str_from_text(IS_EXACT(g, async_generator) ? TEXT("async generator")
                         : IS_EXACT(g, coroutine)     ? TEXT("coroutine")
                                                      : TEXT("generator"));
}

// What it handles comes with it; its resumer's is kept.
INLINE void enter_handled(Ref r) {
    slot_set(r, GENERATOR_OUTER_HANDLED, handled_now);
    Value own = slot_get(r, GENERATOR_OWN_HANDLED);
    if (likely(is_unset(own))) return;
    handled_now = own;
    slot_set(r, GENERATOR_OWN_HANDLED, TRUE);
}

Value generator_own_handled(Value g) {
    return is_unset(slot_get(ref_of(g), GENERATOR_OWN_HANDLED)) ? UNSET : handled_now;
}

// What it is handling stays with it; its resumer has its own again.
INLINE void leave_handled(Value g) {
    Ref r = ref_of(g);
    if (unlikely(!is_unset(slot_get(r, GENERATOR_OWN_HANDLED))))
        slot_set(r, GENERATOR_OWN_HANDLED, handled_now);
    handled_now = generator_outer_handled(g);
    slot_set(r, GENERATOR_OUTER_HANDLED, UNSET);
}

INLINE void suspend(Value g, Args window, uint32_t index, Value frame) {
    Ref r = ref_of(g);
    Ref registers = ref_of(slot_get(r, GENERATOR_REGISTERS));
    args_to_slots(window, 0, registers, 0, slot_count(registers));
    slot_set(r, GENERATOR_INDEX, int_u32(index));
    set_state(g, GENERATOR_SUSPENDED);
    leave_handled(g);
    if (unlikely(!is_unset(frame))) { // its registers are the generator's until it goes on
        slot_set(r, GENERATOR_FRAME, frame);
        slot_set(ref_of(frame), FRAME_REGISTERS, slot_get(r, GENERATOR_REGISTERS));
        slot_set(ref_of(frame), FRAME_INDEX, int_u32(index));
        slot_set(ref_of(frame), FRAME_POSITION, int_wrap(-1));
    }
}

void generator_finish(Value g) {
    set_state(g, GENERATOR_CLOSED);
    handled_now = generator_outer_handled(g);
    slot_set(ref_of(g), GENERATOR_REGISTERS, UNSET);
    slot_set(ref_of(g), GENERATOR_SENT, UNSET);
    slot_set(ref_of(g), GENERATOR_FRAME, UNSET);
}

// PEP 479: a StopIteration that leaves a generator becomes a RuntimeError.
void generator_failed(Value g) {
    generator_finish(g);
    bool async = IS_EXACT(g, async_generator) && error_matches(CLASS(StopAsyncIteration));
    if (!async && !error_matches(CLASS(StopIteration))) return;
    Value stop = error_take(), name = kind_name(g);
    if (is_error(name)) return;
    raise1(CLASS(RuntimeError),
           async ? TEXT("{} raised StopAsyncIteration") : TEXT("{} raised StopIteration"), name);
    Value error = error_take();
    slot_set(ref_of(error), EXCEPTION_CAUSE, stop);
    slot_set(ref_of(error), EXCEPTION_CONTEXT, stop);
    slot_set(ref_of(error), EXCEPTION_SUPPRESS, TRUE);
    raise_exception(error);
}

static Step failed(void) { return (Step){STEP_FAILED, ERROR}; }

// Makes it the running one, its registers in a window: the number of the instruction at which it goes on. One that has
// no frame object goes on behind its YIELD, whose result is what is sent; the others go on at the YIELD, which
// sees to the rest.
INLINE uint64_t wake(Value g, Ref code, Args window, Value sent, enum GeneratorState state) {
    Ref r = ref_of(g);
    uint64_t index = (uint64_t)int_of(slot_get(r, GENERATOR_INDEX));
    enter_handled(r);
    if (likely(state == GENERATOR_RESUMED && is_unset(slot_get(r, GENERATOR_FRAME)))) {
        arg_set(window, (uint8_t)(u64_get(code, index++ * 8) >> 8), sent);
        state = GENERATOR_RUNNING;
    } else {
        slot_set(r, GENERATOR_SENT, sent);
    }
    set_state(g, state);
    return index;
}

// Runs it from C, in a window of its own.
static Step run(Value g, Value sent, enum GeneratorState state) {
    Ref r = ref_of(g);
    ArgsResult window = args_push_slots(ref_of(slot_get(r, GENERATOR_REGISTERS)));
    if (!window.ok) {
        raise_recursion_error();
        return failed();
    }
    Value code = function_code(slot_get(r, GENERATOR_FUNCTION));
    Ref instructions = code_instructions(code), constants = code_constants(code), caches = code_caches(code);
    uint64_t index = wake(g, instructions, window.args, sent, state);
    Value result = frame_run(window.args, instructions, index, constants, caches);
    args_pop(window.args);
    if (is_unset(result)) { // no room for its frame
        leave_handled(g);
        set_state(g, state == GENERATOR_RUNNING ? GENERATOR_CREATED : GENERATOR_SUSPENDED);
        raise_recursion_error();
        return failed();
    }
    if (is_error(result)) return failed();
    return (Step){generator_state(g) == GENERATOR_CLOSED ? STEP_RETURNED : STEP_YIELDED, result};
}

Step generator_send(Value g, Value v) {
    switch (generator_state(g)) {
    case GENERATOR_CREATED:
        if (!is_none(v)) {
            raise1(CLASS(TypeError), TEXT("can't send non-None value to a just-started {}"), kind_name(g));
            return failed();
        }
        return run(g, v, GENERATOR_RUNNING);
    case GENERATOR_SUSPENDED: return run(g, v, GENERATOR_RESUMED);
    case GENERATOR_CLOSED:
        if (IS_EXACT(g, coroutine)) {
            raise0(CLASS(RuntimeError), TEXT("cannot reuse already awaited coroutine"));
            return failed();
        }
        return (Step){STEP_RETURNED, NONE};
    default: raise1(CLASS(ValueError), TEXT("{} already executing"), kind_name(g)); return failed();
    }
}

static Value pour(Value g, enum Sink sink, Value into) {
    Ref r = ref_of(g);
    for (;;) { // it has the sink only while it runs: what the sink calls may take a step of it, too
        slot_set(r, GENERATOR_SINK, int_u32(sink));
        slot_set(r, GENERATOR_INTO, into);
        Step step = generator_send(g, NONE);
        bool enough = is_unset(slot_get(r, GENERATOR_SINK));
        slot_set(r, GENERATOR_SINK, UNSET);
        slot_set(r, GENERATOR_INTO, UNSET);
        if (step.kind == STEP_FAILED) return ERROR;
        if (step.kind == STEP_RETURNED) return NONE;
        if (enough) return TRUE;
        Value taken = sink_take(sink, into, step.value);
        if (!is_none(taken)) return is_error(taken) ? ERROR : TRUE;
    }
}

Value generator_pour(Value iterator, enum Sink sink, Value into) {
    if (!IS_EXACT(iterator, generator) || trace_is_on()) return UNSET;
    enum GeneratorState state = generator_state(iterator);
    if (state != GENERATOR_CREATED && state != GENERATOR_SUSPENDED) return UNSET;
    return pour(iterator, sink, into);
}

// The iterator that a suspended generator delegates to, or UNSET.
static Value delegate_of(Value g) {
    if (generator_state(g) != GENERATOR_SUSPENDED) return UNSET;
    Ref r = ref_of(g), code = code_instructions(function_code(slot_get(r, GENERATOR_FUNCTION)));
    uint64_t yield = u64_get(code, (uint64_t)int_of(slot_get(r, GENERATOR_INDEX)) * 8);
    uint32_t where = (uint32_t)(yield >> 32) & 255;
    return where ? slot_get(ref_of(slot_get(r, GENERATOR_REGISTERS)), where) : UNSET;
}

Value generator_delegate(Value g) {
    Value delegate = delegate_of(g);
    return is_unset(delegate) ? NONE : delegate;
}

// The delegate has ended with a value: the generator goes on as its SEND, which stands before the YIELD, would.
static Step resume_after_send(Value g, Value result) {
    Ref r = ref_of(g), code = code_instructions(function_code(slot_get(r, GENERATOR_FUNCTION)));
    int64_t index = int_of(slot_get(r, GENERATOR_INDEX)) - 1;
    uint64_t send = u64_get(code, (uint64_t)index * 8);
    slot_set(ref_of(slot_get(r, GENERATOR_REGISTERS)), (send >> 8) & 255, result);
    slot_set(r, GENERATOR_INDEX, int_wrap(index + 1 + (int32_t)(send >> 32)));
    return run(g, NONE, GENERATOR_RUNNING);
}

static Step throw_into(Value g, Value exception) {
    switch (generator_state(g)) {
    case GENERATOR_CREATED:
        set_state(g, GENERATOR_CLOSED);
        slot_set(ref_of(g), GENERATOR_REGISTERS, UNSET);
        error_restore(exception);
        return failed();
    case GENERATOR_SUSPENDED: error_restore(exception); return run(g, exception, GENERATOR_THROWN);
    case GENERATOR_CLOSED:
        if (IS_EXACT(g, coroutine))
            raise0(CLASS(RuntimeError), TEXT("cannot reuse already awaited coroutine"));
        else
            error_restore(exception);
        return failed();
    default: raise1(CLASS(ValueError), TEXT("{} already executing"), kind_name(g)); return failed();
    }
}

static Value stop_value(void) { // of the StopIteration that is set, which is taken
    Value stop = error_take();
    return exception_field(stop, STOP_ITERATION_VALUE);
}

// Calls a method of the delegate that may end it by StopIteration; the generator is shown as running meanwhile.
static Step delegate_call(Value g, Value method, Value argument) {
    set_state(g, GENERATOR_RUNNING);
    Value result = is_unset(argument) ? call0(method) : call1(method, argument);
    set_state(g, GENERATOR_SUSPENDED);
    if (!is_error(result)) return (Step){STEP_YIELDED, result};
    if (!error_matches(CLASS(StopIteration))) return failed();
    return (Step){STEP_RETURNED, stop_value()};
}

static Value close_delegate(Value g, Value delegate) {
    if (is_generator(delegate)) {
        set_state(g, GENERATOR_RUNNING);
        Value closed = generator_close(delegate);
        set_state(g, GENERATOR_SUSPENDED);
        return closed;
    }
    Value close = object_getattr_or_unset(delegate, NAME(close));
    if (is_error(close)) {
        unraisable_report(delegate, UNSET);
        return NONE;
    }
    if (is_unset(close)) return NONE;
    return delegate_call(g, close, UNSET).kind == STEP_FAILED ? ERROR : NONE;
}

static Step throw_step(Value g, Value exception, bool close) {
    Value delegate = delegate_of(g);
    if (is_unset(delegate)) return throw_into(g, exception);
    if (close && object_is_a(exception, CLASS(GeneratorExit))) {
        if (is_error(close_delegate(g, delegate))) exception = error_take();
        return throw_into(g, exception);
    }
    Value method = object_getattr_or_unset(delegate, NAME(throw));
    if (is_error(method)) return failed();
    if (is_unset(method)) return throw_into(g, exception);
    Step step = delegate_call(g, method, exception);
    if (step.kind == STEP_FAILED) return throw_into(g, error_take());
    return step.kind == STEP_RETURNED ? resume_after_send(g, step.value) : step;
}
Step generator_throw(Value g, Value exception) { return throw_step(g, exception, true); }
Step generator_throw_open(Value g, Value exception) { return throw_step(g, exception, false); }

// What send() or __next__() of another iterator gave. Its StopIteration is an exception for a trace function.
static Step sent(Value item) {
    if (!is_error(item)) return (Step){STEP_YIELDED, item};
    if (!error_matches(CLASS(StopIteration))) return failed();
    if (trace_is_on() && is_error(trace_exception(error_current(), true))) return failed();
    return (Step){STEP_RETURNED, stop_value()};
}
Step iterator_send(Value iterator, Value v) {
    if (is_generator(iterator)) return generator_send(iterator, v);
    if (is_none(v)) {
        Value item = call_special0(iterator, NAME(__next__));
        if (is_unset(item))
            item = raise1(CLASS(TypeError), TEXT("'{t}' object is not an iterator"), iterator);
        return sent(item);
    }
    return sent(call_method1(iterator, NAME(send), v));
}

Value generator_close(Value g) {
    if (!stack_has_room()) return raise_recursion_error(); // a chain of `yield from` is closed from its end
    if (generator_state(g) == GENERATOR_CLOSED) return NONE;
    if (generator_state(g) == GENERATOR_CREATED) {
        set_state(g, GENERATOR_CLOSED);
        slot_set(ref_of(g), GENERATOR_REGISTERS, UNSET);
        return NONE;
    }
    Value exit = call0(CLASS(GeneratorExit));
    RETURN_IF_ERROR(exit);
    Step step = generator_throw(g, exit);
    if (step.kind == STEP_YIELDED)
        return raise1(CLASS(RuntimeError), TEXT("{} ignored GeneratorExit"), kind_name(g));
    if (step.kind == STEP_RETURNED) return NONE;
    if (error_matches(CLASS(GeneratorExit)) || error_matches(CLASS(StopIteration))) {
        error_clear();
        return NONE;
    }
    return ERROR;
}

Value generator_clear(Value g) {
    enum GeneratorState state = generator_state(g);
    if (state == GENERATOR_RUNNING || state == GENERATOR_RESUMED || state == GENERATOR_THROWN)
        return raise0(CLASS(RuntimeError), TEXT("cannot clear an executing frame"));
    if (state == GENERATOR_CREATED && IS_EXACT(g, coroutine) && is_error(finalize_unawaited(g)))
        unraisable_report(g, UNSET);
    if (is_error(generator_close(g))) unraisable_report(g, UNSET);
    return NONE;
}

Value generator_drop(Value g) {
    return generator_state(g) == GENERATOR_SUSPENDED ? generator_close(g) : NONE;
}

// --- handlers ---
// The frame object of a suspended generator belongs to the running frame again.
void generator_attach_frame(Value g) {
    Value frame = slot_get(ref_of(g), GENERATOR_FRAME);
    if (is_unset(frame)) return;
    slot_set(ref_of(frame), FRAME_POSITION, frame_position(0));
    frame_extra_set(0, frame);
}

void generator_skip_yield(Value g) {
    set_state(g, GENERATOR_RUNNING);
    slot_set(ref_of(g), GENERATOR_SENT, UNSET);
}

#define STEP_INTO(generator, sent, state)                                                                    \
    do {                                                                                                     \
        Value stepped = (generator);                                                                         \
        ArgsResult window = args_push_slots(ref_of(slot_get(ref_of(stepped), GENERATOR_REGISTERS)));         \
        if (!window.ok) FINISH(raise_recursion_error());                                                     \
        args_pop(window.args);                                                                               \
        if (!CAN_ENTER_AT(window.args)) FINISH(raise_recursion_error());                                     \
        Value code = function_code(slot_get(ref_of(stepped), GENERATOR_FUNCTION));                           \
        Ref instructions = code_instructions(code), consts = code_constants(code);                           \
        Ref caches = code_caches(code);                                                                      \
        uint64_t index = wake(stepped, instructions, window.args, sent, state);                              \
        ENTER_AT(window.args, instructions, index, consts, caches);                                          \
    } while (0)

SLOW_HANDLER(FOR_ITER_any) {
    PUBLISH;
    Value item = object_next(REG(B));
    if (is_error(item)) TAIL(UNWIND);
    if (is_unset(item)) NEXT;
    SET(A, item);
    TAKE_JUMP;
}
SLOW_HANDLER(FOR_GENERATOR_enter) {
    PUBLISH;
    Value g = REG(B);
    if (generator_state(g) == GENERATOR_SUSPENDED) STEP_INTO(g, NONE, GENERATOR_RESUMED);
    if (generator_state(g) == GENERATOR_CREATED) STEP_INTO(g, NONE, GENERATOR_RUNNING);
    TAIL(FOR_ITER_any);
}
HANDLER(FOR_GENERATOR) {
    if (unlikely(!IS_EXACT(REG(B), generator))) {
        QUICKEN(OP_FOR_ITER);
        TAIL(FOR_ITER);
    }
    TAIL(FOR_GENERATOR_enter);
}

SLOW_HANDLER(SEND_slow) {
    PUBLISH;
    Value iterator = REG(B), v = REG(C);
    if (is_generator(iterator) && generator_state(iterator) == GENERATOR_SUSPENDED)
        STEP_INTO(iterator, v, GENERATOR_RESUMED);
    if (is_generator(iterator) && generator_state(iterator) == GENERATOR_CREATED && is_none(v))
        STEP_INTO(iterator, v, GENERATOR_RUNNING);
    Step step = iterator_send(iterator, v);
    if (step.kind == STEP_FAILED) TAIL(UNWIND);
    SET(A, step.value);
    if (step.kind == STEP_RETURNED) TAKE_JUMP;
    NEXT;
}
HANDLER(SEND) { TAIL(SEND_slow); }

// Leaves a generator's frame with a value, to SEND, to FOR_GENERATOR, or to C. A loop may no longer say FOR_GENERATOR: the
// generator may have run the same loop, over something else.
SLOW_HANDLER(YIELD_slow) {
    PUBLISH;
    Value g = REG_AT(0), v = REG(B);
    if (generator_state(g) == GENERATOR_RESUMED) {
        generator_attach_frame(g);
        set_state(g, GENERATOR_RUNNING);
        SET(A, slot_get(ref_of(g), GENERATOR_SENT));
        slot_set(ref_of(g), GENERATOR_SENT, UNSET);
        NEXT;
    }
    if (generator_state(g) == GENERATOR_THROWN) {
        generator_attach_frame(g);
        set_state(g, GENERATOR_RUNNING);
        Value own = generator_own_handled(g); // what the generator itself handles is the context
        if (is_ref(own)) exception_chain(error_current(), own);
        TAIL(UNWIND);
    }
    Ref instructions = code_instructions(function_code(slot_get(ref_of(g), GENERATOR_FUNCTION)));
    suspend(g, REG_ARGS(0, WINDOW_REGISTERS), INSTRUCTION_INDEX(instructions), FRAME_EXTRA);
    if (IS_BARRIER) EXIT(v);
    FRAME_POP;
    RESUMED_INSTRUCTION;
    SET(A, v);
    if (RESUMED_OPCODE != OP_SEND) TAKE_JUMP;
    NEXT;
}
// The item goes to the sink. Not while the generator handles an exception of its own, which what the sink calls would see.
SLOW_HANDLER(YIELD_sink) {
    Ref r = ref_of(REG_AT(0));
    Value into = slot_get(r, GENERATOR_INTO), sink = slot_get(r, GENERATOR_SINK);
    if (unlikely(!is_int(sink) || !is_unset(slot_get(r, GENERATOR_OWN_HANDLED)) ||
                 !same(slot_get(r, GENERATOR_STATE), int_u32(GENERATOR_RUNNING))))
        TAIL(YIELD_slow);
    if (int_of(sink) == SINK_LIST && likely(list_append_here(into, REG(B)))) {
        SET(A, NONE);
        NEXT;
    }
    PUBLISH;
    Value taken = sink_take((enum Sink)int_of(sink), into, REG(B));
    if (likely(is_none(taken))) {
        SET(A, NONE);
        NEXT;
    }
    // it wants no more, or has failed: this comes out of the generator's frame, which is suspended
    Value g = REG_AT(0);
    slot_set(ref_of(g), GENERATOR_SINK, UNSET);
    Ref instructions = code_instructions(function_code(slot_get(ref_of(g), GENERATOR_FUNCTION)));
    suspend(g, REG_ARGS(0, WINDOW_REGISTERS), INSTRUCTION_INDEX(instructions), FRAME_EXTRA);
    EXIT(is_error(taken) ? ERROR : TRUE);
}
HANDLER(YIELD) {
    if (IS_BARRIER) TAIL(YIELD_sink);
    TAIL(YIELD_slow);
}

SLOW_HANDLER(RETURN_GENERATOR_slow) {
    PUBLISH;
    Value v = REG(A);
    if (!is_unset(FRAME_EXTRA)) frame_retire();
    generator_finish(REG_AT(0));
    if (IS_BARRIER) EXIT(v);
    FRAME_POP;
    RESUMED_INSTRUCTION;
    if (RESUMED_OPCODE != OP_SEND) NEXT;
    SET(A, v);
    TAKE_JUMP;
}
HANDLER(RETURN_GENERATOR) { TAIL(RETURN_GENERATOR_slow); }

SLOW_HANDLER(GET_YIELD_FROM_ITER_slow) {
    PUBLISH;
    Value v = REG(B);
    if (IS_EXACT(v, coroutine) &&
        !(code_flags(function_code(slot_get(ref_of(REG_AT(0)), GENERATOR_FUNCTION))) &
          (CO_COROUTINE | CO_ITERABLE_COROUTINE)))
        FINISH(raise0(CLASS(TypeError),
                      TEXT("cannot 'yield from' a coroutine object in a non-coroutine generator")));
    FINISH(is_generator(v) ? v : object_iter(v));
}
HANDLER(GET_YIELD_FROM_ITER) { TAIL(GET_YIELD_FROM_ITER_slow); }
SLOW_HANDLER(GET_AWAITABLE_slow) {
    PUBLISH;
    FINISH(generator_awaitable(REG(B), OPERAND_C));
}
HANDLER(GET_AWAITABLE) { TAIL(GET_AWAITABLE_slow); }
