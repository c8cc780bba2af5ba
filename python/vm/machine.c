// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The machine's start, code that runs in a namespace, and the handlers that belong to no other file.
#include "python/vm/machine.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/exception.h"
#include "python/objects/instance.h"
#include "python/objects/tuple.h"
#include "python/vm/async_generator.h"
#include "python/vm/frame.h"
#include "python/vm/generator.h"
#include "python/vm/import.h"
#include "python/vm/loader.h"
#include "python/vm/namespace.h"

ROOT(builtins_namespace);

// Reached by falling off the code, or by a number that is no opcode: a bug of the compiler.
COLD_HANDLER(ILLEGAL) { kernel_fault(FAULT_CODE); }

void machine_trace(bool on) {
    for (uint32_t i = 0; on && i < 256; i++) HANDLER_INSTALL(i, TRACE);
    if (on) return;
    for (uint32_t i = 0; i < 256; i++) HANDLER_INSTALL(i, ILLEGAL);
#define INSTALL(name, caches, text) HANDLER_INSTALL(OP_##name, name);
    OPCODES_PLAIN(INSTALL)
    OPCODES_JUMP(INSTALL)
#undef INSTALL
}

bool machine_boot(void) {
    machine_trace(false);
    HANDLER_DIVERT(TRACE);
    handled_now = NONE;
    instance_dict_field(T_function, FUNCTION_DICT);
    const uint32_t fixed = MEMBER_READ_ONLY | MEMBER_OR_NONE;
    if (is_error(member_add(T_function, NAME(__globals__), FUNCTION_GLOBALS, fixed)) ||
        is_error(member_add(T_function, NAME(__closure__), FUNCTION_CLOSURE, fixed)))
        return false;
    return loader_boot();
}

Value run_code(Value code, Value globals, Value locals, Value closure) {
    RETURN_IF_ERROR(code_load(code));
    Value function = function_new(code, globals);
    RETURN_IF_ERROR(function);
    slot_set(ref_of(function), FUNCTION_CLOSURE, closure);
    ArgsResult window = args_push(2);
    if (!window.ok) return raise_recursion_error();
    arg_set(window.args, 0, function);
    arg_set(window.args, 1, locals);
    Value result =
        code_flags(code) & CO_GENERATORS // a module that awaits
            ? generator_new(function, window.args)
            : frame_run(window.args, code_instructions(code), 0, code_constants(code), code_caches(code));
    args_pop(window.args);
    return is_unset(result) ? raise_recursion_error() : result;
}

static Value setup_annotations(Value namespace) {
    Value known = namespace_get(namespace, NAME(__annotations__));
    if (!is_unset(known)) return known;
    Value dict = dict_new(0);
    return is_error(dict) ? ERROR : object_setitem(namespace, NAME(__annotations__), dict);
}
SLOW_HANDLER(SETUP_ANNOTATIONS_slow) {
    PUBLISH;
    FINISH_CHECKED(setup_annotations(REG_AT(1)));
}
HANDLER(SETUP_ANNOTATIONS) { TAIL(SETUP_ANNOTATIONS_slow); }

// An import by what a program has put into the place of __import__.
static Value import_by(Value function, Value register0, Value namespace, Value name, Value fromlist,
                       Value level) {
    Value arguments = tuple_new(5);
    RETURN_IF_ERROR(arguments);
    bool own = code_flags(function_code(namespace_function(register0))) & CO_OPTIMIZED;
    slot_set(ref_of(arguments), 0, name);
    slot_set(ref_of(arguments), 1, namespace_globals(register0));
    slot_set(ref_of(arguments), 2, own ? NONE : namespace);
    slot_set(ref_of(arguments), 3, fromlist);
    slot_set(ref_of(arguments), 4, level);
    return call_tuple(function, arguments, UNSET);
}

static Value import_name(Value register0, Value namespace, Value name, Value fromlist, Value level) {
    Value function = namespace_get(namespace_builtins_of(register0), NAME(__import__));
    RETURN_IF_ERROR(function);
    if (is_unset(function)) return raise0(CLASS(ImportError), TEXT("__import__ not found"));
    if (likely(native_is(function, F_builtins____import__)))
        return import_statement(namespace_globals(register0), name, fromlist, level);
    return import_by(function, register0, namespace, name, fromlist, level);
}

SLOW_HANDLER(IMPORT_NAME_slow) {
    PUBLISH;
    FINISH(import_name(REG_AT(0), REG_AT(1), CONSTANT(OPERAND_D), REG(C), REG(B)));
}
HANDLER(IMPORT_NAME) { TAIL(IMPORT_NAME_slow); }
SLOW_HANDLER(IMPORT_FROM_slow) {
    PUBLISH;
    FINISH(import_from(REG(B), CONSTANT(OPERAND_D)));
}
HANDLER(IMPORT_FROM) { TAIL(IMPORT_FROM_slow); }
SLOW_HANDLER(IMPORT_STAR_slow) {
    PUBLISH;
    FINISH_CHECKED(import_star(REG(A), REG_AT(1)));
}
HANDLER(IMPORT_STAR) { TAIL(IMPORT_STAR_slow); }

// --- asynchronous iteration (PEP 492) ---
static Value asynchronous_iterator(Value v) {
    Value iterator = call_special0(v, NAME(__aiter__));
    RETURN_IF_ERROR(iterator);
    if (is_unset(iterator))
        return raise1(CLASS(TypeError), TEXT("'async for' requires an object with __aiter__ method, got {t}"),
                      v);
    if (is_unset(class_lookup(class_of(iterator), NAME(__anext__))))
        return raise1(
            CLASS(TypeError),
            TEXT("'async for' received an object from __aiter__ that does not implement __anext__: {t}"),
            iterator);
    return iterator;
}
SLOW_HANDLER(GET_AITER_slow) {
    PUBLISH;
    FINISH(asynchronous_iterator(REG(B)));
}
HANDLER(GET_AITER) { TAIL(GET_AITER_slow); }

static Value asynchronous_next(Value v) {
    Value awaitable = call_special0(v, NAME(__anext__));
    if (is_unset(awaitable))
        return raise1(CLASS(TypeError),
                      TEXT("'async for' requires an iterator with __anext__ method, got {t}"), v);
    RETURN_IF_ERROR(awaitable);
    Value iterator = generator_awaitable(awaitable, 0);
    if (is_error(iterator)) {
        Value cause = error_take();
        raise1(CLASS(TypeError), TEXT("'async for' received an invalid object from __anext__: {t}"),
               awaitable);
        Value error = error_take();
        slot_set(ref_of(error), EXCEPTION_CAUSE, cause);
        slot_set(ref_of(error), EXCEPTION_SUPPRESS, TRUE);
        return raise_exception(error);
    }
    return iterator;
}
SLOW_HANDLER(GET_ANEXT_slow) {
    PUBLISH;
    FINISH(asynchronous_next(REG(B)));
}
HANDLER(GET_ANEXT) { TAIL(GET_ANEXT_slow); }

SLOW_HANDLER(ASYNC_WRAP_slow) {
    PUBLISH;
    FINISH(async_generator_wrap(REG(B)));
}
HANDLER(ASYNC_WRAP) { TAIL(ASYNC_WRAP_slow); }

SLOW_HANDLER(END_ASYNC_FOR_slow) {
    PUBLISH;
    Value exception = REG(A);
    if (object_is_a(exception, CLASS(StopAsyncIteration))) NEXT;
    raise_exception(exception);
    TAIL(UNWIND);
}
HANDLER(END_ASYNC_FOR) { TAIL(END_ASYNC_FOR_slow); }
