// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _codecs: the registry, and the codecs as the package encodings calls them: f(object, errors) gives (result,
// length of what was used). The error handlers by name are in _codecs_errors.c.
#include "python/modules/_codecs.h"
#include "python/objects/codec.h"
#include "python/objects/convert.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/module.h"
#include "python/objects/tuple.h"

MODULE(_codecs, "") { return codecs_register_errors(arg(args, 0)); }

// --- the registry ---
static Value name_argument(Text function, Value v) {
    return is_str(v) ? str_plain(v) : convert_refuse(function, 0, TEXT("str"), v);
}

FUNCTION(_codecs, register, "(search_function, /)",
         "Register a codec search function.\n\nSearch functions are expected to take one argument, the "
         "encoding name in\n"
         "all lower case letters, and either return None, or a tuple of functions\n"
         "(encoder, decoder, stream_reader, stream_writer) (or a CodecInfo object).") {
    return codec_register(arg(args, 0));
}
FUNCTION(_codecs, unregister, "(search_function, /)",
         "Unregister a codec search function and clear the registry's cache.\n\n"
         "If the search function is not registered, do nothing.") {
    return codec_unregister(arg(args, 0));
}
FUNCTION(_codecs, lookup, "(encoding, /)",
         "Looks up a codec tuple in the Python codec registry and returns a CodecInfo object.") {
    Value name = name_argument(TEXT("lookup"), arg(args, 0));
    return is_error(name) ? ERROR : codec_lookup(name);
}
FUNCTION(_codecs, _forget_codec, "(encoding, /)",
         "Purge the named codec from the internal codec lookup cache") {
    Value name = name_argument(TEXT("_forget_codec"), arg(args, 0));
    return is_error(name) ? ERROR : codec_forget(name);
}

static Value convert_any(Args args, bool decode) {
    Value encoding = arg(args, 1), errors = arg(args, 2);
    if (!convert_codec_names(decode ? TEXT("decode") : TEXT("encode"), encoding, errors)) return ERROR;
    if (is_unset(encoding)) encoding = str_from_text(TEXT("utf-8"));
    RETURN_IF_ERROR(encoding);
    encoding = str_plain(encoding);
    return decode ? codec_decode_any(arg(args, 0), encoding, str_plain(errors))
                  : codec_encode_any(arg(args, 0), encoding, str_plain(errors));
}
FUNCTION(_codecs, encode, "(obj, encoding='utf-8', errors='strict')",
         "Encodes obj using the codec registered for encoding.\n\n"
         "The default encoding is 'utf-8'.  errors may be given to set a\n"
         "different error handling scheme.  Default is 'strict' meaning that encoding\n"
         "errors raise a ValueError.  Other possible values are 'ignore', 'replace'\n"
         "and 'backslashreplace' as well as any other name registered with\n"
         "codecs.register_error that can handle ValueErrors.") {
    return convert_any(args, false);
}
FUNCTION(_codecs, decode, "(obj, encoding='utf-8', errors='strict')",
         "Decodes obj using the codec registered for encoding.\n\n"
         "Default encoding is 'utf-8'.  errors may be given to set a\n"
         "different error handling scheme.  Default is 'strict' meaning that encoding\n"
         "errors raise a ValueError.  Other possible values are 'ignore', 'replace'\n"
         "and 'backslashreplace' as well as any other name registered with\n"
         "codecs.register_error that can handle ValueErrors.") {
    return convert_any(args, true);
}
FUNCTION(_codecs, register_error, "(errors, handler, /)",
         "Register the specified error handler under the name errors.\n\n"
         "handler must be a callable object, that\n"
         "will be called with an exception instance containing\n"
         "information about the location of the encoding/decoding\n"
         "error and must return a (replacement, new position) tuple.") {
    if (!is_str(arg(args, 0))) return convert_refuse(TEXT("register_error"), 1, TEXT("str"), arg(args, 0));
    if (!object_is_callable(arg(args, 1))) return TYPE_ERROR("handler must be callable");
    return codec_register_error(str_plain(arg(args, 0)), arg(args, 1));
}
FUNCTION(_codecs, lookup_error, "(name, /)",
         "lookup_error(errors) -> handler\n\n"
         "Return the error handler for the specified error handling name or raise a\n"
         "LookupError, if no handler exists under this name.") {
    Value name = name_argument(TEXT("lookup_error"), arg(args, 0));
    RETURN_IF_ERROR(name);
    Value handler = codec_lookup_error(name);
    return is_unset(handler) ? raise1(CLASS(LookupError), TEXT("unknown error handler name '{}'"), name)
                             : handler;
}

