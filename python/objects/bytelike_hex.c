// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// bytes and bytearray as text: repr, hex, fromhex, decode.
#include "python/objects/bytelike.h"
#include "python/objects/codec.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"

static uint32_t hex_digit(uint32_t n) { return n < 10 ? '0' + n : 'a' + n - 10; }

Builder bytelike_repr(Builder b, Buffer bytes, bool mutable) {
    Span span = buffer_span(bytes);
    uint32_t quote = span_find_unit(span, '\'') >= 0 && span_find_unit(span, '"') < 0 ? '"' : '\'';
    b = builder_char(builder_char(b, 'b'), quote);
    for (uint64_t i = 0; i < bytes.length; i++) {
        uint32_t c = buffer_at(bytes, i);
        uint32_t escaped = c == '\'' && mutable ? c : quote;
        b = c < 0x80 ? builder_escaped(b, c, escaped, true) : builder_hex_escape(b, c);
    }
    return builder_char(b, quote);
}

// --- hex ---------------------------------------------------------------------------------------------------

typedef struct {
    bool ok, given;
    uint32_t c;
} Separator;

static Separator separator_of(Value v) {
    if (is_unset(v)) return (Separator){.ok = true};
    Value length = object_length(v);
    if (is_error(length)) return (Separator){0};
    if (!same(length, int_u32(1))) {
        VALUE_ERROR("sep must be length 1.");
        return (Separator){0};
    }
    Value plain = object_plain(v);
    uint32_t c = 0x80;
    if (is_str(plain)) {
        c = str_at(ref_of(plain), 0);
    } else if (is_bytes_object(plain)) {
        c = u8_get(ref_of(plain), 0);
    } else {
        TYPE_ERROR("sep must be str or bytes.");
        return (Separator){0};
    }
    if (c < 0x80) return (Separator){true, true, c};
    VALUE_ERROR("sep must be ASCII.");
    return (Separator){0};
}

Value buffer_hex(Buffer bytes, Value separator, Value group) {
    Separator sep = separator_of(separator);
    if (!sep.ok) return ERROR;
    I64Result size = convert_int(group, 1);
    if (!size.ok) return ERROR;
    uint64_t each = sep.given ? (uint64_t)(size.value < 0 ? -size.value : size.value) : 0;
    Builder b = builder_sized(bytes.length * 2);
    for (uint64_t i = 0; i < bytes.length; i++) {
        // Groups are counted from the end, or from the start when the size is negative.
        uint64_t place = size.value < 0 ? i : bytes.length - i;
        if (each && i && u64_div(place, each).remainder == 0) b = builder_char(b, sep.c);
        uint32_t c = buffer_at(bytes, i);
        b = builder_char(builder_char(b, hex_digit(c >> 4)), hex_digit(c & 15));
    }
    return builder_finish(b);
}

Value bytelike_hex(Args args) { return buffer_hex(bytelike_self(args).bytes, arg(args, 1), arg(args, 2)); }

static uint32_t digit_value(uint32_t c) {
    if (c - '0' < 10) return c - '0';
    if ((c | 32) - 'a' < 6 && c < 128) return (c | 32) - 'a' + 10;
    return 16;
}

static Value refuse_digit(uint64_t place) {
    return raise1(CLASS(ValueError), TEXT("non-hexadecimal number found in fromhex() arg at position {}"),
                  int_wrap((int64_t)place));
}

Value bytelike_from_hex(Args args) {
    Value class = arg(args, 0), text = str_plain(arg(args, 1));
    if (!is_str(text)) return convert_refuse(TEXT("fromhex"), 0, TEXT("str"), text);
    uint64_t n = str_length(ref_of(text)), i = 0;
    while (i < n && str_at(ref_of(text), i) < 0x80) i++;
    if (i < n) return refuse_digit(i);
    i = 0;
    ByteBuilder b = byte_builder_new(n / 2);
    for (;;) {
        while (i < n && bytelike_is_space(str_at(ref_of(text), i))) i++;
        if (i == n) break;
        uint32_t high = digit_value(str_at(ref_of(text), i));
        uint32_t low = high < 16 && i + 1 < n ? digit_value(str_at(ref_of(text), i + 1)) : 16;
        if (high == 16 || low == 16) return refuse_digit(i + (high < 16));
        b = byte_builder_put(b, (uint8_t)(high << 4 | low));
        i += 2;
    }
    bool mutable = class_is_subclass(class, CLASS(bytearray));
    Value bytes = bytelike_finish(mutable, b);
    if (is_error(bytes) || same(class, mutable ? CLASS(bytearray) : CLASS(bytes))) return bytes;
    return call1(class, bytes);
}

Value bytelike_decode(Args args) {
    Value encoding = str_plain(arg(args, 1)), errors = str_plain(arg(args, 2));
    if (!convert_codec_names(TEXT("decode"), encoding, errors)) return ERROR;
    return codec_decode(bytelike_self(args).object, encoding, errors);
}
