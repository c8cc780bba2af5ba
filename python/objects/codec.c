// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The codecs by name, and the loops that all of them share.
#include "python/objects/codec.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/tuple.h"

// --- names -------------------------------------------------------------------------------------------------

// Lower case, and one underscore for each run of anything but letters, digits and points.
Value codec_normalised(Value name) {
    Builder b = builder_new();
    bool gap = false;
    for (uint64_t i = 0, n = str_length(ref_of(name)); i < n; i++) {
        uint32_t c = str_at(ref_of(name), i);
        if (c - 'A' < 26) c += 32;
        if (c - 'a' < 26 || c - '0' < 10 || c == '.') {
            if (gap && b.length) b = builder_char(b, '_');
            b = builder_char(b, c);
            gap = false;
        } else {
            gap = true;
        }
    }
    return builder_finish(b);
}

#define IS(literal) str_equal_text(name, TEXT(literal))

static enum Codec find_wide(Value name) {
    if (IS("utf_16") || IS("utf16") || IS("u16")) return CODEC_UTF16;
    if (IS("utf_16_le") || IS("utf_16le") || IS("unicodelittleunmarked")) return CODEC_UTF16_LE;
    if (IS("utf_16_be") || IS("utf_16be") || IS("unicodebigunmarked")) return CODEC_UTF16_BE;
    if (IS("utf_32") || IS("utf32") || IS("u32")) return CODEC_UTF32;
    if (IS("utf_32_le") || IS("utf_32le")) return CODEC_UTF32_LE;
    if (IS("utf_32_be") || IS("utf_32be")) return CODEC_UTF32_BE;
    return CODEC_NONE;
}

static enum Codec find_normalised(Value name) {
    if (IS("utf_8") || IS("utf8") || IS("u8") || IS("utf") || IS("utf8_ucs2") || IS("utf8_ucs4") ||
        IS("cp65001"))
        return CODEC_UTF8;
    if (IS("utf_8_sig")) return CODEC_UTF8_SIG;
    if (IS("ascii") || IS("us_ascii") || IS("us") || IS("646") || IS("ansi_x3.4_1968") ||
        IS("ansi_x3_4_1968") || IS("ansi_x3.4_1986") || IS("cp367") || IS("csascii") || IS("ibm367") ||
        IS("iso646_us") || IS("iso_646.irv_1991") || IS("iso_ir_6"))
        return CODEC_ASCII;
    if (IS("latin_1") || IS("latin1") || IS("iso_8859_1") || IS("iso8859_1") || IS("iso8859") || IS("8859") ||
        IS("cp819") || IS("csisolatin1") || IS("ibm819") || IS("iso_8859_1_1987") || IS("iso_ir_100") ||
        IS("l1") || IS("latin"))
        return CODEC_LATIN1;
    if (IS("utf_7") || IS("utf7") || IS("u7") || IS("unicode_1_1_utf_7")) return CODEC_UTF7;
    if (IS("unicode_escape") || IS("unicodeescape")) return CODEC_UNICODE_ESCAPE;
    if (IS("raw_unicode_escape") || IS("rawunicodeescape")) return CODEC_RAW_UNICODE_ESCAPE;
    return find_wide(name);
}

enum Codec codec_find(Value name) {
    if (is_unset(name) || IS("utf-8")) return CODEC_UTF8;
    Value plain = codec_normalised(name);
    if (!is_error(plain)) return find_normalised(plain);
    error_clear();
    return CODEC_NONE;
}

Text codec_name(enum Codec codec) {
    switch (codec) {
    case CODEC_ASCII: return TEXT("ascii");
    case CODEC_LATIN1: return TEXT("latin-1");
    case CODEC_UTF16: return TEXT("utf-16");
    case CODEC_UTF16_LE: return TEXT("utf-16-le");
    case CODEC_UTF16_BE: return TEXT("utf-16-be");
    case CODEC_UTF32: return TEXT("utf-32");
    case CODEC_UTF32_LE: return TEXT("utf-32-le");
    case CODEC_UTF32_BE: return TEXT("utf-32-be");
    case CODEC_UTF7: return TEXT("utf7");
    case CODEC_UNICODE_ESCAPE: return TEXT("unicodeescape");
    case CODEC_RAW_UNICODE_ESCAPE: return TEXT("rawunicodeescape");
    case CODEC_CHARMAP: return TEXT("charmap");
    default: return TEXT("utf-8");
    }
}

static Value unknown(Value name) {
    if (str_find_char(name, 0, 0, str_length(ref_of(name))) >= 0)
        return VALUE_ERROR("embedded null character");
    return raise1(CLASS(LookupError), TEXT("unknown encoding: {}"), name);
}

