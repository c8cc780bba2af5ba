// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Pattern: its attributes, comparison and text, and the methods that search. _sre_replace.c has sub and split.
#include "python/modules/_sre.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/iterator.h"
#include "python/objects/list.h"
#include "python/objects/mappingproxy.h"
#include "python/objects/memory.h"
#include "python/objects/tuple.h"

TYPE(re_Pattern, "re.Pattern", object, PATTERN_FIELDS, "Compiled regular expression object.");

static Value field(Value pattern, uint32_t i) { return slot_get(ref_of(pattern), i); }

GETTER(re_Pattern, groupindex, "A dictionary mapping group names to group numbers.") {
    Value names = field(arg(args, 0), PATTERN_GROUPINDEX);
    return dict_length(names) == 0 ? dict_new(0) : mappingproxy_new(names);
}

METHOD(re_Pattern, __copy__, "($self, /)", "") { return arg(args, 0); }
METHOD(re_Pattern, __deepcopy__, "($self, memo, /)", "") { return arg(args, 0); }

// --- comparison ---
static Value same_program(Value a, Value b) {
    Ref x = ref_of(field(a, PATTERN_PROGRAM)), y = ref_of(field(b, PATTERN_PROGRAM));
    uint64_t n = bytes_length(x);
    return bool_value(n == bytes_length(y) && bytes_compare(x, 0, y, 0, n) == 0);
}
static Value equal(Value a, Value b) {
    if (same(a, b)) return TRUE;
    Value p = field(a, PATTERN_PATTERN), q = field(b, PATTERN_PATTERN);
    if (!same(field(a, PATTERN_FLAGS), field(b, PATTERN_FLAGS)) || is_str(p) != is_str(q) ||
        !same(field(a, PATTERN_GROUPS), field(b, PATTERN_GROUPS)) || !is_true(same_program(a, b)))
        return FALSE;
    return object_equal(p, q);
}

METHOD(re_Pattern, __eq__, "($self, value, /)", "Return self==value.") {
    return IS_EXACT(arg(args, 1), re_Pattern) ? equal(arg(args, 0), arg(args, 1)) : NOT_IMPLEMENTED;
}
METHOD(re_Pattern, __ne__, "($self, value, /)", "Return self!=value.") {
    if (!IS_EXACT(arg(args, 1), re_Pattern)) return NOT_IMPLEMENTED;
    Value result = equal(arg(args, 0), arg(args, 1));
    return is_error(result) ? ERROR : bool_value(is_false(result));
}
METHOD(re_Pattern, __lt__, "($self, value, /)", "Return self<value.") { return NOT_IMPLEMENTED; }
METHOD(re_Pattern, __le__, "($self, value, /)", "Return self<=value.") { return NOT_IMPLEMENTED; }
METHOD(re_Pattern, __gt__, "($self, value, /)", "Return self>value.") { return NOT_IMPLEMENTED; }
METHOD(re_Pattern, __ge__, "($self, value, /)", "Return self>=value.") { return NOT_IMPLEMENTED; }

METHOD(re_Pattern, __hash__, "($self, /)", "Return hash(self).") {
    Value self = arg(args, 0);
    HashResult hash = object_hash(field(self, PATTERN_PATTERN));
    if (!hash.ok) return ERROR;
    Ref program = ref_of(field(self, PATTERN_PROGRAM));
    int64_t mixed = hash.value ^ str_hash_bytes(program, 0, bytes_length(program)) ^
                    int_of(field(self, PATTERN_FLAGS)) ^ int_of(field(self, PATTERN_GROUPS));
    return int_new(mixed == -1 ? -2 : mixed);
}

// --- text ---
static Builder flag_name(Builder b, uint32_t bit) {
    switch (1u << (bit & 31)) {
    case SRE_FLAG_TEMPLATE: return builder_text(b, TEXT("re.TEMPLATE"));
    case SRE_FLAG_IGNORECASE: return builder_text(b, TEXT("re.IGNORECASE"));
    case SRE_FLAG_LOCALE: return builder_text(b, TEXT("re.LOCALE"));
    case SRE_FLAG_MULTILINE: return builder_text(b, TEXT("re.MULTILINE"));
    case SRE_FLAG_DOTALL: return builder_text(b, TEXT("re.DOTALL"));
    case SRE_FLAG_UNICODE: return builder_text(b, TEXT("re.UNICODE"));
    case SRE_FLAG_VERBOSE: return builder_text(b, TEXT("re.VERBOSE"));
    case SRE_FLAG_DEBUG: return builder_text(b, TEXT("re.DEBUG"));
    default: return builder_text(b, TEXT("re.ASCII"));
    }
}

