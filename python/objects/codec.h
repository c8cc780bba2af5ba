// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Codecs: text to bytes and back. UTF-8, ASCII, Latin-1, UTF-16 and UTF-32 with and without byte order, under
// the error handlers of PEP 293. Strict and well-formed input takes a quick way; the rest goes code point by
// code point through a Decoder or Encoder, and what can't be converted through decoder_problem or
// encoder_problem, which apply the handler or raise.
#pragma once
#include "python/objects/bytes.h"
#include "python/objects/str.h"

// encoding and errors: an exact str, or UNSET for utf-8 and strict. source: any bytes-like object.
Value codec_encode(Value text, Value encoding, Value errors);
Value codec_decode(Value source, Value encoding, Value errors);

enum Codec {
    CODEC_NONE,
    CODEC_UTF8,
    CODEC_UTF8_SIG,
    CODEC_ASCII,
    CODEC_LATIN1,
    CODEC_UTF16, // native order; a byte order mark is written, and obeyed
    CODEC_UTF16_LE,
    CODEC_UTF16_BE,
    CODEC_UTF32,
    CODEC_UTF32_LE,
    CODEC_UTF32_BE,
    CODEC_UTF7,
    CODEC_UNICODE_ESCAPE,
    CODEC_RAW_UNICODE_ESCAPE,
    CODEC_CHARMAP, // by a mapping: codec_charmap_encode and _decode
};
Value codec_normalised(Value name); // lower case, one underscore for anything but letters, digits and points
enum Codec codec_find(Value name);  // by any of its names; CODEC_NONE: not one of these
Value codec_encode_as(enum Codec codec, Value text, Value errors);
// The bytes block[from .. to) of source, which is what an exception shows. final = false: an incomplete
// sequence at the end is left alone. codec is set to the order that a byte order mark told.
typedef struct {
    Value text; // or ERROR
    uint64_t consumed;
    enum Codec codec;
} DecodeResult;
DecodeResult codec_decode_as(enum Codec codec, Value source, Buffer bytes, Value errors, bool final);

Value codec_latin1_text(Buffer bytes); // each byte a code point

// By a mapping: a dict or anything with __getitem__, or, to decode, a str; text to bytes and back.
Value codec_charmap_encode(Value text, Value errors, Value mapping);
Value codec_charmap_decode(Value source, Buffer bytes, Value errors, Value mapping);

// Codecs that Python code registered: search functions, asked in turn. The codecs.CodecInfo for a name, UNSET
// when nobody knows it, or ERROR.
Value codec_register(Value search_function);   // NONE or ERROR
Value codec_unregister(Value search_function); // NONE or ERROR
Value codec_search(Value name);
Value codec_lookup(Value name);                                     // the same, LookupError for UNSET
Value codec_forget(Value name);                                     // has it searched anew; NONE or ERROR
Value codec_encode_any(Value object, Value encoding, Value errors); // what such a codec makes of any object
Value codec_decode_any(Value object, Value encoding, Value errors);

// Error handlers by name (codecs.register_error): called with the exception, return (replacement, position).
Value codec_register_error(Value name, Value handler); // NONE or ERROR
Value codec_lookup_error(Value name);                  // the callable, or UNSET

// --- between the files of the codecs -----------------------------------------------------------------------

enum CodecErrors {
    ERRORS_STRICT,
    ERRORS_IGNORE,
    ERRORS_REPLACE,
    ERRORS_BACKSLASHREPLACE,
    ERRORS_XMLCHARREFREPLACE,
    ERRORS_SURROGATEESCAPE,
    ERRORS_SURROGATEPASS,
    ERRORS_NAMEREPLACE,
    ERRORS_OTHER,
};
enum CodecErrors codec_errors_of(Value name); // UNSET is strict

enum CodecProblem {
    PROBLEM_NONE,
    PROBLEM_START,
    PROBLEM_CONTINUATION,
    PROBLEM_END,
    PROBLEM_TRUNCATED,
    PROBLEM_ORDINAL_128,
    PROBLEM_ORDINAL_256,
    PROBLEM_SURROGATE,
    PROBLEM_ENCODING,
    PROBLEM_UTF32_SURROGATE,
    PROBLEM_UTF32_RANGE,
    PROBLEM_SURROGATES,
    PROBLEM_ESCAPE_END,
    PROBLEM_ESCAPE_X,
    PROBLEM_ESCAPE_U,
    PROBLEM_ESCAPE_LONG_U,
    PROBLEM_ESCAPE_RANGE,
    PROBLEM_ESCAPE_RAW_RANGE,
    PROBLEM_ESCAPE_N,
    PROBLEM_ESCAPE_NAME,
    PROBLEM_UNDEFINED,
    PROBLEM_UTF7_OPEN,
    PROBLEM_UTF7_PARTIAL,
    PROBLEM_UTF7_PADDING,
    PROBLEM_UTF7_SEQUENCE,
    PROBLEM_UTF7_SPECIAL,
};
Text codec_problem_text(enum CodecProblem problem);
Text codec_name(enum Codec codec); // as exceptions show it

// One code point read, or why not.
typedef struct {
    uint32_t c;
    uint32_t size; // bytes read, or to be blamed
    enum CodecProblem problem;
} CodecStep;
CodecStep codec_read_utf8(View v, uint64_t at, uint64_t end); // whose first byte is not ASCII
CodecStep codec_read_utf16(View v, uint64_t at, uint64_t end, bool big);
CodecStep codec_read_utf32(View v, uint64_t at, uint64_t end, bool big);
uint64_t codec_ascii_run(Ref block, uint64_t from, uint64_t to); // where the first other byte is, or `to`

typedef struct {
    enum Codec codec;
    Value source;
    Buffer bytes;
    uint64_t at; // next byte, counted from bytes.from
    Value errors;
    enum CodecErrors handler;
    Builder out;
    bool failed;
} Decoder;
Decoder decoder_problem(Decoder d, CodecStep step); // at d.at

Decoder decoder_escapes(Decoder d, bool final); // all of it, for the two escape codecs
// DeprecationWarning for the escape at a backslash, which is none, or an octal one above 0o377. NONE or ERROR.
Value codec_warn_escape(Ref block, uint64_t at, uint64_t end);
Decoder decoder_utf7(Decoder d, bool final);
Value codec_encode_utf7(Value text);

typedef struct {
    enum Codec codec;
    Value text, mapping; // mapping: of a charmap
    uint64_t at;
    Value errors;
    enum CodecErrors handler;
    ByteBuilder out;
    bool failed;
} Encoder;
Encoder encoder_put(Encoder e, uint32_t c); // one that the codec has
Encoder encoder_put_escape(Encoder e, uint32_t c);
// What a mapping makes of c: bytes, a small int, NONE (undefined), or ERROR.
Value codec_mapped_byte(Value mapping, uint32_t c);
Encoder encoder_put_byte(Encoder e, Value byte); // such a result
bool encoder_can(enum Codec codec, uint32_t c);
Encoder encoder_problem(Encoder e, uint64_t end); // text[e.at .. end) can't be encoded
