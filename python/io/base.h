// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The base classes of module io (_IOBase, _RawIOBase, _BufferedIOBase, _TextIOBase), and what all streams share:
// errors, checks, and places to read into. A stream's own attributes are in the dict of field IO_DICT.
#pragma once
#include "python/objects/buffer.h"

enum IOField { IO_DICT, IO_FIELDS };
enum { IO_BUFFER_SIZE = 8192 };

bool io_boot(void); // at start-up
// An instance of a class of streams, to be finalised (closed) when it is unreachable.
Value io_new_instance(Value class);
Value io_unsupported_class(void);           // io.UnsupportedOperation; ERROR
Value io_raise_unsupported(Text operation); // ERROR
Value io_raise_closed(void);                // ValueError "I/O operation on closed file."
// Is the stream closed, by its attribute? TRUE, FALSE, ERROR.
Value io_closed(Value stream);
Value io_base_close(Value stream); // _IOBase.close: flush, then marked as closed. NONE or ERROR
Value io_check_open(Value stream); // NONE or ERROR
// stream.readable() (...) must be true: NONE, else ERROR with UnsupportedOperation.
Value io_check_readable(Value stream);
Value io_check_writable(Value stream);
Value io_check_seekable(Value stream);
I64Result io_size(Value v); // a size argument: UNSET or None is -1
// Where readinto() puts what it reads: a bytearray, or a memoryview on one. not ok: TypeError is set.
Buffer io_target(Text function, Value v);
// The lines of a stream until `hint` units are exceeded; hint as io_size. list or ERROR.
Value io_readlines(Value stream, Value hint);
Value io_writelines(Value stream, Value lines);
