// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Parameters of functions and of lambdas (Python reference, 8.7 and 6.14): they differ in what ends them and in
// annotations.
#include "python/source/grammar.h"
#include "python/source/mistake.h"

// What has been read so far. Parameters before "*" are pushed as pairs of arg and default (NONE: none), those
// after it too.
struct Parameters {
    uint32_t opened, positional_end; // where the pairs lie on the stack; UINT32_MAX: still positional
    uint32_t positional_only;        // how many
    uint32_t defaults;               // of positional ones
    bool slash;
    Value vararg, kwarg;
};

static struct Parameters none_yet(void) {
    return (struct Parameters){
        .opened = parser_open(), .positional_end = UINT32_MAX, .vararg = NONE, .kwarg = NONE};
}

static enum TokenKind end_of(bool lambda) { return lambda ? TOKEN_COLON : TOKEN_RPAREN; }

Value parameters_name(bool lambda, bool star_annotation) {
    uint32_t from = parser.index;
    Value name = parser_identifier(), annotation = NONE;
    NEED(name);
    struct ParserMark mark = parser_mark();
    if (!lambda && parser_accept(TOKEN_COLON)) {
        annotation = star_annotation ? expression_star() : expression_parse();
        RETURN_IF_ERROR(annotation);
        if (is_unset(annotation)) parser_reset(mark), annotation = NONE;
    }
    return NODE3(arg, token_start(from), name, annotation, NONE);
}

Value parameters_default(void) {
    struct ParserMark mark = parser_mark();
    NEED_TOKEN(TOKEN_EQUAL);
    Value value = expression_parse();
    if (!is_unset(value)) return value;
    parser_reset(mark);
    MISTAKE(mistake_default());
    return UNSET;
}

// What stands behind each parameter: a comma, or the end (which is not taken).
bool parameters_follow(bool lambda) {
    if (!parser_accept(TOKEN_COMMA)) return parser_peek() == end_of(lambda);
    if (!lambda) parser_peek(); // CPython looks for a type comment
    return true;
}

Value parameters_follow_typed(bool lambda, Value arg) {
    if (lambda || likely(!(parser.flags & SOURCE_TYPE_COMMENTS)))
        return bool_value(parameters_follow(lambda));
    bool comma = parser_accept(TOKEN_COMMA);
    Value type = parser_type_comment();
    RETURN_IF_ERROR(type);
    ast_set(arg, AST_arg_type_comment, type);
    return bool_value(comma || parser_peek() == end_of(lambda));
}

// Slots opened + first, + first + 2, ... of the stack, below `end`.
static Value every_second(uint32_t opened, uint32_t first, uint32_t end) {
    uint32_t top = parser.top;
    parser.top = end;
    Value list = parser_pick(opened, first);
    parser.top = top;
    return list;
}

static Value finish(struct Parameters p) {
    uint32_t end = p.positional_end != UINT32_MAX ? p.positional_end : parser.top;
    uint32_t split = p.opened + p.positional_only * 2;
    Value only = every_second(p.opened, 0, split), args = every_second(split, 0, end);
    Value keyword_only = every_second(end, 0, parser.top),
          keyword_defaults = every_second(end, 1, parser.top);
    Value defaults = every_second(end - p.defaults * 2, 1, end);
    parser.top = p.opened;
    if (is_error(only) || is_error(args) || is_error(keyword_only) || is_error(keyword_defaults) ||
        is_error(defaults)) {
        return ERROR;
    }
    Value node = AST_NEW(arguments, int_u32(0), int_u32(0));
    RETURN_IF_ERROR(node);
    ast_set(node, AST_arguments_posonlyargs, only);
    ast_set(node, AST_arguments_args, args);
    ast_set(node, AST_arguments_vararg, p.vararg);
    ast_set(node, AST_arguments_kwonlyargs, keyword_only);
    ast_set(node, AST_arguments_kw_defaults, keyword_defaults);
    ast_set(node, AST_arguments_kwarg, p.kwarg);
    ast_set(node, AST_arguments_defaults, defaults);
    return node;
}

Value parameters_none(void) { return finish(none_yet()); }

// Pushes one parameter and its default, and takes the comma. NONE, UNSET, ERROR.
static Value one(bool lambda) {
    Value arg = parameters_name(lambda, false), value = NONE;
    NEED(arg);
    if (parser_peek() == TOKEN_EQUAL) {
        value = parameters_default();
        NEED(value);
    }
    Value follows = parameters_follow_typed(lambda, arg);
    RETURN_IF_ERROR(follows);
    if (!is_true(follows)) return UNSET;
    return parser_push(arg) && parser_push(value) ? NONE : ERROR;
}

