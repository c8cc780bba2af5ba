// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Expressions: values of the allowed types, made by the allowed operators. Conversions have no token of their
// own in C; libclang shows them as unexposed nodes with one child of the same extent.
#include "tools/subset/subset.h"
#include <string.h>

static const struct Node *skip_parens(const struct Node *node) {
    while (node->kind == CXCursor_ParenExpr && node->first) node = node->first;
    return node;
}

// A conversion that the language inserts: covers exactly its operand.
static bool is_conversion(const struct Node *node) {
    return node->kind == CXCursor_UnexposedExpr && node->first && node->first == node->last &&
           node->first->begin == node->begin && node->first->end == node->end &&
           clang_isExpression(node->first->kind);
}

static const struct Node *skip_conversions(const struct Node *node) {
    while (is_conversion(node) || (node->kind == CXCursor_ParenExpr && node->first)) node = node->first;
    return node;
}

static bool is_string(const struct Unit *unit, const struct Node *node) {
    return node->kind == CXCursor_StringLiteral && node->begin < node->end &&
           unit->tokens[node->begin].literal;
}

// The node that takes this one's value, seen through conversions (and parentheses).
static const struct Node *user_of(const struct Node *node, const struct Node **argument) {
    const struct Node *at = node, *up = node->parent;
    while (up && (is_conversion(up) || up->kind == CXCursor_ParenExpr)) {
        at = up;
        up = up->parent;
    }
    *argument = at;
    return up;
}

static bool is_callee(const struct Node *node) {
    const struct Node *at, *up = user_of(node, &at);
    return up && up->kind == CXCursor_CallExpr && up->first == at;
}

static bool is_argument(const struct Node *node) {
    const struct Node *at, *up = user_of(node, &at);
    return up && up->kind == CXCursor_CallExpr && up->first != at;
}

static bool is_kernel_use(const struct Node *node) {
    const struct Node *at, *up = user_of(node, &at);
    return up && up->maker == MAKER_KERNEL;
}

// Where the text of a literal is copied into an array, measured, or only said by the compiler.
static bool is_array_initializer(const struct Node *node) {
    const struct Node *at, *up = user_of(node, &at);
    if (!up) return false;
    return up->kind == CXCursor_VarDecl || up->kind == CXCursor_InitListExpr ||
           up->kind == CXCursor_CompoundLiteralExpr || up->kind == CXCursor_StaticAssert ||
           (up->kind == CXCursor_UnexposedExpr && up->parent && up->parent->kind == CXCursor_InitListExpr);
}

// From a float to an integer: a value that doesn't fit has no meaning in C.
static bool is_number_cut(CXType to, CXType from) {
    return type_is_float(from) && !type_is_float(to) && to.kind != CXType_Void && to.kind != CXType_Bool;
}

static void check_conversion(struct Unit *unit, struct Node *node) {
    const struct Node *operand = skip_parens(node->first);
    if (!type_is_pointer(node->type)) {
        enum Rule rule = type_rule(unit, node->type, USE_OBJECT);
        bool same = clang_equalTypes(node->type, operand->type); // judged there
        if (node->type.kind != CXType_Void && rule != RULE_COUNT && !same) refuse_node(unit, node, rule);
        return;
    }
    const struct Node *source = skip_conversions(node);
    if (is_string(unit, source)) {
        if (!is_argument(node) && !is_kernel_use(node)) refuse_node(unit, node, RULE_LITERAL);
    } else if (operand->type.kind == CXType_FunctionProto || operand->type.kind == CXType_FunctionNoProto ||
               operand->type.kind == CXType_Unexposed) {
        if (!is_callee(node)) refuse_node(unit, node, RULE_FUNCTION_VALUE);
    } else if (operand->type.kind == CXType_ConstantArray || operand->type.kind == CXType_IncompleteArray) {
        refuse_node(unit, node, RULE_DECAY);
    } else {
        refuse_node(unit, node, RULE_POINTER_VALUE);
    }
}

