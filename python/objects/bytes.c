// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// bytes' core: making and copying.
#include "python/objects/bytes.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"

TYPE(bytes, "bytes", object, 0,
     "bytes(iterable_of_ints) -> bytes\n"
     "bytes(string, encoding[, errors]) -> bytes\n"
     "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n"
     "bytes(int) -> bytes object of size given by the parameter initialized with null bytes\n"
     "bytes() -> empty bytes object\n"
     "\n"
     "Construct an immutable array of bytes from:\n"
     "  - an iterable yielding integers in range(256)\n"
     "  - a text string encoded using the specified encoding\n"
     "  - any object implementing the buffer API.\n"
     "  - an integer");

Value bytes_new(uint64_t length) { return new_bytes(SHAPE(bytes), length); }

Value bytes_from_block(Ref block, uint64_t from, uint64_t n) {
    Value out = bytes_new(n);
    RETURN_IF_ERROR(out);
    bytes_copy(ref_of(out), 0, block, from, n);
    return out;
}

Value bytes_from_text(Text text) {
    Value out = bytes_new(text_size(text));
    RETURN_IF_ERROR(out);
    bytes_copy_text(ref_of(out), 0, text);
    return out;
}
