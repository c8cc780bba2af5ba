// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Mistakes in patterns.
#include "python/source/grammar.h"
#include "python/source/mistake.h"

Value mistake_as_pattern(void) {
    NEED(pattern_or());
    NEED_TOKEN(TOKEN_AS);
    if (parser_at_word(TEXT("_"))) return REPORT_TOKEN(parser.index, "cannot use '_' as a target");
    if (parser_peek() == TOKEN_NAME) return UNSET;
    Value target = expression_parse();
    NEED(target);
    return REPORT_NODE(target, "invalid pattern target");
}

// keyword_patterns ',': NONE, UNSET, ERROR.
static Value keywords_and_comma(void) {
    struct ParserMark mark = parser_mark();
    for (bool any = false;; any = true) {
        Value value = pattern_keyword();
        RETURN_IF_ERROR(value);
        if (is_unset(value)) {
            parser_reset(mark);
            if (!any) return UNSET;
            break;
        }
        mark = parser_mark();
        if (!parser_accept(TOKEN_COMMA)) break;
    }
    parser_reset(mark);
    NEED_TOKEN(TOKEN_COMMA);
    return NONE;
}

// A pattern and what stands behind it, which the lexer must be able to read.
static Value late_pattern(void) {
    Value pattern = pattern_parse();
    return token_kind(parser.furthest) == TOKEN_HALT ? UNSET : pattern;
}

Value mistake_class_pattern(void) {
    NEED(pattern_name_or_attribute());
    NEED_TOKEN(TOKEN_LPAREN);
    struct ParserMark mark = parser_mark();
    Value positional = pattern_positional();
    RETURN_IF_ERROR(positional);
    if (is_unset(positional) || !parser_accept(TOKEN_COMMA)) parser_reset(mark);
    NEED(keywords_and_comma());
    Value first = late_pattern(), last = first;
    NEED(first);
    while (parser_accept(TOKEN_COMMA)) {
        Value next = late_pattern();
        if (is_error(next)) error_clear(); // CPython forgets what goes wrong in the last ones
        if (failed(next)) break;
        last = next;
    }
    return report_anyway(ast_get(first, AST_START), ast_get(last, AST_STOP),
                         str_from_text(TEXT("positional patterns follow keyword patterns")));
}