// The state of the kernel is for its macros only.
static bool is_kernel_state(const struct Unit *unit, CXCursor variable) {
    uint32_t token;
    return clang_getCursorLinkage(variable) != CXLinkage_NoLinkage && cursor_token(unit, variable, &token) &&
           unit->tokens[token].place == PLACE_KERNEL &&
           !type_is_const(clang_getCanonicalType(clang_getCursorType(variable)));
}

static void check_name(struct Unit *unit, struct Node *node) {
    CXCursor target = clang_getCursorReferenced(node->cursor);
    enum CXCursorKind kind = clang_getCursorKind(target);
    uint32_t token;
    if (kind == CXCursor_FunctionDecl || kind == CXCursor_VarDecl) facts_use(unit, target, node->begin);
    if (kind == CXCursor_VarDecl && is_kernel_state(unit, target)) refuse_node(unit, node, RULE_KERNEL_NAME);
    if (kind == CXCursor_FunctionDecl) {
        bool known = cursor_token(unit, target, &token);
        enum Place place = known ? (enum Place)unit->tokens[token].place : PLACE_FOREIGN;
        if (node->type.kind == CXType_Unexposed) place = PLACE_FOREIGN; // a builtin
        bool expect = token_is(unit, node->begin, "__builtin_expect");
        if (!expect && (place == PLACE_FOREIGN || place == PLACE_SYSTEM))
            refuse_node(unit, node, RULE_FOREIGN);
        if (!is_callee(node) && !is_conversion(node->parent)) refuse_node(unit, node, RULE_FUNCTION_VALUE);
        return;
    }
    if (kind != CXCursor_VarDecl && kind != CXCursor_ParmDecl && kind != CXCursor_EnumConstantDecl)
        refuse_node(unit, node, RULE_CONSTRUCT);
}

static void check_call(struct Unit *unit, struct Node *node) {
    const struct Node *callee = node->first ? skip_conversions(node->first) : NULL;
    if (!callee || callee->kind != CXCursor_DeclRefExpr ||
        clang_getCursorKind(clang_getCursorReferenced(callee->cursor)) != CXCursor_FunctionDecl) {
        refuse_node(unit, node, RULE_CALL);
        return;
    }
    CXType type = clang_getCanonicalType(clang_getCursorType(clang_getCursorReferenced(callee->cursor)));
    if (type.kind == CXType_FunctionNoProto)
        refuse_node(unit, node, RULE_PROTOTYPE);
    else if (clang_isFunctionTypeVariadic(type))
        refuse_node(unit, node, RULE_VARIADIC);
}

static void check_unary(struct Unit *unit, struct Node *node) {
    switch (clang_getCursorUnaryOperatorKind(node->cursor)) {
    case CXUnaryOperator_PostInc:
    case CXUnaryOperator_PostDec:
    case CXUnaryOperator_PreInc:
    case CXUnaryOperator_PreDec:
    case CXUnaryOperator_Plus:
    case CXUnaryOperator_Minus:
    case CXUnaryOperator_Not:
    case CXUnaryOperator_LNot: break;
    case CXUnaryOperator_AddrOf: refuse_node(unit, node, RULE_ADDRESS); break;
    case CXUnaryOperator_Deref: refuse_node(unit, node, RULE_DEREFERENCE); break;
    default: refuse_node(unit, node, RULE_CONSTRUCT);
    }
}

static bool constant_value(const struct Node *node, long long *value) {
    CXEvalResult result = clang_Cursor_Evaluate(node->cursor);
    if (!result) return false;
    bool known = clang_EvalResult_getKind(result) == CXEval_Int;
    if (known) *value = clang_EvalResult_getAsLongLong(result);
    clang_EvalResult_dispose(result);
    return known;
}

