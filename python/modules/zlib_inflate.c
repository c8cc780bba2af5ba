// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module zlib: inflate (RFC 1951) and the decompressor object. Input may come in pieces of any size: each step (a header,
// a block's head, a symbol with its extra bits) is done whole or, when the input ends within it, not at all; then the
// bits that it looked at wait for more. Nothing in the input can make it read or write elsewhere: a distance is checked
// against what has come out, a code against its table.
#include "python/modules/binascii.h"
#include "python/modules/zlib.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/span.h"

enum InflateField {
    INFLATE_STATE,  // blob of numbers, see below
    INFLATE_INPUT,  // bytes that wait
    INFLATE_WINDOW, // bytes that came out last
    INFLATE_TABLES, // blob: code tables
    INFLATE_DICTIONARY,
    INFLATE_UNUSED,
    INFLATE_TAIL,
    INFLATE_FIELDS
};
TYPE(decompress, "zlib.Decompress", object, 7, "");

enum Number { FORMAT, PHASE, BIT, LAST, LEFT, DISTANCE, CHECK, TOTAL, NUMBERS }; // 8 bytes each in the state
enum Phase { HEADER, BLOCK, STORED, CODES, TRAILER, DONE };
enum { WINDOW = 32768, LITERALS = 288, DISTANCES = 32 };
// Tables of 16-bit words: for each code lengths' counts (16) and symbols in order of their codes.
enum {
    LITERAL_COUNTS = 0,
    LITERAL_SYMBOLS = 16,
    DISTANCE_COUNTS = 304,
    DISTANCE_SYMBOLS = 320,
    TABLE_WORDS = 352
};

// A decompressor at work. bit: place in the input.
typedef struct {
    Value self;
    Ref state, tables, input;
    uint64_t bit, end; // in bits
    ByteBuilder out;   // the window first
    uint64_t begin;    // where the result begins in it
    uint64_t most;     // so many bytes at most, 0: no limit
    bool failed, short_of_input;
} Inflate;

static uint64_t get(Inflate z, enum Number i) { return u64_get(z.state, (uint64_t)i * 8); }
static void put(Inflate z, enum Number i, uint64_t n) { u64_set(z.state, (uint64_t)i * 8, n); }
static Inflate fail(Inflate z, Text text) {
    zlib_error(text);
    z.failed = true;
    return z;
}
static Inflate wait(Inflate z) {
    z.short_of_input = true;
    return z;
}
static bool has(Inflate z, uint64_t bits) { return z.end - z.bit >= bits; }
// `count` bits (at most 32) at a place, which must be there.
static uint32_t peek(Inflate z, uint64_t bit, uint32_t count) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < count; i++, bit++)
        n |= (uint32_t)(u8_get(z.input, bit >> 3) >> (bit & 7) & 1) << (i & 31);
    return n;
}
static uint8_t byte_at(Inflate z, uint64_t i) { return u8_get(z.input, (z.bit >> 3) + i); }

Value inflate_new(ZlibWindow window, Value dictionary) {
    Value self = NEW(decompress), state = new_blob(NUMBERS * 8), tables = new_blob(TABLE_WORDS * 2),
          none = bytes_new(0);
    if (is_error(self) || is_error(state) || is_error(tables) || is_error(none)) return ERROR;
    Ref s = ref_of(self);
    slot_set(s, INFLATE_STATE, state);
    slot_set(s, INFLATE_INPUT, none);
    slot_set(s, INFLATE_WINDOW, none);
    slot_set(s, INFLATE_TABLES, tables);
    slot_set(s, INFLATE_DICTIONARY, dictionary);
    slot_set(s, INFLATE_UNUSED, none);
    slot_set(s, INFLATE_TAIL, none);
    u64_set(ref_of(state), FORMAT * 8, window.format);
    u64_set(ref_of(state), PHASE * 8, window.format == FORMAT_RAW ? BLOCK : HEADER);
    if (window.format == FORMAT_RAW && !is_unset(dictionary)) {
        Buffer given = buffer_of(dictionary);
        uint64_t n = given.length < WINDOW ? given.length : WINDOW;
        Value history = bytes_from_block(given.block, given.from + given.length - n, n);
        RETURN_IF_ERROR(history);
        slot_set(s, INFLATE_WINDOW, history);
    }
    return self;
}
bool inflate_is_done(Value self) {
    return u64_get(ref_of(slot_get(ref_of(self), INFLATE_STATE)), PHASE * 8) == DONE;
}

