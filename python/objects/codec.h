// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Codecs: text to bytes and back. UTF-8, ASCII, Latin-1, UTF-16 and UTF-32 with and without byte order, under
// the error handlers of PEP 293. A codec reads with a Decoder or writes with an Encoder (local structs) and
// hands what it can't convert to decoder_problem / encoder_problem, which applies the handler or raises.
#pragma once
#include "python/objects/bytes.h"
#include "python/objects/str.h"

// encoding and errors: a str, or UNSET for utf-8 and strict. The source of a decoding is bytes or bytearray.
Value codec_encode(Value text, Value encoding, Value errors);
Value codec_decode(Value source, Value encoding, Value errors);

enum CodecErrors {
    ERRORS_STRICT,
    ERRORS_IGNORE,
    ERRORS_REPLACE,
    ERRORS_BACKSLASHREPLACE,
    ERRORS_XMLCHARREFREPLACE,
    ERRORS_SURROGATEESCAPE,
    ERRORS_SURROGATEPASS,
    ERRORS_NAMEREPLACE,
    ERRORS_OTHER, // a name for codecs.lookup_error
};

// Reading source[at .. end) into out.
typedef struct {
    Builder out;
    Value source; // what an exception shows: bytes or bytearray
    Ref block;    // its bytes
    uint64_t at, end;
    Value errors;             // the handler's name, or UNSET
    enum CodecErrors handler; // the same
    bool final;  // false: an incomplete sequence at the end is left alone, `at` tells where it begins
    bool failed; // an exception is set
} Decoder;

Value codec_raise_decode(Text encoding, Value source, uint64_t start, uint64_t end, Text reason);
Value codec_raise_encode(Text encoding, Value text, uint64_t start, uint64_t end, Text reason);

Decoder decoder_utf8(Decoder d);