METHOD(re_Pattern, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0), source = object_repr(field(self, PATTERN_PATTERN));
    RETURN_IF_ERROR(source);
    source = object_plain(source);
    uint64_t n = str_length(ref_of(source));
    uint32_t flags = (uint32_t)int_of(field(self, PATTERN_FLAGS));
    uint32_t kinds = SRE_FLAG_LOCALE | SRE_FLAG_UNICODE | SRE_FLAG_ASCII;
    if (is_str(field(self, PATTERN_PATTERN)) && (flags & kinds) == SRE_FLAG_UNICODE)
        flags &= ~SRE_FLAG_UNICODE;
    Builder b = builder_part(builder_text(builder_new(), TEXT("re.compile(")), source, 0, n < 200 ? n : 200);
    bool first = true;
    for (uint32_t bit = 0; bit < 9; bit++) {
        if (!(flags >> (bit & 31) & 1)) continue;
        b = flag_name(builder_text(b, first ? TEXT(", ") : TEXT("|")), bit);
        first = false;
    }
    if (flags >> 9) {
        Value rest = int_to_str_prefixed(int_u32(flags & ~511u), 16);
        RETURN_IF_ERROR(rest);
        b = builder_str(builder_text(b, first ? TEXT(", ") : TEXT("|")), rest);
    }
    return builder_finish(builder_char(b, ')'));
}

// --- searching ---
// args: self, string, pos, endpos
static Value search(Args args, enum SreMode mode) {
    Value self = arg(args, 0);
    SreText text = sre_pattern_text(self, arg(args, 1));
    if (!text.ok) return ERROR;
    SreRange range = sre_range(text, arg(args, 2), arg(args, 3));
    if (!range.ok) return ERROR;
    return sre_match_new(self, text, range, sre_engine_run(self, text, range.from, range.to, mode, false));
}

METHOD(re_Pattern, match, "($self, /, string, pos=0, endpos=sys.maxsize)",
       "Matches zero or more characters at the beginning of the string.") {
    return search(args, SRE_MATCH);
}
METHOD(re_Pattern, fullmatch, "($self, /, string, pos=0, endpos=sys.maxsize)",
       "Matches against all of the string.") {
    return search(args, SRE_FULLMATCH);
}
METHOD(re_Pattern, search, "($self, /, string, pos=0, endpos=sys.maxsize)",
       "Scan through string looking for a match, and return a corresponding match object instance.\n\n"
       "Return None if no position in the string matches.") {
    return search(args, SRE_SEARCH);
}

// The text of a group (from 1 on) of what was just found; an empty one when it is not set.
static Value found_group(SreText text, SreResult r, uint64_t group) {
    Ref marks = ref_of(r.marks);
    uint32_t from = u32_get(marks, (group - 1) * 8), to = u32_get(marks, (group - 1) * 8 + 4);
    if (from == UINT32_MAX || to == UINT32_MAX || to < from) from = to = 0;
    return sre_text_part(text, from, to);
}

// What findall shows of a match: all of it, the one group, or a tuple of the groups.
static Value found_item(SreText text, SreResult r, uint64_t groups) {
    if (groups == 0) return sre_text_part(text, r.start, r.end);
    if (groups == 1) return found_group(text, r, 1);
    Value item = tuple_new(groups);
    RETURN_IF_ERROR(item);
    for (uint64_t i = 0; i < groups; i++) {
        Value group = found_group(text, r, i + 1);
        RETURN_IF_ERROR(group);
        slot_set(ref_of(item), i, group);
    }
    return item;
}

METHOD(re_Pattern, findall, "($self, /, string, pos=0, endpos=sys.maxsize)",
       "Return a list of all non-overlapping matches of pattern in string.") {
    Value self = arg(args, 0);
    SreText text = sre_pattern_text(self, arg(args, 1));
    if (!text.ok) return ERROR;
    SreRange range = sre_range(text, arg(args, 2), arg(args, 3));
    if (!range.ok) return ERROR;
    uint64_t groups = (uint64_t)int_of(field(self, PATTERN_GROUPS)), from = range.from;
    Value list = list_new(0);
    RETURN_IF_ERROR(list);
    bool must_advance = false;
    for (;;) {
        SreResult r = sre_engine_run(self, text, from, range.to, SRE_SEARCH, must_advance);
        if (r.failed) return ERROR;
        if (!r.found) return list;
        Value item = found_item(text, r, groups);
        if (is_error(item) || is_error(list_append(list, item))) return ERROR;
        must_advance = r.end == r.start;
        from = r.end;
    }
}

METHOD(re_Pattern, finditer, "($self, /, string, pos=0, endpos=sys.maxsize)",
       "Return an iterator over all non-overlapping matches for the RE pattern in string.\n\n"
       "For each match, the iterator returns a match object.") {
    Value scanner = sre_scanner_new(arg(args, 0), arg(args, 1), arg(args, 2), arg(args, 3));
    RETURN_IF_ERROR(scanner);
    Value next = object_getattr(scanner, NAME(search));
    return is_error(next) ? ERROR : callable_iterator_new(next, NONE);
}

METHOD(re_Pattern, scanner, "($self, /, string, pos=0, endpos=sys.maxsize)", "") {
    return sre_scanner_new(arg(args, 0), arg(args, 1), arg(args, 2), arg(args, 3));
}
