// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module zlib: deflate (RFC 1951) and the compressor object. Data is kept until a flush; then it becomes one block with
// fixed codes, or stored blocks where that is shorter. Matches are found by hash chains. What comes out differs from the
// zlib library's, as the format allows; any inflate reads it.
#include "python/modules/binascii.h"
#include "python/modules/zlib.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"

enum DeflateField {
    DEFLATE_STATE, // blob of numbers
    DEFLATE_DATA,  // bytes that wait
    DEFLATE_FIELDS
};
TYPE(compress_object, "zlib.Compress", object, 2, "");

enum Number { FORMAT, WINDOW_BITS, LEVEL, BEGUN, DONE, CHECK, TOTAL, DICTIONARY, NUMBERS };
enum { HASH_BITS = 15, SHORTEST = 3, LONGEST = 258 };

typedef struct {
    ByteBuilder out;
    uint64_t bits;
    uint32_t count;
} Writer;
static Writer put_bits(Writer w, uint32_t n, uint32_t count) {
    w.bits |= (uint64_t)n << (w.count & 63);
    w.count += count;
    for (; w.count >= 8; w.count -= 8, w.bits >>= 8) w.out = byte_builder_put(w.out, (uint8_t)w.bits);
    return w;
}
static Writer align(Writer w) { return w.count > 0 ? put_bits(w, 0, 8 - w.count) : w; }
// A code: its highest bit first.
static Writer put_code(Writer w, uint32_t code, uint32_t count) {
    uint32_t turned = 0;
    for (uint32_t i = 0; i < count; i++) turned |= (code >> (i & 31) & 1) << ((count - 1 - i) & 31);
    return put_bits(w, turned, count);
}
static Writer put_literal(Writer w, uint32_t n) {
    if (n < 144) return put_code(w, 0x30 + n, 8);
    if (n < 256) return put_code(w, 0x190 + n - 144, 9);
    return n < 280 ? put_code(w, n - 256, 7) : put_code(w, 0xc0 + n - 280, 8);
}
static uint32_t bits_of(uint32_t n) { return 63 - u64_clz(n); } // n > 0
static Writer put_match(Writer w, uint32_t length, uint32_t distance) {
    uint32_t n = length - 3, extra = n < 8 ? 0 : bits_of(n) - 2;
    if (length == LONGEST) {
        w = put_literal(w, 285);
    } else {
        w = put_literal(w, 257 + (n < 8 ? n : 4 * extra + (n >> (extra & 31))));
        w = put_bits(w, n & ((1u << (extra & 31)) - 1), extra);
    }
    n = distance - 1;
    extra = n < 4 ? 0 : bits_of(n) - 1;
    w = put_code(w, n < 4 ? n : 2 * extra + (n >> (extra & 31)), 5);
    return put_bits(w, n & ((1u << (extra & 31)) - 1), extra);
}

static uint64_t get(Value self, enum Number i) {
    return u64_get(ref_of(slot_get(ref_of(self), DEFLATE_STATE)), (uint64_t)i * 8);
}
static void put(Value self, enum Number i, uint64_t n) {
    u64_set(ref_of(slot_get(ref_of(self), DEFLATE_STATE)), (uint64_t)i * 8, n);
}

