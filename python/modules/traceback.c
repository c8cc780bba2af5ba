// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Exceptions as sys.excepthook shows them.
#include "python/modules/traceback.h"
#include "python/builtins/stream.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/str.h"
#include "python/objects/type.h"
#include "python/vm/frame.h"
#include "python/vm/code.h"

static Builder add_message(Builder b, Value exception) {
    Value name = type_full_name(class_of(exception)), text = object_str(exception);
    if (is_error(name) || is_error(text)) {
        error_clear();
        text = str_from_text(TEXT("<exception str() failed>"));
    }
    b = builder_str(b, name);
    if (str_length(ref_of(str_plain(text))) > 0)
        b = builder_str(builder_text(b, TEXT(": ")), str_plain(text));
    return builder_char(b, '\n');
}

static Builder add_traceback(Builder b, Value traceback) {
    if (!IS_EXACT(traceback, traceback)) return b;
    b = builder_text(b, TEXT("Traceback (most recent call last):\n"));
    while (IS_EXACT(traceback, traceback)) {
        Value code = frame_code(slot_get(ref_of(traceback), TRACEBACK_FRAME));
        b = builder_text(b, TEXT("  File \""));
        b = builder_str(b, str_plain(slot_get(ref_of(code), CODE_FILENAME)));
        b = builder_i64(builder_text(b, TEXT("\", line ")),
                        int_of(slot_get(ref_of(traceback), TRACEBACK_LINE)));
        b = builder_str(builder_text(b, TEXT(", in ")), str_plain(slot_get(ref_of(code), CODE_NAME)));
        b = builder_char(b, '\n');
        traceback = slot_get(ref_of(traceback), TRACEBACK_NEXT);
    }
    return b;
}

Value traceback_display(Value exception, Value traceback) {
    Value file = stream_of_sys(NAME(stderr));
    RETURN_IF_ERROR(file);
    if (is_unset(file) || is_none(file)) return NONE;
    Value own = exception_field(exception, EXCEPTION_TRACEBACK);
    Builder b = add_traceback(builder_new(), is_none(own) ? traceback : own);
    Value text = builder_finish(add_message(b, exception));
    return is_error(text) ? ERROR : stream_print(file, text);
}

void traceback_print(Value exception) {
    if (is_error(traceback_display(exception, NONE))) error_clear();
}

static void print_text(Value text) {
    Value file = stream_of_sys(NAME(stderr));
    bool none = is_error(file) || is_unset(file) || is_none(file);
    if (is_error(text) || none || is_error(stream_print(file, text))) error_clear();
}

void traceback_report(Text heading, Value exception) {
    print_text(str_from_text(heading));
    traceback_print(exception);
}

void traceback_unraisable(Value exception, Value object) {
    Value what = object_repr(object);
    if (is_error(what)) error_clear();
    print_text(is_error(what) ? str_from_text(TEXT("Exception ignored in: <object repr() failed>\n"))
                              : text_format1(TEXT("Exception ignored in: {}\n"), what));
    traceback_print(exception);
}