// In `n < 63 ? n : 63`: the largest value of the n behind the question mark, of an unsigned type.
static bool is_minimum(const struct Node *choice, long long *limit) {
    const struct Node *condition = skip_conversions(choice->first),
                      *then = skip_conversions(choice->first->next);
    if (condition->kind != CXCursor_BinaryOperator || then->kind != CXCursor_DeclRefExpr) return false;
    enum CXBinaryOperatorKind compare = clang_getCursorBinaryOperatorKind(condition->cursor);
    const struct Node *left = skip_conversions(condition->first);
    bool same =
        left->kind == CXCursor_DeclRefExpr &&
        clang_equalCursors(clang_getCursorReferenced(left->cursor), clang_getCursorReferenced(then->cursor));
    bool is_unsigned =
        then->type.kind >= CXType_Bool && then->type.kind <= CXType_ULongLong; // in libclang's order
    if (!same || !is_unsigned || !constant_value(condition->last, limit) || *limit < 1) return false;
    if (compare == CXBinaryOperator_LT) --*limit;
    return compare == CXBinaryOperator_LT || compare == CXBinaryOperator_LE;
}

// The largest value that an expression can have, for those whose form bounds it: false if it doesn't, or if it
// can be negative. Sums and products are of small numbers only, so that they don't wrap.
static bool bounded(const struct Node *node, long long *limit) {
    const long long small = 1 << 20;
    long long left, right;
    node = skip_conversions(node);
    if (constant_value(node, limit)) return *limit >= 0;
    if (node->kind == CXCursor_ConditionalOperator && node->first->next && node->last != node->first->next) {
        bool then = bounded(node->first->next, &left) || is_minimum(node, &left);
        if (!then || !bounded(node->last, &right)) return false;
        *limit = left > right ? left : right;
        return true;
    }
    if (node->kind != CXCursor_BinaryOperator || node->first == node->last) {
        *limit = (1ll << (clang_Type_getSizeOf(node->type) * 8 & 31)) - 1; // a variable of a narrow type
        if (node->type.kind == CXType_Bool) *limit = 1;
        return node->type.kind == CXType_Bool || node->type.kind == CXType_UChar ||
               node->type.kind == CXType_UShort;
    }
    bool left_bounded = bounded(node->first, &left), right_bounded = bounded(node->last, &right);
    bool both = left_bounded && right_bounded && left <= small && right <= small;
    switch (clang_getCursorBinaryOperatorKind(node->cursor)) {
    case CXBinaryOperator_And: // of the two the smaller one
        *limit = !left_bounded || (right_bounded && right < left) ? right : left;
        return left_bounded || right_bounded;
    case CXBinaryOperator_Add: *limit = left + right; return both;
    case CXBinaryOperator_Mul: *limit = left * right; return both;
    case CXBinaryOperator_Shr: *limit = left; return left_bounded;
    case CXBinaryOperator_LT:
    case CXBinaryOperator_GT:
    case CXBinaryOperator_LE:
    case CXBinaryOperator_GE:
    case CXBinaryOperator_EQ:
    case CXBinaryOperator_NE:
    case CXBinaryOperator_LAnd:
    case CXBinaryOperator_LOr: *limit = 1; return true;
    default: return false;
    }
}

// A count at or above the width has no meaning in C, and the compiler may draw conclusions from it.
static void check_shift(struct Unit *unit, struct Node *node) {
    long long bits = clang_Type_getSizeOf(node->type) * 8, limit;
    if (bits < 32) bits = 32;
    if (!bounded(node->last, &limit) || limit >= bits) refuse_node(unit, node, RULE_SHIFT);
}

static void check_division(struct Unit *unit, struct Node *node) {
    if (type_is_float(node->first->type) || type_is_float(node->last->type)) return;
    long long value;
    const struct Node *divisor = skip_conversions(node->last);
    if (!constant_value(divisor, &value) || value == 0 || value == -1) refuse_node(unit, node, RULE_DIVISION);
}

