// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Statements.
#include "python/compile/block.h"
#include "python/compile/warn.h"
#include "python/objects/error.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

void at_node(Value node) {
    unit.position_start = ast_get(node, AST_START);
    unit.position_stop = ast_get(node, AST_STOP);
}

void at_nowhere(void) { unit.position_start = unit.position_stop = int_u32(0); }

// The position after a test: a constant one has no instruction, yet its line is passed.
static void test_mark(uint32_t start) {
    if (unit.count == start) unit_mark();
}

void statements(Value list) {
    for (uint32_t i = 0; i < ast_list_length(list) && !unit.failed; i++) statement(ast_list_at(list, i));
}

static void if_statement(Value node) {
    Label otherwise = label_new(), end = label_new();
    Value orelse = ast_get(node, AST_If_orelse);
    uint32_t start = unit_here();
    jump_if(ast_get(node, AST_If_test), false, otherwise);
    test_mark(start);
    struct Assigned before = unit.assigned;
    statements(ast_get(node, AST_If_body));
    struct Assigned first = unit.assigned;
    unit.assigned = before;
    if (ast_list_length(orelse)) {
        at_nowhere();
        emit_jump(OP_JUMP, 0, 0, 0, end);
        label_here(otherwise);
        statements(orelse);
        label_here(end);
    } else {
        label_here(otherwise);
    }
    unit.assigned = assigned_both(first, unit.assigned);
}

// The test stands at the end, and once more at the beginning: one jump a round.
void loop_while(Value node) {
    Label body = label_new(), test = label_new(), otherwise = label_new(), end = label_new();
    struct Assigned before = unit.assigned;
    uint32_t start = unit_here();
    jump_if(ast_get(node, AST_While_test), false, otherwise);
    test_mark(start);
    label_here(body);
    block_open_loop(test, end);
    statements(ast_get(node, AST_While_body));
    block_close();
    label_here(test);
    unit.assigned = before;
    jump_if(ast_get(node, AST_While_test), true, body);
    label_here(otherwise);
    statements(ast_get(node, AST_While_orelse));
    label_here(end);
    unit.assigned = before;
}

void loop_for(Value node) {
    Label body = label_new(), next = label_new(), end = label_new();
    Register mark = unit.next, state = temps_new(3);
    expr_to(ast_get(node, AST_For_iter), state);
    temps_to(state + 3);
    at_node(node);
    emit_jump(OP_FOR_PREPARE, state, state, 0, next);
    uint32_t start = unit_here();
    struct Assigned before = unit.assigned;
    label_here(body);
    Register item = temp_new();
    Value target = ast_get(node, AST_For_target);
    bool direct = ast_is(target, AST_Name) && scope_is_function(unit.scope) &&
                  unit_in_register(unit_mangle(ast_get(target, AST_Name_id)), SYMBOL_IS_LOCAL);
    Register into = direct ? unit_number(unit_mangle(ast_get(target, AST_Name_id))) : item;
    struct PairTarget pair = {0};
    if (direct)
        set_assigned(into, true);
    else if (is_pair_target(target))
        pair = assign_pair(target, item);
    else
        assign(target, item);
    block_open_loop(next, end);
    statements(ast_get(node, AST_For_body));
    block_close();
    label_here(next);
    at_node(node);
    if (pair.used) emit_jump(OP_FOR_PAIR, pair.first, state, 0, pair.unpacked);
    emit_jump(OP_FOR_ITER, into, state, 0, body);
    unit_region(start, REGION_LOOP, state);
    unit.assigned = before;
    statements(ast_get(node, AST_For_orelse));
    label_here(end);
    unit.assigned = before;
    temps_to(mark);
}

