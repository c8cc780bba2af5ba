// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Mistakes in compound statements: a missing colon, a missing block, handlers that don't fit together.
#include "python/source/grammar.h"
#include "python/source/mistake.h"

static Value missing_colon(void) { return REPORT_LAST("expected ':'"); }

// NEWLINE !INDENT, after a colon: the block is missing of the statement whose keyword is token `keyword`.
static Value missing_block(uint32_t keyword, Text message) {
    NEED_TOKEN(TOKEN_NEWLINE);
    if (parser_peek() == TOKEN_INDENT) return UNSET;
    return report_last(CLASS(IndentationError), text_format1(message, int_u32(token_line(keyword))));
}

// What follows the head of a statement: a newline (the colon is missing) or a colon and no block.
static Value after_head(uint32_t keyword, Text message) {
    if (parser_accept(TOKEN_NEWLINE)) return missing_colon();
    NEED_TOKEN(TOKEN_COLON);
    return missing_block(keyword, message);
}

Value mistake_block(void) {
    NEED_TOKEN(TOKEN_NEWLINE);
    if (parser_peek() == TOKEN_INDENT) return UNSET;
    return report_last(CLASS(IndentationError), str_from_text(TEXT("expected an indented block")));
}

Value mistake_if(enum TokenKind keyword) {
    uint32_t from = parser.index;
    NEED_TOKEN(keyword);
    NEED(expression_named());
    return after_head(from, keyword == TOKEN_IF
                                ? TEXT("expected an indented block after 'if' statement on line {}")
                            : keyword == TOKEN_ELIF
                                ? TEXT("expected an indented block after 'elif' statement on line {}")
                                : TEXT("expected an indented block after 'while' statement on line {}"));
}

Value mistake_else(enum TokenKind keyword) {
    uint32_t from = parser.index;
    NEED_TOKEN(keyword);
    NEED_TOKEN(TOKEN_COLON);
    return missing_block(from, keyword == TOKEN_ELSE
                                   ? TEXT("expected an indented block after 'else' statement on line {}")
                                   : TEXT("expected an indented block after 'finally' statement on line {}"));
}

Value mistake_for(void) {
    parser_accept(TOKEN_ASYNC);
    uint32_t from = parser.index;
    NEED_TOKEN(TOKEN_FOR);
    NEED(target_star_list());
    NEED_TOKEN(TOKEN_IN);
    NEED(expression_star_list());
    return after_head(from, TEXT("expected an indented block after 'for' statement on line {}"));
}

// --- with
// ','.(expression ['as' star_target])+, or of expressions in brackets.
static Value with_items(bool brackets) {
    bool any = false;
    struct ParserMark mark = parser_mark();
    do {
        Value item = brackets ? expression_list() : expression_parse();
        RETURN_IF_ERROR(item);
        if (is_unset(item)) {
            parser_reset(mark);
            break;
        }
        any = true;
        mark = parser_mark();
        if (parser_accept(TOKEN_AS)) {
            Value target = target_star();
            RETURN_IF_ERROR(target);
            if (is_unset(target)) parser_reset(mark);
        }
        mark = parser_mark();
    } while (parser_accept(TOKEN_COMMA));
    return any ? NONE : UNSET;
}

static Value with_head(bool brackets) {
    parser_accept(TOKEN_ASYNC);
    NEED_TOKEN(TOKEN_WITH);
    if (brackets) NEED_TOKEN(TOKEN_LPAREN);
    NEED(with_items(brackets));
    if (brackets) {
        parser_accept(TOKEN_COMMA);
        NEED_TOKEN(TOKEN_RPAREN);
    }
    return NONE;
}

static Value with_without_colon(bool brackets) {
    NEED(with_head(brackets));
    NEED_TOKEN(TOKEN_NEWLINE);
    return missing_colon();
}

static Value with_without_block(bool brackets) {
    uint32_t from = parser.index + (parser_peek() == TOKEN_ASYNC);
    NEED(with_head(brackets));
    NEED_TOKEN(TOKEN_COLON);
    return missing_block(from, TEXT("expected an indented block after 'with' statement on line {}"));
}

Value mistake_with(void) {
    struct ParserMark mark = parser_mark();
    FORM(with_without_colon(false));
    FORM(with_without_colon(true));
    return UNSET;
}

Value mistake_with_indent(void) {
    struct ParserMark mark = parser_mark();
    FORM(with_without_block(false));
    FORM(with_without_block(true));
    return UNSET;
}

// --- try
// ['as' NAME]
static void optional_name(void) {
    if (parser_peek() == TOKEN_AS && parser_peek_next() == TOKEN_NAME) parser.index += 2;
}

static Value try_without_block(void) {
    uint32_t from = parser.index;
    NEED_TOKEN(TOKEN_TRY);
    NEED_TOKEN(TOKEN_COLON);
    return missing_block(from, TEXT("expected an indented block after 'try' statement on line {}"));
}

static Value try_alone(void) {
    NEED_TOKEN(TOKEN_TRY);
    NEED_TOKEN(TOKEN_COLON);
    NEED(block_parse());
    if (parser_peek() == TOKEN_EXCEPT || parser_peek() == TOKEN_FINALLY) return UNSET;
    return REPORT_LAST("expected 'except' or 'finally' block");
}

// 'try' ':' block* and one or more handlers of a kind: NONE, UNSET, ERROR.
static Value try_with(bool star) {
    NEED_TOKEN(TOKEN_TRY);
    NEED_TOKEN(TOKEN_COLON);
    struct ParserMark mark;
    for (;;) {
        mark = parser_mark();
        Value body = block_parse();
        RETURN_IF_ERROR(body);
        if (is_unset(body)) break;
    }
    parser_reset(mark);
    for (bool any = false;; any = true) {
        mark = parser_mark();
        Value handler = block_except(star);
        RETURN_IF_ERROR(handler);
        if (!is_unset(handler)) continue;
        parser_reset(mark);
        return any ? NONE : UNSET;
    }
}

