// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Simple statements (Python reference, chapter 7), lines of them, and the choice between them and compound
// ones. The first pass reads an expression and decides by what follows it; the second tries assignment first,
// as CPython does, since the order decides which mistake is found.
#include "python/source/grammar.h"
#include "python/source/mistake.h"

// --- assignments
static bool at_augmented(void) {
    return parser_peek() - TOKEN_VBAR_EQUAL <= TOKEN_DOUBLE_STAR_EQUAL - TOKEN_VBAR_EQUAL;
}

// From ':' on.
static Value annotated(uint32_t from, Value target) {
    bool brackets = token_kind(from) == TOKEN_LPAREN;
    if (!target_is_single(target)) return UNSET;
    parser.index++;
    Value annotation = expression_parse(), value = NONE;
    NEED(annotation);
    struct ParserMark mark = parser_mark();
    if (parser_accept(TOKEN_EQUAL)) {
        value = expression_right_side();
        RETURN_IF_ERROR(value);
        if (is_unset(value)) parser_reset(mark), value = NONE;
    }
    target_set(target, AST_Store);
    bool simple = ast_is(target, AST_Name) && !brackets;
    return NODE4(AnnAssign, token_start(from), target, annotation, value, int_u32(simple));
}

// From the operator on.
static Value augmented(uint32_t from, Value target) {
    if (!target_is_single(target)) return UNSET;
    Value op = expression_operator(parser_peek(), TOKEN_VBAR_EQUAL);
    parser.index++;
    Value value = expression_right_side();
    NEED(value);
    target_set(target, AST_Store);
    return NODE3(AugAssign, token_start(from), target, op, value);
}

// From the first '=' on.
static Value assigned(uint32_t from, Value first) {
    uint32_t opened = parser_open();
    Value value = first;
    while (parser_accept(TOKEN_EQUAL)) {
        if (!target_is_valid(value, AST_Store)) return UNSET;
        target_set(value, AST_Store);
        if (!parser_push(value)) return ERROR;
        value = expression_right_side();
        NEED(value);
    }
    Value targets = parser_close(opened), type = parser_type_comment();
    if (is_error(targets) || is_error(type)) return ERROR;
    return NODE3(Assign, token_start(from), targets, value, type);
}

static Value expression_statement(void) {
    uint32_t from = parser.index;
    Value value = expression_star_list();
    NEED(value);
    if (parser_peek() == TOKEN_EQUAL) return assigned(from, value);
    if (parser_peek() == TOKEN_COLON) return annotated(from, value);
    if (at_augmented()) return augmented(from, value);
    return NODE1(Expr, token_start(from), value);
}

// --- assignments, the second pass
static Value annotation_again(void) {
    uint32_t from = parser.index;
    if (parser_peek() == TOKEN_NAME && parser_peek_next() == TOKEN_COLON) {
        Value target = parser_name();
        RETURN_IF_ERROR(target);
        Value result = annotated(from, target);
        if (!is_unset(result)) return result;
        parser.index = from;
    }
    Value target = primary_parse();
    NEED(target);
    bool bare_name = ast_is(target, AST_Name) && token_kind(from) != TOKEN_LPAREN;
    return parser_peek() == TOKEN_COLON && !bare_name ? annotated(from, target) : UNSET;
}

// (star_targets '=')+ (yield_expr | star_expressions) !'='
static Value assigned_again(void) {
    uint32_t from = parser.index, opened = parser_open();
    for (;;) {
        struct ParserMark mark = parser_mark();
        Value target = target_star_list();
        RETURN_IF_ERROR(target);
        if (is_unset(target) || !parser_accept(TOKEN_EQUAL)) {
            parser_reset(mark);
            break;
        }
        if (!parser_push(target)) return ERROR;
    }
    if (parser.top == opened) return UNSET;
    Value targets = parser_close(opened);
    RETURN_IF_ERROR(targets);
    Value value = expression_right_side();
    NEED(value);
    if (parser_peek() == TOKEN_EQUAL) return UNSET;
    Value type = parser_type_comment();
    return is_error(type) ? ERROR : NODE3(Assign, token_start(from), targets, value, type);
}

static Value assignment_again(void) {
    struct ParserMark mark = parser_mark();
    Value result = annotation_again();
    if (!is_unset(result)) return result;
    parser_reset(mark);
    result = assigned_again();
    if (!is_unset(result)) return result;
    parser_reset(mark);
    result = primary_parse();
    RETURN_IF_ERROR(result);
    if (!is_unset(result) && target_is_single(result) && at_augmented()) return augmented(mark.index, result);
    parser_reset(mark);
    MISTAKE(mistake_assignment());
    return UNSET;
}

