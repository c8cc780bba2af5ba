// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Mistakes in the parameters of functions and lambdas: their order, and the places of "/", "*" and "**".
#include "python/source/grammar.h"
#include "python/source/mistake.h"

// Whether a parameter has a default.
enum Default { WITHOUT, WITH, MAYBE };

// One parameter of this kind with what stands behind it: its node.
static Value parameter(bool lambda, enum Default kind) {
    Value node = parameters_name(lambda, false);
    NEED(node);
    if (kind != WITHOUT) {
        struct ParserMark mark = parser_mark();
        Value value = parameters_default();
        RETURN_IF_ERROR(value);
        if (is_unset(value)) {
            if (kind == WITH) return UNSET;
            parser_reset(mark);
        }
    }
    return parameters_follow(lambda) ? node : UNSET;
}

// As many as there are: TRUE when there is one, FALSE, ERROR.
static Value parameters(bool lambda, enum Default kind) {
    for (bool any = false;; any = true) {
        struct ParserMark mark = parser_mark();
        Value node = parameter(lambda, kind);
        RETURN_IF_ERROR(node);
        if (!is_unset(node)) continue;
        parser_reset(mark);
        return bool_value(any);
    }
}

// Positional-only parameters up to "/" and what stands behind it: NONE, UNSET, ERROR.
static Value slash(bool lambda, bool defaults) {
    Value any = parameters(lambda, WITHOUT);
    RETURN_IF_ERROR(any);
    if (defaults) any = parameters(lambda, WITH);
    RETURN_IF_ERROR(any);
    if (is_false(any)) return UNSET;
    NEED_TOKEN(TOKEN_SLASH);
    return parameters_follow(lambda) ? NONE : UNSET;
}

// slash_no_default | slash_with_default
static Value any_slash(bool lambda) {
    struct ParserMark mark = parser_mark();
    Value found = slash(lambda, false);
    if (!is_unset(found)) return found;
    parser_reset(mark);
    return slash(lambda, true);
}

static Value order(bool lambda) {
    RETURN_IF_ERROR(parameters(lambda, WITHOUT));
    struct ParserMark mark = parser_mark();
    Value found = slash(lambda, true);
    RETURN_IF_ERROR(found);
    if (is_unset(found)) {
        parser_reset(mark);
        found = parameters(lambda, WITH);
        RETURN_IF_ERROR(found);
        if (is_false(found)) return UNSET;
    }
    Value late = parameter(lambda, WITHOUT);
    NEED(late);
    return REPORT_NODE(late, "non-default argument follows default argument");
}

// (a, b): NONE, UNSET, ERROR.
static Value bracketed_lambda(void) {
    struct ParserMark mark = parser_mark();
    for (bool any = false;; any = true) {
        Value name = parameters_name(true, false);
        RETURN_IF_ERROR(name);
        if (is_unset(name)) {
            parser_reset(mark);
            return any ? NONE : UNSET;
        }
        mark = parser_mark();
        if (!parser_accept(TOKEN_COMMA)) return NONE;
    }
}

static Value brackets(bool lambda) {
    RETURN_IF_ERROR(parameters(lambda, WITHOUT));
    Value start = parser_start();
    NEED_TOKEN(TOKEN_LPAREN);
    if (lambda) {
        NEED(bracketed_lambda());
    } else {
        Value any = parameters(false, WITHOUT);
        RETURN_IF_ERROR(any);
        if (is_false(any)) return UNSET;
    }
    parser_accept(TOKEN_COMMA);
    Value stop = token_stop(parser.index);
    NEED_TOKEN(TOKEN_RPAREN);
    return lambda ? REPORT_RANGE(start, stop, "Lambda expression parameters cannot be parenthesized")
                  : REPORT_RANGE(start, stop, "Function parameters cannot be parenthesized");
}

static Value slash_first(void) {
    uint32_t from = parser.index;
    NEED_TOKEN(TOKEN_SLASH);
    NEED_TOKEN(TOKEN_COMMA);
    return REPORT_TOKEN(from, "at least one argument must precede /");
}

static Value second_slash(bool lambda) {
    NEED(any_slash(lambda));
    RETURN_IF_ERROR(parameters(lambda, MAYBE));
    if (parser_peek() != TOKEN_SLASH) return UNSET;
    return REPORT_TOKEN(parser.index, "/ may appear only once");
}

// ',' or a parameter without default: NONE, UNSET, ERROR.
static Value comma_or_parameter(bool lambda) {
    return parser_accept(TOKEN_COMMA) ? NONE : parameter(lambda, WITHOUT);
}

