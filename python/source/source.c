// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The way through the parser: the text as UTF-8 with "\n" for newlines, the tokens, the first pass, and after
// a failure the second one, which finds the message.
#include "python/source/lexer.h"
#include "python/objects/list.h"
#include "python/source/grammar.h"
#include "python/source/report.h"
#include "python/source/run.h"

#define STACK_SLOTS 64
#define NAME_SLOTS 256

// --- what the text must be as a whole
static Value file(void) {
    uint32_t opened = parser_open();
    struct ParserMark mark = parser_mark();
    if (parser_peek() != TOKEN_END) {
        Value statements = statement_all();
        RETURN_IF_ERROR(statements);
        if (is_unset(statements)) parser_reset(mark);
    }
    NEED_TOKEN(TOKEN_END);
    Value body = parser_close(opened), node = AST_NEW(Module, int_u32(0), int_u32(0));
    if (is_error(body) || is_error(node)) return ERROR;
    ast_set(node, AST_Module_body, body);
    Value ignores = parser.empty;
    if (!is_unset(parser.type_ignores)) {
        uint64_t n = list_length(parser.type_ignores);
        ignores = new_storage(n);
        RETURN_IF_ERROR(ignores);
        slots_copy(ref_of(ignores), 0, list_storage(parser.type_ignores), 0, n);
    }
    ast_set(node, AST_Module_type_ignores, ignores);
    return node;
}

static Value empty_statement(void) {
    Value start = parser_start();
    parser.index++;
    Value pass = NODE0(Pass, start);
    return !is_error(pass) && parser_push(pass) ? NONE : ERROR;
}

static Value single_statements(void) {
    struct ParserMark mark = parser_mark();
    Value compound = block_compound();
    RETURN_IF_ERROR(compound);
    if (!is_unset(compound) && parser_accept(TOKEN_NEWLINE)) return parser_push(compound) ? NONE : ERROR;
    parser_reset(mark);
    Value simple = statement_simple_line();
    if (!is_unset(simple)) return simple;
    parser_reset(mark);
    if (parser_peek() == TOKEN_NEWLINE) return empty_statement();
    return UNSET;
}

// After a single statement only comments and white space may follow.
static Value check_single(void) {
    uint32_t at = token_to(parser.furthest);
    while (at < parser.size) {
        uint32_t c = u8_get(parser.source, at);
        if (c == '#') {
            at = (uint32_t)bytes_find(parser.source, at, parser.size, '\n');
        } else if (c == ' ' || c == '\t' || c == '\n' || c == '\f') {
            at++;
        } else {
            return REPORT_LAST("multiple statements found while compiling a single statement");
        }
    }
    return NONE;
}

static Value single(void) {
    uint32_t opened = parser_open();
    Value statements = single_statements();
    NEED(statements);
    Value body = parser_close(opened), node = AST_NEW(Interactive, int_u32(0), int_u32(0));
    if (is_error(body) || is_error(node)) return ERROR;
    ast_set(node, AST_Interactive_body, body);
    return node;
}

static Value eval(void) {
    Value body = expression_list();
    NEED(body);
    while (parser_accept(TOKEN_NEWLINE)) {}
    NEED_TOKEN(TOKEN_END);
    Value node = AST_NEW(Expression, int_u32(0), int_u32(0));
    if (!is_error(node)) ast_set(node, AST_Expression_body, body);
    return node;
}

// type_expressions: expressions, then *x, then **x; the stars are dropped. Pushes them.
static Value argument_types(void) {
    uint32_t stage = 0;
    do {
        uint32_t kind = parser_peek(), next = kind == TOKEN_STAR ? 1 : kind == TOKEN_DOUBLE_STAR ? 2 : 0;
        if (stage > 0 && next <= stage) return UNSET;
        stage = next;
        if (stage) parser.index++;
        Value type = expression_parse();
        NEED(type);
        if (!parser_push(type)) return ERROR;
    } while (stage < 2 && parser_accept(TOKEN_COMMA));
    return NONE;
}

static Value function_type(void) {
    uint32_t opened = parser_open();
    NEED_TOKEN(TOKEN_LPAREN);
    if (parser_peek() != TOKEN_RPAREN) NEED(argument_types());
    NEED_TOKEN(TOKEN_RPAREN);
    NEED_TOKEN(TOKEN_ARROW);
    Value types = parser_close(opened);
    RETURN_IF_ERROR(types);
    Value result = expression_parse();
    NEED(result);
    while (parser_accept(TOKEN_NEWLINE)) {}
    NEED_TOKEN(TOKEN_END);
    Value node = AST_NEW(FunctionType, int_u32(0), int_u32(0));
    RETURN_IF_ERROR(node);
    ast_set(node, AST_FunctionType_argtypes, types);
    ast_set(node, AST_FunctionType_returns, result);
    return node;
}

