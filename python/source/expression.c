// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Expressions, from the comma down to the unary operators (Python reference, 6.5 to 6.16). Binary operators
// are parsed by their precedence, in a loop. Where an operator has no right operand, the
// expression ends before the operator, and no other level tries it again (parser.stuck).
#include "python/source/grammar.h"
#include "python/source/mistake.h"

// --- binary operators
// From TOKEN_VBAR on: how strongly the operator binds, and what it is.
static const uint8_t operator_level[] = {0, 1, 2, 3, 3, 4, 4, 5, 5, 5, 5, 5};
static const uint8_t operator_kind[] = {
    AST_BitOr, AST_BitXor, AST_BitAnd,   AST_LShift, AST_RShift,  AST_Add, AST_Sub,
    AST_Mult,  AST_Div,    AST_FloorDiv, AST_Mod,    AST_MatMult, AST_Pow,
};

Value expression_operator(uint32_t token, uint32_t first) {
    return int_u32(AT(operator_kind, token - first));
}

// The operator at token `at` has no right operand: the expression is its left one.
static Value without_right(Value left, uint32_t at) {
    parser.index = parser.stuck = at;
    return left;
}

static Value factor(void);

static Value await_primary(void) {
    if (parser_peek() != TOKEN_AWAIT) return primary_parse();
    Value start = parser_start();
    parser.index++;
    Value operand = primary_parse();
    NEED(operand);
    return NODE1(Await, start, operand);
}

static Value power(void) {
    uint32_t from = parser.index;
    Value left = await_primary();
    if (failed(left) || parser_peek() != TOKEN_DOUBLE_STAR) return left;
    NEED_STACK();
    uint32_t at = parser.index++;
    Value right = factor();
    if (is_unset(right)) return without_right(left, at);
    NEED(right);
    return NODE3(BinOp, token_start(from), left, int_u32(AST_Pow), right);
}

static Value factor(void) {
    enum AstChoice op;
    switch (parser_peek()) {
    case TOKEN_PLUS: op = AST_UAdd; break;
    case TOKEN_MINUS: op = AST_USub; break;
    case TOKEN_TILDE: op = AST_Invert; break;
    default: return power();
    }
    NEED_STACK();
    Value start = parser_start();
    parser.index++;
    Value operand = factor();
    NEED(operand);
    return NODE2(UnaryOp, start, int_u32((uint32_t)op), operand);
}

static Value binary(uint32_t level) {
    uint32_t from = parser.index;
    Value left = factor();
    NEED(left);
    for (;;) {
        uint32_t kind = parser_peek(), n = kind - TOKEN_VBAR, at = parser.index;
        if (n > TOKEN_AT - TOKEN_VBAR || AT(operator_level, n) < level || at == parser.stuck) return left;
        parser.index++;
        Value right = binary(AT(operator_level, n) + 1u);
        if (is_unset(right)) return without_right(left, at);
        NEED(right);
        left = NODE3(BinOp, token_start(from), left, int_u32(AT(operator_kind, n)), right);
        RETURN_IF_ERROR(left);
    }
}

Value expression_bitwise_or(void) {
    SlotResult known = parser_recall(RULE_BITWISE_OR);
    if (known.ok) return known.value;
    uint32_t from = parser.index;
    parser.stuck = UINT32_MAX;
    return parser_remember(RULE_BITWISE_OR, from, binary(0));
}

// --- comparisons and boolean operators
// Takes a comparison operator: the AstChoice, or -1.
static int32_t comparison_operator(void) {
    uint32_t at = parser.index, kind = parser_peek();
    parser.index++;
    switch (kind) {
    case TOKEN_EQ: return AST_Eq;
    case TOKEN_NE: return AST_NotEq;
    case TOKEN_LE: return AST_LtE;
    case TOKEN_LT: return AST_Lt;
    case TOKEN_GE: return AST_GtE;
    case TOKEN_GT: return AST_Gt;
    case TOKEN_IN: return AST_In;
    case TOKEN_IS: return parser_accept(TOKEN_NOT) ? AST_IsNot : AST_Is;
    case TOKEN_NOT:
        if (parser_accept(TOKEN_IN)) return AST_NotIn;
        break;
    default: break;
    }
    parser.index = at;
    return -1;
}

// PEP 401: is the spelling of this inequality the one in force? TRUE, FALSE, ERROR.
static Value check_inequality(uint32_t at) {
    bool diamond = token_has(at, TOKEN_DIAMOND);
    if (!(parser.flags & SOURCE_BARRY_AS_FLUFL)) return bool_value(!diamond);
    if (diamond) return TRUE;
    return REPORT_LAST("with Barry as BDFL, use '<>' instead of '!='");
}

