// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The positions of a code object's instructions, packed as bytes: most are never asked for. A position is 0, the same as
// the one before, or 1 + the lines from the last one to it, the lines from its begin to its end, both columns: numbers in
// bytes of seven bits, the low ones first; of one that may be negative the lowest bit is the sign.
#pragma once
#include "python/objects/bytes.h"

ByteBuilder packed_put(ByteBuilder b, uint64_t n);
ByteBuilder packed_put_signed(ByteBuilder b, int64_t n);
// What is read from such bytes; failed: they ended too soon, or a number has more than 63 bits.
typedef struct {
    Ref bytes;
    uint64_t at, n; // n: what was read last
    bool failed;
} Packed;
Packed packed_byte(Packed p);
Packed packed_number(Packed p);
int64_t packed_signed(uint64_t n);

typedef struct {
    uint32_t line, end_line;
    int32_t column, end_column; // -1: unknown
} Position;

// Positions as code.h has them (12 bytes each), packed; bytes or ERROR. And a blob of them again.
Value positions_pack(Ref positions);
Value positions_unpack(Ref packed);
Position position_at(Ref positions, uint32_t index); // of an instruction that has one
Position positions_find(Ref packed,
                        uint32_t index); // line 0: none. Takes no memory, but time in proportion to index
bool positions_are_valid(Ref packed);    // as positions_pack makes them
