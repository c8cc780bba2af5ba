// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// io.TextIOWrapper: text over a buffered stream. What is written is encoded into a block of its own first, so that a
// short write is a copy; what is read is decoded piece by piece. For tell(), the last piece is remembered as bytes
// together with the state that the decoder had before it.
#pragma once
#include "python/io/base.h"

enum TextIOField {
    TEXTIO_BUFFER = IO_FIELDS, // UNSET: not initialised; NONE: detached
    TEXTIO_FLAGS,              // small int: TEXTIO_*
    TEXTIO_CODEC,    // small int: enum Codec that writes without an encoder, CODEC_NONE: TEXTIO_ENCODER does
    TEXTIO_ENCODING, // str
    TEXTIO_ERRORS,   // str
    TEXTIO_NEWLINE,  // str or None: the argument
    TEXTIO_ENCODER,  // UNSET: none is needed
    TEXTIO_DECODER,  // UNSET: not readable
    TEXTIO_PENDING,  // blob: encoded, not yet handed on
    TEXTIO_PENDING_COUNT, // bytes in it
    TEXTIO_DECODED,       // str
    TEXTIO_USED,          // code points of it that were read
    TEXTIO_SNAPSHOT,      // (state of the decoder, bytes), or UNSET
    TEXTIO_CHUNK,         // small int: bytes to ask for
    TEXTIO_FIELDS,
};
enum TextIOFlags {
    TEXTIO_LINES = 1,   // line_buffering
    TEXTIO_THROUGH = 2, // write_through
    TEXTIO_WRITES = 4,  // can be written
    TEXTIO_READS = 8,   // can be read
    TEXTIO_SEEKS = 16,  // can be positioned
    TEXTIO_TELLS = 32,  // snapshots are taken
    TEXTIO_READ1 = 64,  // the buffer has read1
};

// Over a buffered stream, for a standard stream: UTF-8. newline: str or NONE.
Value textio_new(Value buffer, Value errors, Value newline, uint32_t flags);
Value textio_initialise(Value self, Value buffer, Value encoding, Value errors, Value newline,
                        uint32_t flags);
Value textio_write(Value self, Value text); // an exact str; NONE or ERROR
Value textio_flush(Value self);             // to the host
Value textio_readline(Value self, int64_t limit);
Value textio_check_open(Value self);     // NONE or ERROR
Value textio_write_pending(Value self);  // hands what is pending to the buffer
Value textio_forget_decoded(Value self); // NONE or ERROR
Value textio_read(Value self, int64_t limit);
Value textio_tell(Value self);
Value textio_seek(Value self, Value cookie, int64_t whence);
