// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Comments that are about types (PEP 484), for ast.parse(type_comments=True): "# type: ..." becomes a token, and
// "# type: ignore..." an entry in parser.type_ignores. All other comments are nothing.
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/source/lexer.h"

static uint32_t skip_blanks(View text, uint32_t at) {
    while (lexer_char(text, at) == ' ' || lexer_char(text, at) == '\t') at++;
    return at;
}

static bool spells(View text, uint32_t at, Text word) {
    for (uint32_t i = 0; i < text_size(word); i++)
        if (lexer_char(text, at + i) != text_at(word, i)) return false;
    return true;
}

// Behind "ignore" a letter, digit or anything that is not ASCII makes another word of it.
static bool is_ignore(View text, uint32_t at, uint32_t end) {
    if (!spells(text, at, TEXT("ignore"))) return false;
    uint32_t next = at + 6 < end ? lexer_char(text, at + 6) : ' ';
    return next < 128 && !(next - '0' < 10 || (next | 32) - 'a' < 26);
}

static Value keep_ignore(uint32_t from, uint32_t to, uint32_t line) {
    Value tag = str_from_utf8(parser.source, from, to - from);
    RETURN_IF_ERROR(tag);
    Value node = AST_NEW(TypeIgnore, int_u32(0), int_u32(0));
    RETURN_IF_ERROR(node);
    ast_set(node, AST_TypeIgnore_lineno, int_u32(line));
    ast_set(node, AST_TypeIgnore_tag, tag);
    if (is_unset(parser.type_ignores)) parser.type_ignores = list_new(4);
    return is_error(parser.type_ignores) ? ERROR : list_append(parser.type_ignores, node);
}

TypeComment lexer_type_comment(View text, uint32_t from, uint32_t end, uint32_t line) {
    TypeComment none = {.ok = true};
    uint32_t at = skip_blanks(text, from + 1);
    if (!spells(text, at, TEXT("type:"))) return none;
    at = skip_blanks(text, at + 5);
    if (!is_ignore(text, at, end)) return (TypeComment){.ok = true, .is_type = true, .from = at};
    if (is_error(keep_ignore(at + 6, end, line))) none.ok = false;
    return none;
}
