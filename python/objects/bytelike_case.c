// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The methods of bytes and bytearray that see ASCII letters: isalpha, lower, title and their kin.
#include "python/objects/bytelike.h"
#include "python/objects/error.h"

uint32_t bytelike_class(uint32_t c) {
    if (c - 'a' < 26) return BYTES_ALPHA | BYTES_LOWER;
    if (c - 'A' < 26) return BYTES_ALPHA | BYTES_UPPER;
    if (c - '0' < 10) return BYTES_DIGIT;
    return bytelike_is_space(c) ? BYTES_SPACE : 0;
}

Value bytelike_is(Args args, uint32_t classes) {
    Buffer b = bytelike_self(args).bytes;
    for (uint64_t i = 0; i < b.length; i++)
        if (!(bytelike_class(buffer_at(b, i)) & classes)) return FALSE;
    return bool_value(b.length != 0);
}

Value bytelike_is_case(Args args, uint32_t wanted) {
    Buffer b = bytelike_self(args).bytes;
    uint32_t found = 0;
    for (uint64_t i = 0; i < b.length; i++) found |= bytelike_class(buffer_at(b, i));
    return bool_value((found & (BYTES_LOWER | BYTES_UPPER)) == wanted);
}

Value bytelike_is_title(Args args) {
    Buffer b = bytelike_self(args).bytes;
    bool found = false, in_word = false;
    for (uint64_t i = 0; i < b.length; i++) {
        uint32_t class = bytelike_class(buffer_at(b, i));
        if (class & (in_word ? BYTES_UPPER : BYTES_LOWER)) return FALSE;
        in_word = class & BYTES_ALPHA;
        found |= in_word;
    }
    return bool_value(found);
}

Value bytelike_is_ascii(Args args) {
    Buffer b = bytelike_self(args).bytes;
    uint32_t bits = 0;
    for (uint64_t i = 0; i < b.length; i++) bits |= buffer_at(b, i);
    return bool_value(bits < 0x80);
}

Value bytelike_change_case(Args args, enum ByteCase to) {
    ByteSelf self = bytelike_self(args);
    ByteBuilder b = byte_builder_new(self.bytes.length);
    bool in_word = false; // of "titled"; for "capitalized", the whole is one word
    for (uint64_t i = 0; i < self.bytes.length; i++) {
        uint32_t c = buffer_at(self.bytes, i), class = bytelike_class(c);
        bool upper = to == BYTES_TO_UPPER || (to == BYTES_SWAPPED && class & BYTES_LOWER);
        if (to >= BYTES_CAPITALIZED) {
            upper = !in_word;
            in_word = to == BYTES_CAPITALIZED || class & BYTES_ALPHA;
        }
        if (class & (upper ? BYTES_LOWER : BYTES_UPPER)) c ^= 32;
        b = byte_builder_put(b, (uint8_t)c);
    }
    return bytelike_finish(self.mutable, b);
}
