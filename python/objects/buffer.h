// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Bytes-like objects: where the bytes of any bytes, bytearray, memoryview or array lie. The window stays
// readable whatever happens to the object, but is out of date once Python code could have run.
#pragma once
#include "python/objects/object.h"

typedef struct {
    bool ok;
    Ref block;
    uint64_t from, length; // in bytes
} Buffer;
// not ok: v is not bytes-like; an exception is set only for a released memoryview, or when memory is exhausted.
Buffer buffer_of(Value v);
// The same with TypeError "a bytes-like object is required, not 'X'".
Buffer buffer_require(Value v);
// Where its bytes may be written. not ok: v is no such object, or read-only, or its bytes do not lie side by side; an
// exception is set as for buffer_of.
Buffer buffer_writable(Value v);
