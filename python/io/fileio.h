// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// io.FileIO: a descriptor as a raw stream; and paths as arguments.
#pragma once
#include "python/io/base.h"
#include "python/io/file.h"

enum FileIOField {
    FILEIO_FD = IO_FIELDS, // small int, -1: closed
    FILEIO_FLAGS,          // small int: FILEIO_*
    FILEIO_SEEKABLE,       // UNSET: not yet known
    FILEIO_FIELDS,
};
enum FileIOFlags {
    FILEIO_READS = 1,
    FILEIO_WRITES = 2,
    FILEIO_CREATES = 4, // mode x
    FILEIO_APPENDS = 8,
    FILEIO_CLOSES = 16, // closefd
};

Value fileio_new(uint32_t fd, uint32_t flags); // on an open descriptor
INLINE int64_t fileio_fd(Value file) { return int_of(slot_get(ref_of(file), FILEIO_FD)); }
INLINE uint32_t fileio_flags(Value file) { return (uint32_t)int_of(slot_get(ref_of(file), FILEIO_FLAGS)); }
// Reads all there is: bytes, or ERROR.
Value fileio_read_all(Value file);

// os.fspath: a str or bytes, or ERROR.
Value path_of(Value v);
// The path as an exact str, bytes decoded as the file system's names are; ERROR: TypeError or an embedded NUL.
Value path_text(Value path);
