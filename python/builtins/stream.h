// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The standard streams: io.TextIOWrapper in UTF-8 over the host's files 0, 1 and 2, as sys.stdin, sys.stdout and
// sys.stderr are in CPython, and quick ways to write to them.
#pragma once
#include "python/objects/object.h"

Value stream_new(uint32_t fd); // sys.stdin, sys.stdout or sys.stderr
// sys.NAME: UNSET when there is none, ERROR when module sys can't be loaded.
Value stream_of_sys(Value name);
// Writes a str to sys.stdout or another file object: its write method. NONE or ERROR.
Value stream_print(Value file, Value text);
// Flushes sys.stdout and sys.stderr at the end of the run: NONE, or ERROR with the exception set.
Value stream_flush(
    Value name); // of the stream that sys has under that name, if it has one and it is not closed
Value stream_flush_all(void);
