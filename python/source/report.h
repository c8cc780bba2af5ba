// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Raising syntax errors from lexer and parser, with the arguments that CPython 3.11 gives them: what text is
// shown and how columns are counted depends there on how far the tokens have been read, and here on
// parser.furthest. All return ERROR. A message is a str Value, or ERROR (which is passed on).
#pragma once
#include "python/source/parser.h"
#include "python/objects/error.h"
#include "python/objects/str.h"

// SyntaxError from one position to another; of a node or a token; from a position to where the lexer stands.
Value report_range(Value start, Value stop, Value message);
Value report_anyway(Value start, Value stop, Value message); // even where the lexer has stopped
Value report_node(Value node, Value message);
Value report_token(uint32_t i, Value message);
Value report_from(Value start, Value message);
// At the last token that was looked at: SyntaxError, IndentationError ...
Value report_last(Value class, Value message);
// A SyntaxError without columns at a token's line.
Value report_line(uint32_t i, Value message);
// SyntaxError at columns given in CPython's way (1-based, 0: none) on a token's or node's line.
Value report_columns(uint32_t line, int64_t column, uint32_t end_line, int64_t end_column, Value message);
// The reason why the lexer stopped.
Value report_halt(void);
// The text ends where it might go on.
Value report_incomplete(void);
// Has the lexer seen the end of the text when it read the last token that was looked at?
bool report_end_was_seen(void);
// The parser failed without having a better message; `token`: the last one that the first pass looked at.
Value report_invalid(uint32_t token);
// The parser has raised an error: a reason of the lexer to stop further on takes its place. Returns ERROR.
Value report_prefer_halt(void);

#define REPORT_NODE(node, text) report_node(node, str_from_text(TEXT(text)))
#define REPORT_TOKEN(i, text) report_token(i, str_from_text(TEXT(text)))
#define REPORT_LAST(text) report_last(CLASS(SyntaxError), str_from_text(TEXT(text)))
#define REPORT_RANGE(start, stop, text) report_range(start, stop, str_from_text(TEXT(text)))
