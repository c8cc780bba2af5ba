// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The error handlers of PEP 293 as functions of a UnicodeError, which codecs.lookup_error gives out. The codecs
// themselves apply them without a call (objects/codec_error.c).
#include "python/modules/_codecs.h"
#include "python/objects/codec.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/module.h"
#include "python/objects/tuple.h"
#include "python/objects/unicode_name.h"

typedef struct {
    bool ok;    // false: an exception is set
    Ref object; // str or bytes
    uint64_t start, end, length;
    bool decoding, translating;
} Problem;

static Problem refuse(Value exception) {
    raise1(CLASS(TypeError), TEXT("don't know how to handle {t} in error callback"), exception);
    return (Problem){0};
}

static int64_t bound(Value v) { return is_int(v) ? int_of(v) : is_ref(v) ? INT64_MAX : 0; }

static Problem problem_of(Value exception) {
    bool decoding = object_is_a(exception, CLASS(UnicodeDecodeError));
    bool translating = object_is_a(exception, CLASS(UnicodeTranslateError));
    if (!decoding && !translating && !object_is_a(exception, CLASS(UnicodeEncodeError)))
        return refuse(exception);
    Value object = exception_field(exception, UNICODE_ERROR_OBJECT);
    if (is_none(object)) {
        TYPE_ERROR("object attribute not set");
        return (Problem){0};
    }
    if (decoding ? !is_bytes_object(object) : !is_str(object)) {
        if (decoding)
            TYPE_ERROR("object attribute must be bytes");
        else
            TYPE_ERROR("object attribute must be unicode");
        return (Problem){0};
    }
    Problem p = {.ok = true, .object = ref_of(object_plain(object)), .decoding = decoding};
    p.translating = translating;
    p.length = decoding ? bytes_length(p.object) : str_length(p.object);
    int64_t start = bound(exception_field(exception, UNICODE_ERROR_START)), n = (int64_t)p.length;
    int64_t end = bound(exception_field(exception, UNICODE_ERROR_END));
    start = start < 0 ? 0 : start >= n ? n - 1 : start;
    end = end < 1 ? 1 : end > n ? n : end;
    p.start = (uint64_t)(start < 0 ? 0 : start);
    p.end = (uint64_t)(end < start ? start : end);
    return p;
}

static Value answer(Value replacement, uint64_t position) {
    return is_error(replacement) ? ERROR : tuple2(replacement, int_wrap((int64_t)position));
}

FUNCTION(_codecs, strict_errors, "!(exception, /)",
         "Implements the 'strict' error handling, which raises a UnicodeError on coding errors.") {
    if (!object_is_a(arg(args, 0), CLASS(BaseException)))
        return TYPE_ERROR("codec must pass exception instance");
    return raise_exception(arg(args, 0));
}
FUNCTION(_codecs, ignore_errors, "!(exception, /)",
         "Implements the 'ignore' error handling, which ignores malformed data and continues.") {
    Problem p = problem_of(arg(args, 0));
    return p.ok ? answer(str_from_text(TEXT("")), p.end) : ERROR;
}
FUNCTION(
    _codecs, replace_errors, "!(exception, /)",
    "Implements the 'replace' error handling, which replaces malformed data with a replacement marker.") {
    Problem p = problem_of(arg(args, 0));
    if (!p.ok) return ERROR;
    uint64_t count = p.decoding ? 1 : p.end - p.start;
    bool mark = p.decoding || p.translating;
    return answer(str_repeat(str_from_code_point(mark ? 0xfffd : '?'), (int64_t)count), p.end);
}
FUNCTION(_codecs, backslashreplace_errors, "!(exception, /)",
         "Implements the 'backslashreplace' error handling, which replaces malformed data with a backslashed "
         "escape "
         "sequence.") {
    Problem p = problem_of(arg(args, 0));
    if (!p.ok) return ERROR;
    Builder b = builder_new();
    for (uint64_t i = p.start; i < p.end; i++)
        b = builder_hex_escape(b, p.decoding ? u8_get(p.object, i) : str_at(p.object, i));
    return answer(builder_finish(b), p.end);
}

// The handlers that only encoding knows.
static Problem encoding_problem(Value exception) {
    return object_is_a(exception, CLASS(UnicodeEncodeError)) ? problem_of(exception) : refuse(exception);
}
FUNCTION(
    _codecs, xmlcharrefreplace_errors, "!(exception, /)",
    "Implements the 'xmlcharrefreplace' error handling, which replaces an unencodable character with the "
    "appropriate XML character reference.") {
    Problem p = encoding_problem(arg(args, 0));
    if (!p.ok) return ERROR;
    Builder b = builder_new();
    for (uint64_t i = p.start; i < p.end; i++)
        b = builder_char(builder_i64(builder_text(b, TEXT("&#")), str_at(p.object, i)), ';');
    return answer(builder_finish(b), p.end);
}
FUNCTION(
    _codecs, namereplace_errors, "!(exception, /)",
    "Implements the 'namereplace' error handling, which replaces an unencodable character with a \\N{...} "
    "escape sequence.") {
    Problem p = encoding_problem(arg(args, 0));
    if (!p.ok) return ERROR;
    Builder b = builder_new();
    for (uint64_t i = p.start; i < p.end; i++) {
        uint32_t c = str_at(p.object, i);
        if (unicode_has_name(c))
            b = builder_char(builder_unicode_name(builder_text(b, TEXT("\\N{")), c), '}');
        else
            b = builder_hex_escape(b, c);
    }
    return answer(builder_finish(b), p.end);
}