// --- headers ---
static Inflate zlib_header(Inflate z) {
    uint32_t first = byte_at(z, 0), second = byte_at(z, 1);
    if ((first * 256 + second) % 31 != 0)
        return fail(z, TEXT("Error -3 while decompressing data: incorrect header check"));
    if ((first & 15) != 8)
        return fail(z, TEXT("Error -3 while decompressing data: unknown compression method"));
    if (first >> 4 > 7) return fail(z, TEXT("Error -3 while decompressing data: invalid window size"));
    put(z, FORMAT, FORMAT_ZLIB);
    put(z, CHECK, 1);
    uint64_t size = 16;
    if (second & 32) { // a dictionary is needed: its checksum follows
        if (!has(z, 48)) return wait(z);
        uint32_t wanted = 0;
        for (uint32_t i = 2; i < 6; i++) wanted = wanted << 8 | byte_at(z, i);
        Value dictionary = slot_get(ref_of(z.self), INFLATE_DICTIONARY);
        Buffer given = is_unset(dictionary) ? (Buffer){0} : buffer_of(dictionary);
        if (!given.ok) return fail(z, TEXT("Error 2 while decompressing data"));
        if (zlib_adler32(1, given.block, given.from, given.length) != wanted)
            return fail(z, TEXT("Error -3 while setting zdict: invalid input data"));
        uint64_t n = given.length < WINDOW ? given.length : WINDOW;
        z.out = byte_builder_block(z.out, given.block, given.from + given.length - n, n);
        z.begin = z.out.length;
        size = 48;
    }
    z.bit += size;
    put(z, PHASE, BLOCK);
    return z;
}
static Inflate gzip_header(Inflate z) {
    if (!has(z, 80)) return wait(z);
    uint32_t flags = byte_at(z, 3);
    uint64_t at = 10, size = (z.end - z.bit) / 8;
    if (byte_at(z, 2) != 8)
        return fail(z, TEXT("Error -3 while decompressing data: unknown compression method"));
    if (flags & 0xe0) return fail(z, TEXT("Error -3 while decompressing data: unknown header flags set"));
    if (flags & 4) {
        if (size < at + 2) return wait(z);
        at += 2 + (uint64_t)byte_at(z, at) + 256 * (uint64_t)byte_at(z, at + 1);
    }
    for (uint32_t texts = (flags >> 3 & 1) + (flags >> 4 & 1); texts > 0; texts--) {
        while (at < size && byte_at(z, at) != 0) at++;
        at++;
    }
    if (flags & 2) at += 2;
    if (size < at) return wait(z);
    z.bit += at * 8;
    put(z, FORMAT, FORMAT_GZIP);
    put(z, CHECK, 0);
    put(z, PHASE, BLOCK);
    return z;
}
static Inflate header(Inflate z) {
    if (!has(z, 16)) return wait(z);
    bool gzip = byte_at(z, 0) == 0x1f && byte_at(z, 1) == 0x8b;
    uint64_t format = get(z, FORMAT);
    if (format == FORMAT_GZIP && !gzip)
        return fail(z, TEXT("Error -3 while decompressing data: incorrect header check"));
    return gzip && format != FORMAT_ZLIB ? gzip_header(z) : zlib_header(z);
}
static Inflate trailer(Inflate z) {
    uint64_t bit = (z.bit + 7) & ~UINT64_C(7), format = get(z, FORMAT),
             bytes = format == FORMAT_GZIP  ? 8
                     : format == FORMAT_RAW ? 0
                                            : 4;
    if (z.end < bit || z.end - bit < bytes * 8) return wait(z);
    z.bit = bit;
    uint32_t check = (uint32_t)get(z, CHECK), found = 0, length = 0;
    for (uint64_t i = 0; i < 4 && bytes > 0; i++) {
        found |= (uint32_t)byte_at(z, i) << ((format == FORMAT_GZIP ? 8 * i : 24 - 8 * i) & 31);
        if (bytes == 8) length |= (uint32_t)byte_at(z, 4 + i) << (8 * i & 31);
    }
    if (bytes > 0 && found != check)
        return fail(z, TEXT("Error -3 while decompressing data: incorrect data check"));
    if (bytes == 8 && length != (uint32_t)get(z, TOTAL))
        return fail(z, TEXT("Error -3 while decompressing data: incorrect length check"));
    z.bit += bytes * 8;
    put(z, PHASE, DONE);
    return z;
}

