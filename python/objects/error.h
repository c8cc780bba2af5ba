// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Raising and inspecting exceptions from native code. A function that fails sets the thread's exception and
// returns ERROR; every caller passes that on or handles it with error_take.
#pragma once
#include "python/objects/object.h"

// Raise class(message). In the text, {} stands for the next argument as str(), {r} as repr(), {t} for the
// name of its class; {{ and }} are braces. They return ERROR, so that a caller can `return raise1(...)`.
Value raise0(Value class, Text text);
Value raise1(Value class, Text text, Value a);
Value raise2(Value class, Text text, Value a, Value b);
Value raise3(Value class, Text text, Value a, Value b, Value c);
Value raise4(Value class, Text text, Value a, Value b, Value c, Value d);
Value raise_value(Value class, Value argument); // class(argument)
Value raise_exception(Value exception);         // an instance; keeps its traceback
Value raise_key_error(Value key);
Value raise_stop_iteration(Value value_or_unset);
Value raise_memory_error(void); // preallocated
// Do `depth` levels of recursion in C, with the frames of Python code, stay within sys.getrecursionlimit()?
bool recursion_has_room(uint32_t depth);
extern STATE(uint32_t, recursion_limit); // 0: as it is at the start, 1000
Value raise_recursion_error(void);       // "maximum recursion depth exceeded"
Value raise_unimplemented(Text what);    // NotImplementedError: "what is not implemented yet in Python-SGX"
#define TYPE_ERROR(text) raise0(CLASS(TypeError), TEXT(text))
#define VALUE_ERROR(text) raise0(CLASS(ValueError), TEXT(text))

bool error_is_set(void);
bool error_matches(Value class); // is the set exception an instance of class (or of a tuple's classes)?
Value error_take(void);          // the exception instance, which is no longer set (UNSET: none)
void error_clear(void);
Value error_current(void); // the exception that is set, which stays set
Value error_restore(
    Value exception); // sets it as it is, without a context: for going on with what was taken. ERROR
// The same text machinery without an exception: a new str, or ERROR.
Value text_format1(Text text, Value a);
Value text_format2(Text text, Value a, Value b);
Value text_format3(Text text, Value a, Value b, Value c);

// Passes ERROR on, in a function that returns Value.
#define RETURN_IF_ERROR(v)                                                                                   \
    do {                                                                                                     \
        if (is_error(v)) return ERROR;                                                                       \
    } while (0)
