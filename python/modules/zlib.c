// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module zlib: checksums, the functions for whole data, constants. RFC 1950 (zlib), RFC 1952 (gzip).
#include "python/modules/zlib.h"
#include "python/modules/binascii.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/int.h"
#include "python/objects/module.h"
#include "python/objects/str.h"

TYPE(zlib_error, "zlib.error", Exception, EXCEPTION_FIELDS, "");
Value zlib_error(Text text) { return raise0(CLASS(zlib_error), text); }

struct Constant {
    uint32_t name; // enum NameIndex
    int32_t value;
};
static const struct Constant constants[20] = {
    {NAME_INDEX(MAX_WBITS), 15},       {NAME_INDEX(DEFLATED), 8},
    {NAME_INDEX(DEF_MEM_LEVEL), 8},    {NAME_INDEX(DEF_BUF_SIZE), 16384},
    {NAME_INDEX(Z_BEST_SPEED), 1},     {NAME_INDEX(Z_BEST_COMPRESSION), 9},
    {NAME_INDEX(Z_NO_COMPRESSION), 0}, {NAME_INDEX(Z_FILTERED), 1},
    {NAME_INDEX(Z_HUFFMAN_ONLY), 2},   {NAME_INDEX(Z_RLE), 3},
    {NAME_INDEX(Z_FIXED), 4},          {NAME_INDEX(Z_DEFAULT_STRATEGY), 0},
    {NAME_INDEX(Z_NO_FLUSH), 0},       {NAME_INDEX(Z_PARTIAL_FLUSH), 1},
    {NAME_INDEX(Z_SYNC_FLUSH), 2},     {NAME_INDEX(Z_FULL_FLUSH), 3},
    {NAME_INDEX(Z_FINISH), 4},         {NAME_INDEX(Z_BLOCK), 5},
    {NAME_INDEX(Z_TREES), 6},          {NAME_INDEX(Z_DEFAULT_COMPRESSION), -1},
};
MODULE(zlib, "The functions in this module allow compression and decompression using the\n"
             "zlib library, which is based on GNU zip.\n"
             "\n"
             "adler32(string[, start]) -- Compute an Adler-32 checksum.\n"
             "compress(data[, level]) -- Compress data, with compression level 0-9 or -1.\n"
             "compressobj([level[, ...]]) -- Return a compressor object.\n"
             "crc32(string[, start]) -- Compute a CRC-32 checksum.\n"
             "decompress(string,[wbits],[bufsize]) -- Decompresses a compressed string.\n"
             "decompressobj([wbits[, zdict]]) -- Return a decompressor object.") {
    Value module = arg(args, 0), version = str_from_text(TEXT("1.2.13")), own = str_from_text(TEXT("1.0"));
    if (is_error(version) || is_error(own)) return ERROR;
    for (uint32_t i = 0; i < LENGTH_OF(constants); i++)
        RETURN_IF_ERROR(
            module_set(module, AT(name_objects, AT(constants, i).name), int_i32(AT(constants, i).value)));
    RETURN_IF_ERROR(module_set(module, NAME(ZLIB_VERSION), version));
    RETURN_IF_ERROR(module_set(module, NAME(ZLIB_RUNTIME_VERSION), version));
    RETURN_IF_ERROR(module_set(module, NAME(__version__), own));
    return module_set(module, NAME(error), CLASS(zlib_error));
}

// --- checksums ---
uint32_t zlib_adler32(uint32_t sum, Ref block, uint64_t from, uint64_t n) {
    uint32_t a = sum & 0xffff, b = sum >> 16;
    for (uint64_t i = 0; i < n;) {
        uint64_t part = n - i < 5552 ? n - i : 5552; // so many fit 32 bits
        for (uint64_t end = i + part; i < end; i++) {
            a += u8_get(block, from + i);
            b += a;
        }
        a %= 65521;
        b %= 65521;
    }
    return b << 16 | a;
}
// The low 32 bits of a number. !ok: it is none.
static U64Result start_of(Value v, uint32_t absent) {
    Value n = is_unset(v) ? int_u32(absent) : object_index(v);
    return is_error(n) ? (U64Result){0} : (U64Result){true, int_low_u64(n) & UINT32_MAX};
}
FUNCTION(zlib, crc32, "($module, data, value=0, /)",
         "Compute a CRC-32 checksum of data.\n\n  value\n    Starting value of the checksum.\n\nThe returned "
         "checksum "
         "is an integer.") {
    Buffer bytes = buffer_require(arg(args, 1));
    U64Result crc = bytes.ok ? start_of(arg(args, 2), 0) : (U64Result){0};
    return crc.ok ? int_u32(binascii_crc32((uint32_t)crc.value, bytes.block, bytes.from, bytes.length))
                  : ERROR;
}
FUNCTION(
    zlib, adler32, "($module, data, value=1, /)",
    "Compute an Adler-32 checksum of data.\n\n  value\n    Starting value of the checksum.\n\nThe returned "
    "checksum is an integer.") {
    Buffer bytes = buffer_require(arg(args, 1));
    U64Result sum = bytes.ok ? start_of(arg(args, 2), 1) : (U64Result){0};
    return sum.ok ? int_u32(zlib_adler32((uint32_t)sum.value, bytes.block, bytes.from, bytes.length)) : ERROR;
}