Value codec_lookup(Value name) {
    Value info = codec_search(name);
    return is_unset(info) ? unknown(name) : info;
}

// str.encode and bytes.decode want a codec between text and bytes.
static Value check_text_codec(Value info, Value name, Text instead) {
    if (IS_EXACT(info, tuple)) return NONE;
    Value is_text = object_getattr_or_unset(info, NAME(_is_text_encoding));
    RETURN_IF_ERROR(is_text);
    Value truth = is_unset(is_text) ? TRUE : object_truth(is_text);
    if (!is_false(truth)) return truth;
    Value function = str_from_text(instead);
    RETURN_IF_ERROR(function);
    return raise2(CLASS(LookupError), TEXT("'{}' is not a text encoding; use {} to handle arbitrary codecs"),
                  name, function);
}

// An exception of a plain class whose only argument is a text says which codec failed, too. ERROR.
static COLD Value explain(Value name, Text action) {
    Value cause = error_current(), class = class_of(cause);
    bool plain = AT(type_table, layout_of(cause)).fields == EXCEPTION_FIELDS &&
                 native_is(class_lookup(class, NAME(__init__)), F_BaseException____init__) &&
                 native_is(class_lookup(class, NAME(__new__)), F_BaseException____new__);
    Value arguments = slot_get(ref_of(cause), EXCEPTION_ARGS);
    uint64_t n = tuple_length(arguments);
    Value attributes = slot_get(ref_of(cause), EXCEPTION_DICT);
    plain = plain && (is_unset(attributes) || dict_length(attributes) == 0);
    if (!plain || n > 1 || (n == 1 && !is_str(tuple_get(arguments, 0)))) return ERROR;
    error_clear();
    Value what = str_from_text(action);
    Value start = is_error(what) ? ERROR : text_format2(TEXT("{} with '{}' codec failed"), what, name);
    Value text = is_error(start) ? ERROR : text_format3(TEXT("{} ({}: {})"), start, class_name(class), cause);
    Value exception = is_error(text) ? ERROR : call1(class, text);
    if (is_error(exception)) return ERROR;
    slot_set(ref_of(exception), EXCEPTION_CAUSE, cause);
    slot_set(ref_of(exception), EXCEPTION_CONTEXT, cause);
    slot_set(ref_of(exception), EXCEPTION_SUPPRESS, TRUE);
    return raise_exception(exception);
}

// By a registered codec: info[function](object, errors), whose result is (converted, length).
static Value by_registry(Value name, Value object, Value errors, bool decode, bool text_only) {
    Value info = codec_lookup(name);
    RETURN_IF_ERROR(info);
    if (text_only)
        RETURN_IF_ERROR(
            check_text_codec(info, name, decode ? TEXT("codecs.decode()") : TEXT("codecs.encode()")));
    Value coder = object_getitem(info, int_u32(decode));
    RETURN_IF_ERROR(coder);
    Value result = is_unset(errors) ? call1(coder, object) : call2(coder, object, errors);
    if (is_error(result)) return explain(name, decode ? TEXT("decoding") : TEXT("encoding"));
    if (!IS_A(result, tuple) || tuple_length(object_plain(result)) != 2) {
        Value role = str_from_text(decode ? TEXT("decoder") : TEXT("encoder"));
        return is_error(role)
                   ? ERROR
                   : raise1(CLASS(TypeError), TEXT("{} must return a tuple (object, integer)"), role);
    }
    return tuple_get(object_plain(result), 0);
}

Value codec_encode_any(Value object, Value encoding, Value errors) {
    return by_registry(encoding, object, errors, false, false);
}
Value codec_decode_any(Value object, Value encoding, Value errors) {
    return by_registry(encoding, object, errors, true, false);
}

// --- decoding ----------------------------------------------------------------------------------------------

static CodecStep read_step(Decoder d) {
    View view = bytes_view(d.bytes.block);
    uint64_t at = d.bytes.from + d.at, end = d.bytes.from + d.bytes.length;
    switch (d.codec) {
    case CODEC_UTF16:
    case CODEC_UTF16_LE:
    case CODEC_UTF16_BE: return codec_read_utf16(view, at, end, d.codec == CODEC_UTF16_BE);
    case CODEC_UTF32:
    case CODEC_UTF32_LE:
    case CODEC_UTF32_BE: return codec_read_utf32(view, at, end, d.codec == CODEC_UTF32_BE);
    default: break;
    }
    uint32_t c = view_u8(view, at);
    if (c < 0x80 || d.codec == CODEC_LATIN1) return (CodecStep){c, 1, PROBLEM_NONE};
    if (d.codec == CODEC_ASCII) return (CodecStep){0, 1, PROBLEM_ORDINAL_128};
    return codec_read_utf8(view, at, end);
}

