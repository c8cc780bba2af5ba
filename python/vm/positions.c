// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Packs positions, and unpacks them.
#include "python/vm/positions.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"

ByteBuilder packed_put(ByteBuilder b, uint64_t n) {
    for (; n >= 128; n >>= 7) b = byte_builder_put(b, (uint8_t)(n | 128));
    return byte_builder_put(b, (uint8_t)n);
}
static uint64_t with_sign(int64_t n) { return n < 0 ? (uint64_t)-(n + 1) << 1 | 1 : (uint64_t)n << 1; }
ByteBuilder packed_put_signed(ByteBuilder b, int64_t n) { return packed_put(b, with_sign(n)); }

Packed packed_byte(Packed p) {
    p.failed = p.failed || p.at >= bytes_length(p.bytes);
    p.n = p.failed ? 0 : u8_get(p.bytes, p.at);
    p.at++;
    return p;
}
Packed packed_number(Packed p) {
    uint64_t n = 0, size = bytes_length(p.bytes);
    for (uint32_t shift = 0; p.at < size && shift < 63; shift += 7) {
        uint8_t byte = u8_get(p.bytes, p.at++);
        n |= (uint64_t)(byte & 127) << (shift & 63);
        p.n = n;
        if (byte < 128) return p;
    }
    p.failed = true;
    return p;
}
int64_t packed_signed(uint64_t n) { return n & 1 ? -(int64_t)(n >> 1) - 1 : (int64_t)(n >> 1); }

Value positions_pack(Ref positions) {
    uint32_t size = bytes_length(positions), line = 0;
    ByteBuilder b = byte_builder_new(size / 4 + 16);
    for (uint32_t i = 0; i + 12 <= size; i += 12) {
        if (i > 0 && u64_get(positions, i) == u64_get(positions, i - 12) &&
            u32_get(positions, i + 8) == u32_get(positions, i - 4)) {
            b = byte_builder_put(b, 0);
            continue;
        }
        uint32_t first = u32_get(positions, i), last = u32_get(positions, i + 4);
        b = packed_put(b, 1 + with_sign((int64_t)first - line));
        b = packed_put_signed(b, (int64_t)last - first);
        b = packed_put(b, u16_get(positions, i + 8));
        b = packed_put(b, u16_get(positions, i + 10));
        line = first;
    }
    return byte_builder_finish(b);
}

typedef struct {
    Packed packed;
    bool repeats;
    uint32_t line, end_line;
    uint16_t column, end_column;
} Step;
// The position after one whose line was this.
static Step next_step(Packed p, uint32_t line) {
    Step s = {.packed = packed_number(p), .line = line};
    s.repeats = s.packed.n == 0;
    if (s.repeats || s.packed.failed) return s;
    s.line += (uint32_t)packed_signed(s.packed.n - 1);
    s.packed = packed_number(s.packed);
    s.end_line = s.line + (uint32_t)packed_signed(s.packed.n);
    s.packed = packed_number(s.packed);
    s.column = (uint16_t)s.packed.n;
    s.packed = packed_number(s.packed);
    s.end_column = (uint16_t)s.packed.n;
    return s;
}

Value positions_unpack(Ref packed) {
    Step s = {.packed.bytes = packed};
    uint64_t count = 0;
    while (s.packed.at < bytes_length(packed) && !s.packed.failed) {
        s = next_step(s.packed, s.line);
        count++;
    }
    Value blob = new_blob(count * 12);
    RETURN_IF_ERROR(blob);
    s = (Step){.packed.bytes = packed};
    for (uint64_t at = 0; at < count * 12; at += 12) {
        s = next_step(s.packed, s.line);
        if (s.repeats && at > 0) {
            bytes_copy(ref_of(blob), at, ref_of(blob), at - 12, 12);
            continue;
        }
        u32_set(ref_of(blob), at, s.line);
        u32_set(ref_of(blob), at + 4, s.end_line);
        u16_set(ref_of(blob), at + 8, s.column);
        u16_set(ref_of(blob), at + 10, s.end_column);
    }
    return blob;
}
Position position_at(Ref positions, uint32_t index) {
    uint64_t at = (uint64_t)index * 12;
    uint16_t column = u16_get(positions, at + 8), end = u16_get(positions, at + 10);
    return (Position){u32_get(positions, at), u32_get(positions, at + 4), column == 0xffff ? -1 : column,
                      end == 0xffff ? -1 : end};
}
Position positions_find(Ref packed, uint32_t index) {
    Step s = {.packed.bytes = packed}, last = {0};
    for (uint64_t i = 0; i <= index; i++) {
        if (s.packed.at >= bytes_length(packed)) return (Position){0, 0, -1, -1};
        s = next_step(s.packed, s.line);
        if (!s.repeats || i == 0) last = s;
    }
    return (Position){last.line, last.end_line, last.column == 0xffff ? -1 : last.column,
                      last.end_column == 0xffff ? -1 : last.end_column};
}
bool positions_are_valid(Ref packed) {
    Packed p = {.bytes = packed};
    while (p.at < bytes_length(packed) && !p.failed) p = next_step(p, 0).packed;
    return !p.failed;
}
