// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The classes generator and coroutine.
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/type.h"
#include "python/vm/frame.h"
#include "python/vm/generator.h"

enum AwaitField { AWAIT_COROUTINE, AWAIT_FIELDS };

TYPE(generator, "generator", object, GENERATOR_FIELDS, "");
TYPE(coroutine, "coroutine", object, GENERATOR_FIELDS, "");
TYPE(coroutine_wrapper, "coroutine_wrapper", object, 1,
     "A wrapper object implementing __await__ for coroutines.");

static Value finish(Step step) {
    if (step.kind == STEP_YIELDED) return step.value;
    if (step.kind == STEP_FAILED) return ERROR;
    return raise_stop_iteration(is_none(step.value) ? UNSET : step.value);
}

// throw(type, value, traceback) and throw(exception).
Value generator_exception(Value type, Value value, Value traceback) {
    if (is_unset(value)) value = NONE;
    Value exception = UNSET;
    if (is_exception_class(type)) {
        if (is_exception(value) && object_is_a(value, type))
            exception = value;
        else
            exception = is_none(value)       ? call0(type)
                        : IS_A(value, tuple) ? call_tuple(type, value, UNSET)
                                             : call1(type, value);
    } else if (is_exception(type)) {
        if (!is_none(value))
            return raise0(CLASS(TypeError), TEXT("instance exception may not have a separate value"));
        exception = type;
    } else {
        return raise1(CLASS(TypeError),
                      TEXT("exceptions must be classes or instances deriving from BaseException, not {t}"),
                      type);
    }
    if (is_error(exception)) return error_take(); // which is thrown instead
    if (!is_exception(exception)) {
        raise2(CLASS(TypeError),
               TEXT("calling {r} should have returned an instance of BaseException, not {t}"), type,
               exception);
        return error_take();
    }
    if (!is_unset(traceback) && !is_none(traceback)) {
        if (!IS_EXACT(traceback, traceback))
            return raise0(CLASS(TypeError), TEXT("throw() third argument must be a traceback object"));
        slot_set(ref_of(exception), EXCEPTION_TRACEBACK, traceback);
    }
    return exception;
}

static Value throw_args(Args args) {
    Value exception = generator_exception(arg(args, 1), arg(args, 2), arg(args, 3));
    RETURN_IF_ERROR(exception);
    return finish(generator_throw(arg(args, 0), exception));
}

