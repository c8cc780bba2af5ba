// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The methods of bytes and bytearray that build new bytes: justify, replace, join, translate and their kin.
#include "python/objects/bytelike.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

static ByteBuilder put_buffer(ByteBuilder b, Buffer bytes, uint64_t from, uint64_t to) {
    return byte_builder_block(b, bytes.block, bytes.from + from, to - from);
}

static Text place_name(enum BytePlace place) {
    if (place == BYTES_TO_LEFT) return TEXT("ljust");
    return place == BYTES_TO_RIGHT ? TEXT("rjust") : TEXT("center");
}

Value bytelike_justify(Args args, enum BytePlace place) {
    I64Result width = convert_size(arg(args, 1), 0);
    if (!width.ok) return ERROR;
    uint8_t fill = ' ';
    Value character = arg(args, 2);
    if (!is_unset(character)) {
        Buffer given =
            is_bytes_object(character) || is_bytearray(character) ? buffer_of(character) : (Buffer){0};
        if (!given.ok || given.length != 1)
            return convert_refuse(place_name(place), 2, TEXT("a byte string of length 1"), character);
        fill = buffer_at(given, 0);
    }
    ByteSelf self = bytelike_self(args);
    uint64_t n = self.bytes.length;
    int64_t missing = width.value - (int64_t)n;
    if (missing <= 0) return bytelike_part(self, 0, n);
    uint64_t left = 0;
    if (place == BYTES_TO_RIGHT) left = (uint64_t)missing;
    if (place == BYTES_TO_CENTER) left = (uint64_t)(missing / 2 + (missing & width.value & 1));
    ByteBuilder b = byte_builder_fill(byte_builder_new((uint64_t)width.value), fill, left);
    b = put_buffer(b, self.bytes, 0, n);
    return bytelike_finish(self.mutable, byte_builder_fill(b, fill, (uint64_t)missing - left));
}

Value bytelike_zfill(Args args) {
    I64Result width = convert_size(arg(args, 1), 0);
    if (!width.ok) return ERROR;
    ByteSelf self = bytelike_self(args);
    uint64_t n = self.bytes.length;
    if (width.value <= (int64_t)n) return bytelike_part(self, 0, n);
    uint8_t sign = n ? buffer_at(self.bytes, 0) : 0;
    bool is_signed = sign == '+' || sign == '-';
    ByteBuilder b = byte_builder_new((uint64_t)width.value);
    if (is_signed) b = byte_builder_put(b, sign);
    b = byte_builder_fill(b, '0', (uint64_t)width.value - n);
    return bytelike_finish(self.mutable, put_buffer(b, self.bytes, is_signed, n));
}

Value bytelike_expandtabs(Args args) {
    I64Result size = convert_int(arg(args, 1), 8);
    if (!size.ok) return ERROR;
    ByteSelf self = bytelike_self(args);
    ByteBuilder b = byte_builder_new(self.bytes.length);
    uint64_t column = 0;
    for (uint64_t i = 0; i < self.bytes.length; i++) {
        uint8_t c = buffer_at(self.bytes, i);
        if (c == '\t') {
            uint64_t spaces =
                size.value > 0 ? (uint64_t)size.value - u64_div(column, (uint64_t)size.value).remainder : 0;
            b = byte_builder_fill(b, ' ', spaces);
            column += spaces;
            continue;
        }
        column = c == '\n' || c == '\r' ? 0 : column + 1;
        b = byte_builder_put(b, c);
    }
    return bytelike_finish(self.mutable, b);
}

// --- replace -----------------------------------------------------------------------------------------------

static Value interleave(ByteSelf self, Buffer new, uint64_t limit) {
    uint64_t n = self.bytes.length;
    ByteBuilder b = byte_builder_new(n);
    for (uint64_t i = 0; i <= n && !b.failed; i++) {
        if (i >= limit) return bytelike_finish(self.mutable, put_buffer(b, self.bytes, i, n));
        b = put_buffer(b, new, 0, new.length);
        b = put_buffer(b, self.bytes, i, i < n ? i + 1 : n);
    }
    return bytelike_finish(self.mutable, b);
}