// --- the codecs ---
static Value pair(Value result, uint64_t used) {
    return is_error(result) ? ERROR : tuple2(result, int_wrap((int64_t)used));
}

// errors: a str, None or absent.
static Value errors_argument(Text function, Value v) {
    if (is_unset(v) || is_none(v)) return UNSET;
    return is_str(v) ? str_plain(v) : convert_refuse(function, 2, TEXT("str or None"), v);
}

// f(str, errors)
static Value encode(Text function, enum Codec codec, Args args) {
    Value text = arg(args, 0), errors = errors_argument(function, arg(args, 1));
    RETURN_IF_ERROR(errors);
    if (!is_str(text)) return convert_refuse(function, 1, TEXT("str"), text);
    text = str_plain(text);
    return pair(codec_encode_as(codec, text, errors), str_length(ref_of(text)));
}

// What final says; -1: an exception is set.
static int32_t final_argument(Value v, bool absent) {
    Value truth = is_unset(v) ? bool_value(absent) : object_truth(v);
    return is_error(truth) ? -1 : is_true(truth);
}

// f(data, errors, final): text_too takes a str for the UTF-8 that it is.
static Value decode(Text function, enum Codec codec, Args args, Value final, bool text_too) {
    Value data = arg(args, 0), errors = errors_argument(function, arg(args, 1));
    RETURN_IF_ERROR(errors);
    if (text_too && is_str(data)) data = str_to_utf8(str_plain(data));
    RETURN_IF_ERROR(data);
    int32_t end = final_argument(final, false);
    Buffer bytes = end < 0 ? (Buffer){0} : buffer_require(data);
    if (!bytes.ok) return ERROR;
    DecodeResult result = codec_decode_as(codec, data, bytes, errors, end);
    return pair(result.text, result.consumed);
}

// f(data, errors, byteorder, final) gives the byte order, too.
static Value decode_ex(Text function, enum Codec codec, Args args) {
    I64Result order = convert_int(arg(args, 2), 0);
    Value data = arg(args, 0), errors = order.ok ? errors_argument(function, arg(args, 1)) : ERROR;
    RETURN_IF_ERROR(errors);
    int32_t end = final_argument(arg(args, 3), false);
    Buffer bytes = end < 0 ? (Buffer){0} : buffer_require(data);
    if (!bytes.ok) return ERROR;
    enum Codec actual = order.value == 0 ? codec : order.value < 0 ? codec + 1 : codec + 2;
    DecodeResult result = codec_decode_as(actual, data, bytes, errors, end);
    RETURN_IF_ERROR(result.text);
    int64_t found = order.value < 0 ? -1 : order.value > 0;
    uint32_t width = codec == CODEC_UTF16 ? 2 : 4;
    if (found == 0 && bytes.length >= width) { // what the mark said
        uint32_t first = width == 2 ? u16_get(bytes.block, bytes.from) : u32_get(bytes.block, bytes.from);
        found = first == 0xfeff ? -1 : first == (width == 2 ? 0xfffe : 0xfffe0000) ? 1 : 0;
    }
    return tuple3(result.text, int_wrap((int64_t)result.consumed), int_wrap(found));
}

static Value encode_ex(Text function, enum Codec codec, Args args) {
    I64Result order = convert_int(arg(args, 2), 0);
    if (!order.ok) return ERROR;
    return encode(function, order.value == 0 ? codec : order.value < 0 ? codec + 1 : codec + 2, args);
}

