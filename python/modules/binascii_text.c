// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module binascii, part 2: uuencode, and quoted-printable (RFC 1521, section 5.1).
#include "python/modules/binascii.h"
#include "python/objects/error.h"

static uint8_t byte_at(Buffer b, uint64_t i) { return u8_get(b.block, b.from + i); }
static bool is_line_end(uint8_t c) { return c == '\n' || c == '\r'; }

// --- uuencode: a length, then groups of 4 characters for 3 bytes, ' ' + 6 bits ---
// The 6 bits of character i: zeros behind the line's end; 64: no such character.
static uint32_t uu_bits(Buffer text, uint64_t i) {
    uint8_t c = i < text.length ? byte_at(text, i) : '\n';
    if (is_line_end(c)) return 0; // spaces at the end may have been lost
    return c < ' ' || c > ' ' + 64 ? 64 : (c - ' ') & 63;
}
FUNCTION(binascii, a2b_uu, "($module, data, /)", "Decode a line of uuencoded data.") {
    Buffer text = binascii_ascii(arg(args, 1));
    if (!text.ok) return ERROR;
    uint64_t size = text.length > 0 ? (uint64_t)(byte_at(text, 0) - ' ') & 63 : 32, at = 1, done = 0;
    if (text.length > 0) size = (byte_at(text, 0) + 32u) & 63;
    Value result = bytes_new(size);
    RETURN_IF_ERROR(result);
    uint32_t bits = 0, held = 0;
    bool ended = text.length == 0;
    while (done < size) {
        ended = ended || at >= text.length || is_line_end(byte_at(text, at));
        uint32_t part = ended ? 0 : uu_bits(text, at++);
        if (part == 64) return binascii_refuse(TEXT("Illegal char"));
        bits = bits << 6 | part;
        held += 6;
        if (held < 8) continue;
        held -= 8;
        u8_set(ref_of(result), done++, (uint8_t)(bits >> (held & 31)));
    }
    for (; at < text.length; at++) { // padding may follow
        uint8_t c = byte_at(text, at);
        if (c != ' ' && c != ' ' + 64 && !is_line_end(c)) return binascii_refuse(TEXT("Trailing garbage"));
    }
    return result;
}
static uint8_t uu_letter(uint32_t bits, bool backtick) {
    return bits == 0 && backtick ? '`' : (uint8_t)(' ' + bits);
}
FUNCTION(binascii, b2a_uu, "($module, data, /, *, backtick=False)", "Uuencode line of data.") {
    Buffer bytes = buffer_require(arg(args, 1));
    Value mark = is_unset(arg(args, 2)) ? FALSE : object_truth(arg(args, 2));
    if (!bytes.ok || is_error(mark)) return ERROR;
    if (bytes.length > 45) return binascii_refuse(TEXT("At most 45 bytes at once"));
    bool backtick = is_true(mark);
    ByteBuilder b = byte_builder_put(byte_builder_new(64), uu_letter((uint32_t)bytes.length, backtick));
    for (uint64_t i = 0; i < bytes.length; i += 3) {
        uint32_t group = 0;
        for (uint64_t k = 0; k < 3; k++)
            group = group << 8 | (i + k < bytes.length ? byte_at(bytes, i + k) : 0u);
        for (uint32_t k = 0; k < 4; k++)
            b = byte_builder_put(b, uu_letter(group >> ((18 - 6 * k) & 31) & 63, backtick));
    }
    return byte_builder_finish(byte_builder_put(b, '\n'));
}

// --- quoted-printable ---
static int32_t hex_digit(uint8_t c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}
FUNCTION(binascii, a2b_qp, "($module, /, data, header=False)", "Decode a string of qp-encoded data.") {
    Buffer text = binascii_ascii(arg(args, 1));
    Value header = is_unset(arg(args, 2)) ? FALSE : object_truth(arg(args, 2));
    if (!text.ok || is_error(header)) return ERROR;
    ByteBuilder b = byte_builder_new(text.length);
    uint64_t n = text.length;
    for (uint64_t i = 0; i < n; i++) {
        uint8_t c = byte_at(text, i);
        if (c != '=') {
            b = byte_builder_put(b, c == '_' && is_true(header) ? ' ' : c);
            continue;
        }
        if (++i >= n) break;
        c = byte_at(text, i);
        if (is_line_end(c)) { // a soft line break
            while (i < n && byte_at(text, i) != '\n') i++;
        } else if (c == '=') { // broken: as some mailers write it
            b = byte_builder_put(b, '=');
        } else if (i + 1 < n && hex_digit(c) >= 0 && hex_digit(byte_at(text, i + 1)) >= 0) {
            b = byte_builder_put(b, (uint8_t)(hex_digit(c) * 16 + hex_digit(byte_at(text, i + 1))));
            i++;
        } else {
            b = byte_builder_put(b, '=');
            i--;
        }
    }
    return byte_builder_finish(b);
}

