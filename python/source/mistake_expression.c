// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Mistakes in expressions: missing commas, "=" for "==", statements of Python 2, stars and commas where a
// comprehension or a bracket does not take them.
#include "python/source/grammar.h"
#include "python/source/mistake.h"

static Value start_of(Value node) { return ast_get(node, AST_START); }
static Value stop_of(Value node) { return ast_get(node, AST_STOP); }
static Value last_of(Value list) { return ast_list_at(list, ast_list_length(list) - 1); }

// --- any expression
static bool at_beginning_of(Text word) {
    uint32_t from = token_from(parser.index), n = token_to(parser.index) - from;
    if (n > text_size(word)) return false;
    for (uint32_t i = 0; i < n; i++) {
        if (u8_get(parser.source, from + i) != text_at(word, i)) return false;
    }
    return true;
}

// CPython 3.11 takes the beginning of a soft keyword, such as `m` or `ca`, for one here.
static bool at_soft_keyword(void) {
    if (parser_peek() != TOKEN_NAME) return false;
    return at_beginning_of(TEXT("_")) || at_beginning_of(TEXT("case")) || at_beginning_of(TEXT("match"));
}

static bool is_legacy(Value node) {
    if (!ast_is(node, AST_Name)) return false;
    Value id = ast_get(node, AST_Name_id);
    return str_equal_text(id, TEXT("print")) || str_equal_text(id, TEXT("exec"));
}

// Two expressions side by side, inside brackets.
static Value missing_comma(void) {
    if (parser_peek() == TOKEN_NAME && parser_peek_next() == TOKEN_STRING) return UNSET; // a wrong prefix
    if (at_soft_keyword()) return UNSET;
    Value first = expression_disjunction();
    NEED(first);
    parser.mistakes = false;
    Value second = expression_plain();
    parser.mistakes = true;
    NEED(second);
    if (is_legacy(first) || token_level(parser.index - 1) == 0) return NONE;
    return REPORT_RANGE(start_of(first), stop_of(second), "invalid syntax. Perhaps you forgot a comma?");
}

static Value missing_else(void) {
    Value first = expression_disjunction();
    NEED(first);
    NEED_TOKEN(TOKEN_IF);
    Value test = expression_disjunction();
    NEED(test);
    if (parser_peek() == TOKEN_ELSE || parser_peek() == TOKEN_COLON) return UNSET;
    return REPORT_RANGE(start_of(first), stop_of(test), "expected 'else' after 'if' expression");
}

Value mistake_expression(void) {
    struct ParserMark mark = parser_mark();
    FORM(missing_comma());
    FORM(missing_else());
    return UNSET;
}

Value mistake_legacy(void) {
    Value name = parser_name();
    NEED(name);
    if (parser_peek() == TOKEN_LPAREN) return UNSET;
    Value rest = expression_star_list();
    NEED(rest);
    if (!is_legacy(name)) return UNSET;
    Value id = ast_get(name, AST_Name_id);
    return report_range(
        start_of(name), stop_of(rest),
        text_format2(TEXT("Missing parentheses in call to '{}'. Did you mean {}(...)?"), id, id));
}

// --- where := may stand
static Value walrus_without_name(void) {
    Value target = expression_parse();
    NEED(target);
    NEED_TOKEN(TOKEN_WALRUS);
    NEED(expression_parse());
    Value name = mistake_name_of(target);
    RETURN_IF_ERROR(name);
    return report_node(target, text_format1(TEXT("cannot use assignment expressions with {}"), name));
}

static bool at_assignment(void) { return parser_peek() == TOKEN_EQUAL || parser_peek() == TOKEN_WALRUS; }

