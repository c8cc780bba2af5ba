// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The methods of str that look for other text: find, index, count, startswith, partition and their kin.
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/slice.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

static Value refuse(Value v) { return raise1(CLASS(TypeError), TEXT("must be str, not {t}"), v); }

enum Search { FIND, RFIND, COUNT };

// self, sub, start, end as arguments: the index (-1: not found) or count; not ok: an exception is set.
static I64Result search(Args args, enum Search kind) {
    Value self = str_plain(arg(args, 0)), sub = str_plain(arg(args, 1));
    if (!is_str(sub)) {
        refuse(sub);
        return (I64Result){0};
    }
    Window w = slice_window(arg(args, 2), arg(args, 3), str_length(ref_of(self)));
    if (!w.ok) return (I64Result){0};
    if (w.from > w.to) return (I64Result){true, kind == COUNT ? 0 : -1};
    Span text = str_span(self, w.from, w.to), needle = str_span_all(sub);
    if (kind == FIND) return (I64Result){true, span_find(text, needle)};
    if (kind == RFIND) return (I64Result){true, span_rfind(text, needle)};
    if (needle.to == 0) return (I64Result){true, (int64_t)(w.to - w.from + 1)};
    return (I64Result){true, (int64_t)span_count(text, needle, UINT64_MAX)};
}

static Value search_value(Args args, enum Search kind) {
    I64Result found = search(args, kind);
    return found.ok ? int_wrap(found.value) : ERROR;
}

static Value search_index(Args args, enum Search kind) {
    I64Result found = search(args, kind);
    if (found.ok && found.value < 0) return VALUE_ERROR("substring not found");
    return found.ok ? int_wrap(found.value) : ERROR;
}

METHOD(str, find, "!!($self, sub, start=None, end=None, /)",
       "S.find(sub[, start[, end]]) -> int\n"
       "\n"
       "Return the lowest index in S where substring sub is found,\n"
       "such that sub is contained within S[start:end].  Optional\n"
       "arguments start and end are interpreted as in slice notation.\n"
       "\n"
       "Return -1 on failure.") {
    return search_value(args, FIND);
}

METHOD(str, rfind, "!!($self, sub, start=None, end=None, /)",
       "S.rfind(sub[, start[, end]]) -> int\n"
       "\n"
       "Return the highest index in S where substring sub is found,\n"
       "such that sub is contained within S[start:end].  Optional\n"
       "arguments start and end are interpreted as in slice notation.\n"
       "\n"
       "Return -1 on failure.") {
    return search_value(args, RFIND);
}

METHOD(str, count, "!!($self, sub, start=None, end=None, /)",
       "S.count(sub[, start[, end]]) -> int\n"
       "\n"
       "Return the number of non-overlapping occurrences of substring sub in\n"
       "string S[start:end].  Optional arguments start and end are\n"
       "interpreted as in slice notation.") {
    return search_value(args, COUNT);
}

METHOD(str, index, "!!($self, sub, start=None, end=None, /)",
       "S.index(sub[, start[, end]]) -> int\n"
       "\n"
       "Return the lowest index in S where substring sub is found,\n"
       "such that sub is contained within S[start:end].  Optional\n"
       "arguments start and end are interpreted as in slice notation.\n"
       "\n"
       "Raises ValueError when the substring is not found.") {
    return search_index(args, FIND);
}

METHOD(str, rindex, "!!($self, sub, start=None, end=None, /)",
       "S.rindex(sub[, start[, end]]) -> int\n"
       "\n"
       "Return the highest index in S where substring sub is found,\n"
       "such that sub is contained within S[start:end].  Optional\n"
       "arguments start and end are interpreted as in slice notation.\n"
       "\n"
       "Raises ValueError when the substring is not found.") {
    return search_index(args, RFIND);
}

METHOD(str, __contains__, "($self, key, /)", "Return key in self.") {
    Value self = str_plain(arg(args, 0)), key = str_plain(arg(args, 1));
    if (!is_str(key))
        return raise1(CLASS(TypeError), TEXT("'in <string>' requires string as left operand, not {t}"), key);
    return bool_value(span_find(str_span_all(self), str_span_all(key)) >= 0);
}

// --- at the ends -------------------------------------------------------------------------------------------

static bool lies_at(Value s, Window w, Value part, bool at_end) {
    uint64_t n = str_length(ref_of(part));
    if (w.from > w.to || n > w.to - w.from) return false;
    uint64_t at = at_end ? w.to - n : w.from;
    return span_equal(str_span(s, at, at + n), str_span_all(part));
}

