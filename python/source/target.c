// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Targets of assignments, loops, `with` and `del` (Python reference, 7.2). They are parsed as the expressions
// they look like; then it is checked that they can be targets, and their context is set.
#include "python/source/grammar.h"

static bool are_valid(Value list, enum AstChoice context) {
    for (uint32_t i = 0; i < ast_list_length(list); i++) {
        if (!target_is_valid(ast_list_at(list, i), context)) return false;
    }
    return true;
}

// The brackets of the text bound the recursion here and in target_set.
bool target_is_valid(Value node, enum AstChoice context) {
    switch (ast_kind(node)) {
    case AST_Name:
    case AST_Attribute:
    case AST_Subscript: return true;
    case AST_List: return are_valid(ast_get(node, AST_List_elts), context);
    case AST_Tuple: return are_valid(ast_get(node, AST_Tuple_elts), context);
    case AST_Starred: {
        Value inner = ast_get(node, AST_Starred_value);
        return context == AST_Store && !ast_is(inner, AST_Starred) && target_is_valid(inner, context);
    }
    default: return false;
    }
}

static void set_all(Value list, enum AstChoice context) {
    for (uint32_t i = 0; i < ast_list_length(list); i++) target_set(ast_list_at(list, i), context);
}

void target_set(Value node, enum AstChoice context) {
    Value ctx = int_u32((uint32_t)context);
    switch (ast_kind(node)) {
    case AST_Name: ast_set(node, AST_Name_ctx, ctx); break;
    case AST_Attribute: ast_set(node, AST_Attribute_ctx, ctx); break;
    case AST_Subscript: ast_set(node, AST_Subscript_ctx, ctx); break;
    case AST_Starred:
        ast_set(node, AST_Starred_ctx, ctx);
        target_set(ast_get(node, AST_Starred_value), context);
        break;
    case AST_List:
        ast_set(node, AST_List_ctx, ctx);
        set_all(ast_get(node, AST_List_elts), context);
        break;
    case AST_Tuple:
        ast_set(node, AST_Tuple_ctx, ctx);
        set_all(ast_get(node, AST_Tuple_elts), context);
        break;
    default: break;
    }
}

bool target_is_single(Value node) {
    return ast_is(node, AST_Name) || ast_is(node, AST_Attribute) || ast_is(node, AST_Subscript);
}

static Value checked(Value target, enum AstChoice context) {
    return failed(target) || target_is_valid(target, context) ? target : UNSET;
}

Value target_star(void) {
    uint32_t from = parser.index;
    if (!parser_accept(TOKEN_STAR)) return checked(primary_parse(), AST_Store);
    if (parser_peek() == TOKEN_STAR) return UNSET;
    Value inner = checked(primary_parse(), AST_Store);
    NEED(inner);
    return NODE2(Starred, token_start(from), inner, int_u32(AST_Load));
}

// Pushes what follows the first target, the comma being the current token. NONE or ERROR.
static Value more_targets(enum AstChoice context) {
    while (parser_accept(TOKEN_COMMA)) {
        struct ParserMark mark = parser_mark();
        Value next = context == AST_Store ? target_star() : checked(primary_parse(), AST_Del);
        RETURN_IF_ERROR(next);
        if (is_unset(next)) {
            parser_reset(mark);
            break;
        }
        if (!parser_push(next)) return ERROR;
    }
    return NONE;
}

Value target_star_list(void) {
    uint32_t from = parser.index;
    Value first = target_star();
    if (failed(first) || parser_peek() != TOKEN_COMMA) return first;
    uint32_t opened = parser_open();
    if (!parser_push(first) || is_error(more_targets(AST_Store))) return ERROR;
    Value items = parser_close(opened);
    RETURN_IF_ERROR(items);
    return NODE2(Tuple, token_start(from), items, int_u32(AST_Load));
}

Value target_del_list(void) {
    Value first = checked(primary_parse(), AST_Del);
    NEED(first);
    uint32_t opened = parser_open();
    if (!parser_push(first) || is_error(more_targets(AST_Del))) return ERROR;
    return parser_close(opened);
}
