// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// try, with. A protected range sends an exception to its handler, which keeps what was being handled before in a
// register (PUSH_HANDLED) and gives it back at its end. The statements of a finally are compiled once for each way
// that leads through them.
#include "python/compile/block.h"
#include "python/objects/error.h"

// The body of a handler for the exception in `raised`: exception handled, then `before` is handled again.
static uint32_t enter_handler(Register before, Register raised) {
    uint32_t start = unit_here();
    at_nowhere();
    emit(OP_PUSH_HANDLED, before, raised, 0, 0);
    return start;
}

// An exception in a handler that began at `start`: what was handled before is handled again, and it goes on.
static void finish_handler(uint32_t start, Label failed, Register before, Register raised) {
    unit_region(start, REGION_HANDLER, before);
    label_here(failed);
    at_nowhere();
    emit(OP_POP_HANDLED, before, 0, 0, 0);
    emit(OP_RERAISE, raised, 1, 0, 0);
}

// --- except ---
// One except clause; jumps to `next` when it does not match, to `end` when it is done.
static void except_clause(Value handler, Register before, Register raised, Label next, Label end) {
    Value type = ast_get(handler, AST_ExceptHandler_type), name = ast_get(handler, AST_ExceptHandler_name);
    Register mark = unit.next;
    at_node(handler);
    if (!is_none(type)) {
        Register class = expr(type, ANY_REGISTER);
        at_node(handler);
        emit_jump(OP_JUMP_UNLESS_MATCH, 0, raised, class, next);
    } else {
        unit_mark();
    }
    temps_to(mark);
    Value body = ast_get(handler, AST_ExceptHandler_body);
    if (is_none(name)) {
        block_open(BLOCK_HANDLER, 0, 0, NONE, before);
        statements(body);
        block_close();
    } else {
        Label failed = label_new();
        Register again = temp_new(), none = temp_new();
        name_store(name, raised);
        block_open(BLOCK_HANDLER, 0, 0, NONE, before);
        block_open(BLOCK_HANDLER_NAME, failed, again, name, 0);
        statements(body);
        block_close();
        block_close();
        Label done = label_new();
        at_nowhere();
        load_constant(NONE, none);
        name_store(name, none);
        name_delete(name);
        emit_jump(OP_JUMP, 0, 0, 0, done);
        label_here(failed);
        load_constant(NONE, none);
        name_store(name, none);
        name_delete(name);
        emit(OP_RERAISE, again, 1, 0, 0);
        label_here(done);
    }
    at_nowhere();
    emit(OP_POP_HANDLED, before, 0, 0, 0);
    emit_jump(OP_JUMP, 0, 0, 0, end);
    temps_to(mark);
}

static void try_except(Value node) {
    Value handlers = ast_get(node, AST_Try_handlers);
    Label caught = label_new(), failed = label_new(), end = label_new();
    Register mark = unit.next, raised = temp_new(), before = temp_new(), again = temp_new();
    struct Assigned entry = unit.assigned;
    block_open(BLOCK_PROTECTED, caught, raised, NONE, 0);
    statements(ast_get(node, AST_Try_body));
    block_close();
    statements(ast_get(node, AST_Try_orelse));
    struct Assigned after = unit.assigned;
    at_nowhere();
    emit_jump(OP_JUMP, 0, 0, 0, end);
    label_here(caught);
    unit.assigned = entry;
    uint32_t start = enter_handler(before, raised);
    block_open(BLOCK_PROTECTED, failed, again, NONE, 0);
    for (uint32_t i = 0; i < ast_list_length(handlers); i++) {
        Value handler = ast_list_at(handlers, i);
        Label next = label_new();
        if (is_none(ast_get(handler, AST_ExceptHandler_type)) && i + 1 < ast_list_length(handlers))
            unit_fail(handler, TEXT("default 'except:' must be last"), NONE);
        unit.assigned = entry;
        except_clause(handler, before, raised, next, end);
        after = assigned_both(after, unit.assigned);
        label_here(next);
    }
    unit.position_start = unit.position_stop =
        ast_get(ast_list_at(handlers, ast_list_length(handlers) - 1), AST_START);
    emit(OP_RERAISE, raised, 0, 0, 0);
    block_close();
    finish_handler(start, failed, before, again);
    label_here(end);
    unit.assigned = after;
    temps_to(mark);
}

