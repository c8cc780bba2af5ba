// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Exceptions as sys.excepthook shows them: the causes first, then traceback, message and notes; groups as a tree
// with a margin.
#include "python/modules/traceback.h"
#include "python/builtins/stream.h"
#include "python/modules/traceback_report.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/list.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"
#include "python/vm/frame.h"

enum { GROUP_WIDTH = 15, GROUP_DEPTH = 10 };

Report report_margin(Report r) {
    r = report_blanks(r, 2 * (uint64_t)r.depth);
    return r.depth > 0 ? report_text(r, TEXT("| ")) : r;
}

Value report_str_of(Value v, Text fallback) {
    Value text = object_str(v);
    if (!is_error(text)) return str_plain(text);
    error_clear();
    return str_from_text(fallback);
}

static Value attribute_or_none(Value v, Value name) {
    Value found = object_getattr_or_unset(v, name);
    if (is_error(found)) error_clear();
    return is_error(found) || is_unset(found) ? NONE : found;
}

// --- one exception ---
static bool is_group(Value v) { return object_is_a(v, CLASS(BaseExceptionGroup)); }

static Report traceback_part(Report r, Value exception) {
    Value traceback = exception_field(exception, EXCEPTION_TRACEBACK);
    if (!IS_EXACT(traceback, traceback)) return r;
    bool group = is_group(exception);
    if (group && r.depth == 1)
        r = report_text(report_blanks(r, 2), TEXT("+ "));
    else
        r = report_margin(r);
    if (group) r = report_text(r, TEXT("Exception Group "));
    r = report_text(r, TEXT("Traceback (most recent call last):\n"));
    return report_frames(r, traceback);
}

// "module.Class: text"; a SyntaxError's place has been told already.
static Report message(Report r, Value exception, Value text) {
    Value class = class_of(exception), module = type_module(class);
    r = report_margin(r);
    if (is_error(module) || is_unset(module) || !is_str(module)) {
        error_clear();
        r = report_text(r, TEXT("<unknown>."));
    } else if (!str_equal_text(str_plain(module), TEXT("builtins")) &&
               !str_equal_text(str_plain(module), TEXT("__main__"))) {
        r = report_text(report_str(r, str_plain(module)), TEXT("."));
    }
    r = report_str(r, str_plain(slot_get(ref_of(class), TYPE_QUALNAME)));
    if (is_none(text)) return r;
    text = object_str(text);
    if (is_error(text)) {
        error_clear();
        return report_text(r, TEXT(": <exception str() failed>"));
    }
    text = str_plain(text);
    return str_length(ref_of(text)) ? report_str(report_text(r, TEXT(": ")), text) : r;
}

static Report note(Report r, Value v) {
    Value lines = str_splitlines(report_str_of(v, TEXT("<note str() failed>")), true);
    for (uint64_t i = 0; !is_error(lines) && i < list_length(lines); i++)
        r = report_str(report_margin(r), list_get(lines, i));
    return report_text(r, TEXT("\n"));
}

static Report notes(Report r, Value v) {
    if (is_none(v)) return r;
    Value items = is_unset(class_lookup(class_of(v), NAME(__getitem__))) ? ERROR : list_from_iterable(v);
    if (is_error(items)) {
        error_clear();
        Value text = object_repr(v);
        if (is_error(text)) {
            error_clear();
            text = str_from_text(TEXT("<__notes__ repr() failed>"));
        }
        return report_str(report_margin(r), str_plain(text)); // without an end of the line, as in CPython
    }
    for (uint64_t i = 0; i < list_length(items); i++) r = note(r, list_get(items, i));
    return r;
}

static Report single(Report r, Value exception) {
    r = traceback_part(r, exception);
    Value its_notes = attribute_or_none(exception, NAME(__notes__));
    Value print_place = object_getattr_or_unset(exception, NAME(print_file_and_line)), text = exception;
    if (is_error(print_place)) error_clear();
    if (!is_error(print_place) && !is_unset(print_place)) {
        r = report_place(r, exception);
        if (r.placed) text = attribute_or_none(exception, NAME(msg));
    }
    r = message(r, exception, text);
    Value suggestion = report_suggestion(exception);
    if (!is_unset(suggestion))
        r = report_text(report_str(report_text(r, TEXT(". Did you mean: '")), suggestion), TEXT("'?"));
    return notes(report_text(r, TEXT("\n")), its_notes);
}

// --- groups and chains ---
static Report with_causes(Report r, Value exception);

// A line of the frame around the members: number i of them, `more` beyond the last that is shown.
static Report member_line(Report r, uint64_t i, bool more) {
    r = report_blanks(r, 2 * (uint64_t)r.depth);
    r = report_text(r, i == 0 ? TEXT("+-+---------------- ") : TEXT("  +---------------- "));
    if (more)
        r = report_text(r, TEXT("..."));
    else
        r.text = builder_i64(r.text, (int64_t)i + 1);
    return report_text(r, TEXT(" ----------------\n"));
}

