// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Pattern.sub, subn and split. A replacement with a backslash in it is re._subx's to understand; any other is put in
// as it is.
#include "python/modules/_sre.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/module.h"
#include "python/objects/tuple.h"

// What replaces a match: a callable, or a value. is_call is decided once.
typedef struct {
    Value value; // ERROR: an exception is set
    bool is_call;
} Replacement;

static bool is_plain(Value repl) {
    SreText text = sre_text(repl);
    if (!text.ok) {
        error_clear();
        return false;
    }
    uint64_t from = text.from >> (text.shift & 3);
    return span_find_unit((Span){text.block, text.shift, from, from + text.length}, '\\') < 0;
}

static Replacement replacement(Value pattern, Value repl) {
    if (object_is_callable(repl)) return (Replacement){repl, true};
    if (is_plain(repl)) return (Replacement){repl, false};
    Value module = import_module(NAME(re));
    if (is_error(module)) return (Replacement){ERROR, false};
    Value value = call_method2(module, NAME(_subx), pattern, repl);
    return (Replacement){value, !is_error(value) && object_is_callable(value)};
}

// The pieces of a result, which join() then judges.
typedef struct {
    bool failed;
    Value list;
} Pieces;

static Pieces add(Pieces p, Value piece) {
    if (is_error(piece) || is_error(list_append(p.list, piece))) p.failed = true;
    return p;
}

static Value joined(SreText text, Pieces p) {
    if (p.failed) return ERROR;
    Value empty = sre_text_part(text, 0, 0);
    RETURN_IF_ERROR(empty);
    if (list_length(p.list) == 0) return empty;
    if (!text.is_bytes) return str_join(empty, p.list);
    return call_method1(empty, NAME(join), p.list);
}

// args: self, repl, string, count
static Value substitute(Args args, bool with_count) {
    Value self = arg(args, 0), string = arg(args, 2);
    I64Result limit = convert_size(arg(args, 3), 0);
    if (!limit.ok) return ERROR;
    Replacement by = replacement(self, arg(args, 1));
    RETURN_IF_ERROR(by.value);
    SreText text = sre_pattern_text(self, string);
    if (!text.ok) return ERROR;
    SreRange all = {true, 0, text.length};
    Pieces pieces = {.list = list_new(0)};
    RETURN_IF_ERROR(pieces.list);
    uint64_t from = 0;
    int64_t n = 0;
    bool must_advance = false;
    while (limit.value == 0 || n < limit.value) {
        SreResult r = sre_engine_run(self, text, from, text.length, SRE_SEARCH, must_advance);
        if (r.failed) return ERROR;
        if (!r.found) break;
        if (from < r.start) pieces = add(pieces, sre_text_part(text, from, r.start));
        Value item = by.value;
        if (by.is_call) {
            Value match = sre_match_new(self, text, all, r);
            item = is_error(match) ? ERROR : call1(by.value, match);
        }
        if (!is_none(item)) pieces = add(pieces, item);
        if (pieces.failed) return ERROR;
        from = r.end;
        n++;
        must_advance = r.end == r.start;
    }
    if (from < text.length) pieces = add(pieces, sre_text_part(text, from, text.length));
    Value result = joined(text, pieces);
    RETURN_IF_ERROR(result);
    return with_count ? tuple2(result, int_wrap(n)) : result;
}

METHOD(re_Pattern, sub, "($self, /, repl, string, count=0)",
       "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in "
       "string by "
       "the replacement repl.") {
    return substitute(args, false);
}
METHOD(re_Pattern, subn, "($self, /, repl, string, count=0)",
       "Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping "
       "occurrences of pattern with the replacement repl.") {
    return substitute(args, true);
}

// The groups of what was just found, or None, one after the other.
static Pieces add_groups(Pieces p, SreText text, SreResult r, uint64_t groups) {
    for (uint64_t i = 0; i < groups && !p.failed; i++) {
        uint32_t from = u32_get(ref_of(r.marks), i * 8), to = u32_get(ref_of(r.marks), i * 8 + 4);
        bool unset = from == UINT32_MAX || to == UINT32_MAX || to < from;
        p = add(p, unset ? NONE : sre_text_part(text, from, to));
    }
    return p;
}

METHOD(re_Pattern, split, "($self, /, string, maxsplit=0)", "Split string by the occurrences of pattern.") {
    Value self = arg(args, 0);
    I64Result limit = convert_size(arg(args, 2), 0);
    if (!limit.ok) return ERROR;
    SreText text = sre_pattern_text(self, arg(args, 1));
    if (!text.ok) return ERROR;
    Pieces pieces = {.list = list_new(0)};
    RETURN_IF_ERROR(pieces.list);
    uint64_t from = 0, groups = (uint64_t)int_of(slot_get(ref_of(self), PATTERN_GROUPS));
    bool must_advance = false;
    for (int64_t n = 0; limit.value == 0 || n < limit.value; n++) {
        SreResult r = sre_engine_run(self, text, from, text.length, SRE_SEARCH, must_advance);
        if (r.failed) return ERROR;
        if (!r.found) break;
        pieces = add(pieces, sre_text_part(text, from, r.start));
        pieces = add_groups(pieces, text, r, groups);
        if (pieces.failed) return ERROR;
        from = r.end;
        must_advance = r.end == r.start;
    }
    pieces = add(pieces, sre_text_part(text, from, text.length));
    return pieces.failed ? ERROR : pieces.list;
}
