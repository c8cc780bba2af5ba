// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Compound statements (Python reference, chapter 8), but for match (match.c). In each of them the second pass
// looks first for a missing colon or block, as CPython does.
#include "python/source/grammar.h"
#include "python/source/mistake.h"

static Value block(void) {
    if (!parser_accept(TOKEN_NEWLINE)) {
        uint32_t opened = parser_open();
        Value line = statement_simple_line();
        NEED(line);
        return parser_close(opened);
    }
    if (!parser_accept(TOKEN_INDENT)) {
        parser.index--;
        MISTAKE(mistake_block());
        return UNSET;
    }
    uint32_t opened = parser_open();
    Value statements = statement_all();
    NEED(statements);
    NEED_TOKEN(TOKEN_DEDENT);
    return parser_close(opened);
}

Value block_parse(void) {
    SlotResult known = parser_recall(RULE_BLOCK);
    if (known.ok) return known.value;
    uint32_t from = parser.index;
    return parser_remember(RULE_BLOCK, from, block());
}

// A token that must stand here: the error comes in the first pass already.
static Value forced(enum TokenKind kind, Text message) {
    if (parser_accept(kind)) return NONE;
    return report_token(parser.index, str_from_text(message));
}
#define NEED_COLON()                                                                                         \
    do {                                                                                                     \
        if (is_error(forced(TOKEN_COLON, TEXT("expected ':'")))) return ERROR;                               \
    } while (0)

// [else_block]: the empty list when there is none.
static Value else_block(void) {
    struct ParserMark mark = parser_mark();
    MISTAKE(mistake_else(TOKEN_ELSE));
    if (!parser_accept(TOKEN_ELSE)) return parser.empty;
    NEED_COLON();
    Value body = block_parse();
    if (!is_unset(body)) return body;
    parser_reset(mark);
    return parser.empty;
}

// --- if: a chain of elif is a nest of nodes, which are made from the last one on
static Value build_chain(uint32_t opened, Value otherwise) {
    Value stop = parser_stop();
    while (parser.top > opened) {
        Value start = slot_get(parser.stack, parser.top - 3), node = AST_NEW(If, start, stop);
        RETURN_IF_ERROR(node);
        ast_set(node, AST_If_test, slot_get(parser.stack, parser.top - 2));
        ast_set(node, AST_If_body, slot_get(parser.stack, parser.top - 1));
        ast_set(node, AST_If_orelse, otherwise);
        parser.top -= 3;
        if (parser.top == opened) return node;
        otherwise = parser_list1(node);
        RETURN_IF_ERROR(otherwise);
    }
    return UNSET;
}

// One `if` or `elif`: pushes its start, test and body. NONE, UNSET, ERROR.
static Value branch(enum TokenKind keyword) {
    MISTAKE(mistake_if(keyword));
    Value start = parser_start();
    NEED_TOKEN(keyword);
    Value test = expression_named();
    NEED(test);
    NEED_TOKEN(TOKEN_COLON);
    Value body = block_parse();
    NEED(body);
    return parser_push(start) && parser_push(test) && parser_push(body) ? NONE : ERROR;
}

static Value if_statement(void) {
    uint32_t opened = parser_open();
    NEED(branch(TOKEN_IF));
    for (;;) {
        struct ParserMark mark = parser_mark();
        Value taken = branch(TOKEN_ELIF);
        RETURN_IF_ERROR(taken);
        if (is_unset(taken)) {
            parser_reset(mark);
            break;
        }
    }
    Value otherwise = else_block();
    NEED(otherwise);
    return build_chain(opened, otherwise);
}

// --- loops
static Value while_statement(void) {
    MISTAKE(mistake_if(TOKEN_WHILE));
    uint32_t from = parser.index++;
    Value test = expression_named();
    NEED(test);
    NEED_TOKEN(TOKEN_COLON);
    Value body = block_parse();
    NEED(body);
    Value otherwise = else_block();
    NEED(otherwise);
    return NODE3(While, token_start(from), test, body, otherwise);
}

