// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Finalisers and callbacks, at safe points.
#include "python/vm/finalize.h"
#include "kernel/threads.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/exception.h"
#include "python/objects/list.h"
#include "python/objects/structure.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"
#include "python/objects/warning.h"
#include "python/objects/weakref.h"
#include "python/vm/async_generator.h"
#include "python/vm/generator.h"
#include "python/vm/import.h"

static STATE(bool, running); // a finaliser runs: what is reported meanwhile waits for it to end

// --- exceptions that nobody can catch ---
TYPE(UnraisableHookArgs, "UnraisableHookArgs", tuple, 0,
     "UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook.");
MEMBER(UnraisableHookArgs, exc_type, "Exception type") { return structure_item(arg(args, 0), 0); }
MEMBER(UnraisableHookArgs, exc_value, "Exception value") { return structure_item(arg(args, 0), 1); }
MEMBER(UnraisableHookArgs, exc_traceback, "Exception traceback") { return structure_item(arg(args, 0), 2); }
MEMBER(UnraisableHookArgs, err_msg, "Error message") { return structure_item(arg(args, 0), 3); }
MEMBER(UnraisableHookArgs, object, "Object causing the exception") { return structure_item(arg(args, 0), 4); }
METHOD(UnraisableHookArgs, __repr__, "($self, /)", "Return repr(self).") {
    return structure_repr(arg(args, 0), TEXT("exc_type exc_value exc_traceback err_msg object"));
}

static Value call_hook(Value exception, Value object, Value text) {
    Value items = tuple_new(5), sys = import_module(NAME(sys));
    RETURN_IF_ERROR(items);
    RETURN_IF_ERROR(sys);
    slot_set(ref_of(items), 0, class_of(exception));
    slot_set(ref_of(items), 1, exception);
    slot_set(ref_of(items), 2, exception_field(exception, EXCEPTION_TRACEBACK));
    slot_set(ref_of(items), 3, text);
    slot_set(ref_of(items), 4, object);
    Value all = structure_new(CLASS(UnraisableHookArgs), items);
    RETURN_IF_ERROR(all);
    Value hook = object_getattr_or_unset(sys, NAME(unraisablehook));
    return is_error(hook) || is_unset(hook) || is_none(hook) ? hook : call1(hook, all);
}

void unraisable_report(Value object, Value text) {
    Value exception = error_take(), handled = handled_now;
    if (is_unset(exception)) return;
    if (is_error(call_hook(exception, object, text))) error_clear(); // nothing is left that could tell it
    handled_now = handled;
}

// --- one finaliser, one callback ---
// The event loop's hook closes it; else it is closed as a generator is.
static Value drop_async_generator(Value g) {
    if (generator_state(g) != GENERATOR_SUSPENDED) return NONE;
    if (is_ref(async_generator_finalizer)) return call1(async_generator_finalizer, g);
    return generator_close(g);
}

// "coroutine 'f' was never awaited", through module warnings when the program uses it.
Value finalize_unawaited(Value coroutine) {
    Value module = dict_get_str(import_modules, NAME(warnings));
    Value function =
        is_unset(module) ? UNSET : object_getattr_or_unset(module, NAME(_warn_unawaited_coroutine));
    RETURN_IF_ERROR(function);
    if (!is_unset(function)) return call1(function, coroutine);
    Value text = text_format1(TEXT("coroutine '{}' was never awaited"),
                              slot_get(ref_of(coroutine), GENERATOR_QUALNAME));
    return is_error(text) ? ERROR : warning_issue(CLASS(RuntimeWarning), text, 1, NONE);
}

static Value finalize_object(Value v) {
    if (IS_EXACT(v, async_generator)) return drop_async_generator(v);
    if (IS_EXACT(v, coroutine) && generator_state(v) == GENERATOR_CREATED) return finalize_unawaited(v);
    if (is_generator(v)) return generator_drop(v);
    Value function = class_lookup(class_of(v), NAME(__del__));
    if (is_unset(function)) return NONE;
    if (!is_error(call_special0(v, NAME(__del__)))) return NONE;
    unraisable_report(function, NONE);
    return NONE;
}

static uint64_t run_callbacks(void) {
    Value dead = weakref_take_dead();
    if (is_unset(dead)) return 0;
    uint64_t n = list_length(dead);
    for (uint64_t i = 0; i < n; i++) {
        Value reference = list_get(dead, i), callback = slot_get(ref_of(reference), WEAKREF_CALLBACK);
        slot_set(ref_of(reference), WEAKREF_CALLBACK, NONE);
        if (is_error(call1(callback, reference))) unraisable_report(callback, NONE);
    }
    return n;
}

uint64_t finalize_run(void) {
    if (running || error_is_set()) return 0;
    uint64_t count = 0;
    Value handled = handled_now;
    running = true;
    handled_now = NONE;
    for (;;) {
        uint64_t before = count;
        for (Ref r = heap_next_dead(); !is_null(r); r = heap_next_dead()) {
            if (is_error(finalize_object(ref_value(r)))) unraisable_report(ref_value(r), NONE);
            count++;
        }
        count += run_callbacks();
        if (count == before) break;
    }
    handled_now = handled;
    running = false;
    return count;
}

// --- asked for ---
// The call of the running frame is its last instruction so far: temporaries are taken like a stack, so that those behind
// the call's arguments are not in use.
static void forget_temporaries(void) {
    if (frame_count() == 0) return;
    Value function = frame_register(0, 0);
    if (!IS_EXACT(function, function)) return;
    Value code = function_code(function);
    uint64_t call =
        u64_get(code_instructions(code), (uint64_t)frame_instruction(0, code_instructions(code)) * 8);
    uint32_t opcode = call & 255, first = (call >> 16 & 255) + (call >> 24 & 255) + 2;
    if (opcode != OP_CALL && opcode != OP_CALL_METHOD && opcode != OP_CALL_KW && opcode != OP_CALL_METHOD_KW)
        return;
    for (uint32_t i = first, n = (uint32_t)code_number(code, CODE_FRAME_SIZE); i < n; i++)
        frame_register_set(0, i, UNSET);
}

uint64_t finalize_collect(void) {
    forget_temporaries();
    class_cache_clear(); // it keeps methods, and with them their modules
    uint64_t count = 0, ran = 1;
    for (uint32_t i = 0; i < 4 && ran > 0; i++) { // what a finaliser let go is gone after the next one
        heap_collect();
        ran = finalize_run();
        count += ran;
    }
    return count;
}

// --- the end ---
static void call_module(Value module_name, Value name) {
    Value module = dict_get_str(import_modules, module_name), handled = handled_now;
    if (is_unset(module)) return;
    if (is_error(call_method0(module, name))) unraisable_report(module, NONE);
    handled_now = handled;
}
void finalize_functions(void) {
    if (error_is_set()) return;
    call_module(NAME(threading), NAME(_shutdown));
    call_module(NAME(atexit), NAME(_run_exitfuncs));
}
void finalize_exit(void) {
    thread_stop_others();
    if (!finalisers_exist() || error_is_set()) return;
    Value sys = dict_get_str(import_modules, NAME(sys)),
          builtins = dict_get_str(import_modules, NAME(builtins));
    if (is_error(dict_clear(import_modules))) error_clear();
    if (!is_unset(sys) && is_error(dict_set(import_modules, NAME(sys), sys))) error_clear();
    if (!is_unset(builtins) && is_error(dict_set(import_modules, NAME(builtins), builtins))) error_clear();
    finalize_collect();
}
