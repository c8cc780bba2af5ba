// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module pyexpat: from the bytes that arrive to UTF-8, in pieces of any size, and where in them a token is. The encoding is
// known from the first bytes, from outside, or from the XML declaration, which is read before anything behind it is decoded.
#include "python/modules/pyexpat.h"
#include "python/objects/bytes.h"
#include "python/objects/call.h"
#include "python/objects/memory.h"

// --- the blob
// Room for `extra` bytes behind what is there; what has been parsed goes.
static bool make_room(Value p, uint64_t extra) {
    uint64_t from = (uint64_t)xml_number(p, XML_FROM), to = (uint64_t)xml_number(p, XML_TO);
    Value old = xml_get(p, XML_DATA);
    uint64_t have = is_ref(old) ? bytes_length(ref_of(old)) : 0;
    if (to + extra <= have) return true;
    xml_settle(p, from);
    uint64_t used = to - from, size = (used + extra) * 2 + 64;
    if (size > BYTES_MAX) return raise_memory_error(), false;
    Value blob = new_blob(size);
    if (is_error(blob)) return false;
    if (used > 0) bytes_copy(ref_of(blob), 0, ref_of(old), from, used);
    xml_set(p, XML_DATA, blob);
    xml_set_number(p, XML_FROM, 0);
    xml_set_number(p, XML_TO, (int64_t)used);
    xml_set_number(p, XML_MARK, 0);
    xml_set_number(p, XML_EVENT, 0);
    return true;
}

// --- places
static int64_t width_of(Value p, uint32_t first) {
    switch (xml_number(p, XML_ENCODING)) {
    case XML_ENCODING_UTF16LE:
    case XML_ENCODING_UTF16BE: return first >= 0xf0 ? 4 : 2;
    case XML_ENCODING_MAP: return 1;
    default: return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    }
}
XmlPlace xml_place(Value p, uint64_t at) {
    XmlPlace place = {xml_number(p, XML_LINE), xml_number(p, XML_COLUMN), xml_number(p, XML_BYTE)};
    Value blob = xml_get(p, XML_DATA);
    if (!is_ref(blob)) return place;
    View v = bytes_view(ref_of(blob));
    for (uint64_t i = (uint64_t)xml_number(p, XML_MARK); i < at; i++) {
        uint32_t c = view_u8(v, i);
        if ((c & 0xc0) == 0x80) continue;
        place.byte += width_of(p, c);
        if (c == '\n' || c == '\r') {
            if (!(c == '\n' && i > 0 && view_u8(v, i - 1) == '\r' && place.column == 0)) place.line++;
            place.column = 0;
        } else {
            place.column++;
        }
    }
    return place;
}
void xml_settle(Value p, uint64_t at) {
    XmlPlace place = xml_place(p, at);
    xml_set_number(p, XML_LINE, place.line);
    xml_set_number(p, XML_COLUMN, place.column);
    xml_set_number(p, XML_BYTE, place.byte);
    xml_set_number(p, XML_MARK, (int64_t)at);
}

