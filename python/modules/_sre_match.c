// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Match: what a search found.
#include "python/modules/_sre.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/tuple.h"

TYPE(re_Match, "re.Match", object, MATCH_FIELDS,
     "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.");

static Value field(Value match, uint32_t i) { return slot_get(ref_of(match), i); }
static Value pattern_field(Value match, uint32_t i) {
    return slot_get(ref_of(field(match, MATCH_PATTERN)), i);
}
static uint64_t group_count(Value match) {
    return (uint64_t)int_of(pattern_field(match, PATTERN_GROUPS)) + 1;
}

Value sre_match_new(Value pattern, SreText text, SreRange range, SreResult r) {
    if (r.failed) return ERROR;
    if (!r.found) return NONE;
    uint64_t groups = (uint64_t)int_of(slot_get(ref_of(pattern), PATTERN_GROUPS));
    Value spans = new_blob((groups + 1) * 8);
    RETURN_IF_ERROR(spans);
    u32_set(ref_of(spans), 0, (uint32_t)r.start);
    u32_set(ref_of(spans), 4, (uint32_t)r.end);
    bytes_copy(ref_of(spans), 8, ref_of(r.marks), 0, groups * 8);
    Value match = NEW(re_Match);
    RETURN_IF_ERROR(match);
    Ref fields = ref_of(match);
    slot_set(fields, MATCH_STRING, text.object);
    slot_set(fields, MATCH_PATTERN, pattern);
    slot_set(fields, MATCH_POS, int_wrap((int64_t)range.from));
    slot_set(fields, MATCH_ENDPOS, int_wrap((int64_t)range.to));
    slot_set(fields, MATCH_LAST, int_u32(r.last_index));
    slot_set(fields, MATCH_SPANS, spans);
    return match;
}

// --- groups ---
typedef struct {
    int64_t start, end; // -1: the group is not set
} GroupSpan;

static GroupSpan span_of(Value match, uint64_t group) {
    Ref spans = ref_of(field(match, MATCH_SPANS));
    uint32_t from = u32_get(spans, group * 8), to = u32_get(spans, group * 8 + 4);
    if (from == UINT32_MAX || to == UINT32_MAX || to < from) return (GroupSpan){-1, -1};
    return (GroupSpan){from, to};
}

Value sre_match_group(Value match, uint64_t group, Value fallback) {
    GroupSpan span = span_of(match, group);
    if (span.start < 0) return fallback;
    SreText text = sre_text(field(match, MATCH_STRING));
    return text.ok ? sre_text_part(text, (uint64_t)span.start, (uint64_t)span.end) : ERROR;
}

// A group's number from a number or a name, UNSET: 0. !ok: IndexError, or what looking up the name raised.
static I64Result group_index(Value match, Value key) {
    if (is_unset(key)) return (I64Result){true, 0};
    int64_t i = -1;
    if (object_has_index(key)) {
        Value index = object_index(key);
        if (is_error(index)) return (I64Result){0};
        I64Result small = int_to_i64(index);
        if (small.ok) i = small.value;
    } else {
        Value number = dict_get(pattern_field(match, PATTERN_GROUPINDEX), key);
        if (is_error(number)) return (I64Result){0};
        if (is_int(number)) i = int_of(number);
    }
    if (i >= 0 && (uint64_t)i < group_count(match)) return (I64Result){true, i};
    raise0(CLASS(IndexError), TEXT("no such group"));
    return (I64Result){0};
}

static Value group_by_key(Value match, Value key) {
    I64Result i = group_index(match, key);
    return i.ok ? sre_match_group(match, (uint64_t)i.value, NONE) : ERROR;
}

METHOD(re_Match, group, "!($self, /, *groups)",
       "group([group1, ...]) -> str or tuple.\n"
       "    Return subgroup(s) of the match by indices or names.\n"
       "    For 0 returns the entire match.") {
    Value self = arg(args, 0), keys = arg(args, 1);
    uint64_t n = tuple_length(keys);
    if (n == 0) return sre_match_group(self, 0, NONE);
    if (n == 1) return group_by_key(self, tuple_get(keys, 0));
    Value result = tuple_new(n);
    RETURN_IF_ERROR(result);
    for (uint64_t i = 0; i < n; i++) {
        Value group = group_by_key(self, tuple_get(keys, i));
        RETURN_IF_ERROR(group);
        slot_set(ref_of(result), i, group);
    }
    return result;
}
METHOD(re_Match, __getitem__, "($self, key, /)", "Return self[key].") {
    return group_by_key(arg(args, 0), arg(args, 1));
}