Value bytelike_replace(Args args) {
    I64Result count = convert_size(arg(args, 3), -1);
    if (!count.ok) return ERROR;
    Buffer old = buffer_require(arg(args, 1));
    if (!old.ok) return ERROR;
    Buffer new = buffer_require(arg(args, 2));
    if (!new.ok) return ERROR;
    ByteSelf self = bytelike_self(args);
    uint64_t n = self.bytes.length, limit = count.value < 0 ? UINT64_MAX : (uint64_t)count.value;
    if (limit == 0 || old.length > n) return bytelike_part(self, 0, n);
    if (old.length == 0) return interleave(self, new, limit);
    Span rest = buffer_span(self.bytes), needle = buffer_span(old);
    int64_t at = span_find(rest, needle);
    if (at < 0) return bytelike_part(self, 0, n);
    ByteBuilder b = byte_builder_new(n);
    for (; at >= 0 && limit && !b.failed; at = span_find(rest, needle), limit--) {
        b = byte_builder_block(b, rest.block, rest.from, (uint64_t)at - rest.from);
        b = put_buffer(b, new, 0, new.length);
        rest.from = (uint64_t)at + old.length;
    }
    return bytelike_finish(self.mutable, byte_builder_block(b, rest.block, rest.from, rest.to - rest.from));
}

// --- join --------------------------------------------------------------------------------------------------

Value bytelike_join(Args args) {
    Value items = arg(args, 1);
    if (!IS_A(items, list)) {
        Value iterator = object_iter(items);
        if (is_error(iterator)) {
            if (!error_matches(CLASS(TypeError))) return ERROR;
            error_clear();
            return TYPE_ERROR("can only join an iterable");
        }
        items = list_from_iterable(iterator);
        RETURN_IF_ERROR(items);
    }
    ByteSelf self = bytelike_self(args);
    ByteBuilder b = byte_builder_new(0);
    for (uint64_t i = 0; i < list_length(items) && !b.failed; i++) {
        Buffer item = buffer_of(list_get(items, i));
        if (!item.ok)
            return raise2(CLASS(TypeError), TEXT("sequence item {}: expected a bytes-like object, {t} found"),
                          int_wrap((int64_t)i), list_get(items, i));
        if (list_length(items) == 1 && !self.mutable && IS_EXACT(list_get(items, 0), bytes))
            return list_get(items, 0);
        if (i) b = put_buffer(b, self.bytes, 0, self.bytes.length);
        b = put_buffer(b, item, 0, item.length);
    }
    return bytelike_finish(self.mutable, b);
}

// --- translate ---------------------------------------------------------------------------------------------

Value bytelike_translate(Args args) {
    Buffer table = {0}, deleted = {0};
    if (!is_none(arg(args, 1))) {
        table = buffer_require(arg(args, 1));
        if (!table.ok) return ERROR;
        if (table.length != 256) return VALUE_ERROR("translation table must be 256 characters long");
    }
    if (!is_unset(arg(args, 2))) {
        deleted = buffer_require(arg(args, 2));
        if (!deleted.ok) return ERROR;
    }
    bool drop[256] = {0};
    for (uint64_t i = 0; i < deleted.length; i++) AT(drop, buffer_at(deleted, i)) = true;
    ByteSelf self = bytelike_self(args);
    ByteBuilder b = byte_builder_new(self.bytes.length);
    for (uint64_t i = 0; i < self.bytes.length; i++) {
        uint8_t c = buffer_at(self.bytes, i);
        if (!AT(drop, c)) b = byte_builder_put(b, table.ok ? buffer_at(table, c) : c);
    }
    return bytelike_finish(self.mutable, b);
}

Value bytelike_maketrans(Args args) {
    Buffer from = buffer_require(arg(args, 0));
    if (!from.ok) return ERROR;
    Buffer to = buffer_require(arg(args, 1));
    if (!to.ok) return ERROR;
    if (from.length != to.length) return VALUE_ERROR("maketrans arguments must have same length");
    Value table = bytes_new(256);
    RETURN_IF_ERROR(table);
    for (uint32_t i = 0; i < 256; i++) u8_set(ref_of(table), i, (uint8_t)i);
    for (uint64_t i = 0; i < from.length; i++) u8_set(ref_of(table), buffer_at(from, i), buffer_at(to, i));
    return table;
}