enum { LINE_MAX = 76 };
typedef struct {
    bool quote_tabs, text, header, crlf;
} QpStyle;

// Has byte i to be written as =XX, `column` characters into its line?
static bool is_quoted(Buffer data, uint64_t i, uint64_t column, QpStyle style) {
    uint8_t c = byte_at(data, i);
    bool last = i + 1 == data.length;
    if (c > 126 || c == '=' || (style.header && c == '_')) return true;
    if (c == '.' && column == 0 && (last || is_line_end(byte_at(data, i + 1)) || byte_at(data, i + 1) == 0))
        return true;
    if (!style.text && is_line_end(c)) return true;
    if ((c == ' ' || c == '\t') && last) return true;
    if (is_line_end(c)) return false;
    return c < 33 && (style.quote_tabs || (c != '\t' && c != ' '));
}
static ByteBuilder put_quoted(ByteBuilder b, uint8_t c) {
    uint8_t high = c >> 4, low = c & 15;
    b = byte_builder_put(b, '=');
    b = byte_builder_put(b, (uint8_t)(high < 10 ? '0' + high : 'A' + high - 10));
    return byte_builder_put(b, (uint8_t)(low < 10 ? '0' + low : 'A' + low - 10));
}
static ByteBuilder put_newline(ByteBuilder b, QpStyle style) {
    if (style.crlf) b = byte_builder_put(b, '\r');
    return byte_builder_put(b, '\n');
}
// White space at the end of a line, which has just been written, is quoted.
static ByteBuilder quote_last(ByteBuilder b) {
    uint8_t c = b.failed || b.length == 0 ? 0 : u8_get(ref_of(b.storage), b.length - 1);
    if (c != ' ' && c != '\t') return b;
    b.length--;
    return put_quoted(b, c);
}
static Value quote_all(Buffer data, QpStyle style) {
    ByteBuilder b = byte_builder_new(data.length + data.length / 8 + 16);
    uint64_t column = 0;
    for (uint64_t i = 0; i < data.length && !b.failed;) {
        uint8_t c = byte_at(data, i);
        if (is_quoted(data, i, column, style)) {
            if (column + 3 >= LINE_MAX) {
                b = put_newline(byte_builder_put(b, '='), style);
                column = 0;
            }
            b = put_quoted(b, c);
            i++;
            column += 3;
        } else if (style.text &&
                   (c == '\n' || (c == '\r' && i + 1 < data.length && byte_at(data, i + 1) == '\n'))) {
            column = 0;
            b = put_newline(quote_last(b), style);
            i += c == '\r' ? 2 : 1;
        } else {
            if (i + 1 != data.length && byte_at(data, i + 1) != '\n' && column + 1 >= LINE_MAX) {
                b = put_newline(byte_builder_put(b, '='), style);
                column = 0;
            }
            b = byte_builder_put(b, style.header && c == ' ' ? '_' : c);
            i++;
            column++;
        }
    }
    return byte_builder_finish(b);
}
FUNCTION(
    binascii, b2a_qp, "($module, /, data, quotetabs=False, istext=True, header=False)",
    "Encode a string using quoted-printable encoding.\n\nOn encoding, when istext is set, newlines are not "
    "encoded, and white\nspace at end of lines is.  When istext is not set, \\r and \\n (CR/LF)\nare both "
    "encoded.  "
    "When quotetabs is set, space and tabs are encoded.") {
    Buffer data = buffer_require(arg(args, 1));
    Value tabs = is_unset(arg(args, 2)) ? FALSE : object_truth(arg(args, 2));
    Value text = is_unset(arg(args, 3)) ? TRUE : object_truth(arg(args, 3));
    Value header = is_unset(arg(args, 4)) ? FALSE : object_truth(arg(args, 4));
    if (!data.ok || is_error(tabs) || is_error(text) || is_error(header)) return ERROR;
    QpStyle style = {is_true(tabs), is_true(text), is_true(header), false};
    uint64_t first = bytes_find(data.block, data.from, data.from + data.length, '\n');
    style.crlf =
        first > data.from && first < data.from + data.length && u8_get(data.block, first - 1) == '\r';
    return quote_all(data, style);
}
