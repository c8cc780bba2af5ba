// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Ends of lines: finding them, and io.IncrementalNewlineDecoder, which turns \r\n and \r into \n and remembers which it
// has seen.
#pragma once
#include "python/objects/object.h"

enum NewlineField {
    NEWLINE_DECODER, // the decoder before this one; NONE: the input is text
    NEWLINE_ERRORS,
    NEWLINE_TRANSLATE, // TRUE or FALSE
    NEWLINE_PENDING,   // TRUE: a \r waits for what follows it
    NEWLINE_SEEN,      // small int, NEWLINE_SEEN_*
    NEWLINE_FIELDS,
};
enum { NEWLINE_SEEN_CR = 1, NEWLINE_SEEN_LF = 2, NEWLINE_SEEN_CRLF = 4 };

Value newline_new(Value decoder, bool translate);
// Text through the decoder's translation: an exact str, or ERROR.
Value newline_translate(Value self, Value text, bool final);
Value newline_decode(Value self, Value input, bool final);
Value newline_seen(Value self); // None, a str, or a tuple of strs
void newline_reset(Value self);

// How lines end in a text: universal (\n, \r or \r\n, when nobody has translated them), or one text of 1 or 2.
typedef struct {
    bool universal;
    uint32_t first, second; // second 0: the end is one character
} LineEnd;
typedef struct {
    bool found;
    uint64_t end; // behind the line's end
} LineFound;
// The end of the line that starts at text[from], looked for below `to`.
LineFound newline_find(Ref text, uint64_t from, uint64_t to, LineEnd how);
// The same in a block of units of a str's kind.
LineFound newline_find_units(Ref block, uint32_t kind, uint64_t from, uint64_t to, LineEnd how);
// Checks a newline argument: None, '', '\n', '\r', '\r\n'. NONE or ERROR, which shows it as repr() or as it is.
Value newline_check(Text function, Value newline, bool shown_plain);
