// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// bytes: a bytes block of shape SHAPE(bytes), its aux word the 30-bit hash, 0 while not computed. Functions
// take exact bytes (object_plain first, for a subclass).
#pragma once
#include "python/objects/buffer.h"

INLINE bool is_bytes_object(Value v) { return layout_of(v) == T_bytes; } // subclasses too
// The exact bytes behind bytes or an instance of a subclass; anything else as it is.
INLINE Value bytes_plain(Value v) { return likely(IS_EXACT(v, bytes)) ? v : object_plain(v); }

Value bytes_new(uint64_t length); // all 0, to be filled before anybody sees it
Value bytes_from_block(Ref block, uint64_t from, uint64_t n);
Value bytes_from_text(Text text);
Value bytes_from_byte(uint8_t c); // shared
uint32_t bytes_hash30(Value v);   // 30 bits, never 0
Value bytes_concat(Value a, Value b);
Value bytes_repr(Value v);
Value buffer_hex(Buffer bytes, Value separator, Value group); // the arguments of bytes.hex

// Iterators over bytes and bytearrays (classes bytes_iterator and bytearray_iterator).
enum BytesIteratorField { BYTES_ITERATOR_BYTES, BYTES_ITERATOR_INDEX, BYTES_ITERATOR_FIELDS };
Value bytes_iterator_next(Value iterator); // UNSET at the end
Value bytes_iterator_length(Value iterator);
Value bytes_iterator_reduce(Value iterator);
Value bytes_iterator_set(Value iterator, Value state);

// Building bytes: a local struct like str.h's Builder.
typedef struct {
    Value storage; // a blob
    uint64_t length;
    bool failed; // an exception is set: remembered until byte_builder_finish returns ERROR
} ByteBuilder;
ByteBuilder byte_builder_new(uint64_t size); // with room for so many
ByteBuilder byte_builder_grow(ByteBuilder b, uint64_t extra);
INLINE ByteBuilder byte_builder_put(ByteBuilder b, uint8_t c) {
    if (unlikely(b.failed)) return b;
    if (unlikely(b.length >= bytes_length(ref_of(b.storage)))) {
        b = byte_builder_grow(b, 1);
        if (b.failed) return b;
    }
    u8_set(ref_of(b.storage), b.length++, c);
    return b;
}
ByteBuilder byte_builder_block(ByteBuilder b, Ref block, uint64_t from, uint64_t n);
ByteBuilder byte_builder_fill(ByteBuilder b, uint8_t c, uint64_t n);
ByteBuilder byte_builder_ascii(ByteBuilder b, Value s); // an ASCII str
Value byte_builder_finish(ByteBuilder b);               // exact bytes, or ERROR
