// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// bytes and bytearray: construction, operators, indexing, comparison.
#include "python/objects/bytelike.h"
#include "python/objects/codec.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/slice.h"
#include "python/objects/tuple.h"

// --- construction ------------------------------------------------------------------------------------------

static ByteBuilder failed(void) { return (ByteBuilder){UNSET, 0, true}; }

// The byte that v is, or -1 with an exception.
static int32_t byte_of(Value v, bool mutable) {
    Value index = is_int(v) ? v : object_index(v);
    if (is_error(index)) return -1;
    if (is_int(index) && int_of(index) >= 0 && int_of(index) <= 255) return (int32_t)int_of(index);
    if (mutable)
        VALUE_ERROR("byte must be in range(0, 256)");
    else
        VALUE_ERROR("bytes must be in range(0, 256)");
    return -1;
}

ByteBuilder bytelike_from_iterable(Value iterable, bool mutable) {
    Value hint = object_length_hint(iterable, 64);
    if (is_error(hint)) return failed();
    Value iterator = object_iter(iterable);
    if (is_error(iterator)) return failed();
    int64_t expected = int_of(hint); // one that can't be met is no error: the items decide
    ByteBuilder b = byte_builder_new(expected <= 1 << 16 ? (uint64_t)expected : 64);
    while (!b.failed) {
        Value item = object_next(iterator);
        if (is_unset(item)) return b;
        int32_t byte = is_error(item) ? -1 : byte_of(item, mutable);
        if (byte < 0) return failed();
        b = byte_builder_put(b, (uint8_t)byte);
    }
    return b;
}

static ByteBuilder from_buffer(Buffer bytes) {
    return byte_builder_block(byte_builder_new(bytes.length), bytes.block, bytes.from, bytes.length);
}

static ByteBuilder from_text(Value source, Value encoding, Value errors, bool mutable) {
    if (is_unset(encoding)) {
        if (is_str(source))
            TYPE_ERROR("string argument without an encoding");
        else
            TYPE_ERROR("errors without a string argument");
        return failed();
    }
    if (is_unset(source) || !is_str(source)) {
        TYPE_ERROR("encoding without a string argument");
        return failed();
    }
    Value encoded = codec_encode(str_plain(source), encoding, errors);
    if (is_error(encoded)) return failed();
    return from_buffer(buffer_of(encoded));
}

static ByteBuilder zeros(Value count) {
    I64Result n = object_index_i64(count, CLASS(OverflowError));
    if (!n.ok) return failed();
    if (n.value < 0) {
        VALUE_ERROR("negative count");
        return failed();
    }
    return byte_builder_fill(byte_builder_new((uint64_t)n.value), 0, (uint64_t)n.value);
}

ByteBuilder bytelike_construct(bool mutable, Value source, Value encoding, Value errors) {
    encoding = str_plain(encoding), errors = str_plain(errors);
    if (!convert_codec_names(mutable ? TEXT("bytearray") : TEXT("bytes"), encoding, errors)) return failed();
    if (!is_unset(encoding) || !is_unset(errors) || is_str(source))
        return from_text(source, encoding, errors, mutable);
    if (is_unset(source)) return byte_builder_new(0);
    if (object_has_index(source)) {
        ByteBuilder b = zeros(source);
        if (!b.failed || !error_matches(CLASS(TypeError))) return b;
        error_clear();
    }
    Buffer bytes = buffer_of(source);
    if (bytes.ok) return from_buffer(bytes);
    if (IS_A(source, list) || IS_A(source, tuple)) return bytelike_from_iterable(source, mutable);
    Value iterator = object_iter(source);
    if (!is_error(iterator)) return bytelike_from_iterable(iterator, mutable);
    if (error_matches(CLASS(TypeError))) {
        error_clear();
        if (mutable)
            raise1(CLASS(TypeError), TEXT("cannot convert '{t}' object to bytearray"), source);
        else
            raise1(CLASS(TypeError), TEXT("cannot convert '{t}' object to bytes"), source);
    }
    return failed();
}

// --- operators ---------------------------------------------------------------------------------------------

Value bytelike_add(Args args) {
    ByteSelf self = bytelike_self(args);
    Buffer other = buffer_of(arg(args, 1));
    if (!other.ok)
        return raise2(CLASS(TypeError), TEXT("can't concat {t} to {t}"), arg(args, 1), arg(args, 0));
    if (!self.mutable && other.length == 0) return self.object;
    if (!self.mutable && self.bytes.length == 0 && IS_EXACT(arg(args, 1), bytes)) return arg(args, 1);
    ByteBuilder b = byte_builder_new(self.bytes.length + other.length);
    b = byte_builder_block(b, self.bytes.block, self.bytes.from, self.bytes.length);
    return bytelike_finish(self.mutable, byte_builder_block(b, other.block, other.from, other.length));
}

