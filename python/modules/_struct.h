// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _struct: one item of a format, in bytes.
#pragma once
#include "python/objects/object.h"

// How an item lies in bytes: its letter, its size, its byte order, and whether it is C's (@) or of standard size.
typedef struct {
    uint32_t letter;
    uint64_t size;
    bool little, native;
} StructItem;
// block[at .. at + size) as a value. The bytes must be there.
Value struct_get(StructItem item, Ref block, uint64_t at);
// block[at .. at + size) = v: NONE, or ERROR.
Value struct_put(StructItem item, Ref block, uint64_t at, Value v);
Value struct_error(Text text);

// The float nearest to d as IEEE 754 binary16; !ok: too large.
typedef struct {
    bool ok;
    uint16_t bits;
} HalfResult;
HalfResult half_from_double(double d);
double half_to_double(uint16_t bits);
