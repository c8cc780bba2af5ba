// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// io.BufferedReader, BufferedWriter, BufferedRandom: a buffer before a raw stream. It holds either bytes read ahead or
// bytes to be written, never both.
#pragma once
#include "python/io/base.h"

enum BufferedField {
    BUFFERED_RAW = IO_FIELDS, // UNSET: not initialised; NONE: detached
    BUFFERED_BLOCK,           // blob
    BUFFERED_START,           // bytes read ahead: [START, END) of the block
    BUFFERED_END,
    BUFFERED_WRITTEN, // bytes to be written: [0, WRITTEN) of the block
    BUFFERED_KIND,    // small int: BUFFERED_READS, BUFFERED_WRITES or both
    BUFFERED_FIELDS,
};
enum { BUFFERED_READS = 1, BUFFERED_WRITES = 2, BUFFERED_BOTH = 3 };

INLINE bool buffered_is(Value v) {
    return IS_EXACT(v, BufferedWriter) || IS_EXACT(v, BufferedReader) || IS_EXACT(v, BufferedRandom);
}
// For exactly these classes:
Value buffered_reader_new(Value raw);
Value buffered_writer_new(Value raw);
Value buffered_write(Value self, Ref block, uint64_t from, uint64_t n); // NONE or ERROR
Value buffered_flush(Value self);
Value buffered_read1(Value self, uint64_t most); // bytes
// Is it closed (or not usable)? Exact for one over an exact FileIO.
bool buffered_is_quick(Value self); // raw is exactly a FileIO
bool buffered_closed_quick(Value self);
