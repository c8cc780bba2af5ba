// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// unicode_escape and raw_unicode_escape: the escapes of Python's literals, and only \\u and \\U.
#include "python/objects/codec.h"
#include "python/objects/warning.h"
#include "python/objects/unicode_name.h"

static uint32_t digit_of(uint32_t c) {
    if (c - '0' < 10) return c - '0';
    uint32_t letter = (c | 32) - 'a';
    return letter < 6 ? letter + 10 : 16;
}

// at: of the backslash.
static CodecStep read_hex(View v, uint64_t at, uint64_t end, uint32_t digits, bool raw) {
    uint32_t c = 0;
    for (uint32_t k = 0; k < digits; k++) {
        uint32_t digit = at + 2 + k < end ? digit_of(view_u8(v, at + 2 + k)) : 16;
        if (digit == 16)
            return (CodecStep){0, 2 + k,
                               digits == 2   ? PROBLEM_ESCAPE_X
                               : digits == 4 ? PROBLEM_ESCAPE_U
                                             : PROBLEM_ESCAPE_LONG_U};
        c = c << 4 | digit;
    }
    if (c > 0x10ffff)
        return (CodecStep){0, 2 + digits, raw ? PROBLEM_ESCAPE_RAW_RANGE : PROBLEM_ESCAPE_RANGE};
    return (CodecStep){c, 2 + digits, PROBLEM_NONE};
}

static CodecStep read_name(Ref block, uint64_t at, uint64_t end) {
    uint64_t from = at + 3, to = from;
    if (at + 2 >= end || u8_get(block, at + 2) != '{') return (CodecStep){0, 2, PROBLEM_ESCAPE_N};
    while (to < end && u8_get(block, to) != '}') to++;
    if (to == end || to == from) return (CodecStep){0, (uint32_t)(to - at), PROBLEM_ESCAPE_N};
    int64_t c = unicode_lookup(block, from, to - from);
    if (c < 0) return (CodecStep){0, (uint32_t)(to + 1 - at), PROBLEM_ESCAPE_NAME};
    return (CodecStep){(uint32_t)c, (uint32_t)(to + 1 - at), PROBLEM_NONE};
}

static CodecStep read_octal(View v, uint64_t at, uint64_t end) {
    uint32_t c = 0, size = 1;
    while (size < 4 && at + size < end && view_u8(v, at + size) - '0' < 8u)
        c = c * 8 + view_u8(v, at + size++) - '0';
    return (CodecStep){c, size, PROBLEM_NONE};
}

// The letter of a short escape, or 0.
static uint32_t short_escape(uint32_t c) {
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

// An escape at a backslash that is not the last byte.
static CodecStep read_escape(Decoder d, uint64_t at, uint64_t end) {
    View v = bytes_view(d.bytes.block);
    uint32_t c = view_u8(v, at + 1);
    bool raw = d.codec == CODEC_RAW_UNICODE_ESCAPE;
    if (c == 'u' || c == 'U') return read_hex(v, at, end, c == 'u' ? 4 : 8, raw);
    if (raw) return (CodecStep){'\\', 0, PROBLEM_NONE};
    if (c == 'x') return read_hex(v, at, end, 2, false);
    if (c == 'N') return read_name(d.bytes.block, at, end);
    if (c - '0' < 8) return read_octal(v, at, end);
    uint32_t letter = short_escape(c);
    return letter ? (CodecStep){letter, 2, PROBLEM_NONE} : (CodecStep){'\\', 0, PROBLEM_NONE};
}

// Does the problem come from the end of the input, so that more of it may solve it?
static bool is_cut_off(Decoder d, CodecStep step) { return d.at + step.size == d.bytes.length; }

Value codec_warn_escape(Ref block, uint64_t at, uint64_t end) {
    uint64_t size = u8_get(block, at + 1) - '0' < 8u ? 3 : 1;
    if (size > end - at - 1) size = end - at - 1;
    Builder b = builder_text(builder_new(), size == 3 ? TEXT("invalid octal escape sequence '\\")
                                                      : TEXT("invalid escape sequence '\\"));
    for (uint64_t i = 1; i <= size; i++) b = builder_char(b, u8_get(block, at + i));
    Value text = builder_finish(builder_char(b, '\''));
    return is_error(text) ? ERROR : warning_issue(CLASS(DeprecationWarning), text, 1, NONE);
}

// Warns of the first escape that is none, when all has been decoded; the warning may be an exception.
static Decoder warned(Decoder d, uint64_t at) {
    if (d.failed || at == UINT64_MAX) return d;
    d.failed = is_error(codec_warn_escape(d.bytes.block, at, d.bytes.from + d.bytes.length));
    return d;
}

Decoder decoder_escapes(Decoder d, bool final) {
    uint64_t invalid = UINT64_MAX;
    while (d.at < d.bytes.length && !d.failed && !d.out.failed) {
        uint64_t at = d.bytes.from + d.at, end = d.bytes.from + d.bytes.length;
        uint32_t c = u8_get(d.bytes.block, at);
        if (c != '\\' || (at + 1 == end && d.codec == CODEC_RAW_UNICODE_ESCAPE && final)) {
            d.out = builder_char(d.out, c);
            d.at++;
            continue;
        }
        CodecStep step = {0, 1, PROBLEM_ESCAPE_END};
        if (at + 1 < end) step = read_escape(d, at, end);
        if (step.problem) {
            if (!final && is_cut_off(d, step)) return warned(d, invalid);
            Value source = d.source;
            d = decoder_problem(d, step);
            if (!same(d.source, source)) invalid = UINT64_MAX; // a handler has put other bytes in its place
        } else if (step.size ==
                   0) { // no escape: both as they are, but a backslash before a newline joins lines
            uint32_t next = u8_get(d.bytes.block, at + 1);
            if (d.codec == CODEC_UNICODE_ESCAPE && next != '\n' && invalid == UINT64_MAX) invalid = at;
            if (d.codec == CODEC_RAW_UNICODE_ESCAPE || next != '\n')
                d.out = builder_char(builder_char(d.out, '\\'), next);
            d.at += 2;
        } else {
            if (step.size == 4 && step.c > 0377 && u8_get(d.bytes.block, at + 1) <= '7' &&
                invalid == UINT64_MAX)
                invalid = at;
            d.out = builder_char(d.out, step.c);
            d.at += step.size;
        }
    }
    return warned(d, invalid);
}

static Encoder put_hex(Encoder e, uint8_t letter, uint32_t c, uint32_t digits) {
    e.out = byte_builder_put(byte_builder_put(e.out, '\\'), letter);
    while (digits--)
        e.out = byte_builder_put(e.out, text_at(TEXT("0123456789abcdef"), (c >> (4 * (digits & 7))) & 15));
    return e;
}

Encoder encoder_put_escape(Encoder e, uint32_t c) {
    if (c > 0xffff) return put_hex(e, 'U', c, 8);
    if (c > 0xff) return put_hex(e, 'u', c, 4);
    bool raw = e.codec == CODEC_RAW_UNICODE_ESCAPE;
    uint8_t letter = c == '\n' ? 'n' : c == '\t' ? 't' : c == '\r' ? 'r' : c == '\\' ? '\\' : 0;
    if (!raw && letter) {
        e.out = byte_builder_put(byte_builder_put(e.out, '\\'), letter);
        return e;
    }
    if (!raw && (c < ' ' || c > '~')) return put_hex(e, 'x', c, 2);
    e.out = byte_builder_put(e.out, (uint8_t)c);
    return e;
}
