// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What buffered.c does for buffered_classes.c: operations on an initialised stream that is open.
#pragma once
#include "python/io/buffered.h"

Value buffered_prepare(Value self, Value raw, uint64_t size, uint32_t kind); // NONE or ERROR
Value buffered_raw(Value self);                        // ERROR: uninitialised or detached
Value buffered_check_open(Value self, Text complaint); // the raw stream, or ERROR
Value buffered_prepare_read(Value self);
Value buffered_read_all(Value self); // bytes, or None when it would have to wait
Value buffered_read_n(Value self, uint64_t n);
Value buffered_peek(Value self);
Value buffered_read_into(Value self, Buffer target, bool once);
Value buffered_line(Value self, int64_t limit);
Value buffered_tell(Value self);
Value buffered_seek(Value self, Value target, uint32_t whence);
