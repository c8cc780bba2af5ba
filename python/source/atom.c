// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Atoms (Python reference, 6.2): names, literals, and what stands in brackets. In the second pass, alternatives
// are tried in CPython's order where the mistakes found on the way depend on it.
#include "python/source/grammar.h"
#include "python/source/mistake.h"

static Value constant(Value value) {
    Value start = parser_start();
    parser.index++;
    return NODE2(Constant, start, value, NONE);
}

// --- comprehensions
static Value clause(void) {
    uint32_t from = parser.index;
    bool is_async = parser_accept(TOKEN_ASYNC);
    NEED_TOKEN(TOKEN_FOR);
    Value target = target_star_list();
    RETURN_IF_ERROR(target);
    if (is_unset(target) || !parser_accept(TOKEN_IN)) {
        parser.index = from;
        MISTAKE(mistake_for_target());
        return UNSET;
    }
    target_set(target, AST_Store);
    Value iterable = expression_disjunction();
    NEED(iterable);
    uint32_t opened = parser_open();
    for (;;) {
        struct ParserMark mark = parser_mark();
        if (!parser_accept(TOKEN_IF)) break;
        Value test = expression_disjunction();
        RETURN_IF_ERROR(test);
        if (is_unset(test)) {
            parser_reset(mark);
            break;
        }
        if (!parser_push(test)) return ERROR;
    }
    Value tests = parser_close(opened);
    RETURN_IF_ERROR(tests);
    Value node = NODE4(comprehension, int_u32(0), target, iterable, tests, int_u32(is_async));
    if (!is_error(node)) ast_set(node, AST_STOP, int_u32(0));
    return node;
}

static bool at_clause(void) { return parser_peek() == TOKEN_FOR || parser_peek() == TOKEN_ASYNC; }

Value atom_clauses(void) {
    uint32_t opened = parser_open();
    while (at_clause()) {
        struct ParserMark mark = parser_mark();
        Value one = clause();
        RETURN_IF_ERROR(one);
        if (is_unset(one)) {
            parser_reset(mark);
            break;
        }
        if (!parser_push(one)) return ERROR;
    }
    if (parser.top == opened) return UNSET;
    return parser_close(opened);
}

// --- round brackets
// The elements after the first one of a tuple in brackets, from its comma on.
static Value tuple_rest(uint32_t from, Value first) {
    parser.index++;
    struct ParserMark mark = parser_mark();
    Value rest = expression_star_named_list();
    RETURN_IF_ERROR(rest);
    if (is_unset(rest)) parser_reset(mark), rest = parser.empty;
    NEED_TOKEN(TOKEN_RPAREN);
    Value items = parser_list_prepend(first, rest);
    RETURN_IF_ERROR(items);
    return NODE2(Tuple, token_start(from), items, int_u32(AST_Load));
}

static Value generator(uint32_t from, Value element, Value clauses) {
    NEED(clauses);
    NEED_TOKEN(TOKEN_RPAREN);
    return NODE2(GeneratorExp, token_start(from), element, clauses);
}

// tuple | group | genexp, without the mistakes that may be found when there is none of them
static Value in_parentheses(void) {
    uint32_t from = parser.index++;
    if (parser_accept(TOKEN_RPAREN)) return NODE2(Tuple, token_start(from), parser.empty, int_u32(AST_Load));
    bool is_yield = parser_peek() == TOKEN_YIELD;
    Value first = is_yield ? expression_yield() : expression_star_named();
    NEED(first);
    if (parser_peek() == TOKEN_COMMA && !is_yield) return tuple_rest(from, first);
    if (ast_is(first, AST_Starred)) return UNSET;
    if (parser_accept(TOKEN_RPAREN)) return first;
    return at_clause() && !is_yield ? generator(from, first, atom_clauses()) : UNSET;
}

static Value parentheses(void) {
    uint32_t from = parser.index;
    Value result = in_parentheses();
    if (!is_unset(result) || !parser.mistakes) return result;
    parser.index = from;
    MISTAKE(mistake_group());
    MISTAKE(mistake_comprehension());
    return UNSET;
}

