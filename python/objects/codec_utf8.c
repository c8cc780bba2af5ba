// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// UTF-8 (RFC 3629). Strict conversions take two passes: measure and check, then fill.
#include "python/objects/codec.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"

uint64_t codec_ascii_run(Ref block, uint64_t from, uint64_t to) {
    while (from + 8 <= to && !(u64_get(block, from) & UINT64_C(0x8080808080808080))) from += 8;
    while (from < to && u8_get(block, from) < 0x80) from++;
    return from;
}

// What may follow a first byte: table 3-7 of the Unicode standard.
CodecStep codec_read_utf8(View v, uint64_t at, uint64_t end) {
    uint32_t first = view_u8(v, at), size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (first < 0xc2 || first > 0xf4) return (CodecStep){0, 1, PROBLEM_START};
    uint32_t low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    uint32_t high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    uint32_t c = first & (0x7f >> (size & 7));
    for (uint32_t k = 1; k < size; k++) {
        if (at + k >= end) return (CodecStep){0, k, PROBLEM_END};
        uint32_t next = view_u8(v, at + k);
        if (next < low || next > high) return (CodecStep){0, k, PROBLEM_CONTINUATION};
        low = 0x80, high = 0xbf;
        c = c << 6 | (next & 0x3f);
    }
    return (CodecStep){c, size, PROBLEM_NONE};
}

static Value fill(Ref block, uint64_t from, uint64_t to, uint32_t kind, uint64_t length) {
    Value s = str_new(kind, length);
    RETURN_IF_ERROR(s);
    View view = bytes_view(block);
    Edit edit = bytes_edit(ref_of(s));
    uint32_t shift = str_kind_shift(kind);
    for (uint64_t at = 0; from < to; at++) {
        uint32_t c = view_u8(view, from);
        if (c < 0x80 && shift == 0) { // a run of ASCII at once
            uint64_t run = codec_ascii_run(block, from, to);
            bytes_copy(ref_of(s), at, block, from, run - from);
            at += run - from - 1;
            from = run;
            continue;
        }
        if (c >= 0x80) {
            CodecStep step = codec_read_utf8(view, from, to);
            c = step.c;
            from += step.size;
        } else {
            from++;
        }
        if (shift == 0)
            edit_u8(edit, at, (uint8_t)c);
        else if (shift == 1)
            edit_u16(edit, at, (uint16_t)c);
        else
            edit_u32(edit, at, c);
    }
    return s;
}

static Value raise_decode(Ref block, uint64_t from, uint64_t n, uint64_t start) {
    Value source = bytes_from_block(block, from, n);
    RETURN_IF_ERROR(source);
    Buffer bytes = {true, ref_of(source), 0, n};
    Decoder d = {.codec = CODEC_UTF8, .source = source, .bytes = bytes, .at = start - from, .errors = UNSET};
    decoder_problem(d, codec_read_utf8(bytes_view(bytes.block), d.at, n));
    return ERROR;
}

Value str_from_utf8(Ref block, uint64_t from, uint64_t n) {
    uint64_t to = from + n, i = codec_ascii_run(block, from, to), length = i - from;
    if (i == to) {
        if (n == 0) return str_from_text(TEXT(""));
        if (n == 1) return str_from_code_point(u8_get(block, from));
        Value s = str_new(STR_ASCII, n);
        RETURN_IF_ERROR(s);
        bytes_copy(ref_of(s), 0, block, from, n);
        return s;
    }
    View view = bytes_view(block);
    uint32_t bits = 0;
    while (i < to) {
        CodecStep step = codec_read_utf8(view, i, to);
        if (step.problem) return raise_decode(block, from, n, i);
        bits |= step.c;
        i += step.size;
        length++;
        uint64_t run = codec_ascii_run(block, i, to);
        length += run - i;
        i = run;
    }
    if (length == 1) return str_from_code_point(bits);
    return fill(block, from, to, str_kind_of_bits(bits), length);
}

// --- encoding ----------------------------------------------------------------------------------------------

INLINE uint64_t write_sequence(Edit edit, uint64_t at, uint32_t c) {
    if (c < 0x80) {
        edit_u8(edit, at, (uint8_t)c);
        return at + 1;
    }
    uint32_t size = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (uint32_t k = size - 1; k > 0; k--, c >>= 6) edit_u8(edit, at + k, (uint8_t)(0x80 | (c & 0x3f)));
    edit_u8(edit, at, (uint8_t)((0xf00u >> (size & 7)) | c));
    return at + size;
}

static Value latin1_to_utf8(Ref r, uint64_t n) {
    View view = bytes_view(r);
    uint64_t size = n, at = 0;
    for (uint64_t i = 0; i < n; i++) size += view_u8(view, i) >> 7;
    Value out = bytes_new(size);
    RETURN_IF_ERROR(out);
    Edit edit = bytes_edit(ref_of(out));
    for (uint64_t i = 0; i < n;) {
        uint64_t run = codec_ascii_run(r, i, n);
        bytes_copy(ref_of(out), at, r, i, run - i);
        at += run - i;
        if (run < n) at = write_sequence(edit, at, view_u8(view, run));
        i = run + 1;
    }
    return out;
}

Value str_to_utf8(Value s) {
    Ref r = ref_of(s);
    uint64_t n = str_length(r), size = 0;
    if (str_kind(r) == STR_ASCII) return bytes_from_block(r, 0, n);
    if (str_kind(r) == STR_LATIN1) return latin1_to_utf8(r, n);
    Units units = str_units(s);
    for (uint64_t i = 0; i < n; i++) {
        uint32_t c = unit_at(units, i);
        if (unlikely(c - 0xd800 < 0x800)) {
            uint64_t end = i + 1;
            while (end < n && !encoder_can(CODEC_UTF8, unit_at(units, end))) end++;
            encoder_problem((Encoder){.codec = CODEC_UTF8, .text = s, .at = i, .errors = UNSET}, end);
            return ERROR;
        }
        size += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
    Value out = bytes_new(size);
    RETURN_IF_ERROR(out);
    Edit edit = bytes_edit(ref_of(out));
    uint64_t at = 0;
    for (uint64_t i = 0; i < n; i++) at = write_sequence(edit, at, unit_at(units, i));
    return out;
}