FUNCTION(_codecs, utf_8_encode, "(str, errors=None, /)", "") {
    return encode(TEXT("utf_8_encode"), CODEC_UTF8, args);
}
FUNCTION(_codecs, utf_8_decode, "(data, errors=None, final=False, /)", "") {
    return decode(TEXT("utf_8_decode"), CODEC_UTF8, args, arg(args, 2), false);
}

FUNCTION(_codecs, utf_7_encode, "(str, errors=None, /)", "") {
    return encode(TEXT("utf_7_encode"), CODEC_UTF7, args);
}
FUNCTION(_codecs, utf_7_decode, "(data, errors=None, final=False, /)", "") {
    return decode(TEXT("utf_7_decode"), CODEC_UTF7, args, arg(args, 2), false);
}

FUNCTION(_codecs, utf_16_le_encode, "(str, errors=None, /)", "") {
    return encode(TEXT("utf_16_le_encode"), CODEC_UTF16_LE, args);
}
FUNCTION(_codecs, utf_16_le_decode, "(data, errors=None, final=False, /)", "") {
    return decode(TEXT("utf_16_le_decode"), CODEC_UTF16_LE, args, arg(args, 2), false);
}

FUNCTION(_codecs, utf_16_be_encode, "(str, errors=None, /)", "") {
    return encode(TEXT("utf_16_be_encode"), CODEC_UTF16_BE, args);
}
FUNCTION(_codecs, utf_16_be_decode, "(data, errors=None, final=False, /)", "") {
    return decode(TEXT("utf_16_be_decode"), CODEC_UTF16_BE, args, arg(args, 2), false);
}

FUNCTION(_codecs, utf_32_le_encode, "(str, errors=None, /)", "") {
    return encode(TEXT("utf_32_le_encode"), CODEC_UTF32_LE, args);
}
FUNCTION(_codecs, utf_32_le_decode, "(data, errors=None, final=False, /)", "") {
    return decode(TEXT("utf_32_le_decode"), CODEC_UTF32_LE, args, arg(args, 2), false);
}

FUNCTION(_codecs, utf_32_be_encode, "(str, errors=None, /)", "") {
    return encode(TEXT("utf_32_be_encode"), CODEC_UTF32_BE, args);
}
FUNCTION(_codecs, utf_32_be_decode, "(data, errors=None, final=False, /)", "") {
    return decode(TEXT("utf_32_be_decode"), CODEC_UTF32_BE, args, arg(args, 2), false);
}

FUNCTION(_codecs, ascii_encode, "(str, errors=None, /)", "") {
    return encode(TEXT("ascii_encode"), CODEC_ASCII, args);
}
FUNCTION(_codecs, ascii_decode, "(data, errors=None, /)", "") {
    return decode(TEXT("ascii_decode"), CODEC_ASCII, args, TRUE, false);
}

FUNCTION(_codecs, latin_1_encode, "(str, errors=None, /)", "") {
    return encode(TEXT("latin_1_encode"), CODEC_LATIN1, args);
}
FUNCTION(_codecs, latin_1_decode, "(data, errors=None, /)", "") {
    return decode(TEXT("latin_1_decode"), CODEC_LATIN1, args, TRUE, false);
}

FUNCTION(_codecs, utf_16_encode, "(str, errors=None, byteorder=0, /)", "") {
    return encode_ex(TEXT("utf_16_encode"), CODEC_UTF16, args);
}
FUNCTION(_codecs, utf_16_decode, "(data, errors=None, final=False, /)", "") {
    return decode(TEXT("utf_16_decode"), CODEC_UTF16, args, arg(args, 2), false);
}
FUNCTION(_codecs, utf_16_ex_decode, "(data, errors=None, byteorder=0, final=False, /)", "") {
    return decode_ex(TEXT("utf_16_ex_decode"), CODEC_UTF16, args);
}