// --- codes ---
typedef struct {
    uint8_t of[LITERALS + DISTANCES];
} Lengths;
// Writes the table of the codes with these lengths; what is left of the code space: 0 all used, < 0 too much.
static int32_t build(Ref tables, uint32_t counts, uint32_t symbols, Lengths lengths, uint32_t from,
                     uint32_t n) {
    uint32_t offsets[16] = {0};
    int32_t left = 1;
    for (uint32_t i = 0; i < 16; i++) u16_set(tables, (counts + i) * 2, 0);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = (counts + AT(lengths.of, from + i)) * 2;
        u16_set(tables, at, u16_get(tables, at) + 1);
    }
    u16_set(tables, counts * 2, 0);
    for (uint32_t i = 1; i < 16; i++) {
        left = left * 2 - u16_get(tables, (counts + i) * 2);
        if (left < 0) return left;
        if (i < 15) AT(offsets, i + 1) = AT(offsets, i) + u16_get(tables, (counts + i) * 2);
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t length = AT(lengths.of, from + i);
        if (length != 0) u16_set(tables, (symbols + AT(offsets, length)++) * 2, (uint16_t)i);
    }
    return left;
}
// The symbol at a place: -1: the input ends, -2: no such code.
typedef struct {
    int32_t symbol;
    uint64_t bit; // behind it
} Symbol;
static Symbol decode(Inflate z, uint64_t bit, uint32_t counts, uint32_t symbols) {
    int32_t code = 0, first = 0, index = 0;
    for (uint32_t length = 1; length < 16; length++) {
        if (bit >= z.end) return (Symbol){-1, bit};
        code |= u8_get(z.input, bit >> 3) >> (bit & 7) & 1;
        bit++;
        int32_t count = u16_get(z.tables, (counts + length) * 2);
        if (code - count < first)
            return (Symbol){u16_get(z.tables, (symbols + (uint32_t)(index + code - first)) * 2), bit};
        index += count;
        first = (first + count) * 2;
        code *= 2;
    }
    return (Symbol){-2, bit};
}
static Inflate fixed_block(Inflate z) {
    Lengths l = {0};
    for (uint32_t i = 0; i < LITERALS; i++) AT(l.of, i) = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
    for (uint32_t i = 0; i < 30; i++) AT(l.of, LITERALS + i) = 5;
    build(z.tables, LITERAL_COUNTS, LITERAL_SYMBOLS, l, 0, LITERALS);
    build(z.tables, DISTANCE_COUNTS, DISTANCE_SYMBOLS, l, LITERALS, 30);
    z.bit += 3;
    put(z, PHASE, CODES);
    return z;
}
static Inflate dynamic_block(Inflate z) {
    static const uint8_t order[19] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    uint64_t bit = z.bit + 3;
    if (!has(z, 17)) return wait(z);
    uint32_t literals = peek(z, bit, 5) + 257, distances = peek(z, bit + 5, 5) + 1,
             codes = peek(z, bit + 10, 4) + 4;
    if (literals > 286 || distances > 30)
        return fail(z, TEXT("Error -3 while decompressing data: too many length or distance symbols"));
    bit += 14;
    if (z.end - bit < (uint64_t)codes * 3) return wait(z);
    Lengths l = {0};
    for (uint32_t i = 0; i < codes; i++, bit += 3) AT(l.of, AT(order, i)) = (uint8_t)peek(z, bit, 3);
    if (build(z.tables, LITERAL_COUNTS, LITERAL_SYMBOLS, l, 0, 19) != 0)
        return fail(z, TEXT("Error -3 while decompressing data: invalid code lengths set"));
    Lengths all = {0};
    for (uint32_t i = 0; i < literals + distances;) {
        Symbol s = decode(z, bit, LITERAL_COUNTS, LITERAL_SYMBOLS);
        if (s.symbol == -1) return wait(z);
        if (s.symbol < 0) return fail(z, TEXT("Error -3 while decompressing data: invalid code lengths set"));
        bit = s.bit;
        if (s.symbol < 16) {
            AT(all.of, i++) = (uint8_t)s.symbol;
            continue;
        }
        uint32_t extra = s.symbol == 16 ? 2 : s.symbol == 17 ? 3 : 7;
        if (z.end - bit < extra) return wait(z);
        uint32_t times = peek(z, bit, extra) + (s.symbol == 18 ? 11 : 3);
        bit += extra;
        if ((s.symbol == 16 && i == 0) || i + times > literals + distances)
            return fail(z, TEXT("Error -3 while decompressing data: invalid bit length repeat"));
        uint8_t length = s.symbol == 16 ? AT(all.of, i - 1) : 0;
        for (; times > 0; times--) AT(all.of, i++) = length;
    }
    if (AT(all.of, 256) == 0)
        return fail(z, TEXT("Error -3 while decompressing data: invalid code -- missing end-of-block"));
    int32_t left = build(z.tables, LITERAL_COUNTS, LITERAL_SYMBOLS, all, 0, literals);
    if (left < 0 || (left > 0 && literals - u16_get(z.tables, 0) != 1 && u16_get(z.tables, 2) != 1))
        return fail(z, TEXT("Error -3 while decompressing data: invalid literal/lengths set"));
    left = build(z.tables, DISTANCE_COUNTS, DISTANCE_SYMBOLS, all, literals, distances);
    if (left < 0) return fail(z, TEXT("Error -3 while decompressing data: invalid distances set"));
    z.bit = bit;
    put(z, PHASE, CODES);
    return z;
}
static Inflate stored_block(Inflate z) {
    uint64_t bit = (z.bit + 3 + 7) & ~UINT64_C(7);
    if (z.end < bit || z.end - bit < 32) return wait(z);
    uint32_t size = peek(z, bit, 16);
    if ((size ^ peek(z, bit + 16, 16)) != 0xffff)
        return fail(z, TEXT("Error -3 while decompressing data: invalid stored block lengths"));
    z.bit = bit + 32;
    put(z, LEFT, size);
    put(z, PHASE, STORED);
    return z;
}
static Inflate block(Inflate z) {
    if (!has(z, 3)) return wait(z);
    uint32_t kind = peek(z, z.bit + 1, 2), last = peek(z, z.bit, 1);
    if (kind == 3) return fail(z, TEXT("Error -3 while decompressing data: invalid block type"));
    put(z, LAST, last);
    return kind == 0 ? stored_block(z) : kind == 1 ? fixed_block(z) : dynamic_block(z);
}

