// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Primaries (Python reference, 6.3): an atom, then attributes, calls and subscripts.
#include "python/source/grammar.h"
#include "python/source/mistake.h"

static Value attribute(uint32_t from, Value object) {
    parser.index++;
    Value name = parser_identifier();
    NEED(name);
    return NODE3(Attribute, token_start(from), object, name, int_u32(AST_Load));
}

// A call whose only argument is a generator without brackets of its own.
static Value generator_call(uint32_t from, Value func) {
    Value generator = atom_genexp();
    NEED(generator);
    Value args = parser_list1(generator);
    RETURN_IF_ERROR(args);
    return NODE3(Call, token_start(from), func, args, parser.empty);
}

static Value call(uint32_t from, Value func) {
    if (parser.second) {
        struct ParserMark mark = parser_mark();
        Value result = generator_call(from, func);
        if (!is_unset(result)) return result;
        parser_reset(mark);
    }
    parser.index++;
    if (parser_accept(TOKEN_RPAREN)) return NODE3(Call, token_start(from), func, parser.empty, parser.empty);
    Value result = arguments_parse(token_start(from), func, true);
    NEED(result);
    NEED_TOKEN(TOKEN_RPAREN);
    ast_set(result, AST_STOP, parser_stop());
    return result;
}

// [expression], NONE when there is none.
static Value optional_expression(void) {
    struct ParserMark mark = parser_mark();
    Value value = expression_parse();
    if (!is_unset(value)) return value;
    parser_reset(mark);
    return NONE;
}

static Value slice(void) {
    uint32_t from = parser.index;
    struct ParserMark mark = parser_mark();
    Value lower = parser_peek() == TOKEN_COLON ? NONE : optional_expression();
    RETURN_IF_ERROR(lower);
    if (!parser_accept(TOKEN_COLON)) {
        if (!parser.second && parser_peek() != TOKEN_WALRUS) return is_none(lower) ? UNSET : lower;
        parser_reset(mark);
        return expression_named();
    }
    Value upper = optional_expression();
    RETURN_IF_ERROR(upper);
    Value step = parser_accept(TOKEN_COLON) ? optional_expression() : NONE;
    RETURN_IF_ERROR(step);
    return NODE3(Slice, token_start(from), lower, upper, step);
}

static Value slices(void) {
    uint32_t from = parser.index, opened = parser_open();
    for (;;) {
        struct ParserMark mark = parser_mark();
        bool star = parser_peek() == TOKEN_STAR;
        Value item = star ? expression_starred() : slice();
        RETURN_IF_ERROR(item);
        if (is_unset(item)) {
            if (parser.top == opened) return UNSET;
            parser_reset(mark);
            break;
        }
        if (parser.top == opened && !star && parser_peek() != TOKEN_COMMA) return item;
        if (!parser_push(item)) return ERROR;
        if (!parser_accept(TOKEN_COMMA)) break;
    }
    Value items = parser_close(opened);
    RETURN_IF_ERROR(items);
    return NODE2(Tuple, token_start(from), items, int_u32(AST_Load));
}

static Value subscript(uint32_t from, Value object) {
    parser.index++;
    Value index = slices();
    NEED(index);
    NEED_TOKEN(TOKEN_RBRACKET);
    return NODE3(Subscript, token_start(from), object, index, int_u32(AST_Load));
}

static Value primary(void) {
    uint32_t from = parser.index;
    Value left = atom_parse();
    NEED(left);
    for (;;) {
        struct ParserMark mark = parser_mark();
        Value longer = UNSET;
        uint32_t kind = parser_peek();
        // CPython looks for a generator behind each primary, and for what people write instead of one
        if (kind == TOKEN_LBRACKET || kind == TOKEN_LBRACE) MISTAKE(mistake_comprehension());
        switch (kind) {
        case TOKEN_DOT: longer = attribute(from, left); break;
        case TOKEN_LPAREN: longer = call(from, left); break;
        case TOKEN_LBRACKET: longer = subscript(from, left); break;
        default: return left;
        }
        RETURN_IF_ERROR(longer);
        if (is_unset(longer)) {
            parser_reset(mark);
            return left;
        }
        left = longer;
    }
}

Value primary_parse(void) {
    SlotResult known = parser_recall(RULE_PRIMARY);
    if (known.ok) return known.value;
    uint32_t from = parser.index;
    return parser_remember(RULE_PRIMARY, from, primary());
}