// for_stmt from its first word on; `from` is where the statement begins.
static Value for_statement(uint32_t from, bool is_async) {
    parser.index = from;
    MISTAKE(mistake_for());
    parser.index = from + is_async;
    NEED_TOKEN(TOKEN_FOR);
    Value target = target_star_list();
    RETURN_IF_ERROR(target);
    if (is_unset(target) || !parser_accept(TOKEN_IN)) {
        parser.index = from;
        MISTAKE(mistake_for_target());
        return UNSET;
    }
    target_set(target, AST_Store);
    Value iterable = expression_star_list();
    NEED(iterable);
    NEED_TOKEN(TOKEN_COLON);
    Value type = parser_type_comment();
    RETURN_IF_ERROR(type);
    Value body = block_parse();
    NEED(body);
    Value otherwise = else_block();
    NEED(otherwise);
    enum AstKind kind = is_async ? AST_AsyncFor : AST_For;
    Value node = parser_node(kind, AST_For_SLOTS, token_start(from));
    RETURN_IF_ERROR(node);
    ast_set(node, AST_For_target, target);
    ast_set(node, AST_For_iter, iterable);
    ast_set(node, AST_For_body, body);
    ast_set(node, AST_For_orelse, otherwise);
    ast_set(node, AST_For_type_comment, type);
    return node;
}
_Static_assert(AST_For_SLOTS == AST_AsyncFor_SLOTS && AST_With_SLOTS == AST_AsyncWith_SLOTS &&
                   AST_FunctionDef_SLOTS == AST_AsyncFunctionDef_SLOTS && AST_Try_SLOTS == AST_TryStar_SLOTS,
               "the async forms have the same fields");

// --- with
static bool ends_item(void) {
    uint32_t kind = parser_peek();
    return kind == TOKEN_COMMA || kind == TOKEN_RPAREN || kind == TOKEN_COLON;
}

static Value with_item(void) {
    struct ParserMark mark = parser_mark();
    Value context = expression_parse(), target = NONE;
    NEED(context);
    struct ParserMark behind = parser_mark();
    if (parser_accept(TOKEN_AS)) {
        target = target_star();
        RETURN_IF_ERROR(target);
        if (!is_unset(target) && ends_item()) {
            target_set(target, AST_Store);
        } else {
            target = UNSET;
        }
    }
    if (is_unset(target) || is_none(target)) {
        parser_reset(mark);
        MISTAKE(mistake_with_item());
        parser_reset(behind);
        target = NONE;
    }
    Value node = NODE2(withitem, int_u32(0), context, target);
    if (!is_error(node)) ast_set(node, AST_STOP, int_u32(0));
    return node;
}

static Value with_items(void) {
    uint32_t opened = parser_open();
    struct ParserMark mark = parser_mark();
    do {
        Value item = with_item();
        RETURN_IF_ERROR(item);
        if (is_unset(item)) {
            parser_reset(mark);
            break;
        }
        if (!parser_push(item)) return ERROR;
        mark = parser_mark();
    } while (parser_accept(TOKEN_COMMA));
    return parser.top == opened ? UNSET : parser_close(opened);
}

// The items, in brackets or not, and the colon: a list.
static Value with_head(bool brackets) {
    if (brackets) NEED_TOKEN(TOKEN_LPAREN);
    Value items = with_items();
    NEED(items);
    if (brackets) {
        parser_accept(TOKEN_COMMA);
        NEED_TOKEN(TOKEN_RPAREN);
    }
    NEED_TOKEN(TOKEN_COLON);
    if (brackets && parser.minor < 9) { // the error comes when the whole statement can be read
        struct ParserMark mark = parser_mark();
        if (!failed(block_parse())) NEED_VERSION(9, "Parenthesized context managers are");
        parser_reset(mark);
    }
    return items;
}

static Value with_body(uint32_t from, bool is_async, Value items, Value type) {
    Value body = block_parse();
    NEED(body);
    Value node = parser_node(is_async ? AST_AsyncWith : AST_With, AST_With_SLOTS, token_start(from));
    RETURN_IF_ERROR(node);
    ast_set(node, AST_With_items, items);
    ast_set(node, AST_With_body, body);
    ast_set(node, AST_With_type_comment, type);
    return node;
}

