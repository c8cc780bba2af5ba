// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Constant expressions: numbers under operators, and tuples of constants. What would raise, or would give something
// large, is left to run time.
#include "python/compile/generate.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/call.h"
#include "python/objects/tuple.h"

#define FOLD_DEPTH 8

static bool is_number(Value v) { return is_int_object(v) || is_float_object(v) || IS_EXACT(v, complex); }

// Would this give a number of moderate size?
static bool is_moderate(int64_t op, Value a, Value b) {
    if (op == AST_Pow)
        return is_int(b) && int_of(b) >= 0 && int_of(b) <= 64 &&
               (!is_int(a) || (int_of(a) < 1024 && int_of(a) > -1024));
    if (op == AST_LShift) return is_int(b) && int_of(b) >= 0 && int_of(b) <= 128;
    return true;
}

static enum BinaryOp protocol_op(int64_t op) {
    static const uint8_t ops[] = {BINARY_ADD, BINARY_SUB, BINARY_MUL,     BINARY_MATMUL, BINARY_TRUEDIV,
                                  BINARY_MOD, BINARY_POW, BINARY_LSHIFT,  BINARY_RSHIFT, BINARY_OR,
                                  BINARY_XOR, BINARY_AND, BINARY_FLOORDIV};
    return (enum BinaryOp)AT(ops, op);
}

static Value fold(Value node, uint32_t depth);

static Value or_nothing(Value v) { // what raises is left to run time
    if (!is_error(v)) return v;
    error_clear();
    return UNSET;
}

static Value fold_tuple(Value elts, uint32_t depth) {
    uint32_t n = ast_list_length(elts);
    if (n > 256) return UNSET;
    for (uint32_t i = 0; i < n; i++)
        if (is_unset(fold(ast_list_at(elts, i), depth + 1))) return UNSET;
    Value tuple = tuple_new(n);
    RETURN_IF_ERROR(tuple);
    for (uint32_t i = 0; i < n; i++) {
        Value item = fold(ast_list_at(elts, i), depth + 1);
        RETURN_IF_ERROR(item);
        slot_set(ref_of(tuple), i, item);
    }
    return tuple;
}

static Value fold(Value node, uint32_t depth) {
    if (depth > FOLD_DEPTH) return UNSET;
    switch (ast_kind(node)) {
    case AST_Constant: return ast_get(node, AST_Constant_value);
    case AST_UnaryOp: {
        Value v = fold(ast_get(node, AST_UnaryOp_operand), depth + 1);
        if (is_unset(v) || is_error(v) || !is_number(v)) return is_error(v) ? ERROR : UNSET;
        int64_t op = ast_get_int(node, AST_UnaryOp_op);
        return or_nothing(object_unary(op == AST_Invert ? UNARY_INVERT
                                       : op == AST_Not  ? UNARY_NOT
                                       : op == AST_UAdd ? UNARY_POSITIVE
                                                        : UNARY_NEGATIVE,
                                       v));
    }
    case AST_BinOp: {
        Value a = fold(ast_get(node, AST_BinOp_left), depth + 1);
        if (is_unset(a) || is_error(a) || !is_number(a)) return is_error(a) ? ERROR : UNSET;
        Value b = fold(ast_get(node, AST_BinOp_right), depth + 1);
        if (is_unset(b) || is_error(b) || !is_number(b)) return is_error(b) ? ERROR : UNSET;
        int64_t op = ast_get_int(node, AST_BinOp_op);
        return is_moderate(op, a, b) ? or_nothing(object_binary(protocol_op(op), a, b)) : UNSET;
    }
    case AST_Tuple:
        return ast_get_int(node, AST_Tuple_ctx) == AST_Load ? fold_tuple(ast_get(node, AST_Tuple_elts), depth)
                                                            : UNSET;
    default: return UNSET;
    }
}

Value constant_fold(Value node) { return fold(node, 0); }

Value constant_members(Value node) {
    bool is_set = ast_is(node, AST_Set);
    if (!is_set && !ast_is(node, AST_List)) return UNSET;
    Value items = fold_tuple(ast_get(node, is_set ? AST_Set_elts : AST_List_elts), 0);
    return is_set && is_ref(items) ? or_nothing(call1(CLASS(frozenset), items)) : items;
}