static void try_finally(Value node) {
    Value final = ast_get(node, AST_Try_finalbody);
    Label caught = label_new(), failed = label_new(), end = label_new();
    Register mark = unit.next, raised = temp_new(), before = temp_new(), again = temp_new();
    struct Assigned entry = unit.assigned;
    block_open(BLOCK_FINALLY, caught, raised, final, 0);
    if (ast_list_length(ast_get(node, AST_Try_handlers)))
        try_except(node);
    else
        statements(ast_get(node, AST_Try_body));
    block_close();
    statements(final);
    struct Assigned after = unit.assigned;
    at_nowhere();
    emit_jump(OP_JUMP, 0, 0, 0, end);
    label_here(caught);
    unit.assigned = entry;
    uint32_t start = enter_handler(before, raised);
    block_open(BLOCK_FINALLY_RAISED, failed, again, NONE, before);
    statements(final);
    at_nowhere();
    emit(OP_RERAISE, raised, 0, 0, 0);
    block_close();
    finish_handler(start, failed, before, again);
    label_here(end);
    unit.assigned = after;
    temps_to(mark);
}

void try_statement(Value node) {
    unit_mark();
    if (ast_list_length(ast_get(node, AST_Try_finalbody)))
        try_finally(node);
    else
        try_except(node);
}

// --- except* (PEP 654) ---
// Each clause takes the part of the group that matches; what the clauses raise and what is left is raised in the end.
static void star_clause(Value handler, Register rest, Register list, Register original) {
    Value name = ast_get(handler, AST_ExceptHandler_name);
    Register mark = unit.next, class = expr_temp(ast_get(handler, AST_ExceptHandler_type));
    Register match = temps_new(2), again = temp_new(), before = temp_new(), none = temp_new();
    Label skip = label_new(), failed = label_new(), done = label_new();
    at_node(handler);
    emit(OP_MATCH_GROUP, match, rest, class, 0);
    emit(OP_MOVE, rest, match + 1, 0, 0);
    emit_jump(OP_JUMP_IF_NONE, 0, match, 0, skip);
    emit(OP_PUSH_HANDLED, before, match, 0, 0);
    block_open(BLOCK_HANDLER, 0, 0, NONE, before);
    block_open(is_none(name) ? BLOCK_PROTECTED : BLOCK_HANDLER_NAME, failed, again, name, 0);
    if (!is_none(name)) name_store(name, match);
    block_open(BLOCK_STAR, 0, 0, NONE, 0);
    statements(ast_get(handler, AST_ExceptHandler_body));
    block_close();
    block_close();
    block_close();
    at_nowhere();
    emit_jump(OP_JUMP, 0, 0, 0, done);
    label_here(failed);
    emit(OP_LIST_APPEND, list, again, 0, 0);
    label_here(done);
    if (!is_none(name)) {
        load_constant(NONE, none);
        name_store(name, none);
        name_delete(name);
    }
    emit(OP_POP_HANDLED, before, 0, 0, 0);
    label_here(skip);
    (void)original;
    temps_to(mark);
}

static void star_except(Value node) {
    Value handlers = ast_get(node, AST_TryStar_handlers);
    Label caught = label_new(), failed = label_new(), end = label_new(), quiet = label_new();
    Register mark = unit.next, raised = temp_new(), before = temp_new(), again = temp_new(),
             rest = temp_new(), list = temp_new();
    struct Assigned entry = unit.assigned;
    block_open(BLOCK_PROTECTED, caught, raised, NONE, 0);
    statements(ast_get(node, AST_TryStar_body));
    block_close();
    statements(ast_get(node, AST_TryStar_orelse));
    at_nowhere();
    emit_jump(OP_JUMP, 0, 0, 0, end);
    label_here(caught);
    unit.assigned = entry;
    uint32_t start = enter_handler(before, raised);
    block_open(BLOCK_PROTECTED, failed, again, NONE, 0);
    emit(OP_MOVE, rest, raised, 0, 0);
    emit(OP_BUILD_LIST, list, list, 0, 0);
    for (uint32_t i = 0; i < ast_list_length(handlers); i++) {
        unit.assigned = entry;
        star_clause(ast_list_at(handlers, i), rest, list, raised);
    }
    unit.position_start = unit.position_stop = int_u32(0);
    emit(OP_LIST_APPEND, list, rest, 0, 0);
    emit(OP_RAISE_STAR, rest, raised, list, 0);
    emit_jump(OP_JUMP_IF_NONE, 0, rest, 0, quiet);
    emit(OP_RERAISE, rest, 0, 0, 0);
    block_close();
    finish_handler(start, failed, before, again);
    label_here(quiet);
    emit(OP_POP_HANDLED, before, 0, 0, 0);
    label_here(end);
    unit.assigned = entry;
    temps_to(mark);
}