METHOD(re_Match, groups, "($self, /, default=None)",
       "Return a tuple containing all the subgroups of the match, from 1.\n\n"
       "  default\n    Is used for groups that did not participate in the match.") {
    Value self = arg(args, 0), fallback = is_unset(arg(args, 1)) ? NONE : arg(args, 1);
    uint64_t n = group_count(self);
    Value result = tuple_new(n - 1);
    RETURN_IF_ERROR(result);
    for (uint64_t i = 1; i < n; i++) {
        Value group = sre_match_group(self, i, fallback);
        RETURN_IF_ERROR(group);
        slot_set(ref_of(result), i - 1, group);
    }
    return result;
}

METHOD(re_Match, groupdict, "($self, /, default=None)",
       "Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.\n\n"
       "  default\n    Is used for groups that did not participate in the match.") {
    Value self = arg(args, 0), fallback = is_unset(arg(args, 1)) ? NONE : arg(args, 1);
    Value names = pattern_field(self, PATTERN_GROUPINDEX), result = dict_new(dict_length(names));
    RETURN_IF_ERROR(result);
    for (DictStep step = dict_next(names, 0); step.ok; step = dict_next(names, step.position)) {
        I64Result i = group_index(self, step.key);
        Value group = i.ok ? sre_match_group(self, (uint64_t)i.value, fallback) : ERROR;
        if (is_error(group) || is_error(dict_set(result, step.key, group))) return ERROR;
    }
    return result;
}

// --- positions ---
METHOD(re_Match, start, "($self, group=0, /)",
       "Return index of the start of the substring matched by group.") {
    I64Result i = group_index(arg(args, 0), arg(args, 1));
    return i.ok ? int_wrap(span_of(arg(args, 0), (uint64_t)i.value).start) : ERROR;
}
METHOD(re_Match, end, "($self, group=0, /)", "Return index of the end of the substring matched by group.") {
    I64Result i = group_index(arg(args, 0), arg(args, 1));
    return i.ok ? int_wrap(span_of(arg(args, 0), (uint64_t)i.value).end) : ERROR;
}

static Value span_tuple(Value match, uint64_t group) {
    GroupSpan span = span_of(match, group);
    return tuple2(int_wrap(span.start), int_wrap(span.end));
}
METHOD(re_Match, span, "($self, group=0, /)",
       "For match object m, return the 2-tuple (m.start(group), m.end(group)).") {
    I64Result i = group_index(arg(args, 0), arg(args, 1));
    return i.ok ? span_tuple(arg(args, 0), (uint64_t)i.value) : ERROR;
}

GETTER(re_Match, regs, "") {
    Value self = arg(args, 0);
    uint64_t n = group_count(self);
    Value result = tuple_new(n);
    RETURN_IF_ERROR(result);
    for (uint64_t i = 0; i < n; i++) {
        Value span = span_tuple(self, i);
        RETURN_IF_ERROR(span);
        slot_set(ref_of(result), i, span);
    }
    return result;
}

GETTER(re_Match, lastindex, "The integer index of the last matched capturing group.") {
    Value last = field(arg(args, 0), MATCH_LAST);
    return int_is_zero(last) ? NONE : last;
}
GETTER(re_Match, lastgroup, "The name of the last matched capturing group.") {
    Value last = field(arg(args, 0), MATCH_LAST), names = pattern_field(arg(args, 0), PATTERN_INDEXGROUP);
    uint64_t i = (uint64_t)int_of(last);
    return i > 0 && i < tuple_length(names) ? tuple_get(names, i) : NONE;
}

// --- the rest ---
METHOD(
    re_Match, expand, "($self, /, template)",
    "Return the string obtained by doing backslash substitution on the string template, as done by the sub() "
    "method.") {
    Value self = arg(args, 0), module = import_module(NAME(re));
    RETURN_IF_ERROR(module);
    Value function = object_getattr(module, NAME(_expand));
    return is_error(function) ? ERROR : call3(function, field(self, MATCH_PATTERN), self, arg(args, 1));
}

METHOD(re_Match, __copy__, "($self, /)", "") { return arg(args, 0); }
METHOD(re_Match, __deepcopy__, "($self, memo, /)", "") { return arg(args, 0); }

METHOD(re_Match, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0), group = sre_match_group(self, 0, NONE);
    RETURN_IF_ERROR(group);
    GroupSpan span = span_of(self, 0);
    return text_format3(TEXT("<re.Match object; span=({}, {}), match={r}>"), int_wrap(span.start),
                        int_wrap(span.end), group);
}
