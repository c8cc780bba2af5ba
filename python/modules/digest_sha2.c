// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// SHA-224, SHA-256, SHA-384, SHA-512 (FIPS 180-4): modules _sha256 and _sha512. The constants are the first bits of the
// fractions of cube roots and square roots of the first primes.
#include "python/modules/digest.h"
#include "python/objects/error.h"
#include "python/objects/module.h"

MODULE(_sha256, "") { return NONE; }
MODULE(_sha512, "") { return NONE; }

static const uint32_t k32[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};
static const uint64_t k64[80] = {
    UINT64_C(0x428a2f98d728ae22), UINT64_C(0x7137449123ef65cd), UINT64_C(0xb5c0fbcfec4d3b2f),
    UINT64_C(0xe9b5dba58189dbbc), UINT64_C(0x3956c25bf348b538), UINT64_C(0x59f111f1b605d019),
    UINT64_C(0x923f82a4af194f9b), UINT64_C(0xab1c5ed5da6d8118), UINT64_C(0xd807aa98a3030242),
    UINT64_C(0x12835b0145706fbe), UINT64_C(0x243185be4ee4b28c), UINT64_C(0x550c7dc3d5ffb4e2),
    UINT64_C(0x72be5d74f27b896f), UINT64_C(0x80deb1fe3b1696b1), UINT64_C(0x9bdc06a725c71235),
    UINT64_C(0xc19bf174cf692694), UINT64_C(0xe49b69c19ef14ad2), UINT64_C(0xefbe4786384f25e3),
    UINT64_C(0x0fc19dc68b8cd5b5), UINT64_C(0x240ca1cc77ac9c65), UINT64_C(0x2de92c6f592b0275),
    UINT64_C(0x4a7484aa6ea6e483), UINT64_C(0x5cb0a9dcbd41fbd4), UINT64_C(0x76f988da831153b5),
    UINT64_C(0x983e5152ee66dfab), UINT64_C(0xa831c66d2db43210), UINT64_C(0xb00327c898fb213f),
    UINT64_C(0xbf597fc7beef0ee4), UINT64_C(0xc6e00bf33da88fc2), UINT64_C(0xd5a79147930aa725),
    UINT64_C(0x06ca6351e003826f), UINT64_C(0x142929670a0e6e70), UINT64_C(0x27b70a8546d22ffc),
    UINT64_C(0x2e1b21385c26c926), UINT64_C(0x4d2c6dfc5ac42aed), UINT64_C(0x53380d139d95b3df),
    UINT64_C(0x650a73548baf63de), UINT64_C(0x766a0abb3c77b2a8), UINT64_C(0x81c2c92e47edaee6),
    UINT64_C(0x92722c851482353b), UINT64_C(0xa2bfe8a14cf10364), UINT64_C(0xa81a664bbc423001),
    UINT64_C(0xc24b8b70d0f89791), UINT64_C(0xc76c51a30654be30), UINT64_C(0xd192e819d6ef5218),
    UINT64_C(0xd69906245565a910), UINT64_C(0xf40e35855771202a), UINT64_C(0x106aa07032bbd1b8),
    UINT64_C(0x19a4c116b8d2d0c8), UINT64_C(0x1e376c085141ab53), UINT64_C(0x2748774cdf8eeb99),
    UINT64_C(0x34b0bcb5e19b48a8), UINT64_C(0x391c0cb3c5c95a63), UINT64_C(0x4ed8aa4ae3418acb),
    UINT64_C(0x5b9cca4f7763e373), UINT64_C(0x682e6ff3d6b2b8a3), UINT64_C(0x748f82ee5defb2fc),
    UINT64_C(0x78a5636f43172f60), UINT64_C(0x84c87814a1f0ab72), UINT64_C(0x8cc702081a6439ec),
    UINT64_C(0x90befffa23631e28), UINT64_C(0xa4506cebde82bde9), UINT64_C(0xbef9a3f7b2c67915),
    UINT64_C(0xc67178f2e372532b), UINT64_C(0xca273eceea26619c), UINT64_C(0xd186b8c721c0c207),
    UINT64_C(0xeada7dd6cde0eb1e), UINT64_C(0xf57d4f7fee6ed178), UINT64_C(0x06f067aa72176fba),
    UINT64_C(0x0a637dc5a2c898a6), UINT64_C(0x113f9804bef90dae), UINT64_C(0x1b710b35131c471b),
    UINT64_C(0x28db77f523047d84), UINT64_C(0x32caab7b40c72493), UINT64_C(0x3c9ebe0a15c9bebc),
    UINT64_C(0x431d67c49c100d4c), UINT64_C(0x4cc5d4becb3e42b6), UINT64_C(0x597f299cfc657e2a),
    UINT64_C(0x5fcb6fab3ad6faec), UINT64_C(0x6c44198c4a475817),
};

