// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Where a SyntaxError lies: its file and line, the line itself, and a marker below the place.
#include "python/modules/traceback_report.h"
#include "python/objects/error.h"
#include "python/objects/int.h"

typedef struct {
    bool ok;
    Value file, text;                           // exact strs; text: UNSET for none
    int64_t line, offset, end_line, end_offset; // offsets from 1; -1: unknown
} Place;

// An attribute as a number, `absent` when it is None or is not there; !ok: it is none.
static I64Result number_of(Value v, Value name, int64_t absent) {
    Value found = object_getattr_or_unset(v, name);
    if (is_error(found)) error_clear();
    if (is_error(found)) return (I64Result){0};
    if (is_unset(found) || is_none(found)) return (I64Result){true, absent};
    return is_int_object(found) ? int_to_i64(int_plain(found)) : (I64Result){0};
}

static Place place_of(Value exception) {
    Place p = {.text = UNSET};
    Value file = object_getattr_or_unset(exception, NAME(filename));
    Value text = is_error(file) ? ERROR : object_getattr_or_unset(exception, NAME(text));
    if (is_error(text) || is_unset(file) || is_unset(text)) {
        error_clear();
        return p;
    }
    p.file = is_none(file) ? str_from_text(TEXT("<string>")) : report_str_of(file, TEXT("<string>"));
    if (is_str(text)) p.text = str_plain(text);
    I64Result line = number_of(exception, NAME(lineno), -1), offset = number_of(exception, NAME(offset), -1);
    I64Result end_line = {true, line.value}, end_offset = {true, -1};
    if (IS_EXACT(exception, SyntaxError)) { // of others, where they begin is shown
        end_line = number_of(exception, NAME(end_lineno), line.value);
        end_offset = number_of(exception, NAME(end_offset), -1);
    }
    Value number = object_getattr_or_unset(exception, NAME(lineno));
    if (is_error(number)) error_clear();
    line.ok = line.ok && !is_error(number) && !is_unset(number) && !is_none(number);
    p.ok = line.ok && offset.ok && end_line.ok && end_offset.ok && !is_error(p.file);
    p.line = line.value, p.offset = offset.value;
    p.end_line = end_line.value, p.end_offset = end_offset.value;
    return p;
}

static bool is_blank(uint32_t c) { return c == ' ' || c == '\t' || c == '\f'; }

Report report_place(Report r, Value exception) {
    Place p = place_of(exception);
    r.placed = p.ok;
    if (!p.ok) return r;
    r = report_text(report_margin(r), TEXT("  File \""));
    r = report_text(report_str(r, p.file), TEXT("\", line "));
    r.text = builder_i64(r.text, p.line);
    r = report_text(r, TEXT("\n"));
    if (is_unset(p.text)) return r;
    Ref s = ref_of(p.text);
    int64_t from = 0, length = str_length(s), offset = p.offset, end = p.end_offset;
    if (p.end_line > p.line) end = length + 1; // only the first line is shown
    if (end > length + 1) end = length + 1;
    while (length > 0 && str_at(s, (uint64_t)length - 1) == '\n') length--;
    // Of several lines, the one with the place.
    for (;;) {
        int64_t newline = str_find_char(p.text, '\n', (uint64_t)from, (uint64_t)length);
        if (newline < 0 || newline - from >= offset - 1) break;
        offset -= newline + 1 - from, end -= newline + 1 - from;
        from = newline + 1;
    }
    for (; from < length && is_blank(str_at(s, (uint64_t)from)); from++) offset--, end--;
    r = report_blanks(r, 4); // these two lines have no margin, in CPython as well
    r.text = builder_part(r.text, p.text, (uint64_t)from, (uint64_t)length);
    r = report_text(r, TEXT("\n"));
    if (offset < 1) return r;
    r = report_blanks(r, 4 + (uint64_t)offset - 1);
    r.text = builder_repeat(r.text, '^', end > offset ? (uint64_t)(end - offset) : 1);
    return report_text(r, TEXT("\n"));
}