typedef struct {
    Value outcome; // NONE, UNSET, ERROR
    struct Parameters p;
} Step;
static Step step(Value outcome, struct Parameters p) { return (Step){failed(outcome) ? outcome : NONE, p}; }

// "*", what it collects, and the keyword-only parameters.
static Step star(struct Parameters p, bool lambda) {
    parser.index++;
    p.positional_end = parser.top;
    bool bare = parser_peek() == TOKEN_COMMA;
    if (parser_accept(TOKEN_COMMA)) {
        if (parser_peek() != TOKEN_NAME) return (Step){UNSET, p};
    } else {
        p.vararg = parameters_name(lambda, !lambda);
        if (failed(p.vararg)) return step(p.vararg, p);
        Value follows = parameters_follow_typed(lambda, p.vararg);
        if (!is_true(follows)) return (Step){is_error(follows) ? ERROR : UNSET, p};
    }
    while (parser_peek() == TOKEN_NAME) {
        struct ParserMark mark = parser_mark();
        Value outcome = one(lambda);
        if (is_error(outcome)) return (Step){ERROR, p};
        if (is_unset(outcome)) {
            if (bare && mark.top == p.positional_end) return (Step){UNSET, p};
            parser_reset(mark);
            break;
        }
    }
    return (Step){NONE, p};
}

static Step double_star(struct Parameters p, bool lambda) {
    parser.index++;
    p.kwarg = parameters_name(lambda, false);
    if (failed(p.kwarg)) return step(p.kwarg, p);
    Value follows = parameters_follow_typed(lambda, p.kwarg);
    return (Step){is_true(follows) ? NONE : is_error(follows) ? ERROR : UNSET, p};
}

static Step slash(struct Parameters p, bool lambda) {
    parser.index++;
    if (p.slash || parser.top == p.opened || !parameters_follow(lambda)) return (Step){UNSET, p};
    p.slash = true;
    p.positional_only = (parser.top - p.opened) / 2;
    return (Step){NONE, p};
}

static Step positional(struct Parameters p, bool lambda) {
    struct ParserMark mark = parser_mark();
    Value outcome = one(lambda);
    if (failed(outcome)) return step(outcome, p);
    bool has_default = !is_none(slot_get(parser.stack, parser.top - 1));
    if (!has_default && p.defaults) {
        parser_reset(mark);
        return (Step){UNSET, p};
    }
    p.defaults += has_default;
    return (Step){NONE, p};
}

// The parameter, or star, at the current token.
static Step next(struct Parameters p, bool lambda) {
    switch (parser_peek()) {
    case TOKEN_NAME: return positional(p, lambda);
    case TOKEN_SLASH: return slash(p, lambda);
    default: return (Step){UNSET, p};
    }
}

static Step star_etc(struct Parameters p, bool lambda) {
    struct ParserMark mark = parser_mark();
    if (parser.mistakes && is_error(mistake_star(lambda))) return (Step){ERROR, p};
    parser_reset(mark);
    if (parser_peek() == TOKEN_STAR) {
        Step taken = star(p, lambda);
        if (failed(taken.outcome)) return taken;
        p = taken.p;
        mark = parser_mark();
    }
    if (parser.mistakes && is_error(mistake_double_star(lambda))) return (Step){ERROR, p};
    parser_reset(mark);
    if (parser_peek() != TOKEN_DOUBLE_STAR) return (Step){NONE, p};
    return double_star(p, lambda);
}

Value parameters_parse(bool lambda) {
    MISTAKE(mistake_parameters(lambda));
    struct Parameters p = none_yet();
    for (;;) {
        struct ParserMark mark = parser_mark();
        Step taken = next(p, lambda);
        if (is_error(taken.outcome)) return ERROR;
        if (is_unset(taken.outcome)) {
            parser_reset(mark);
            break;
        }
        p = taken.p;
    }
    struct ParserMark mark = parser_mark();
    Step taken = star_etc(p, lambda);
    if (is_error(taken.outcome)) return ERROR;
    if (is_unset(taken.outcome)) {
        parser_reset(mark);
    } else {
        p = taken.p;
    }
    bool any = parser.top > p.opened || p.positional_end != UINT32_MAX || !is_none(p.kwarg);
    return any ? finish(p) : UNSET;
}