// --- import
// Appends a dotted name's text; the current token is its first name.
static Value dotted_name(void) {
    Value first = parser_identifier();
    if (failed(first) || parser_peek() != TOKEN_DOT) return first;
    Builder name = builder_str(builder_new(), first);
    while (parser_peek() == TOKEN_DOT && parser_peek_next() == TOKEN_NAME) {
        parser.index++;
        Value part = parser_identifier();
        NEED(part);
        name = builder_str(builder_char(name, '.'), part);
    }
    Value result = builder_finish(name);
    return is_error(result) ? ERROR : str_intern(result);
}

// [as name]
static Value alias(uint32_t from, Value name) {
    NEED(name);
    Value as = NONE;
    struct ParserMark mark = parser_mark();
    if (parser_accept(TOKEN_AS)) {
        as = parser_identifier();
        RETURN_IF_ERROR(as);
        if (is_unset(as)) parser_reset(mark), as = NONE;
    }
    return NODE2(alias, token_start(from), name, as);
}

// Names with `as`, separated by commas; a comma that no name follows is not taken.
static Value aliases(bool dotted) {
    uint32_t opened = parser_open();
    struct ParserMark mark = parser_mark();
    do {
        uint32_t from = parser.index;
        Value item = alias(from, dotted ? dotted_name() : parser_identifier());
        RETURN_IF_ERROR(item);
        if (is_unset(item)) {
            parser_reset(mark);
            break;
        }
        if (!parser_push(item)) return ERROR;
        mark = parser_mark();
    } while (parser_accept(TOKEN_COMMA));
    return parser.top == opened ? UNSET : parser_close(opened);
}

Value statement_import_names(void) { return aliases(false); }

static Value import(uint32_t from) {
    Value names = aliases(true);
    NEED(names);
    return NODE1(Import, token_start(from), names);
}

static Value import_targets(void) {
    uint32_t from = parser.index;
    if (parser_accept(TOKEN_LPAREN)) {
        Value names = aliases(false);
        NEED(names);
        parser_accept(TOKEN_COMMA);
        NEED_TOKEN(TOKEN_RPAREN);
        return names;
    }
    if (parser_accept(TOKEN_STAR)) {
        Value star = str_interned_text(TEXT("*"));
        RETURN_IF_ERROR(star);
        Value node = NODE2(alias, token_start(from), star, NONE);
        return is_error(node) ? ERROR : parser_list1(node);
    }
    Value names = aliases(false);
    if (is_error(names) || (!is_unset(names) && parser_peek() != TOKEN_COMMA)) return names;
    parser.index = from;
    MISTAKE(mistake_import_names());
    return UNSET;
}

static Value from_import(uint32_t from) {
    uint32_t level = 0;
    for (;;) {
        if (parser_accept(TOKEN_DOT)) {
            level++;
        } else if (parser_accept(TOKEN_ELLIPSIS)) {
            level += 3;
        } else {
            break;
        }
    }
    Value module = dotted_name();
    RETURN_IF_ERROR(module);
    if (is_unset(module)) {
        if (level == 0) return UNSET;
        module = NONE;
    }
    NEED_TOKEN(TOKEN_IMPORT);
    Value names = import_targets();
    NEED(names);
    return NODE3(ImportFrom, token_start(from), module, names, int_u32(level));
}

// --- the others; `from` is the keyword, which has been taken
static Value return_statement(uint32_t from) {
    struct ParserMark mark = parser_mark();
    Value value = expression_star_list();
    RETURN_IF_ERROR(value);
    if (is_unset(value)) parser_reset(mark), value = NONE;
    return NODE1(Return, token_start(from), value);
}

static Value raise_statement(uint32_t from) {
    struct ParserMark mark = parser_mark();
    Value exception = expression_parse(), cause = NONE;
    RETURN_IF_ERROR(exception);
    if (is_unset(exception)) {
        parser_reset(mark);
        return NODE2(Raise, token_start(from), NONE, NONE);
    }
    mark = parser_mark();
    if (parser_accept(TOKEN_FROM)) {
        cause = expression_parse();
        RETURN_IF_ERROR(cause);
        if (is_unset(cause)) parser_reset(mark), cause = NONE;
    }
    return NODE2(Raise, token_start(from), exception, cause);
}

static Value del_statement(uint32_t from) {
    Value targets = target_del_list();
    RETURN_IF_ERROR(targets);
    if (!is_unset(targets) && (parser_peek() == TOKEN_SEMICOLON || parser_peek() == TOKEN_NEWLINE)) {
        for (uint32_t i = 0; i < ast_list_length(targets); i++) target_set(ast_list_at(targets, i), AST_Del);
        return NODE1(Delete, token_start(from), targets);
    }
    parser.index = from;
    MISTAKE(mistake_del());
    return UNSET;
}

