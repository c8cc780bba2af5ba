// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// match (PEP 634). A pattern is tested against a register and jumps to `fail` when it does not match. Names are bound
// only when the whole pattern has matched: until then captures wait in temporaries.
#include "python/compile/generate.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

// Captures of the pattern being compiled: a list of name, register.
static THREAD_STATE(Value, captures);

static void pattern(Value node, Register subject, Label fail);

static void capture(Value node, Value name, Register r) {
    if (unit.failed) return;
    for (uint64_t i = 0; i < list_length(captures); i += 2)
        if (same(list_get(captures, i), name)) {
            unit_fail(node, TEXT("multiple assignments to name '{}' in pattern"), name);
            return;
        }
    if (is_error(list_append(captures, name)) || is_error(list_append(captures, int_u32(r)))) unit_failed();
}
static void bind_captures(void) {
    for (uint64_t i = 0; !unit.failed && i < list_length(captures); i += 2)
        name_store(list_get(captures, i), (Register)int_of(list_get(captures, i + 1)));
}

static bool is_wildcard(Value node) {
    return ast_is(node, AST_MatchAs) && is_none(ast_get(node, AST_MatchAs_pattern)) &&
           is_none(ast_get(node, AST_MatchAs_name));
}
static bool is_irrefutable(Value node) {
    if (ast_is(node, AST_MatchAs)) {
        Value inner = ast_get(node, AST_MatchAs_pattern);
        return is_none(inner) || is_irrefutable(inner);
    }
    if (ast_is(node, AST_MatchOr)) {
        Value patterns = ast_get(node, AST_MatchOr_patterns);
        return is_irrefutable(ast_list_at(patterns, ast_list_length(patterns) - 1));
    }
    return false;
}

static bool is_value(Value node);
static void match_value(Value node, Register subject, Label fail) {
    if (!is_value(ast_get(node, AST_MatchValue_value)))
        unit_fail(node, TEXT("patterns may only match literals and attribute lookups"), NONE);
    Register v = expr(ast_get(node, AST_MatchValue_value), ANY_REGISTER);
    at_node(node);
    emit_jump(OP_JUMP_UNLESS_EQ, 0, subject, v, fail);
}
static void match_singleton(Value node, Register subject, Label fail) {
    Register v = temp_new();
    load_constant(ast_get(node, AST_MatchSingleton_value), v);
    emit_jump(OP_JUMP_IF_IS_NOT, 0, subject, v, fail);
}

static void element(Value node, Register subject, Register index, Label fail) {
    uint64_t before = unit.failed ? 0 : list_length(captures);
    emit(OP_LOAD_SUBSCR, index, subject, index, 0);
    pattern(node, index, fail);
    if (!unit.failed && list_length(captures) == before) temps_to(index); // nobody needs it any more
}

static void match_sequence(Value node, Register subject, Label fail) {
    Value patterns = ast_get(node, AST_MatchSequence_patterns);
    uint32_t n = ast_list_length(patterns), star = n;
    for (uint32_t i = 0; i < n; i++) {
        if (!ast_is(ast_list_at(patterns, i), AST_MatchStar)) continue;
        if (star < n) unit_fail(node, TEXT("multiple starred names in sequence pattern"), NONE);
        star = i;
    }
    Register mark = unit.next, length = temp_new(), wanted = temp_new();
    at_node(node);
    emit(OP_MATCH_SEQUENCE, length, subject, 0, 0);
    emit_jump(OP_JUMP_IF_FALSE, 0, length, 0, fail);
    if (star == n || n > 1) { // [*x] takes any sequence
        emit(OP_RARE, length, subject, RARE_LENGTH, 0);
        load_constant(int_u32(star < n ? n - 1 : n), wanted);
        emit_jump(star < n ? OP_JUMP_UNLESS_GE : OP_JUMP_UNLESS_EQ, 0, length, wanted, fail);
    }
    temps_to(star < n ? wanted : mark); // the length is needed behind a star
    for (uint32_t i = 0; i < n; i++) {
        Value inner = ast_list_at(patterns, i);
        if (i == star) {
            Value name = ast_get(inner, AST_MatchStar_name);
            if (is_none(name)) continue;
            Register row = temps_new(n); // first part, a list of the middle, last part
            emit(OP_UNPACK_EX, row, subject, n - star - 1, (int32_t)star);
            capture(inner, name, row + star);
            continue;
        }
        if (is_wildcard(inner)) continue;
        Register index = temp_new();
        if (i < star) {
            load_constant(int_u32(i), index);
        } else { // from the end
            emit(OP_SUB_INT, index, length, 0, (int32_t)(n - i));
        }
        element(inner, subject, index, fail);
    }
}