static Value tail_match(Args args, bool at_end) {
    Value self = str_plain(arg(args, 0)), part = object_plain(arg(args, 1));
    Window w = slice_window(arg(args, 2), arg(args, 3), str_length(ref_of(self)));
    if (!w.ok) return ERROR;
    if (is_str(part)) return bool_value(lies_at(self, w, part, at_end));
    Value name = str_from_text(at_end ? TEXT("endswith") : TEXT("startswith"));
    RETURN_IF_ERROR(name);
    if (!is_tuple(part))
        return raise2(CLASS(TypeError), TEXT("{} first arg must be str or a tuple of str, not {t}"), name,
                      part);
    for (uint64_t i = 0, n = tuple_length(part); i < n; i++) {
        Value item = object_plain(tuple_get(part, i));
        if (!is_str(item))
            return raise2(CLASS(TypeError), TEXT("tuple for {} must only contain str, not {t}"), name, item);
        if (lies_at(self, w, item, at_end)) return TRUE;
    }
    return FALSE;
}

METHOD(str, startswith, "!!($self, prefix, start=None, end=None, /)",
       "S.startswith(prefix[, start[, end]]) -> bool\n"
       "\n"
       "Return True if S starts with the specified prefix, False otherwise.\n"
       "With optional start, test S beginning at that position.\n"
       "With optional end, stop comparing S at that position.\n"
       "prefix can also be a tuple of strings to try.") {
    return tail_match(args, false);
}

METHOD(str, endswith, "!!($self, suffix, start=None, end=None, /)",
       "S.endswith(suffix[, start[, end]]) -> bool\n"
       "\n"
       "Return True if S ends with the specified suffix, False otherwise.\n"
       "With optional start, test S beginning at that position.\n"
       "With optional end, stop comparing S at that position.\n"
       "suffix can also be a tuple of strings to try.") {
    return tail_match(args, true);
}

METHOD(str, removeprefix, "($self, prefix, /)",
       "Return a str with the given prefix string removed if present.\n"
       "\n"
       "If the string starts with the prefix string, return string[len(prefix):].\n"
       "Otherwise, return a copy of the original string.") {
    Value self = str_plain(arg(args, 0)), prefix = str_plain(arg(args, 1));
    if (!is_str(prefix)) return convert_refuse(TEXT("removeprefix"), 0, TEXT("str"), prefix);
    uint64_t n = str_length(ref_of(self));
    if (!lies_at(self, (Window){true, 0, n}, prefix, false)) return self;
    return str_substring(self, str_length(ref_of(prefix)), n);
}

METHOD(str, removesuffix, "($self, suffix, /)",
       "Return a str with the given suffix string removed if present.\n"
       "\n"
       "If the string ends with the suffix string and that suffix is not empty,\n"
       "return string[:-len(suffix)]. Otherwise, return a copy of the original\n"
       "string.") {
    Value self = str_plain(arg(args, 0)), suffix = str_plain(arg(args, 1));
    if (!is_str(suffix)) return convert_refuse(TEXT("removesuffix"), 0, TEXT("str"), suffix);
    uint64_t n = str_length(ref_of(self));
    if (!lies_at(self, (Window){true, 0, n}, suffix, true)) return self;
    return str_substring(self, 0, n - str_length(ref_of(suffix)));
}

// --- partition ---------------------------------------------------------------------------------------------

static Value partition(Args args, bool from_end) {
    Value self = str_plain(arg(args, 0)), separator = str_plain(arg(args, 1));
    if (!is_str(separator)) return refuse(separator);
    uint64_t n = str_length(ref_of(self)), width = str_length(ref_of(separator));
    if (width == 0) return VALUE_ERROR("empty separator");
    Span text = str_span_all(self), needle = str_span_all(separator);
    int64_t at = from_end ? span_rfind(text, needle) : span_find(text, needle);
    if (at < 0) {
        Value none = str_from_text(TEXT(""));
        RETURN_IF_ERROR(none);
        return from_end ? tuple3(none, none, self) : tuple3(self, none, none);
    }
    Value before = str_substring(self, 0, (uint64_t)at);
    RETURN_IF_ERROR(before);
    Value after = str_substring(self, (uint64_t)at + width, n);
    RETURN_IF_ERROR(after);
    return tuple3(before, separator, after);
}

METHOD(str, partition, "($self, sep, /)",
       "Partition the string into three parts using the given separator.\n"
       "\n"
       "This will search for the separator in the string.  If the separator is found,\n"
       "returns a 3-tuple containing the part before the separator, the separator\n"
       "itself, and the part after it.\n"
       "\n"
       "If the separator is not found, returns a 3-tuple containing the original string\n"
       "and two empty strings.") {
    return partition(args, false);
}

METHOD(str, rpartition, "($self, sep, /)",
       "Partition the string into three parts using the given separator.\n"
       "\n"
       "This will search for the separator in the string, starting at the end. If\n"
       "the separator is found, returns a 3-tuple containing the part before the\n"
       "separator, the separator itself, and the part after it.\n"
       "\n"
       "If the separator is not found, returns a 3-tuple containing two empty strings\n"
       "and the original string.") {
    return partition(args, true);
}