Value atom_tuple(void) {
    uint32_t from = parser.index;
    NEED_TOKEN(TOKEN_LPAREN);
    if (parser_accept(TOKEN_RPAREN)) return NODE2(Tuple, token_start(from), parser.empty, int_u32(AST_Load));
    Value first = expression_star_named();
    NEED(first);
    return parser_peek() == TOKEN_COMMA ? tuple_rest(from, first) : UNSET;
}

Value atom_genexp(void) {
    uint32_t from = parser.index;
    if (parser_accept(TOKEN_LPAREN)) {
        Value element = expression_positional(), result = UNSET;
        RETURN_IF_ERROR(element);
        if (!is_unset(element)) result = generator(from, element, atom_clauses());
        if (!is_unset(result)) return result;
        parser.index = from;
    }
    MISTAKE(mistake_comprehension());
    return UNSET;
}

// --- square brackets
static Value list_of(uint32_t from, Value items) {
    NEED_TOKEN(TOKEN_RBRACKET);
    return NODE2(List, token_start(from), items, int_u32(AST_Load));
}

Value atom_list(void) {
    uint32_t from = parser.index;
    NEED_TOKEN(TOKEN_LBRACKET);
    if (parser_peek() == TOKEN_RBRACKET) return list_of(from, parser.empty);
    Value items = expression_star_named_list();
    NEED(items);
    return list_of(from, items);
}

static Value in_square_brackets(void) {
    uint32_t from = parser.index++;
    if (parser_peek() == TOKEN_RBRACKET) return list_of(from, parser.empty);
    Value items = expression_star_named_list();
    NEED(items);
    if (!at_clause()) return list_of(from, items);
    if (ast_list_length(items) != 1 || ast_is(ast_list_at(items, 0), AST_Starred)) return UNSET;
    if (token_kind(parser.index - 1) == TOKEN_COMMA) return UNSET;
    Value clauses = atom_clauses();
    NEED(clauses);
    NEED_TOKEN(TOKEN_RBRACKET);
    return NODE2(ListComp, token_start(from), ast_list_at(items, 0), clauses);
}

static Value square_brackets(void) {
    uint32_t from = parser.index;
    Value result = in_square_brackets();
    if (!is_unset(result) || !parser.mistakes) return result;
    parser.index = from;
    MISTAKE(mistake_comprehension());
    return UNSET;
}

// --- braces
// kvpair: pushes key and value, returns the key.
static Value pair(void) {
    Value key = expression_parse();
    NEED(key);
    NEED_TOKEN(TOKEN_COLON);
    Value value = expression_parse();
    NEED(value);
    return parser_push(key) && parser_push(value) ? key : ERROR;
}

Value atom_double_starred_pair(void) {
    if (!parser_accept(TOKEN_DOUBLE_STAR)) return pair();
    Value mapping = expression_bitwise_or();
    NEED(mapping);
    return parser_push(NONE) && parser_push(mapping) ? mapping : ERROR;
}

// What was pushed, and the pairs after the next comma, up to the brace.
static Value dict_rest(uint32_t from, uint32_t opened) {
    while (parser_accept(TOKEN_COMMA)) {
        struct ParserMark mark = parser_mark();
        Value one = atom_double_starred_pair();
        RETURN_IF_ERROR(one);
        if (is_unset(one)) {
            parser_reset(mark);
            break;
        }
    }
    NEED_TOKEN(TOKEN_RBRACE);
    Value keys = parser_pick(opened, 0), values = parser_pick(opened, 1);
    parser.top = opened;
    if (is_error(keys) || is_error(values)) return ERROR;
    return NODE2(Dict, token_start(from), keys, values);
}

static Value dict(uint32_t from, bool comprehension) {
    parser.index = from + 1;
    uint32_t opened = parser_open();
    if (parser_accept(TOKEN_RBRACE)) return NODE2(Dict, token_start(from), parser.empty, parser.empty);
    Value key = comprehension ? pair() : atom_double_starred_pair();
    NEED(key);
    if (!comprehension) return dict_rest(from, opened);
    Value value = slot_get(parser.stack, (uint64_t)opened + 1);
    parser.top = opened;
    Value clauses = atom_clauses();
    NEED(clauses);
    NEED_TOKEN(TOKEN_RBRACE);
    return NODE3(DictComp, token_start(from), key, value, clauses);
}

