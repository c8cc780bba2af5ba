// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Jumps. The compiler clears every local at its declaration (-ftrivial-auto-var-init=zero), so no jump may
// pass a declaration by: a switch holds none directly, its labels stand directly in it, and a goto stays
// inside the block of its label without crossing a declaration of that block.
#include "tools/subset/subset.h"

static bool is_label(const struct Node *node) {
    return node->kind == CXCursor_CaseStmt || node->kind == CXCursor_DefaultStmt;
}

static void check_switch(struct Unit *unit, struct Node *node) {
    const struct Node *body = node->last;
    if (!body || body->kind != CXCursor_CompoundStmt) {
        refuse_node(unit, node, RULE_SWITCH);
        return;
    }
    for (const struct Node *child = body->first; child; child = child->next) {
        const struct Node *inner = child;
        while (is_label(inner) && inner->last) inner = inner->last;
        if (inner->kind == CXCursor_DeclStmt) refuse_node(unit, inner, RULE_SWITCH);
    }
}

static void check_label(struct Unit *unit, struct Node *node) {
    const struct Node *up = node->parent;
    while (up && is_label(up)) up = up->parent;
    if (!up || up->kind != CXCursor_CompoundStmt || !up->parent || up->parent->kind != CXCursor_SwitchStmt)
        refuse_node(unit, node, RULE_SWITCH);
}

static const struct Node *find_label(const struct Node *node, uint32_t token) {
    if (node->kind == CXCursor_LabelStmt && node->begin == token) return node;
    for (const struct Node *child = node->first; child; child = child->next) {
        const struct Node *found = find_label(child, token);
        if (found) return found;
    }
    return NULL;
}

static bool is_inside(const struct Node *node, const struct Node *block) {
    for (; node; node = node->parent)
        if (node == block) return true;
    return false;
}

static void check_goto(struct Unit *unit, struct Node *node) {
    const struct Node *top = node, *label, *block;
    uint32_t token;
    while (top->parent) top = top->parent;
    if (!node->first || !cursor_token(unit, clang_getCursorReferenced(node->first->cursor), &token) ||
        !(label = find_label(top, token))) {
        refuse_node(unit, node, RULE_GOTO);
        return;
    }
    block = label->parent;
    while (block && block->kind == CXCursor_LabelStmt) block = block->parent;
    if (!block || block->kind != CXCursor_CompoundStmt || !is_inside(node, block)) {
        refuse_node(unit, node, RULE_GOTO);
        return;
    }
    for (const struct Node *child = block->first; child; child = child->next)
        if (child->kind == CXCursor_DeclStmt && child->begin > node->begin && child->begin < label->begin) {
            refuse_node(unit, node, RULE_GOTO);
            return;
        }
}

void jump_check(struct Unit *unit, struct Node *node) {
    if (node->kind == CXCursor_SwitchStmt)
        check_switch(unit, node);
    else if (is_label(node))
        check_label(unit, node);
    else if (node->kind == CXCursor_GotoStmt)
        check_goto(unit, node);
}
