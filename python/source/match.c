// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The match statement (PEP 634; Python reference, 8.6). `match` and `case` are names elsewhere: what begins
// like a match statement and is none is parsed again as an expression.
#include "python/source/grammar.h"
#include "python/source/mistake.h"

Value match_subject(void) {
    uint32_t from = parser.index;
    Value first = expression_star_named();
    NEED(first);
    if (!parser_accept(TOKEN_COMMA)) {
        if (!ast_is(first, AST_Starred)) return first;
        parser.index = from;
        return expression_named();
    }
    struct ParserMark mark = parser_mark();
    Value rest = expression_star_named_list();
    RETURN_IF_ERROR(rest);
    if (is_unset(rest)) parser_reset(mark), rest = parser.empty;
    Value items = parser_list_prepend(first, rest);
    RETURN_IF_ERROR(items);
    return NODE2(Tuple, token_start(from), items, int_u32(AST_Load));
}

// [guard]: NONE when there is none.
Value match_guard(void) {
    struct ParserMark mark = parser_mark();
    if (!parser_accept(TOKEN_IF)) return NONE;
    Value test = expression_named();
    if (!is_unset(test)) return test;
    parser_reset(mark);
    return NONE;
}

static Value case_block(void) {
    MISTAKE(mistake_case());
    if (!parser_at_word(TEXT("case"))) return UNSET;
    parser.index++;
    Value pattern = pattern_top();
    NEED(pattern);
    Value guard = match_guard();
    RETURN_IF_ERROR(guard);
    NEED_TOKEN(TOKEN_COLON);
    Value body = block_parse();
    NEED(body);
    Value node = NODE3(match_case, int_u32(0), pattern, guard, body);
    if (!is_error(node)) ast_set(node, AST_STOP, int_u32(0));
    return node;
}

static Value cases(void) {
    uint32_t opened = parser_open();
    for (;;) {
        struct ParserMark mark = parser_mark();
        Value one = case_block();
        RETURN_IF_ERROR(one);
        if (is_unset(one)) {
            parser_reset(mark);
            break;
        }
        if (!parser_push(one)) return ERROR;
    }
    return parser.top == opened ? UNSET : parser_close(opened);
}

static Value match(void) {
    uint32_t from = parser.index++;
    Value subject = match_subject();
    NEED(subject);
    NEED_TOKEN(TOKEN_COLON);
    NEED_TOKEN(TOKEN_NEWLINE);
    NEED_TOKEN(TOKEN_INDENT);
    Value list = cases();
    NEED(list);
    NEED_TOKEN(TOKEN_DEDENT);
    return NODE2(Match, token_start(from), subject, list);
}

Value match_parse(void) {
    struct ParserMark mark = parser_mark();
    if (!parser_at_word(TEXT("match"))) return UNSET;
    Value result = match();
    if (!is_unset(result)) return result;
    parser_reset(mark);
    MISTAKE(mistake_match());
    return UNSET;
}
