// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// From text to tokens: lexer_run reads parser.source and writes parser.tokens, parser.lines and, when it has
// to stop early, parser.halt (the last token is then TOKEN_HALT). It raises nothing itself: whether and when
// the reason becomes an exception depends on how far the parser comes.
#pragma once
#include "python/source/parser.h"

#define END_OF_TEXT 256u

// NONE, or ERROR: memory is exhausted. Tables that parser.tokens and parser.lines have already are used again.
Value lexer_run(void);

// --- shared by the lexer's files
// Character i of the text, END_OF_TEXT behind its end.
INLINE uint32_t lexer_char(View text, uint32_t i) {
    if (likely(i < view_count(text))) return view_u8(text, i);
    return i == view_count(text) && parser.newline_added ? '\n' : END_OF_TEXT;
}
// Stops at offset `at` with this message; `at` counts the characters that CPython has read. Returns false.
bool lexer_stop(uint32_t at, Value message);
bool lexer_is_name_char(uint32_t c); // a byte that may be part of a name

// lexer_number.c: the number literal at `at`.
typedef struct {
    bool ok; // false: parser.halt is set
    bool touches;
    uint32_t end;
} NumberScan;
NumberScan lexer_number(View text, uint32_t at);

// lexer_comment.c: the comment [from, end), which stands on `line`, where type comments are wanted.
typedef struct {
    bool ok;      // false: memory is exhausted
    bool is_type; // a token: text [from, end)
    uint32_t from;
} TypeComment;
TypeComment lexer_type_comment(View text, uint32_t from, uint32_t end, uint32_t line);
