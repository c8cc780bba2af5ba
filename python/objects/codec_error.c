// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What happens to what a codec can't convert: the handlers of PEP 293, built in or registered, and the
// exceptions UnicodeDecodeError and UnicodeEncodeError.
#include "python/objects/codec.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/tuple.h"
#include "python/objects/unicode_name.h"

static ROOT(handlers); // dict: name -> callable

Value codec_register_error(Value name, Value handler) {
    if (!is_ref(handlers)) handlers = dict_new(0);
    if (is_error(handlers)) {
        handlers = UNSET;
        return ERROR;
    }
    return dict_set(handlers, name, handler);
}

Value codec_lookup_error(Value name) { return is_ref(handlers) ? dict_get_str(handlers, name) : UNSET; }

enum CodecErrors codec_errors_of(Value name) {
    if (is_unset(name) || is_none(name) || str_equal_text(name, TEXT("strict"))) return ERRORS_STRICT;
    if (str_equal_text(name, TEXT("ignore"))) return ERRORS_IGNORE;
    if (str_equal_text(name, TEXT("replace"))) return ERRORS_REPLACE;
    if (str_equal_text(name, TEXT("backslashreplace"))) return ERRORS_BACKSLASHREPLACE;
    if (str_equal_text(name, TEXT("xmlcharrefreplace"))) return ERRORS_XMLCHARREFREPLACE;
    if (str_equal_text(name, TEXT("surrogateescape"))) return ERRORS_SURROGATEESCAPE;
    if (str_equal_text(name, TEXT("surrogatepass"))) return ERRORS_SURROGATEPASS;
    if (str_equal_text(name, TEXT("namereplace"))) return ERRORS_NAMEREPLACE;
    return ERRORS_OTHER;
}

Text codec_problem_text(enum CodecProblem problem) {
    switch (problem) {
    case PROBLEM_START: return TEXT("invalid start byte");
    case PROBLEM_CONTINUATION: return TEXT("invalid continuation byte");
    case PROBLEM_END: return TEXT("unexpected end of data");
    case PROBLEM_TRUNCATED: return TEXT("truncated data");
    case PROBLEM_ORDINAL_128: return TEXT("ordinal not in range(128)");
    case PROBLEM_ORDINAL_256: return TEXT("ordinal not in range(256)");
    case PROBLEM_SURROGATE: return TEXT("illegal UTF-16 surrogate");
    case PROBLEM_ENCODING: return TEXT("illegal encoding");
    case PROBLEM_UTF32_SURROGATE: return TEXT("code point in surrogate code point range(0xd800, 0xe000)");
    case PROBLEM_UTF32_RANGE: return TEXT("code point not in range(0x110000)");
    case PROBLEM_ESCAPE_END: return TEXT("\\ at end of string");
    case PROBLEM_ESCAPE_X: return TEXT("truncated \\xXX escape");
    case PROBLEM_ESCAPE_U: return TEXT("truncated \\uXXXX escape");
    case PROBLEM_ESCAPE_LONG_U: return TEXT("truncated \\UXXXXXXXX escape");
    case PROBLEM_ESCAPE_RANGE: return TEXT("illegal Unicode character");
    case PROBLEM_ESCAPE_RAW_RANGE: return TEXT("\\Uxxxxxxxx out of range");
    case PROBLEM_ESCAPE_N: return TEXT("malformed \\N character escape");
    case PROBLEM_ESCAPE_NAME: return TEXT("unknown Unicode character name");
    case PROBLEM_UTF7_OPEN: return TEXT("unterminated shift sequence");
    case PROBLEM_UTF7_PARTIAL: return TEXT("partial character in shift sequence");
    case PROBLEM_UTF7_PADDING: return TEXT("non-zero padding bits in base64 sequence");
    case PROBLEM_UTF7_SEQUENCE: return TEXT("ill-formed sequence");
    case PROBLEM_UTF7_SPECIAL: return TEXT("unexpected special character");
    case PROBLEM_UNDEFINED: return TEXT("character maps to <undefined>");
    default: return TEXT("surrogates not allowed");
    }
}