// --- whole data ---
ZlibWindow zlib_window(Value wbits, bool inflating) {
    I64Result n = convert_int(wbits, 15);
    if (!n.ok) return (ZlibWindow){0};
    int64_t w = n.value;
    if (w >= -15 && w <= -8) return (ZlibWindow){true, FORMAT_RAW, (uint32_t)-w};
    if ((w >= 8 && w <= 15) || (w == 0 && inflating))
        return (ZlibWindow){true, FORMAT_ZLIB, w ? (uint32_t)w : 15};
    if (w >= 24 && w <= 31) return (ZlibWindow){true, FORMAT_GZIP, (uint32_t)w - 16};
    if (w >= 40 && w <= 47 && inflating) return (ZlibWindow){true, FORMAT_AUTO, (uint32_t)w - 32};
    VALUE_ERROR("Invalid initialization option");
    return (ZlibWindow){0};
}
static bool is_level(I64Result level) {
    if (level.ok && (level.value < -1 || level.value > 9)) zlib_error(TEXT("Bad compression level"));
    return level.ok && level.value >= -1 && level.value <= 9;
}
FUNCTION(zlib, compress, "($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)",
         "Returns a bytes object containing compressed data.") {
    Buffer data = buffer_require(arg(args, 1));
    I64Result level = convert_int(arg(args, 2), -1);
    if (!data.ok || !is_level(level)) return ERROR;
    ZlibWindow window = zlib_window(arg(args, 3), false);
    if (!window.ok && error_matches(CLASS(ValueError))) {
        error_clear();
        return zlib_error(TEXT("Bad compression level")); // as the library's status is read
    }
    Value self = window.ok ? deflate_new(window, level.value, UNSET) : ERROR;
    RETURN_IF_ERROR(self);
    return is_error(deflate_take(self, data)) ? ERROR : deflate_flush(self, FLUSH_FINISH);
}
FUNCTION(zlib, decompress, "($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)",
         "Returns a bytes object containing the uncompressed data.") {
    Buffer data = buffer_require(arg(args, 1));
    I64Result size = convert_size(arg(args, 3), 16384);
    if (!data.ok || !size.ok) return ERROR;
    if (size.value < 0) return VALUE_ERROR("bufsize must be non-negative");
    ZlibWindow window = zlib_window(arg(args, 2), true);
    if (!window.ok && error_matches(CLASS(ValueError))) {
        error_clear();
        return zlib_error(TEXT("Error -2 while preparing to decompress data: inconsistent stream state"));
    }
    Value self = window.ok ? inflate_new(window, UNSET) : ERROR,
          result = is_error(self) ? ERROR : inflate_take(self, data, 0);
    RETURN_IF_ERROR(result);
    if (inflate_is_done(self)) return result;
    return zlib_error(TEXT("Error -5 while decompressing data: incomplete or truncated stream"));
}
FUNCTION(
    zlib, compressobj,
    "($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, "
    "strategy=Z_DEFAULT_STRATEGY, zdict=None)",
    "Return a compressor object.") {
    I64Result level = convert_int(arg(args, 1), -1), method = convert_int(arg(args, 2), 8);
    I64Result memory = convert_int(arg(args, 4), 8), strategy = convert_int(arg(args, 5), 0);
    if (!level.ok || !method.ok || !memory.ok || !strategy.ok) return ERROR;
    bool good = level.value >= -1 && level.value <= 9 && method.value == 8 && memory.value >= 1 &&
                memory.value <= 9 && strategy.value >= 0 && strategy.value <= 4;
    if (!good) return VALUE_ERROR("Invalid initialization option");
    ZlibWindow window = zlib_window(arg(args, 3), false);
    if (!window.ok) return ERROR;
    Value dictionary = arg(args, 6);
    if (!is_unset(dictionary) && !is_none(dictionary) && !buffer_require(dictionary).ok) return ERROR;
    return deflate_new(window, level.value, is_none(dictionary) ? UNSET : dictionary);
}
FUNCTION(zlib, decompressobj, "($module, /, wbits=MAX_WBITS, zdict=b'')", "Return a decompressor object.") {
    ZlibWindow window = zlib_window(arg(args, 1), true);
    if (!window.ok) return ERROR;
    Value dictionary = arg(args, 2);
    if (!is_unset(dictionary) && !buffer_of(dictionary).ok)
        return error_is_set() ? ERROR : TYPE_ERROR("zdict argument must support the buffer protocol");
    return inflate_new(window, dictionary);
}
