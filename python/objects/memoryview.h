// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// memoryview: a window on the bytes of another object, as items of a struct format in one or more dimensions.
// It keeps the block itself: bytes never change, and a bytearray that must change its length while views on it
// are alive refuses (BufferError), or moves to another block, so that an index inside the shape stays inside
// the block.
#pragma once
#include "python/objects/buffer.h"

enum MemoryviewField {
    MEMORYVIEW_OBJECT,  // whose bytes these are
    MEMORYVIEW_STORAGE, // the block with them; UNSET when released
    MEMORYVIEW_START,   // small int: byte of the block where item [0, 0, ...] is
    MEMORYVIEW_FORMAT,  // str: a struct format of one item
    MEMORYVIEW_SHAPE,   // tuple of small ints
    MEMORYVIEW_STRIDES, // tuple of small ints, in bytes
    MEMORYVIEW_READONLY,
    MEMORYVIEW_HASH, // int, or UNSET: not asked yet
    MEMORYVIEW_FIELDS,
};

Value memoryview_new(Value object);       // memoryview(object)
Buffer memoryview_buffer(Value view);     // its bytes in C order: a copy unless they lie so
uint32_t memory_item_type(Value format);  // the format's letter, or 0: not a native single one
uint32_t memory_item_size(uint32_t type); // in bytes; 0: unknown
Value memory_item_get(uint32_t type, Ref block, uint64_t at);
// NONE, or ERROR: the value does not fit the format.
Value memory_item_set(uint32_t type, Ref block, uint64_t at, Value v);