static Value assert_statement(uint32_t from) {
    Value test = expression_parse(), message = NONE;
    NEED(test);
    struct ParserMark mark = parser_mark();
    if (parser_accept(TOKEN_COMMA)) {
        message = expression_parse();
        RETURN_IF_ERROR(message);
        if (is_unset(message)) parser_reset(mark), message = NONE;
    }
    return NODE2(Assert, token_start(from), test, message);
}

static Value scope_statement(uint32_t from, bool global) {
    uint32_t opened = parser_open();
    do {
        Value name = parser_identifier();
        NEED(name);
        if (!parser_push(name)) return ERROR;
    } while (parser_accept(TOKEN_COMMA));
    Value names = parser_close(opened);
    RETURN_IF_ERROR(names);
    return global ? NODE1(Global, token_start(from), names) : NODE1(Nonlocal, token_start(from), names);
}

static Value yield_statement(void) {
    uint32_t from = parser.index;
    Value value = expression_yield();
    NEED(value);
    return NODE1(Expr, token_start(from), value);
}

static Value keyword_statement(void) {
    uint32_t from = parser.index, kind = parser_peek();
    if (kind == TOKEN_YIELD) return yield_statement();
    parser.index++;
    switch (kind) {
    case TOKEN_RETURN: return return_statement(from);
    case TOKEN_IMPORT: return import(from);
    case TOKEN_FROM: return from_import(from);
    case TOKEN_RAISE: return raise_statement(from);
    case TOKEN_PASS: return NODE0(Pass, token_start(from));
    case TOKEN_DEL: return del_statement(from);
    case TOKEN_ASSERT: return assert_statement(from);
    case TOKEN_BREAK: return NODE0(Break, token_start(from));
    case TOKEN_CONTINUE: return NODE0(Continue, token_start(from));
    case TOKEN_GLOBAL: return scope_statement(from, true);
    case TOKEN_NONLOCAL: return scope_statement(from, false);
    default: return UNSET;
    }
}

static bool begins_keyword_statement(uint32_t kind) {
    switch (kind) {
    case TOKEN_YIELD:
    case TOKEN_RETURN:
    case TOKEN_IMPORT:
    case TOKEN_FROM:
    case TOKEN_RAISE:
    case TOKEN_PASS:
    case TOKEN_DEL:
    case TOKEN_ASSERT:
    case TOKEN_BREAK:
    case TOKEN_CONTINUE:
    case TOKEN_GLOBAL:
    case TOKEN_NONLOCAL: return true;
    default: return false;
    }
}

static Value simple_again(void) {
    SlotResult known = parser_recall(RULE_SIMPLE_STATEMENT);
    if (known.ok) return known.value;
    struct ParserMark mark = parser_mark();
    Value result = assignment_again();
    if (is_unset(result)) {
        parser_reset(mark);
        Value value = expression_star_list();
        result = failed(value) ? value : NODE1(Expr, token_start(mark.index), value);
    }
    if (is_unset(result)) {
        parser_reset(mark);
        result = keyword_statement();
    }
    return parser_remember(RULE_SIMPLE_STATEMENT, mark.index, result);
}

static Value simple(void) {
    if (parser.second) return simple_again();
    return begins_keyword_statement(parser_peek()) ? keyword_statement() : expression_statement();
}

// --- lines and sequences
Value statement_simple_line(void) {
    for (;;) {
        Value statement = simple();
        NEED(statement);
        if (!parser_push(statement)) return ERROR;
        if (!parser_accept(TOKEN_SEMICOLON)) break;
        if (parser_peek() == TOKEN_NEWLINE) break;
    }
    NEED_TOKEN(TOKEN_NEWLINE);
    return NONE;
}

Value statement_push(void) {
    struct ParserMark mark = parser_mark();
    Value compound = block_compound();
    if (!failed(compound)) return parser_push(compound) ? NONE : ERROR;
    RETURN_IF_ERROR(compound);
    parser_reset(mark);
    return statement_simple_line();
}

Value statement_all(void) {
    uint32_t opened = parser_open();
    while (parser_peek() != TOKEN_DEDENT && parser_peek() != TOKEN_END) {
        struct ParserMark mark = parser_mark();
        Value statement = statement_push();
        RETURN_IF_ERROR(statement);
        if (is_unset(statement)) {
            if (mark.top == opened) return UNSET;
            parser_reset(mark);
            break;
        }
    }
    return parser.top == opened ? UNSET : NONE;
}