// --- output ---
static uint64_t room(Inflate z) { return z.most == 0 ? UINT64_MAX : z.most - (z.out.length - z.begin); }
static Inflate end_block(Inflate z) {
    put(z, PHASE, get(z, LAST) ? TRAILER : BLOCK);
    return z;
}
static Inflate stored(Inflate z) {
    uint64_t left = get(z, LEFT), n = (z.end - z.bit) / 8;
    if (n > left) n = left;
    if (n > room(z)) n = room(z);
    z.out = byte_builder_block(z.out, z.input, z.bit >> 3, n);
    z.bit += n * 8;
    put(z, LEFT, left - n);
    if (left == n) return end_block(z);
    return n == 0 ? wait(z) : z;
}
// Goes on with a match that is under way.
static Inflate copy_match(Inflate z) {
    uint64_t left = get(z, LEFT), distance = get(z, DISTANCE), n = left < room(z) ? left : room(z);
    if (bytes_length(ref_of(z.out.storage)) - z.out.length < n) z.out = byte_builder_grow(z.out, n);
    if (z.out.failed) return z;
    // What has been copied can be copied again: a short distance doubles with each step.
    Ref out = ref_of(z.out.storage);
    uint64_t from = z.out.length - distance, at = z.out.length, end = at + n;
    while (at < end) {
        uint64_t size = end - at < at - from ? end - at : at - from;
        bytes_copy_short(out, at, out, from, size);
        at += size;
    }
    z.out.length = end;
    put(z, LEFT, left - n);
    return z;
}
static Inflate one_code(Inflate z) {
    static const uint16_t bases[29] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                       31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
    static const uint16_t places[30] = {1,    2,    3,    4,    5,    7,    9,    13,    17,    25,
                                        33,   49,   65,   97,   129,  193,  257,  385,   513,   769,
                                        1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
    Symbol s = decode(z, z.bit, LITERAL_COUNTS, LITERAL_SYMBOLS);
    if (s.symbol == -1) return wait(z);
    if (s.symbol < 0 || s.symbol > 285)
        return fail(z, TEXT("Error -3 while decompressing data: invalid literal/length code"));
    if (s.symbol < 256) {
        z.out = byte_builder_put(z.out, (uint8_t)s.symbol);
        z.bit = s.bit;
        return z;
    }
    if (s.symbol == 256) {
        z.bit = s.bit;
        return end_block(z);
    }
    uint32_t k = (uint32_t)s.symbol - 257, extra = k < 8 || k == 28 ? 0 : (k - 4) / 4;
    uint64_t bit = s.bit;
    if (z.end - bit < extra) return wait(z);
    uint32_t length = AT(bases, k) + peek(z, bit, extra);
    s = decode(z, bit + extra, DISTANCE_COUNTS, DISTANCE_SYMBOLS);
    if (s.symbol == -1) return wait(z);
    if (s.symbol < 0 || s.symbol > 29)
        return fail(z, TEXT("Error -3 while decompressing data: invalid distance code"));
    k = (uint32_t)s.symbol;
    extra = k < 4 ? 0 : (k - 2) / 2;
    if (z.end - s.bit < extra) return wait(z);
    uint64_t distance = (uint64_t)AT(places, k) + peek(z, s.bit, extra);
    if (distance > z.out.length || distance > WINDOW)
        return fail(z, TEXT("Error -3 while decompressing data: invalid distance too far back"));
    z.bit = s.bit + extra;
    put(z, LEFT, length);
    put(z, DISTANCE, distance);
    return copy_match(z);
}
static Inflate work(Inflate z) {
    while (!z.failed && !z.short_of_input && !z.out.failed) {
        uint64_t phase = get(z, PHASE);
        if (phase == DONE) break;
        if ((phase == CODES || phase == STORED) && room(z) == 0) break;
        switch (phase) {
        case HEADER: z = header(z); break;
        case BLOCK: z = block(z); break;
        case STORED: z = stored(z); break;
        case CODES: z = get(z, LEFT) > 0 ? copy_match(z) : one_code(z); break;
        default: {
            uint64_t n = z.out.length - z.begin; // the check covers what came out in this call, too
            uint64_t old = get(z, CHECK), total = get(z, TOTAL);
            Ref out = ref_of(z.out.storage);
            put(z, CHECK,
                get(z, FORMAT) == FORMAT_GZIP ? binascii_crc32((uint32_t)old, out, z.begin, n)
                                              : zlib_adler32((uint32_t)old, out, z.begin, n));
            put(z, TOTAL, total + n);
            z = trailer(z);
            if (get(z, PHASE) != DONE) { // once more, later
                put(z, CHECK, old);
                put(z, TOTAL, total);
            }
            break;
        }
        }
    }
    return z;
}
// Keeps what is to be kept; the bytes that came out.
static Value finish(Inflate z) {
    if (z.failed || z.out.failed) return ERROR;
    Ref s = ref_of(z.self), out = ref_of(z.out.storage);
    uint64_t n = z.out.length - z.begin, kept = z.out.length < WINDOW ? z.out.length : WINDOW;
    if (get(z, PHASE) != DONE) {
        put(z, CHECK,
            get(z, FORMAT) == FORMAT_GZIP ? binascii_crc32((uint32_t)get(z, CHECK), out, z.begin, n)
                                          : zlib_adler32((uint32_t)get(z, CHECK), out, z.begin, n));
        put(z, TOTAL, get(z, TOTAL) + n);
    }
    Value result = bytes_from_block(out, z.begin, n),
          window = bytes_from_block(out, z.out.length - kept, kept);
    uint64_t at = z.bit >> 3, length = z.end / 8, rest = length - at, inner = rest;
    bool done = get(z, PHASE) == DONE, limited = z.most > 0 && room(z) == 0;
    if (done || limited) inner = done ? 0 : z.bit & 7 ? 1 : 0; // the byte that is half read
    Value input = bytes_from_block(z.input, at, inner);
    Value tail = bytes_from_block(z.input, at + inner, rest - inner);
    if (is_error(result) || is_error(window) || is_error(input) || is_error(tail)) return ERROR;
    slot_set(s, INFLATE_WINDOW, window);
    slot_set(s, INFLATE_INPUT, input);
    slot_set(s, done ? INFLATE_UNUSED : INFLATE_TAIL, tail);
    if (done) {
        Value none = bytes_new(0);
        RETURN_IF_ERROR(none);
        slot_set(s, INFLATE_TAIL, none);
    }
    put(z, BIT, inner > 0 || !done ? z.bit & 7 : 0);
    return result;
}
Value inflate_take(Value self, Buffer data, uint64_t most) {
    Ref s = ref_of(self);
    if (inflate_is_done(self)) {
        Value old = slot_get(s, INFLATE_UNUSED);
        ByteBuilder b =
            byte_builder_block(byte_builder_new(data.length + 16), ref_of(old), 0, bytes_length(ref_of(old)));
        Value all = byte_builder_finish(byte_builder_block(b, data.block, data.from, data.length));
        RETURN_IF_ERROR(all);
        slot_set(s, INFLATE_UNUSED, all);
        return bytes_new(0);
    }
    Ref old = ref_of(slot_get(s, INFLATE_INPUT)), window = ref_of(slot_get(s, INFLATE_WINDOW));
    Value input = new_blob(bytes_length(old) + data.length);
    RETURN_IF_ERROR(input);
    bytes_copy(ref_of(input), 0, old, 0, bytes_length(old));
    bytes_copy(ref_of(input), bytes_length(old), data.block, data.from, data.length);
    Inflate z = {.self = self, .state = ref_of(slot_get(s, INFLATE_STATE)), .most = most};
    z.tables = ref_of(slot_get(s, INFLATE_TABLES));
    z.input = ref_of(input);
    z.bit = get(z, BIT);
    z.end = (bytes_length(old) + data.length) * 8;
    z.out = byte_builder_block(byte_builder_new(bytes_length(window) + data.length * 3), window, 0,
                               bytes_length(window));
    z.begin = bytes_length(window);
    return finish(work(z));
}

// --- the object ---
METHOD(decompress, decompress, "($self, data, /, max_length=0)",
       "Return a bytes object containing the decompressed version of the data.\n\nAfter calling this "
       "function, some of "
       "the input data may still be stored in\ninternal buffers for later processing.\nCall the flush() "
       "method to clear "
       "these buffers.") {
    if (!buffer_require(arg(args, 1)).ok) return ERROR;
    I64Result most = convert_size(arg(args, 2), 0);
    if (!most.ok) return ERROR;
    Buffer data = buffer_require(arg(args, 1)); // now that nothing can change it any more
    if (!data.ok) return ERROR;
    if (most.value < 0) return VALUE_ERROR("max_length must be non-negative");
    return inflate_take(arg(args, 0), data, (uint64_t)most.value);
}
METHOD(decompress, flush, "($self, length=zlib.DEF_BUF_SIZE, /)",
       "Return a bytes object containing any remaining decompressed data.") {
    I64Result length = convert_size(arg(args, 1), 16384);
    if (!length.ok) return ERROR;
    if (length.value <= 0) return VALUE_ERROR("length must be greater than zero");
    if (inflate_is_done(arg(args, 0))) return bytes_new(0);
    return inflate_take(arg(args, 0), buffer_of(slot_get(ref_of(arg(args, 0)), INFLATE_TAIL)), 0);
}
static Value copy_of(Value self) {
    Value copy = NEW(decompress), state = new_blob(NUMBERS * 8), tables = new_blob(TABLE_WORDS * 2);
    if (is_error(copy) || is_error(state) || is_error(tables)) return ERROR;
    slots_copy(ref_of(copy), 0, ref_of(self), 0, INFLATE_FIELDS);
    bytes_copy(ref_of(state), 0, ref_of(slot_get(ref_of(self), INFLATE_STATE)), 0, NUMBERS * 8);
    bytes_copy(ref_of(tables), 0, ref_of(slot_get(ref_of(self), INFLATE_TABLES)), 0, TABLE_WORDS * 2);
    slot_set(ref_of(copy), INFLATE_STATE, state);
    slot_set(ref_of(copy), INFLATE_TABLES, tables);
    return copy;
}
METHOD(decompress, copy, "($self, /)", "Return a copy of the decompression object.") {
    return copy_of(arg(args, 0));
}
METHOD(decompress, __copy__, "($self, /)", "") { return copy_of(arg(args, 0)); }
METHOD(decompress, __deepcopy__, "($self, memo, /)", "") { return copy_of(arg(args, 0)); }
MEMBER(decompress, unused_data, "") { return slot_get(ref_of(arg(args, 0)), INFLATE_UNUSED); }
MEMBER(decompress, unconsumed_tail, "") { return slot_get(ref_of(arg(args, 0)), INFLATE_TAIL); }
MEMBER(decompress, eof, "") { return bool_value(inflate_is_done(arg(args, 0))); }
