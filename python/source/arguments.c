// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Arguments of calls and class definitions (Python reference, 6.3.4): positional and *iterable ones first,
// then keyword=value and *iterable, then keyword=value and **mapping.
#include "python/source/grammar.h"
#include "python/source/mistake.h"

enum Stage { POSITIONAL, KEYWORDS, MAPPINGS };

static Value keyword(void) {
    uint32_t from = parser.index;
    Value name = parser_identifier();
    NEED(name);
    parser.index++;
    Value value = expression_parse();
    NEED(value);
    return NODE2(keyword, token_start(from), name, value);
}

static Value mapping(void) {
    uint32_t from = parser.index++;
    Value value = expression_parse();
    NEED(value);
    return NODE2(keyword, token_start(from), NONE, value);
}

// A positional argument, which no "=" may follow.
static Value positional(void) {
    Value value = expression_positional();
    NEED(value);
    return parser_peek() == TOKEN_EQUAL ? UNSET : value;
}

typedef struct {
    Value value;
    enum Stage stage;
} Argument;

// After the positional ones.
static Argument late_argument(enum Stage stage) {
    uint32_t from = parser.index;
    if (parser.mistakes && is_error(mistake_keyword())) return (Argument){ERROR, stage};
    parser.index = from;
    if (parser_peek() == TOKEN_NAME && parser_peek_next() == TOKEN_EQUAL) return (Argument){keyword(), stage};
    if (parser_peek() == TOKEN_STAR && stage < MAPPINGS) return (Argument){expression_starred(), stage};
    if (parser_peek() == TOKEN_DOUBLE_STAR) return (Argument){mapping(), MAPPINGS};
    return (Argument){UNSET, stage};
}

static Argument argument(enum Stage stage) {
    if (stage > POSITIONAL) return late_argument(stage);
    struct ParserMark mark = parser_mark();
    if (!parser.second && parser_peek() == TOKEN_NAME && parser_peek_next() == TOKEN_EQUAL) {
        return (Argument){keyword(), KEYWORDS};
    }
    Value value = parser_peek() == TOKEN_STAR ? expression_starred() : positional();
    if (!is_unset(value)) return (Argument){value, POSITIONAL};
    parser_reset(mark);
    return late_argument(KEYWORDS);
}

// A call with what was pushed: keywords are told from positional arguments by their kind.
static Value collect(Value start, Value func, uint32_t opened) {
    uint32_t n = parser.top - opened, keywords = 0;
    for (uint32_t i = 0; i < n; i++) keywords += ast_is(slot_get(parser.stack, opened + i), AST_keyword);
    Value args = parser.empty, named = parser.empty;
    if (n > keywords) args = new_storage(n - keywords);
    if (keywords) named = new_storage(keywords);
    if (is_error(args) || is_error(named)) return ERROR;
    for (uint32_t i = 0, a = 0, k = 0; i < n; i++) {
        Value item = slot_get(parser.stack, opened + i);
        if (ast_is(item, AST_keyword)) {
            slot_set(ref_of(named), k++, item);
        } else {
            slot_set(ref_of(args), a++, item);
        }
    }
    parser.top = opened;
    return NODE3(Call, start, func, args, named);
}

// The generator that is a call's only argument; its element has been parsed, its brackets are the call's.
static Value generator(uint32_t bracket, Value element) {
    Value clauses = atom_clauses();
    NEED(clauses);
    if (parser_peek() != TOKEN_RPAREN) return UNSET;
    Value node = NODE2(GeneratorExp, token_start(bracket), element, clauses);
    if (!is_error(node)) ast_set(node, AST_STOP, token_stop(parser.index));
    return node;
}

static bool at_clause(void) { return parser_peek() == TOKEN_FOR || parser_peek() == TOKEN_ASYNC; }

// args, without a trailing comma; bracket: token that opened a call, or UINT32_MAX: no generator may stand
// here.
static Value arguments(Value start, Value func, uint32_t bracket) {
    uint32_t opened = parser_open();
    enum Stage stage = POSITIONAL;
    struct ParserMark mark = parser_mark();
    for (;;) {
        Argument next = argument(stage);
        if (is_error(next.value)) return ERROR;
        if (is_unset(next.value)) {
            parser_reset(mark); // before the comma
            break;
        }
        if (bracket != UINT32_MAX && parser.top == opened && at_clause() && next.stage == POSITIONAL &&
            !ast_is(next.value, AST_Starred)) {
            next.value = generator(bracket, next.value);
            NEED(next.value);
            return parser_push(next.value) ? collect(start, func, opened) : ERROR;
        }
        if (!parser_push(next.value)) return ERROR;
        stage = next.stage;
        mark = parser_mark();
        if (!parser_accept(TOKEN_COMMA)) break;
    }
    return parser.top == opened ? UNSET : collect(start, func, opened);
}

Value arguments_without_comma(Value start, Value func) { return arguments(start, func, UINT32_MAX); }

Value arguments_parse(Value start, Value func, bool generator_allowed) {
    SlotResult known = parser_recall(RULE_ARGUMENTS);
    if (known.ok) {
        if (!is_unset(known.value)) ast_set(known.value, AST_Call_func, func);
        return known.value;
    }
    uint32_t from = parser.index, bracket = generator_allowed && !parser.second ? from - 1 : UINT32_MAX;
    Value result = arguments(start, func, bracket);
    RETURN_IF_ERROR(result);
    if (!is_unset(result)) {
        parser_accept(TOKEN_COMMA);
        if (parser_peek() == TOKEN_RPAREN) return parser_remember(RULE_ARGUMENTS, from, result);
    }
    parser.index = from;
    MISTAKE(mistake_arguments());
    return parser_remember(RULE_ARGUMENTS, from, UNSET);
}
