// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Shared by literal.c and fstring.c: text under construction while the pieces of adjacent string literals are
// put together. Nodes that are finished lie on the parser's stack.
#pragma once
#include "python/source/grammar.h"
#include "python/source/report.h"

struct Pieces {
    bool ok;           // false: an exception is set
    Builder text;      // what follows the last node
    Value start, stop; // of all the literals together: the position of every node made here
    Value kind;        // "u" or NONE
    uint32_t token;    // of the literal being read
};

// Adds the characters of source[from .. to), its escapes (unless raw) decoded.
struct Pieces literal_decode(struct Pieces p, uint32_t from, uint32_t to, bool raw);
// Makes a Constant of the text so far, if there is any, and pushes it.
struct Pieces literal_flush(struct Pieces p);
// Adds an f-string's text and nodes.
struct Pieces fstring_add(struct Pieces p, uint32_t from, uint32_t to, bool raw);
// "invalid escape sequence": a DeprecationWarning. false: an exception is set.
bool literal_warn_escape(uint32_t token, uint32_t c);
