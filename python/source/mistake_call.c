// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Mistakes in the arguments of calls: their order, generators without brackets, "=" where it can't be.
#include "python/source/grammar.h"
#include "python/source/mistake.h"

static Value start_of(Value node) { return ast_get(node, AST_START); }

static Value arguments(void) { return arguments_without_comma(parser_start(), UNSET); }

static Value star_after_mapping(void) {
    Value call = arguments();
    NEED(call);
    NEED_TOKEN(TOKEN_COMMA);
    NEED_TOKEN(TOKEN_STAR);
    return REPORT_NODE(call, "iterable argument unpacking follows keyword argument unpacking");
}

// Where the last clause's last expression ends.
static Value end_of(Value clauses) {
    Value last = ast_list_at(clauses, ast_list_length(clauses) - 1),
          tests = ast_get(last, AST_comprehension_ifs);
    uint32_t n = ast_list_length(tests);
    return ast_get(n ? ast_list_at(tests, n - 1) : ast_get(last, AST_comprehension_iter), AST_STOP);
}

static Value report_generator(Value element, Value clauses) {
    return REPORT_RANGE(start_of(element), end_of(clauses), "Generator expression must be parenthesized");
}

// [args | expression for_if_clauses]: NONE or ERROR.
static Value rest_of_arguments(void) {
    struct ParserMark mark = parser_mark();
    Value rest = arguments();
    RETURN_IF_ERROR(rest);
    if (!is_unset(rest)) return NONE;
    parser_reset(mark);
    rest = expression_parse();
    if (!failed(rest)) rest = atom_clauses();
    RETURN_IF_ERROR(rest);
    if (is_unset(rest)) parser_reset(mark);
    return NONE;
}

static Value generator_first(void) {
    Value element = expression_parse();
    NEED(element);
    Value clauses = atom_clauses();
    NEED(clauses);
    NEED_TOKEN(TOKEN_COMMA);
    RETURN_IF_ERROR(rest_of_arguments());
    return report_generator(element, clauses);
}

static Value equal_in_generator(void) {
    uint32_t from = parser.index;
    NEED_TOKEN(TOKEN_NAME);
    NEED_TOKEN(TOKEN_EQUAL);
    NEED(expression_parse());
    NEED(atom_clauses());
    return REPORT_RANGE(token_start(from), token_stop(from + 1),
                        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
}

static Value generator_last(void) {
    Value call = arguments();
    NEED(call);
    Value clauses = atom_clauses();
    NEED(clauses);
    Value args = ast_get(call, AST_Call_args);
    uint32_t n = ast_list_length(args);
    return n <= 1 ? NONE : report_generator(ast_list_at(args, n - 1), clauses);
}

static Value generator_after_comma(void) {
    NEED(arguments());
    NEED_TOKEN(TOKEN_COMMA);
    Value element = expression_parse();
    NEED(element);
    Value clauses = atom_clauses();
    NEED(clauses);
    return report_generator(element, clauses);
}

static Value positional_after_keyword(void) {
    Value call = arguments();
    NEED(call);
    NEED_TOKEN(TOKEN_COMMA);
    NEED(arguments());
    Value keywords = ast_get(call, AST_Call_keywords);
    for (uint32_t i = 0; i < ast_list_length(keywords); i++) {
        if (is_none(ast_get(ast_list_at(keywords, i), AST_keyword_arg))) {
            return REPORT_LAST("positional argument follows keyword argument unpacking");
        }
    }
    return REPORT_LAST("positional argument follows keyword argument");
}

Value mistake_arguments(void) {
    struct ParserMark mark = parser_mark();
    FORM(star_after_mapping());
    FORM(generator_first());
    FORM(equal_in_generator());
    FORM(generator_last());
    FORM(generator_after_comma());
    FORM(positional_after_keyword());
    return UNSET;
}

static Value equal_after_constant(void) {
    uint32_t from = parser.index, kind = parser_peek();
    if (kind != TOKEN_TRUE && kind != TOKEN_FALSE && kind != TOKEN_NONE) return UNSET;
    parser.index++;
    NEED_TOKEN(TOKEN_EQUAL);
    Value start = token_start(from), stop = token_stop(from + 1);
    if (kind == TOKEN_TRUE) return REPORT_RANGE(start, stop, "cannot assign to True");
    if (kind == TOKEN_FALSE) return REPORT_RANGE(start, stop, "cannot assign to False");
    return REPORT_RANGE(start, stop, "cannot assign to None");
}

static Value equal_after_expression(void) {
    if (parser_peek() == TOKEN_NAME && parser_peek_next() == TOKEN_EQUAL) return UNSET;
    Value target = expression_parse();
    NEED(target);
    uint32_t equal = parser.index;
    NEED_TOKEN(TOKEN_EQUAL);
    return REPORT_RANGE(start_of(target), token_stop(equal),
                        "expression cannot contain assignment, perhaps you meant \"==\"?");
}

Value mistake_keyword(void) {
    struct ParserMark mark = parser_mark();
    FORM(equal_after_constant());
    FORM(equal_in_generator());
    FORM(equal_after_expression());
    return UNSET;
}