// --- exceptions --------------------------------------------------------------------------------------------

static Value unicode_error(Value class, enum Codec codec, Value object, uint64_t start, uint64_t end,
                           enum CodecProblem problem) {
    ArgsResult pushed = args_push(5);
    if (!pushed.ok) return raise_recursion_error();
    Args args = pushed.args;
    Value name = str_from_text(codec_name(codec)), reason = str_from_text(codec_problem_text(problem));
    Value exception = ERROR;
    if (!is_error(name) && !is_error(reason)) {
        arg_set(args, 0, name);
        arg_set(args, 1, object);
        arg_set(args, 2, int_wrap((int64_t)start));
        arg_set(args, 3, int_wrap((int64_t)end));
        arg_set(args, 4, reason);
        exception = object_call(class, args, UNSET);
    }
    args_pop(args);
    return exception;
}

static Value decode_error(Decoder d, CodecStep step) {
    enum Codec codec = d.codec == CODEC_UTF16   ? CODEC_UTF16_LE
                       : d.codec == CODEC_UTF32 ? CODEC_UTF32_LE
                                                : d.codec;
    Value source = d.source;
    if (!IS_EXACT(source, bytes)) source = bytes_from_block(d.bytes.block, d.bytes.from, d.bytes.length);
    RETURN_IF_ERROR(source);
    return unicode_error(CLASS(UnicodeDecodeError), codec, source, d.at, d.at + step.size, step.problem);
}

static enum CodecProblem encode_problem(enum Codec codec) {
    if (codec == CODEC_ASCII) return PROBLEM_ORDINAL_128;
    if (codec == CODEC_CHARMAP) return PROBLEM_UNDEFINED;
    return codec == CODEC_LATIN1 ? PROBLEM_ORDINAL_256 : PROBLEM_SURROGATES;
}

static Value encode_error(Encoder e, uint64_t end) {
    return unicode_error(CLASS(UnicodeEncodeError), e.codec, e.text, e.at, end, encode_problem(e.codec));
}

static void raise_made(Value exception) {
    if (!is_error(exception)) raise_exception(exception);
}

static Decoder decoder_fail(Decoder d, CodecStep step) {
    raise_made(decode_error(d, step));
    d.failed = true;
    return d;
}

static Encoder encoder_fail(Encoder e, uint64_t end) {
    raise_made(encode_error(e, end));
    e.failed = true;
    return e;
}

// --- registered handlers -----------------------------------------------------------------------------------

typedef struct {
    bool ok; // false: an exception is set
    Value replacement;
    Value object; // decoding: the bytes to go on with
    uint64_t position;
} Handled;

// What a handler left as exception.object of a decoding error: bytes, which are decoded from then on.
static Value object_left(Value exception) {
    Value object = exception_field(exception, UNICODE_ERROR_OBJECT);
    return is_bytes_object(object) ? object_plain(object) : TYPE_ERROR("object attribute must be bytes");
}

// handler(exception) for text of `length`, or for bytes: (replacement, position to go on at).
static Handled call_handler(Value name, Value exception, uint64_t length, bool decoding) {
    if (is_error(exception)) return (Handled){0};
    Value handler = codec_lookup_error(name);
    if (is_unset(handler)) {
        raise1(CLASS(LookupError), TEXT("unknown error handler name '{}'"), name);
        return (Handled){0};
    }
    Value result = call1(handler, exception);
    if (is_error(result)) return (Handled){0};
    bool pair = IS_A(result, tuple) && tuple_length(object_plain(result)) == 2;
    Value replacement = pair ? object_plain(tuple_get(object_plain(result), 0)) : UNSET;
    Value position = pair ? tuple_get(object_plain(result), 1) : UNSET;
    if (!(is_str(replacement) || (!decoding && is_bytes_object(replacement))) ||
        !object_has_index(position)) {
        if (decoding)
            TYPE_ERROR("decoding error handler must return (str, int) tuple");
        else
            TYPE_ERROR("encoding error handler must return (str/bytes, int) tuple");
        return (Handled){0};
    }
    I64Result at = object_index_i64(position, CLASS(IndexError));
    if (!at.ok) return (Handled){0};
    Value object = decoding ? object_left(exception) : UNSET;
    if (is_error(object)) return (Handled){0};
    if (decoding) length = bytes_length(ref_of(object));
    int64_t place = at.value < 0 ? at.value + (int64_t)length : at.value;
    if (place < 0 || (uint64_t)place > length) {
        raise1(CLASS(IndexError), TEXT("position {} from error handler out of bounds"), int_wrap(at.value));
        return (Handled){0};
    }
    return (Handled){true, replacement, object, (uint64_t)place};
}

