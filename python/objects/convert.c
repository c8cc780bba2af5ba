// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Conversion of arguments to C numbers.
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/str.h"
#include "python/objects/warning.h"

I64Result convert_size(Value v, int64_t absent) {
    if (is_unset(v)) return (I64Result){true, absent};
    if (likely(is_int(v))) return (I64Result){true, int_of(v)};
    Value index = object_index(v);
    if (is_error(index)) return (I64Result){0};
    if (is_int(index)) return (I64Result){true, int_of(index)};
    I64Result result = object_index_i64(index, CLASS(OverflowError));
    if (!result.ok) {
        error_clear();
        raise0(CLASS(OverflowError), TEXT("Python int too large to convert to C ssize_t"));
    }
    return result;
}

I64Result convert_int(Value v, int64_t absent) {
    if (is_unset(v)) return (I64Result){true, absent};
    Value index = object_index(v);
    if (is_error(index)) return (I64Result){0};
    if (is_int(index) && int_of(index) >= INT32_MIN && int_of(index) <= INT32_MAX)
        return (I64Result){true, int_of(index)};
    raise0(CLASS(OverflowError), TEXT("Python int too large to convert to C int"));
    return (I64Result){0};
}

Value convert_warn_subclass(Text name, Text kind, Value v, Value result, bool owned) {
    Value method = str_from_text(name), wanted = str_from_text(kind);
    if (is_error(method) || is_error(wanted)) return ERROR;
    if (owned) method = text_format2(TEXT("{t}.{}"), v, method);
    RETURN_IF_ERROR(method);
    Value start = text_format2(TEXT("{} returned non-{} (type "), method, wanted);
    RETURN_IF_ERROR(start);
    Value end = text_format2(TEXT("{t}).  The ability to return an instance of a strict subclass of {} is "
                                  "deprecated, and may be removed in a future version of Python."),
                             result, wanted);
    Value text = is_error(end) ? ERROR : str_concat(start, end);
    return is_error(text) ? ERROR : warning_issue(CLASS(DeprecationWarning), text, 1, NONE);
}

Value convert_refuse(Text name, uint32_t position, Text kind, Value v) {
    Value function = str_from_text(name), wanted = str_from_text(kind);
    if (is_error(function) || is_error(wanted)) return ERROR;
    if (position == 0)
        return raise3(CLASS(TypeError), TEXT("{}() argument must be {}, not {t}"), function, wanted, v);
    return raise4(CLASS(TypeError), TEXT("{}() argument {} must be {}, not {t}"), function, int_u32(position),
                  wanted, v);
}

bool convert_codec_names(Text name, Value encoding, Value errors) {
    bool encoding_good = is_unset(encoding) || is_str(encoding);
    if (encoding_good && (is_unset(errors) || is_str(errors))) return true;
    Value function = str_from_text(name),
          argument = str_from_text(encoding_good ? TEXT("errors") : TEXT("encoding"));
    if (!is_error(function) && !is_error(argument))
        raise3(CLASS(TypeError), TEXT("{}() argument '{}' must be str, not {t}"), function, argument,
               encoding_good ? errors : encoding);
    return false;
}