// --- decoding
typedef struct {
    Value block; // what arrived
    uint64_t from, to;
    bool final;
} Raw;
static void put_char(Edit e, uint64_t at, uint32_t c) {
    if (c < 0x80) {
        edit_u8(e, at, (uint8_t)c);
        return;
    }
    uint32_t size = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (uint32_t k = size - 1; k > 0; k--, c >>= 6) edit_u8(e, at + k, (uint8_t)(0x80 | (c & 0x3f)));
    edit_u8(e, at, (uint8_t)((0xf00u >> (size & 7) & 0xff) | c));
}
static uint64_t size_of_char(uint32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }
// How long the UTF-8 sequence at i is; 0: none begins there; 5: it is not complete.
static uint32_t sequence(View v, uint64_t i, uint64_t to) {
    uint32_t a = view_u8(v, i), size = a < 0x80   ? 1
                                       : a < 0xc2 ? 0
                                       : a < 0xe0 ? 2
                                       : a < 0xf0 ? 3
                                       : a < 0xf5 ? 4
                                                  : 0;
    if (size < 2) return size;
    for (uint32_t k = 1; k < size; k++) {
        if (i + k >= to) return 5;
        uint32_t b = view_u8(v, i + k), low = 0x80, high = 0xbf;
        if (k == 1 && a == 0xe0) low = 0xa0;
        if (k == 1 && a == 0xed) high = 0x9f;
        if (k == 1 && a == 0xf0) low = 0x90;
        if (k == 1 && a == 0xf4) high = 0x8f;
        if (b < low || b > high) return 0;
    }
    return size;
}
// Decodes what it can and gives where it stopped; sets XML_FLAG_BAD at what is no text.
static uint64_t decode_utf8(Value p, Raw raw) {
    View v = bytes_view(ref_of(raw.block));
    uint64_t i = raw.from, to = (uint64_t)xml_number(p, XML_TO);
    bool bad = false;
    while (i < raw.to) {
        if (view_u8(v, i) < 0x80) {
            i++;
            continue;
        }
        uint32_t size = sequence(v, i, raw.to);
        bad = size == 0;
        if (size == 0 || size == 5) break;
        i += size;
    }
    bytes_copy(ref_of(xml_get(p, XML_DATA)), to, ref_of(raw.block), raw.from, i - raw.from);
    xml_set_number(p, XML_TO, (int64_t)(to + i - raw.from));
    if (bad) xml_set_flag(p, XML_FLAG_BAD, true);
    return i;
}
static uint64_t decode_map(Value p, Raw raw) {
    View v = bytes_view(ref_of(raw.block)), map = bytes_view(ref_of(xml_get(p, XML_MAP)));
    Edit e = bytes_edit(ref_of(xml_get(p, XML_DATA)));
    uint64_t i = raw.from, to = (uint64_t)xml_number(p, XML_TO);
    for (; i < raw.to; i++) {
        uint32_t c = view_u32(map, view_u8(v, i));
        if (c > 0xffff) {
            xml_set_flag(p, XML_FLAG_BAD, true);
            break;
        }
        put_char(e, to, c);
        to += size_of_char(c);
    }
    xml_set_number(p, XML_TO, (int64_t)to);
    return i;
}
static uint64_t decode_utf16(Value p, Raw raw, bool big) {
    View v = bytes_view(ref_of(raw.block));
    Edit e = bytes_edit(ref_of(xml_get(p, XML_DATA)));
    uint64_t i = raw.from, to = (uint64_t)xml_number(p, XML_TO);
    for (; i + 2 <= raw.to; i += 2) {
        uint32_t a = view_u8(v, i), b = view_u8(v, i + 1), c = big ? a << 8 | b : b << 8 | a, low = 0;
        if (c >= 0xd800 && c < 0xdc00) {
            if (i + 4 > raw.to) break;
            a = view_u8(v, i + 2), b = view_u8(v, i + 3), low = big ? a << 8 | b : b << 8 | a;
        }
        if ((c & 0xfc00) == 0xdc00 || (low != 0 && (low & 0xfc00) != 0xdc00)) {
            xml_set_flag(p, XML_FLAG_BAD, true);
            break;
        }
        if (low != 0) c = 0x10000 + ((c & 0x3ff) << 10 | (low & 0x3ff)), i += 2;
        put_char(e, to, c);
        to += size_of_char(c);
    }
    xml_set_number(p, XML_TO, (int64_t)to);
    return i;
}
static uint64_t decode(Value p, Raw raw) {
    switch (xml_number(p, XML_ENCODING)) {
    case XML_ENCODING_UTF16LE: return decode_utf16(p, raw, false);
    case XML_ENCODING_UTF16BE: return decode_utf16(p, raw, true);
    case XML_ENCODING_MAP: return decode_map(p, raw);
    default: return decode_utf8(p, raw);
    }
}