static void loop_async_for(Value node) {
    Label again = label_new(), handler = label_new(), end = label_new();
    Register mark = unit.next, iterator = temps_new(3), item = iterator + 1, raised = iterator + 2;
    if (!in_async_code()) unit_fail(node, TEXT("'async for' outside async function"), NONE);
    expr_to(ast_get(node, AST_AsyncFor_iter), iterator);
    temps_to(iterator + 3);
    at_node(ast_get(node, AST_AsyncFor_iter));
    emit(OP_GET_AITER, iterator, iterator, 0, 0);
    struct Assigned before = unit.assigned;
    uint32_t start = unit_here();
    label_here(again);
    block_open(BLOCK_PROTECTED, handler, raised, NONE, 0);
    at_node(ast_get(node, AST_AsyncFor_iter));
    emit(OP_GET_ANEXT, item, iterator, 0, 0);
    await_anext(item);
    block_close();
    assign(ast_get(node, AST_AsyncFor_target), item);
    block_open_loop(again, end);
    statements(ast_get(node, AST_AsyncFor_body));
    block_close();
    at_nowhere();
    emit_jump(OP_LOOP, 0, 0, 0, again);
    unit_region(start, REGION_LOOP, iterator);
    label_here(handler);
    unit.assigned = before;
    at_node(ast_get(node, AST_AsyncFor_iter));
    emit(OP_END_ASYNC_FOR, raised, 0, 0, 0);
    statements(ast_get(node, AST_AsyncFor_orelse));
    label_here(end);
    unit.assigned = before;
    temps_to(mark);
}

// a, b = x, y: no tuple is made, as CPython makes none for two and three. All values come first; a local variable that is one
// of them and is assigned before its turn is put aside.
enum { EACH_MAX = 4 };
static bool assign_each(Value target, Value value) {
    Value targets = elements_of(target), values = ast_is(value, AST_Tuple) ? elements_of(value) : UNSET;
    uint32_t n = is_unset(targets) ? 0 : ast_list_length(targets);
    if (n < 2 || n > EACH_MAX || is_unset(values) || ast_list_length(values) != n) return false;
    for (uint32_t i = 0; i < n; i++)
        if (ast_is(ast_list_at(targets, i), AST_Starred) || ast_is(ast_list_at(values, i), AST_Starred))
            return false;
    Register from[EACH_MAX] = {0};
    for (uint32_t i = 0; i < n; i++) {
        Register r = expr(ast_list_at(values, i), ANY_REGISTER);
        bool overwritten = false;
        for (uint32_t k = 0; k < i; k++) overwritten |= r == local_register(ast_list_at(targets, k));
        AT(from, i) = overwritten ? temp_new() : r;
        if (overwritten) emit(OP_MOVE, AT(from, i), r, 0, 0);
    }
    for (uint32_t i = 0; i < n; i++) assign(ast_list_at(targets, i), AT(from, i));
    return true;
}

static void assign_statement(Value node) {
    Value targets = ast_get(node, AST_Assign_targets), value = ast_get(node, AST_Assign_value);
    uint32_t n = ast_list_length(targets);
    Register mark = unit.next;
    Value first = ast_list_at(targets, 0);
    if (n == 1 && ast_is(first, AST_Name) && scope_is_function(unit.scope)) {
        Value name = unit_mangle(ast_get(first, AST_Name_id));
        if (unit_in_register(name, SYMBOL_IS_LOCAL)) { // straight into the variable
            Register r = unit_number(name);
            expr_to(value, r);
            at_node(first);
            name_store(ast_get(first, AST_Name_id), r);
            temps_to(mark);
            return;
        }
    }
    if (n == 1 && assign_each(first, value)) {
        temps_to(mark);
        return;
    }
    Register r = n == 1 ? expr(value, ANY_REGISTER) : expr_temp(value);
    for (uint32_t i = 0; i < n; i++) assign(ast_list_at(targets, i), r);
    temps_to(mark);
}

// x: annotation = value. In a module or class the annotation goes into __annotations__.
static void annotated_statement(Value node) {
    Value target = ast_get(node, AST_AnnAssign_target), value = ast_get(node, AST_AnnAssign_value);
    Register mark = unit.next;
    if (!is_none(value)) {
        Register r = expr(value, ANY_REGISTER);
        assign(target, r);
        temps_to(mark);
    }
    bool simple = ast_get_int(node, AST_AnnAssign_simple);
    at_node(target);
    if (ast_is(target, AST_Name)) refuse_debug(ast_get(target, AST_Name_id));
    if (ast_is(target, AST_Attribute)) refuse_debug(ast_get(target, AST_Attribute_attr));
    if (scope_is_function(unit.scope)) {
        if (!ast_is(target, AST_Name) && is_none(value))
            expr_effect(ast_is(target, AST_Attribute) ? ast_get(target, AST_Attribute_value)
                                                      : ast_get(target, AST_Subscript_value));
        return;
    }
    Register annotation = annotation_value(ast_get(node, AST_AnnAssign_annotation)), dict = temp_new(),
             key = temp_new();
    if (simple && ast_is(target, AST_Name)) {
        at_node(node);
        Value name = str_interned_text(TEXT("__annotations__"));
        emit(OP_LOAD_NAME, dict, 0, 0, unit_cache(name, CACHES_LOAD_NAME));
        load_constant(unit_mangle(ast_get(target, AST_Name_id)), key);
        emit(OP_STORE_SUBSCR, dict, key, annotation, 0);
    }
    temps_to(mark);
}

