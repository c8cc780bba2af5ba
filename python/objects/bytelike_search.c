// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Searching methods of bytes and bytearray.
#include "python/objects/bytelike.h"
#include "python/objects/error.h"
#include "python/objects/slice.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

ByteSelf bytelike_self(Args args) {
    Value object = arg(args, 0);
    if (is_bytearray(object)) return (ByteSelf){object, true, bytearray_buffer(object)};
    object = bytes_plain(object);
    return (ByteSelf){object, false, {true, ref_of(object), 0, bytes_length(ref_of(object))}};
}

Value bytelike_part(ByteSelf self, uint64_t from, uint64_t n) {
    if (self.mutable) return bytearray_from_block(self.bytes.block, self.bytes.from + from, n);
    if (n == self.bytes.length) return self.object;
    return bytes_from_block(self.bytes.block, self.bytes.from + from, n);
}

Value bytelike_finish(bool mutable, ByteBuilder b) {
    return mutable ? bytearray_from_builder(b) : byte_builder_finish(b);
}

Buffer bytelike_needle(Value v) {
    Buffer found = buffer_of(v);
    if (found.ok) return found;
    if (!object_has_index(v)) {
        raise1(CLASS(TypeError), TEXT("argument should be integer or bytes-like object, not '{t}'"), v);
        return found;
    }
    Value index = object_index(v);
    if (is_error(index)) return found;
    if (!is_int(index) || int_of(index) < 0 || int_of(index) > 255) {
        VALUE_ERROR("byte must be in range(0, 256)");
        return found;
    }
    Value byte = bytes_from_byte((uint8_t)int_of(index));
    return is_error(byte) ? found : (Buffer){true, ref_of(byte), 0, 1};
}

// The window of self that start and end tell, as a span.
typedef struct {
    bool ok, empty; // empty: not even an empty needle lies in it
    Span span;
} Place;

static Place place_of(ByteSelf self, Value start, Value end) {
    Window w = slice_window(start, end, self.bytes.length);
    if (!w.ok || w.from > w.to) return (Place){w.ok, true, {0}};
    uint64_t base = self.bytes.from;
    return (Place){true, false, {self.bytes.block, 0, base + w.from, base + w.to}};
}

Value bytelike_search(Args args, enum ByteSearch kind) {
    Buffer needle = bytelike_needle(arg(args, 1));
    if (!needle.ok) return ERROR;
    Place place = place_of(bytelike_self(args), arg(args, 2), arg(args, 3));
    if (!place.ok) return ERROR;
    ByteSelf self = bytelike_self(args); // __index__ of a bound may have changed it
    if (place.span.to > self.bytes.from + self.bytes.length) place.empty = true;
    if (kind == BYTES_COUNT) {
        if (place.empty) return int_u32(0);
        if (needle.length == 0) return int_wrap((int64_t)(place.span.to - place.span.from) + 1);
        return int_wrap((int64_t)span_count(place.span, buffer_span(needle), UINT64_MAX));
    }
    int64_t at = -1;
    if (!place.empty)
        at = kind == BYTES_FIND || kind == BYTES_INDEX ? span_find(place.span, buffer_span(needle))
                                                       : span_rfind(place.span, buffer_span(needle));
    if (at >= 0) return int_wrap(at - (int64_t)self.bytes.from);
    return kind == BYTES_INDEX || kind == BYTES_RINDEX ? VALUE_ERROR("subsection not found") : int_i32(-1);
}

Value bytelike_contains(Args args) {
    Value item = arg(args, 1);
    Buffer needle = object_has_index(item) ? bytelike_needle(item) : buffer_require(item);
    if (!needle.ok) return ERROR;
    return bool_value(span_find(buffer_span(bytelike_self(args).bytes), buffer_span(needle)) >= 0);
}

// --- at the ends -------------------------------------------------------------------------------------------

static bool lies_at(Span text, Buffer part, bool at_end) {
    if (part.length > text.to - text.from) return false;
    if (at_end)
        text.from = text.to - part.length;
    else
        text.to = text.from + part.length;
    return span_equal(text, buffer_span(part));
}

Value bytelike_tail(Args args, bool at_end) {
    Value part = arg(args, 1);
    Place place = place_of(bytelike_self(args), arg(args, 2), arg(args, 3));
    if (!place.ok) return ERROR;
    if (IS_A(part, tuple)) {
        Value parts = object_plain(part);
        for (uint64_t i = 0, n = tuple_length(parts); i < n; i++) {
            Buffer item = buffer_require(tuple_get(parts, i));
            if (!item.ok) return ERROR;
            if (!place.empty && lies_at(place.span, item, at_end)) return TRUE;
        }
        return FALSE;
    }
    Buffer bytes = buffer_of(part);
    if (!bytes.ok) {
        Value name = str_from_text(at_end ? TEXT("endswith") : TEXT("startswith"));
        RETURN_IF_ERROR(name);
        return raise2(CLASS(TypeError), TEXT("{} first arg must be bytes or a tuple of bytes, not {t}"), name,
                      part);
    }
    return bool_value(!place.empty && lies_at(place.span, bytes, at_end));
}

Value bytelike_remove_end(Args args, bool at_end) {
    ByteSelf self = bytelike_self(args);
    Buffer part = buffer_require(arg(args, 1));
    if (!part.ok) return ERROR;
    if (!lies_at(buffer_span(self.bytes), part, at_end)) return bytelike_part(self, 0, self.bytes.length);
    return bytelike_part(self, at_end ? 0 : part.length, self.bytes.length - part.length);
}

Value bytelike_partition(Args args, bool from_end) {
    ByteSelf self = bytelike_self(args);
    Buffer separator = buffer_require(arg(args, 1));
    if (!separator.ok) return ERROR;
    if (separator.length == 0) return VALUE_ERROR("empty separator");
    Span text = buffer_span(self.bytes), needle = buffer_span(separator);
    int64_t found = from_end ? span_rfind(text, needle) : span_find(text, needle);
    uint64_t n = self.bytes.length, at = found < 0 ? (from_end ? 0 : n) : (uint64_t)found - self.bytes.from;
    uint64_t width = found < 0 ? 0 : separator.length;
    Value before = bytelike_part(self, 0, at);
    RETURN_IF_ERROR(before);
    Value middle = found < 0      ? bytelike_part(self, 0, 0)
                   : self.mutable ? bytearray_from_block(separator.block, separator.from, separator.length)
                                  : arg(args, 1);
    RETURN_IF_ERROR(middle);
    Value after = bytelike_part(self, at + width, n - at - width);
    RETURN_IF_ERROR(after);
    return tuple3(before, middle, after);
}
