// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The methods of str that cut text: split, splitlines, strip and their kin. All are linear.
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/objects/unicode.h"

enum { PARTS_FIRST = 6 }; // a list's room before it grows

static bool is_space(uint32_t c) {
    if (likely(c < 128)) return c <= ' ' && UINT64_C(0x1f0003e00) >> (c & 63) & 1; // 9 .. 13, 28 .. 32
    return unicode_is(c, UNICODE_SPACE);
}

// Appends s[from .. to); false when an exception is set.
static bool append_part(Value list, Value s, uint64_t from, uint64_t to) {
    Value part = str_substring(s, from, to);
    return !is_error(part) && !is_error(list_append(list, part));
}

static Value split_at_spaces(Value s, uint64_t limit) {
    Value list = list_new(PARTS_FIRST);
    RETURN_IF_ERROR(list);
    Units units = str_units(s);
    uint64_t n = str_length(ref_of(s)), i = 0;
    for (uint64_t cuts = 0;; cuts++) {
        while (i < n && is_space(unit_at(units, i))) i++;
        if (i == n) return list;
        uint64_t from = i, to = n;
        if (cuts < limit) {
            while (i < n && !is_space(unit_at(units, i))) i++;
            to = i;
        } else {
            i = n;
        }
        if (!append_part(list, s, from, to)) return ERROR;
    }
}

// Where the needle is next, or -1.
INLINE int64_t next_separator(Span rest, Span needle) {
    if ((rest.shift | needle.shift) != 0) return span_find(rest, needle);
    if (needle.to != 1) return span_find_bytes(rest.block, rest.from, rest.to, needle.block, 0, needle.to);
    uint64_t at = bytes_find(rest.block, rest.from, rest.to, u8_get(needle.block, 0));
    return at < rest.to ? (int64_t)at : -1;
}

static Value split_at(Value s, Value separator, uint64_t limit) {
    Value list = list_new(PARTS_FIRST);
    RETURN_IF_ERROR(list);
    Span rest = str_span_all(s), needle = str_span_all(separator);
    for (uint64_t cuts = 0; cuts < limit; cuts++) {
        int64_t at = next_separator(rest, needle);
        if (at < 0) break;
        if (!append_part(list, s, rest.from, (uint64_t)at)) return ERROR;
        rest.from = (uint64_t)at + needle.to;
    }
    return append_part(list, s, rest.from, rest.to) ? list : ERROR;
}

// The same from the end; the list comes out backwards.
static Value rsplit_at_spaces(Value s, uint64_t limit) {
    Value list = list_new(0);
    RETURN_IF_ERROR(list);
    Units units = str_units(s);
    uint64_t i = str_length(ref_of(s));
    for (uint64_t cuts = 0;; cuts++) {
        while (i > 0 && is_space(unit_at(units, i - 1))) i--;
        if (i == 0) return list;
        uint64_t to = i, from = 0;
        if (cuts < limit) {
            while (i > 0 && !is_space(unit_at(units, i - 1))) i--;
            from = i;
        } else {
            i = 0;
        }
        if (!append_part(list, s, from, to)) return ERROR;
    }
}

static Value rsplit_at(Value s, Value separator, uint64_t limit) {
    Value list = list_new(0);
    RETURN_IF_ERROR(list);
    Span rest = str_span_all(s), needle = str_span_all(separator);
    for (uint64_t cuts = 0; cuts < limit; cuts++) {
        int64_t at = span_rfind(rest, needle);
        if (at < 0) break;
        if (!append_part(list, s, (uint64_t)at + needle.to, rest.to)) return ERROR;
        rest.to = (uint64_t)at;
    }
    return append_part(list, s, rest.from, rest.to) ? list : ERROR;
}

static Value turned_round(Value list) {
    RETURN_IF_ERROR(list);
    for (uint64_t i = 0, n = list_length(list); i < n / 2; i++) {
        Value front = list_get(list, i);
        list_set(list, i, list_get(list, n - 1 - i));
        list_set(list, n - 1 - i, front);
    }
    return list;
}

static Value split(Args args, bool from_end) {
    Value self = str_plain(arg(args, 0)), separator = str_plain(arg(args, 1));
    I64Result most = convert_size(arg(args, 2), -1);
    if (!most.ok) return ERROR;
    uint64_t limit = most.value < 0 ? UINT64_MAX : (uint64_t)most.value;
    if (is_unset(separator) || is_none(separator))
        return from_end ? turned_round(rsplit_at_spaces(self, limit)) : split_at_spaces(self, limit);
    if (!is_str(separator)) return raise1(CLASS(TypeError), TEXT("must be str or None, not {t}"), separator);
    if (str_length(ref_of(separator)) == 0) return VALUE_ERROR("empty separator");
    return from_end ? turned_round(rsplit_at(self, separator, limit)) : split_at(self, separator, limit);
}

