// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Exceptions with fields of their own: how their constructors fill them, and their texts. members.c shows the fields as
// attributes.
#include "python/objects/bytes.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/instance.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

// The tuple of positional arguments becomes args; keywords may only be the two given names (NAME_CAPACITY: none),
// and go to slot and the one behind it.
static Value init(Args args, uint32_t first_name, uint32_t second_name, uint32_t slot) {
    Value self = arg(args, 0), keywords = arg(args, 2);
    RETURN_IF_ERROR(exception_set_args(self, arg(args, 1)));
    slot_set(ref_of(self), slot, UNSET); // it may be called again
    if (second_name < NAME_CAPACITY) slot_set(ref_of(self), slot + 1, UNSET);
    if (is_unset(keywords)) return NONE;
    for (DictStep step = dict_next(keywords, 0); step.ok; step = dict_next(keywords, step.position)) {
        bool first = str_equal(object_plain(step.key), AT(name_objects, first_name));
        if (!first && !(second_name < NAME_CAPACITY &&
                        str_equal(object_plain(step.key), AT(name_objects, second_name))))
            return raise2(CLASS(TypeError), TEXT("'{}' is an invalid keyword argument for {t}()"), step.key,
                          self);
        slot_set(ref_of(self), first ? slot : slot + 1, step.value);
    }
    return NONE;
}

static Value init_value(Args args, uint32_t slot, bool all) {
    Value self = arg(args, 0), values = arg(args, 1);
    RETURN_IF_ERROR(exception_init(args));
    uint64_t n = tuple_length(values);
    if (n > 0) slot_set(ref_of(self), slot, n == 1 || !all ? tuple_get(values, 0) : values);
    return NONE;
}

METHOD(StopIteration, __init__, "($self, /, *args, **kwargs)", "") {
    return init_value(args, STOP_ITERATION_VALUE, false);
}
METHOD(SystemExit, __init__, "($self, /, *args, **kwargs)", "") {
    return init_value(args, SYSTEM_EXIT_CODE, true);
}

METHOD(NameError, __init__, "($self, /, *args, **kwargs)", "") {
    return init(args, NAME_INDEX(name), NAME_CAPACITY, NAME_ERROR_NAME);
}
METHOD(AttributeError, __init__, "($self, /, *args, **kwargs)", "") {
    return init(args, NAME_INDEX(name), NAME_INDEX(obj), ATTRIBUTE_ERROR_NAME);
}

METHOD(KeyError, __str__, "($self, /)", "") {
    Value values = slot_get(ref_of(arg(args, 0)), EXCEPTION_ARGS);
    return tuple_length(values) == 1 ? object_repr(tuple_get(values, 0)) : exception_str(arg(args, 0));
}

// --- ImportError ---
METHOD(ImportError, __init__, "($self, /, *args, **kwargs)", "") {
    RETURN_IF_ERROR(init(args, NAME_INDEX(name), NAME_INDEX(path), IMPORT_ERROR_NAME));
    bool has_message = tuple_length(arg(args, 1)) == 1;
    slot_set(ref_of(arg(args, 0)), IMPORT_ERROR_MSG, has_message ? tuple_get(arg(args, 1), 0) : UNSET);
    return NONE;
}
METHOD(ImportError, __str__, "($self, /)", "") {
    Value message = slot_get(ref_of(arg(args, 0)), IMPORT_ERROR_MSG);
    return IS_EXACT(message, str) ? message : exception_str(arg(args, 0));
}
METHOD(ImportError, __reduce__, "!($self, /)", "") {
    Value self = arg(args, 0), values = slot_get(ref_of(self), EXCEPTION_ARGS), state = dict_new(2);
    RETURN_IF_ERROR(state);
    Value dict = slot_get(ref_of(self), EXCEPTION_DICT);
    if (!is_unset(dict)) RETURN_IF_ERROR(dict_update(state, dict));
    Value name = slot_get(ref_of(self), IMPORT_ERROR_NAME), path = slot_get(ref_of(self), IMPORT_ERROR_PATH);
    if (!is_unset(name)) RETURN_IF_ERROR(dict_set(state, NAME(name), name));
    if (!is_unset(path)) RETURN_IF_ERROR(dict_set(state, NAME(path), path));
    return dict_length(state) > 0 ? tuple3(class_of(self), values, state) : tuple2(class_of(self), values);
}