// --- the encoding
static uint32_t byte_at(Raw raw, uint64_t i) {
    return raw.from + i < raw.to ? u8_get(ref_of(raw.block), raw.from + i) : 256;
}
// Looks at the first bytes. 256: more are needed; else how many of them are a mark and no text.
static uint32_t detect(Value p, Raw raw) {
    uint32_t a = byte_at(raw, 0), b = byte_at(raw, 1), c = byte_at(raw, 2);
    if (a == 256 || (b == 256 && !raw.final)) return 256;
    if (xml_number(p, XML_ENCODING) != XML_ENCODING_NONE) // given from outside
        return xml_number(p, XML_ENCODING) == XML_ENCODING_UTF8 && a == 0xef && b == 0xbb && c == 0xbf ? 3
                                                                                                       : 0;
    if (a == 0xfe && b == 0xff) return xml_set_number(p, XML_ENCODING, XML_ENCODING_UTF16BE), 2;
    if (a == 0xff && b == 0xfe) return xml_set_number(p, XML_ENCODING, XML_ENCODING_UTF16LE), 2;
    if (a == '<' && b == 0) return xml_set_number(p, XML_ENCODING, XML_ENCODING_UTF16LE), 0;
    if (a == 0 && b == '<') return xml_set_number(p, XML_ENCODING, XML_ENCODING_UTF16BE), 0;
    if (a == 0xef && b == 0xbb && c == 256 && !raw.final) return 256;
    xml_set_number(p, XML_ENCODING, XML_ENCODING_UTF8);
    return a == 0xef && b == 0xbb && c == 0xbf ? 3 : 0;
}
// Where the XML declaration ends, within what is an extension of ASCII: 0: there is none; UINT64_MAX: more is needed.
static uint64_t declaration_end(Value p, Raw raw) {
    if (xml_number(p, XML_ENCODING) != XML_ENCODING_UTF8 || xml_flag(p, XML_FLAG_OVERRIDE)) return 0;
    const char start[6] = "<?xml";
    for (uint32_t i = 0; i < 5; i++) {
        if (byte_at(raw, i) == 256) return raw.final ? 0 : UINT64_MAX;
        if (byte_at(raw, i) != (uint8_t)AT(start, i)) return 0;
    }
    for (uint64_t i = raw.from + 5; i + 1 < raw.to; i++)
        if (u8_get(ref_of(raw.block), i) == '?' && u8_get(ref_of(raw.block), i + 1) == '>') return i + 2;
    return raw.final ? 0 : UINT64_MAX;
}
static bool same_name(Value name, Text text) { // letters of either case
    Ref r = ref_of(name);
    if (str_length(r) != text_size(text)) return false;
    for (uint32_t i = 0; i < text_size(text); i++) {
        uint32_t c = str_at(r, i);
        if ((c - 'a' < 26 ? c - 32 : c) != text_at(text, i)) return false;
    }
    return true;
}
static uint32_t use_map(Value p, uint32_t count) { // the first code points
    Value map = new_blob(256 * 4);
    if (is_error(map)) return XML_RAISED;
    for (uint32_t i = 0; i < 256; i++) u32_set(ref_of(map), (uint64_t)i * 4, i < count ? i : UINT32_MAX);
    xml_set(p, XML_MAP, map);
    xml_set_number(p, XML_ENCODING, XML_ENCODING_MAP);
    return XML_OK;
}
Value xml_unknown_encoding(Value p, Value name) {
    Value all = bytes_new(256);
    RETURN_IF_ERROR(all);
    for (uint32_t i = 0; i < 256; i++) u8_set(ref_of(all), i, (uint8_t)i);
    Value replace = str_from_text(TEXT("replace"));
    Value text = is_error(replace) ? ERROR : call_method2(all, NAME(decode), name, replace);
    RETURN_IF_ERROR(text);
    if (!is_str(text) || str_length(ref_of(object_plain(text))) != 256)
        return VALUE_ERROR("multi-byte encodings are not supported");
    text = object_plain(text);
    Value map = new_blob(256 * 4);
    RETURN_IF_ERROR(map);
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t c = str_at(ref_of(text), i);
        u32_set(ref_of(map), (uint64_t)i * 4, c == 0xfffd ? UINT32_MAX : c);
    }
    xml_set(p, XML_MAP, map);
    xml_set_number(p, XML_ENCODING, XML_ENCODING_MAP);
    return NONE;
}
uint32_t xml_declare_encoding(Value p, Value name) {
    bool wide = xml_number(p, XML_ENCODING) == XML_ENCODING_UTF16LE ||
                xml_number(p, XML_ENCODING) == XML_ENCODING_UTF16BE;
    if (xml_flag(p, XML_FLAG_OVERRIDE)) return XML_OK;
    if (same_name(name, TEXT("UTF-16")) || same_name(name, TEXT("UTF-16LE")) ||
        same_name(name, TEXT("UTF-16BE")))
        return wide ? XML_OK : XML_INCORRECT_ENCODING;
    if (same_name(name, TEXT("UTF-8"))) return wide ? XML_INCORRECT_ENCODING : XML_OK;
    if (wide) return XML_INCORRECT_ENCODING;
    if (same_name(name, TEXT("ISO-8859-1"))) return use_map(p, 256);
    if (same_name(name, TEXT("US-ASCII"))) return use_map(p, 128);
    return is_error(xml_unknown_encoding(p, name)) ? XML_RAISED : XML_OK;
}

