// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// ast.parse(feature_version=(3, n)): a tree with syntax that Python 3.n did not have is a SyntaxError. What leaves no trace
// in the tree (underscores in numbers, parentheses around context managers) is the parser's: NEED_VERSION.
#include "python/compile/schema.h"
#include "python/compile/scope.h"
#include "python/compile/tree.h"
#include "python/objects/error.h"
#include "python/objects/str.h"

// What is new in a node, and since when; 0: nothing.
struct Feature {
    uint8_t since;
    Text name;
};
#define FEATURE(since, text) ((struct Feature){since, TEXT(text)})

static struct Feature feature_of(Value node) {
    enum AstKind kind = ast_kind(node);
    switch (kind) {
    case AST_AsyncFunctionDef: return FEATURE(5, "Async functions are");
    case AST_AsyncFor: return FEATURE(5, "Async for loops are");
    case AST_AsyncWith: return FEATURE(5, "Async with statements are");
    case AST_Await: return FEATURE(5, "Await expressions are");
    case AST_AnnAssign: return FEATURE(6, "Variable annotation syntax is");
    case AST_JoinedStr: return FEATURE(6, "Format strings are");
    case AST_NamedExpr: return FEATURE(8, "Assignment expressions are");
    case AST_Match: return FEATURE(10, "Pattern matching is");
    case AST_TryStar: return FEATURE(11, "Exception groups are");
    case AST_comprehension:
        if (ast_get_int(node, AST_comprehension_is_async)) return FEATURE(6, "Async comprehensions are");
        break;
    case AST_arguments:
        if (ast_list_length(ast_get(node, AST_arguments_posonlyargs)))
            return FEATURE(8, "Positional-only parameters are");
        break;
    case AST_BinOp:
    case AST_AugAssign:
        if (ast_get_int(node, kind == AST_BinOp ? AST_BinOp_op : AST_AugAssign_op) == AST_MatMult)
            return FEATURE(5, "The '@' operator is");
        break;
    default: break;
    }
    return FEATURE(0, "");
}

// The parser meets the inner ones first.
static Value check(Value node, Value filename, int64_t minor);

static Value check_list(Value list, Value filename, int64_t minor) {
    for (uint32_t i = 0; i < ast_list_length(list); i++)
        if (is_ref(ast_list_at(list, i))) RETURN_IF_ERROR(check(ast_list_at(list, i), filename, minor));
    return NONE;
}
static Value check(Value node, Value filename, int64_t minor) {
    if (!stack_has_room()) return raise_recursion_error();
    enum AstKind kind = ast_kind(node);
    for (uint32_t slot = AST_STOP + 1; slot < schema_size(kind); slot++) {
        Value field = slot_get(ref_of(node), slot);
        enum SchemaField type = schema_field(kind, slot);
        if (type == SCHEMA_NODE && is_ref(field)) RETURN_IF_ERROR(check(field, filename, minor));
        if (type == SCHEMA_LIST) RETURN_IF_ERROR(check_list(field, filename, minor));
    }
    struct Feature feature = feature_of(node);
    if (feature.since > minor) {
        Value name = str_from_text(feature.name);
        RETURN_IF_ERROR(name);
        return scope_error(filename, node, TEXT("{} only supported in Python 3.{} and greater"), name,
                           int_u32(feature.since));
    }
    return NONE;
}

Value tree_check_version(Value tree, Value filename, int64_t minor) { return check(tree, filename, minor); }
