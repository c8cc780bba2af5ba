// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The codecs by name, and the loops that all of them share.
#include "python/objects/codec.h"
#include "python/objects/error.h"

// --- names -------------------------------------------------------------------------------------------------

// Lower case, and one underscore for each run of anything but letters, digits and points.
static Value normalised(Value name) {
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
    return find_wide(name);
}

enum Codec codec_find(Value name) {
    if (is_unset(name) || IS("utf-8")) return CODEC_UTF8;
    Value plain = normalised(name);
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
    default: return TEXT("utf-8");
    }
}

static Value unknown(Value name) {
    if (str_find_char(name, 0, 0, str_length(ref_of(name))) >= 0)
        return VALUE_ERROR("embedded null character");
    return raise1(CLASS(LookupError), TEXT("unknown encoding: {}"), name);
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

static Decoder decode_all(Decoder d, bool final) {
    while (d.at < d.bytes.length && !d.failed && !d.out.failed) {
        CodecStep step = read_step(d);
        if (likely(!step.problem)) {
            d.out = builder_char(d.out, step.c);
            d.at += step.size;
            continue;
        }
        if (!final && (step.problem == PROBLEM_END || step.problem == PROBLEM_TRUNCATED)) break;
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
    d = decode_all(d, final);
    Value text = d.failed ? ERROR : builder_finish(d.out);
    return (DecodeResult){text, d.at + (d.bytes.from - bytes.from), d.codec};
}

Value codec_decode(Value source, Value encoding, Value errors) {
    enum Codec codec = codec_find(encoding);
    if (codec == CODEC_NONE) return unknown(encoding);
    Buffer bytes = buffer_require(source);
    return bytes.ok ? codec_decode_as(codec, source, bytes, errors, true).text : ERROR;
}

// --- encoding ----------------------------------------------------------------------------------------------

bool encoder_can(enum Codec codec, uint32_t c) {
    if (codec == CODEC_ASCII) return c < 0x80;
    if (codec == CODEC_LATIN1) return c < 0x100;
    return c < 0xd800 || c > 0xdfff;
}

static Encoder put_bytes(Encoder e, uint32_t unit, uint32_t size, bool big) {
    for (uint32_t k = 0; k < size; k++)
        e.out = byte_builder_put(e.out, (uint8_t)(unit >> 8 * ((big ? size - 1 - k : k) & 3)));
    return e;
}

Encoder encoder_put(Encoder e, uint32_t c) {
    bool big = e.codec == CODEC_UTF16_BE || e.codec == CODEC_UTF32_BE;
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
    e.out = byte_builder_new(bytes_length(r) + 4);
    if (codec == CODEC_UTF8_SIG) e = put_bytes(e, 0xefbbbf, 3, true);
    if (codec == CODEC_UTF16 || codec == CODEC_UTF32) e = encoder_put(e, 0xfeff);
    e = encode_all(e);
    return e.failed ? ERROR : byte_builder_finish(e.out);
}

Value codec_encode(Value text, Value encoding, Value errors) {
    enum Codec codec = codec_find(encoding);
    return codec == CODEC_NONE ? unknown(encoding) : codec_encode_as(codec, text, errors);
}