// The first two of three bytes that a surrogate would be: surrogatepass may want them.
static bool is_half_surrogate(Decoder d) {
    if ((d.codec != CODEC_UTF8 && d.codec != CODEC_UTF8_SIG) || d.at + 2 != d.bytes.length) return false;
    uint64_t at = d.bytes.from + d.at;
    return u8_get(d.bytes.block, at) == 0xed && u8_get(d.bytes.block, at + 1) - 0xa0 < 0x20u;
}

static Decoder decode_all(Decoder d, bool final) {
    while (d.at < d.bytes.length && !d.failed && !d.out.failed) {
        CodecStep step = read_step(d);
        if (likely(!step.problem)) {
            d.out = builder_char(d.out, step.c);
            d.at += step.size;
            continue;
        }
        if (!final && (step.problem == PROBLEM_END || step.problem == PROBLEM_TRUNCATED)) break;
        if (!final && is_half_surrogate(d)) break;
        d = decoder_problem(d, step);
    }
    return d;
}

// Obeys a byte order mark, and steps over it.
static Decoder read_mark(Decoder d) {
    Ref block = d.bytes.block;
    uint64_t from = d.bytes.from, n = d.bytes.length;
    if (d.codec == CODEC_UTF8_SIG && n >= 3 && u8_get(block, from) == 0xef &&
        u16_get(block, from + 1) == 0xbfbb) {
        d.bytes.from += 3; // an exception counts from behind it
        d.bytes.length -= 3;
        d.source = UNSET;
    } else if (d.codec == CODEC_UTF16 && n >= 2) {
        uint32_t mark = u16_get(block, from);
        d.at = mark == 0xfeff || mark == 0xfffe ? 2 : 0;
        d.codec = mark == 0xfffe ? CODEC_UTF16_BE : CODEC_UTF16_LE;
    } else if (d.codec == CODEC_UTF32 && n >= 4) {
        uint32_t mark = u32_get(block, from);
        d.at = mark == 0xfeff || mark == 0xfffe0000 ? 4 : 0;
        d.codec = mark == 0xfffe0000 ? CODEC_UTF32_BE : CODEC_UTF32_LE;
    }
    return d;
}

Value codec_latin1_text(Buffer bytes) {
    if (bytes.length == 0) return str_from_text(TEXT(""));
    if (bytes.length == 1) return str_from_code_point(u8_get(bytes.block, bytes.from));
    uint64_t end = bytes.from + bytes.length;
    bool ascii = codec_ascii_run(bytes.block, bytes.from, end) == end;
    Value s = str_new(ascii ? STR_ASCII : STR_LATIN1, bytes.length);
    RETURN_IF_ERROR(s);
    bytes_copy(ref_of(s), 0, bytes.block, bytes.from, bytes.length);
    return s;
}

DecodeResult codec_decode_as(enum Codec codec, Value source, Buffer bytes, Value errors, bool final) {
    Decoder d = {.codec = codec, .source = source, .bytes = bytes, .errors = errors};
    d.handler = codec_errors_of(errors);
    uint64_t end = bytes.from + bytes.length;
    if (codec == CODEC_LATIN1 ||
        (codec <= CODEC_ASCII && codec_ascii_run(bytes.block, bytes.from, end) == end))
        return (DecodeResult){codec_latin1_text(bytes), bytes.length, codec};
    if (codec == CODEC_UTF8 && d.handler == ERRORS_STRICT && final && bytes.from == 0 &&
        bytes.length == bytes_length(bytes.block))
        return (DecodeResult){str_from_utf8(bytes.block, 0, bytes.length), bytes.length, codec};
    d = read_mark(d);
    d.out = builder_sized(bytes.length);
    bool escapes = codec == CODEC_UNICODE_ESCAPE || codec == CODEC_RAW_UNICODE_ESCAPE;
    d = escapes               ? decoder_escapes(d, final)
        : codec == CODEC_UTF7 ? decoder_utf7(d, final)
                              : decode_all(d, final);
    Value text = d.failed ? ERROR : builder_finish(d.out);
    // All that was given counts as read at the end, whatever a handler put in its place.
    return (DecodeResult){text, final ? bytes.length : d.at + (d.bytes.from - bytes.from), d.codec};
}

Value codec_decode(Value source, Value encoding, Value errors) {
    Buffer bytes = buffer_require(source);
    if (!bytes.ok) return ERROR;
    if (bytes.length == 0) return str_from_text(TEXT("")); // whatever the encoding is called
    enum Codec codec = codec_find(encoding);
    if (codec == CODEC_NONE) {
        Value text = by_registry(encoding, source, errors, true, true);
        if (is_error(text) || is_str(text)) return text;
        return raise2(CLASS(TypeError),
                      TEXT("'{}' decoder returned '{t}' instead of 'str'; use codecs.decode() to decode to "
                           "arbitrary types"),
                      encoding, text);
    }
    return codec_decode_as(codec, source, bytes, errors, true).text;
}

