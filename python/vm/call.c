// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Handlers for calls and returns. A Python function called from Python runs in the same dispatch loop: its window begins
// at the register that holds it, so that its arguments are in place. All other callables go through object_call.
#include "python/objects/call.h"
#include "python/objects/class.h"
#include "python/objects/dict.h"
#include "python/objects/list.h"
#include "python/objects/range.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"
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
HANDLER(CALL_native_any);
HANDLER(CALL_class);
HANDLER(CALL_METHOD_native);
HANDLER(CALL_METHOD_native_any);
HANDLER(CALL_METHOD_native_as_is);
HANDLER(CALL_shifted_native);

HANDLER(CALL) {
    Value f = REG(B);
    if (likely(IS_EXACT(f, function)) &&
        likely(same(slot_get(ref_of(f), FUNCTION_SIMPLE), int_u32(OPERAND_C))) && likely(CAN_ENTER))
        ENTER_FUNCTION(f, OPERAND_B);
    if (IS_EXACT(f, builtin_function_or_method)) TAIL(CALL_native);
    if (IS_EXACT(f, type)) TAIL(CALL_class);
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
#define IS_SIMPLE(native) (AT(native_table, native_index(native)).flags & (NATIVE_SIMPLE | NATIVE_SPREAD))
static ROOT(len_function); // as soon as it was called
HANDLER(CALL_native) {
    Value v = REG_AT(OPERAND_B + 1);
    if (!same(REG(B), len_function) || OPERAND_C != 1 || !is_ref(v)) TAIL(CALL_native_any);
    Ref r = ref_of(v);
    if (has_shape(r, SHAPE(list)))
        SET(A, slot_get(r, LIST_LENGTH));
    else if (has_shape(r, SHAPE(tuple)))
        SET(A, int_u32(slot_count(r)));
    else if (has_shape(r, SHAPE(dict)))
        SET(A, slot_get(r, DICT_USED));
    else
        TAIL(CALL_native_any);
    NEXT;
}
SLOW_HANDLER(CALL_native_any) {
    Value f = REG(B), self = slot_get(ref_of(f), NATIVE_SELF);
    if (!IS_SIMPLE(f)) TAIL(CALL_slow);
    PUBLISH;
    if (is_unset(self)) FINISH(native_invoke_in_place(native_index(f), REG_ARGS(OPERAND_B + 1, OPERAND_C)));
    if (unlikely(native_index(f) == F_builtins__len)) len_function = f;
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
SLOW_HANDLER(CALL_METHOD_native_any) {
    Value f = REG(B);
    if (!IS_SIMPLE(f)) TAIL(CALL_METHOD_slow);
    PUBLISH;
    FINISH(native_invoke_in_place(native_index(f), REG_ARGS(OPERAND_B + 1, OPERAND_C + 1u)));
}
SLOW_HANDLER(CALL_METHOD_native_as_is) {
    PUBLISH;
    FINISH(native_call(native_index(REG(B)), REG_ARGS(OPERAND_B + 1, OPERAND_C + 1u)));
}
HANDLER(CALL_METHOD_native) {
    Value f = REG(B), self = REG_AT(OPERAND_B + 1);
    uint32_t index = native_index(f);
    if (!same(class_of(self), slot_get(ref_of(f), NATIVE_OWNER))) TAIL(CALL_METHOD_slow);
    if (index == F_list__append && OPERAND_C == 1 && likely(list_append_here(self, REG_AT(OPERAND_B + 2)))) {
        SET(A, NONE);
        NEXT;
    }
    if (likely(native_takes(index, OPERAND_C + 1u))) TAIL(CALL_METHOD_native_as_is);
    TAIL(CALL_METHOD_native_any);
}

// A call that stays in C, and the safe point behind it.
static Value call_native(Value callee, Args args, Value keyword_names) {
    Value result = object_call(callee, args, keyword_names);
    if (!is_error(result) && heap_has_news()) finalize_run();
    return result;
}

// The Python function that a call of something else comes to (UNSET: to none), its first argument (ERROR: an exception
// is set), and, for __init__, the instance that is the result.
struct Target {
    Value function, self, made;
};
static struct Target target_of(Value called) {
    struct Target none = {UNSET, UNSET, UNSET};
    switch (layout_of(called)) {
    case T_builtin_function_or_method:
    case T_method_descriptor:
    case T_wrapper_descriptor:
    case T_method_wrapper:
    case T_classmethod_descriptor: return none;
    case T_method: {
        Value f = slot_get(ref_of(called), METHOD_FUNCTION);
        return IS_EXACT(f, function) ? (struct Target){f, slot_get(ref_of(called), METHOD_SELF), UNSET}
                                     : none;
    }
    case T_type:
        if (type_flags(called) & TYPE_IS_BUILTIN) return none;
        break;
    default: {
        Value f = class_lookup(class_of(called), NAME(__call__));
        return IS_EXACT(f, function) ? (struct Target){f, called, UNSET} : none;
    }
    }
    if (!same(class_of(called), CLASS(type)) &&
        !native_is(class_lookup(class_of(called), NAME(__call__)), F_type____call__))
        return none;
    Value init = class_plain_init(called);
    if (is_unset(init) || code_flags(function_code(init)) & CO_GENERATORS) return none;
    Value instance = class_new_object(called, false);
    if (!is_error(instance) && heap_has_news()) finalize_run(); // instances are what finalisers wait for
    return (struct Target){init, instance, instance};
}

static Value bind_with_self(Value f, Value self, Args args, Value names, Args window) {
    uint32_t count = args_count(args);
    if (is_unset(names) && same(slot_get(ref_of(f), FUNCTION_SIMPLE), int_u32(count + 1))) {
        arg_set(window, 0, f);
        arg_set(window, 1, self);
        for (uint32_t i = 0; i < count; i++) arg_set(window, i + 2, arg(args, i));
        return NONE;
    }
    ArgsResult pushed = args_push(count + 1);
    if (!pushed.ok) return raise_recursion_error();
    arg_set(pushed.args, 0, self);
    for (uint32_t i = 0; i < count; i++) arg_set(pushed.args, i + 1, arg(args, i));
    Value bound = function_bind(f, pushed.args, names, window);
    args_pop(pushed.args);
    return bound;
}

// The result of a call for which no frame is entered now: ERROR when binding failed, or a generator. UNSET: one is. (The
// window is popped behind this: what was bound is named there only.)
static Value without_frame(Value f, Value bound, Args window) {
    if (is_error(bound)) return ERROR;
    return code_flags(function_code(f)) & CO_GENERATORS ? generator_new(f, window) : UNSET;
}

// The general call of `callee` with `arguments`: Python functions get a window above this one.
#define CALL_ANY(callee, arguments, names)                                                                   \
    do {                                                                                                     \
        PUBLISH;                                                                                             \
        Value called = (callee);                                                                             \
        struct Target target = {called, UNSET, UNSET};                                                       \
        if (!IS_EXACT(called, function)) target = target_of(called);                                         \
        if (is_unset(target.function)) FINISH(call_native(called, arguments, names));                        \
        if (is_error(target.self)) TAIL(UNWIND);                                                             \
        ArgsResult window = args_push(function_window(target.function));                                     \
        if (!window.ok) FINISH(raise_recursion_error());                                                     \
        Value bound = is_unset(target.self)                                                                  \
                          ? function_bind(target.function, arguments, names, window.args)                    \
                          : bind_with_self(target.function, target.self, arguments, names, window.args);     \
        Value result = without_frame(target.function, bound, window.args);                                   \
        args_pop(window.args);                                                                               \
        if (!is_unset(result)) FINISH(result);                                                               \
        Value code = function_code(target.function);                                                         \
        if (!CAN_ENTER_AT(window.args)) FINISH(raise_recursion_error());                                     \
        ENTER_AT_WITH(window.args, code_instructions(code), 0, code_constants(code), code_caches(code),      \
                      target.made);                                                                          \
    } while (0)

// A built-in class, whose constructor is native.
static Value call_class(Value class, Args args) {
    Value result = stack_has_room() ? type_call(class, args, UNSET) : raise_recursion_error();
    if (!is_error(result) && heap_has_news()) finalize_run();
    return result;
}
SLOW_HANDLER(CALL_class) {
    Value f = REG(B);
    if (!(type_flags(f) & TYPE_IS_BUILTIN)) TAIL(CALL_slow);
    PUBLISH;
    if (same(f, CLASS(range))) {
        Value range = range_quick(REG_ARGS(OPERAND_B + 1, OPERAND_C));
        if (likely(!is_unset(range))) FINISH(range);
    }
    FINISH(call_class(f, REG_ARGS(OPERAND_B + 1, OPERAND_C)));
}
// A function called with fewer arguments than it has parameters: its defaults go behind them, into registers of the frame
// that is to be entered. false: this is not the way to bind them.
static bool add_defaults(Value f, uint32_t given, Args window) {
    Value simple = slot_get(ref_of(f), FUNCTION_SIMPLE), defaults = slot_get(ref_of(f), FUNCTION_DEFAULTS);
    if (!is_int(simple) || !is_ref(defaults) || int_of(simple) <= given) return false;
    uint32_t parameters = (uint32_t)int_of(simple), count = (uint32_t)tuple_length(defaults);
    if (count > parameters || given + count < parameters || parameters >= args_count(window)) return false;
    for (uint32_t i = given; i < parameters; i++)
        arg_set(window, i + 1, tuple_get(defaults, i + count - parameters));
    return true;
}
// Enters f, which stands in register `base` in front of its arguments, if no more than its defaults is to be bound.
#define ENTER_BY_DEFAULT(base, given)                                                                        \
    do {                                                                                                     \
        Value f = REG_AT(base);                                                                              \
        if (IS_EXACT(f, function) && add_defaults(f, given, REG_ARGS(base, WINDOW_REGISTERS)) && CAN_ENTER)  \
            ENTER_FUNCTION(f, base);                                                                         \
    } while (0)
// A call that makes a generator and binds nothing: its registers are those in place.
#define MAKES_GENERATOR(f, count)                                                                            \
    (IS_EXACT(f, function) && same(slot_get(ref_of(f), FUNCTION_SIMPLE), simple_generator(count)))
SLOW_HANDLER(CALL_slow) {
    if (MAKES_GENERATOR(REG(B), OPERAND_C)) {
        PUBLISH;
        FINISH(generator_new(REG(B), REG_ARGS(OPERAND_B, OPERAND_C + 1u)));
    }
    ENTER_BY_DEFAULT(OPERAND_B, OPERAND_C);
    CALL_ANY(REG(B), REG_ARGS(OPERAND_B + 1, OPERAND_C), UNSET);
}
SLOW_HANDLER(CALL_METHOD_slow) {
    if (MAKES_GENERATOR(REG(B), OPERAND_C + 1u)) {
        PUBLISH;
        FINISH(generator_new(REG(B), REG_ARGS(OPERAND_B, OPERAND_C + 2u)));
    }
    ENTER_BY_DEFAULT(OPERAND_B, OPERAND_C + 1u);
    CALL_ANY(REG(B), REG_ARGS(OPERAND_B + 1, OPERAND_C + 1u), UNSET);
}
SLOW_HANDLER(CALL_shifted_slow) {
    ENTER_BY_DEFAULT(OPERAND_B + 1u, OPERAND_C);
    CALL_ANY(REG(B), REG_ARGS(OPERAND_B + 2, OPERAND_C), UNSET);
}
SLOW_HANDLER(CALL_KW_slow) { CALL_ANY(REG(B), REG_ARGS(OPERAND_B + 1, OPERAND_C), CONSTANT(OPERAND_D)); }
HANDLER(CALL_KW) { TAIL(CALL_KW_slow); }
SLOW_HANDLER(CALL_METHOD_KW_slow) {
    if (is_unset(REG_AT(OPERAND_B + 1)))
        CALL_ANY(REG(B), REG_ARGS(OPERAND_B + 2, OPERAND_C), CONSTANT(OPERAND_D));
    CALL_ANY(REG(B), REG_ARGS(OPERAND_B + 1, OPERAND_C + 1u), CONSTANT(OPERAND_D));
}
HANDLER(CALL_METHOD_KW) { TAIL(CALL_METHOD_KW_slow); }

// Binds f(*tuple, **dict).
static Value bind_spread(struct Target target, Value tuple, Value dict_or_unset, Args window) {
    uint32_t positional = (uint32_t)tuple_length(tuple);
    uint32_t keywords = is_unset(dict_or_unset) ? 0 : (uint32_t)dict_length(dict_or_unset);
    uint32_t first = !is_unset(target.self);
    ArgsResult pushed = args_push(first + positional + keywords);
    if (!pushed.ok) return raise_recursion_error();
    if (first) arg_set(pushed.args, 0, target.self);
    args_from_slots(pushed.args, first, ref_of(tuple), 0, positional);
    Value names = keywords > 0 ? call_spread_keywords(pushed.args, first + positional, dict_or_unset) : UNSET;
    Value bound = is_error(names) ? ERROR : function_bind(target.function, pushed.args, names, window);
    args_pop(pushed.args);
    return bound;
}

SLOW_HANDLER(CALL_EX_slow) {
    PUBLISH;
    Value positional = REG_AT(OPERAND_B + 1), keywords = REG_AT(OPERAND_B + 2);
    if (!IS_EXACT(positional, tuple)) positional = unpack_arguments(positional, REG(B));
    if (is_error(positional)) TAIL(UNWIND);
    struct Target target = {REG(B), UNSET, UNSET};
    if (!IS_EXACT(target.function, function)) target = target_of(target.function);
    if (is_unset(target.function)) FINISH(call_tuple(REG(B), positional, keywords));
    if (is_error(target.self)) TAIL(UNWIND);
    // A window for the function, and above it the arguments until they are bound.
    ArgsResult window = args_push(function_window(target.function));
    if (!window.ok) FINISH(raise_recursion_error());
    Value bound = bind_spread(target, positional, keywords, window.args);
    Value result = without_frame(target.function, bound, window.args);
    args_pop(window.args);
    if (!is_unset(result)) FINISH(result);
    Value code = function_code(target.function);
    if (!CAN_ENTER_AT(window.args)) FINISH(raise_recursion_error());
    ENTER_AT_WITH(window.args, code_instructions(code), 0, code_constants(code), code_caches(code),
                  target.made);
}
HANDLER(CALL_EX) { TAIL(CALL_EX_slow); }

// A frame that somebody looked at: its frame object keeps the locals. Or one of __init__, called for its instance.
SLOW_HANDLER(RETURN_seen) {
    PUBLISH;
    Value result = REG(A), made = FRAME_EXTRA;
    if (IS_EXACT(made, frame)) {
        made = slot_get(ref_of(made), FRAME_MADE);
        frame_retire();
    }
    if (is_unset(made)) LEAVE(result);
    if (likely(is_none(result))) LEAVE(made);
    FRAME_POP; // such a frame is never entered from C
    raise1(CLASS(TypeError), TEXT("__init__() should return None, not '{t}'"), result);
    TAIL(UNWIND);
}
HANDLER(RETURN) {
    if (unlikely(!is_unset(FRAME_EXTRA))) TAIL(RETURN_seen);
    LEAVE(REG(A));
}

// The usual case of function_call_few: nothing is to be bound, and there is room.
static Value call_simple(Value f, Args window) {
    Value code = function_code(f);
    Value result = frame_run(window, code_instructions(code), 0, code_constants(code), code_caches(code));
    args_pop(window);
    return unlikely(is_unset(result)) ? raise_recursion_error() : result;
}

// Native code that goes on although something it called has failed comes to its end here, before the program's code runs
// with an exception set.
Value function_call_few(Value f, uint32_t count, Value a, Value b, Value c) {
    if (unlikely(error_is_set())) return ERROR;
    bool simple = same(slot_get(ref_of(f), FUNCTION_SIMPLE), int_u32(count));
    ArgsResult pushed = args_push(count + 1);
    if (!pushed.ok) return raise_recursion_error();
    arg_set(pushed.args, 0, f);
    arg_set(pushed.args, 1, a);
    if (count > 1) arg_set(pushed.args, 2, b);
    if (count > 2) arg_set(pushed.args, 3, c);
    if (likely(simple)) return call_simple(f, pushed.args);
    Value result = stack_has_room() ? function_call(f, args_part(pushed.args, 1, count), UNSET)
                                    : raise_recursion_error();
    args_pop(pushed.args);
    return result;
}

Value function_call(Value f, Args args, Value keyword_names) {
    if (unlikely(error_is_set())) return ERROR;
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