// --- SyntaxError ---
METHOD(SyntaxError, __init__, "($self, /, *args, **kwargs)", "") {
    Value self = arg(args, 0), values = arg(args, 1);
    RETURN_IF_ERROR(exception_init(args));
    uint64_t n = tuple_length(values);
    if (n > 0) slot_set(ref_of(self), SYNTAX_ERROR_MSG, tuple_get(values, 0));
    if (n != 2) return NONE;
    Value info = tuple_from_iterable(tuple_get(values, 1));
    RETURN_IF_ERROR(info);
    uint64_t count = tuple_length(info);
    if (count < 4 || count > 6)
        return raise2(CLASS(TypeError), TEXT("function takes at {} arguments ({} given)"),
                      str_from_text(count < 4 ? TEXT("least 4") : TEXT("most 6")), int_wrap((int64_t)count));
    if (count == 5) return TYPE_ERROR("end_offset must be provided when end_lineno is provided");
    for (uint64_t i = 0; i < count; i++)
        slot_set(ref_of(self), SYNTAX_ERROR_FILENAME + i, tuple_get(info, i));
    return NONE;
}

// The part of a path behind the last slash.
static Value base_name(Value path) {
    Value s = object_plain(path);
    uint32_t n = str_length(ref_of(s)), from = n;
    while (from > 0 && str_at(ref_of(s), from - 1) != '/') from--;
    return str_substring(s, from, n);
}

METHOD(SyntaxError, __str__, "($self, /)", "") {
    Value self = arg(args, 0), message = object_str(exception_field(self, SYNTAX_ERROR_MSG));
    RETURN_IF_ERROR(message);
    Value file = exception_field(self, SYNTAX_ERROR_FILENAME),
          line = exception_field(self, SYNTAX_ERROR_LINENO);
    bool has_file = is_str(file), has_line = is_int_object(line);
    if (has_file) file = base_name(file);
    RETURN_IF_ERROR(file);
    if (has_file && has_line) return text_format3(TEXT("{} ({}, line {})"), message, file, line);
    if (has_file) return text_format2(TEXT("{} ({})"), message, file);
    return has_line ? text_format2(TEXT("{} (line {})"), message, line) : message;
}

// --- the Unicode errors ---
// Takes (encoding,) object, start, end, reason into the fields; `text`: the object is a str, else bytes.
static Value init_unicode(Args args, bool encoding, bool text) {
    Value self = arg(args, 0), values = arg(args, 1);
    RETURN_IF_ERROR(exception_init(args));
    uint32_t count = encoding ? 5 : 4;
    if (tuple_length(values) != count)
        return raise2(CLASS(TypeError), TEXT("function takes exactly {} arguments ({} given)"),
                      int_u32(count), int_wrap((int64_t)tuple_length(values)));
    for (uint32_t i = 0; i < count; i++) {
        Value v = tuple_get(values, i);
        uint32_t slot = UNICODE_ERROR_ENCODING + i + (encoding ? 0 : 1);
        if (slot == UNICODE_ERROR_START || slot == UNICODE_ERROR_END) {
            I64Result n = object_index_i64(v, CLASS(OverflowError));
            if (!n.ok) return ERROR;
            v = int_wrap(n.value);
        } else if (!is_str(v) && (text || slot != UNICODE_ERROR_OBJECT)) {
            return raise2(CLASS(TypeError), TEXT("argument {} must be str, not {t}"), int_u32(i + 1), v);
        }
        slot_set(ref_of(self), slot, v);
    }
    Value object = slot_get(ref_of(self), UNICODE_ERROR_OBJECT);
    if (text || IS_A(object, bytes)) return NONE;
    slot_set(ref_of(self), UNICODE_ERROR_OBJECT, UNSET);
    if (!IS_A(object, bytearray))
        return raise1(CLASS(TypeError), TEXT("a bytes-like object is required, not '{t}'"), object);
    object = call1(CLASS(bytes), object);
    RETURN_IF_ERROR(object);
    slot_set(ref_of(self), UNICODE_ERROR_OBJECT, object);
    return NONE;
}

