// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// From source text to a syntax tree. Errors are CPython 3.11's: SyntaxError, IndentationError or TabError
// with its message and its arguments (filename, lineno, offset, text, end_lineno, end_offset). What CPython
// finds wrong in its symbol table or compiler ('return' outside function, ...) is not looked for here.
#pragma once
#include "python/source/ast.h"

enum SourceMode {
    SOURCE_FILE,   // a Module
    SOURCE_SINGLE, // an Interactive: one interactive statement
    SOURCE_EVAL,   // an Expression
    SOURCE_FUNCTION_TYPE,
    SOURCE_FSTRING, // only inside the parser: an expression in an f-string
};

enum SourceFlags {
    SOURCE_BARRY_AS_FLUFL = 1, // from __future__ import barry_as_FLUFL: <> is the inequality
    SOURCE_DONT_IMPLY_DEDENT =
        2,                       // SOURCE_SINGLE: the end of the text does not end an indented block (codeop)
    SOURCE_ALLOW_INCOMPLETE = 4, // SyntaxError("incomplete input") when the text may go on (codeop)
    SOURCE_IS_FILE = 8,          // the text is a file of that name: error texts are one line of it
    SOURCE_TYPE_COMMENTS = 16,   // comments that begin with "type:" are part of the tree
    SOURCE_MINOR = 1 << 16,      // times (n + 1): the syntax of Python 3.n; absent: this one's
};

// The mod node of a text, or ERROR. `source` is an exact str (SyntaxError or ValueError where it has null
// characters, UnicodeEncodeError where it has surrogates), `filename` any str.
Value source_parse(Value source, Value filename, enum SourceMode mode, uint32_t flags);

// Source text from bytes [from, from + n) of a bytes block: honours a byte order mark and a coding cookie in
// the first two lines (PEP 263). The str, or ERROR with CPython's SyntaxError.
Value source_decode(Ref bytes, uint64_t from, uint64_t n, Value filename, bool is_file);

// Raises a SyntaxError (or a subclass) for a node of a tree: for the passes after the parser. `text` is the
// source line or NONE; `stop` may be UNSET. Returns ERROR.
Value source_error(Value class, Value message, Value filename, Value text, Value start, Value stop);