static Value star_after_plain(void) {
    NEED(try_with(false));
    uint32_t from = parser.index;
    NEED_TOKEN(TOKEN_EXCEPT);
    NEED_TOKEN(TOKEN_STAR);
    NEED(expression_parse());
    optional_name();
    NEED_TOKEN(TOKEN_COLON);
    return REPORT_RANGE(token_start(from), token_stop(from + 1),
                        "cannot have both 'except' and 'except*' on the same 'try'");
}

static Value plain_after_star(void) {
    NEED(try_with(true));
    uint32_t from = parser.index;
    NEED_TOKEN(TOKEN_EXCEPT);
    struct ParserMark mark = parser_mark();
    Value type = expression_parse();
    RETURN_IF_ERROR(type);
    if (is_unset(type)) {
        parser_reset(mark);
    } else {
        optional_name();
    }
    NEED_TOKEN(TOKEN_COLON);
    return REPORT_TOKEN(from, "cannot have both 'except' and 'except*' on the same 'try'");
}

Value mistake_try(void) {
    struct ParserMark mark = parser_mark();
    FORM(try_without_block());
    FORM(try_alone());
    FORM(star_after_plain());
    FORM(plain_after_star());
    return UNSET;
}

static Value several_types(void) {
    NEED_TOKEN(TOKEN_EXCEPT);
    parser_accept(TOKEN_STAR);
    Value first = expression_parse();
    NEED(first);
    NEED_TOKEN(TOKEN_COMMA);
    NEED(expression_list());
    optional_name();
    NEED_TOKEN(TOKEN_COLON);
    return report_from(ast_get(first, AST_START),
                       str_from_text(TEXT("multiple exception types must be parenthesized")));
}

static Value except_without_colon(void) {
    NEED_TOKEN(TOKEN_EXCEPT);
    parser_accept(TOKEN_STAR);
    NEED(expression_parse());
    optional_name();
    NEED_TOKEN(TOKEN_NEWLINE);
    return missing_colon();
}

static Value except_without_type(void) {
    NEED_TOKEN(TOKEN_EXCEPT);
    if (parser_accept(TOKEN_NEWLINE)) return missing_colon();
    NEED_TOKEN(TOKEN_STAR);
    if (!parser_accept(TOKEN_NEWLINE) && !parser_accept(TOKEN_COLON)) return UNSET;
    return REPORT_LAST("expected one or more exception types");
}

Value mistake_except(void) {
    struct ParserMark mark = parser_mark();
    FORM(several_types());
    FORM(except_without_colon());
    FORM(except_without_type());
    return UNSET;
}

Value mistake_except_indent(bool star) {
    uint32_t from = parser.index;
    NEED_TOKEN(TOKEN_EXCEPT);
    if (star) NEED_TOKEN(TOKEN_STAR);
    if (star || parser_peek() != TOKEN_COLON) {
        NEED(expression_parse());
        optional_name();
    }
    NEED_TOKEN(TOKEN_COLON);
    return missing_block(from, star ? TEXT("expected an indented block after 'except*' statement on line {}")
                                    : TEXT("expected an indented block after 'except' statement on line {}"));
}

// --- definitions
Value mistake_def(void) {
    parser_accept(TOKEN_ASYNC);
    uint32_t from = parser.index;
    NEED_TOKEN(TOKEN_DEF);
    NEED_TOKEN(TOKEN_NAME);
    NEED_TOKEN(TOKEN_LPAREN);
    struct ParserMark mark = parser_mark();
    Value parameters = parameters_parse(false);
    RETURN_IF_ERROR(parameters);
    if (is_unset(parameters)) parser_reset(mark);
    NEED_TOKEN(TOKEN_RPAREN);
    mark = parser_mark();
    if (parser_accept(TOKEN_ARROW)) {
        Value returns = expression_parse();
        RETURN_IF_ERROR(returns);
        if (is_unset(returns)) parser_reset(mark);
    }
    NEED_TOKEN(TOKEN_COLON);
    return missing_block(from, TEXT("expected an indented block after function definition on line {}"));
}

// ['(' [arguments] ')']: NONE or ERROR.
static Value bases(void) {
    struct ParserMark mark = parser_mark();
    if (!parser_accept(TOKEN_LPAREN)) return NONE;
    struct ParserMark inside = parser_mark();
    Value arguments = arguments_parse(parser_start(), UNSET, false);
    RETURN_IF_ERROR(arguments);
    if (is_unset(arguments)) parser_reset(inside);
    if (!parser_accept(TOKEN_RPAREN)) parser_reset(mark);
    return NONE;
}

Value mistake_class(void) {
    uint32_t from = parser.index;
    NEED_TOKEN(TOKEN_CLASS);
    NEED_TOKEN(TOKEN_NAME);
    RETURN_IF_ERROR(bases());
    return after_head(from, TEXT("expected an indented block after class definition on line {}"));
}

// --- match
Value mistake_match(void) {
    uint32_t from = parser.index;
    if (!parser_at_word(TEXT("match"))) return UNSET;
    parser.index++;
    NEED(match_subject());
    return after_head(from, TEXT("expected an indented block after 'match' statement on line {}"));
}

Value mistake_case(void) {
    uint32_t from = parser.index;
    if (!parser_at_word(TEXT("case"))) return UNSET;
    parser.index++;
    NEED(pattern_top());
    RETURN_IF_ERROR(match_guard());
    return after_head(from, TEXT("expected an indented block after 'case' statement on line {}"));
}