METHOD(UnicodeEncodeError, __init__, "($self, /, *args, **kwargs)", "") {
    return init_unicode(args, true, true);
}
METHOD(UnicodeDecodeError, __init__, "($self, /, *args, **kwargs)", "") {
    return init_unicode(args, true, false);
}
METHOD(UnicodeTranslateError, __init__, "($self, /, *args, **kwargs)", "") {
    return init_unicode(args, false, true);
}

// The start or the end of the problem, which the program may have set to any number.
static int64_t bound(Value self, uint32_t slot) {
    Value v = exception_field(self, slot);
    return is_int(v) ? int_of(v) : 0;
}

// "character '\xe4' in position 1" or "characters in position 1-2".
static Value place(Value self, Value object) {
    int64_t start = bound(self, UNICODE_ERROR_START);
    int64_t end = bound(self, UNICODE_ERROR_END);
    Builder b = builder_text(builder_new(), TEXT("character"));
    if (start >= 0 && start < str_length(ref_of(object)) && end == start + 1) {
        b = builder_text(b, TEXT(" '"));
        uint32_t c = str_at(ref_of(object), (uint64_t)start), digits = c < 256 ? 2 : c < 65536 ? 4 : 8;
        b = builder_char(builder_char(b, '\\'), digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
        while (digits-- > 0) {
            uint32_t digit = c >> 4 * (digits & 7) & 15;
            b = builder_char(b, digit < 10 ? '0' + digit : 'a' + digit - 10);
        }
        b = builder_text(b, TEXT("' in position "));
        return builder_finish(builder_i64(b, start));
    }
    b = builder_i64(builder_text(b, TEXT("s in position ")), start);
    return builder_finish(builder_i64(builder_char(b, '-'), end - 1));
}

METHOD(UnicodeEncodeError, __str__, "($self, /)", "") {
    Value self = arg(args, 0), object = exception_field(self, UNICODE_ERROR_OBJECT);
    if (!is_str(object)) return str_from_text(TEXT(""));
    Value where = place(self, object_plain(object));
    RETURN_IF_ERROR(where);
    return text_format3(TEXT("'{}' codec can't encode {}: {}"), exception_field(self, UNICODE_ERROR_ENCODING),
                        where, exception_field(self, UNICODE_ERROR_REASON));
}

METHOD(UnicodeTranslateError, __str__, "($self, /)", "") {
    Value self = arg(args, 0), object = exception_field(self, UNICODE_ERROR_OBJECT);
    if (!is_str(object)) return str_from_text(TEXT(""));
    Value where = place(self, object_plain(object));
    RETURN_IF_ERROR(where);
    return text_format2(TEXT("can't translate {}: {}"), where, exception_field(self, UNICODE_ERROR_REASON));
}

METHOD(UnicodeDecodeError, __str__, "($self, /)", "") {
    Value self = arg(args, 0), object = exception_field(self, UNICODE_ERROR_OBJECT);
    if (is_none(object)) return str_from_text(TEXT(""));
    Value data = object_plain(object); // anything may have been put there
    int64_t start = bound(self, UNICODE_ERROR_START);
    int64_t end = bound(self, UNICODE_ERROR_END);
    Builder b = builder_text(builder_new(), TEXT("byte"));
    if (start >= 0 && is_bytes_object(object) && start < bytes_length(ref_of(data)) && end == start + 1) {
        static const uint8_t digits[] = "0123456789abcdef";
        uint8_t byte = u8_get(ref_of(data), (uint64_t)start);
        b = builder_char(builder_text(b, TEXT(" 0x")), AT(digits, byte >> 4));
        b = builder_text(builder_char(b, AT(digits, byte & 15)), TEXT(" in position "));
        b = builder_i64(b, start);
    } else {
        b = builder_i64(builder_text(b, TEXT("s in position ")), start);
        b = builder_i64(builder_char(b, '-'), end - 1);
    }
    Value where = builder_finish(b);
    RETURN_IF_ERROR(where);
    return text_format3(TEXT("'{}' codec can't decode {}: {}"), exception_field(self, UNICODE_ERROR_ENCODING),
                        where, exception_field(self, UNICODE_ERROR_REASON));
}
