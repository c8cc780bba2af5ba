// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The bytes of bytes-like objects.
#include "python/objects/buffer.h"
#include "python/objects/bytearray.h"
#include "python/objects/error.h"
#include "python/objects/memoryview.h"

Buffer buffer_of(Value v) {
    switch (layout_of(v)) {
    case T_bytes: {
        Ref block = ref_of(bytes_plain(v));
        return (Buffer){true, block, 0, bytes_length(block)};
    }
    case T_array:
    case T_bytearray: return bytearray_buffer(v);
    case T_memoryview: return memoryview_buffer(v);
    default: return (Buffer){0};
    }
}

Buffer buffer_require(Value v) {
    Buffer buffer = buffer_of(v);
    if (!buffer.ok && !error_is_set())
        raise1(CLASS(TypeError), TEXT("a bytes-like object is required, not '{t}'"), v);
    return buffer;
}

Buffer buffer_writable(Value v) {
    if (is_exporter(v)) return bytearray_buffer(v);
    if (!IS_A(v, memoryview)) return (Buffer){0};
    Buffer bytes = memoryview_buffer(v);
    Value storage = bytes.ok ? slot_get(ref_of(v), MEMORYVIEW_STORAGE) : UNSET;
    if (!bytes.ok || !is_false(slot_get(ref_of(v), MEMORYVIEW_READONLY))) return (Buffer){0};
    return same_ref(bytes.block, ref_of(storage)) ? bytes : (Buffer){0}; // else they are a copy
}
