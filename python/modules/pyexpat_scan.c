// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module pyexpat: tokens. Each function looks whether a token is there as a whole and is well-formed; none of them changes
// anything. Input is valid UTF-8, but not yet known to be characters that XML allows.
#include "python/modules/pyexpat.h"
#include "python/objects/dict.h"
#include "python/objects/memory.h"

typedef struct {
    uint32_t c, size; // size 0: the input ends within it
} Char;
static Char decode(Input in, uint64_t i) {
    uint32_t a = xml_at(in, i), size = a < 0x80 ? 1 : a < 0xe0 ? 2 : a < 0xf0 ? 3 : 4;
    if (size == 1) return (Char){a, 1};
    if (in.to - i < size) return (Char){0};
    uint32_t c = a & (0x7fu >> (size & 7));
    for (uint32_t k = 1; k < size; k++) c = c << 6 | (xml_at(in, i + k) & 0x3f);
    return (Char){c, size};
}
static bool is_name_start(uint32_t c) {
    if (c < 0x80) return (c | 32) - 'a' < 26 || c == '_' || c == ':';
    return (c >= 0xc0 && c <= 0x2ff && c != 0xd7 && c != 0xf7) || (c >= 0x370 && c <= 0x1fff && c != 0x37e) ||
           c == 0x200c || c == 0x200d || (c >= 0x2070 && c <= 0x218f) || (c >= 0x2c00 && c <= 0x2fef) ||
           (c >= 0x3001 && c <= 0xd7ff) || (c >= 0xf900 && c <= 0xfdcf) || (c >= 0xfdf0 && c <= 0xfffd) ||
           (c >= 0x10000 && c <= 0xeffff);
}
static bool is_name_char(uint32_t c) {
    if (c < 0x80) return is_name_start(c) || c - '0' < 10 || c == '-' || c == '.';
    return is_name_start(c) || c == 0xb7 || (c >= 0x300 && c <= 0x36f) || c == 0x203f || c == 0x2040;
}
static bool is_char(uint32_t c) {
    return c >= 0x20 ? c != 0xfffe && c != 0xffff && (c & 0xfffff800) != 0xd800
                     : c == '\t' || c == '\n' || c == '\r';
}

Scan xml_scan_char(Input in, uint64_t i) {
    if (i >= in.to) return xml_more(i);
    Char c = decode(in, i);
    if (c.size == 0) return xml_more(i);
    return is_char(c.c) ? xml_found(i + c.size) : xml_invalid(i);
}
Scan xml_scan_name(Input in, uint64_t i, bool token) {
    for (bool first = !token;; first = false) {
        if (i >= in.to) return xml_more(i);
        Char c = decode(in, i);
        if (c.size == 0) return xml_more(i);
        if (first ? !is_name_start(c.c) : !is_name_char(c.c)) return first ? xml_invalid(i) : xml_found(i);
        i += c.size;
    }
}
uint64_t xml_skip_space(Input in, uint64_t i) {
    while (i < in.to && xml_is_space(xml_at(in, i))) i++;
    return i;
}
bool xml_starts(Input in, uint64_t i, Text text) {
    return in.to - i >= text_size(text) && bytes_equal_text(ref_of(in.block), i, text_size(text), text);
}
bool xml_may_start(Input in, uint64_t i, Text text) {
    if (in.to - i >= text_size(text)) return false;
    for (uint32_t k = 0; i + k < in.to; k++)
        if (xml_at(in, i + k) != text_at(text, k)) return false;
    return true;
}

