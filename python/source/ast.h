// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Syntax trees. A node is a plain storage block (no Python object): slot AST_KIND, its two positions, then
// the fields of ast.def under their names: ast_get(node, AST_BinOp_left). A list field is a storage block
// with exactly as many slots as elements (never NONE), an absent optional field is NONE, an operator or
// context is a small integer (AST_Add, AST_Load, ...). `is` and `level` style flags are small integers.
//
// Positions are CPython's: lines from 1, columns from 0 in UTF-8 bytes. Nodes without positions in CPython
// (mod, comprehension, arguments, withitem, match_case, type_ignore) have them 0.
#pragma once
#include "python/objects/memory.h"

enum AstKind {
#define AST_NODE(node, sum) AST_##node,
#define AST_FIELD(node, field, type, mark)
#define AST_END(node)
#define AST_CHOICES(type)
#define AST_CHOICE(type, name)
#include "python/source/ast.def"
    AST_KIND_COUNT
};

// Field numbers AST_<node>_<field>, and AST_<node>_SLOTS: the size of the node's block.
enum AstField {
    AST_KIND,
    AST_START, // packed: see ast_position
    AST_STOP,
#define AST_NODE(node, sum) AST_BEFORE_##node = AST_STOP,
#define AST_FIELD(node, field, type, mark) AST_##node##_##field,
#define AST_END(node) AST_##node##_SLOTS,
#define AST_CHOICES(type)
#define AST_CHOICE(type, name)
#include "python/source/ast.def"
};

// AST_Load, AST_Add, ...: each type's values count from 0.
enum AstChoice {
#define AST_NODE(node, sum)
#define AST_FIELD(node, field, type, mark)
#define AST_END(node)
#define AST_CHOICES(type) AST_BEFORE_##type = -1,
#define AST_CHOICE(type, name) AST_##name,
#include "python/source/ast.def"
};

INLINE Value ast_get(Value node, enum AstField field) { return slot_get(ref_of(node), (uint64_t)field); }
INLINE void ast_set(Value node, enum AstField field, Value v) { slot_set(ref_of(node), (uint64_t)field, v); }
INLINE enum AstKind ast_kind(Value node) { return (enum AstKind)int_of(slot_get(ref_of(node), AST_KIND)); }
INLINE bool ast_is(Value node, enum AstKind kind) {
    return same(slot_get(ref_of(node), AST_KIND), int_u32((uint32_t)kind));
}
// A field that is a small integer: an operator, a context, a flag.
INLINE int64_t ast_get_int(Value node, enum AstField field) { return int_of(ast_get(node, field)); }

INLINE uint32_t ast_list_length(Value list) { return slot_count(ref_of(list)); }
INLINE Value ast_list_at(Value list, uint32_t i) { return slot_get(ref_of(list), i); }

// A position as one small integer, which orders as the text does. Lines and columns are below 2^30.
INLINE Value ast_position(uint32_t line, uint32_t column) {
    return int_wrap((int64_t)line << 30 | (int64_t)(column & 0x3fffffff));
}
INLINE uint32_t ast_position_line(Value position) { return (uint32_t)(int_of(position) >> 30); }
INLINE uint32_t ast_position_column(Value position) { return (uint32_t)int_of(position) & 0x3fffffff; }
INLINE uint32_t ast_lineno(Value node) { return ast_position_line(ast_get(node, AST_START)); }
INLINE uint32_t ast_col_offset(Value node) { return ast_position_column(ast_get(node, AST_START)); }
INLINE uint32_t ast_end_lineno(Value node) { return ast_position_line(ast_get(node, AST_STOP)); }
INLINE uint32_t ast_end_col_offset(Value node) { return ast_position_column(ast_get(node, AST_STOP)); }

// A new node with all fields UNSET, or ERROR (memory). slots is AST_<node>_SLOTS.
INLINE Value ast_new(enum AstKind kind, uint32_t slots, Value start, Value stop) {
    Value node = new_storage(slots);
    if (is_error(node)) return ERROR;
    ast_set(node, AST_KIND, int_u32((uint32_t)kind));
    ast_set(node, AST_START, start);
    ast_set(node, AST_STOP, stop);
    return node;
}
#define AST_NEW(node, start, stop) ast_new(AST_##node, AST_##node##_SLOTS, start, stop)
