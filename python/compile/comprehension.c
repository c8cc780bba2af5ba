// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Comprehensions and generator expressions: a function of one parameter, the outermost iterator, that is made and called.
#include "python/compile/generate.h"
#include "python/objects/error.h"
#include "python/objects/str.h"

struct Comprehension {
    Value node, generators, key, element; // key: of a dict comprehension, else UNSET
    Register result;
};

#define LOOPS_ROOM 80u // temporaries of loops in wide code, before they are put aside

static void comprehend(struct Comprehension c, uint32_t level);

static void add_element(struct Comprehension c) {
    Register mark = unit.next;
    if (ast_is(c.node, AST_DictComp)) {
        Register k = expr_temp(c.key), v = expr(c.element, ANY_REGISTER);
        at_node(c.node);
        emit(OP_MAP_ADD, c.result, k, v, 0);
    } else if (ast_is(c.node, AST_GeneratorExp)) {
        Register v = expr_temp(c.element), sent = temp_new();
        at_node(c.node);
        if (scope_flags(unit.scope) & SCOPE_IS_COROUTINE) emit(OP_ASYNC_WRAP, v, v, 0, 0);
        emit(OP_YIELD, sent, v, 0, 0);
    } else {
        Register v = expr(c.element, ANY_REGISTER);
        at_node(c.node);
        emit(ast_is(c.node, AST_ListComp) ? OP_LIST_APPEND : OP_SET_ADD, c.result, v, 0, 0);
    }
    temps_to(mark);
}

static void comprehend_body(struct Comprehension c, uint32_t level, Value ifs, Label next) {
    for (uint32_t i = 0; i < ast_list_length(ifs); i++) jump_if(ast_list_at(ifs, i), false, next);
    comprehend(c, level + 1);
}

static void comprehend_async(struct Comprehension c, uint32_t level, Value generator) {
    Label again = label_new(), handler = label_new();
    Register mark = unit.next, iterator = temps_new(3), item = iterator + 1, raised = iterator + 2;
    if (level == 0)
        emit(OP_MOVE, iterator, 1, 0, 0);
    else
        expr_to(ast_get(generator, AST_comprehension_iter), iterator);
    temps_to(iterator + 3);
    if (level > 0) emit(OP_GET_AITER, iterator, iterator, 0, 0);
    label_here(again);
    uint32_t start = unit_here();
    emit(OP_GET_ANEXT, item, iterator, 0, 0);
    await_anext(item);
    unit_protect(start, unit_here(), handler, raised);
    assign(ast_get(generator, AST_comprehension_target), item);
    comprehend_body(c, level, ast_get(generator, AST_comprehension_ifs), again);
    emit_jump(OP_LOOP, 0, 0, 0, again);
    label_here(handler);
    emit(OP_END_ASYNC_FOR, raised, 0, 0, 0);
    temps_to(mark);
}

// Wide code: what the outer loops need is put aside while the inner ones run.
static void comprehend_spilled(struct Comprehension c, uint32_t level) {
    Register base = unit.spill_base, outer = unit.next;
    int32_t n = (int32_t)(outer - base);
    emit(OP_RARE, base, 0, RARE_SPILL, n);
    unit.next = base + 1;
    unit.spill_base = unit.next;
    comprehend(c, level);
    unit.spill_base = base;
    unit.next = outer;
    emit(OP_UNSPILL, base, c.result, c.result, n);
}

static void comprehend(struct Comprehension c, uint32_t level) {
    if (unit.failed) return;
    if (!stack_has_room()) {
        raise_recursion_error();
        unit_failed();
        return;
    }
    if (level == ast_list_length(c.generators)) {
        add_element(c);
        return;
    }
    if (unit.wide && unit.next > unit.spill_base + LOOPS_ROOM) {
        comprehend_spilled(c, level);
        return;
    }
    Value generator = ast_list_at(c.generators, level);
    if (ast_get_int(generator, AST_comprehension_is_async)) {
        comprehend_async(c, level, generator);
        return;
    }
    Label body = label_new(), next = label_new();
    Register mark = unit.next, state = temps_new(3), item = temp_new();
    if (level == 0)
        emit(OP_MOVE, state, 1, 0, 0);
    else
        expr_to(ast_get(generator, AST_comprehension_iter), state);
    temps_to(item + 1);
    at_node(c.node);
    emit_jump(OP_FOR_PREPARE, state, state, 0, next);
    label_here(body);
    Value target = ast_get(generator, AST_comprehension_target);
    bool direct = ast_is(target, AST_Name) &&
                  unit_in_register(unit_mangle(ast_get(target, AST_Name_id)), SYMBOL_IS_LOCAL);
    Register into = direct ? unit_number(unit_mangle(ast_get(target, AST_Name_id))) : item;
    struct PairTarget pair = {0};
    if (direct) {
        set_assigned(into, true);
        at_node(target);
        if (ast_lineno(target) != ast_lineno(c.node)) emit(OP_NOP, 0, 0, 0, 0); // shows the line
    } else if (is_pair_target(target)) {
        pair = assign_pair(target, item);
    } else {
        assign(target, item);
    }
    comprehend_body(c, level, ast_get(generator, AST_comprehension_ifs), next);
    label_here(next);
    at_node(c.node);
    if (pair.used) emit_jump(OP_FOR_PAIR, pair.first, state, 0, pair.unpacked);
    emit_jump(OP_FOR_ITER, into, state, 0, body);
    temps_to(mark);
}

