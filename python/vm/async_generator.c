// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The class async_generator and the awaitables of its methods. A step runs the generator until it yields a wrapped
// value, which ends the await by StopIteration; anything else that it yields comes from an await inside it and is
// passed on to the event loop.
#include "python/vm/async_generator.h"
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/generic_alias.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"

enum StepState { STEP_NEW, STEP_UNDERWAY, STEP_USED };

TYPE(async_generator, "async_generator", object, ASYNC_GENERATOR_FIELDS, "");
TYPE(async_generator_wrapped_value, "async_generator_wrapped_value", object, 1, "");
TYPE(async_generator_asend, "async_generator_asend", object, ASYNC_STEP_FIELDS, "");
TYPE(async_generator_athrow, "async_generator_athrow", object, ASYNC_STEP_FIELDS, "");
TYPE(anext_awaitable, "anext_awaitable", object, ANEXT_FIELDS, "");

THREAD_STATE(Value, async_generator_firstiter);
THREAD_STATE(Value, async_generator_finalizer);

static Value field(Value v, uint32_t at) { return slot_get(ref_of(v), at); }
static void set_field(Value v, uint32_t at, Value content) { slot_set(ref_of(v), at, content); }
static bool is_set(Value v, uint32_t at) { return same(field(v, at), TRUE); }

Value async_generator_wrap(Value v) {
    Value wrapped = NEW(async_generator_wrapped_value);
    if (!is_error(wrapped)) set_field(wrapped, 0, v);
    return wrapped;
}
static bool is_wrapped(Value v) { return IS_EXACT(v, async_generator_wrapped_value); }

static Value begin(Value g) {
    if (is_set(g, ASYNC_GENERATOR_HOOKED)) return NONE;
    set_field(g, ASYNC_GENERATOR_HOOKED, TRUE);
    if (!is_ref(async_generator_firstiter)) return NONE;
    return call1(async_generator_firstiter, g);
}

static Value step_new(Value step, Value g, Value argument) {
    RETURN_IF_ERROR(step);
    RETURN_IF_ERROR(begin(g));
    set_field(step, ASYNC_STEP_GENERATOR, g);
    set_field(step, ASYNC_STEP_STATE, int_u32(STEP_NEW));
    set_field(step, ASYNC_STEP_ARGUMENT, argument);
    return step;
}
static enum StepState state_of(Value step) { return (enum StepState)int_of(field(step, ASYNC_STEP_STATE)); }
static void set_state(Value step, enum StepState state) { set_field(step, ASYNC_STEP_STATE, int_u32(state)); }

static Value raise_stop_async(void) {
    Value stop = call0(CLASS(StopAsyncIteration));
    return is_error(stop) ? ERROR : raise_exception(stop);
}
static bool is_end(void) {
    return error_matches(CLASS(StopAsyncIteration)) || error_matches(CLASS(GeneratorExit));
}
static Value runtime_error(Text text) { return raise0(CLASS(RuntimeError), text); }

// What a step of the generator means to the one who awaits it.
static Value unwrap(Value g, Step step) {
    if (step.kind == STEP_YIELDED) {
        if (!is_wrapped(step.value)) return step.value;
        set_field(g, ASYNC_GENERATOR_RUNNING, FALSE);
        Value v = field(step.value, 0);
        return raise_stop_iteration(is_none(v) ? UNSET : v);
    }
    if (step.kind == STEP_RETURNED) raise_stop_async();
    if (is_end()) set_field(g, ASYNC_GENERATOR_DONE, TRUE);
    set_field(g, ASYNC_GENERATOR_RUNNING, FALSE);
    return ERROR;
}

