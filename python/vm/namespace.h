// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Names at run time: the function of a frame, its globals, locals() and the namespace of a class body or of exec.
#pragma once
#include "python/objects/dict.h"
#include "python/objects/module.h"
#include "python/objects/tuple.h"
#include "python/vm/function.h"

// The function that runs in a frame, from its register 0 (a generator's frame holds the generator there).
Value namespace_function(Value register0);
Value namespace_closure(Value register0);
INLINE Value namespace_globals(Value register0) {
    return slot_get(ref_of(namespace_function(register0)), FUNCTION_GLOBALS);
}
// namespace[name] for any mapping: UNSET when it is not there.
Value namespace_get(Value namespace, Value name);
// NameError for an empty cell: another text for a free variable.
Value namespace_raise_unbound(Value register0, Value name);
Value namespace_raise_name_error(Value name);
// locals() of the innermost frame.
Value namespace_locals(void);
// Where code with these globals finds its builtins: what they have under __builtins__, a module's namespace, any mapping;
// without that, where the running code does.
Value namespace_builtins(Value globals);
INLINE Value namespace_of(Value builtins) { // a module's, or a mapping itself
    return IS_A(builtins, module) ? slot_get(ref_of(builtins), MODULE_DICT) : builtins;
}
// The builtins of a frame, which its function found so when it was made.
Value namespace_builtins_of(Value register0);
// A name in a frame's globals, then its builtins: ERROR (NameError) when absent.
Value namespace_load_global(Value register0, Value name);