static Value comparison(void) {
    uint32_t from = parser.index;
    Value left = expression_bitwise_or();
    NEED(left);
    uint32_t opened = parser_open();
    for (;;) {
        struct ParserMark before = parser_mark();
        int32_t op = comparison_operator();
        if (op < 0) break;
        Value right = UNSET, allowed = op == AST_NotEq ? check_inequality(before.index) : TRUE;
        RETURN_IF_ERROR(allowed);
        if (is_true(allowed)) right = expression_bitwise_or();
        RETURN_IF_ERROR(right);
        if (is_unset(right)) {
            parser_reset(before);
            break;
        }
        if (!parser_push(int_u32((uint32_t)op)) || !parser_push(right)) return ERROR;
    }
    if (parser.top == opened) return left;
    Value ops = parser_pick(opened, 0), operands = parser_pick(opened, 1);
    parser.top = opened;
    if (is_error(ops) || is_error(operands)) return ERROR;
    return NODE3(Compare, token_start(from), left, ops, operands);
}

static Value inversion(void) {
    if (parser_peek() != TOKEN_NOT) return comparison();
    NEED_STACK();
    Value start = parser_start();
    parser.index++;
    Value operand = inversion();
    NEED(operand);
    return NODE2(UnaryOp, start, int_u32(AST_Not), operand);
}

static Value conjunction(void);

// The operands of `and` or `or`, the first one, at token `from`, given.
static Value boolean(uint32_t from, Value first, enum TokenKind operator_token) {
    bool is_or = operator_token == TOKEN_OR;
    uint32_t opened = parser_open();
    if (!parser_push(first)) return ERROR;
    while (parser_peek() == operator_token) {
        struct ParserMark before = parser_mark();
        parser.index++;
        Value operand = is_or ? conjunction() : inversion();
        RETURN_IF_ERROR(operand);
        if (is_unset(operand)) {
            parser_reset(before);
            break;
        }
        if (!parser_push(operand)) return ERROR;
    }
    if (parser.top == opened + 1) {
        parser.top = opened;
        return first;
    }
    Value values = parser_close(opened);
    RETURN_IF_ERROR(values);
    return NODE2(BoolOp, token_start(from), int_u32(is_or ? AST_Or : AST_And), values);
}

static Value conjunction(void) {
    uint32_t from = parser.index;
    Value first = inversion();
    if (failed(first) || parser_peek() != TOKEN_AND) return first;
    return boolean(from, first, TOKEN_AND);
}

Value expression_disjunction(void) {
    SlotResult known = parser_recall(RULE_DISJUNCTION);
    if (known.ok) return known.value;
    uint32_t from = parser.index;
    Value first = conjunction();
    if (!failed(first) && parser_peek() == TOKEN_OR) first = boolean(from, first, TOKEN_OR);
    return parser_remember(RULE_DISJUNCTION, from, first);
}

// --- conditional expressions and lambda
static Value lambda(void) {
    Value start = parser_start(), parameters = UNSET;
    parser.index++;
    struct ParserMark mark = parser_mark();
    if (parser_peek() != TOKEN_COLON) parameters = parameters_parse(true);
    RETURN_IF_ERROR(parameters);
    if (is_unset(parameters)) {
        parser_reset(mark);
        parameters = parameters_none();
        RETURN_IF_ERROR(parameters);
    }
    NEED_TOKEN(TOKEN_COLON);
    Value body = expression_parse();
    NEED(body);
    return NODE2(Lambda, start, parameters, body);
}

Value expression_plain(void) {
    NEED_STACK();
    if (parser_peek() == TOKEN_LAMBDA) return lambda();
    uint32_t from = parser.index;
    Value body = expression_disjunction();
    if (failed(body) || parser_peek() != TOKEN_IF) return body;
    struct ParserMark mark = parser_mark();
    parser.index++;
    Value test = expression_disjunction();
    RETURN_IF_ERROR(test);
    if (!is_unset(test) && parser_accept(TOKEN_ELSE)) {
        Value otherwise = expression_parse();
        RETURN_IF_ERROR(otherwise);
        if (!is_unset(otherwise)) return NODE3(IfExp, token_start(from), test, body, otherwise);
    }
    parser_reset(mark);
    return body;
}

