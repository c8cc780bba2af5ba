// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Comparisons and conditions: a test is compiled to jumps straight away, without a truth value in between.
#include "python/compile/generate.h"
#include "python/compile/warn.h"
#include "python/objects/error.h"

static enum Opcode compare_opcode(int64_t op) {
    static const uint8_t codes[] = {OP_EQ, OP_NE, OP_LT,     OP_LE, OP_GT,
                                    OP_GE, OP_IS, OP_IS_NOT, OP_IN, OP_NOT_IN};
    return (enum Opcode)AT(codes, op);
}

// Jumps for Eq .. GtE.
static enum Opcode jump_opcode(int64_t op, bool sense, bool with_int) {
    static const uint8_t if_codes[] = {OP_JUMP_IF_EQ, OP_JUMP_IF_NE, OP_JUMP_IF_LT,
                                       OP_JUMP_IF_LE, OP_JUMP_IF_GT, OP_JUMP_IF_GE};
    static const uint8_t unless_codes[] = {OP_JUMP_UNLESS_EQ, OP_JUMP_UNLESS_NE, OP_JUMP_UNLESS_LT,
                                           OP_JUMP_UNLESS_LE, OP_JUMP_UNLESS_GT, OP_JUMP_UNLESS_GE};
    static const uint8_t if_int[] = {OP_JUMP_IF_EQ_INT, OP_JUMP_IF_NE_INT, OP_JUMP_IF_LT_INT,
                                     OP_JUMP_IF_LE_INT, OP_JUMP_IF_GT_INT, OP_JUMP_IF_GE_INT};
    static const uint8_t unless_int[] = {OP_JUMP_UNLESS_EQ_INT, OP_JUMP_UNLESS_NE_INT, OP_JUMP_UNLESS_LT_INT,
                                         OP_JUMP_UNLESS_LE_INT, OP_JUMP_UNLESS_GT_INT, OP_JUMP_UNLESS_GE_INT};
    if (with_int) return (enum Opcode)(sense ? AT(if_int, op) : AT(unless_int, op));
    return (enum Opcode)(sense ? AT(if_codes, op) : AT(unless_codes, op));
}

static bool is_none_node(Value node) {
    return ast_is(node, AST_Constant) && is_none(ast_get(node, AST_Constant_value));
}

// A constant that fits the 8 bits of an instruction.
static bool is_byte(Value v) { return is_int(v) && int_of(v) >= -128 && int_of(v) <= 127; }

// Jumps when (a op b) is `sense`; a is in a register already.
// The right side of a comparison. Members that are all constants are a constant, of a class that can't be changed.
static Register right_side(int64_t op, Value right) {
    Value members = op == AST_In || op == AST_NotIn ? constant_members(right) : UNSET;
    if (is_unset(members)) return expr(right, ANY_REGISTER);
    Register r = temp_new();
    load_constant(members, r);
    return r;
}
static void jump_compare(int64_t op, Register a, Value right, bool sense, Label target, Value node) {
    if ((op == AST_Is || op == AST_IsNot) && is_none_node(right)) {
        at_node(node);
        emit_jump((op == AST_Is) == sense ? OP_JUMP_IF_NONE : OP_JUMP_IF_NOT_NONE, 0, a, 0, target);
        return;
    }
    Value folded = op <= AST_GtE ? constant_fold(right) : UNSET;
    if (is_byte(folded)) {
        at_node(node);
        emit_jump(jump_opcode(op, sense, true), 0, a, (Register)(int_of(folded) & 255), target);
        return;
    }
    Register b = right_side(op, right);
    at_node(node);
    if (op == AST_Is || op == AST_IsNot) {
        emit_jump((op == AST_Is) == sense ? OP_JUMP_IF_IS : OP_JUMP_IF_IS_NOT, 0, a, b, target);
    } else if (op <= AST_GtE) {
        emit_jump(jump_opcode(op, sense, false), 0, a, b, target);
    } else {
        Register t = temp_new();
        emit(compare_opcode(op), t, a, b, 0);
        emit_jump(sense ? OP_JUMP_IF_TRUE : OP_JUMP_IF_FALSE, 0, t, 0, target);
    }
}