static Value equal_after_name(void) {
    Value name = parser_name();
    NEED(name);
    NEED_TOKEN(TOKEN_EQUAL);
    Value value = expression_bitwise_or();
    NEED(value);
    if (at_assignment()) return UNSET;
    return REPORT_RANGE(start_of(name), stop_of(value),
                        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
}

// Does a list, tuple, generator or constant stand here? TRUE, FALSE, ERROR.
static Value at_display(void) {
    struct ParserMark mark = parser_mark();
    uint32_t kind = parser_peek();
    if (kind == TOKEN_TRUE || kind == TOKEN_NONE || kind == TOKEN_FALSE) return TRUE;
    for (uint32_t i = 0; i < 3; i++) {
        Value found = i == 0 ? atom_list() : i == 1 ? atom_tuple() : atom_genexp();
        RETURN_IF_ERROR(found);
        parser_reset(mark);
        if (!is_unset(found)) return TRUE;
    }
    return FALSE;
}

static Value equal_after_expression(void) {
    Value display = at_display();
    RETURN_IF_ERROR(display);
    if (is_true(display)) return UNSET;
    Value target = expression_bitwise_or();
    NEED(target);
    NEED_TOKEN(TOKEN_EQUAL);
    NEED(expression_bitwise_or());
    if (at_assignment()) return UNSET;
    Value name = mistake_name_of(target);
    RETURN_IF_ERROR(name);
    return report_node(
        target, text_format1(TEXT("cannot assign to {} here. Maybe you meant '==' instead of '='?"), name));
}

static Value named(void) {
    struct ParserMark mark = parser_mark();
    FORM(walrus_without_name());
    FORM(equal_after_name());
    FORM(equal_after_expression());
    return UNSET;
}

Value mistake_named(void) {
    SlotResult known = parser_recall(RULE_NAMED_MISTAKE);
    if (known.ok) return known.value;
    uint32_t from = parser.index;
    return parser_remember(RULE_NAMED_MISTAKE, from, named());
}

// --- comprehensions
static Value star_in_comprehension(void) {
    uint32_t kind = parser_peek();
    if (kind != TOKEN_LBRACKET && kind != TOKEN_LPAREN && kind != TOKEN_LBRACE) return UNSET;
    parser.index++;
    Value star = expression_starred();
    NEED(star);
    NEED(atom_clauses());
    return REPORT_NODE(star, "iterable unpacking cannot be used in comprehension");
}

// [a, b for ...] and [a, for ...]
static Value commas_in_comprehension(bool more) {
    if (parser_peek() != TOKEN_LBRACKET && parser_peek() != TOKEN_LBRACE) return UNSET;
    parser.index++;
    Value first = expression_star_named();
    NEED(first);
    uint32_t comma = parser.index;
    NEED_TOKEN(TOKEN_COMMA);
    Value stop = token_stop(comma);
    if (more) {
        Value rest = expression_star_named_list();
        NEED(rest);
        stop = stop_of(last_of(rest));
    }
    NEED(atom_clauses());
    return REPORT_RANGE(start_of(first), stop, "did you forget parentheses around the comprehension target?");
}

Value mistake_comprehension(void) {
    struct ParserMark mark = parser_mark();
    FORM(star_in_comprehension());
    FORM(commas_in_comprehension(true));
    FORM(commas_in_comprehension(false));
    return UNSET;
}

Value mistake_dict_comprehension(void) {
    NEED_TOKEN(TOKEN_LBRACE);
    uint32_t stars = parser.index;
    NEED_TOKEN(TOKEN_DOUBLE_STAR);
    NEED(expression_bitwise_or());
    NEED(atom_clauses());
    NEED_TOKEN(TOKEN_RBRACE);
    return REPORT_TOKEN(stars, "dict unpacking cannot be used in dict comprehension");
}

// --- brackets
static Value star_in_group(void) {
    NEED_TOKEN(TOKEN_LPAREN);
    Value star = expression_starred();
    NEED(star);
    NEED_TOKEN(TOKEN_RPAREN);
    return REPORT_NODE(star, "cannot use starred expression here");
}

static Value double_star_in_group(void) {
    NEED_TOKEN(TOKEN_LPAREN);
    uint32_t stars = parser.index;
    NEED_TOKEN(TOKEN_DOUBLE_STAR);
    NEED(expression_parse());
    NEED_TOKEN(TOKEN_RPAREN);
    return REPORT_TOKEN(stars, "cannot use double starred expression here");
}

Value mistake_group(void) {
    struct ParserMark mark = parser_mark();
    FORM(star_in_group());
    FORM(double_star_in_group());
    return UNSET;
}

static Value missing_colon_in_pair(void) {
    Value key = expression_parse();
    NEED(key);
    if (parser_peek() == TOKEN_COLON) return UNSET;
    return report_columns(ast_lineno(key), ast_end_col_offset(key), ast_end_lineno(key), 0,
                          str_from_text(TEXT("':' expected after dictionary key")));
}

static Value star_as_value(void) {
    NEED(expression_parse());
    NEED_TOKEN(TOKEN_COLON);
    uint32_t star = parser.index;
    NEED_TOKEN(TOKEN_STAR);
    NEED(expression_bitwise_or());
    return report_from(token_start(star),
                       str_from_text(TEXT("cannot use a starred expression in a dictionary value")));
}

static Value missing_value(void) {
    NEED(expression_parse());
    uint32_t colon = parser.index;
    NEED_TOKEN(TOKEN_COLON);
    if (parser_peek() != TOKEN_RBRACE && parser_peek() != TOKEN_COMMA) return UNSET;
    return REPORT_TOKEN(colon, "expression expected after dictionary key and ':'");
}

// A wrong pair behind good ones.
static Value later_pair(void) {
    struct ParserMark before_comma = parser_mark();
    for (bool first = true;; first = false) {
        Value pair = atom_double_starred_pair();
        RETURN_IF_ERROR(pair);
        if (is_unset(pair)) {
            if (first) return UNSET;
            break;
        }
        before_comma = parser_mark();
        if (!parser_accept(TOKEN_COMMA)) break;
    }
    parser_reset(before_comma);
    NEED_TOKEN(TOKEN_COMMA);
    struct ParserMark mark = parser_mark();
    FORM(missing_colon_in_pair());
    FORM(star_as_value());
    FORM(missing_value());
    return UNSET;
}

Value mistake_pairs(void) {
    struct ParserMark mark = parser_mark();
    FORM(later_pair());
    FORM(star_as_value());
    FORM(missing_value());
    return UNSET;
}