static void raise_statement(Value node) {
    Value exception = ast_get(node, AST_Raise_exc), cause = ast_get(node, AST_Raise_cause);
    Register mark = unit.next;
    if (is_none(exception)) {
        emit(OP_RAISE_AGAIN, 0, 0, 0, 0);
    } else if (is_none(cause)) {
        Register r = expr(exception, ANY_REGISTER);
        at_node(node);
        emit(OP_RAISE, r, 0, 0, 0);
    } else {
        Register r = expr(exception, ANY_REGISTER), c = expr(cause, ANY_REGISTER);
        at_node(node);
        emit(OP_RAISE_FROM, r, c, 0, 0);
    }
    temps_to(mark);
}

// Where CPython says that an assertion failed: at the comparison that decided it, or at the statement.
static Value place_of_assertion(Value node) {
    Value test = ast_get(node, AST_Assert_test);
    for (;;) {
        if (ast_is(test, AST_UnaryOp) && ast_get_int(test, AST_UnaryOp_op) == AST_Not) {
            test = ast_get(test, AST_UnaryOp_operand);
        } else if (ast_is(test, AST_BoolOp)) {
            Value values = ast_get(test, AST_BoolOp_values);
            test = ast_list_at(values, ast_list_length(values) - 1);
        } else {
            return ast_is(test, AST_Compare) ? test : node;
        }
    }
}

static void assert_statement(Value node) {
    warn_assert(node);
    if (compile_optimize) return;
    Label fine = label_new();
    Value place = place_of_assertion(node);
    Register mark = unit.next;
    jump_if(ast_get(node, AST_Assert_test), true, fine);
    Register error = temps_new(2);
    at_node(place);
    emit(OP_RARE, error, 0, RARE_ASSERTION_ERROR, 0);
    if (!is_none(ast_get(node, AST_Assert_msg))) {
        expr_to(ast_get(node, AST_Assert_msg), error + 1);
        temps_to(error + 2);
        at_node(place);
        emit(OP_CALL, error, error, 1, unit_cache(UNSET, CACHES_CALL));
    }
    emit(OP_RAISE, error, 0, 0, 0);
    label_here(fine);
    temps_to(mark);
}

// --- import ---
static void emit_import(Value name, Value fromlist, Value level, Register dest) {
    Register mark = unit.next, up = temp_new(), names = temp_new();
    load_constant(level, up);
    load_constant(fromlist, names);
    emit(OP_IMPORT_NAME, dest, up, names, unit_name(name));
    temps_to(mark);
}

static void import_names(Value node) {
    Value names = ast_get(node, AST_Import_names);
    for (uint32_t i = 0; i < ast_list_length(names); i++) {
        Value alias = ast_list_at(names, i), name = ast_get(alias, AST_alias_name),
              as = ast_get(alias, AST_alias_asname);
        Register mark = unit.next, module = temp_new();
        emit_import(name, NONE, int_u32(0), module);
        uint32_t length = str_length(ref_of(name));
        int64_t dot = str_find_char(name, '.', 0, length);
        if (is_none(as)) {
            name_store(dot < 0 ? name : str_intern(str_substring(name, 0, (uint64_t)dot)), module);
        } else {
            while (dot >= 0) { // import a.b.c as m: m is the last one
                int64_t next = str_find_char(name, '.', (uint64_t)dot + 1, length);
                Value part =
                    str_intern(str_substring(name, (uint64_t)dot + 1, next < 0 ? length : (uint64_t)next));
                emit(OP_IMPORT_FROM, module, module, 0, unit_name(part));
                dot = next;
            }
            name_store(as, module);
        }
        temps_to(mark);
    }
}

