// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Source text from bytes (Python reference, 2.1.4; PEP 263): UTF-8, unless one of the first two lines is a
// comment that names another encoding. Everything else about the text is source_parse's business.
#include "python/source/source.h"
#include "python/objects/bytes.h"
#include "python/objects/codec.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

#define NORMAL_NAME 12 // bytes of an encoding's name that tell a well-known one

// What the first two lines say: the name is bytes[from .. to), empty where there is none.
typedef struct {
    uint32_t from, to;
} Cookie;

static bool is_blank(uint32_t c) { return c == ' ' || c == '\t' || c == '\f'; }
static bool is_name_char(uint32_t c) {
    return c - '0' < 10 || (c | 32) - 'a' < 26 || c == '-' || c == '_' || c == '.';
}

// The name in a line bytes[from .. to) that is a comment.
static Cookie cookie_in_line(View bytes, uint32_t from, uint32_t to) {
    uint32_t at = from;
    while (at < to && is_blank(view_u8(bytes, at))) at++;
    if (at == to || view_u8(bytes, at) != '#') return (Cookie){0};
    Text word = TEXT("coding");
    for (; at + 6 < to; at++) {
        uint32_t same = 0;
        while (same < 6 && view_u8(bytes, at + same) == text_at(word, same)) same++;
        uint32_t name = at + 6;
        if (same < 6 || (view_u8(bytes, name) != ':' && view_u8(bytes, name) != '=')) continue;
        do { name++; } while (name < to && (view_u8(bytes, name) == ' ' || view_u8(bytes, name) == '\t'));
        uint32_t end = name;
        while (end < to && is_name_char(view_u8(bytes, end))) end++;
        if (end > name) return (Cookie){name, end};
    }
    return (Cookie){0};
}

// Is there nothing but a comment in the line?
static bool is_empty_line(View bytes, uint32_t from, uint32_t to) {
    while (from < to && is_blank(view_u8(bytes, from))) from++;
    return from == to || view_u8(bytes, from) == '#';
}

static Cookie find_cookie(View bytes, uint32_t from, uint32_t to) {
    for (uint32_t line = 0; line < 2 && from < to; line++) {
        uint32_t end = from;
        while (end < to && view_u8(bytes, end) != '\n' && view_u8(bytes, end) != '\r') end++;
        Cookie found = cookie_in_line(bytes, from, end);
        if (found.to || !is_empty_line(bytes, from, end)) return found;
        bool both = end + 1 < to && view_u8(bytes, end) == '\r' && view_u8(bytes, end + 1) == '\n';
        from = end + 1 + both;
    }
    return (Cookie){0};
}

static Value refuse(Value message, Value filename) {
    RETURN_IF_ERROR(message);
    Value place = tuple_new(4);
    RETURN_IF_ERROR(place);
    slot_set(ref_of(place), 0, filename);
    slot_set(ref_of(place), 1, int_u32(0));
    slot_set(ref_of(place), 2, int_i32(-1));
    slot_set(ref_of(place), 3, NONE);
    Value exception = call2(CLASS(SyntaxError), message, place);
    return is_error(exception) ? ERROR : raise_exception(exception);
}

// The name in CPython's normal form: utf-8 and latin-1 have many spellings.
static Value normal_name(Ref bytes, Cookie cookie) {
    Builder b = builder_new();
    for (uint32_t i = cookie.from; i < cookie.to && i < cookie.from + NORMAL_NAME; i++) {
        uint32_t c = u8_get(bytes, i);
        b = builder_char(b, c == '_' ? '-' : c - 'A' < 26 ? c | 32 : c);
    }
    Value name = builder_finish(b), whole = str_from_utf8(bytes, cookie.from, cookie.to - cookie.from);
    if (is_error(name) || is_error(whole)) return ERROR;
    uint64_t n = str_length(ref_of(name));
    bool utf8 = n >= 5 && bytes_equal_text(ref_of(name), 0, 5, TEXT("utf-8"));
    if (utf8 && (n == 5 || str_at(ref_of(name), 5) == '-')) return str_from_text(TEXT("utf-8"));
    bool latin = n >= 7 && bytes_equal_text(ref_of(name), 0, 7, TEXT("latin-1"));
    bool iso = n >= 10 && bytes_equal_text(ref_of(name), 0, 10, TEXT("iso-8859-1"));
    bool iso_latin = n >= 11 && bytes_equal_text(ref_of(name), 0, 11, TEXT("iso-latin-1"));
    uint64_t size = latin ? 7 : iso ? 10 : iso_latin ? 11 : UINT64_MAX;
    if (size != UINT64_MAX && (n == size || str_at(ref_of(name), size) == '-')) {
        return str_from_text(TEXT("iso-8859-1"));
    }
    return whole;
}