// --- matches ---
static uint32_t hash_at(Ref data, uint64_t at) {
    uint32_t three = (uint32_t)u8_get(data, at) | (uint32_t)u8_get(data, at + 1) << 8 |
                     (uint32_t)u8_get(data, at + 2) << 16;
    return three * 0x9e3779b1u >> (32 - HASH_BITS);
}
typedef struct {
    uint64_t length, distance;
} Match;
// The longest match for data[at ..) among the `depth` latest places with the same hash. Places are kept plus 1.
static Match longest(Ref data, uint64_t at, uint64_t end, Ref heads, Ref links, uint32_t depth,
                     uint64_t window) {
    Match best = {0, 0};
    if (end - at < SHORTEST) return best;
    uint64_t place = u32_get(heads, (uint64_t)hash_at(data, at) * 4),
             most = end - at < LONGEST ? end - at : LONGEST;
    for (; place > 0 && depth > 0 && at - (place - 1) <= window; depth--) {
        uint64_t other = place - 1, n = 0;
        while (n < most && u8_get(data, other + n) == u8_get(data, at + n)) n++;
        if (n > best.length) best = (Match){n, at - other};
        if (n == most) break;
        place = u32_get(links, other * 4);
    }
    return best.length < SHORTEST ? (Match){0, 0} : best;
}
static void remember(Ref data, uint64_t at, uint64_t end, Ref heads, Ref links) {
    if (end - at < SHORTEST) return;
    uint64_t head = (uint64_t)hash_at(data, at) * 4;
    u32_set(links, at * 4, u32_get(heads, head));
    u32_set(heads, head, (uint32_t)at + 1);
}
static Writer put_fixed(Writer w, Ref data, uint64_t n, bool last, Value self, Ref heads, Ref links) {
    int64_t level = (int64_t)get(self, LEVEL);
    uint64_t window = UINT64_C(1) << (get(self, WINDOW_BITS) & 15);
    uint32_t depth = level < 0 ? 32 : level < 4 ? 4 : level < 7 ? 32 : 256;
    w = put_bits(w, (uint32_t)last | 2, 3);
    for (uint64_t at = 0; at < n && !w.out.failed;) {
        Match match = longest(data, at, n, heads, links, depth, window);
        uint64_t step = match.length > 0 ? match.length : 1;
        w = match.length > 0 ? put_match(w, (uint32_t)match.length, (uint32_t)match.distance)
                             : put_literal(w, u8_get(data, at));
        for (uint64_t i = 0; i < step; i++) remember(data, at + i, n, heads, links);
        at += step;
    }
    return put_literal(w, 256);
}
static Writer put_stored(Writer w, Ref data, uint64_t n, bool last) {
    uint64_t at = 0;
    do {
        uint64_t part = n - at < 65535 ? n - at : 65535;
        w = align(put_bits(w, last && at + part == n, 3));
        w = put_bits(put_bits(w, (uint32_t)part, 16), (uint32_t)part ^ 0xffff, 16);
        w.out = byte_builder_block(w.out, data, at, part);
        at += part;
    } while (at < n);
    return w;
}

// --- the stream ---
Value deflate_new(ZlibWindow window, int64_t level, Value dictionary) {
    Value self = NEW(compress_object), state = new_blob(NUMBERS * 8), none = bytes_new(0);
    if (is_error(self) || is_error(state) || is_error(none)) return ERROR;
    slot_set(ref_of(self), DEFLATE_STATE, state);
    slot_set(ref_of(self), DEFLATE_DATA, none);
    put(self, FORMAT, window.format);
    put(self, WINDOW_BITS, window.bits);
    put(self, LEVEL, (uint64_t)level);
    put(self, CHECK, window.format == FORMAT_GZIP ? 0 : 1);
    Buffer given = is_unset(dictionary) ? (Buffer){0} : buffer_of(dictionary);
    if (given.ok && window.format == FORMAT_ZLIB)
        put(self, DICTIONARY, UINT64_C(1) << 32 | zlib_adler32(1, given.block, given.from, given.length));
    return self;
}
Value deflate_take(Value self, Buffer data) {
    if (get(self, DONE))
        return zlib_error(TEXT("Error -2 while compressing data: inconsistent stream state"));
    Ref old = ref_of(slot_get(ref_of(self), DEFLATE_DATA));
    ByteBuilder b =
        byte_builder_block(byte_builder_new(bytes_length(old) + data.length), old, 0, bytes_length(old));
    Value all = byte_builder_finish(byte_builder_block(b, data.block, data.from, data.length));
    RETURN_IF_ERROR(all);
    slot_set(ref_of(self), DEFLATE_DATA, all);
    return NONE;
}
static Writer put_big_endian(Writer w, uint32_t n) {
    for (uint32_t shift = 32; shift > 0;) {
        shift -= 8;
        w = put_bits(w, n >> (shift & 31) & 255, 8);
    }
    return w;
}
static Writer begin(Writer w, Value self) {
    int64_t level = (int64_t)get(self, LEVEL);
    if (get(self, FORMAT) == FORMAT_GZIP) {
        static const uint8_t head[8] = {0x1f, 0x8b, 8, 0, 0, 0, 0, 0};
        for (uint32_t i = 0; i < 8; i++) w = put_bits(w, AT(head, i), 8);
        w = put_bits(w, level == 9 ? 2 : level == 0 || level == 1 ? 4 : 0, 8);
        return put_bits(w, 3, 8);
    }
    if (get(self, FORMAT) == FORMAT_RAW) return w;
    bool dictionary = get(self, DICTIONARY) >> 32;
    uint32_t grade = level == 0 || level == 1 ? 0 : level == 6 || level < 0 ? 2 : level < 6 ? 1 : 3;
    uint32_t head =
        (8 | ((uint32_t)get(self, WINDOW_BITS) - 8) << 4) << 8 | grade << 6 | (dictionary ? 32 : 0);
    head += 31 - head % 31;
    w = put_bits(put_bits(w, head >> 8, 8), head & 255, 8);
    return dictionary ? put_big_endian(w, (uint32_t)get(self, DICTIONARY)) : w;
}
static Writer end(Writer w, Value self) {
    w = align(w);
    if (get(self, FORMAT) == FORMAT_ZLIB) return put_big_endian(w, (uint32_t)get(self, CHECK));
    if (get(self, FORMAT) == FORMAT_RAW) return w;
    return put_bits(put_bits(w, (uint32_t)get(self, CHECK), 32), (uint32_t)get(self, TOTAL), 32);
}
Value deflate_flush(Value self, enum ZlibFlush mode) {
    if (mode == FLUSH_NONE) return bytes_new(0);
    if (get(self, DONE)) return zlib_error(TEXT("Error -2 while flushing: inconsistent stream state"));
    Ref data = ref_of(slot_get(ref_of(self), DEFLATE_DATA));
    uint64_t n = bytes_length(data);
    bool last = mode == FLUSH_FINISH;
    Value heads = new_blob(UINT64_C(4) << HASH_BITS), links = new_blob(n * 4 + 4), none = bytes_new(0);
    if (is_error(heads) || is_error(links) || is_error(none)) return ERROR;
    Writer w = {.out = byte_builder_new(n / 2 + 64)};
    if (!get(self, BEGUN)) w = begin(w, self);
    put(self, BEGUN, 1);
    put(self, CHECK,
        get(self, FORMAT) == FORMAT_GZIP ? binascii_crc32((uint32_t)get(self, CHECK), data, 0, n)
                                         : zlib_adler32((uint32_t)get(self, CHECK), data, 0, n));
    put(self, TOTAL, get(self, TOTAL) + n);
    if (n > 0 || last) {
        Writer before = w; // bytes behind its length do not count
        if (get(self, LEVEL) != 0) w = put_fixed(w, data, n, last, self, ref_of(heads), ref_of(links));
        uint64_t stored = n + 5 * (n / 65535 + 1);
        if (get(self, LEVEL) == 0 || (!w.out.failed && w.out.length - before.out.length > stored)) {
            before.out.storage = w.out.storage;
            w = put_stored(before, data, n, last);
        }
    }
    if (last)
        w = end(w, self);
    else
        w = put_stored(w, data, 0, false); // an empty block, which aligns
    if (last) put(self, DONE, 1);
    slot_set(ref_of(self), DEFLATE_DATA, none);
    return byte_builder_finish(w.out);
}

