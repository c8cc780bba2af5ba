// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the files of module binascii share.
#pragma once
#include "python/objects/bytes.h"

Buffer binascii_ascii(Value v);   // the bytes of an ASCII str or of a bytes-like object; !ok: raised
Value binascii_refuse(Text text); // raises binascii.Error
// CRC-32 of n more bytes.
uint32_t binascii_crc32(uint32_t crc, Ref block, uint64_t from, uint64_t n);