METHOD(generator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(generator, __next__, "($self, /)", "Implement next(self).") {
    Step step = generator_send(arg(args, 0), NONE);
    if (step.kind == STEP_RETURNED && is_none(step.value)) return UNSET;
    return finish(step);
}
METHOD(generator, send, "!($self, arg, /)",
       "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration.") {
    return finish(generator_send(arg(args, 0), arg(args, 1)));
}
METHOD(generator, throw, "!($self, type, value=None, traceback=None, /)",
       "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or "
       "raise\nStopIteration.") {
    return throw_args(args);
}
METHOD(generator, close, "!($self, /)", "close() -> raise GeneratorExit inside generator.") {
    return generator_close(arg(args, 0));
}

METHOD(coroutine, send, "!($self, arg, /)",
       "send(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration.") {
    return finish(generator_send(arg(args, 0), arg(args, 1)));
}
METHOD(coroutine, throw, "!($self, type, value=None, traceback=None, /)",
       "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return next iterated "
       "value or raise\nStopIteration.") {
    return throw_args(args);
}
METHOD(coroutine, close, "!($self, /)", "close() -> raise GeneratorExit inside coroutine.") {
    return generator_close(arg(args, 0));
}
METHOD(coroutine, __await__, "($self, /)", "Return an iterator to be used in await expression.") {
    Value wrapper = NEW(coroutine_wrapper);
    RETURN_IF_ERROR(wrapper);
    slot_set(ref_of(wrapper), AWAIT_COROUTINE, arg(args, 0));
    return wrapper;
}
static Value awaited(Args args) { return slot_get(ref_of(arg(args, 0)), AWAIT_COROUTINE); }
METHOD(coroutine_wrapper, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(coroutine_wrapper, __next__, "($self, /)", "Implement next(self).") {
    return finish(generator_send(awaited(args), NONE));
}
METHOD(coroutine_wrapper, send, "!($self, arg, /)", "send(arg) -> send 'arg' into coroutine") {
    return finish(generator_send(awaited(args), arg(args, 1)));
}
METHOD(coroutine_wrapper, throw, "!($self, type, value=None, traceback=None, /)", "throw(value)") {
    Value exception = generator_exception(arg(args, 1), arg(args, 2), arg(args, 3));
    RETURN_IF_ERROR(exception);
    return finish(generator_throw(awaited(args), exception));
}
METHOD(coroutine_wrapper, close, "!($self, /)", "close()") { return generator_close(awaited(args)); }

Value generator_awaitable(Value v, uint32_t where) {
    if (IS_EXACT(v, coroutine)) {
        if (is_none(generator_delegate(v))) return v;
        return raise0(CLASS(RuntimeError), TEXT("coroutine is being awaited already"));
    }
    if (IS_EXACT(v, generator) &&
        code_flags(function_code(slot_get(ref_of(v), GENERATOR_FUNCTION))) & CO_ITERABLE_COROUTINE)
        return v;
    Value method = class_lookup(class_of(v), NAME(__await__));
    if (is_unset(method)) {
        if (where == 1)
            return raise1(
                CLASS(TypeError),
                TEXT(
                    "'async with' received an object from __aenter__ that does not implement __await__: {t}"),
                v);
        if (where == 2)
            return raise1(
                CLASS(TypeError),
                TEXT("'async with' received an object from __aexit__ that does not implement __await__: {t}"),
                v);
        return raise1(CLASS(TypeError), TEXT("object {t} can't be used in 'await' expression"), v);
    }
    Value iterator = call_special0(v, NAME(__await__));
    RETURN_IF_ERROR(iterator);
    if (IS_EXACT(iterator, coroutine))
        return raise0(CLASS(TypeError), TEXT("__await__() returned a coroutine"));
    if (is_unset(class_lookup(class_of(iterator), NAME(__next__))))
        return raise1(CLASS(TypeError), TEXT("__await__() returned non-iterator of type '{t}'"), iterator);
    return iterator;
}

// --- attributes, the same for both ---
static Value object_at(Builder b, Value v) {
    b = builder_text(b, TEXT(" at "));
    b = builder_str(b, object_address(v));
    return builder_finish(builder_text(b, TEXT(">")));
}
Value generator_repr(Value g, Text kind) {
    Builder b = builder_text(builder_text(builder_new(), TEXT("<")), kind);
    b = builder_text(b, TEXT(" object "));
    b = builder_str(b, slot_get(ref_of(g), GENERATOR_QUALNAME));
    return object_at(b, g);
}
static bool is_running(Value g) {
    enum GeneratorState state = generator_state(g);
    return state == GENERATOR_RUNNING || state == GENERATOR_RESUMED || state == GENERATOR_THROWN;
}
Value generator_frame(Value g) {
    if (generator_state(g) == GENERATOR_CLOSED) return NONE;
    Value frame = slot_get(ref_of(g), GENERATOR_FRAME);
    if (!is_unset(frame)) return frame;
    frame = NEW(frame);
    RETURN_IF_ERROR(frame);
    slot_set(ref_of(frame), FRAME_FUNCTION, g);
    slot_set(ref_of(frame), FRAME_POSITION, int_wrap(-1));
    slot_set(ref_of(frame), FRAME_BACK, NONE);
    slot_set(ref_of(frame), FRAME_TRACE, NONE);
    slot_set(ref_of(frame), FRAME_INDEX, slot_get(ref_of(g), GENERATOR_INDEX));
    slot_set(ref_of(frame), FRAME_REGISTERS, slot_get(ref_of(g), GENERATOR_REGISTERS));
    slot_set(ref_of(g), GENERATOR_FRAME, frame);
    return frame;
}
Value generator_set_name(Value g, uint32_t field, Value name, Text text) {
    if (is_unset(name) || !is_str(name)) return raise0(CLASS(TypeError), text);
    slot_set(ref_of(g), field, name);
    return NONE;
}
METHOD(generator, __repr__, "($self, /)", "Return repr(self).") {
    return generator_repr(arg(args, 0), TEXT("generator"));
}
GETTER(generator, __name__, "name of the generator") {
    return slot_get(ref_of(arg(args, 0)), GENERATOR_NAME);
}
SETTER(generator, __name__) {
    return generator_set_name(arg(args, 0), GENERATOR_NAME, arg(args, 1),
                              TEXT("__name__ must be set to a string object"));
}
GETTER(generator, __qualname__, "qualified name of the generator") {
    return slot_get(ref_of(arg(args, 0)), GENERATOR_QUALNAME);
}
SETTER(generator, __qualname__) {
    return generator_set_name(arg(args, 0), GENERATOR_QUALNAME, arg(args, 1),
                              TEXT("__qualname__ must be set to a string object"));
}
GETTER(generator, gi_frame, "") { return generator_frame(arg(args, 0)); }
MEMBER(generator, gi_code, "") { return function_code(slot_get(ref_of(arg(args, 0)), GENERATOR_FUNCTION)); }
GETTER(generator, gi_running, "") { return bool_value(is_running(arg(args, 0))); }
GETTER(generator, gi_suspended, "") {
    return bool_value(generator_state(arg(args, 0)) == GENERATOR_SUSPENDED);
}
GETTER(generator, gi_yieldfrom, "object being iterated by yield from, or None") {
    return generator_delegate(arg(args, 0));
}
METHOD(coroutine, __repr__, "($self, /)", "Return repr(self).") {
    return generator_repr(arg(args, 0), TEXT("coroutine"));
}
GETTER(coroutine, __name__, "name of the coroutine") {
    return slot_get(ref_of(arg(args, 0)), GENERATOR_NAME);
}
SETTER(coroutine, __name__) {
    return generator_set_name(arg(args, 0), GENERATOR_NAME, arg(args, 1),
                              TEXT("__name__ must be set to a string object"));
}
GETTER(coroutine, __qualname__, "qualified name of the coroutine") {
    return slot_get(ref_of(arg(args, 0)), GENERATOR_QUALNAME);
}
SETTER(coroutine, __qualname__) {
    return generator_set_name(arg(args, 0), GENERATOR_QUALNAME, arg(args, 1),
                              TEXT("__qualname__ must be set to a string object"));
}
GETTER(coroutine, cr_frame, "") { return generator_frame(arg(args, 0)); }
MEMBER(coroutine, cr_code, "") { return function_code(slot_get(ref_of(arg(args, 0)), GENERATOR_FUNCTION)); }
GETTER(coroutine, cr_running, "") { return bool_value(is_running(arg(args, 0))); }
GETTER(coroutine, cr_suspended, "") {
    return bool_value(generator_state(arg(args, 0)) == GENERATOR_SUSPENDED);
}
GETTER(coroutine, cr_await, "object being awaited on, or None") { return generator_delegate(arg(args, 0)); }
MEMBER(coroutine, cr_origin, "") {
    Value frames = slot_get(ref_of(arg(args, 0)), GENERATOR_ORIGIN);
    return is_unset(frames) ? NONE : frames;
}