Value bytelike_repeat(Args args) {
    Value times = arg(args, 1);
    I64Result n = object_index_i64(times, CLASS(OverflowError));
    if (!n.ok) return ERROR;
    ByteSelf self = bytelike_self(args);
    uint64_t size = self.bytes.length, count = n.value < 0 ? 0 : (uint64_t)n.value;
    if (count == 1 && !self.mutable) return self.object;
    if (size && count > u64_div(BYTES_MAX, size).quotient) return raise_memory_error();
    uint64_t total = size * count;
    ByteBuilder b = byte_builder_new(total);
    if (size == 1)
        return bytelike_finish(self.mutable, byte_builder_fill(b, buffer_at(self.bytes, 0), total));
    if (total) b = byte_builder_block(b, self.bytes.block, self.bytes.from, size);
    while (!b.failed && b.length < total) { // what is there, once more
        uint64_t more = b.length < total - b.length ? b.length : total - b.length;
        b = byte_builder_block(b, ref_of(b.storage), 0, more);
    }
    return bytelike_finish(self.mutable, b);
}

static int32_t order(Buffer a, Buffer b) {
    uint64_t n = a.length < b.length ? a.length : b.length;
    int32_t result = bytes_compare(a.block, a.from, b.block, b.from, n);
    return result ? result : a.length < b.length ? -1 : a.length > b.length;
}

Value bytelike_compare(Args args, enum CompareOp op) {
    ByteSelf self = bytelike_self(args);
    Value other_object = arg(args, 1);
    if (!self.mutable && !is_bytes_object(other_object)) return NOT_IMPLEMENTED;
    Buffer other = buffer_of(other_object);
    if (!other.ok) return NOT_IMPLEMENTED;
    if ((op == COMPARE_EQ || op == COMPARE_NE) && self.bytes.length != other.length)
        return bool_value(op == COMPARE_NE);
    int32_t result = order(self.bytes, other);
    switch (op) {
    case COMPARE_LT: return bool_value(result < 0);
    case COMPARE_LE: return bool_value(result <= 0);
    case COMPARE_EQ: return bool_value(result == 0);
    case COMPARE_NE: return bool_value(result != 0);
    case COMPARE_GT: return bool_value(result > 0);
    default: return bool_value(result >= 0);
    }
}

static Value get_slice(Args args) {
    SliceRange range = slice_range(arg(args, 1), bytelike_self(args).bytes.length);
    if (!range.ok) return ERROR;
    ByteSelf self = bytelike_self(args); // whose length an __index__ may have changed
    uint64_t n = self.bytes.length, first = (uint64_t)range.start;
    uint64_t last = first + (range.count ? range.count - 1 : 0) * (uint64_t)range.step;
    if (range.count == 0 || first >= n || last >= n) return bytelike_part(self, 0, 0);
    if (range.step == 1) return bytelike_part(self, first, range.count);
    ByteBuilder b = byte_builder_new(range.count);
    for (uint64_t i = 0; i < range.count; i++)
        b = byte_builder_put(b, buffer_at(self.bytes, first + i * (uint64_t)range.step));
    return bytelike_finish(self.mutable, b);
}

Value bytelike_getitem(Args args) {
    Value key = arg(args, 1);
    bool mutable = is_bytearray(arg(args, 0));
    if (is_slice(key)) return get_slice(args);
    if (!object_has_index(key)) {
        if (mutable)
            return raise1(CLASS(TypeError), TEXT("bytearray indices must be integers or slices, not {t}"),
                          key);
        return raise1(CLASS(TypeError), TEXT("byte indices must be integers or slices, not {t}"), key);
    }
    I64Result index = object_index_i64(key, CLASS(IndexError));
    if (!index.ok) return ERROR;
    Buffer bytes = bytelike_self(args).bytes;
    int64_t n = (int64_t)bytes.length, i = index.value < 0 ? index.value + n : index.value;
    if (i >= 0 && i < n) return int_u32(buffer_at(bytes, (uint64_t)i));
    return raise0(CLASS(IndexError),
                  mutable ? TEXT("bytearray index out of range") : TEXT("index out of range"));
}