// --- decoding ----------------------------------------------------------------------------------------------

static uint32_t byte_at(Decoder d, uint64_t i) { return u8_get(d.bytes.block, d.bytes.from + i); }

// Bytes that are no ASCII become U+DC80 .. U+DCFF.
static Decoder escape_bytes(Decoder d, CodecStep step) {
    uint32_t n = 0;
    while (n < step.size && n < 4 && byte_at(d, d.at + n) >= 0x80)
        d.out = builder_char(d.out, 0xdc00 + byte_at(d, d.at + n++));
    if (n == 0) return decoder_fail(d, step);
    d.at += n;
    return d;
}

// A surrogate encoded as if it were a character.
static Decoder pass_surrogate(Decoder d, CodecStep step) {
    uint64_t left = d.bytes.length - d.at;
    uint32_t c = 0, size = 0;
    bool big = d.codec == CODEC_UTF16_BE || d.codec == CODEC_UTF32_BE;
    if (d.codec == CODEC_UTF8 || d.codec == CODEC_UTF8_SIG) {
        size = 3;
        if (left >= 3 && byte_at(d, d.at) == 0xed && byte_at(d, d.at + 1) >> 6 == 2 &&
            byte_at(d, d.at + 2) >> 6 == 2)
            c = 0xd000 | (byte_at(d, d.at + 1) & 0x3f) << 6 | (byte_at(d, d.at + 2) & 0x3f);
    } else if (d.codec >= CODEC_UTF16 && d.codec <= CODEC_UTF32_BE) {
        size = d.codec < CODEC_UTF32 ? 2 : 4;
        if (left >= size)
            for (uint32_t k = 0; k < size; k++)
                c |= byte_at(d, d.at + k) << 8 * ((big ? size - 1 - k : k) & 3);
    }
    if (c < 0xd800 || c > 0xdfff) return decoder_fail(d, step);
    d.out = builder_char(d.out, c);
    d.at += size;
    return d;
}

static Decoder decoder_other(Decoder d, CodecStep step) {
    Handled handled = call_handler(d.errors, decode_error(d, step), 0, true);
    d.failed = !handled.ok;
    if (d.failed) return d;
    d.source = handled.object;
    d.bytes = (Buffer){true, ref_of(handled.object), 0, bytes_length(ref_of(handled.object))};
    d.out = builder_str(d.out, handled.replacement);
    d.at = handled.position;
    return d;
}

Decoder decoder_problem(Decoder d, CodecStep step) {
    switch (d.handler) {
    case ERRORS_STRICT: return decoder_fail(d, step);
    case ERRORS_IGNORE: break;
    case ERRORS_REPLACE: d.out = builder_char(d.out, 0xfffd); break;
    case ERRORS_BACKSLASHREPLACE:
        for (uint32_t k = 0; k < step.size; k++) d.out = builder_hex_escape(d.out, byte_at(d, d.at + k));
        break;
    case ERRORS_XMLCHARREFREPLACE:
    case ERRORS_NAMEREPLACE:
        TYPE_ERROR("don't know how to handle UnicodeDecodeError in error callback");
        d.failed = true;
        return d;
    case ERRORS_SURROGATEESCAPE: return escape_bytes(d, step);
    case ERRORS_SURROGATEPASS: return pass_surrogate(d, step);
    default: return decoder_other(d, step);
    }
    d.at += step.size;
    return d;
}