static struct Comprehension parts_of(Value node) {
    struct Comprehension c = {node, UNSET, UNSET, UNSET, 0};
    switch (ast_kind(node)) {
    case AST_ListComp:
        c.generators = ast_get(node, AST_ListComp_generators);
        c.element = ast_get(node, AST_ListComp_elt);
        break;
    case AST_SetComp:
        c.generators = ast_get(node, AST_SetComp_generators);
        c.element = ast_get(node, AST_SetComp_elt);
        break;
    case AST_DictComp:
        c.generators = ast_get(node, AST_DictComp_generators);
        c.key = ast_get(node, AST_DictComp_key);
        c.element = ast_get(node, AST_DictComp_value);
        break;
    default:
        c.generators = ast_get(node, AST_GeneratorExp_generators);
        c.element = ast_get(node, AST_GeneratorExp_elt);
        break;
    }
    return c;
}

static Value comprehension_body(struct Comprehension c, Value name, Value qualname) {
    code_begin(c.node, qualname);
    code_prologue();
    c.result = temp_new();
    unit.spill_base = unit.next; // the result stays where it is
    if (ast_is(c.node, AST_ListComp)) emit(OP_BUILD_LIST, c.result, c.result, 0, 0);
    if (ast_is(c.node, AST_SetComp)) emit(OP_BUILD_SET, c.result, c.result, 0, 0);
    if (ast_is(c.node, AST_DictComp)) emit(OP_BUILD_MAP, c.result, c.result, 0, 0);
    if (ast_is(c.node, AST_GeneratorExp)) load_constant(NONE, c.result);
    comprehend(c, 0);
    at_node(c.node);
    if (ast_is(c.node, AST_GeneratorExp)) load_constant(NONE, c.result);
    code_return(c.result);
    return unit_finish(name, qualname, code_flags_of(unit.scope), ast_lineno(c.node), NONE);
}
static Value comprehension_code(struct Comprehension c, Value name) {
    Value qualname = qualified_name(name), code;
    struct Unit outer = unit;
    do { code = comprehension_body(c, name, qualname); } while (unit_again(unit.scope));
    if (!is_error(code)) slot_set(ref_of(code), CODE_ARGUMENTS, int_u32(1));
    unit = outer;
    return code;
}

Register comprehension(Value node, Register want) {
    struct Comprehension c = parts_of(node);
    Value scope = scope_of_node(node), name = slot_get(ref_of(scope), SCOPE_NAME),
          first = ast_list_at(c.generators, 0);
    bool async_first = ast_get_int(first, AST_comprehension_is_async);
    bool awaits = scope_flags(scope) & SCOPE_IS_COROUTINE && !ast_is(node, AST_GeneratorExp);
    if (awaits && !in_async_code())
        unit_fail(node, TEXT("asynchronous comprehension outside of an asynchronous function"), NONE);
    Register mark = unit.next, base = temps_new(2), row = temps_new(4);
    code_make_function(comprehension_code(c, name), base, row, 0);
    temps_to(base + 2);
    expr_to(ast_get(first, AST_comprehension_iter), base + 1);
    temps_to(base + 2);
    at_node(node);
    emit(async_first ? OP_GET_AITER : OP_GET_ITER, base + 1, base + 1, 0, 0);
    at_node(node);
    emit(OP_CALL, base, base, 1, unit_cache(UNSET, CACHES_CALL));
    if (awaits) await_register(base, 0);
    temps_to(mark);
    if (want == ANY_REGISTER) return temp_new();
    emit(OP_MOVE, want, base, 0, 0);
    return want;
}