// --- asend ---
static Value asend_used(void) {
    return runtime_error(TEXT("cannot reuse already awaited __anext__()/asend()"));
}
static Value asend_step(Value self, Value v) {
    Value g = field(self, ASYNC_STEP_GENERATOR);
    if (state_of(self) == STEP_USED) return asend_used();
    if (state_of(self) == STEP_NEW) {
        if (is_set(g, ASYNC_GENERATOR_RUNNING))
            return runtime_error(TEXT("anext(): asynchronous generator is already running"));
        if (is_none(v)) v = field(self, ASYNC_STEP_ARGUMENT);
        set_state(self, STEP_UNDERWAY);
    }
    set_field(g, ASYNC_GENERATOR_RUNNING, TRUE);
    Value result = unwrap(g, generator_send(g, v));
    if (is_error(result)) set_state(self, STEP_USED);
    return result;
}
METHOD(async_generator_asend, __await__, "($self, /)", "Return an iterator to be used in await expression.") {
    return arg(args, 0);
}
METHOD(async_generator_asend, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(async_generator_asend, __next__, "($self, /)", "Implement next(self).") {
    return asend_step(arg(args, 0), NONE);
}
METHOD(async_generator_asend, send, "!($self, arg, /)",
       "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration.") {
    return asend_step(arg(args, 0), arg(args, 1));
}
METHOD(async_generator_asend, throw, "!($self, type, value=None, traceback=None, /)",
       "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or "
       "raise\nStopIteration.") {
    Value self = arg(args, 0), g = field(self, ASYNC_STEP_GENERATOR);
    if (state_of(self) == STEP_USED) return asend_used();
    Value exception = generator_exception(arg(args, 1), arg(args, 2), arg(args, 3));
    RETURN_IF_ERROR(exception);
    Value result = unwrap(g, generator_throw(g, exception));
    if (is_error(result)) set_state(self, STEP_USED);
    return result;
}
METHOD(async_generator_asend, close, "!($self, /)", "close() -> raise GeneratorExit inside generator.") {
    set_state(arg(args, 0), STEP_USED);
    return NONE;
}

// --- athrow, aclose ---
static bool is_aclose(Value self) { return is_unset(field(self, ASYNC_STEP_ARGUMENT)); }

static Value athrow_used(void) {
    return runtime_error(TEXT("cannot reuse already awaited aclose()/athrow()"));
}
static Value stop(void) { return raise_stop_iteration(UNSET); }

static Value athrow_end(Value self, Value g) { // by an exception
    set_field(g, ASYNC_GENERATOR_RUNNING, FALSE);
    set_state(self, STEP_USED);
    if (!is_aclose(self) || !is_end()) return ERROR;
    error_clear();
    return stop();
}
static Value aclose_ignored(Value self, Value g) {
    set_field(g, ASYNC_GENERATOR_RUNNING, FALSE);
    set_state(self, STEP_USED);
    return runtime_error(TEXT("async generator ignored GeneratorExit"));
}

static Value aclose_result(Value self, Value g, Step step) {
    if (step.kind == STEP_YIELDED) return is_wrapped(step.value) ? aclose_ignored(self, g) : step.value;
    if (step.kind == STEP_RETURNED) raise_stop_async();
    return athrow_end(self, g);
}

static Value athrow_start(Value self, Value g, Value v) {
    bool close = is_aclose(self);
    if (is_set(g, ASYNC_GENERATOR_RUNNING)) {
        set_state(self, STEP_USED);
        return runtime_error(close ? TEXT("aclose(): asynchronous generator is already running")
                                   : TEXT("athrow(): asynchronous generator is already running"));
    }
    if (is_set(g, ASYNC_GENERATOR_DONE)) {
        set_state(self, STEP_USED);
        return raise_stop_async();
    }
    if (!is_none(v)) return runtime_error(TEXT("can't send non-None value to a just-started coroutine"));
    set_state(self, STEP_UNDERWAY);
    set_field(g, ASYNC_GENERATOR_RUNNING, TRUE);
    if (close) {
        set_field(g, ASYNC_GENERATOR_DONE, TRUE);
        Value exit = call0(CLASS(GeneratorExit));
        if (is_error(exit)) return athrow_end(self, g);
        return aclose_result(self, g, generator_throw_open(g, exit));
    }
    Value exception = generator_exception(field(self, ASYNC_STEP_ARGUMENT), field(self, ASYNC_STEP_VALUE),
                                          field(self, ASYNC_STEP_TRACEBACK));
    if (is_error(exception)) return athrow_end(self, g);
    Value result = unwrap(g, generator_throw_open(g, exception));
    return is_error(result) ? athrow_end(self, g) : result;
}

static Value athrow_step(Value self, Value v) {
    Value g = field(self, ASYNC_STEP_GENERATOR);
    if (state_of(self) == STEP_USED) return athrow_used();
    if (generator_state(g) == GENERATOR_CLOSED) {
        set_state(self, STEP_USED);
        return stop();
    }
    if (state_of(self) == STEP_NEW) return athrow_start(self, g, v);
    Step step = generator_send(g, v);
    return is_aclose(self) ? aclose_result(self, g, step) : unwrap(g, step);
}

METHOD(async_generator_athrow, __await__, "($self, /)",
       "Return an iterator to be used in await expression.") {
    return arg(args, 0);
}
METHOD(async_generator_athrow, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(async_generator_athrow, __next__, "($self, /)", "Implement next(self).") {
    return athrow_step(arg(args, 0), NONE);
}
METHOD(async_generator_athrow, send, "!($self, arg, /)",
       "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration.") {
    return athrow_step(arg(args, 0), arg(args, 1));
}
METHOD(async_generator_athrow, throw, "!($self, type, value=None, traceback=None, /)",
       "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or "
       "raise\nStopIteration.") {
    Value self = arg(args, 0), g = field(self, ASYNC_STEP_GENERATOR);
    if (state_of(self) == STEP_USED) return athrow_used();
    Value exception = generator_exception(arg(args, 1), arg(args, 2), arg(args, 3));
    RETURN_IF_ERROR(exception);
    Step step = generator_throw(g, exception);
    return is_aclose(self) ? aclose_result(self, g, step) : unwrap(g, step);
}
METHOD(async_generator_athrow, close, "!($self, /)", "close() -> raise GeneratorExit inside generator.") {
    set_state(arg(args, 0), STEP_USED);
    return NONE;
}

// --- the generator ---
METHOD(async_generator, __aiter__, "($self, /)",
       "Return an awaitable, that resolves in asynchronous iterator.") {
    return arg(args, 0);
}
METHOD(async_generator, __anext__, "($self, /)", "Return a value or raise StopAsyncIteration.") {
    return step_new(NEW(async_generator_asend), arg(args, 0), NONE);
}
METHOD(async_generator, asend, "!($self, value, /)", "asend(v) -> send 'v' in generator.") {
    return step_new(NEW(async_generator_asend), arg(args, 0), arg(args, 1));
}
METHOD(async_generator, aclose, "!($self, /)", "aclose() -> raise GeneratorExit inside generator.") {
    return step_new(NEW(async_generator_athrow), arg(args, 0), UNSET);
}
METHOD(async_generator, athrow, "!($self, type, value=None, traceback=None, /)",
       "athrow(typ[,val[,tb]]) -> raise exception in generator.") {
    Value step = step_new(NEW(async_generator_athrow), arg(args, 0), arg(args, 1));
    RETURN_IF_ERROR(step);
    set_field(step, ASYNC_STEP_VALUE, arg(args, 2));
    set_field(step, ASYNC_STEP_TRACEBACK, arg(args, 3));
    return step;
}
CLASSMETHOD(async_generator, __class_getitem__, "!($type, item, /)", "See PEP 585") {
    return generic_alias_new(arg(args, 0), arg(args, 1));
}
METHOD(async_generator, __repr__, "($self, /)", "Return repr(self).") {
    return generator_repr(arg(args, 0), TEXT("async_generator"));
}
GETTER(async_generator, __name__, "name of the async generator") {
    return field(arg(args, 0), GENERATOR_NAME);
}
SETTER(async_generator, __name__) {
    return generator_set_name(arg(args, 0), GENERATOR_NAME, arg(args, 1),
                              TEXT("__name__ must be set to a string object"));
}
GETTER(async_generator, __qualname__, "qualified name of the async generator") {
    return field(arg(args, 0), GENERATOR_QUALNAME);
}
SETTER(async_generator, __qualname__) {
    return generator_set_name(arg(args, 0), GENERATOR_QUALNAME, arg(args, 1),
                              TEXT("__qualname__ must be set to a string object"));
}
GETTER(async_generator, ag_frame, "") { return generator_frame(arg(args, 0)); }
MEMBER(async_generator, ag_code, "") { return function_code(field(arg(args, 0), GENERATOR_FUNCTION)); }
MEMBER(async_generator, ag_running, "") { return bool_value(is_set(arg(args, 0), ASYNC_GENERATOR_RUNNING)); }
GETTER(async_generator, ag_await, "object being awaited on, or None") {
    return generator_delegate(arg(args, 0));
}

// --- anext(iterator, default) ---
Value async_generator_anext(Value awaitable, Value other) {
    Value anext = NEW(anext_awaitable);
    RETURN_IF_ERROR(anext);
    set_field(anext, ANEXT_AWAITABLE, awaitable);
    set_field(anext, ANEXT_DEFAULT, other);
    return anext;
}
// The default takes the place of the end.
static Value anext_finish(Value self, Value result) {
    if (is_unset(result)) return stop();
    if (!is_error(result) || !error_matches(CLASS(StopAsyncIteration))) return result;
    error_clear();
    Value other = field(self, ANEXT_DEFAULT);
    return raise_stop_iteration(is_none(other) ? UNSET : other);
}
static Value anext_iterator(Value self) {
    Value iterator = generator_awaitable(field(self, ANEXT_AWAITABLE), 0);
    RETURN_IF_ERROR(iterator);
    return IS_EXACT(iterator, coroutine) ? call_special0(iterator, NAME(__await__)) : iterator;
}
METHOD(anext_awaitable, __await__, "($self, /)", "Return an iterator to be used in await expression.") {
    return arg(args, 0);
}
METHOD(anext_awaitable, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(anext_awaitable, __next__, "($self, /)", "Implement next(self).") {
    Value iterator = anext_iterator(arg(args, 0));
    RETURN_IF_ERROR(iterator);
    return anext_finish(arg(args, 0), call_special0(iterator, NAME(__next__)));
}
METHOD(anext_awaitable, send, "!($self, arg, /)", "") {
    Value iterator = anext_iterator(arg(args, 0));
    RETURN_IF_ERROR(iterator);
    return anext_finish(arg(args, 0), call_method1(iterator, NAME(send), arg(args, 1)));
}
METHOD(anext_awaitable, throw, "!($self, type, value=None, traceback=None, /)", "") {
    Value iterator = anext_iterator(arg(args, 0));
    RETURN_IF_ERROR(iterator);
    Value exception = generator_exception(arg(args, 1), arg(args, 2), arg(args, 3));
    RETURN_IF_ERROR(exception);
    return anext_finish(arg(args, 0), call_method1(iterator, NAME(throw), exception));
}
METHOD(anext_awaitable, close, "!($self, /)", "") {
    Value iterator = anext_iterator(arg(args, 0));
    RETURN_IF_ERROR(iterator);
    return anext_finish(arg(args, 0), call_method0(iterator, NAME(close)));
}