// --- encoding ----------------------------------------------------------------------------------------------

// The replacement text, in the codec's own bytes; what it can't encode either raises the first error.
static Encoder put_replacement(Encoder e, Value text, uint64_t end) {
    e.failed = is_error(text);
    if (e.failed) return e;
    for (uint64_t i = 0, n = str_length(ref_of(text)); i < n; i++) {
        uint32_t c = str_at(ref_of(text), i);
        if (e.codec == CODEC_CHARMAP) {
            Value byte = codec_mapped_byte(e.mapping, c);
            if (is_none(byte)) return encoder_fail(e, end);
            e = encoder_put_byte(e, byte);
            if (e.failed) return e;
            continue;
        }
        if (c >= (e.codec == CODEC_LATIN1 ? 0x100 : 0x80)) return encoder_fail(e, end);
        e = encoder_put(e, c);
    }
    e.at = end;
    return e;
}

static Encoder escape_text(Encoder e, uint64_t end) {
    Builder b = builder_new();
    for (uint64_t i = e.at; i < end; i++) {
        uint32_t c = str_at(ref_of(e.text), i);
        if (e.handler == ERRORS_NAMEREPLACE && unicode_has_name(c))
            b = builder_char(builder_unicode_name(builder_text(b, TEXT("\\N{")), c), '}');
        else if (e.handler != ERRORS_XMLCHARREFREPLACE)
            b = builder_hex_escape(b, c);
        else
            b = builder_char(builder_i64(builder_text(b, TEXT("&#")), c), ';');
    }
    return put_replacement(e, builder_finish(b), end);
}

static Encoder restore_bytes(Encoder e, uint64_t end) {
    for (; e.at < end; e.at++) {
        uint32_t c = str_at(ref_of(e.text), e.at);
        bool wide = e.codec >= CODEC_UTF16 && e.codec <= CODEC_UTF32_BE;
        if (c < 0xdc80 || c > 0xdcff || wide) return encoder_fail(e, end);
        e.out = byte_builder_put(e.out, (uint8_t)(c - 0xdc00));
    }
    return e;
}

static Encoder pass_surrogates(Encoder e, uint64_t end) {
    if (e.codec == CODEC_ASCII || e.codec == CODEC_LATIN1 || e.codec == CODEC_CHARMAP)
        return encoder_fail(e, end);
    for (; e.at < end; e.at++) e = encoder_put(e, str_at(ref_of(e.text), e.at));
    return e;
}

static Encoder encoder_other(Encoder e, uint64_t end) {
    Handled handled = call_handler(e.errors, encode_error(e, end), str_length(ref_of(e.text)), false);
    e.failed = !handled.ok;
    if (e.failed) return e;
    if (is_str(handled.replacement)) {
        e = put_replacement(e, handled.replacement, end);
        if (e.failed) return e;
    } else {
        Ref raw = ref_of(handled.replacement);
        uint32_t partial = e.codec < CODEC_UTF16 || e.codec > CODEC_UTF32_BE ? 0
                           : e.codec < CODEC_UTF32                           ? 1
                                                                             : 3;
        if (bytes_length(raw) & partial) return encoder_fail(e, end);
        e.out = byte_builder_block(e.out, raw, 0, bytes_length(raw));
    }
    e.at = handled.position;
    return e;
}

Encoder encoder_problem(Encoder e, uint64_t end) {
    switch (e.handler) {
    case ERRORS_STRICT: return encoder_fail(e, end);
    case ERRORS_IGNORE: break;
    case ERRORS_REPLACE:
        return put_replacement(e, str_repeat(str_from_code_point('?'), (int64_t)(end - e.at)), end);
    case ERRORS_BACKSLASHREPLACE:
    case ERRORS_XMLCHARREFREPLACE:
    case ERRORS_NAMEREPLACE: return escape_text(e, end);
    case ERRORS_SURROGATEESCAPE: return restore_bytes(e, end);
    case ERRORS_SURROGATEPASS: return pass_surrogates(e, end);
    default: return encoder_other(e, end);
    }
    e.at = end;
    return e;
}