// a < b < c: all pairs must hold.
static void jump_chain(Value node, bool sense, Label target) {
    warn_compare(node);
    Value ops = ast_get(node, AST_Compare_ops), rights = ast_get(node, AST_Compare_comparators);
    uint32_t n = ast_list_length(ops);
    Label skip = sense ? label_new() : target;
    Register a = expr(ast_get(node, AST_Compare_left), ANY_REGISTER), row = temps_new(3), t = row + 2;
    for (uint32_t i = 0; i + 1 < n; i++) {
        Register b = row + i % 2;
        int64_t op = int_of(ast_list_at(ops, i));
        expr_to(ast_list_at(rights, i), b); // which is the next one's left side
        temps_to(row + 3);
        at_node(node);
        emit(compare_opcode(op), t, a, b, 0);
        emit_jump(OP_JUMP_IF_FALSE, 0, t, 0, skip);
        a = b;
    }
    jump_compare(int_of(ast_list_at(ops, n - 1)), a, ast_list_at(rights, n - 1), sense, target, node);
    if (sense) label_here(skip);
}

static void jump_boolean(Value node, bool sense, Label target) {
    Value values = ast_get(node, AST_BoolOp_values);
    bool is_and = ast_get_int(node, AST_BoolOp_op) == AST_And;
    uint32_t n = ast_list_length(values);
    // (and, false) and (or, true): any operand decides by itself. Else all but the last may skip.
    Label skip = is_and == sense ? label_new() : target;
    for (uint32_t i = 0; i + 1 < n; i++) jump_if(ast_list_at(values, i), !is_and, skip);
    jump_if(ast_list_at(values, n - 1), sense, target);
    if (is_and == sense) label_here(skip);
}

void jump_if(Value node, bool sense, Label target) {
    if (unit.failed) return;
    if (!stack_has_room()) {
        raise_recursion_error();
        unit_failed();
        return;
    }
    Register mark = unit.next;
    at_node(node);
    Value folded = constant_fold(node);
    if (!is_unset(folded) && !is_error(folded)) {
        Value truth = object_truth(folded);
        if (is_true(truth) == sense) emit_jump(OP_JUMP, 0, 0, 0, target);
        return;
    }
    if (ast_is(node, AST_UnaryOp) && ast_get_int(node, AST_UnaryOp_op) == AST_Not) {
        jump_if(ast_get(node, AST_UnaryOp_operand), !sense, target);
    } else if (ast_is(node, AST_BoolOp)) {
        jump_boolean(node, sense, target);
    } else if (ast_is(node, AST_Compare) && ast_list_length(ast_get(node, AST_Compare_ops)) > 1) {
        jump_chain(node, sense, target);
    } else if (ast_is(node, AST_Compare)) {
        warn_compare(node);
        Register a = expr(ast_get(node, AST_Compare_left), ANY_REGISTER);
        jump_compare(int_of(ast_list_at(ast_get(node, AST_Compare_ops), 0)), a,
                     ast_list_at(ast_get(node, AST_Compare_comparators), 0), sense, target, node);
    } else {
        Register r = expr(node, ANY_REGISTER);
        emit_jump(sense ? OP_JUMP_IF_TRUE : OP_JUMP_IF_FALSE, 0, r, 0, target);
    }
    temps_to(mark);
}

Register compare(Value node, Register want) {
    Value ops = ast_get(node, AST_Compare_ops), rights = ast_get(node, AST_Compare_comparators);
    uint32_t n = ast_list_length(ops);
    Register mark = unit.next;
    warn_compare(node);
    if (n == 1) {
        Register a = expr(ast_get(node, AST_Compare_left), ANY_REGISTER),
                 b = right_side(int_of(ast_list_at(ops, 0)), ast_list_at(rights, 0));
        temps_to(mark);
        Register dest = target_or_temp(want);
        at_node(node);
        emit(compare_opcode(int_of(ast_list_at(ops, 0))), dest, a, b, 0);
        return dest;
    }
    Register dest = want != ANY_REGISTER && is_temp(want) ? want : temp_new(), inner = unit.next;
    Label end = label_new();
    Register a = expr(ast_get(node, AST_Compare_left), ANY_REGISTER), row = temps_new(2);
    for (uint32_t i = 0; i < n; i++) {
        Register b = row + i % 2;
        expr_to(ast_list_at(rights, i), b);
        temps_to(row + 2);
        at_node(node);
        emit(compare_opcode(int_of(ast_list_at(ops, i))), dest, a, b, 0);
        if (i + 1 < n) emit_jump(OP_JUMP_IF_FALSE, 0, dest, 0, end);
        a = b;
    }
    label_here(end);
    temps_to(inner);
    return dest;
}
