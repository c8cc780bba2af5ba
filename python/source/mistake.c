// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What messages call expressions, and targets that can't be assigned to.
#include "python/source/mistake.h"

static Text name_of_constant(Value value) {
    if (is_none(value)) return TEXT("None");
    if (is_true(value)) return TEXT("True");
    if (is_false(value)) return TEXT("False");
    return same(value, ELLIPSIS) ? TEXT("ellipsis") : TEXT("literal");
}

static Text name_of(Value node) {
    switch (ast_kind(node)) {
    case AST_Attribute: return TEXT("attribute");
    case AST_Subscript: return TEXT("subscript");
    case AST_Starred: return TEXT("starred");
    case AST_Name: return TEXT("name");
    case AST_List: return TEXT("list");
    case AST_Tuple: return TEXT("tuple");
    case AST_Lambda: return TEXT("lambda");
    case AST_Call: return TEXT("function call");
    case AST_BoolOp:
    case AST_BinOp:
    case AST_UnaryOp: return TEXT("expression");
    case AST_GeneratorExp: return TEXT("generator expression");
    case AST_Yield:
    case AST_YieldFrom: return TEXT("yield expression");
    case AST_Await: return TEXT("await expression");
    case AST_ListComp: return TEXT("list comprehension");
    case AST_SetComp: return TEXT("set comprehension");
    case AST_DictComp: return TEXT("dict comprehension");
    case AST_Dict: return TEXT("dict literal");
    case AST_Set: return TEXT("set display");
    case AST_JoinedStr:
    case AST_FormattedValue: return TEXT("f-string expression");
    case AST_Constant: return name_of_constant(ast_get(node, AST_Constant_value));
    case AST_Compare: return TEXT("comparison");
    case AST_IfExp: return TEXT("conditional expression");
    case AST_NamedExpr: return TEXT("named expression");
    default: return TEXT("expression");
    }
}

Value mistake_name_of(Value expression) { return str_from_text(name_of(expression)); }

static Value target_in_all(Value list, enum TargetUse use) {
    for (uint32_t i = 0; i < ast_list_length(list); i++) {
        Value found = mistake_target_in(ast_list_at(list, i), use);
        if (!is_unset(found)) return found;
    }
    return UNSET;
}

Value mistake_target_in(Value node, enum TargetUse use) {
    switch (ast_kind(node)) {
    case AST_List: return target_in_all(ast_get(node, AST_List_elts), use);
    case AST_Tuple: return target_in_all(ast_get(node, AST_Tuple_elts), use);
    case AST_Starred:
        return use == TARGET_DELETED ? node : mistake_target_in(ast_get(node, AST_Starred_value), use);
    case AST_Compare: // `for x in y` has been parsed as a comparison: its left side is the target
        if (use != TARGET_OF_LOOP) return node;
        if (!same(ast_list_at(ast_get(node, AST_Compare_ops), 0), int_u32(AST_In))) return UNSET;
        return mistake_target_in(ast_get(node, AST_Compare_left), use);
    case AST_Name:
    case AST_Subscript:
    case AST_Attribute: return UNSET;
    default: return node;
    }
}

Value mistake_target(Value expression, enum TargetUse use) {
    Value wrong = mistake_target_in(expression, use);
    if (is_unset(wrong)) return UNSET;
    Value name = mistake_name_of(wrong);
    RETURN_IF_ERROR(name);
    return report_node(wrong, use == TARGET_DELETED ? text_format1(TEXT("cannot delete {}"), name)
                                                    : text_format1(TEXT("cannot assign to {}"), name));
}
