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
    static const uint32_t of_byte[256] = {
        0x00000000, 0x77073096, 0xee0e612c, 0x990951ba, 0x076dc419, 0x706af48f, 0xe963a535, 0x9e6495a3,
        0x0edb8832, 0x79dcb8a4, 0xe0d5e91e, 0x97d2d988, 0x09b64c2b, 0x7eb17cbd, 0xe7b82d07, 0x90bf1d91,
        0x1db71064, 0x6ab020f2, 0xf3b97148, 0x84be41de, 0x1adad47d, 0x6ddde4eb, 0xf4d4b551, 0x83d385c7,
        0x136c9856, 0x646ba8c0, 0xfd62f97a, 0x8a65c9ec, 0x14015c4f, 0x63066cd9, 0xfa0f3d63, 0x8d080df5,
        0x3b6e20c8, 0x4c69105e, 0xd56041e4, 0xa2677172, 0x3c03e4d1, 0x4b04d447, 0xd20d85fd, 0xa50ab56b,
        0x35b5a8fa, 0x42b2986c, 0xdbbbc9d6, 0xacbcf940, 0x32d86ce3, 0x45df5c75, 0xdcd60dcf, 0xabd13d59,
        0x26d930ac, 0x51de003a, 0xc8d75180, 0xbfd06116, 0x21b4f4b5, 0x56b3c423, 0xcfba9599, 0xb8bda50f,
        0x2802b89e, 0x5f058808, 0xc60cd9b2, 0xb10be924, 0x2f6f7c87, 0x58684c11, 0xc1611dab, 0xb6662d3d,
        0x76dc4190, 0x01db7106, 0x98d220bc, 0xefd5102a, 0x71b18589, 0x06b6b51f, 0x9fbfe4a5, 0xe8b8d433,
        0x7807c9a2, 0x0f00f934, 0x9609a88e, 0xe10e9818, 0x7f6a0dbb, 0x086d3d2d, 0x91646c97, 0xe6635c01,
        0x6b6b51f4, 0x1c6c6162, 0x856530d8, 0xf262004e, 0x6c0695ed, 0x1b01a57b, 0x8208f4c1, 0xf50fc457,
        0x65b0d9c6, 0x12b7e950, 0x8bbeb8ea, 0xfcb9887c, 0x62dd1ddf, 0x15da2d49, 0x8cd37cf3, 0xfbd44c65,
        0x4db26158, 0x3ab551ce, 0xa3bc0074, 0xd4bb30e2, 0x4adfa541, 0x3dd895d7, 0xa4d1c46d, 0xd3d6f4fb,
        0x4369e96a, 0x346ed9fc, 0xad678846, 0xda60b8d0, 0x44042d73, 0x33031de5, 0xaa0a4c5f, 0xdd0d7cc9,
        0x5005713c, 0x270241aa, 0xbe0b1010, 0xc90c2086, 0x5768b525, 0x206f85b3, 0xb966d409, 0xce61e49f,
        0x5edef90e, 0x29d9c998, 0xb0d09822, 0xc7d7a8b4, 0x59b33d17, 0x2eb40d81, 0xb7bd5c3b, 0xc0ba6cad,
        0xedb88320, 0x9abfb3b6, 0x03b6e20c, 0x74b1d29a, 0xead54739, 0x9dd277af, 0x04db2615, 0x73dc1683,
        0xe3630b12, 0x94643b84, 0x0d6d6a3e, 0x7a6a5aa8, 0xe40ecf0b, 0x9309ff9d, 0x0a00ae27, 0x7d079eb1,
        0xf00f9344, 0x8708a3d2, 0x1e01f268, 0x6906c2fe, 0xf762575d, 0x806567cb, 0x196c3671, 0x6e6b06e7,
        0xfed41b76, 0x89d32be0, 0x10da7a5a, 0x67dd4acc, 0xf9b9df6f, 0x8ebeeff9, 0x17b7be43, 0x60b08ed5,
        0xd6d6a3e8, 0xa1d1937e, 0x38d8c2c4, 0x4fdff252, 0xd1bb67f1, 0xa6bc5767, 0x3fb506dd, 0x48b2364b,
        0xd80d2bda, 0xaf0a1b4c, 0x36034af6, 0x41047a60, 0xdf60efc3, 0xa867df55, 0x316e8eef, 0x4669be79,
        0xcb61b38c, 0xbc66831a, 0x256fd2a0, 0x5268e236, 0xcc0c7795, 0xbb0b4703, 0x220216b9, 0x5505262f,
        0xc5ba3bbe, 0xb2bd0b28, 0x2bb45a92, 0x5cb36a04, 0xc2d7ffa7, 0xb5d0cf31, 0x2cd99e8b, 0x5bdeae1d,
        0x9b64c2b0, 0xec63f226, 0x756aa39c, 0x026d930a, 0x9c0906a9, 0xeb0e363f, 0x72076785, 0x05005713,
        0x95bf4a82, 0xe2b87a14, 0x7bb12bae, 0x0cb61b38, 0x92d28e9b, 0xe5d5be0d, 0x7cdcefb7, 0x0bdbdf21,
        0x86d3d2d4, 0xf1d4e242, 0x68ddb3f8, 0x1fda836e, 0x81be16cd, 0xf6b9265b, 0x6fb077e1, 0x18b74777,
        0x88085ae6, 0xff0f6a70, 0x66063bca, 0x11010b5c, 0x8f659eff, 0xf862ae69, 0x616bffd3, 0x166ccf45,
        0xa00ae278, 0xd70dd2ee, 0x4e048354, 0x3903b3c2, 0xa7672661, 0xd06016f7, 0x4969474d, 0x3e6e77db,
        0xaed16a4a, 0xd9d65adc, 0x40df0b66, 0x37d83bf0, 0xa9bcae53, 0xdebb9ec5, 0x47b2cf7f, 0x30b5ffe9,
        0xbdbdf21c, 0xcabac28a, 0x53b39330, 0x24b4a3a6, 0xbad03605, 0xcdd70693, 0x54de5729, 0x23d967bf,
        0xb3667a2e, 0xc4614ab8, 0x5d681b02, 0x2a6f2b94, 0xb40bbe37, 0xc30c8ea1, 0x5a05df1b, 0x2d02ef8d,
    };
    if (n == 0) return crc;
    View v = view_part(bytes_view(block), from, n);
    crc = ~crc;
    for (uint64_t i = 0; i < n; i++) crc = crc >> 8 ^ AT(of_byte, (crc ^ view_u8(v, i)) & 255);
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
