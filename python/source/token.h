// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Tokens. The lexer turns the whole text into one blob of 16-byte records before the parser starts, so that
// the parser goes back by setting an index. A record: u32 kind | level << 8 | flags << 16, u32 start, u32 end
// (byte offsets in the text), u32 line (of its start). The level is the number of brackets open after it.
// Keywords are kinds of their own; match, case and _ are names.
#pragma once
#include "kernel/value.h"

enum TokenKind {
    TOKEN_END, // these four are not counted when a node's end is looked for
    TOKEN_NEWLINE,
    TOKEN_INDENT,
    TOKEN_DEDENT,
    TOKEN_HALT,  // here the lexer gave up: parser.halt tells why
    TOKEN_OTHER, // a character that begins no token
    TOKEN_NAME,
    TOKEN_NUMBER,
    TOKEN_STRING,
    TOKEN_TYPE_COMMENT, // only with SOURCE_TYPE_COMMENTS

    TOKEN_LPAREN,
    TOKEN_RPAREN,
    TOKEN_LBRACKET,
    TOKEN_RBRACKET,
    TOKEN_LBRACE,
    TOKEN_RBRACE,
    TOKEN_COLON,
    TOKEN_COMMA,
    TOKEN_SEMICOLON,
    TOKEN_DOT,
    TOKEN_ELLIPSIS,
    TOKEN_ARROW,
    TOKEN_WALRUS, // :=
    TOKEN_TILDE,
    TOKEN_EQUAL, // =

    TOKEN_VBAR, // binary operators, in the order of enum AstChoice's operators from BitOr on
    TOKEN_CARET,
    TOKEN_AMPERSAND,
    TOKEN_LEFT_SHIFT,
    TOKEN_RIGHT_SHIFT,
    TOKEN_PLUS,
    TOKEN_MINUS,
    TOKEN_STAR,
    TOKEN_SLASH,
    TOKEN_DOUBLE_SLASH,
    TOKEN_PERCENT,
    TOKEN_AT,
    TOKEN_DOUBLE_STAR,

    TOKEN_VBAR_EQUAL, // augmented assignments, in the same order
    TOKEN_CARET_EQUAL,
    TOKEN_AMPERSAND_EQUAL,
    TOKEN_LEFT_SHIFT_EQUAL,
    TOKEN_RIGHT_SHIFT_EQUAL,
    TOKEN_PLUS_EQUAL,
    TOKEN_MINUS_EQUAL,
    TOKEN_STAR_EQUAL,
    TOKEN_SLASH_EQUAL,
    TOKEN_DOUBLE_SLASH_EQUAL,
    TOKEN_PERCENT_EQUAL,
    TOKEN_AT_EQUAL,
    TOKEN_DOUBLE_STAR_EQUAL,

    TOKEN_EQ, // comparisons
    TOKEN_NE,
    TOKEN_LE,
    TOKEN_LT,
    TOKEN_GE,
    TOKEN_GT,

    TOKEN_FALSE, // keywords
    TOKEN_NONE,
    TOKEN_TRUE,
    TOKEN_AND,
    TOKEN_AS,
    TOKEN_ASSERT,
    TOKEN_ASYNC,
    TOKEN_AWAIT,
    TOKEN_BREAK,
    TOKEN_CLASS,
    TOKEN_CONTINUE,
    TOKEN_DEF,
    TOKEN_DEL,
    TOKEN_ELIF,
    TOKEN_ELSE,
    TOKEN_EXCEPT,
    TOKEN_FINALLY,
    TOKEN_FOR,
    TOKEN_FROM,
    TOKEN_GLOBAL,
    TOKEN_IF,
    TOKEN_IMPORT,
    TOKEN_IN,
    TOKEN_IS,
    TOKEN_LAMBDA,
    TOKEN_NONLOCAL,
    TOKEN_NOT,
    TOKEN_OR,
    TOKEN_PASS,
    TOKEN_RAISE,
    TOKEN_RETURN,
    TOKEN_TRY,
    TOKEN_WHILE,
    TOKEN_WITH,
    TOKEN_YIELD,
};

enum TokenFlag {
    TOKEN_SPANS = 1,   // begins and ends on different lines
    TOKEN_TOUCHES = 2, // a number that touches the keyword behind it (deprecated)
    TOKEN_DIAMOND = 4, // TOKEN_NE written <>
    TOKEN_EMPTY = 8,   // has no position: an indent, a dedent, the end
};

#define TOKEN_SIZE 16