METHOD(str, split, "($self, /, sep=None, maxsplit=-1)",
       "Return a list of the substrings in the string, using sep as the separator string.\n"
       "\n"
       "  sep\n"
       "    The separator used to split the string.\n"
       "\n"
       "    When set to None (the default value), will split on any whitespace\n"
       "    character (including \\\\n \\\\r \\\\t \\\\f and spaces) and will discard\n"
       "    empty strings from the result.\n"
       "  maxsplit\n"
       "    Maximum number of splits (starting from the left).\n"
       "    -1 (the default value) means no limit.\n"
       "\n"
       "Note, str.split() is mainly useful for data that has been intentionally\n"
       "delimited.  With natural text that includes punctuation, consider using\n"
       "the regular expression module.") {
    return split(args, false);
}

METHOD(str, rsplit, "($self, /, sep=None, maxsplit=-1)",
       "Return a list of the substrings in the string, using sep as the separator string.\n"
       "\n"
       "  sep\n"
       "    The separator used to split the string.\n"
       "\n"
       "    When set to None (the default value), will split on any whitespace\n"
       "    character (including \\\\n \\\\r \\\\t \\\\f and spaces) and will discard\n"
       "    empty strings from the result.\n"
       "  maxsplit\n"
       "    Maximum number of splits (starting from the left).\n"
       "    -1 (the default value) means no limit.\n"
       "\n"
       "Splitting starts at the end of the string and works to the front.") {
    return split(args, true);
}

static bool is_line_break(uint32_t c) {
    if (likely(c < 128)) return (c >= 10 && c <= 13) || (c >= 28 && c <= 30);
    return unicode_is(c, UNICODE_LINE_BREAK);
}

Value str_splitlines(Value s, bool keep_ends) {
    Value list = list_new(0);
    RETURN_IF_ERROR(list);
    Units units = str_units(s);
    for (uint64_t i = 0, n = str_length(ref_of(s)); i < n;) {
        uint64_t from = i;
        while (i < n && !is_line_break(unit_at(units, i))) i++;
        uint64_t to = i;
        if (i < n) i += unit_at(units, i) == '\r' && i + 1 < n && unit_at(units, i + 1) == '\n' ? 2 : 1;
        if (!append_part(list, s, from, keep_ends ? i : to)) return ERROR;
    }
    return list;
}

METHOD(str, splitlines, "($self, /, keepends=False)",
       "Return a list of the lines in the string, breaking at line boundaries.\n"
       "\n"
       "Line breaks are not included in the resulting list unless keepends is given and\n"
       "true.") {
    I64Result keep_ends = convert_int(arg(args, 1), 0);
    return keep_ends.ok ? str_splitlines(str_plain(arg(args, 0)), keep_ends.value != 0) : ERROR;
}

// --- strip -------------------------------------------------------------------------------------------------

enum Ends { LEFT = 1, RIGHT = 2 };

static bool is_stripped(uint32_t c, Value characters) {
    return is_str(characters) ? span_find_unit(str_span_all(characters), c) >= 0 : is_space(c);
}

static Value strip(Args args, enum Ends ends) {
    Value self = str_plain(arg(args, 0)), characters = str_plain(arg(args, 1));
    if (!is_str(characters) && !is_unset(characters) && !is_none(characters)) {
        if (ends == LEFT) return TYPE_ERROR("lstrip arg must be None or str");
        return ends == RIGHT ? TYPE_ERROR("rstrip arg must be None or str")
                             : TYPE_ERROR("strip arg must be None or str");
    }
    Units units = str_units(self);
    uint64_t from = 0, to = str_length(ref_of(self));
    if (ends & LEFT)
        while (from < to && is_stripped(unit_at(units, from), characters)) from++;
    if (ends & RIGHT)
        while (from < to && is_stripped(unit_at(units, to - 1), characters)) to--;
    return str_substring(self, from, to);
}

METHOD(str, strip, "($self, chars=None, /)",
       "Return a copy of the string with leading and trailing whitespace removed.\n"
       "\n"
       "If chars is given and not None, remove characters in chars instead.") {
    return strip(args, LEFT | RIGHT);
}

METHOD(str, lstrip, "($self, chars=None, /)",
       "Return a copy of the string with leading whitespace removed.\n"
       "\n"
       "If chars is given and not None, remove characters in chars instead.") {
    return strip(args, LEFT);
}

METHOD(str, rstrip, "($self, chars=None, /)",
       "Return a copy of the string with trailing whitespace removed.\n"
       "\n"
       "If chars is given and not None, remove characters in chars instead.") {
    return strip(args, RIGHT);
}