static Value with_statement(uint32_t from, bool is_async) {
    parser.index = from;
    MISTAKE(mistake_with_indent());
    parser.index = from + is_async;
    NEED_TOKEN(TOKEN_WITH);
    struct ParserMark mark = parser_mark();
    for (uint32_t i = parser_peek() != TOKEN_LPAREN; i < 2; i++) {
        parser_reset(mark);
        Value items = with_head(i == 0);
        RETURN_IF_ERROR(items);
        if (is_unset(items)) continue;
        Value type = i == 0 ? NONE : parser_type_comment();
        RETURN_IF_ERROR(type);
        Value result = with_body(from, is_async, items, type);
        // a block that can't be parsed is tried twice only where that is remembered
        if (!is_unset(result) || !parser.second) return result;
    }
    parser.index = from;
    MISTAKE(mistake_with());
    return UNSET;
}

// --- try
static Value handler(bool star) {
    uint32_t from = parser.index;
    NEED_TOKEN(TOKEN_EXCEPT);
    if (star) NEED_TOKEN(TOKEN_STAR);
    Value type = NONE, name = NONE;
    if (star || parser_peek() != TOKEN_COLON) {
        type = expression_parse();
        NEED(type);
        struct ParserMark mark = parser_mark();
        if (parser_accept(TOKEN_AS)) {
            name = parser_identifier();
            RETURN_IF_ERROR(name);
            if (is_unset(name)) parser_reset(mark), name = NONE;
        }
    }
    NEED_TOKEN(TOKEN_COLON);
    Value body = block_parse();
    NEED(body);
    return NODE3(ExceptHandler, token_start(from), type, name, body);
}

Value block_except(bool star) {
    struct ParserMark mark = parser_mark();
    MISTAKE(mistake_except_indent(star));
    Value result = handler(star);
    if (!is_unset(result)) return result;
    parser_reset(mark);
    MISTAKE(mistake_except());
    return UNSET;
}

// One or more of block_except: a list.
static Value except_blocks(bool star) {
    uint32_t opened = parser_open();
    for (;;) {
        struct ParserMark mark = parser_mark();
        Value one = block_except(star);
        RETURN_IF_ERROR(one);
        if (is_unset(one)) {
            parser_reset(mark);
            break;
        }
        if (!parser_push(one)) return ERROR;
    }
    return parser.top == opened ? UNSET : parser_close(opened);
}

static Value finally_block(void) {
    MISTAKE(mistake_else(TOKEN_FINALLY));
    NEED_TOKEN(TOKEN_FINALLY);
    NEED_COLON();
    return block_parse();
}

// Handlers, else and finally behind a body.
static Value try_rest(uint32_t from, Value body, bool star) {
    Value handlers = except_blocks(star);
    NEED(handlers);
    Value otherwise = else_block();
    NEED(otherwise);
    struct ParserMark mark = parser_mark();
    Value finally = finally_block();
    RETURN_IF_ERROR(finally);
    if (is_unset(finally)) parser_reset(mark), finally = parser.empty;
    enum AstKind kind = star ? AST_TryStar : AST_Try;
    return parser_node4(kind, token_start(from), body, handlers, otherwise, finally);
}

static Value try_statement(void) {
    MISTAKE(mistake_try());
    uint32_t from = parser.index++;
    NEED_COLON();
    Value body = block_parse();
    NEED(body);
    struct ParserMark mark = parser_mark();
    Value finally = finally_block();
    RETURN_IF_ERROR(finally);
    if (!is_unset(finally)) {
        return NODE4(Try, token_start(from), body, parser.empty, parser.empty, finally);
    }
    parser_reset(mark);
    Value result = try_rest(from, body, false);
    if (!is_unset(result)) return result;
    parser_reset(mark);
    return try_rest(from, body, true);
}

// --- functions and classes
// [func_type_comment]: behind the colon, or on a line of its own before the block. NONE when there is none.
static Value function_type(void) {
    if (likely(!(parser.flags & SOURCE_TYPE_COMMENTS))) return NONE;
    struct ParserMark mark = parser_mark();
    if (parser_accept(TOKEN_NEWLINE)) {
        Value type = parser_type_comment();
        RETURN_IF_ERROR(type);
        if (!is_none(type) && parser_peek() == TOKEN_NEWLINE && parser_peek_next() == TOKEN_INDENT)
            return type;
    } else if (parser.mistakes && parser_accept(TOKEN_TYPE_COMMENT) && parser_accept(TOKEN_NEWLINE) &&
               parser_accept(TOKEN_TYPE_COMMENT) && parser_accept(TOKEN_NEWLINE) &&
               parser_accept(TOKEN_INDENT)) {
        return REPORT_LAST("Cannot have two type comments on def");
    }
    parser_reset(mark);
    return parser_type_comment();
}

