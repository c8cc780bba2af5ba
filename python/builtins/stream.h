// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The standard streams as text: UTF-8, buffered inside the enclave, so that a call out is made for each 8 KB and not
// for each print. Output is flushed when the buffer is full, before input is read, by flush(), and at the end of the
// run; standard error after each write that ends a line. What comes in is checked: it is whatever the host says.
#pragma once
#include "python/objects/buffer.h"

enum StreamField {
    STREAM_FD,     // 0, 1 or 2
    STREAM_BLOCK,  // blob: the buffer
    STREAM_START,  // small int: first byte that was not yet taken out
    STREAM_END,    // small int: behind the last byte
    STREAM_ENDED,  // TRUE: the host has no more input
    STREAM_CLOSED, // TRUE: by close()
    STREAM_BYTES,  // the object that is .buffer
    STREAM_FIELDS,
};

Value stream_new(uint32_t fd);                // a text stream
Value stream_write(Value stream, Value text); // an exact str; NONE or ERROR
Value stream_flush(Value stream);
// The next line with its end, "" at the end of the input; limit < 0: none (in code points).
Value stream_readline(Value stream, int64_t limit);

// sys.NAME: UNSET when there is none, ERROR when module sys can't be loaded.
Value stream_of_sys(Value name);
// Writes to sys.stdout or another file object: its write method, called with a str.
Value stream_print(Value file, Value text);
// Flushes sys.stdout and sys.stderr at the end of the run: NONE, or ERROR with the exception set.
Value stream_flush_all(void);
// The same with bytes, and what both need.
Value stream_write_bytes(Value stream, Buffer bytes);
Value stream_readline_bytes(Value stream, int64_t limit);
Value stream_read(Value stream, int64_t limit, bool text);
Value stream_fill(Value stream);
Value stream_take_bytes(Value stream, uint64_t n);