static Value slash_after_star(bool lambda) {
    struct ParserMark mark = parser_mark();
    Value found = any_slash(lambda);
    RETURN_IF_ERROR(found);
    if (is_unset(found)) parser_reset(mark);
    RETURN_IF_ERROR(parameters(lambda, MAYBE));
    NEED_TOKEN(TOKEN_STAR);
    NEED(comma_or_parameter(lambda));
    RETURN_IF_ERROR(parameters(lambda, MAYBE));
    if (parser_peek() != TOKEN_SLASH) return UNSET;
    return REPORT_TOKEN(parser.index, "/ must be ahead of *");
}

static Value slash_and_star(bool lambda) {
    Value any = parameters(lambda, MAYBE);
    RETURN_IF_ERROR(any);
    if (is_false(any)) return UNSET;
    NEED_TOKEN(TOKEN_SLASH);
    if (parser_peek() != TOKEN_STAR) return UNSET;
    return REPORT_TOKEN(parser.index, "expected comma between / and *");
}

Value mistake_parameters(bool lambda) {
    struct ParserMark mark = parser_mark();
    FORM(order(lambda));
    FORM(brackets(lambda));
    FORM(slash_first());
    FORM(second_slash(lambda));
    FORM(slash_after_star(lambda));
    FORM(slash_and_star(lambda));
    return UNSET;
}

Value mistake_default(void) {
    uint32_t equal = parser.index;
    NEED_TOKEN(TOKEN_EQUAL);
    if (parser_peek() != TOKEN_RPAREN && parser_peek() != TOKEN_COMMA) return UNSET;
    return REPORT_TOKEN(equal, "expected default value expression");
}

// --- * and **
static Value bare_star(bool lambda) {
    uint32_t star = parser.index;
    enum TokenKind end = lambda ? TOKEN_COLON : TOKEN_RPAREN;
    NEED_TOKEN(TOKEN_STAR);
    if (!parser_accept(end)) {
        NEED_TOKEN(TOKEN_COMMA);
        if (!parser_accept(end) && !parser_accept(TOKEN_DOUBLE_STAR)) return UNSET;
    }
    return lambda ? REPORT_LAST("named arguments must follow bare *")
                  : REPORT_TOKEN(star, "named arguments must follow bare *");
}

static Value star_with_type(bool lambda) {
    NEED_TOKEN(TOKEN_STAR);
    NEED_TOKEN(TOKEN_COMMA);
    if (lambda || parser_peek() != TOKEN_TYPE_COMMENT) return UNSET;
    return REPORT_LAST("bare * has associated type comment");
}

static Value star_with_default(bool lambda) {
    NEED_TOKEN(TOKEN_STAR);
    NEED(parameters_name(lambda, false));
    if (parser_peek() != TOKEN_EQUAL) return UNSET;
    return REPORT_TOKEN(parser.index, "var-positional argument cannot have default value");
}

static Value second_star(bool lambda) {
    NEED_TOKEN(TOKEN_STAR);
    struct ParserMark mark = parser_mark();
    Value first = parameter(lambda, WITHOUT);
    RETURN_IF_ERROR(first);
    if (is_unset(first)) {
        parser_reset(mark);
        NEED_TOKEN(TOKEN_COMMA);
    }
    RETURN_IF_ERROR(parameters(lambda, MAYBE));
    uint32_t star = parser.index;
    NEED_TOKEN(TOKEN_STAR);
    mark = parser_mark();
    Value second = parameter(lambda, WITHOUT);
    RETURN_IF_ERROR(second);
    if (is_unset(second)) {
        parser_reset(mark);
        NEED_TOKEN(TOKEN_COMMA);
    }
    return REPORT_TOKEN(star, "* argument may appear only once");
}

Value mistake_star(bool lambda) {
    struct ParserMark mark = parser_mark();
    FORM(bare_star(lambda));
    FORM(star_with_type(lambda));
    FORM(star_with_default(lambda));
    FORM(second_star(lambda));
    return UNSET;
}

static Value double_star_with_default(bool lambda) {
    NEED_TOKEN(TOKEN_DOUBLE_STAR);
    NEED(parameters_name(lambda, false));
    if (parser_peek() != TOKEN_EQUAL) return UNSET;
    return REPORT_TOKEN(parser.index, "var-keyword argument cannot have default value");
}

static Value after_double_star(bool lambda) {
    NEED_TOKEN(TOKEN_DOUBLE_STAR);
    NEED(parameters_name(lambda, false));
    NEED_TOKEN(TOKEN_COMMA);
    uint32_t from = parser.index, kind = parser_peek();
    if (kind == TOKEN_STAR || kind == TOKEN_DOUBLE_STAR || kind == TOKEN_SLASH) {
        return REPORT_TOKEN(from, "arguments cannot follow var-keyword argument");
    }
    Value late = parameters_name(lambda, false);
    NEED(late);
    return REPORT_NODE(late, "arguments cannot follow var-keyword argument");
}

Value mistake_double_star(bool lambda) {
    struct ParserMark mark = parser_mark();
    FORM(double_star_with_default(lambda));
    FORM(after_double_star(lambda));
    return UNSET;
}