static uint32_t ror32(uint32_t n, uint32_t k) { return u32_rotl(n, 32 - k); }
static uint64_t ror64(uint64_t n, uint32_t k) { return u64_rotl(n, 64 - k); }

void sha256_block(Ref state, Ref data, uint64_t at) {
    uint32_t w[64] = {0}, v[8] = {0};
    for (uint32_t i = 0; i < 16; i++) AT(w, i) = swap32(u32_get(data, at + 4 * i));
    for (uint32_t i = 16; i < 64; i++) {
        uint32_t x = AT(w, i - 15), y = AT(w, i - 2);
        uint32_t s0 = ror32(x, 7) ^ ror32(x, 18) ^ x >> 3, s1 = ror32(y, 17) ^ ror32(y, 19) ^ y >> 10;
        AT(w, i) = AT(w, i - 16) + s0 + AT(w, i - 7) + s1;
    }
    for (uint32_t i = 0; i < 8; i++) AT(v, i) = u32_get(state, 4 * i);
    uint32_t a = AT(v, 0), b = AT(v, 1), c = AT(v, 2), d = AT(v, 3);
    uint32_t e = AT(v, 4), f = AT(v, 5), g = AT(v, 6), h = AT(v, 7);
    for (uint32_t i = 0; i < 64; i++) {
        uint32_t s1 = ror32(e, 6) ^ ror32(e, 11) ^ ror32(e, 25), choice = (e & f) ^ (~e & g);
        uint32_t t1 = h + s1 + choice + AT(k32, i) + AT(w, i);
        uint32_t s0 = ror32(a, 2) ^ ror32(a, 13) ^ ror32(a, 22), majority = (a & b) ^ (a & c) ^ (b & c);
        h = g, g = f, f = e, e = d + t1, d = c, c = b, b = a, a = t1 + s0 + majority;
    }
    const uint32_t now[8] = {a, b, c, d, e, f, g, h};
    for (uint32_t i = 0; i < 8; i++) u32_set(state, 4 * i, AT(v, i) + AT(now, i));
}
void sha512_block(Ref state, Ref data, uint64_t at) {
    uint64_t w[80] = {0}, v[8] = {0};
    for (uint32_t i = 0; i < 16; i++) AT(w, i) = swap64(u64_get(data, at + 8 * i));
    for (uint32_t i = 16; i < 80; i++) {
        uint64_t x = AT(w, i - 15), y = AT(w, i - 2);
        uint64_t s0 = ror64(x, 1) ^ ror64(x, 8) ^ x >> 7, s1 = ror64(y, 19) ^ ror64(y, 61) ^ y >> 6;
        AT(w, i) = AT(w, i - 16) + s0 + AT(w, i - 7) + s1;
    }
    for (uint32_t i = 0; i < 8; i++) AT(v, i) = u64_get(state, 8 * i);
    uint64_t a = AT(v, 0), b = AT(v, 1), c = AT(v, 2), d = AT(v, 3);
    uint64_t e = AT(v, 4), f = AT(v, 5), g = AT(v, 6), h = AT(v, 7);
    for (uint32_t i = 0; i < 80; i++) {
        uint64_t s1 = ror64(e, 14) ^ ror64(e, 18) ^ ror64(e, 41), choice = (e & f) ^ (~e & g);
        uint64_t t1 = h + s1 + choice + AT(k64, i) + AT(w, i);
        uint64_t s0 = ror64(a, 28) ^ ror64(a, 34) ^ ror64(a, 39), majority = (a & b) ^ (a & c) ^ (b & c);
        h = g, g = f, f = e, e = d + t1, d = c, c = b, b = a, a = t1 + s0 + majority;
    }
    const uint64_t now[8] = {a, b, c, d, e, f, g, h};
    for (uint32_t i = 0; i < 8; i++) u64_set(state, 8 * i, AT(v, i) + AT(now, i));
}

