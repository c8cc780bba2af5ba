// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Names at run time.
#include "python/vm/namespace.h"
#include "python/objects/error.h"
#include "python/objects/module.h"
#include "python/objects/exception.h"
#include "python/objects/super.h"
#include "python/objects/type.h"
#include "python/vm/frame.h"
#include "python/vm/generator.h"
#include "python/vm/machine.h"

Value namespace_function(Value register0) {
    if (likely(IS_EXACT(register0, function))) return register0;
    return slot_get(ref_of(register0), GENERATOR_FUNCTION);
}

Value namespace_closure(Value register0) {
    return slot_get(ref_of(namespace_function(register0)), FUNCTION_CLOSURE);
}

Value namespace_get(Value namespace, Value name) {
    if (IS_EXACT(namespace, dict)) return dict_get_str(namespace, name);
    Value found = object_getitem(namespace, name);
    if (is_error(found) && error_matches(CLASS(KeyError))) {
        error_clear();
        return UNSET;
    }
    return found;
}

static Value name_error(Value class, Value text, Value name) {
    RETURN_IF_ERROR(text);
    Value exception = call1(class, text);
    RETURN_IF_ERROR(exception);
    slot_set(ref_of(exception), NAME_ERROR_NAME, name);
    return raise_exception(exception);
}

Value namespace_raise_name_error(Value name) {
    return name_error(CLASS(NameError), text_format1(TEXT("name '{}' is not defined"), name), name);
}

static bool tuple_has(Value tuple, Value name) {
    return slots_find(ref_of(tuple), 0, slot_count(ref_of(tuple)), 1, name) < slot_count(ref_of(tuple));
}

Value namespace_raise_unbound(Value register0, Value name) {
    Value code = function_code(namespace_function(register0));
    if (tuple_has(slot_get(ref_of(code), CODE_FREE), name))
        return name_error(CLASS(NameError),
                          text_format1(TEXT("cannot access free variable '{}' where it is not associated "
                                            "with a value in enclosing scope"),
                                       name),
                          name);
    return raise1(CLASS(UnboundLocalError),
                  TEXT("cannot access local variable '{}' where it is not associated with a value"), name);
}

Value namespace_builtins(Value globals) {
    Value own = dict_get_str(globals, NAME(__builtins__));
    if (!is_unset(own)) return namespace_of(own);
    return frame_count() ? namespace_builtins_of(frame_register(0, 0)) : builtins_namespace;
}

Value namespace_builtins_of(Value register0) {
    Value own = slot_get(ref_of(namespace_function(register0)), FUNCTION_BUILTINS);
    return is_unset(own) ? builtins_namespace : own;
}

Value namespace_load_global(Value register0, Value name) {
    Value found = dict_get_str(namespace_globals(register0), name);
    if (is_unset(found)) {
        Value builtins = namespace_builtins_of(register0);
        found = IS_EXACT(builtins, dict) ? dict_get_str(builtins, name) : namespace_get(builtins, name);
    }
    return is_unset(found) ? namespace_raise_name_error(name) : found;
}

Value namespace_locals(void) {
    Value frame = frame_object(0);
    return is_error(frame) ? ERROR : frame_locals(frame);
}

Value current_module_name(void) {
    if (frame_count() == 0) return UNSET;
    return dict_get_str(namespace_globals(frame_register(0, 0)), NAME(__name__));
}

Value cell_fill(Value cell, Value content) {
    slot_set(ref_of(cell), CELL_CONTENT, content);
    return NONE;
}

static Value super_error(Text text) { return raise0(CLASS(RuntimeError), text); }

// Content of the free variable __class__ of the innermost frame.
static Value class_cell(Value code) {
    Value free = slot_get(ref_of(code), CODE_FREE);
    uint64_t n = tuple_length(free), i = slots_find(ref_of(free), 0, n, 1, NAME(__class__));
    if (i == n) return super_error(TEXT("super(): __class__ cell not found"));
    Value cell = tuple_get(namespace_closure(frame_register(0, 0)), i);
    Value class = IS_EXACT(cell, cell) ? slot_get(ref_of(cell), CELL_CONTENT) : UNSET;
    if (is_unset(class)) return super_error(TEXT("super(): empty __class__ cell"));
    if (!is_class(class))
        return raise1(CLASS(RuntimeError), TEXT("super(): __class__ is not a type ({t})"), class);
    return class;
}

Value current_super_arguments(void) {
    if (frame_count() == 0) return super_error(TEXT("super(): no current frame"));
    Value code = function_code(namespace_function(frame_register(0, 0)));
    if (code_number(code, CODE_ARGUMENTS) == 0) return super_error(TEXT("super(): no arguments"));
    Value first = frame_register(0, 1);
    bool is_variable =
        tuple_has(slot_get(ref_of(code), CODE_CELLS), tuple_get(slot_get(ref_of(code), CODE_VARNAMES), 0));
    if (is_variable && IS_EXACT(first, cell)) first = slot_get(ref_of(first), CELL_CONTENT);
    if (is_unset(first)) return super_error(TEXT("super(): arg[0] deleted"));
    Value class = class_cell(code);
    RETURN_IF_ERROR(class);
    return tuple2(class, first);
}
