// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The text of a report on an exception while it is being put together, between the files traceback*.c.
#pragma once
#include "python/objects/str.h"

typedef struct {
    Builder text;
    Value seen;      // list: exceptions that have their place in the report
    uint32_t depth;  // of exception groups around this one; 0: none
    bool need_close; // the frame of a group is still open
    bool placed;     // report_place has told a place
} Report;

// What stands before each line inside a group.
Report report_margin(Report r);
INLINE Report report_text(Report r, Text text) {
    r.text = builder_text(r.text, text);
    return r;
}
INLINE Report report_str(Report r, Value s) { // an exact str
    r.text = builder_str(r.text, s);
    return r;
}
INLINE Report report_blanks(Report r, uint64_t n) {
    r.text = builder_repeat(r.text, ' ', n);
    return r;
}
// "  File ..." and source for each entry of a traceback.
Report report_frames(Report r, Value traceback);
// The place of a SyntaxError: file, line, marker. Only for an exception with print_file_and_line.
Report report_place(Report r, Value exception);
// What a name or attribute that was not found might have been meant to be: an exact str, or UNSET.
Value report_suggestion(Value exception);
// str(v), or what is told instead.
Value report_str_of(Value v, Text fallback);
