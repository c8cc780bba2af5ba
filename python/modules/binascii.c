// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module binascii, part 1: hexadecimal, base64 (RFC 4648), CRCs, and what its functions take as data. uuencode and
// quoted-printable are in binascii_text.c.
#include "python/modules/binascii.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/int.h"
#include "python/objects/module.h"
#include "python/objects/str.h"

TYPE(binascii_error, "binascii.Error", ValueError, EXCEPTION_FIELDS, "");
TYPE(binascii_incomplete, "binascii.Incomplete", Exception, EXCEPTION_FIELDS, "");
MODULE(binascii, "Conversion between binary data and ASCII") {
    RETURN_IF_ERROR(module_add_class(arg(args, 0), CLASS(binascii_error)));
    return module_add_class(arg(args, 0), CLASS(binascii_incomplete));
}

Value binascii_refuse(Text text) { return raise0(CLASS(binascii_error), text); }

Buffer binascii_ascii(Value v) {
    if (is_str(v)) {
        Ref s = ref_of(object_plain(v));
        if (str_kind(s) == STR_ASCII) return (Buffer){true, s, 0, bytes_length(s)};
        VALUE_ERROR("string argument should contain only ASCII characters");
        return (Buffer){0};
    }
    Buffer buffer = buffer_of(v);
    if (!buffer.ok && !error_is_set())
        raise1(CLASS(TypeError), TEXT("argument should be bytes, buffer or ASCII string, not '{t}'"), v);
    return buffer;
}

// --- hexadecimal ---
static int32_t hex_digit(uint8_t c) {
    if (c >= '0' && c <= '9') return c - '0';
    c |= 32;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}
static Value from_hex(Value v) {
    Buffer text = binascii_ascii(v);
    if (!text.ok) return ERROR;
    if (text.length & 1) return binascii_refuse(TEXT("Odd-length string"));
    Value result = bytes_new(text.length / 2);
    RETURN_IF_ERROR(result);
    for (uint64_t i = 0; i < text.length; i += 2) {
        int32_t high = hex_digit(u8_get(text.block, text.from + i));
        int32_t low = hex_digit(u8_get(text.block, text.from + i + 1));
        if (high < 0 || low < 0) return binascii_refuse(TEXT("Non-hexadecimal digit found"));
        u8_set(ref_of(result), i / 2, (uint8_t)(high * 16 + low));
    }
    return result;
}
static Value to_hex(Args args) {
    Buffer bytes = buffer_require(arg(args, 1));
    if (!bytes.ok) return ERROR;
    Value text = buffer_hex(bytes, arg(args, 2), arg(args, 3));
    return is_error(text) ? ERROR : bytes_from_block(ref_of(text), 0, bytes_length(ref_of(text)));
}
FUNCTION(binascii, a2b_hex, "($module, hexstr, /)",
         "Binary data of hexadecimal representation.\n\nhexstr must contain an even number of hex digits "
         "(upper or "
         "lower case).\nThis function is also available as \"unhexlify()\".") {
    return from_hex(arg(args, 1));
}
FUNCTION(binascii, unhexlify, "($module, hexstr, /)",
         "Binary data of hexadecimal representation.\n\nhexstr must contain an even number of hex digits "
         "(upper or "
         "lower case).") {
    return from_hex(arg(args, 1));
}
FUNCTION(binascii, b2a_hex, "($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)",
         "Hexadecimal representation of binary data.\n\n  sep\n    An optional single character or byte to "
         "separate "
         "hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count from "
         "the\n    "
         "right, negative values count from the left.") {
    return to_hex(args);
}
FUNCTION(binascii, hexlify, "($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)",
         "Hexadecimal representation of binary data.\n\n  sep\n    An optional single character or byte to "
         "separate "
         "hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count from "
         "the\n    "
         "right, negative values count from the left.") {
    return to_hex(args);
}

