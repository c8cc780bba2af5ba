// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Handlers for calls and returns. A Python function called from Python runs in the same dispatch loop: its window begins
// at the register that holds it, so that its arguments are in place. All other callables go through object_call.
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/list.h"
#include "python/objects/tuple.h"
#include "python/vm/finalize.h"
#include "python/vm/frame.h"
#include "python/vm/generator.h"
#include "python/vm/machine.h"
#include "python/vm/unpack.h"

#define ENTER_FUNCTION(function, base)                                                                       \
    do {                                                                                                     \
        Ref entered = ref_of(slot_get(ref_of(function), FUNCTION_CODE));                                     \
        ENTER(base, ref_of(slot_get(entered, CODE_INSTRUCTIONS)), 0,                                         \
              ref_of(slot_get(entered, CODE_CONSTANTS)), ref_of(slot_get(entered, CODE_CACHES)));            \
    } while (0)

HANDLER(CALL_slow);
HANDLER(CALL_shifted);
HANDLER(CALL_METHOD_slow);
HANDLER(CALL_shifted_slow);
HANDLER(CALL_native);
HANDLER(CALL_METHOD_native);
HANDLER(CALL_shifted_native);

HANDLER(CALL) {
    Value f = REG(B);
    if (likely(IS_EXACT(f, function)) &&
        likely(same(slot_get(ref_of(f), FUNCTION_SIMPLE), int_u32(OPERAND_C))) && likely(CAN_ENTER))
        ENTER_FUNCTION(f, OPERAND_B);
    if (IS_EXACT(f, builtin_function_or_method)) TAIL(CALL_native);
    TAIL(CALL_slow);
}

// A method found in the class: R[B] the function, R[B+1] self. Otherwise R[B+1] is UNSET and R[B] is moved there.
HANDLER(CALL_METHOD) {
    Value f = REG(B);
    if (unlikely(is_unset(REG_AT(OPERAND_B + 1)))) TAIL(CALL_shifted);
    if (likely(IS_EXACT(f, function)) &&
        likely(same(slot_get(ref_of(f), FUNCTION_SIMPLE), int_u32(OPERAND_C + 1u))) && likely(CAN_ENTER))
        ENTER_FUNCTION(f, OPERAND_B);
    if (IS_EXACT(f, method_descriptor)) TAIL(CALL_METHOD_native);
    TAIL(CALL_METHOD_slow);
}
HANDLER(CALL_shifted) {
    Value f = REG(B);
    SET_AT(OPERAND_B + 1, f);
    if (likely(IS_EXACT(f, function)) &&
        likely(same(slot_get(ref_of(f), FUNCTION_SIMPLE), int_u32(OPERAND_C))) && likely(CAN_ENTER))
        ENTER_FUNCTION(f, OPERAND_B + 1);
    if (IS_EXACT(f, builtin_function_or_method)) TAIL(CALL_shifted_native);
    TAIL(CALL_shifted_slow);
}

// Native functions: their self goes into the register in front of the arguments, which held what is called.
#define IS_SIMPLE(native) (AT(native_table, native_index(native)).flags & NATIVE_SIMPLE)
SLOW_HANDLER(CALL_native) {
    Value f = REG(B), self = slot_get(ref_of(f), NATIVE_SELF);
    if (!IS_SIMPLE(f)) TAIL(CALL_slow);
    PUBLISH;
    if (is_unset(self)) FINISH(native_invoke_in_place(native_index(f), REG_ARGS(OPERAND_B + 1, OPERAND_C)));
    SET(B, self);
    FINISH(native_invoke_in_place(native_index(f), REG_ARGS(OPERAND_B, OPERAND_C + 1u)));
}
SLOW_HANDLER(CALL_shifted_native) {
    Value f = REG(B), self = slot_get(ref_of(f), NATIVE_SELF);
    if (!IS_SIMPLE(f)) TAIL(CALL_shifted_slow);
    PUBLISH;
    if (is_unset(self)) FINISH(native_invoke_in_place(native_index(f), REG_ARGS(OPERAND_B + 2, OPERAND_C)));
    SET_AT(OPERAND_B + 1, self);
    FINISH(native_invoke_in_place(native_index(f), REG_ARGS(OPERAND_B + 1, OPERAND_C + 1u)));
}
SLOW_HANDLER(CALL_METHOD_native) {
    Value f = REG(B), owner = slot_get(ref_of(f), NATIVE_OWNER);
    if (!IS_SIMPLE(f) || !same(class_of(REG_AT(OPERAND_B + 1)), owner)) TAIL(CALL_METHOD_slow);
    PUBLISH;
    FINISH(native_invoke_in_place(native_index(f), REG_ARGS(OPERAND_B + 1, OPERAND_C + 1u)));
}

// A call that stays in C, and the safe point behind it.
static Value call_native(Value callee, Args args, Value keyword_names) {
    Value result = object_call(callee, args, keyword_names);
    if (!is_error(result) && heap_has_news()) finalize_run();
    return result;
}

