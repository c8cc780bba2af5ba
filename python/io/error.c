// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// OSError from error numbers.
#include "python/io/error.h"
#include "python/objects/error.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

Value error_text(int64_t number) {
    switch (number) {
#define ERRNO(name, code, text)                                                                              \
    case code: return str_from_text(TEXT(text));
#include "python/io/errno.def"
#undef ERRNO
    case 0: return str_from_text(TEXT("Success"));
    default: return text_format1(TEXT("Unknown error {}"), int_wrap(number));
    }
}

COLD Value raise_errno_file(int64_t number, Value file, Value second) {
    if (number == ERRNO_RAISED) return ERROR;
    Value text = error_text(number);
    RETURN_IF_ERROR(text);
    Value args = tuple_new(is_unset(file) ? 2 : is_unset(second) ? 3 : 5);
    RETURN_IF_ERROR(args);
    slot_set(ref_of(args), 0, int_wrap(number));
    slot_set(ref_of(args), 1, text);
    if (!is_unset(file)) slot_set(ref_of(args), 2, file);
    if (!is_unset(file) && !is_unset(second)) {
        slot_set(ref_of(args), 3, NONE);
        slot_set(ref_of(args), 4, second);
    }
    Value exception = call_tuple(CLASS(OSError), args, UNSET);
    return is_error(exception) ? ERROR : raise_exception(exception);
}

COLD Value raise_errno(int64_t number) { return raise_errno_file(number, UNSET, UNSET); }
