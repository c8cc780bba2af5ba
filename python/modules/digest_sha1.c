// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// MD5 (RFC 1321) and SHA-1 (FIPS 180-4): modules _md5 and _sha1. Both are broken for signatures; they are here for what
// still names things by them.
#include "python/modules/digest.h"
#include "python/objects/error.h"
#include "python/objects/module.h"

MODULE(_md5, "") { return NONE; }
MODULE(_sha1, "") { return NONE; }
TYPE(md5, "_md5.md5", digest, DIGEST_FIELDS, "");
TYPE(sha1, "_sha1.sha1", digest, DIGEST_FIELDS, "");

// The first 32 bits of |sin(i + 1)|.
static const uint32_t sines[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
};
static const uint8_t turns[16] = {7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21};

void md5_block(Ref state, Ref data, uint64_t at) {
    uint32_t a = u32_get(state, 0), b = u32_get(state, 4), c = u32_get(state, 8), d = u32_get(state, 12);
    for (uint32_t i = 0; i < 64; i++) {
        uint32_t mixed, word, round = i / 16;
        if (round == 0)
            mixed = (b & c) | (~b & d), word = i;
        else if (round == 1)
            mixed = (d & b) | (~d & c), word = 5 * i + 1;
        else if (round == 2)
            mixed = b ^ c ^ d, word = 3 * i + 5;
        else
            mixed = c ^ (b | ~d), word = 7 * i;
        uint32_t sum = a + mixed + AT(sines, i) + u32_get(data, at + 4 * (word & 15));
        a = d, d = c, c = b;
        b += u32_rotl(sum, AT(turns, round * 4 + i % 4));
    }
    u32_set(state, 0, u32_get(state, 0) + a);
    u32_set(state, 4, u32_get(state, 4) + b);
    u32_set(state, 8, u32_get(state, 8) + c);
    u32_set(state, 12, u32_get(state, 12) + d);
}

void sha1_block(Ref state, Ref data, uint64_t at) {
    uint32_t w[80] = {0};
    for (uint32_t i = 0; i < 16; i++) AT(w, i) = swap32(u32_get(data, at + 4 * i));
    for (uint32_t i = 16; i < 80; i++)
        AT(w, i) = u32_rotl(AT(w, i - 3) ^ AT(w, i - 8) ^ AT(w, i - 14) ^ AT(w, i - 16), 1);
    uint32_t a = u32_get(state, 0), b = u32_get(state, 4), c = u32_get(state, 8), d = u32_get(state, 12);
    uint32_t e = u32_get(state, 16);
    for (uint32_t i = 0; i < 80; i++) {
        uint32_t mixed = b ^ c ^ d, constant = i < 40 ? 0x6ed9eba1 : 0xca62c1d6;
        if (i < 20)
            mixed = (b & c) | (~b & d), constant = 0x5a827999;
        else if (i >= 40 && i < 60)
            mixed = (b & c) | (b & d) | (c & d), constant = 0x8f1bbcdc;
        uint32_t sum = u32_rotl(a, 5) + mixed + e + constant + AT(w, i);
        e = d, d = c, c = u32_rotl(b, 30), b = a, a = sum;
    }
    u32_set(state, 0, u32_get(state, 0) + a);
    u32_set(state, 4, u32_get(state, 4) + b);
    u32_set(state, 8, u32_get(state, 8) + c);
    u32_set(state, 12, u32_get(state, 12) + d);
    u32_set(state, 16, u32_get(state, 16) + e);
}

// Those of MD5 and RIPEMD-160, too.
static const uint32_t start[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
static Value begin(Value self, uint32_t words) {
    RETURN_IF_ERROR(self);
    for (uint32_t i = 0; i < words; i++) u32_set(digest_state(self), 4 * i, AT(start, i));
    return self;
}
Value digest_begin_md5(Ref shape) { return begin(digest_new(shape, DIGEST_MD5, 64, 16), 4); }
Value digest_begin_sha1(Ref shape) { return begin(digest_new(shape, DIGEST_SHA1, 64, 20), 5); }
Value digest_begin_ripemd160(Ref shape) { return begin(digest_new(shape, DIGEST_RIPEMD160, 64, 20), 5); }
FUNCTION(_md5, md5, "($module, /, string=b'', *, usedforsecurity=True)",
         "Return a new MD5 hash object; optionally initialized with a string.") {
    return digest_take(digest_begin_md5(SHAPE(md5)), arg(args, 1));
}
FUNCTION(_sha1, sha1, "($module, /, string=b'', *, usedforsecurity=True)",
         "Return a new SHA1 hash object; optionally initialized with a string.") {
    return digest_take(digest_begin_sha1(SHAPE(sha1)), arg(args, 1));
}
