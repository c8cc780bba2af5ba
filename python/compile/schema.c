// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The abstract grammar as two tables.
#include "python/compile/schema.h"

// Is a field of this type a node?
enum {
    TYPE_expr = 1,
    TYPE_stmt = 1,
    TYPE_comprehension = 1,
    TYPE_excepthandler = 1,
    TYPE_arguments = 1,
    TYPE_arg = 1,
    TYPE_keyword = 1,
    TYPE_alias = 1,
    TYPE_withitem = 1,
    TYPE_match_case = 1,
    TYPE_pattern = 1,
    TYPE_type_ignore = 0,
    TYPE_identifier = 0,
    TYPE_string = 0,
    TYPE_constant = 0,
    TYPE_int = 0,
    TYPE_expr_context = 0,
    TYPE_boolop = 0,
    TYPE_operator = 0,
    TYPE_unaryop = 0,
    TYPE_cmpop = 0
};
enum {
    MARK_ONE = SCHEMA_NODE,
    MARK_OPTIONAL = SCHEMA_NODE,
    MARK_LIST = SCHEMA_LIST,
    MARK_LIST_OF_OPTIONAL = SCHEMA_LIST
};

#define WIDTH 10
static const uint8_t fields[AST_KIND_COUNT][WIDTH] = {
#define AST_NODE(node, sum) [AST_##node] = {
#define AST_FIELD(node, field, type, mark) [AST_##node##_##field] = TYPE_##type ? MARK_##mark : SCHEMA_LEAF,
#define AST_END(node)                                                                                        \
    }                                                                                                        \
    ,
#define AST_CHOICES(type)
#define AST_CHOICE(type, name)
#include "python/source/ast.def"
};
static const uint8_t sizes[AST_KIND_COUNT] = {
#define AST_NODE(node, sum)
#define AST_FIELD(node, field, type, mark)
#define AST_END(node) [AST_##node] = AST_##node##_SLOTS,
#define AST_CHOICES(type)
#define AST_CHOICE(type, name)
#include "python/source/ast.def"
};

uint32_t schema_size(enum AstKind kind) { return AT(sizes, kind); }
enum SchemaField schema_field(enum AstKind kind, uint32_t slot) {
    return (enum SchemaField)AT(AT(fields, kind), slot);
}
