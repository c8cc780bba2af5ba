// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// charmap: codecs that are a table, as those of the package encodings.
#include "python/objects/codec.h"
#include "python/objects/error.h"

enum { UNDEFINED = 0xfffe };

// mapping[key]: NONE when it has none.
static Value look_up(Value mapping, uint32_t key) {
    Value v = object_getitem(mapping, int_u32(key));
    if (!is_error(v) || !error_matches(CLASS(LookupError))) return v;
    error_clear();
    return NONE;
}

Value codec_mapped_byte(Value mapping, uint32_t c) {
    Value v = look_up(mapping, c);
    if (is_error(v) || is_none(v)) return v;
    if (is_int_object(v)) {
        Value n = object_index(v);
        if (is_int(n) && int_of(n) >= 0 && int_of(n) < 256) return n;
        return is_error(n) ? n : TYPE_ERROR("character mapping must be in range(256)");
    }
    if (is_bytes_object(v)) return bytes_plain(v);
    return raise1(CLASS(TypeError), TEXT("character mapping must return integer, bytes or None, not {t}"), v);
}

Encoder encoder_put_byte(Encoder e, Value byte) {
    if (is_int(byte))
        e.out = byte_builder_put(e.out, (uint8_t)int_of(byte));
    else if (is_ref(byte))
        e.out = byte_builder_block(e.out, ref_of(byte), 0, bytes_length(ref_of(byte)));
    else
        e.failed = true;
    return e;
}

Value codec_charmap_encode(Value text, Value errors, Value mapping) {
    if (is_none(mapping) || is_unset(mapping)) return codec_encode_as(CODEC_LATIN1, text, errors);
    Encoder e = {.codec = CODEC_CHARMAP, .text = text, .mapping = mapping, .errors = errors};
    e.handler = codec_errors_of(errors);
    uint64_t n = str_length(ref_of(text));
    e.out = byte_builder_new(n);
    while (e.at < n && !e.failed && !e.out.failed) {
        Value byte = codec_mapped_byte(mapping, str_at(ref_of(text), e.at));
        RETURN_IF_ERROR(byte);
        if (!is_none(byte)) {
            e = encoder_put_byte(e, byte);
            e.at++;
            continue;
        }
        uint64_t end = e.at + 1;
        for (; end < n; end++) { // a run without mapping is one problem
            byte = codec_mapped_byte(mapping, str_at(ref_of(text), end));
            RETURN_IF_ERROR(byte);
            if (!is_none(byte)) break;
        }
        e = encoder_problem(e, end);
    }
    return e.failed ? ERROR : byte_builder_finish(e.out);
}

// What byte c stands for: a str, NONE (undefined), or ERROR.
static Value mapped_text(Value mapping, uint8_t c) {
    if (is_str(mapping)) {
        if (c >= str_length(ref_of(mapping)) || str_at(ref_of(mapping), c) == UNDEFINED) return NONE;
        return str_from_code_point(str_at(ref_of(mapping), c));
    }
    Value v = look_up(mapping, c);
    if (is_error(v) || is_none(v)) return v;
    if (is_str(v)) {
        v = str_plain(v);
        bool undefined = str_length(ref_of(v)) == 1 && str_at(ref_of(v), 0) == UNDEFINED;
        return undefined ? NONE : v;
    }
    if (!is_int_object(v)) return TYPE_ERROR("character mapping must return integer, None or str");
    Value n = object_index(v);
    RETURN_IF_ERROR(n);
    if (!is_int(n) || int_of(n) < 0 || int_of(n) > 0x10ffff)
        return TYPE_ERROR("character mapping must be in range(0x110000)");
    return int_of(n) == UNDEFINED ? NONE : str_from_code_point((uint32_t)int_of(n));
}

Value codec_charmap_decode(Value source, Buffer bytes, Value errors, Value mapping) {
    if (is_none(mapping) || is_unset(mapping))
        return codec_decode_as(CODEC_LATIN1, source, bytes, errors, true).text;
    mapping = str_plain(mapping);
    Decoder d = {.codec = CODEC_CHARMAP, .source = source, .bytes = bytes, .errors = errors};
    d.handler = codec_errors_of(errors);
    d.out = builder_sized(bytes.length);
    while (d.at < d.bytes.length && !d.failed && !d.out.failed) {
        Value text = mapped_text(mapping, u8_get(d.bytes.block, d.bytes.from + d.at));
        RETURN_IF_ERROR(text);
        if (is_none(text)) {
            d = decoder_problem(d, (CodecStep){0, 1, PROBLEM_UNDEFINED});
        } else {
            d.out = builder_str(d.out, text);
            d.at++;
        }
    }
    return d.failed ? ERROR : builder_finish(d.out);
}
