// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The walk over the tree. Nodes that the kernel made are passed over, their children are not. Every other
// node must be of a kind listed here.
#include "tools/subset/subset.h"
#include <string.h>

static bool is_attribute(enum CXCursorKind kind) {
    return kind >= CXCursor_FirstAttr && kind <= CXCursor_LastAttr;
}

// Attributes are judged word by word in fence.c; this catches what is no __attribute__ at all (an asm label).
static void attribute_check(struct Unit *unit, struct Node *node) {
    const struct Token *first = &unit->tokens[node->begin < unit->token_count ? node->begin : 0];
    if (node->begin < node->end && !attribute_is_allowed(unit->text + first->offset, first->length))
        refuse_node(unit, node, RULE_ATTRIBUTE);
}

static bool is_attributed(const struct Unit *unit, const struct Node *node) {
    return token_is(unit, node->own, "__attribute__") ||
           (token_is(unit, node->own, "[") && token_is(unit, node->own + 1, "["));
}

// A statement of a kind that is allowed as it stands, or judged by its children.
static void statement_check(struct Unit *unit, struct Node *node) {
    switch (node->kind) {
    case CXCursor_CompoundStmt:
    case CXCursor_IfStmt:
    case CXCursor_WhileStmt:
    case CXCursor_DoStmt:
    case CXCursor_ForStmt:
    case CXCursor_ContinueStmt:
    case CXCursor_BreakStmt:
    case CXCursor_ReturnStmt:
    case CXCursor_NullStmt:
    case CXCursor_DeclStmt: break;
    case CXCursor_SwitchStmt:
    case CXCursor_CaseStmt:
    case CXCursor_DefaultStmt:
    case CXCursor_LabelStmt:
    case CXCursor_GotoStmt: jump_check(unit, node); break;
    case CXCursor_IndirectGotoStmt: refuse_node(unit, node, RULE_LABEL_ADDRESS); break;
    case CXCursor_GCCAsmStmt:
    case CXCursor_MSAsmStmt: refuse_node(unit, node, RULE_ASM); break;
    case CXCursor_UnexposedStmt:
        if (!is_attributed(unit, node)) refuse_node(unit, node, RULE_CONSTRUCT);
        break;
    default: refuse_node(unit, node, RULE_CONSTRUCT);
    }
}

static void node_check(struct Unit *unit, struct Node *node) {
    if (is_attribute(node->kind)) {
        attribute_check(unit, node);
    } else if (clang_isDeclaration(node->kind)) {
        declaration_check(unit, node);
    } else if (clang_isExpression(node->kind)) {
        expression_check(unit, node);
    } else if (clang_isStatement(node->kind)) {
        statement_check(unit, node);
    } else {
        switch (node->kind) {
        case CXCursor_TypeRef:
        case CXCursor_MemberRef:
        case CXCursor_LabelRef: break; // names, judged by what they name or by fence.c
        default: refuse_node(unit, node, RULE_CONSTRUCT);
        }
    }
}

void rules_check(struct Unit *unit, struct Node *node) {
    // A declaration may have a name from the user in text of the kernel's, so it always gets a look.
    if (node->maker == MAKER_USER || clang_isDeclaration(node->kind)) node_check(unit, node);
    float_check(unit, node);
    for (struct Node *child = node->first; child; child = child->next) rules_check(unit, child);
}
