// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Patterns of match statements (PEP 634; Python reference, 8.6.4).
#include "python/source/grammar.h"
#include "python/source/mistake.h"

// --- literals
// NUMBER or '-' NUMBER.
static Value signed_number(void) {
    uint32_t from = parser.index;
    bool minus = parser_accept(TOKEN_MINUS);
    if (parser_peek() != TOKEN_NUMBER) return UNSET;
    Value number = literal_number();
    RETURN_IF_ERROR(number);
    return minus ? NODE2(UnaryOp, token_start(from), int_u32(AST_USub), number) : number;
}

static Value number_of(Value node) {
    return ast_get(ast_is(node, AST_UnaryOp) ? ast_get(node, AST_UnaryOp_operand) : node, AST_Constant_value);
}
static bool is_complex(Value node) { return IS_EXACT(number_of(node), complex); }

// signed_number !('+' | '-') | complex_number
static Value number(void) {
    uint32_t from = parser.index;
    Value real = signed_number();
    if (failed(real) || (parser_peek() != TOKEN_PLUS && parser_peek() != TOKEN_MINUS)) return real;
    if (is_complex(real)) {
        Value operand = ast_is(real, AST_UnaryOp) ? ast_get(real, AST_UnaryOp_operand) : real;
        return REPORT_NODE(operand, "real number required in complex literal");
    }
    bool minus = parser_peek() == TOKEN_MINUS;
    parser.index++;
    if (parser_peek() != TOKEN_NUMBER) return UNSET;
    Value imaginary = literal_number();
    RETURN_IF_ERROR(imaginary);
    if (!is_complex(imaginary)) return REPORT_NODE(imaginary, "imaginary number required in complex literal");
    return NODE3(BinOp, token_start(from), real, int_u32(minus ? AST_Sub : AST_Add), imaginary);
}

static Value singleton_of(uint32_t kind) {
    return kind == TOKEN_NONE ? NONE : kind == TOKEN_TRUE ? TRUE : kind == TOKEN_FALSE ? FALSE : UNSET;
}

// A number or string.
static Value literal_value(void) { return parser_peek() == TOKEN_STRING ? literal_strings() : number(); }

static Value literal_pattern(void) {
    uint32_t from = parser.index;
    Value singleton = singleton_of(parser_peek());
    if (!is_unset(singleton)) {
        parser.index++;
        return NODE1(MatchSingleton, token_start(from), singleton);
    }
    Value value = literal_value();
    NEED(value);
    return NODE1(MatchValue, token_start(from), value);
}

// literal_expr: a key of a mapping pattern.
static Value literal_key(void) {
    uint32_t from = parser.index;
    Value singleton = singleton_of(parser_peek());
    if (is_unset(singleton)) return literal_value();
    parser.index++;
    return NODE2(Constant, token_start(from), singleton, NONE);
}

// --- names
Value pattern_name_or_attribute(void) {
    uint32_t from = parser.index;
    Value value = parser_name();
    NEED(value);
    while (parser_peek() == TOKEN_DOT && parser_peek_next() == TOKEN_NAME) {
        parser.index++;
        Value name = parser_identifier();
        RETURN_IF_ERROR(name);
        value = NODE3(Attribute, token_start(from), value, name, int_u32(AST_Load));
        RETURN_IF_ERROR(value);
    }
    return value;
}

// A name that is bound: not "_", and not the beginning of a value, class or keyword. An identifier.
static Value capture_target(void) {
    if (parser_at_word(TEXT("_"))) return UNSET;
    Value name = parser_identifier();
    NEED(name);
    uint32_t next = parser_peek();
    return next == TOKEN_DOT || next == TOKEN_LPAREN || next == TOKEN_EQUAL ? UNSET : name;
}

static Value class_pattern(uint32_t from, Value class);

static Value name_pattern(void) {
    uint32_t from = parser.index;
    if (parser_at_word(TEXT("_"))) {
        parser.index++;
        return NODE2(MatchAs, token_start(from), NONE, NONE);
    }
    Value name = capture_target();
    RETURN_IF_ERROR(name);
    if (!is_unset(name)) return NODE2(MatchAs, token_start(from), NONE, name);
    parser.index = from;
    Value value = pattern_name_or_attribute();
    NEED(value);
    uint32_t next = parser_peek();
    if (next == TOKEN_LPAREN) return class_pattern(from, value);
    if (!ast_is(value, AST_Attribute) || next == TOKEN_DOT || next == TOKEN_EQUAL) return UNSET;
    return NODE1(MatchValue, token_start(from), value);
}