static Value set(uint32_t from) {
    parser.index = from + 1;
    Value items = expression_star_named_list();
    NEED(items);
    NEED_TOKEN(TOKEN_RBRACE);
    return NODE1(Set, token_start(from), items);
}

static Value set_comprehension(uint32_t from) {
    parser.index = from + 1;
    Value element = expression_named();
    NEED(element);
    Value clauses = atom_clauses();
    NEED(clauses);
    NEED_TOKEN(TOKEN_RBRACE);
    return NODE2(SetComp, token_start(from), element, clauses);
}

// The second pass: each form from the brace on.
static Value braces_again(void) {
    struct ParserMark mark = parser_mark();
    uint32_t from = mark.index;
    Value result = dict(from, false);
    if (!is_unset(result)) return result;
    parser.top = mark.top, parser.index = from + 1;
    if (is_error(mistake_pairs())) return ERROR;
    parser.top = mark.top;
    result = set(from);
    if (!is_unset(result)) return result;
    parser.top = mark.top;
    result = dict(from, true);
    if (!is_unset(result)) return result;
    parser_reset(mark);
    MISTAKE(mistake_dict_comprehension());
    result = set_comprehension(from);
    if (!is_unset(result)) return result;
    parser_reset(mark);
    MISTAKE(mistake_comprehension());
    return UNSET;
}

// The first pass decides by what follows the first element.
static Value in_braces(void) {
    uint32_t from = parser.index++, opened = parser_open();
    if (parser_peek() == TOKEN_RBRACE || parser_peek() == TOKEN_DOUBLE_STAR) return dict(from, false);
    Value first = expression_star_named();
    NEED(first);
    if (ast_is(first, AST_Starred) || !parser_accept(TOKEN_COLON)) {
        if (at_clause()) {
            if (ast_is(first, AST_Starred)) return UNSET;
            Value clauses = atom_clauses();
            NEED(clauses);
            NEED_TOKEN(TOKEN_RBRACE);
            return NODE2(SetComp, token_start(from), first, clauses);
        }
        Value rest = parser.empty;
        if (parser_accept(TOKEN_COMMA) && parser_peek() != TOKEN_RBRACE) rest = expression_star_named_list();
        NEED(rest);
        NEED_TOKEN(TOKEN_RBRACE);
        Value items = parser_list_prepend(first, rest);
        RETURN_IF_ERROR(items);
        return NODE1(Set, token_start(from), items);
    }
    if (ast_is(first, AST_NamedExpr) && token_kind(from + 1) != TOKEN_LPAREN) return UNSET;
    Value value = expression_parse();
    NEED(value);
    if (at_clause()) {
        Value clauses = atom_clauses();
        NEED(clauses);
        NEED_TOKEN(TOKEN_RBRACE);
        return NODE3(DictComp, token_start(from), first, value, clauses);
    }
    if (!parser_push(first) || !parser_push(value)) return ERROR;
    return dict_rest(from, opened);
}

// CPython looks for mistakes in pairs in the first pass already, and where no other mistakes are looked for.
static Value braces(void) {
    if (parser.second) return braces_again();
    struct ParserMark mark = parser_mark();
    Value result = in_braces();
    if (!is_unset(result)) return result;
    if (!parser_start_remembering()) return ERROR;
    parser.top = mark.top, parser.index = mark.index + 1;
    return is_error(mistake_pairs()) ? ERROR : UNSET;
}

Value atom_parse(void) {
    switch (parser_peek()) {
    case TOKEN_NAME: return parser_name();
    case TOKEN_TRUE: return constant(TRUE);
    case TOKEN_FALSE: return constant(FALSE);
    case TOKEN_NONE: return constant(NONE);
    case TOKEN_ELLIPSIS: return constant(ELLIPSIS);
    case TOKEN_STRING: return literal_strings();
    case TOKEN_NUMBER: return literal_number();
    case TOKEN_LPAREN: return parentheses();
    case TOKEN_LBRACKET: return square_brackets();
    case TOKEN_LBRACE: return braces();
    default: return UNSET;
    }
}
