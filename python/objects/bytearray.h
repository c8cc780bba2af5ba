// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// bytearray: a run of bytes inside a larger blob. Room behind the run makes appending cheap, room before it
// makes deleting from the front cheap. Functions take a bytearray or an instance of a subclass.
#pragma once
#include "python/objects/bytes.h"

enum BytearrayField {
    BYTEARRAY_STORAGE, // blob
    BYTEARRAY_START,   // small int: where in it the bytes begin
    BYTEARRAY_LENGTH,  // small int
    BYTEARRAY_EXPORTS, // weak storage of the memoryviews that forbid a change of length, or UNSET
    BYTEARRAY_FIELDS,
};

// array.array (python/modules/array.c) is the same with items of another type: the functions here take it too.
enum ArrayField { ARRAY_TYPE = BYTEARRAY_FIELDS, ARRAY_FIELDS }; // small int: the letter of its typecode

// Can a memoryview on it be written?
bool bytearray_is_exported(Value self);
INLINE bool is_exporter(Value v) { return IS_A(v, bytearray) || IS_A(v, array); }
INLINE bool is_bytearray(Value v) { return IS_A(v, bytearray); }
INLINE uint64_t bytearray_length(Value v) { return (uint64_t)int_of(slot_get(ref_of(v), BYTEARRAY_LENGTH)); }
INLINE Buffer bytearray_buffer(Value v) {
    Ref r = ref_of(v);
    return (Buffer){true, ref_of(slot_get(r, BYTEARRAY_STORAGE)),
                    (uint64_t)int_of(slot_get(r, BYTEARRAY_START)), bytearray_length(v)};
}

Value bytearray_from_block(Ref block, uint64_t from, uint64_t n);
Value bytearray_from_builder(ByteBuilder b);
// Remembers a memoryview on its storage. NONE or ERROR.
Value bytearray_export(Value self, Value view);
// Replaces [from .. to) by n bytes of a block (which may be its own storage). NONE, or ERROR (MemoryError,
// BufferError when it is exported).
Value bytearray_replace(Value self, uint64_t from, uint64_t to, Ref block, uint64_t block_from, uint64_t n);