static bool is_value(Value node) {
    return ast_is(node, AST_Attribute) || ast_is(node, AST_Constant) || ast_is(node, AST_UnaryOp) ||
           ast_is(node, AST_BinOp);
}
static void check_keys(Value node, Value keys) {
    Value seen = dict_new(0);
    for (uint32_t i = 0; i < ast_list_length(keys) && !unit.failed; i++) {
        Value key = ast_list_at(keys, i), constant = constant_fold(key);
        if (!is_value(key))
            unit_fail(node, TEXT("mapping pattern keys may only match literals and attribute lookups"), NONE);
        if (is_error(seen) || is_error(constant)) {
            unit_failed();
        } else if (!is_unset(constant)) {
            Value known = dict_get(seen, constant);
            if (is_error(known) || is_error(dict_set(seen, constant, TRUE))) unit_failed();
            if (is_true(known)) {
                Value shown = object_repr(constant);
                if (is_error(shown)) unit_failed();
                unit_fail(node, TEXT("mapping pattern checks duplicate key ({})"), shown);
            }
        }
    }
}

static void match_mapping(Value node, Register subject, Label fail) {
    Value keys = ast_get(node, AST_MatchMapping_keys), patterns = ast_get(node, AST_MatchMapping_patterns);
    Value rest = ast_get(node, AST_MatchMapping_rest);
    check_keys(node, keys);
    uint32_t n = ast_list_length(keys);
    Register mark = unit.next, t = temp_new();
    at_node(node);
    emit(OP_MATCH_MAPPING, t, subject, 0, 0);
    emit_jump(OP_JUMP_IF_FALSE, 0, t, 0, fail);
    if (n == 0 && is_none(rest)) return;
    if (n) {
        Register wanted = temp_new();
        emit(OP_RARE, t, subject, RARE_LENGTH, 0);
        load_constant(int_u32(n), wanted);
        emit_jump(OP_JUMP_IF_LT, 0, t, wanted, fail);
    }
    Register names = temp_new(), values = temp_new(), first = unit.next;
    for (uint32_t i = 0; i < n; i++) expr_temp(ast_list_at(keys, i));
    at_node(node);
    emit(OP_BUILD_TUPLE, names, first, 0, (int32_t)n);
    emit(OP_MATCH_KEYS, values, subject, names, 0);
    emit_jump(OP_JUMP_IF_NONE, 0, values, 0, fail);
    if (!is_none(rest)) {
        Register copy = temp_new();
        emit(OP_BUILD_MAP, copy, copy, 0, 0);
        emit(OP_DICT_UPDATE, copy, subject, 0, 0);
        for (uint32_t i = 0; i < n; i++) emit(OP_DELETE_SUBSCR, copy, first + i, 0, 0);
        capture(node, rest, copy);
    } else
        temps_to(mark);
    Register row = temps_new(n);
    if (n) emit(OP_UNPACK, row, values, 0, (int32_t)n);
    for (uint32_t i = 0; i < n; i++) pattern(ast_list_at(patterns, i), row + i, fail);
}

static void match_class(Value node, Register subject, Label fail) {
    Value positional = ast_get(node, AST_MatchClass_patterns),
          named = ast_get(node, AST_MatchClass_kwd_patterns);
    Value names = ast_get(node, AST_MatchClass_kwd_attrs);
    uint32_t p = ast_list_length(positional), k = ast_list_length(named);
    for (uint32_t i = 0; i < k; i++)
        for (uint32_t j = 0; j < i; j++)
            if (same(ast_list_at(names, i), ast_list_at(names, j)))
                unit_fail(ast_list_at(named, i), TEXT("attribute name repeated in class pattern: {}"),
                          ast_list_at(names, i));
    Value spec = tuple_new(k + 1);
    if (is_error(spec)) {
        unit_failed();
        return;
    }
    slot_set(ref_of(spec), 0, int_u32(p));
    for (uint32_t i = 0; i < k; i++) slot_set(ref_of(spec), i + 1, ast_list_at(names, i));
    Register mark = unit.next, class = expr(ast_get(node, AST_MatchClass_cls), ANY_REGISTER),
             values = temp_new();
    at_node(node);
    emit(OP_MATCH_CLASS, values, subject, class, unit_constant(spec));
    emit_jump(OP_JUMP_IF_NONE, 0, values, 0, fail);
    temps_to(mark);
    Register row = temps_new(p + k);
    if (p + k) emit(OP_UNPACK, row, values, 0, (int32_t)(p + k));
    for (uint32_t i = 0; i < p; i++) pattern(ast_list_at(positional, i), row + i, fail);
    for (uint32_t i = 0; i < k; i++) pattern(ast_list_at(named, i), row + p + i, fail);
}