static void check_binary(struct Unit *unit, struct Node *node) {
    if (!node->first || node->first == node->last) {
        refuse_node(unit, node, RULE_CONSTRUCT);
        return;
    }
    if (node->kind == CXCursor_CompoundAssignOperator && is_number_cut(node->type, node->last->type))
        refuse_node(unit, node, RULE_FLOAT_CAST);
    switch (clang_getCursorBinaryOperatorKind(node->cursor)) {
    case CXBinaryOperator_Mul:
    case CXBinaryOperator_Add:
    case CXBinaryOperator_Sub:
    case CXBinaryOperator_LT:
    case CXBinaryOperator_GT:
    case CXBinaryOperator_LE:
    case CXBinaryOperator_GE:
    case CXBinaryOperator_EQ:
    case CXBinaryOperator_NE:
    case CXBinaryOperator_And:
    case CXBinaryOperator_Xor:
    case CXBinaryOperator_Or:
    case CXBinaryOperator_LAnd:
    case CXBinaryOperator_LOr:
    case CXBinaryOperator_Assign:
    case CXBinaryOperator_MulAssign:
    case CXBinaryOperator_AddAssign:
    case CXBinaryOperator_SubAssign:
    case CXBinaryOperator_AndAssign:
    case CXBinaryOperator_XorAssign:
    case CXBinaryOperator_OrAssign:
    case CXBinaryOperator_Comma: break;
    case CXBinaryOperator_Shl:
    case CXBinaryOperator_Shr:
    case CXBinaryOperator_ShlAssign:
    case CXBinaryOperator_ShrAssign: check_shift(unit, node); break;
    case CXBinaryOperator_Div:
    case CXBinaryOperator_Rem:
    case CXBinaryOperator_DivAssign:
    case CXBinaryOperator_RemAssign: check_division(unit, node); break;
    default: refuse_node(unit, node, RULE_CONSTRUCT);
    }
}

static void check_cast(struct Unit *unit, struct Node *node) {
    if (type_is_pointer(node->type) || (node->last && type_is_pointer(skip_conversions(node->last)->type)) ||
        (node->last && type_is_pointer(node->last->type)))
        refuse_node(unit, node, RULE_CAST);
}

// The type of the whole expression; what has a rule of its own that says more is left to that.
static void check_value_type(struct Unit *unit, struct Node *node) {
    if (node->kind == CXCursor_StringLiteral || node->kind == CXCursor_DeclRefExpr ||
        node->kind == CXCursor_ParenExpr) {
        if (type_is_pointer(node->type)) refuse_node(unit, node, RULE_POINTER_VALUE);
        return;
    }
    enum Rule rule = node->type.kind == CXType_Void ? RULE_COUNT : type_rule(unit, node->type, USE_OBJECT);
    if (rule == RULE_POINTER) rule = RULE_POINTER_VALUE;
    if (rule != RULE_COUNT && node->type.kind != CXType_FunctionProto) refuse_node(unit, node, rule);
}

// A float of the user's that becomes an integer, by a cast of his or inside a macro of the kernel's.
void float_check(struct Unit *unit, const struct Node *node) {
    const struct Node *operand = node->last;
    if (node->kind != CXCursor_CStyleCastExpr && !is_conversion(node)) return;
    if (!operand || !is_number_cut(node->type, skip_parens(operand)->type)) return;
    if (node->maker == MAKER_USER || skip_conversions(operand)->maker == MAKER_USER)
        refuse_node(unit, node, RULE_FLOAT_CAST);
}

