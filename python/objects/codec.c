// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the codecs share: their exceptions.
#include "python/objects/codec.h"
#include "python/objects/error.h"

static Value raise_unicode_error(Value class, Text encoding, Value object, uint64_t start, uint64_t end,
                                 Text reason) {
    ArgsResult pushed = args_push(5);
    if (!pushed.ok) return raise_recursion_error();
    Args args = pushed.args;
    Value name = str_from_text(encoding), why = str_from_text(reason), exception = ERROR;
    if (!is_error(name) && !is_error(why)) {
        arg_set(args, 0, name);
        arg_set(args, 1, object);
        arg_set(args, 2, int_wrap((int64_t)start));
        arg_set(args, 3, int_wrap((int64_t)end));
        arg_set(args, 4, why);
        exception = object_call(class, args, UNSET);
    }
    args_pop(args);
    RETURN_IF_ERROR(exception);
    return raise_exception(exception);
}

Value codec_raise_decode(Text encoding, Value source, uint64_t start, uint64_t end, Text reason) {
    return raise_unicode_error(CLASS(UnicodeDecodeError), encoding, source, start, end, reason);
}

Value codec_raise_encode(Text encoding, Value text, uint64_t start, uint64_t end, Text reason) {
    return raise_unicode_error(CLASS(UnicodeEncodeError), encoding, text, start, end, reason);
}