// The general call of `callee` with `arguments`: Python functions get a window above this one.
#define CALL_ANY(callee, arguments, names)                                                                   \
    do {                                                                                                     \
        PUBLISH;                                                                                             \
        Value called = (callee);                                                                             \
        if (!IS_EXACT(called, function)) FINISH(call_native(called, arguments, names));                      \
        ArgsResult window = args_push(function_window(called));                                              \
        if (!window.ok) FINISH(raise_recursion_error());                                                     \
        Value bound = function_bind(called, arguments, names, window.args);                                  \
        args_pop(window.args);                                                                               \
        if (is_error(bound)) TAIL(UNWIND);                                                                   \
        Value code = function_code(called);                                                                  \
        if (code_flags(code) & CO_GENERATORS) FINISH(generator_new(called, window.args));                    \
        if (!CAN_ENTER_AT(window.args)) FINISH(raise_recursion_error());                                     \
        ENTER_AT(window.args, code_instructions(code), 0, code_constants(code), code_caches(code));          \
    } while (0)

SLOW_HANDLER(CALL_slow) { CALL_ANY(REG(B), REG_ARGS(OPERAND_B + 1, OPERAND_C), UNSET); }
SLOW_HANDLER(CALL_METHOD_slow) { CALL_ANY(REG(B), REG_ARGS(OPERAND_B + 1, OPERAND_C + 1u), UNSET); }
SLOW_HANDLER(CALL_shifted_slow) { CALL_ANY(REG(B), REG_ARGS(OPERAND_B + 2, OPERAND_C), UNSET); }
SLOW_HANDLER(CALL_KW_slow) { CALL_ANY(REG(B), REG_ARGS(OPERAND_B + 1, OPERAND_C), CONSTANT(OPERAND_D)); }
HANDLER(CALL_KW) { TAIL(CALL_KW_slow); }
SLOW_HANDLER(CALL_METHOD_KW_slow) {
    if (is_unset(REG_AT(OPERAND_B + 1)))
        CALL_ANY(REG(B), REG_ARGS(OPERAND_B + 2, OPERAND_C), CONSTANT(OPERAND_D));
    CALL_ANY(REG(B), REG_ARGS(OPERAND_B + 1, OPERAND_C + 1u), CONSTANT(OPERAND_D));
}
HANDLER(CALL_METHOD_KW) { TAIL(CALL_METHOD_KW_slow); }

// Binds f(*tuple, **dict).
static Value bind_spread(Value f, Value tuple, Value dict_or_unset, Args window) {
    uint32_t positional = (uint32_t)tuple_length(tuple);
    uint32_t keywords = is_unset(dict_or_unset) ? 0 : (uint32_t)dict_length(dict_or_unset);
    ArgsResult pushed = args_push(positional + keywords);
    if (!pushed.ok) return raise_recursion_error();
    args_from_slots(pushed.args, 0, ref_of(tuple), 0, positional);
    Value names = keywords > 0 ? call_spread_keywords(pushed.args, positional, dict_or_unset) : UNSET;
    Value bound = is_error(names) ? ERROR : function_bind(f, pushed.args, names, window);
    args_pop(pushed.args);
    return bound;
}

SLOW_HANDLER(CALL_EX_slow) {
    PUBLISH;
    Value positional = REG_AT(OPERAND_B + 1), keywords = REG_AT(OPERAND_B + 2);
    if (!IS_EXACT(positional, tuple)) positional = unpack_arguments(positional, REG(B));
    if (is_error(positional)) TAIL(UNWIND);
    if (!IS_EXACT(REG(B), function)) FINISH(call_tuple(REG(B), positional, keywords));
    // A window for the function, and above it the arguments until they are bound.
    ArgsResult window = args_push(function_window(REG(B)));
    if (!window.ok) FINISH(raise_recursion_error());
    Value bound = bind_spread(REG(B), positional, keywords, window.args);
    args_pop(window.args);
    if (is_error(bound)) TAIL(UNWIND);
    Value code = function_code(REG(B));
    if (code_flags(code) & CO_GENERATORS) FINISH(generator_new(REG(B), window.args));
    if (!CAN_ENTER_AT(window.args)) FINISH(raise_recursion_error());
    ENTER_AT(window.args, code_instructions(code), 0, code_constants(code), code_caches(code));
}
HANDLER(CALL_EX) { TAIL(CALL_EX_slow); }

// A frame that somebody looked at: its frame object keeps the locals.
SLOW_HANDLER(RETURN_seen) {
    PUBLISH;
    frame_retire();
    LEAVE(REG(A));
}
HANDLER(RETURN) {
    if (unlikely(!is_unset(FRAME_EXTRA))) TAIL(RETURN_seen);
    LEAVE(REG(A));
}

Value function_call(Value f, Args args, Value keyword_names) {
    uint32_t size = function_window(f);
    ArgsResult window = args_push(size);
    if (!window.ok) return raise_recursion_error();
    Value code = function_code(f), result = function_bind(f, args, keyword_names, window.args);
    if (is_error(result)) {
        args_pop(window.args);
        return ERROR;
    }
    if (code_flags(code) & CO_GENERATORS)
        result = generator_new(f, window.args);
    else
        result = frame_run(window.args, code_instructions(code), 0, code_constants(code), code_caches(code));
    args_pop(window.args);
    return is_unset(result) ? raise_recursion_error() : result;
}
