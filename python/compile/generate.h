// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The code generator: one function per kind of tree, over the current unit (unit.h).
#pragma once
#include "python/compile/unit.h"

// --- expressions (expression.c, call.c, comprehension.c) ---
// The value of an expression: in `want`, or, for ANY_REGISTER, wherever it is (a local's own register, a temporary).
Register expr(Value node, Register want);
// a:b as a subscript, and its bounds in two temporaries: LOAD_SLICE and STORE_SLICE take them.
bool expr_is_plain_slice(Value node);
Register expr_plain_slice(Value node);
void expr_to(Value node, Register target);
Register expr_temp(Value node); // in a new temporary
void at_attribute(Value node);  // positions for an instruction about the attribute `node`
void expr_effect(Value node);   // for its effect only
Register target_or_temp(Register want);
Register call_expr(Value node, Register want);
// Keywords and positional arguments of a call or class statement whose callable is in `base` (extra: registers of
// arguments already placed behind it): emits the call with the result in `dest`.
void call_check_keywords(Value keywords); // SyntaxError for one that is given twice
void call_emit(Value args, Value keywords, Register base, uint32_t extra, bool method, Register dest);
Register comprehension(Value node, Register want);
void await_register(Register r, uint32_t where); // r = await r
Register lambda(Value node, Register want);
void load_constant(Value v, Register target);

void await_anext(Register r); // r is an iterator from GET_ANEXT: delegates to it
Register
annotation_value(Value node); // an annotation, or its text under `from __future__ import annotations`
// Features of `from __future__` in force, as code objects and compile() number them.
#define FEATURE_ANNOTATIONS 0x1000000u
#define FEATURES_OF_CODE 0x1fe0000u
#define COMPILE_TOP_LEVEL_AWAIT 0x2000 // flag of compile_tree: a module may await
extern THREAD_STATE(uint32_t, compile_features);
extern THREAD_STATE(uint32_t, compile_optimize); // 1: no assert, 2: no docstrings either
extern THREAD_STATE(Value,
                    compile_future_end); // position of the last `from __future__` import that is in its place
extern THREAD_STATE(bool, compile_interactive); // expression statements are displayed

// --- code objects (function.c) ---
void code_begin(Value node,
                Value qualname); // opens the unit of a node inside the current one, which the caller keeps
void code_prologue(void);        // what its variables need before anything else
uint32_t code_flags_of(Value scope); // CO_*
void code_return(Register r);
void code_return_none(void);
Value code_docstring(Value body); // a str or None
// A function of the code in `dest`; row: four registers, of which `flags` tells what is in them (MAKE_FUNCTION).
void code_make_function(Value code, Register dest, Register row, uint32_t flags);
bool in_async_code(void);       // where await and its kin are allowed
Value compile_line(Value node); // the line of source where it begins, if the file is known, else None

// --- conditions (condition.c) ---
void jump_if(Value node, bool sense, Label target);
Register compare(Value node, Register want);

// --- names and targets (name.c) ---
Register name_load(Value name, Register want);
void name_store(Value name, Register from);
void name_delete(Value name);
void refuse_debug(Value name); // __debug__ is the one name that can't be assigned
void assign(Value target, Register from);
// The target of a loop over pairs: what FOR_PAIR sets, and where it jumps to.
struct PairTarget {
    bool used;
    Register first;
    Label unpacked;
};
Value elements_of(Value target);       // of a tuple or list, or UNSET
Register local_register(Value target); // of a plain local variable, or 0
bool is_pair_target(Value target);     // two targets, none of them starred
struct PairTarget assign_pair(Value target, Register from);
void delete_target(Value target);
void assign_augmented(Value node);

// --- statements (statement.c, function.c, try.c, pattern.c) ---
void statement(Value node);
void statements(Value list);
void at_node(Value node); // positions of what is emitted next
void at_nowhere(void);    // it belongs to no line
void function_definition(Value node);
void class_definition(Value node);
Value qualified_name(Value name);
void loop_for(Value node);
void loop_while(Value node);
void try_statement(Value node);
void try_star_statement(Value node);
void with_statement(Value node, bool is_async);
void match_statement(Value node);
// Leaving blocks: return, break, continue (block.c).
void leave_return(Value node);
void leave_loop(Value node, bool is_break);
Value constant_members(Value node); // of a list or set display of constants: a tuple, a frozenset; or UNSET
Value constant_fold(Value node);    // the value of a constant expression, or UNSET