// --- the object ---
METHOD(compress_object, compress, "($self, data, /)",
       "Returns a bytes object containing compressed data.\n\nAfter calling this function, some of the input "
       "data may "
       "still\nbe stored in internal buffers for later processing.\nCall the flush() method to clear these "
       "buffers.") {
    Buffer data = buffer_require(arg(args, 1));
    if (!data.ok || is_error(deflate_take(arg(args, 0), data))) return ERROR;
    return bytes_new(0);
}
METHOD(compress_object, flush, "($self, mode=zlib.Z_FINISH, /)",
       "Return a bytes object containing any remaining compressed data.") {
    I64Result mode = convert_int(arg(args, 1), FLUSH_FINISH);
    if (!mode.ok) return ERROR;
    if (mode.value < 0 || mode.value > 5)
        return zlib_error(TEXT("Error -2 while flushing: inconsistent stream state"));
    return deflate_flush(arg(args, 0), mode.value == 5 ? FLUSH_SYNC : (enum ZlibFlush)mode.value);
}
static Value copy_of(Value self) {
    Value copy = NEW(compress_object), state = new_blob(NUMBERS * 8);
    if (is_error(copy) || is_error(state)) return ERROR;
    bytes_copy(ref_of(state), 0, ref_of(slot_get(ref_of(self), DEFLATE_STATE)), 0, NUMBERS * 8);
    slot_set(ref_of(copy), DEFLATE_STATE, state);
    slot_set(ref_of(copy), DEFLATE_DATA, slot_get(ref_of(self), DEFLATE_DATA));
    return copy;
}
METHOD(compress_object, copy, "($self, /)", "Return a copy of the compression object.") {
    return copy_of(arg(args, 0));
}
METHOD(compress_object, __copy__, "($self, /)", "") { return copy_of(arg(args, 0)); }
METHOD(compress_object, __deepcopy__, "($self, memo, /)", "") { return copy_of(arg(args, 0)); }