static void import_from_names(Value node) {
    Value names = ast_get(node, AST_ImportFrom_names), module_name = ast_get(node, AST_ImportFrom_module);
    Value level = ast_get(node, AST_ImportFrom_level);
    uint32_t n = ast_list_length(names);
    if (!is_none(module_name) && str_equal_text(module_name, TEXT("__future__")) &&
        int_less(compile_future_end, ast_get(node, AST_START)))
        unit_fail(node, TEXT("from __future__ imports must occur at the beginning of the file"), NONE);
    Value fromlist = tuple_new(n);
    if (is_error(fromlist)) {
        unit_failed();
        return;
    }
    for (uint32_t i = 0; i < n; i++)
        slot_set(ref_of(fromlist), i, ast_get(ast_list_at(names, i), AST_alias_name));
    Register mark = unit.next, module = temp_new(), item = temp_new();
    emit_import(is_none(module_name) ? str_interned_text(TEXT("")) : module_name, fromlist,
                is_none(level) ? int_u32(0) : level, module);
    for (uint32_t i = 0; i < n; i++) {
        Value alias = ast_list_at(names, i), name = ast_get(alias, AST_alias_name),
              as = ast_get(alias, AST_alias_asname);
        if (str_equal_text(name, TEXT("*"))) {
            emit(OP_IMPORT_STAR, module, 0, 0, 0);
            break;
        }
        emit(OP_IMPORT_FROM, item, module, 0, unit_name(name));
        name_store(is_none(as) ? name : as, item);
    }
    temps_to(mark);
}

static void expression_statement(Value node) {
    Value value = ast_get(node, AST_Expr_value);
    if (compile_interactive && scope_kind(unit.scope) == SCOPE_MODULE) {
        Register mark = unit.next, r = expr(value, ANY_REGISTER);
        emit(OP_RARE, temp_new(), r, RARE_PRINT_EXPR, 0);
        temps_to(mark);
    } else if (!ast_is(value, AST_Constant)) {
        uint32_t start = unit_here();
        expr_effect(value);
        test_mark(start); // a variable that has a value
    } else {
        unit_mark();
    }
}

static void delete_statement(Value node) {
    Value targets = ast_get(node, AST_Delete_targets);
    for (uint32_t i = 0; i < ast_list_length(targets); i++) delete_target(ast_list_at(targets, i));
}

void statement(Value node) {
    if (!stack_has_room()) {
        if (!unit.failed) raise_recursion_error();
        unit_failed();
        return;
    }
    at_node(node);
    Register outer = unit.spill_base;
    unit.spill_base = unit.next;
    switch (ast_kind(node)) {
    case AST_Expr: expression_statement(node); break;
    case AST_Assign: assign_statement(node); break;
    case AST_AugAssign: assign_augmented(node); break;
    case AST_AnnAssign: annotated_statement(node); break;
    case AST_If: if_statement(node); break;
    case AST_For: loop_for(node); break;
    case AST_AsyncFor: loop_async_for(node); break;
    case AST_While: loop_while(node); break;
    case AST_Return: leave_return(node); break;
    case AST_Break: leave_loop(node, true); break;
    case AST_Continue: leave_loop(node, false); break;
    case AST_FunctionDef:
    case AST_AsyncFunctionDef: function_definition(node); break;
    case AST_ClassDef: class_definition(node); break;
    case AST_Try: try_statement(node); break;
    case AST_TryStar: try_star_statement(node); break;
    case AST_With: with_statement(node, false); break;
    case AST_AsyncWith: with_statement(node, true); break;
    case AST_Match: match_statement(node); break;
    case AST_Raise: raise_statement(node); break;
    case AST_Assert: assert_statement(node); break;
    case AST_Import: import_names(node); break;
    case AST_ImportFrom: import_from_names(node); break;
    case AST_Delete: delete_statement(node); break;
    case AST_Pass: unit_mark(); break;
    case AST_Global:
    case AST_Nonlocal: break;
    default: unit_fail(node, TEXT("this is no statement"), NONE); break;
    }
    unit.spill_base = outer;
}