// --- encoding ----------------------------------------------------------------------------------------------

bool encoder_can(enum Codec codec, uint32_t c) {
    if (codec == CODEC_ASCII) return c < 0x80;
    if (codec == CODEC_LATIN1) return c < 0x100;
    if (codec == CODEC_UNICODE_ESCAPE || codec == CODEC_RAW_UNICODE_ESCAPE) return true;
    return c < 0xd800 || c > 0xdfff;
}

static Encoder put_bytes(Encoder e, uint32_t unit, uint32_t size, bool big) {
    for (uint32_t k = 0; k < size; k++)
        e.out = byte_builder_put(e.out, (uint8_t)(unit >> 8 * ((big ? size - 1 - k : k) & 3)));
    return e;
}

Encoder encoder_put(Encoder e, uint32_t c) {
    bool big = e.codec == CODEC_UTF16_BE || e.codec == CODEC_UTF32_BE;
    if (e.codec >= CODEC_UNICODE_ESCAPE) return encoder_put_escape(e, c);
    if (e.codec >= CODEC_UTF32) return put_bytes(e, c, 4, big);
    if (e.codec >= CODEC_UTF16) {
        if (c < 0x10000) return put_bytes(e, c, 2, big);
        e = put_bytes(e, 0xd7c0 + (c >> 10), 2, big);
        return put_bytes(e, 0xdc00 | (c & 0x3ff), 2, big);
    }
    if (c < 0x80 || e.codec == CODEC_LATIN1) return put_bytes(e, c, 1, false);
    if (c < 0x800) return put_bytes(e, 0xc080 | (c & 0x7c0) << 2 | (c & 0x3f), 2, true);
    if (c < 0x10000)
        return put_bytes(e, 0xe08080 | (c & 0xf000) << 4 | (c & 0xfc0) << 2 | (c & 0x3f), 3, true);
    uint32_t unit = 0xf0808080 | (c & 0x1c0000) << 6 | (c & 0x3f000) << 4 | (c & 0xfc0) << 2 | (c & 0x3f);
    return put_bytes(e, unit, 4, true);
}

static Encoder encode_all(Encoder e) {
    Units units = str_units(e.text);
    uint64_t n = str_length(ref_of(e.text));
    while (e.at < n && !e.failed && !e.out.failed) {
        uint32_t c = unit_at(units, e.at);
        if (likely(encoder_can(e.codec, c))) {
            e = encoder_put(e, c);
            e.at++;
            continue;
        }
        uint64_t end = e.at + 1; // UTF-16 and UTF-32 complain of one at a time
        while (e.codec < CODEC_UTF16 && end < n && !encoder_can(e.codec, unit_at(units, end))) end++;
        e = encoder_problem(e, end);
    }
    return e;
}

Value codec_encode_as(enum Codec codec, Value text, Value errors) {
    Ref r = ref_of(text);
    uint32_t kind = str_kind(r);
    if ((kind == STR_ASCII && (codec == CODEC_UTF8 || codec == CODEC_ASCII)) ||
        (kind < STR_UCS2 && codec == CODEC_LATIN1))
        return bytes_from_block(r, 0, bytes_length(r));
    Encoder e = {.codec = codec, .text = text, .errors = errors, .handler = codec_errors_of(errors)};
    if (codec == CODEC_UTF8 && e.handler == ERRORS_STRICT) return str_to_utf8(text);
    if (codec == CODEC_UTF7) return codec_encode_utf7(text);
    e.out = byte_builder_new(bytes_length(r) + 4);
    if (codec == CODEC_UTF8_SIG) e = put_bytes(e, 0xefbbbf, 3, true);
    if (codec == CODEC_UTF16 || codec == CODEC_UTF32) e = encoder_put(e, 0xfeff);
    e = encode_all(e);
    return e.failed ? ERROR : byte_builder_finish(e.out);
}

Value codec_encode(Value text, Value encoding, Value errors) {
    enum Codec codec = codec_find(encoding);
    if (codec != CODEC_NONE) return codec_encode_as(codec, text, errors);
    Value bytes = by_registry(encoding, text, errors, false, true);
    if (is_error(bytes) || is_bytes_object(bytes)) return bytes;
    return raise2(CLASS(TypeError),
                  TEXT("'{}' encoder returned '{t}' instead of 'bytes'; use codecs.encode() to encode to "
                       "arbitrary types"),
                  encoding, bytes);
}