static Report group(Report r, Value exception) {
    if (r.depth > GROUP_DEPTH) return report_text(report_margin(r), TEXT("... (max_group_depth is 10)\n"));
    if (r.depth == 0) r.depth = 1;
    r = single(r, exception);
    Value members = exception_field(exception, EXCEPTION_GROUP_EXCEPTIONS);
    uint64_t count = tuple_length(members), shown = count <= GROUP_WIDTH ? count : GROUP_WIDTH + 1;
    r.need_close = false;
    for (uint64_t i = 0; i < shown; i++) {
        bool last = i == shown - 1, more = i >= GROUP_WIDTH;
        if (last) r.need_close = true; // by the innermost group that ends here
        r = member_line(r, i, more);
        r.depth++;
        if (!more) {
            r = with_causes(r, tuple_get(members, i));
        } else {
            r = report_text(report_margin(r), TEXT("and "));
            r.text = builder_i64(r.text, (int64_t)(count - GROUP_WIDTH));
            r = report_text(r, count - GROUP_WIDTH == 1 ? TEXT(" more exception\n")
                                                        : TEXT(" more exceptions\n"));
        }
        if (last && r.need_close) {
            r = report_blanks(r, 2 * (uint64_t)r.depth);
            r = report_text(r, TEXT("+------------------------------------\n"));
            r.need_close = false;
        }
        r.depth--;
    }
    if (r.depth == 1) r.depth = 0;
    return r;
}

static bool was_seen(Report r, Value v) {
    uint64_t n = list_length(r.seen);
    return slots_find(list_storage(r.seen), 0, n, 1, v) < n;
}

static Report chained(Report r, Value cause, Text between) {
    if (was_seen(r, cause)) return r;
    bool need_close = r.need_close;
    r.need_close = false;
    r = with_causes(r, cause);
    r.need_close = need_close;
    r = report_text(report_margin(r), TEXT("\n"));
    r = report_text(report_margin(r), between);
    return report_text(report_margin(r), TEXT("\n"));
}

static Report with_causes(Report r, Value exception) {
    if (!stack_has_room() || is_error(list_append(r.seen, exception))) {
        error_clear();
        return r;
    }
    Value cause = exception_field(exception, EXCEPTION_CAUSE);
    Value context = exception_field(exception, EXCEPTION_CONTEXT);
    if (!is_none(cause))
        r = chained(r, cause, TEXT("The above exception was the direct cause of the following exception:\n"));
    else if (!is_none(context) && !is_true(exception_field(exception, EXCEPTION_SUPPRESS)))
        r = chained(r, context,
                    TEXT("During handling of the above exception, another exception occurred:\n"));
    return is_group(exception) ? group(r, exception) : single(r, exception);
}

// --- out ---
static Value report_of(Value exception) {
    if (!is_exception(exception))
        return text_format1(TEXT("TypeError: print_exception(): Exception expected for value, {t} found\n"),
                            exception);
    Report r = {.text = builder_new(), .seen = list_new(4)};
    RETURN_IF_ERROR(r.seen);
    return builder_finish(with_causes(r, exception).text);
}

Value traceback_display(Value exception, Value traceback) {
    Value file = stream_of_sys(NAME(stderr));
    RETURN_IF_ERROR(file);
    if (is_unset(file) || is_none(file)) return NONE;
    if (is_exception(exception) && is_none(exception_field(exception, EXCEPTION_TRACEBACK)) &&
        IS_EXACT(traceback, traceback))
        slot_set(ref_of(exception), EXCEPTION_TRACEBACK, traceback);
    Value text = report_of(exception);
    return is_error(text) ? ERROR : stream_print(file, text);
}

static void print_text(Value text) {
    Value file = stream_of_sys(NAME(stderr));
    bool none = is_error(file) || is_unset(file) || is_none(file);
    if (is_error(text) || none || is_error(stream_print(file, text))) error_clear();
}

void traceback_print(Value exception) {
    if (!is_error(traceback_display(exception, NONE))) return;
    bool memory = error_matches(CLASS(MemoryError));
    error_clear();
    if (memory) print_text(str_from_text(TEXT("MemoryError: no memory is left for a traceback\n")));
}

void traceback_report(Text heading, Value exception) {
    print_text(str_from_text(heading));
    traceback_print(exception);
}

void traceback_unraisable(Value exception, Value object, Value text) {
    if (is_none(text) && !is_none(object)) text = str_from_text(TEXT("Exception ignored in"));
    if (is_none(object) && is_ref(text)) print_text(text_format1(TEXT("{}:\n"), text));
    if (!is_none(object)) {
        Value what = object_repr(object);
        if (is_error(what)) {
            error_clear();
            what = str_from_text(TEXT("<object repr() failed>"));
        }
        print_text(text_format2(TEXT("{}: {}\n"), text, what));
    }
    traceback_print(exception);
}