static Value whole_text(void) {
    switch (parser.mode) {
    case SOURCE_FILE: return file();
    case SOURCE_SINGLE: return single();
    case SOURCE_EVAL: return eval();
    case SOURCE_FUNCTION_TYPE: return function_type();
    case SOURCE_FSTRING: return expression_star_list();
    }
    return UNSET;
}

// --- passes
static bool prepare_second_pass(void) {
    parser.second = parser.mistakes = true;
    parser.remember = false; // what the first pass remembers holds without mistakes only
    return parser_start_remembering();
}

static Value run(void) {
    RETURN_IF_ERROR(lexer_run());
    uint32_t top = parser.top;
    parser.index = parser.furthest = 0;
    Value result = whole_text();
    if (!failed(result)) return parser.mode == SOURCE_SINGLE && is_error(check_single()) ? ERROR : result;
    if (parser.flags & SOURCE_ALLOW_INCOMPLETE && report_end_was_seen()) {
        error_clear();
        return report_incomplete();
    }
    if (is_unset(result) && token_kind(parser.furthest) == TOKEN_HALT) return report_halt();
    if (is_unset(result)) {
        uint32_t last = parser.furthest;
        if (!prepare_second_pass()) return ERROR;
        parser.index = 0, parser.top = top;
        result = whole_text();
        if (!is_error(result)) return report_invalid(last);
    }
    return report_prefer_halt();
}

Value run_inside(Ref text, Value place) {
    struct Parser saved = parser;
    parser.tokens = saved.inner_tokens, parser.lines = saved.inner_lines;
    parser.type_ignores = UNSET;
    parser.inner_tokens = parser.inner_lines = NULL_REF;
    parser.source = text;
    parser.text = UNSET;
    parser.size = bytes_length(text);
    parser.first_line = ast_position_line(place), parser.first_column = ast_position_column(place);
    parser.mode = SOURCE_FSTRING;
    parser.newline_added = true;
    parser.halt = (struct Halt){0};
    parser.second = parser.mistakes = parser.remember = false;
    Value result = run();
    saved.stack = parser.stack;
    saved.inner_tokens = parser.tokens, saved.inner_lines = parser.lines;
    parser = saved;
    return result;
}

// --- the text
// The same bytes with "\n" for "\r\n" and "\r".
static Value with_newlines(Ref text) {
    uint32_t size = bytes_length(text), to = 0;
    Value result = new_blob(size);
    RETURN_IF_ERROR(result);
    for (uint32_t at = 0; at < size; at++) {
        uint32_t c = u8_get(text, at);
        if (c == '\r' && at + 1 < size && u8_get(text, at + 1) == '\n') continue;
        u8_set(ref_of(result), to++, c == '\r' ? '\n' : (uint8_t)c);
    }
    bytes_shrink(ref_of(result), to);
    return result;
}

static Value prepare(Value source) {
    bool ascii = str_kind(ref_of(source)) == STR_ASCII;
    Value text = ascii ? source : str_to_utf8(source);
    RETURN_IF_ERROR(text);
    uint32_t size = bytes_length(ref_of(text));
    if (size > LINE_START) return raise_memory_error();
    if (bytes_find(ref_of(text), 0, size, 0) < size) {
        return raise0(CLASS(ValueError), TEXT("source code string cannot contain null bytes"));
    }
    bool normal = bytes_find(ref_of(text), 0, size, '\r') == size;
    if (!normal) text = with_newlines(ref_of(text));
    RETURN_IF_ERROR(text);
    parser.source = ref_of(text);
    parser.text = ascii && normal ? source : UNSET;
    parser.size = bytes_length(parser.source);
    return NONE;
}

Value source_parse(Value source, Value filename, enum SourceMode mode, uint32_t flags) {
    struct Parser saved = parser;
    parser = (struct Parser){.text = UNSET,
                             .type_ignores = UNSET,
                             .filename = filename,
                             .mode = mode,
                             .flags = flags,
                             .first_line = 1};
    parser.minor = flags / SOURCE_MINOR ? flags / SOURCE_MINOR - 1 : UINT32_MAX;
    Value stack = new_storage(STACK_SLOTS), names = new_storage(NAME_SLOTS), empty = new_storage(0);
    Value result = ERROR;
    if (!is_error(stack) && !is_error(names) && !is_error(empty) && !is_error(prepare(source))) {
        parser.stack = ref_of(stack), parser.names = ref_of(names), parser.empty = empty;
        bool ends = parser.size > 0 && u8_get(parser.source, parser.size - 1) == '\n';
        parser.newline_added = mode == SOURCE_FILE && !ends;
        result = run();
    }
    parser = saved;
    return result;
}