static Value function(uint32_t from, bool is_async, Value decorators) {
    parser.index = from;
    MISTAKE(mistake_def());
    parser.index = from + is_async;
    NEED_TOKEN(TOKEN_DEF);
    Value name = parser_identifier(), parameters = UNSET, returns = NONE;
    NEED(name);
    if (is_error(forced(TOKEN_LPAREN, TEXT("expected '('")))) return ERROR;
    struct ParserMark mark = parser_mark();
    if (parser_peek() != TOKEN_RPAREN || parser.second) parameters = parameters_parse(false);
    RETURN_IF_ERROR(parameters);
    if (is_unset(parameters)) {
        parser_reset(mark);
        parameters = parameters_none();
        RETURN_IF_ERROR(parameters);
    }
    NEED_TOKEN(TOKEN_RPAREN);
    mark = parser_mark();
    if (parser_accept(TOKEN_ARROW)) {
        returns = expression_parse();
        RETURN_IF_ERROR(returns);
        if (is_unset(returns)) parser_reset(mark), returns = NONE;
    }
    NEED_COLON();
    Value type = function_type();
    RETURN_IF_ERROR(type);
    Value body = block_parse();
    NEED(body);
    enum AstKind kind = is_async ? AST_AsyncFunctionDef : AST_FunctionDef;
    NODE_CHECK(FunctionDef, 6);
    return parser_node6(kind, token_start(from), name, parameters, body, decorators, returns, type);
}

static Value class(uint32_t from, Value decorators) {
    MISTAKE(mistake_class());
    parser.index++;
    Value name = parser_identifier(), bases = parser.empty, keywords = parser.empty;
    NEED(name);
    if (parser_accept(TOKEN_LPAREN)) {
        if (parser_peek() != TOKEN_RPAREN) {
            Value arguments = arguments_parse(parser_start(), UNSET, false);
            NEED(arguments);
            bases = ast_get(arguments, AST_Call_args), keywords = ast_get(arguments, AST_Call_keywords);
        }
        NEED_TOKEN(TOKEN_RPAREN);
    }
    NEED_TOKEN(TOKEN_COLON);
    Value body = block_parse();
    NEED(body);
    Value node = parser_node(AST_ClassDef, AST_ClassDef_SLOTS, token_start(from));
    RETURN_IF_ERROR(node);
    ast_set(node, AST_ClassDef_name, name);
    ast_set(node, AST_ClassDef_bases, bases);
    ast_set(node, AST_ClassDef_keywords, keywords);
    ast_set(node, AST_ClassDef_body, body);
    ast_set(node, AST_ClassDef_decorator_list, decorators);
    return node;
}

static Value decorated(void) {
    uint32_t opened = parser_open();
    while (parser_accept(TOKEN_AT)) {
        Value decorator = expression_named();
        NEED(decorator);
        NEED_TOKEN(TOKEN_NEWLINE);
        if (!parser_push(decorator)) return ERROR;
    }
    Value decorators = parser_close(opened);
    RETURN_IF_ERROR(decorators);
    uint32_t from = parser.index;
    switch (parser_peek()) {
    case TOKEN_DEF: return function(from, false, decorators);
    case TOKEN_ASYNC: return function(from, true, decorators);
    case TOKEN_CLASS: return class(from, decorators);
    default: return UNSET;
    }
}

static Value async_statement(void) {
    uint32_t from = parser.index;
    switch (parser_peek_next()) {
    case TOKEN_DEF: return function(from, true, parser.empty);
    case TOKEN_WITH: return with_statement(from, true);
    case TOKEN_FOR: return for_statement(from, true);
    default: return UNSET;
    }
}

Value block_compound(void) {
    uint32_t from = parser.index;
    switch (parser_peek()) {
    case TOKEN_DEF: return function(from, false, parser.empty);
    case TOKEN_AT: return decorated();
    case TOKEN_ASYNC: return async_statement();
    case TOKEN_IF: return if_statement();
    case TOKEN_CLASS: return class(from, parser.empty);
    case TOKEN_WITH: return with_statement(from, false);
    case TOKEN_FOR: return for_statement(from, false);
    case TOKEN_TRY: return try_statement();
    case TOKEN_WHILE: return while_statement();
    case TOKEN_NAME: return match_parse();
    default: return UNSET;
    }
}
