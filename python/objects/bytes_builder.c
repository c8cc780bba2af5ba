// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Building bytes piece by piece, in a blob that doubles and becomes the bytes object at the end.
#include "python/objects/bytes.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"

ByteBuilder byte_builder_new(uint64_t size) {
    ByteBuilder b = {new_blob(size), 0, false};
    b.failed = is_error(b.storage);
    return b;
}

// Makes room for `extra` more bytes.
ByteBuilder byte_builder_grow(ByteBuilder b, uint64_t extra) {
    if (b.failed) return b;
    uint64_t capacity = bytes_length(ref_of(b.storage)), need = b.length + extra;
    if (need <= capacity) return b;
    uint64_t wanted = capacity < 32 ? 64 : capacity * 2;
    Value storage = new_blob(wanted < need ? need : wanted);
    if (is_error(storage)) {
        b.failed = true;
        return b;
    }
    bytes_copy(ref_of(storage), 0, ref_of(b.storage), 0, b.length);
    b.storage = storage;
    return b;
}

ByteBuilder byte_builder_block(ByteBuilder b, Ref block, uint64_t from, uint64_t n) {
    b = byte_builder_grow(b, n);
    if (b.failed) return b;
    bytes_copy(ref_of(b.storage), b.length, block, from, n);
    b.length += n;
    return b;
}

ByteBuilder byte_builder_fill(ByteBuilder b, uint8_t c, uint64_t n) {
    b = byte_builder_grow(b, n);
    if (b.failed) return b;
    bytes_fill(ref_of(b.storage), b.length, n, c);
    b.length += n;
    return b;
}

ByteBuilder byte_builder_ascii(ByteBuilder b, Value s) {
    if (is_error(s)) b.failed = true;
    return b.failed ? b : byte_builder_block(b, ref_of(s), 0, bytes_length(ref_of(s)));
}

Value byte_builder_finish(ByteBuilder b) {
    if (b.failed) return ERROR;
    Ref r = ref_of(b.storage);
    uint64_t size = bytes_length(r);
    if (b.length < 1024 && b.length + 32 < size) return bytes_from_block(r, 0, b.length); // leave no waste
    bytes_shrink(r, b.length);
    shape_set(r, SHAPE(bytes));
    return b.storage;
}