// An operator of the user's that takes hold of a part of the kernel's text: in `x * 8` of a macro of the
// kernel's, the argument `a + b` would become `a + b * 8`. What a macro gives whole is delimited.
static void check_precedence(struct Unit *unit, struct Node *node) {
    for (const struct Node *child = node->first; child; child = child->next) {
        const struct Node *operand = child;
        while (is_conversion(operand)) operand = operand->first;
        if (!clang_isExpression(operand->kind) || operand->maker != MAKER_KERNEL) continue;
        bool delimited = operand->kind == CXCursor_ParenExpr || operand->kind == CXCursor_CallExpr ||
                         operand->kind == CXCursor_DeclRefExpr ||
                         operand->kind == CXCursor_CompoundLiteralExpr ||
                         operand->kind == CXCursor_MemberRefExpr || operand->kind == CXCursor_StringLiteral ||
                         operand->kind == CXCursor_StmtExpr || operand->kind == CXCursor_IntegerLiteral ||
                         operand->kind == CXCursor_FloatingLiteral;
        if (!delimited || unit->tokens[operand->begin].spelled != PLACE_KERNEL)
            refuse_node(unit, node, RULE_PRECEDENCE);
    }
}

static bool is_operator(enum CXCursorKind kind) {
    return kind == CXCursor_UnaryOperator || kind == CXCursor_BinaryOperator ||
           kind == CXCursor_CStyleCastExpr || kind == CXCursor_CompoundAssignOperator ||
           kind == CXCursor_ConditionalOperator || kind == CXCursor_MemberRefExpr;
}

void expression_check(struct Unit *unit, struct Node *node) {
    if (is_conversion(node)) {
        check_conversion(unit, node);
        return;
    }
    if (is_operator(node->kind)) check_precedence(unit, node);
    bool in_list = node->parent && node->parent->kind == CXCursor_InitListExpr;
    bool designated = node->kind == CXCursor_UnexposedExpr && in_list &&
                      (token_is(unit, node->own, ".") || token_is(unit, node->own, "["));
    if (designated) return; // its value is a child
    check_value_type(unit, node);
    switch (node->kind) {
    case CXCursor_IntegerLiteral:
    case CXCursor_FloatingLiteral:
    case CXCursor_CharacterLiteral:
    case CXCursor_ParenExpr:
    case CXCursor_ConditionalOperator: break;
    case CXCursor_DeclRefExpr: check_name(unit, node); break;
    case CXCursor_CallExpr: check_call(unit, node); break;
    case CXCursor_UnaryOperator: check_unary(unit, node); break;
    case CXCursor_BinaryOperator:
    case CXCursor_CompoundAssignOperator: check_binary(unit, node); break;
    case CXCursor_CStyleCastExpr: check_cast(unit, node); break;
    case CXCursor_CompoundLiteralExpr: break;
    case CXCursor_InitListExpr: initializer_check(unit, node); break;
    case CXCursor_MemberRefExpr:
        if (!node->first || type_is_pointer(skip_conversions(node->first)->type) ||
            type_is_pointer(node->first->type))
            refuse_node(unit, node, RULE_ARROW);
        break;
    case CXCursor_UnaryExpr:
        if (!token_is(unit, node->begin, "sizeof")) refuse_node(unit, node, RULE_CONSTRUCT);
        break;
    case CXCursor_StringLiteral: {
        bool converted = node->parent && is_conversion(node->parent) && type_is_pointer(node->parent->type);
        const struct Node *at, *up = user_of(node, &at);
        bool measured = up && up->kind == CXCursor_UnaryExpr;
        if (!is_string(unit, node) ||
            (!converted && !is_array_initializer(node) && !is_kernel_use(node) && !measured))
            refuse_node(unit, node, RULE_LITERAL);
        break;
    }
    case CXCursor_ArraySubscriptExpr: refuse_node(unit, node, RULE_SUBSCRIPT); break;
    case CXCursor_StmtExpr: refuse_node(unit, node, RULE_STATEMENT_EXPRESSION); break;
    case CXCursor_GenericSelectionExpr: refuse_node(unit, node, RULE_GENERIC); break;
    case CXCursor_AddrLabelExpr: refuse_node(unit, node, RULE_LABEL_ADDRESS); break;
    default: refuse_node(unit, node, RULE_CONSTRUCT);
    }
}