FUNCTION(_codecs, utf_32_encode, "(str, errors=None, byteorder=0, /)", "") {
    return encode_ex(TEXT("utf_32_encode"), CODEC_UTF32, args);
}
FUNCTION(_codecs, utf_32_decode, "(data, errors=None, final=False, /)", "") {
    return decode(TEXT("utf_32_decode"), CODEC_UTF32, args, arg(args, 2), false);
}
FUNCTION(_codecs, utf_32_ex_decode, "(data, errors=None, byteorder=0, final=False, /)", "") {
    return decode_ex(TEXT("utf_32_ex_decode"), CODEC_UTF32, args);
}

FUNCTION(_codecs, unicode_escape_encode, "(str, errors=None, /)", "") {
    return encode(TEXT("unicode_escape_encode"), CODEC_UNICODE_ESCAPE, args);
}
FUNCTION(_codecs, unicode_escape_decode, "(data, errors=None, final=True, /)", "") {
    return decode(TEXT("unicode_escape_decode"), CODEC_UNICODE_ESCAPE, args,
                  is_unset(arg(args, 2)) ? TRUE : arg(args, 2), true);
}

FUNCTION(_codecs, raw_unicode_escape_encode, "(str, errors=None, /)", "") {
    return encode(TEXT("raw_unicode_escape_encode"), CODEC_RAW_UNICODE_ESCAPE, args);
}
FUNCTION(_codecs, raw_unicode_escape_decode, "(data, errors=None, final=True, /)", "") {
    return decode(TEXT("raw_unicode_escape_decode"), CODEC_RAW_UNICODE_ESCAPE, args,
                  is_unset(arg(args, 2)) ? TRUE : arg(args, 2), true);
}

// --- charmap ---
FUNCTION(_codecs, charmap_encode, "(str, errors=None, mapping=None, /)", "") {
    Value text = arg(args, 0), errors = errors_argument(TEXT("charmap_encode"), arg(args, 1));
    RETURN_IF_ERROR(errors);
    if (!is_str(text)) return convert_refuse(TEXT("charmap_encode"), 1, TEXT("str"), text);
    text = str_plain(text);
    return pair(codec_charmap_encode(text, errors, arg(args, 2)), str_length(ref_of(text)));
}
FUNCTION(_codecs, charmap_decode, "(data, errors=None, mapping=None, /)", "") {
    Value data = arg(args, 0), errors = errors_argument(TEXT("charmap_decode"), arg(args, 1));
    RETURN_IF_ERROR(errors);
    Buffer bytes = buffer_require(data);
    if (!bytes.ok) return ERROR;
    return pair(codec_charmap_decode(data, bytes, errors, arg(args, 2)), bytes.length);
}
FUNCTION(_codecs, charmap_build, "(map, /)", "") {
    if (!is_str(arg(args, 0))) return convert_refuse(TEXT("charmap_build"), 0, TEXT("str"), arg(args, 0));
    Value map = str_plain(arg(args, 0)), table = dict_new(256);
    RETURN_IF_ERROR(table);
    for (uint32_t i = 0; i < str_length(ref_of(map)) && i < 256; i++)
        RETURN_IF_ERROR(dict_set(table, int_u32(str_at(ref_of(map), i)), int_u32(i)));
    return table;
}

FUNCTION(_codecs, readbuffer_encode, "(data, errors=None, /)", "") {
    Value data = is_str(arg(args, 0)) ? str_to_utf8(str_plain(arg(args, 0))) : arg(args, 0);
    RETURN_IF_ERROR(data);
    Buffer bytes = buffer_require(data);
    if (!bytes.ok) return ERROR;
    return pair(bytes_from_block(bytes.block, bytes.from, bytes.length), bytes.length);
}