// --- sequences
// maybe_star_pattern
static Value element(void) {
    uint32_t from = parser.index;
    if (!parser_accept(TOKEN_STAR)) return pattern_parse();
    if (parser_at_word(TEXT("_"))) {
        parser.index++;
        return NODE1(MatchStar, token_start(from), NONE);
    }
    Value name = capture_target();
    NEED(name);
    return NODE1(MatchStar, token_start(from), name);
}

// Pushes the elements after the first one, from its comma on. NONE, ERROR.
static Value more_elements(void) {
    while (parser_accept(TOKEN_COMMA)) {
        struct ParserMark mark = parser_mark();
        Value next = element();
        RETURN_IF_ERROR(next);
        if (is_unset(next)) {
            parser_reset(mark);
            break;
        }
        if (!parser_push(next)) return ERROR;
    }
    return NONE;
}

// The MatchSequence that begins with `first`; closing: the bracket behind it, or TOKEN_END: none.
static Value sequence(uint32_t from, Value first, enum TokenKind closing) {
    uint32_t opened = parser_open();
    if (!parser_push(first) || is_error(more_elements())) return ERROR;
    if (closing != TOKEN_END) NEED_TOKEN(closing);
    Value patterns = parser_close(opened);
    RETURN_IF_ERROR(patterns);
    return NODE1(MatchSequence, token_start(from), patterns);
}

static Value in_square_brackets(void) {
    uint32_t from = parser.index++;
    if (parser_accept(TOKEN_RBRACKET)) return NODE1(MatchSequence, token_start(from), parser.empty);
    Value first = element();
    NEED(first);
    return sequence(from, first, TOKEN_RBRACKET);
}

// group_pattern or sequence_pattern
static Value in_parentheses(void) {
    uint32_t from = parser.index++;
    if (parser_accept(TOKEN_RPAREN)) return NODE1(MatchSequence, token_start(from), parser.empty);
    bool star = parser_peek() == TOKEN_STAR;
    Value first = element();
    NEED(first);
    if (parser_peek() == TOKEN_COMMA) return sequence(from, first, TOKEN_RPAREN);
    NEED_TOKEN(TOKEN_RPAREN);
    return star ? UNSET : first;
}

// --- mappings
static Value pair(void) {
    Value key = parser_peek() == TOKEN_NAME ? pattern_name_or_attribute() : literal_key();
    NEED(key);
    if (ast_is(key, AST_Name)) return UNSET;
    NEED_TOKEN(TOKEN_COLON);
    Value value = pattern_parse();
    NEED(value);
    return parser_push(key) && parser_push(value) ? NONE : ERROR;
}

static Value mapping(void) {
    uint32_t from = parser.index++, opened = parser_open();
    Value rest = NONE;
    while (parser_peek() != TOKEN_RBRACE) {
        if (parser_accept(TOKEN_DOUBLE_STAR)) {
            rest = capture_target();
            NEED(rest);
            parser_accept(TOKEN_COMMA);
            break;
        }
        NEED(pair());
        if (!parser_accept(TOKEN_COMMA)) break;
    }
    NEED_TOKEN(TOKEN_RBRACE);
    Value keys = parser_pick(opened, 0), patterns = parser_pick(opened, 1);
    parser.top = opened;
    if (is_error(keys) || is_error(patterns)) return ERROR;
    return NODE3(MatchMapping, token_start(from), keys, patterns, rest);
}

// --- classes
Value pattern_keyword(void) {
    Value name = parser_identifier();
    NEED(name);
    NEED_TOKEN(TOKEN_EQUAL);
    Value value = pattern_parse();
    NEED(value);
    return parser_push(name) ? value : ERROR;
}

Value pattern_positional(void) {
    uint32_t opened = parser_open();
    struct ParserMark mark = parser_mark();
    do {
        Value one = pattern_parse();
        RETURN_IF_ERROR(one);
        if (is_unset(one)) {
            parser_reset(mark);
            break;
        }
        if (!parser_push(one)) return ERROR;
        mark = parser_mark();
    } while (parser_accept(TOKEN_COMMA));
    return parser.top == opened ? UNSET : parser_close(opened);
}

