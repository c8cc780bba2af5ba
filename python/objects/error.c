// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Raising: the thread's current exception, and the text of new ones. A new exception gets the one that is being
// handled as its context. MemoryError is made in advance.
#include "python/objects/error.h"
#include "kernel/control.h"
#include "python/objects/boot.h"
#include "python/objects/exception.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

static THREAD_STATE(Value, raised); // the exception that is under way; anything but a reference: none
static ROOT(memory_error);

bool error_prepare(void) {
    Value args = tuple_new(0);
    memory_error = is_error(args) ? ERROR : exception_new(CLASS(MemoryError), args);
    return is_ref(memory_error);
}

// --- text ---
static Builder add_argument(Builder b, uint32_t how, Value v) {
    Value text = how == 't'   ? type_shown_name(class_of(v))
                 : how == 'r' ? object_repr(v)
                 : is_str(v)  ? v
                              : object_str(v);
    if (is_error(text)) {
        b.failed = true;
        return b;
    }
    return builder_str(b, object_plain(text));
}

static Value format(Text text, Value a, Value b, Value c, Value d) {
    Value values[4] = {a, b, c, d};
    uint32_t next = 0;
    Builder out = builder_new();
    for (uint32_t i = 0, n = text_size(text); i < n; i++) {
        uint8_t ch = text_at(text, i), after = i + 1 < n ? text_at(text, i + 1) : 0;
        if ((ch == '{' || ch == '}') && after == ch) {
            i++;
        } else if (ch == '{') {
            out = add_argument(out, after, AT(values, next++));
            i += after == '}' ? 1 : 2;
            continue;
        }
        out = builder_char(out, ch);
    }
    return builder_finish(out);
}

Value text_format1(Text text, Value a) { return format(text, a, UNSET, UNSET, UNSET); }
Value text_format2(Text text, Value a, Value b) { return format(text, a, b, UNSET, UNSET); }
Value text_format3(Text text, Value a, Value b, Value c) { return format(text, a, b, c, UNSET); }

// --- raising ---
Value raise_exception(Value exception) {
    Value handled = handled_exception();
    if (is_ref(handled)) exception_chain(exception, handled);
    raised = exception;
    return ERROR;
}

static COLD Value raise_args(Value class, Value args) {
    RETURN_IF_ERROR(args);
    Value exception = exception_new(class, args);
    RETURN_IF_ERROR(exception);
    return raise_exception(exception);
}

static COLD Value raise_text(Value class, Value text) {
    return is_error(text) ? ERROR : raise_args(class, tuple1(text));
}

Value raise0(Value class, Text text) { return raise_text(class, format(text, UNSET, UNSET, UNSET, UNSET)); }
Value raise1(Value class, Text text, Value a) {
    return raise_text(class, format(text, a, UNSET, UNSET, UNSET));
}
Value raise2(Value class, Text text, Value a, Value b) {
    return raise_text(class, format(text, a, b, UNSET, UNSET));
}
Value raise3(Value class, Text text, Value a, Value b, Value c) {
    return raise_text(class, format(text, a, b, c, UNSET));
}
Value raise4(Value class, Text text, Value a, Value b, Value c, Value d) {
    return raise_text(class, format(text, a, b, c, d));
}
Value raise_value(Value class, Value argument) { return raise_args(class, tuple1(argument)); }
Value raise_key_error(Value key) { return raise_args(CLASS(KeyError), tuple1(key)); }

Value raise_stop_iteration(Value value_or_unset) {
    return raise_args(CLASS(StopIteration), is_unset(value_or_unset) ? tuple_new(0) : tuple1(value_or_unset));
}

Value raise_memory_error(void) {
    // Without a context: it may itself be the exception that is being handled.
    if (is_ref(memory_error)) {
        slot_set(ref_of(memory_error), EXCEPTION_CONTEXT, UNSET);
        slot_set(ref_of(memory_error), EXCEPTION_TRACEBACK, UNSET);
    }
    raised = memory_error;
    return ERROR;
}

STATE(uint32_t, recursion_limit);
bool recursion_has_room(uint32_t depth) {
    return frame_count() + depth < (recursion_limit ? recursion_limit : 1000);
}
Value raise_recursion_error(void) {
    return raise0(CLASS(RecursionError), TEXT("maximum recursion depth exceeded"));
}

Value raise_unimplemented(Text what) {
    Value name = str_from_text(what);
    RETURN_IF_ERROR(name);
    return raise1(CLASS(NotImplementedError), TEXT("{} is not implemented yet in Python-SGX"), name);
}

// --- inspecting ---
Value error_current(void) { return raised; }
Value error_restore(Value exception) {
    raised = exception;
    return ERROR;
}

bool error_is_set(void) { return is_ref(raised); }

bool error_matches(Value class) {
    if (!is_ref(raised)) return false;
    if (layout_of(class) == T_tuple) {
        if (!stack_has_room()) return false;
        class = object_plain(class);
        for (uint64_t i = 0, n = tuple_length(class); i < n; i++)
            if (error_matches(tuple_get(class, i))) return true;
        return false;
    }
    return is_class(class) && object_is_a(raised, class);
}

Value error_take(void) {
    Value exception = is_ref(raised) ? raised : UNSET;
    raised = UNSET;
    return exception;
}

void error_clear(void) { raised = UNSET; }