Scan xml_scan_comment(Input in, uint64_t i) {
    for (i += 4;;) {
        if (i < in.to && xml_at(in, i) == '-') {
            if (i + 1 >= in.to) return xml_more(i);
            if (xml_at(in, i + 1) == '-') {
                if (i + 2 >= in.to) return xml_more(i);
                return xml_at(in, i + 2) == '>' ? xml_found(i + 3) : xml_invalid(i + 2);
            }
        }
        Scan s = xml_scan_char(in, i);
        if (s.code != XML_OK) return s;
        i = s.at;
    }
}
Scan xml_scan_pi(Input in, uint64_t i) {
    Scan s = xml_scan_name(in, i + 2, false);
    if (s.code != XML_OK) return s;
    uint64_t n = s.at - i - 2;
    if (n == 3 && !xml_starts(in, i + 2, TEXT("xml")) && (xml_at(in, i + 2) | 32) == 'x' &&
        (xml_at(in, i + 3) | 32) == 'm' && (xml_at(in, i + 4) | 32) == 'l')
        return xml_invalid(s.at);
    bool spaced = false;
    for (i = s.at;;) {
        if (i < in.to && xml_at(in, i) == '?') {
            if (i + 1 >= in.to) return xml_more(i);
            if (xml_at(in, i + 1) == '>') return xml_found(i + 2);
        }
        if (i < in.to && !spaced && !xml_is_space(xml_at(in, i))) return xml_invalid(i);
        spaced = true;
        s = xml_scan_char(in, i);
        if (s.code != XML_OK) return s;
        i = s.at;
    }
}
Scan xml_scan_reference(Input in, uint64_t i) {
    if (++i >= in.to) return xml_more(i);
    if (xml_at(in, i) != '#') {
        Scan s = xml_scan_name(in, i, false);
        if (s.code != XML_OK) return s;
        return xml_at(in, s.at) == ';' ? xml_found(s.at + 1) : xml_invalid(s.at);
    }
    if (++i >= in.to) return xml_more(i);
    bool hex = xml_at(in, i) == 'x';
    i += hex;
    for (uint64_t first = i;; i++) {
        if (i >= in.to) return xml_more(i);
        uint32_t c = xml_at(in, i);
        if (c - '0' < 10 || (hex && (c | 32) - 'a' < 6)) continue;
        return c == ';' && i > first ? xml_found(i + 1) : xml_invalid(i);
    }
}
uint32_t xml_char_of(Input in, uint64_t i) {
    bool hex = xml_at(in, i + 2) == 'x';
    uint32_t n = 0;
    for (i += 2 + hex; xml_at(in, i) != ';'; i++) {
        uint32_t c = xml_at(in, i);
        n = n * (hex ? 16 : 10) + (c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
        if (n > 0x10ffff) return 0;
    }
    return is_char(n) ? n : 0;
}
// The value of an attribute, at its quote.
static Scan scan_value(Input in, uint64_t i) {
    uint32_t quote = xml_at(in, i++);
    for (;;) {
        if (i >= in.to) return xml_more(i);
        uint32_t c = xml_at(in, i);
        if (c == quote) return xml_found(i + 1);
        if (c == '<') return xml_invalid(i);
        Scan s = c == '&' ? xml_scan_reference(in, i) : xml_scan_char(in, i);
        if (s.code != XML_OK) return s;
        i = s.at;
    }
}
Scan xml_scan_tag(Input in, uint64_t i) {
    Scan s = xml_scan_name(in, i + 1, false);
    if (s.code != XML_OK) return s;
    for (i = s.at;;) {
        uint64_t next = xml_skip_space(in, i);
        if (next >= in.to) return xml_more(next);
        uint32_t c = xml_at(in, next);
        if (c == '>') return xml_found(next + 1);
        if (c == '/') {
            if (next + 1 >= in.to) return xml_more(next);
            return xml_at(in, next + 1) == '>' ? xml_found(next + 2) : xml_invalid(next + 1);
        }
        if (next == i) return xml_invalid(i);
        s = xml_scan_name(in, next, false);
        if (s.code != XML_OK) return s;
        i = xml_skip_space(in, s.at);
        if (i >= in.to) return xml_more(i);
        if (xml_at(in, i) != '=') return xml_invalid(i);
        i = xml_skip_space(in, i + 1);
        if (i >= in.to) return xml_more(i);
        if (xml_at(in, i) != '"' && xml_at(in, i) != '\'') return xml_invalid(i);
        s = scan_value(in, i);
        if (s.code != XML_OK) return s;
        i = s.at;
    }
}
Scan xml_scan_end_tag(Input in, uint64_t i) {
    Scan s = xml_scan_name(in, i + 2, false);
    if (s.code != XML_OK) return s;
    i = xml_skip_space(in, s.at);
    if (i >= in.to) return xml_more(i);
    return xml_at(in, i) == '>' ? xml_found(i + 1) : xml_invalid(i);
}
Scan xml_scan_declaration(Input in, uint64_t i) {
    bool doctype = xml_starts(in, i, TEXT("<!DOCTYPE"));
    uint32_t quote = 0;
    for (i += 2;;) {
        if (i >= in.to) return xml_more(i);
        uint32_t c = xml_at(in, i);
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>' || (doctype && c == '[')) {
            return xml_found(i + 1);
        } else if (c == '<') {
            return xml_invalid(i);
        }
        Scan s = xml_scan_char(in, i);
        if (s.code != XML_OK) return s;
        i = s.at;
    }
}

Value xml_str(Input in, uint64_t from, uint64_t to) {
    return str_from_utf8(ref_of(in.block), from, to - from);
}
Value xml_lines(Input in, uint64_t from, uint64_t to) {
    if (bytes_find(ref_of(in.block), from, to, '\r') == to) return xml_str(in, from, to);
    Value blob = new_blob(to - from);
    RETURN_IF_ERROR(blob);
    uint64_t n = 0;
    for (uint64_t i = from; i < to; i++) {
        uint32_t c = xml_at(in, i);
        if (c == '\r' && i + 1 < to && xml_at(in, i + 1) == '\n') continue;
        u8_set(ref_of(blob), n++, (uint8_t)(c == '\r' ? '\n' : c));
    }
    return str_from_utf8(ref_of(blob), 0, n);
}
Value xml_name(Value p, Input in, uint64_t from, uint64_t to) {
    Value name = xml_str(in, from, to), intern = xml_get(p, XML_INTERN);
    if (is_error(name) || !is_ref(intern)) return name;
    return dict_set_default(intern, name, name);
}