FUNCTION(_codecs, surrogateescape_errors, "!(exception, /)", "") {
    Problem p = problem_of(arg(args, 0));
    if (!p.ok) return ERROR;
    if (p.translating) {
        refuse(arg(args, 0));
        return ERROR;
    }
    if (!p.decoding) {
        ByteBuilder bytes = byte_builder_new(p.end - p.start);
        for (uint64_t i = p.start; i < p.end; i++) {
            uint32_t c = str_at(p.object, i);
            if (c < 0xdc80 || c > 0xdcff) return raise_exception(arg(args, 0));
            bytes = byte_builder_put(bytes, (uint8_t)(c - 0xdc00));
        }
        return answer(byte_builder_finish(bytes), p.end);
    }
    Builder b = builder_new();
    uint64_t i = p.start;
    for (; i < p.end && i < p.start + 4 && u8_get(p.object, i) >= 0x80; i++)
        b = builder_char(b, 0xdc00 + u8_get(p.object, i));
    return i == p.start ? raise_exception(arg(args, 0)) : answer(builder_finish(b), i);
}

FUNCTION(_codecs, surrogatepass_errors, "!(exception, /)", "") {
    Problem p = problem_of(arg(args, 0));
    if (!p.ok) return ERROR;
    if (p.translating) {
        refuse(arg(args, 0));
        return ERROR;
    }
    Value name = exception_field(arg(args, 0), UNICODE_ERROR_ENCODING);
    enum Codec codec = is_str(name) ? codec_find(str_plain(name)) : CODEC_NONE;
    bool utf8 = codec == CODEC_UTF8 || codec == CODEC_UTF8_SIG;
    if (codec == CODEC_UTF16) codec = CODEC_UTF16_LE;
    if (codec == CODEC_UTF32) codec = CODEC_UTF32_LE;
    if (!utf8 && (codec < CODEC_UTF16 || codec > CODEC_UTF32_BE)) return raise_exception(arg(args, 0));
    if (!p.decoding) {
        Encoder e = {.codec = codec, .out = byte_builder_new(4 * (p.end - p.start))};
        for (uint64_t i = p.start; i < p.end; i++) {
            uint32_t c = str_at(p.object, i);
            if (c < 0xd800 || c > 0xdfff) return raise_exception(arg(args, 0));
            e = encoder_put(e, c);
        }
        return answer(byte_builder_finish(e.out), p.end);
    }
    bool big = codec == CODEC_UTF16_BE || codec == CODEC_UTF32_BE;
    uint32_t size = utf8 ? 3 : codec < CODEC_UTF32 ? 2 : 4, c = 0;
    if (p.length - p.start < size) return raise_exception(arg(args, 0));
    for (uint32_t k = 0; k < size && !utf8; k++)
        c |= (uint32_t)u8_get(p.object, p.start + k) << (8 * ((big ? size - 1 - k : k) & 3));
    if (utf8) {
        uint32_t first = u8_get(p.object, p.start), second = u8_get(p.object, p.start + 1);
        uint32_t third = u8_get(p.object, p.start + 2);
        if ((first & 0xf0) == 0xe0 && second >> 6 == 2 && third >> 6 == 2)
            c = (first & 15) << 12 | (second & 63) << 6 | (third & 63);
    }
    if (c < 0xd800 || c > 0xdfff) return raise_exception(arg(args, 0));
    return answer(str_from_code_point(c), p.start + size);
}

// The functions go from the module to the registry.
static Value move_handler(Value module, Value function_name, Text name) {
    Value handler = dict_pop(module_dict(module), function_name), key = str_interned_text(name);
    if (is_error(handler) || is_error(key)) return ERROR;
    return codec_register_error(key, handler);
}

Value codecs_register_errors(Value module) {
    RETURN_IF_ERROR(move_handler(module, NAME(strict_errors), TEXT("strict")));
    RETURN_IF_ERROR(move_handler(module, NAME(ignore_errors), TEXT("ignore")));
    RETURN_IF_ERROR(move_handler(module, NAME(replace_errors), TEXT("replace")));
    RETURN_IF_ERROR(move_handler(module, NAME(backslashreplace_errors), TEXT("backslashreplace")));
    RETURN_IF_ERROR(move_handler(module, NAME(xmlcharrefreplace_errors), TEXT("xmlcharrefreplace")));
    RETURN_IF_ERROR(move_handler(module, NAME(namereplace_errors), TEXT("namereplace")));
    RETURN_IF_ERROR(move_handler(module, NAME(surrogateescape_errors), TEXT("surrogateescape")));
    return move_handler(module, NAME(surrogatepass_errors), TEXT("surrogatepass"));
}
