// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// OSError: OSError(errno, strerror, filename, ignored, filename2) makes the subclass that goes with the error
// number (PEP 3151; the numbers are Linux's).
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

static const struct {
    uint16_t number, type;
} kinds[18] = {
    {1, T_PermissionError},          {2, T_FileNotFoundError},  {3, T_ProcessLookupError},
    {4, T_InterruptedError},         {10, T_ChildProcessError}, {11, T_BlockingIOError},
    {13, T_PermissionError},         {17, T_FileExistsError},   {20, T_NotADirectoryError},
    {21, T_IsADirectoryError},       {32, T_BrokenPipeError},   {103, T_ConnectionAbortedError},
    {104, T_ConnectionResetError},   {108, T_BrokenPipeError},  {110, T_TimeoutError},
    {111, T_ConnectionRefusedError}, {114, T_BlockingIOError},  {115, T_BlockingIOError},
};

static Value field(Value v, uint32_t i) { return slot_get(ref_of(v), i); }

// Does the class initialise in __new__, as OSError itself does, or has it an __init__ of its own?
static bool own_init(Value class) {
    return !native_is(class_lookup(class, NAME(__init__)), F_OSError____init__) &&
           native_is(class_lookup(class, NAME(__new__)), F_OSError____new__);
}

static Value fill(Value self, Value values) {
    Ref e = ref_of(self);
    uint64_t n = tuple_length(values);
    slot_set(e, EXCEPTION_ARGS, values);
    if (n < 2 || n > 5) return NONE;
    slot_set(e, OS_ERROR_ERRNO, tuple_get(values, 0));
    slot_set(e, OS_ERROR_STRERROR, tuple_get(values, 1));
    if (n == 2 || is_none(tuple_get(values, 2))) return NONE;
    if (same(class_of(self), CLASS(BlockingIOError)) && object_has_index(tuple_get(values, 2))) {
        Value written = object_index(tuple_get(values, 2));
        RETURN_IF_ERROR(written);
        slot_set(e, OS_ERROR_CHARACTERS_WRITTEN, written);
        return NONE;
    }
    slot_set(e, OS_ERROR_FILENAME, tuple_get(values, 2));
    if (n == 5) slot_set(e, OS_ERROR_FILENAME2, tuple_get(values, 4));
    Value shown = tuple_slice(values, 0, 2); // the file names are no part of args
    RETURN_IF_ERROR(shown);
    slot_set(e, EXCEPTION_ARGS, shown);
    return NONE;
}

static Value check_keywords(Value class, Value keywords) {
    if (is_unset(keywords) || dict_length(keywords) == 0) return NONE;
    return raise1(CLASS(TypeError), TEXT("{}() takes no keyword arguments"), class_name(class));
}

STATICMETHOD(OSError, __new__, "!($type, /, *args, **kwargs)", "") {
    Value class = arg(args, 0), values = arg(args, 1);
    bool later = own_init(class);
    if (!later) RETURN_IF_ERROR(check_keywords(class, arg(args, 2)));
    uint64_t n = tuple_length(values);
    if (same(class, CLASS(OSError)) && n >= 2 && n <= 5 && is_int(tuple_get(values, 0)))
        for (uint32_t i = 0; i < LENGTH_OF(kinds); i++)
            if (int_of(tuple_get(values, 0)) == AT(kinds, i).number)
                class = AT(class_objects, AT(kinds, i).type);
    Value self = new_instance(class);
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), EXCEPTION_SUPPRESS, FALSE);
    Value empty = tuple_new(0);
    RETURN_IF_ERROR(empty);
    slot_set(ref_of(self), EXCEPTION_ARGS, empty);
    if (!later) RETURN_IF_ERROR(fill(self, values));
    return self;
}

METHOD(OSError, __init__, "($self, /, *args, **kwargs)", "") {
    Value class = class_of(arg(args, 0));
    if (!own_init(class)) return NONE;
    RETURN_IF_ERROR(check_keywords(class, arg(args, 2)));
    return fill(arg(args, 0), arg(args, 1));
}

GETTER(OSError, characters_written, "") {
    Value written = field(arg(args, 0), OS_ERROR_CHARACTERS_WRITTEN);
    return is_unset(written) ? raise0(CLASS(AttributeError), TEXT("characters_written")) : written;
}
SETTER(OSError, characters_written) {
    Value written = arg(args, 1), before = field(arg(args, 0), OS_ERROR_CHARACTERS_WRITTEN);
    if (is_unset(written) && is_unset(before))
        return raise0(CLASS(AttributeError), TEXT("characters_written"));
    if (!is_unset(written)) written = object_index(written);
    RETURN_IF_ERROR(written);
    slot_set(ref_of(arg(args, 0)), OS_ERROR_CHARACTERS_WRITTEN, written);
    return NONE;
}

METHOD(OSError, __str__, "($self, /)", "") {
    Value self = arg(args, 0), number = exception_field(self, OS_ERROR_ERRNO);
    Value text = exception_field(self, OS_ERROR_STRERROR), file = field(self, OS_ERROR_FILENAME);
    Value second = field(self, OS_ERROR_FILENAME2);
    if (!is_unset(file)) {
        Value start = text_format3(TEXT("[Errno {}] {}: {r}"), number, text, file);
        RETURN_IF_ERROR(start);
        return is_unset(second) ? start : text_format2(TEXT("{} -> {r}"), start, second);
    }
    if (!is_unset(field(self, OS_ERROR_ERRNO)) && !is_unset(field(self, OS_ERROR_STRERROR)))
        return text_format2(TEXT("[Errno {}] {}"), number, text);
    return exception_str(self);
}

METHOD(OSError, __reduce__, "!($self, /)", "") {
    Value self = arg(args, 0), values = field(self, EXCEPTION_ARGS), file = field(self, OS_ERROR_FILENAME);
    if (tuple_length(values) == 2 && !is_unset(file)) {
        Value second = field(self, OS_ERROR_FILENAME2);
        Value more = is_unset(second) ? tuple1(file) : tuple3(file, NONE, second);
        RETURN_IF_ERROR(more);
        values = tuple_concat(values, more);
        RETURN_IF_ERROR(values);
    }
    Value dict = field(self, EXCEPTION_DICT);
    return is_unset(dict) || dict_length(dict) == 0 ? tuple2(class_of(self), values)
                                                    : tuple3(class_of(self), values, dict);
}