void try_star_statement(Value node) {
    unit_mark();
    Value final = ast_get(node, AST_TryStar_finalbody);
    if (ast_list_length(final) == 0) {
        star_except(node);
        return;
    }
    Label caught = label_new(), failed = label_new(), end = label_new();
    Register mark = unit.next, raised = temp_new(), before = temp_new(), again = temp_new();
    struct Assigned entry = unit.assigned;
    block_open(BLOCK_FINALLY, caught, raised, final, 0);
    star_except(node);
    block_close();
    statements(final);
    at_nowhere();
    emit_jump(OP_JUMP, 0, 0, 0, end);
    label_here(caught);
    unit.assigned = entry;
    uint32_t start = enter_handler(before, raised);
    block_open(BLOCK_FINALLY_RAISED, failed, again, NONE, before);
    statements(final);
    at_nowhere();
    emit(OP_RERAISE, raised, 0, 0, 0);
    block_close();
    finish_handler(start, failed, before, again);
    label_here(end);
    unit.assigned = entry;
    temps_to(mark);
}

// --- with ---
static void with_item(Value node, Value items, uint32_t i, Value body, bool async) {
    if (unit.failed) return;
    if (!stack_has_room()) {
        raise_recursion_error();
        unit_failed();
        return;
    }
    if (i == ast_list_length(items)) {
        statements(body);
        return;
    }
    Value item = ast_list_at(items, i), vars = ast_get(item, AST_withitem_optional_vars);
    Value manager = ast_get(item, AST_withitem_context_expr);
    Label caught = label_new(), failed = label_new(), suppressed = label_new(), end = label_new();
    Register mark = unit.next, exit = temps_new(2), raised = temp_new(), before = temp_new(),
             again = temp_new(), result = temp_new();
    expr_to(manager, result);
    temps_to(result + 1);
    at_node(node);
    emit(OP_WITH_ENTER, exit, result, async ? 1 : 0, 0);
    if (async) await_register(exit + 1, 1);
    struct Assigned entry = unit.assigned;
    uint32_t body_start = unit_here();
    block_open(async ? BLOCK_ASYNC_WITH : BLOCK_WITH, caught, raised, node, exit);
    if (!is_none(vars)) assign(vars, exit + 1);
    with_item(node, items, i + 1, body, async);
    block_close();
    unit_region(body_start, REGION_WITH, exit);
    at_node(node);
    load_constant(NONE, result);
    emit(OP_WITH_EXIT, result, exit, result, 0);
    if (async) await_register(result, 2);
    emit_jump(OP_JUMP, 0, 0, 0, end);
    label_here(caught);
    uint32_t start = enter_handler(before, raised);
    at_node(node);
    block_open(BLOCK_PROTECTED, failed, again, NONE, 0);
    emit(OP_WITH_EXIT, result, exit, raised, 0);
    if (async) await_register(result, 2);
    emit_jump(OP_JUMP_IF_TRUE, 0, result, 0, suppressed);
    emit(OP_RERAISE, raised, 1, 0, 0);
    block_close();
    finish_handler(start, failed, before, again);
    label_here(suppressed);
    emit(OP_POP_HANDLED, before, 0, 0, 0);
    label_here(end);
    unit.assigned = entry;
    temps_to(mark);
}

void with_statement(Value node, bool is_async) {
    if (is_async && !in_async_code()) unit_fail(node, TEXT("'async with' outside async function"), NONE);
    with_item(node, ast_get(node, is_async ? AST_AsyncWith_items : AST_With_items), 0,
              ast_get(node, is_async ? AST_AsyncWith_body : AST_With_body), is_async);
}