Value expression_parse(void) {
    if (!parser.remember) return expression_plain();
    SlotResult known = parser_recall(RULE_EXPRESSION);
    if (known.ok) return known.value;
    uint32_t from = parser.index;
    MISTAKE(mistake_expression());
    MISTAKE(mistake_legacy());
    return parser_remember(RULE_EXPRESSION, from, expression_plain());
}

// --- stars, names bound in expressions, commas
static Value starred(Value start, Value operand) {
    NEED(operand);
    return NODE2(Starred, start, operand, int_u32(AST_Load));
}

Value expression_starred(void) {
    Value start = parser_start();
    NEED_TOKEN(TOKEN_STAR);
    return starred(start, expression_parse());
}

Value expression_star(void) {
    SlotResult known = parser_recall(RULE_STAR_EXPRESSION);
    if (known.ok) return known.value;
    uint32_t from = parser.index;
    Value start = parser_start();
    Value result = parser_accept(TOKEN_STAR) ? starred(start, expression_bitwise_or()) : expression_parse();
    return parser_remember(RULE_STAR_EXPRESSION, from, result);
}

Value expression_assignment(void) {
    if (parser_peek() != TOKEN_NAME || parser_peek_next() != TOKEN_WALRUS) return UNSET;
    Value start = parser_start(), target = parser_name();
    RETURN_IF_ERROR(target);
    target_set(target, AST_Store);
    parser.index++;
    Value value = expression_parse();
    NEED(value);
    return NODE2(NamedExpr, start, target, value);
}

// expression !':='
static Value not_assigned(void) {
    Value value = expression_parse();
    NEED(value);
    return parser_peek() == TOKEN_WALRUS ? UNSET : value;
}

Value expression_positional(void) {
    uint32_t from = parser.index;
    Value value = expression_assignment();
    if (!is_unset(value)) return value;
    parser.index = from;
    return not_assigned();
}

Value expression_named(void) {
    uint32_t from = parser.index;
    Value value = expression_assignment();
    if (!is_unset(value)) return value;
    parser.index = from;
    MISTAKE(mistake_named());
    return not_assigned();
}

Value expression_star_named(void) {
    Value start = parser_start();
    if (parser_accept(TOKEN_STAR)) return starred(start, expression_bitwise_or());
    return expression_named();
}

enum Element { ELEMENT_PLAIN, ELEMENT_STAR, ELEMENT_STAR_NAMED };
static Value element(enum Element kind) {
    if (kind == ELEMENT_PLAIN) return expression_parse();
    return kind == ELEMENT_STAR ? expression_star() : expression_star_named();
}

// Pushes what follows the first element: (',' element)* [',']. NONE or ERROR.
static Value more_elements(enum Element kind) {
    while (parser_accept(TOKEN_COMMA)) {
        struct ParserMark mark = parser_mark();
        Value next = element(kind);
        RETURN_IF_ERROR(next);
        if (is_unset(next)) {
            parser_reset(mark);
            break;
        }
        if (!parser_push(next)) return ERROR;
    }
    return NONE;
}

// One element, or a tuple of several or with a comma.
static Value elements(enum Element kind) {
    uint32_t from = parser.index;
    Value first = element(kind);
    if (failed(first) || parser_peek() != TOKEN_COMMA) return first;
    uint32_t opened = parser_open();
    if (!parser_push(first) || is_error(more_elements(kind))) return ERROR;
    Value items = parser_close(opened);
    RETURN_IF_ERROR(items);
    return NODE2(Tuple, token_start(from), items, int_u32(AST_Load));
}

Value expression_list(void) { return elements(ELEMENT_PLAIN); }
Value expression_star_list(void) { return elements(ELEMENT_STAR); }

Value expression_star_named_list(void) {
    Value first = expression_star_named();
    NEED(first);
    uint32_t opened = parser_open();
    if (!parser_push(first) || is_error(more_elements(ELEMENT_STAR_NAMED))) return ERROR;
    return parser_close(opened);
}

// --- yield
Value expression_yield(void) {
    Value start = parser_start();
    NEED_TOKEN(TOKEN_YIELD);
    struct ParserMark mark = parser_mark();
    if (parser_accept(TOKEN_FROM)) {
        Value iterable = expression_parse();
        RETURN_IF_ERROR(iterable);
        if (!is_unset(iterable)) return NODE1(YieldFrom, start, iterable);
        parser_reset(mark);
    }
    Value value = expression_star_list();
    RETURN_IF_ERROR(value);
    if (is_unset(value)) parser_reset(mark), value = NONE;
    return NODE1(Yield, start, value);
}

Value expression_right_side(void) {
    return parser_peek() == TOKEN_YIELD ? expression_yield() : expression_star_list();
}