// --- feeding
// What is not decoded yet, and what has arrived now, side by side.
static Raw gather(Value p, Value data, bool final) {
    Value kept = xml_get(p, XML_RAW);
    Value all = !is_ref(kept) ? data : bytes_concat(kept, data);
    xml_set(p, XML_RAW, UNSET);
    return (Raw){all, 0, is_error(all) ? 0 : bytes_length(ref_of(all)), final};
}
uint32_t xml_feed(Value p, Value data, bool final) {
    Raw raw = gather(p, data, final);
    if (is_error(raw.block)) return XML_RAISED;
    xml_set_number(p, XML_DIRECT, xml_number(p, XML_DIRECT) + (int64_t)bytes_length(ref_of(data)));
    uint64_t end = raw.to;
    bool started = xml_flag(p, XML_FLAG_STARTED);
    if (!started) {
        uint32_t mark = detect(p, raw);
        uint64_t declared = mark == 256 ? UINT64_MAX : 0;
        if (mark != 256) {
            raw.from += mark;
            declared = declaration_end(p, raw);
        }
        if (declared == UINT64_MAX && !final) {
            if (mark != 256) { // looked at again when there is more
                raw.from = 0;
                if (!xml_flag(p, XML_FLAG_OVERRIDE)) xml_set_number(p, XML_ENCODING, XML_ENCODING_NONE);
            }
            xml_set(p, XML_RAW, raw.block);
            return XML_MORE;
        }
        if (mark != 256) xml_set_number(p, XML_BYTE, mark);
        xml_set_flag(p, XML_FLAG_STARTED, true);
        if (declared > 0 && declared != UINT64_MAX) raw.to = declared;
    }
    uint64_t most = (raw.to - raw.from) * 3 + 4;
    if (!make_room(p, most)) return XML_RAISED;
    uint64_t at = decode(p, raw);
    if (at < end) {
        Value rest = bytes_from_block(ref_of(raw.block), at, end - at);
        if (is_error(rest)) return XML_RAISED;
        xml_set(p, XML_RAW, rest);
    }
    return raw.to < end ? XML_MORE : XML_OK; // more: the rest, once the declaration has been read
}
