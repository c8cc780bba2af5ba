// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Syntax trees as Python objects: the classes of module ast, made from ast.def, and the way from a tree (source/ast.h)
// to objects and back. What comes back is checked: a tree that tree_from_object gives is one that the compiler can take.
#pragma once
#include "python/source/ast.h"

// The types of fields, in two groups: those whose values are nodes, and the others.
enum TreeType {
    TREE_mod,
    TREE_stmt,
    TREE_expr,
    TREE_comprehension,
    TREE_excepthandler,
    TREE_arguments,
    TREE_arg,
    TREE_keyword,
    TREE_alias,
    TREE_withitem,
    TREE_match_case,
    TREE_pattern,
    TREE_type_ignore,
    TREE_SUM_COUNT,
    TREE_identifier = TREE_SUM_COUNT,
    TREE_string,
    TREE_constant,
    TREE_int,
    TREE_expr_context, // the choices
    TREE_boolop,
    TREE_operator,
    TREE_unaryop,
    TREE_cmpop,
    TREE_TYPE_COUNT,
};
enum TreeMark { TREE_ONE, TREE_OPTIONAL, TREE_LIST, TREE_LIST_OF_OPTIONAL };

// Of a field of a node, slot > AST_STOP.
enum TreeType tree_type(enum AstKind kind, uint32_t slot);
enum TreeMark tree_mark(enum AstKind kind, uint32_t slot);
enum TreeType tree_sum(enum AstKind kind); // the sum type of a node
bool tree_has_position(enum AstKind kind);
Text tree_kind_name(enum AstKind kind);
Text tree_type_name(enum TreeType type);

// --- classes (tree_class.c) ---
Value tree_classes(void);            // made when first asked for; a dict of name -> class, or ERROR
Value tree_class(enum AstKind kind); // its class
Value tree_type_class(enum TreeType type);
Value tree_fields(enum AstKind kind); // tuple of field names
Value tree_choice_object(enum TreeType type, uint32_t choice);
// The kind of node that an object is, or AST_KIND_COUNT; the choice, or UINT32_MAX.
enum AstKind tree_kind_of(Value object);
uint32_t tree_choice_of(enum TreeType type, Value object);

// --- conversion ---
Value tree_to_object(Value node);                        // tree.c
Value tree_from_object(Value object, enum AstKind kind); // tree_read.c; kind: of the root
// Had Python 3.minor the syntax of the tree? NONE or ERROR, a SyntaxError (tree_version.c).
Value tree_check_version(Value tree, Value filename, int64_t minor);
Value tree_validate(Value node); // tree_validate.c: NONE or ERROR
