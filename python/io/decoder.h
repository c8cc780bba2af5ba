// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Incremental decoders and encoders as text streams use them: our own for the codecs that are native and need no state
// but a few bytes, any object with the methods of codecs.IncrementalDecoder otherwise.
#pragma once
#include "python/objects/codec.h"

enum DecoderField {
    DECODER_CODEC,  // small int: enum Codec
    DECODER_ERRORS, // str
    DECODER_REST,   // bytes that are not yet a whole character
    DECODER_FIELDS,
};

// A native codec that encodes and decodes without a state but an incomplete character; CODEC_NONE: not such a one.
enum Codec decoder_plain_codec(Value encoding);
Value decoder_new(Value encoding, Value errors); // ERROR: LookupError
Value encoder_new(Value encoding, Value errors); // a registered codec's incremental encoder
// What bytes-like input becomes: a str from our own, anything from others.
Value decoder_decode(Value decoder, Value input, bool final);
Value decoder_state(Value decoder); // (bytes, int)
Value decoder_set_state(Value decoder, Value state);
Value decoder_reset(Value decoder);