// keyword_patterns: pushes names and patterns in turn. NONE, UNSET, ERROR.
static Value keywords(void) {
    uint32_t opened = parser_open();
    struct ParserMark mark = parser_mark();
    do {
        Value value = pattern_keyword();
        RETURN_IF_ERROR(value);
        if (is_unset(value)) {
            parser_reset(mark);
            break;
        }
        if (!parser_push(value)) return ERROR;
        mark = parser_mark();
    } while (parser_accept(TOKEN_COMMA));
    return parser.top == opened ? UNSET : NONE;
}

// From the opening bracket on.
static Value class_arguments(uint32_t from, Value class) {
    parser.index++;
    Value positional = parser.empty;
    struct ParserMark mark = parser_mark();
    if (parser_peek() != TOKEN_RPAREN) positional = pattern_positional();
    RETURN_IF_ERROR(positional);
    bool more = true;
    if (is_unset(positional)) {
        parser_reset(mark);
        positional = parser.empty;
    } else if (ast_list_length(positional)) {
        more = parser_accept(TOKEN_COMMA);
    }
    uint32_t opened = parser_open();
    if (more && parser_peek() == TOKEN_NAME) {
        Value pairs = keywords();
        NEED(pairs);
        parser_accept(TOKEN_COMMA);
    }
    NEED_TOKEN(TOKEN_RPAREN);
    Value names = parser_pick(opened, 0), patterns = parser_pick(opened, 1);
    parser.top = opened;
    if (is_error(names) || is_error(patterns)) return ERROR;
    return NODE4(MatchClass, token_start(from), class, positional, names, patterns);
}

static Value class_pattern(uint32_t from, Value class) {
    Value result = class_arguments(from, class);
    if (!is_unset(result)) return result;
    parser.index = from;
    MISTAKE(mistake_class_pattern());
    return UNSET;
}

// --- all of them
static Value any_pattern(void) {
    switch (parser_peek()) {
    case TOKEN_NAME: return name_pattern();
    case TOKEN_LPAREN: return in_parentheses();
    case TOKEN_LBRACKET: return in_square_brackets();
    case TOKEN_LBRACE: return mapping();
    default: return literal_pattern();
    }
}

static Value closed_pattern(void) {
    NEED_STACK();
    SlotResult known = parser_recall(RULE_CLOSED_PATTERN);
    if (known.ok) return known.value;
    uint32_t from = parser.index;
    return parser_remember(RULE_CLOSED_PATTERN, from, any_pattern());
}

Value pattern_or(void) {
    uint32_t from = parser.index;
    Value first = closed_pattern();
    if (failed(first) || parser_peek() != TOKEN_VBAR) return first;
    uint32_t opened = parser_open();
    if (!parser_push(first)) return ERROR;
    while (parser_peek() == TOKEN_VBAR) {
        struct ParserMark mark = parser_mark();
        parser.index++;
        Value next = closed_pattern();
        RETURN_IF_ERROR(next);
        if (is_unset(next)) {
            parser_reset(mark);
            break;
        }
        if (!parser_push(next)) return ERROR;
    }
    if (parser.top == opened + 1) {
        parser.top = opened;
        return first;
    }
    Value patterns = parser_close(opened);
    RETURN_IF_ERROR(patterns);
    return NODE1(MatchOr, token_start(from), patterns);
}

Value pattern_parse(void) {
    uint32_t from = parser.index;
    Value pattern = pattern_or();
    NEED(pattern);
    if (parser_peek() != TOKEN_AS) return pattern;
    struct ParserMark mark = parser_mark();
    parser.index++;
    Value name = capture_target();
    RETURN_IF_ERROR(name);
    if (!is_unset(name)) return NODE2(MatchAs, token_start(from), pattern, name);
    parser.index = from;
    MISTAKE(mistake_as_pattern());
    parser_reset(mark);
    return pattern;
}

Value pattern_top(void) {
    uint32_t from = parser.index;
    Value first = element();
    NEED(first);
    if (parser_peek() == TOKEN_COMMA) return sequence(from, first, TOKEN_END);
    return ast_is(first, AST_MatchStar) ? UNSET : first;
}