// "\xe9" for the byte 0xe9.
static Value shown_byte(uint32_t byte) {
    Builder b = builder_text(builder_new(), TEXT("\\x"));
    for (uint32_t i = 0; i < 2; i++) {
        uint32_t digit = i == 0 ? byte >> 4 : byte & 15;
        b = builder_char(b, digit < 10 ? '0' + digit : 'a' + digit - 10);
    }
    return builder_finish(b);
}

// A UnicodeDecodeError about bytes[from ..) is set.
static Value refuse_utf8(Ref bytes, uint32_t from, Value filename) {
    uint64_t bad = (uint64_t)int_of(slot_get(ref_of(error_take()), UNICODE_ERROR_START)) + from;
    uint32_t line = 1;
    for (uint64_t i = from; i < bad; i++) line += u8_get(bytes, i) == '\n';
    Value shown = shown_byte(u8_get(bytes, bad));
    RETURN_IF_ERROR(shown);
    return raise3(
        CLASS(SyntaxError),
        TEXT("Non-UTF-8 code starting with '{}' in file {} on line {}, but no encoding declared; see "
             "https://peps.python.org/pep-0263/ for details"),
        shown, filename, int_u32(line));
}

static Value decode_as(Ref bytes, uint32_t from, uint32_t to, Value encoding, Value filename) {
    Value content = bytes_from_block(bytes, from, to - from);
    RETURN_IF_ERROR(content);
    Value text = codec_decode(content, encoding, UNSET);
    if (!is_error(text) || !(error_matches(CLASS(LookupError)) || error_matches(CLASS(ValueError))))
        return text;
    return refuse(object_str(error_take()), filename);
}

// Of bytes that come from no file, comments may hold anything: what is no UTF-8 there becomes a question mark.
static Value decode_string(Ref bytes, uint32_t from, uint32_t to) {
    Value copy = bytes_from_block(bytes, from, to - from);
    RETURN_IF_ERROR(copy);
    for (;;) {
        uint32_t size = bytes_length(ref_of(copy));
        Value text = str_from_utf8(ref_of(copy), 0, size);
        if (!is_error(text) || !error_matches(CLASS(UnicodeDecodeError))) return text;
        uint64_t bad = (uint64_t)int_of(slot_get(ref_of(error_current()), UNICODE_ERROR_START)), hash = bad;
        while (hash > 0 && u8_get(ref_of(copy), hash) != '#' && u8_get(ref_of(copy), hash) != '\n') hash--;
        bool comment = u8_get(ref_of(copy), hash) == '#';
        for (uint64_t i = hash; comment && i > 0 && u8_get(ref_of(copy), i - 1) != '\n'; i--)
            comment = u8_get(ref_of(copy), i - 1) != '"' && u8_get(ref_of(copy), i - 1) != '\'';
        if (!comment) return ERROR;
        error_clear();
        u8_set(ref_of(copy), bad, '?');
    }
}

static Value refuse_string(Value filename) { // a UnicodeDecodeError is set
    Value error = error_take(), text = object_str(error);
    RETURN_IF_ERROR(text);
    Value message = text_format1(TEXT("(unicode error) {}"), text);
    RETURN_IF_ERROR(message);
    Value start = ast_position(1, (uint32_t)int_of(slot_get(ref_of(error), UNICODE_ERROR_START)));
    return source_error(CLASS(SyntaxError), message, filename, NONE, start, start);
}

Value source_decode(Ref bytes, uint64_t from, uint64_t n, Value filename, bool is_file) {
    uint32_t at = (uint32_t)from, to = (uint32_t)(from + n);
    View view = bytes_view(bytes);
    bool bom =
        n >= 3 && view_u8(view, at) == 0xef && view_u8(view, at + 1) == 0xbb && view_u8(view, at + 2) == 0xbf;
    if (bom) at += 3;
    Cookie cookie = find_cookie(view, at, to);
    if (cookie.to) {
        Value encoding = normal_name(bytes, cookie);
        RETURN_IF_ERROR(encoding);
        if (!str_equal_text(encoding, TEXT("utf-8"))) {
            if (bom) return refuse(text_format1(TEXT("encoding problem: {} with BOM"), encoding), filename);
            return decode_as(bytes, at, to, encoding, filename);
        }
    }
    Value text = is_file ? str_from_utf8(bytes, at, to - at) : decode_string(bytes, at, to);
    if (!is_error(text) || !error_matches(CLASS(UnicodeDecodeError))) return text;
    return is_file ? refuse_utf8(bytes, at, filename) : refuse_string(filename);
}
