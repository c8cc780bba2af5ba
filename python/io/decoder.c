// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Incremental decoders.
#include "python/io/decoder.h"
#include "python/io/newline.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/tuple.h"

TYPE(plain_decoder, "_io._PlainDecoder", object, DECODER_FIELDS, "");

enum Codec decoder_plain_codec(Value encoding) {
    enum Codec codec = codec_find(encoding);
    bool plain = codec == CODEC_UTF8 || codec == CODEC_ASCII || codec == CODEC_LATIN1 ||
                 codec == CODEC_UTF16_LE || codec == CODEC_UTF16_BE || codec == CODEC_UTF32_LE ||
                 codec == CODEC_UTF32_BE;
    return plain ? codec : CODEC_NONE;
}

// The incremental coder of a registered text codec.
static Value registered(Value encoding, Value errors, Value attribute) {
    Value info = codec_lookup(encoding);
    RETURN_IF_ERROR(info);
    Value is_text = object_getattr_or_unset(info, NAME(_is_text_encoding));
    RETURN_IF_ERROR(is_text);
    if (same(is_text, FALSE))
        return raise1(CLASS(LookupError),
                      TEXT("'{}' is not a text encoding; use codecs.open() to handle arbitrary codecs"),
                      encoding);
    return call_method1(info, attribute, errors);
}

Value decoder_new(Value encoding, Value errors) {
    enum Codec codec = decoder_plain_codec(encoding);
    if (codec == CODEC_NONE) return registered(encoding, errors, NAME(incrementaldecoder));
    Value self = NEW(plain_decoder), none = bytes_new(0);
    RETURN_IF_ERROR(self);
    RETURN_IF_ERROR(none);
    slot_set(ref_of(self), DECODER_CODEC, int_u32(codec));
    slot_set(ref_of(self), DECODER_ERRORS, errors);
    slot_set(ref_of(self), DECODER_REST, none);
    return self;
}

Value encoder_new(Value encoding, Value errors) {
    return registered(encoding, errors, NAME(incrementalencoder));
}

static Value decode_plain(Value self, Value input, bool final) {
    Value rest = slot_get(ref_of(self), DECODER_REST);
    if (bytes_length(ref_of(rest)) > 0) {
        input = bytes_concat(rest, input);
        RETURN_IF_ERROR(input);
    }
    Buffer bytes = buffer_require(input);
    if (!bytes.ok) return ERROR;
    enum Codec codec = (enum Codec)int_of(slot_get(ref_of(self), DECODER_CODEC));
    DecodeResult result = codec_decode_as(codec, input, bytes, slot_get(ref_of(self), DECODER_ERRORS), final);
    RETURN_IF_ERROR(result.text);
    if (result.consumed < bytes.length || bytes_length(ref_of(rest)) > 0) {
        rest = bytes_from_block(bytes.block, bytes.from + result.consumed, bytes.length - result.consumed);
        RETURN_IF_ERROR(rest);
        slot_set(ref_of(self), DECODER_REST, rest);
    }
    return result.text;
}

Value decoder_decode(Value decoder, Value input, bool final) {
    if (IS_EXACT(decoder, plain_decoder)) return decode_plain(decoder, input, final);
    if (IS_EXACT(decoder, IncrementalNewlineDecoder)) return newline_decode(decoder, input, final);
    return call_method2(decoder, NAME(decode), input, bool_value(final));
}

Value decoder_state(Value decoder) {
    if (IS_EXACT(decoder, plain_decoder)) return tuple2(slot_get(ref_of(decoder), DECODER_REST), int_u32(0));
    return call_method0(decoder, NAME(getstate));
}

Value decoder_set_state(Value decoder, Value state) {
    if (!IS_EXACT(decoder, plain_decoder)) return call_method1(decoder, NAME(setstate), state);
    if (!IS_A(state, tuple) || tuple_length(object_plain(state)) != 2 ||
        !is_bytes_object(tuple_get(object_plain(state), 0)))
        return TYPE_ERROR("illegal decoder state");
    slot_set(ref_of(decoder), DECODER_REST, bytes_plain(tuple_get(object_plain(state), 0)));
    return NONE;
}

Value decoder_reset(Value decoder) {
    if (!IS_EXACT(decoder, plain_decoder)) return call_method0(decoder, NAME(reset));
    Value none = bytes_new(0);
    RETURN_IF_ERROR(none);
    slot_set(ref_of(decoder), DECODER_REST, none);
    return NONE;
}

METHOD(plain_decoder, decode, "($self, input, final=False)", "") {
    Value final = is_unset(arg(args, 2)) ? FALSE : object_truth(arg(args, 2));
    return is_error(final) ? ERROR : decode_plain(arg(args, 0), arg(args, 1), is_true(final));
}
METHOD(plain_decoder, getstate, "($self, /)", "") { return decoder_state(arg(args, 0)); }
METHOD(plain_decoder, setstate, "($self, state, /)", "") {
    return decoder_set_state(arg(args, 0), arg(args, 1));
}
METHOD(plain_decoder, reset, "($self, /)", "") { return decoder_reset(arg(args, 0)); }
