// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module zlib: what inflate, deflate and the module share.
#pragma once
#include "python/objects/bytes.h"

enum ZlibFormat { FORMAT_RAW, FORMAT_ZLIB, FORMAT_GZIP, FORMAT_AUTO };
// What wbits asks for; false: ValueError is set.
typedef struct {
    bool ok;
    enum ZlibFormat format;
    uint32_t bits;
} ZlibWindow;
ZlibWindow zlib_window(Value wbits, bool inflating);
Value zlib_error(Text text);
uint32_t zlib_adler32(uint32_t sum, Ref block, uint64_t from, uint64_t n);

Value inflate_new(ZlibWindow window, Value dictionary); // a decompressor
// More data: what comes out of it, at most `most` bytes (0: without limit).
Value inflate_take(Value self, Buffer data, uint64_t most);
bool inflate_is_done(Value self);
Value deflate_new(ZlibWindow window, int64_t level, Value dictionary); // a compressor
Value deflate_take(Value self, Buffer data);                           // keeps the data: NONE or ERROR
enum ZlibFlush { FLUSH_NONE, FLUSH_PARTIAL, FLUSH_SYNC, FLUSH_FULL, FLUSH_FINISH };
Value deflate_flush(Value self, enum ZlibFlush mode);
