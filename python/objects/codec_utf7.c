// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// UTF-7 (RFC 2152): ASCII, and runs of UTF-16 in base 64 between + and -.
#include "python/objects/codec.h"

static bool is_base64(uint32_t c) { return (c | 32) - 'a' < 26 || c - '0' < 10 || c == '+' || c == '/'; }
static uint32_t base64_value(uint32_t c) {
    if (c - 'A' < 26) return c - 'A';
    if (c - 'a' < 26) return c - 'a' + 26;
    if (c - '0' < 10) return c - '0' + 52;
    return c == '+' ? 62 : 63;
}
static uint8_t base64_digit(uint32_t value) {
    return text_at(TEXT("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"), value & 63);
}

// --- decoding ---
typedef struct {
    bool open;               // between + and -
    uint64_t start, written; // where the + is, and how much text there was before it
    uint32_t buffer, bits,
        high; // bits not yet used, how many, and a high surrogate that waits for its low one
} Shift;

static Decoder put_unit(Decoder d, uint32_t unit, uint32_t high) {
    if (high && unit - 0xdc00 < 0x400) {
        d.out = builder_char(d.out, 0x10000 + ((high - 0xd800) << 10 | (unit - 0xdc00)));
        return d;
    }
    if (high) d.out = builder_char(d.out, high);
    if (unit - 0xd800 >= 0x400) d.out = builder_char(d.out, unit);
    return d;
}

static Decoder problem_from(Decoder d, uint64_t start, enum CodecProblem problem) {
    uint64_t end = d.at;
    d.at = start;
    return decoder_problem(d, (CodecStep){0, (uint32_t)(end - start), problem});
}

Decoder decoder_utf7(Decoder d, bool final) {
    Shift s = {0};
    while (!d.failed && !d.out.failed) {
        if (d.at == d.bytes.length) {
            bool rest = s.high || s.bits >= 6 || (s.bits > 0 && s.buffer != 0);
            if (!s.open || (final && !rest)) break;
            if (final) {
                s.open = false;
                d = problem_from(d, s.start, PROBLEM_UTF7_OPEN);
                continue;
            }
            d.at = s.start; // once more, when there is more of it
            d.out.length = s.written;
            break;
        }
        uint32_t c = u8_get(d.bytes.block, d.bytes.from + d.at);
        if (s.open && is_base64(c)) {
            d.at++;
            s.buffer = s.buffer << 6 | base64_value(c);
            s.bits += 6;
            if (s.bits < 16) continue;
            s.bits -= 16;
            uint32_t unit = s.buffer >> (s.bits & 7) & 0xffff;
            s.buffer &= (1u << (s.bits & 7)) - 1;
            d = put_unit(d, unit, s.high);
            s.high = unit - 0xd800 < 0x400 ? unit : 0;
        } else if (s.open) {
            s.open = false;
            if (s.bits >= 6 || s.buffer != 0) {
                d.at++;
                d = problem_from(d, s.start, s.bits >= 6 ? PROBLEM_UTF7_PARTIAL : PROBLEM_UTF7_PADDING);
                continue;
            }
            if (s.high && c < 0x80 && c != '+') d.out = builder_char(d.out, s.high);
            d.at += c == '-';
        } else if (c == '+') {
            uint64_t start = d.at++;
            uint32_t next = d.at < d.bytes.length ? u8_get(d.bytes.block, d.bytes.from + d.at) : 'A';
            if (next == '-') {
                d.at++;
                d.out = builder_char(d.out, '+');
            } else if (!is_base64(next)) {
                d.at++;
                d = problem_from(d, start, PROBLEM_UTF7_SEQUENCE);
            } else {
                s = (Shift){true, start, d.out.length, 0, 0, 0};
            }
        } else if (c < 0x80) {
            d.out = builder_char(d.out, c);
            d.at++;
        } else {
            d.at++;
            d = problem_from(d, d.at - 1, PROBLEM_UTF7_SPECIAL);
        }
    }
    return d;
}

// --- encoding ---
static bool is_direct(uint32_t c) {
    if (c == 9 || c == 10 || c == 13) return true;
    return c >= ' ' && c < '~' && c != '+' && c != '\\';
}

typedef struct {
    ByteBuilder out;
    uint32_t buffer, bits;
} Base64;

static Base64 put_pair(Base64 b, uint32_t unit) {
    b.buffer = (b.buffer << 16 | unit) & 0x3fffff;
    b.bits += 16;
    while (b.bits >= 6) {
        b.bits -= 6;
        b.out = byte_builder_put(b.out, base64_digit(b.buffer >> (b.bits & 31)));
    }
    return b;
}

static Base64 put_rest(Base64 b) {
    if (b.bits > 0) b.out = byte_builder_put(b.out, base64_digit(b.buffer << ((6 - b.bits) & 7)));
    return (Base64){b.out, 0, 0};
}

Value codec_encode_utf7(Value text) {
    Units units = str_units(text);
    uint64_t n = str_length(ref_of(text));
    Base64 b = {.out = byte_builder_new(n)};
    bool open = false;
    for (uint64_t i = 0; i < n && !b.out.failed; i++) {
        uint32_t c = unit_at(units, i);
        if (is_direct(c)) {
            if (open) {
                b = put_rest(b);
                if (is_base64(c) || c == '-') b.out = byte_builder_put(b.out, '-');
                open = false;
            }
            b.out = byte_builder_put(b.out, (uint8_t)c);
            continue;
        }
        if (!open) {
            b.out = byte_builder_put(b.out, '+');
            if (c == '+') {
                b.out = byte_builder_put(b.out, '-');
                continue;
            }
            open = true;
        }
        if (c >= 0x10000) b = put_pair(b, 0xd7c0 + (c >> 10));
        b = put_pair(b, c >= 0x10000 ? 0xdc00 | (c & 0x3ff) : c);
    }
    b = put_rest(b);
    if (open) b.out = byte_builder_put(b.out, '-');
    return byte_builder_finish(b.out);
}