// --- base64 ---
static uint8_t base64_letter(uint32_t n) {
    return (uint8_t)(n < 26 ? 'A' + n : n < 52 ? 'a' + n - 26 : n < 62 ? '0' + n - 52 : n == 62 ? '+' : '/');
}
static int32_t base64_digit(uint8_t c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}
static Value uneven(uint64_t digits, uint64_t length) {
    if (digits != 1) return binascii_refuse(TEXT("Incorrect padding"));
    return raise1(
        CLASS(binascii_error),
        TEXT("Invalid base64-encoded string: number of data characters ({}) cannot be 1 more than a multiple "
             "of 4"),
        int_wrap((int64_t)(length / 3 * 4 + 1)));
}
FUNCTION(binascii, a2b_base64, "($module, data, /, *, strict_mode=False)",
         "Decode a line of base64 data.\n\n  strict_mode\n    When set to True, bytes that are not part of "
         "the base64 "
         "standard are not allowed.\n    The same applies to excess data after padding (= / ==).") {
    Buffer text = binascii_ascii(arg(args, 1));
    Value strict = is_unset(arg(args, 2)) ? FALSE : object_truth(arg(args, 2));
    if (!text.ok || is_error(strict)) return ERROR;
    ByteBuilder b = byte_builder_new(text.length / 4 * 3 + 3);
    uint32_t quad = 0, left = 0, pads = 0; // digits in the group so far, what they leave over, padding
    bool padded = false;
    if (is_true(strict) && text.length > 0 && u8_get(text.block, text.from) == '=')
        return binascii_refuse(TEXT("Leading padding not allowed"));
    for (uint64_t i = 0; i < text.length; i++) {
        uint8_t c = u8_get(text.block, text.from + i);
        if (c == '=') {
            padded = true;
            if (quad >= 2 && quad + ++pads >= 4) { // the end: what follows is ignored
                if (is_true(strict) && i + 1 < text.length)
                    return binascii_refuse(TEXT("Excess data after padding"));
                return byte_builder_finish(b);
            }
            continue;
        }
        int32_t digit = base64_digit(c);
        if (digit < 0) {
            if (is_true(strict)) return binascii_refuse(TEXT("Only base64 data is allowed"));
            continue;
        }
        if (is_true(strict) && padded) return binascii_refuse(TEXT("Discontinuous padding not allowed"));
        pads = 0;
        uint32_t n = (uint32_t)digit;
        if (quad == 1)
            b = byte_builder_put(b, (uint8_t)(left << 2 | n >> 4));
        else if (quad == 2)
            b = byte_builder_put(b, (uint8_t)(left << 4 | n >> 2));
        else if (quad == 3)
            b = byte_builder_put(b, (uint8_t)(left << 6 | n));
        left = quad == 0 ? n : quad == 1 ? n & 15 : quad == 2 ? n & 3 : 0;
        quad = (quad + 1) & 3;
    }
    return quad != 0 ? uneven(quad, b.length) : byte_builder_finish(b);
}
FUNCTION(binascii, b2a_base64, "($module, data, /, *, newline=True)", "Base64-code line of data.") {
    Buffer bytes = buffer_require(arg(args, 1));
    Value newline = is_unset(arg(args, 2)) ? TRUE : object_truth(arg(args, 2));
    if (!bytes.ok || is_error(newline)) return ERROR;
    ByteBuilder b = byte_builder_new(bytes.length / 3 * 4 + 5);
    for (uint64_t i = 0; i < bytes.length; i += 3) {
        uint64_t n = bytes.length - i, at = bytes.from + i;
        uint32_t group = (uint32_t)u8_get(bytes.block, at) << 16;
        if (n > 1) group |= (uint32_t)u8_get(bytes.block, at + 1) << 8;
        if (n > 2) group |= u8_get(bytes.block, at + 2);
        b = byte_builder_put(b, base64_letter(group >> 18));
        b = byte_builder_put(b, base64_letter(group >> 12 & 63));
        b = byte_builder_put(b, n > 1 ? base64_letter(group >> 6 & 63) : '=');
        b = byte_builder_put(b, n > 2 ? base64_letter(group & 63) : '=');
    }
    if (is_true(newline)) b = byte_builder_put(b, '\n');
    return byte_builder_finish(b);
}

// --- CRCs ---
uint32_t binascii_crc32(uint32_t crc, Ref block, uint64_t from, uint64_t n) {
    static const uint32_t nibbles[16] = {
        0,          0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
        0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c};
    crc = ~crc;
    for (uint64_t i = 0; i < n; i++) {
        crc ^= u8_get(block, from + i);
        crc = crc >> 4 ^ AT(nibbles, crc & 15);
        crc = crc >> 4 ^ AT(nibbles, crc & 15);
    }
    return ~crc;
}
// The low 32 bits of a number. !ok: it is none.
static U64Result start_of(Value v) {
    Value n = is_unset(v) ? int_u32(0) : object_index(v);
    return is_error(n) ? (U64Result){0} : (U64Result){true, int_low_u64(n) & UINT32_MAX};
}
FUNCTION(binascii, crc32, "($module, data, crc=0, /)", "Compute CRC-32 incrementally.") {
    Buffer bytes = buffer_require(arg(args, 1));
    U64Result crc = bytes.ok ? start_of(arg(args, 2)) : (U64Result){0};
    return crc.ok ? int_u32(binascii_crc32((uint32_t)crc.value, bytes.block, bytes.from, bytes.length))
                  : ERROR;
}
FUNCTION(binascii, crc_hqx, "($module, data, crc, /)", "Compute CRC-CCITT incrementally.") {
    Buffer bytes = buffer_require(arg(args, 1));
    U64Result start = bytes.ok ? start_of(arg(args, 2)) : (U64Result){0};
    if (!start.ok) return ERROR;
    uint32_t crc = (uint32_t)start.value & 0xffff;
    for (uint64_t i = 0; i < bytes.length; i++) { // x^16 + x^12 + x^5 + 1
        crc ^= (uint32_t)u8_get(bytes.block, bytes.from + i) << 8;
        for (uint32_t bit = 0; bit < 8; bit++) crc = (crc << 1 ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
    }
    return int_u32(crc);
}