// --- the escapes of literals of bytes ---
FUNCTION(_codecs, escape_encode, "(data, errors=None, /)", "") {
    if (!is_bytes_object(arg(args, 0)))
        return convert_refuse(TEXT("escape_encode"), 1, TEXT("bytes"), arg(args, 0));
    Ref r = ref_of(bytes_plain(arg(args, 0)));
    uint64_t n = bytes_length(r);
    ByteBuilder b = byte_builder_new(n);
    for (uint64_t i = 0; i < n; i++) {
        uint8_t c = u8_get(r, i);
        uint8_t letter = c == '\'' || c == '\\' ? c : c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : 0;
        if (letter) {
            b = byte_builder_put(byte_builder_put(b, '\\'), letter);
        } else if (c < ' ' || c >= 0x7f) {
            b = byte_builder_put(byte_builder_put(b, '\\'), 'x');
            b = byte_builder_put(b, text_at(TEXT("0123456789abcdef"), c >> 4));
            b = byte_builder_put(b, text_at(TEXT("0123456789abcdef"), c & 15));
        } else {
            b = byte_builder_put(b, c);
        }
    }
    return pair(byte_builder_finish(b), n);
}

static uint32_t hex_digit(Buffer bytes, uint64_t i) {
    uint32_t c = i < bytes.length ? u8_get(bytes.block, bytes.from + i) : 0;
    if (c - '0' < 10) return c - '0';
    return (c | 32) - 'a' < 6 ? (c | 32) - 'a' + 10 : 16;
}

static uint32_t letter_escape(uint32_t c) {
    switch (c) {
    case '\\':
    case '\'':
    case '"': return c;
    case 'b': return '\b';
    case 'f': return '\f';
    case 't': return '\t';
    case 'n': return '\n';
    case 'r': return '\r';
    case 'v': return '\v';
    case 'a': return 7;
    default: return 0;
    }
}

FUNCTION(_codecs, escape_decode, "(data, errors=None, /)", "") {
    Value data = arg(args, 0), errors = errors_argument(TEXT("escape_decode"), arg(args, 1));
    RETURN_IF_ERROR(errors);
    if (is_str(data)) data = str_to_utf8(str_plain(data));
    RETURN_IF_ERROR(data);
    Buffer bytes = buffer_require(data);
    if (!bytes.ok) return ERROR;
    ByteBuilder b = byte_builder_new(bytes.length);
    uint64_t invalid = UINT64_MAX; // the first escape that is none
    for (uint64_t i = 0; i < bytes.length;) {
        uint8_t c = u8_get(bytes.block, bytes.from + i++);
        if (c != '\\') {
            b = byte_builder_put(b, c);
            continue;
        }
        if (i == bytes.length) return VALUE_ERROR("Trailing \\ in string");
        uint64_t at = i - 1;
        c = u8_get(bytes.block, bytes.from + i++);
        if (letter_escape(c)) {
            b = byte_builder_put(b, (uint8_t)letter_escape(c));
        } else if (c >= '0' && c <= '7') {
            uint32_t value = c - '0';
            for (uint32_t k = 0; k < 2 && hex_digit(bytes, i) < 8; k++)
                value = value * 8 + hex_digit(bytes, i++);
            if (value > 0377 && invalid == UINT64_MAX) invalid = at;
            b = byte_builder_put(b, (uint8_t)value);
        } else if (c == 'x' && hex_digit(bytes, i) < 16 && hex_digit(bytes, i + 1) < 16) {
            b = byte_builder_put(b, (uint8_t)(hex_digit(bytes, i) * 16 + hex_digit(bytes, i + 1)));
            i += 2;
        } else if (c == 'x') {
            enum CodecErrors handler = codec_errors_of(errors);
            if (handler == ERRORS_STRICT)
                return raise1(CLASS(ValueError), TEXT("invalid \\x escape at position {}"),
                              int_wrap((int64_t)at));
            if (handler == ERRORS_REPLACE)
                b = byte_builder_put(b, '?');
            else if (handler != ERRORS_IGNORE)
                return raise1(CLASS(ValueError), TEXT("decoding error; unknown error handling code: {}"),
                              errors);
            if (hex_digit(bytes, i) < 16) i++;
        } else if (c != '\n') {
            if (invalid == UINT64_MAX) invalid = at;
            b = byte_builder_put(byte_builder_put(b, '\\'), c);
        }
    }
    if (invalid != UINT64_MAX)
        RETURN_IF_ERROR(codec_warn_escape(bytes.block, bytes.from + invalid, bytes.from + bytes.length));
    return pair(byte_builder_finish(b), bytes.length);
}
