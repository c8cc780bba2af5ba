// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// RIPEMD-160 (ISO/IEC 10118-3) and SM3 (GB/T 32905): what module _hashlib has beside the others.
#include "python/modules/digest.h"
#include "python/objects/error.h"

// --- RIPEMD-160: two lines of five rounds ---
static const uint8_t moved[16] = {7,  4, 13, 1, 10, 6,  15, 3,
                                  12, 0, 9,  5, 2,  14, 11, 8}; // from round to round
static const uint8_t turns[80] = {
    // of each word, round by round
    11, 14, 15, 12, 5,  8,  7,  9,  11, 13, 14, 15, 6,  7,  9,  8,  12, 13, 11, 15,
    6,  9,  9,  7,  12, 15, 11, 13, 7,  8,  7,  7,  13, 15, 14, 11, 7,  7,  6,  8,
    13, 14, 13, 12, 5,  5,  6,  9,  14, 11, 12, 14, 8,  6,  5,  5,  15, 12, 15, 14,
    9,  9,  8,  6,  15, 12, 13, 13, 9,  5,  8,  6,  14, 11, 12, 11, 8,  6,  5,  5,
};
static const uint32_t left[5] = {0, 0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xa953fd4e};
static const uint32_t right[5] = {0x50a28be6, 0x5c4dd124, 0x6d703ef3, 0x7a6d76e9, 0};

static uint32_t mix(uint32_t round, uint32_t x, uint32_t y, uint32_t z) {
    switch (round) {
    case 0: return x ^ y ^ z;
    case 1: return (x & y) | (~x & z);
    case 2: return (x | ~y) ^ z;
    case 3: return (x & z) | (y & ~z);
    default: return x ^ (y | ~z);
    }
}
typedef struct {
    uint32_t a, b, c, d, e;
} Line;
static Line line(Ref state, Ref data, uint64_t at, bool is_right) {
    Line v = {u32_get(state, 0), u32_get(state, 4), u32_get(state, 8), u32_get(state, 12),
              u32_get(state, 16)};
    for (uint32_t round = 0; round < 5; round++) {
        for (uint32_t i = 0; i < 16; i++) {
            uint32_t word = is_right ? (9 * i + 5) & 15 : i;
            for (uint32_t k = 0; k < round; k++) word = AT(moved, word);
            uint32_t mixed = mix(is_right ? 4 - round : round, v.b, v.c, v.d);
            uint32_t sum =
                v.a + mixed + u32_get(data, at + 4 * word) + (is_right ? AT(right, round) : AT(left, round));
            sum = u32_rotl(sum, AT(turns, 16 * round + word)) + v.e;
            v = (Line){v.e, sum, v.b, u32_rotl(v.c, 10), v.d};
        }
    }
    return v;
}
void ripemd160_block(Ref state, Ref data, uint64_t at) {
    Line l = line(state, data, at, false), r = line(state, data, at, true);
    uint32_t first = u32_get(state, 4) + l.c + r.d;
    u32_set(state, 4, u32_get(state, 8) + l.d + r.e);
    u32_set(state, 8, u32_get(state, 12) + l.e + r.a);
    u32_set(state, 12, u32_get(state, 16) + l.a + r.b);
    u32_set(state, 16, u32_get(state, 0) + l.b + r.c);
    u32_set(state, 0, first);
}

// --- SM3 ---
static uint32_t p0(uint32_t x) { return x ^ u32_rotl(x, 9) ^ u32_rotl(x, 17); }
static uint32_t p1(uint32_t x) { return x ^ u32_rotl(x, 15) ^ u32_rotl(x, 23); }
void sm3_block(Ref state, Ref data, uint64_t at) {
    uint32_t w[68] = {0}, v[8] = {0};
    for (uint32_t i = 0; i < 16; i++) AT(w, i) = swap32(u32_get(data, at + 4 * i));
    for (uint32_t i = 16; i < 68; i++)
        AT(w, i) = p1(AT(w, i - 16) ^ AT(w, i - 9) ^ u32_rotl(AT(w, i - 3), 15)) ^
                   u32_rotl(AT(w, i - 13), 7) ^ AT(w, i - 6);
    for (uint32_t i = 0; i < 8; i++) AT(v, i) = u32_get(state, 4 * i);
    uint32_t a = AT(v, 0), b = AT(v, 1), c = AT(v, 2), d = AT(v, 3);
    uint32_t e = AT(v, 4), f = AT(v, 5), g = AT(v, 6), h = AT(v, 7);
    for (uint32_t i = 0; i < 64; i++) {
        uint32_t constant = i < 16 ? 0x79cc4519 : 0x7a879d8a, turned = u32_rotl(a, 12);
        uint32_t s1 = u32_rotl(turned + e + u32_rotl(constant, i & 31), 7), s2 = s1 ^ turned;
        uint32_t x = i < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
        uint32_t y = i < 16 ? e ^ f ^ g : (e & f) | (~e & g);
        uint32_t t1 = x + d + s2 + (AT(w, i) ^ AT(w, i + 4)), t2 = y + h + s1 + AT(w, i);
        d = c, c = u32_rotl(b, 9), b = a, a = t1, h = g, g = u32_rotl(f, 19), f = e, e = p0(t2);
    }
    const uint32_t now[8] = {a, b, c, d, e, f, g, h};
    for (uint32_t i = 0; i < 8; i++) u32_set(state, 4 * i, AT(v, i) ^ AT(now, i));
}
static const uint32_t start[8] = {
    0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
};
Value digest_begin_sm3(Ref shape) {
    Value self = digest_new(shape, DIGEST_SM3, 64, 32);
    RETURN_IF_ERROR(self);
    for (uint32_t i = 0; i < 8; i++) u32_set(digest_state(self), 4 * i, AT(start, i));
    return self;
}