static void fail_unreachable(Value node) {
    Value name = ast_is(node, AST_MatchAs) ? ast_get(node, AST_MatchAs_name) : NONE;
    if (is_none(name))
        unit_fail(node, TEXT("wildcard makes remaining patterns unreachable"), NONE);
    else
        unit_fail(node, TEXT("name capture '{}' makes remaining patterns unreachable"), name);
}
static void fail_different(void) {
    if (!unit.failed)
        scope_error_at(compile_filename, unit.position_start, unit.position_stop,
                       TEXT("alternative patterns bind different names"), NONE, NONE);
    unit_failed();
}
// Each alternative puts its captures into the same registers.
static void match_or(Value node, Register subject, Label fail) {
    Value patterns = ast_get(node, AST_MatchOr_patterns), outer = captures, first = UNSET;
    uint32_t n = ast_list_length(patterns);
    Label done = label_new();
    Register row = 0;
    for (uint32_t i = 0; i < n && !unit.failed; i++) {
        Value alternative = ast_list_at(patterns, i);
        Label next = i + 1 < n ? label_new() : fail;
        Register mark = unit.next;
        if (i + 1 < n && is_irrefutable(alternative)) fail_unreachable(alternative);
        captures = list_new(0);
        if (is_error(captures)) unit_failed();
        if (i == 0) row = temps_new(16); // room for what the alternatives capture
        Register inner = unit.next;
        pattern(alternative, subject, next);
        if (unit.failed) break;
        if (i == 0) first = captures;
        uint64_t count = list_length(captures);
        if (count != list_length(first)) fail_different();
        if (count > 32) unit_fail(node, TEXT("too many names in alternative patterns"), NONE);
        for (uint64_t k = 0; k < count && !unit.failed; k += 2) {
            uint64_t at = 0;
            while (at < list_length(first) && !same(list_get(first, at), list_get(captures, k))) at += 2;
            if (at >= list_length(first))
                fail_different();
            else
                emit(OP_MOVE, row + (uint32_t)(at / 2), (Register)int_of(list_get(captures, k + 1)), 0, 0);
        }
        emit_jump(OP_JUMP, 0, 0, 0, done);
        if (i + 1 < n) label_here(next);
        temps_to(i == 0 ? inner : mark);
    }
    label_here(done);
    captures = outer;
    for (uint64_t k = 0; !unit.failed && k < list_length(first); k += 2)
        capture(node, list_get(first, k), row + (uint32_t)(k / 2));
}

static void match_as(Value node, Register subject, Label fail) {
    Value inner = ast_get(node, AST_MatchAs_pattern), name = ast_get(node, AST_MatchAs_name);
    if (!is_none(inner)) pattern(inner, subject, fail);
    if (!is_none(name)) capture(node, name, subject);
}

static void pattern(Value node, Register subject, Label fail) {
    if (unit.failed) return;
    if (!stack_has_room()) {
        raise_recursion_error();
        unit_failed();
        return;
    }
    at_node(node);
    switch (ast_kind(node)) {
    case AST_MatchValue: match_value(node, subject, fail); break;
    case AST_MatchSingleton: match_singleton(node, subject, fail); break;
    case AST_MatchSequence: match_sequence(node, subject, fail); break;
    case AST_MatchMapping: match_mapping(node, subject, fail); break;
    case AST_MatchClass: match_class(node, subject, fail); break;
    case AST_MatchOr: match_or(node, subject, fail); break;
    case AST_MatchAs: match_as(node, subject, fail); break;
    default: unit_fail(node, TEXT("this is no pattern"), NONE); break;
    }
}

void match_statement(Value node) {
    Value cases = ast_get(node, AST_Match_cases), outer = captures;
    Label end = label_new();
    Register mark = unit.next, subject = expr_temp(ast_get(node, AST_Match_subject));
    struct Assigned entry = unit.assigned;
    for (uint32_t i = 0; i < ast_list_length(cases) && !unit.failed; i++) {
        Value each = ast_list_at(cases, i), guard = ast_get(each, AST_match_case_guard),
              node_pattern = ast_get(each, AST_match_case_pattern);
        Register inner = unit.next;
        Label next = label_new();
        if (i + 1 < ast_list_length(cases) && is_none(guard) && is_irrefutable(node_pattern)) {
            fail_unreachable(node_pattern);
        }
        captures = list_new(0);
        if (is_error(captures)) unit_failed();
        unit.assigned = entry;
        uint32_t start = unit_here();
        pattern(node_pattern, subject, next);
        bind_captures();
        if (unit_here() == start) { // `case _:` is passed without an instruction
            at_node(node_pattern);
            unit_mark();
        }
        if (!is_none(guard)) jump_if(guard, false, next);
        temps_to(inner);
        statements(ast_get(each, AST_match_case_body));
        at_nowhere();
        emit_jump(OP_JUMP, 0, 0, 0, end);
        label_here(next);
    }
    label_here(end);
    captures = outer;
    unit.assigned = entry;
    temps_to(mark);
}
