// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Python functions and cells.
#pragma once
#include "python/vm/code.h"

enum FunctionField {
    FUNCTION_CODE,
    FUNCTION_SIMPLE, // small int: a call with exactly this many positional arguments binds by doing nothing; -1: none does;
    // simple_generator(n): one with n does, and makes a generator; UNSET: its code may not be loaded
    FUNCTION_GLOBALS,
    FUNCTION_BUILTINS,   // what its globals had under __builtins__ when it was made; UNSET: the interpreter's
    FUNCTION_CLOSURE,    // tuple of cells, or None
    FUNCTION_DEFAULTS,   // tuple or None
    FUNCTION_KWDEFAULTS, // dict or None
    FUNCTION_NAME,
    FUNCTION_QUALNAME,
    FUNCTION_DOC,
    FUNCTION_MODULE,
    FUNCTION_ANNOTATIONS, // dict, or the tuple that MAKE_FUNCTION got, or UNSET
    FUNCTION_DICT,        // attributes; UNSET: none yet
    FUNCTION_FIELDS,
};
enum CellField { CELL_CONTENT, CELL_FIELDS };
INLINE Value simple_generator(uint32_t count) { return int_i32(-2 - (int32_t)count); }

Value function_new(Value code, Value globals);
// Binds the arguments of a call to the parameters: window's register 0 becomes the function, the others its parameters;
// the window has function_window(f) registers. The arguments must not lie in the window. NONE or ERROR.
Value function_bind(Value f, Args args, Value keyword_names, Args window);
// code_load for a function's code: function_bind does it. NONE or ERROR.
Value function_load(Value f);
uint32_t function_window(Value f); // registers of the function and its parameters
Value cell_new(Value content);
INLINE Value function_code(Value f) { return slot_get(ref_of(f), FUNCTION_CODE); }
INLINE Ref code_instructions(Value code) { return ref_of(slot_get(ref_of(code), CODE_INSTRUCTIONS)); }
INLINE Ref code_constants(Value code) { return ref_of(slot_get(ref_of(code), CODE_CONSTANTS)); }
INLINE Ref code_caches(Value code) { return ref_of(slot_get(ref_of(code), CODE_CACHES)); }
INLINE int64_t code_number(Value code, enum CodeField field) { return int_of(slot_get(ref_of(code), field)); }
INLINE uint32_t code_flags(Value code) { return (uint32_t)code_number(code, CODE_FLAGS); }
#define CO_GENERATORS (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR)