TYPE(sha224, "_sha256.sha224", digest, DIGEST_FIELDS, "");
TYPE(sha256, "_sha256.sha256", digest, DIGEST_FIELDS, "");
TYPE(sha384, "_sha512.sha384", digest, DIGEST_FIELDS, "");
TYPE(sha512, "_sha512.sha512", digest, DIGEST_FIELDS, "");
static const uint32_t start224[8] = {
    0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4,
};
static const uint32_t start256[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};
static const uint64_t start384[8] = {
    UINT64_C(0xcbbb9d5dc1059ed8), UINT64_C(0x629a292a367cd507), UINT64_C(0x9159015a3070dd17),
    UINT64_C(0x152fecd8f70e5939), UINT64_C(0x67332667ffc00b31), UINT64_C(0x8eb44a8768581511),
    UINT64_C(0xdb0c2e0d64f98fa7), UINT64_C(0x47b5481dbefa4fa4),
};
static const uint64_t start512[8] = {
    UINT64_C(0x6a09e667f3bcc908), UINT64_C(0xbb67ae8584caa73b), UINT64_C(0x3c6ef372fe94f82b),
    UINT64_C(0xa54ff53a5f1d36f1), UINT64_C(0x510e527fade682d1), UINT64_C(0x9b05688c2b3e6c1f),
    UINT64_C(0x1f83d9abfb41bd6b), UINT64_C(0x5be0cd19137e2179),
};

static const uint64_t start512_224[8] = {
    UINT64_C(0x8c3d37c819544da2), UINT64_C(0x73e1996689dcd4d6), UINT64_C(0x1dfab7ae32ff9c82),
    UINT64_C(0x679dd514582f9fcf), UINT64_C(0x0f6d2b697bd44da8), UINT64_C(0x77e36f7304c48942),
    UINT64_C(0x3f9d85a86a1d36c8), UINT64_C(0x1112e6ad91d692a1),
};
static const uint64_t start512_256[8] = {
    UINT64_C(0x22312194fc2bf72c), UINT64_C(0x9f555fa3c84c64c2), UINT64_C(0x2393b86b6f53b151),
    UINT64_C(0x963877195940eabd), UINT64_C(0x96283ee2a88effe3), UINT64_C(0xbe5e1e2553863992),
    UINT64_C(0x2b0199fc2c85b8aa), UINT64_C(0x0eb72ddc81c52ca2),
};

static uint64_t start_of(enum DigestKind kind, uint64_t size, uint32_t i) {
    switch (kind) {
    case DIGEST_SHA224: return AT(start224, i);
    case DIGEST_SHA256: return AT(start256, i);
    case DIGEST_SHA384: return AT(start384, i);
    default: return size == 28 ? AT(start512_224, i) : size == 32 ? AT(start512_256, i) : AT(start512, i);
    }
}
Value digest_begin_sha2(Ref shape, enum DigestKind kind, uint64_t size) {
    bool small = kind == DIGEST_SHA224 || kind == DIGEST_SHA256;
    Value self = digest_new(shape, kind, small ? 64 : 128, size);
    RETURN_IF_ERROR(self);
    for (uint32_t i = 0; i < 8; i++) {
        if (small)
            u32_set(digest_state(self), 4 * i, (uint32_t)start_of(kind, size, i));
        else
            u64_set(digest_state(self), 8 * i, start_of(kind, size, i));
    }
    return self;
}
FUNCTION(_sha256, sha224, "($module, /, string=b'', *, usedforsecurity=True)",
         "Return a new SHA-224 hash object; optionally initialized with a string.") {
    return digest_take(digest_begin_sha2(SHAPE(sha224), DIGEST_SHA224, 28), arg(args, 1));
}
FUNCTION(_sha256, sha256, "($module, /, string=b'', *, usedforsecurity=True)",
         "Return a new SHA-256 hash object; optionally initialized with a string.") {
    return digest_take(digest_begin_sha2(SHAPE(sha256), DIGEST_SHA256, 32), arg(args, 1));
}
FUNCTION(_sha512, sha384, "($module, /, string=b'', *, usedforsecurity=True)",
         "Return a new SHA-384 hash object; optionally initialized with a string.") {
    return digest_take(digest_begin_sha2(SHAPE(sha384), DIGEST_SHA384, 48), arg(args, 1));
}
FUNCTION(_sha512, sha512, "($module, /, string=b'', *, usedforsecurity=True)",
         "Return a new SHA-512 hash object; optionally initialized with a string.") {
    return digest_take(digest_begin_sha2(SHAPE(sha512), DIGEST_SHA512, 64), arg(args, 1));
}
