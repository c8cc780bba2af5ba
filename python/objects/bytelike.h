// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What bytes and bytearray share: the methods, for a self of either class. The results are of self's class
// (never of a subclass); bytes give themselves back where nothing changes.
#pragma once
#include "python/objects/bytearray.h"
#include "python/objects/span.h"
#include "python/objects/str.h"

typedef struct {
    Value object; // exact bytes, or a bytearray
    bool mutable; // it is a bytearray
    Buffer bytes;
} ByteSelf;
ByteSelf bytelike_self(Args args);
INLINE Span buffer_span(Buffer b) { return (Span){b.block, 0, b.from, b.from + b.length}; }
INLINE uint8_t buffer_at(Buffer b, uint64_t i) { return u8_get(b.block, b.from + i); }

// self[from .. from + n), counted from its start.
Value bytelike_part(ByteSelf self, uint64_t from, uint64_t n);
Value bytelike_finish(bool mutable, ByteBuilder b);
INLINE bool bytelike_is_space(uint32_t c) { return c == ' ' || (c >= 9 && c <= 13); }

// An int (a byte) or a bytes-like object to look for; not ok: an exception is set.
Buffer bytelike_needle(Value v);

enum ByteSearch { BYTES_FIND, BYTES_RFIND, BYTES_INDEX, BYTES_RINDEX, BYTES_COUNT };
Value bytelike_search(Args args, enum ByteSearch kind);
Value bytelike_contains(Args args);
Value bytelike_tail(Args args, bool at_end);       // startswith, endswith
Value bytelike_remove_end(Args args, bool at_end); // removeprefix, removesuffix
Value bytelike_partition(Args args, bool from_end);

Value bytelike_split(Args args, bool from_end);
Value bytelike_splitlines(Args args);
enum ByteEnds { BYTES_LEFT = 1, BYTES_RIGHT = 2, BYTES_BOTH = 3 };
Value bytelike_strip(Args args, enum ByteEnds ends);

enum ByteClass {
    BYTES_ALPHA = 1,
    BYTES_DIGIT = 2,
    BYTES_LOWER = 4,
    BYTES_UPPER = 8,
    BYTES_SPACE = 16,
};
uint32_t bytelike_class(uint32_t c);
Value bytelike_is(Args args, uint32_t classes);     // there are bytes, and all are of one of these classes
Value bytelike_is_case(Args args, uint32_t wanted); // islower, isupper
Value bytelike_is_title(Args args);
Value bytelike_is_ascii(Args args);
enum ByteCase { BYTES_TO_LOWER, BYTES_TO_UPPER, BYTES_SWAPPED, BYTES_CAPITALIZED, BYTES_TITLED };
Value bytelike_change_case(Args args, enum ByteCase to);

enum BytePlace { BYTES_TO_LEFT, BYTES_TO_RIGHT, BYTES_TO_CENTER };
Value bytelike_justify(Args args, enum BytePlace place);
Value bytelike_zfill(Args args);
Value bytelike_expandtabs(Args args);
Value bytelike_replace(Args args);
Value bytelike_join(Args args);
Value bytelike_translate(Args args);
Value bytelike_maketrans(Args args);
Value bytelike_hex(Args args);
Value bytelike_from_hex(Args args); // args: class, text
Value bytelike_decode(Args args);

Value bytelike_add(Args args);
Value bytelike_repeat(Args args);
Value bytelike_getitem(Args args);
Value bytelike_compare(Args args, enum CompareOp op);
// What bytes(...) and bytearray(...) make of their arguments: a builder that failed when an exception is set.
ByteBuilder bytelike_construct(bool mutable, Value source, Value encoding, Value errors);
// The ints of an iterable; `range_text` is the ValueError for one that is no byte.
ByteBuilder bytelike_from_iterable(Value iterable, bool mutable);
// repr: b'...'; a bytearray's escapes each apostrophe.
Builder bytelike_repr(Builder b, Buffer bytes, bool mutable);
