// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// SHA-3 and SHAKE (FIPS 202): module _sha3. The state is 25 words of 64 bits, word x + 5 * y.
#include "python/modules/digest.h"
#include "python/objects/error.h"
#include "python/objects/module.h"
#include "python/objects/str.h"

MODULE(_sha3, "") {
    Value name = str_from_text(TEXT("generic 64-bit"));
    return is_error(name) ? ERROR : module_set(arg(args, 0), NAME(implementation), name);
}

// Round constants (iota), and for each step of rho and pi the turn and the place it goes to.
static const uint64_t constants[24] = {
    UINT64_C(0x0000000000000001), UINT64_C(0x0000000000008082), UINT64_C(0x800000000000808a),
    UINT64_C(0x8000000080008000), UINT64_C(0x000000000000808b), UINT64_C(0x0000000080000001),
    UINT64_C(0x8000000080008081), UINT64_C(0x8000000000008009), UINT64_C(0x000000000000008a),
    UINT64_C(0x0000000000000088), UINT64_C(0x0000000080008009), UINT64_C(0x000000008000000a),
    UINT64_C(0x000000008000808b), UINT64_C(0x800000000000008b), UINT64_C(0x8000000000008089),
    UINT64_C(0x8000000000008003), UINT64_C(0x8000000000008002), UINT64_C(0x8000000000000080),
    UINT64_C(0x000000000000800a), UINT64_C(0x800000008000000a), UINT64_C(0x8000000080008081),
    UINT64_C(0x8000000000008080), UINT64_C(0x0000000080000001), UINT64_C(0x8000000080008008),
};
static const uint8_t turns[24] = {1,  3,  6,  10, 15, 21, 28, 36, 45, 55, 2,  14,
                                  27, 41, 56, 8,  25, 43, 62, 18, 39, 61, 20, 44};
static const uint8_t places[24] = {10, 7,  11, 17, 18, 3, 5,  16, 8,  21, 24, 4,
                                   15, 23, 19, 13, 12, 2, 20, 14, 22, 9,  6,  1};

void keccak_permute(Ref state) {
    uint64_t s[25] = {0}, c[5] = {0};
    for (uint32_t i = 0; i < 25; i++) AT(s, i) = u64_get(state, 8 * i);
    for (uint32_t round = 0; round < 24; round++) {
        for (uint32_t x = 0; x < 5; x++)
            AT(c, x) = AT(s, x) ^ AT(s, x + 5) ^ AT(s, x + 10) ^ AT(s, x + 15) ^ AT(s, x + 20);
        for (uint32_t x = 0; x < 5; x++) {
            uint64_t d = AT(c, (x + 4) % 5) ^ u64_rotl(AT(c, (x + 1) % 5), 1);
            for (uint32_t y = 0; y < 25; y += 5) AT(s, x + y) ^= d;
        }
        uint64_t carried = AT(s, 1);
        for (uint32_t i = 0; i < 24; i++) {
            uint64_t next = AT(s, AT(places, i));
            AT(s, AT(places, i)) = u64_rotl(carried, AT(turns, i));
            carried = next;
        }
        for (uint32_t y = 0; y < 25; y += 5) {
            for (uint32_t x = 0; x < 5; x++) AT(c, x) = AT(s, x + y);
            for (uint32_t x = 0; x < 5; x++)
                AT(s, x + y) = AT(c, x) ^ (~AT(c, (x + 1) % 5) & AT(c, (x + 2) % 5));
        }
        AT(s, 0) ^= AT(constants, round);
    }
    for (uint32_t i = 0; i < 25; i++) u64_set(state, 8 * i, AT(s, i));
}
void keccak_block(Ref state, Ref data, uint64_t at) {
    uint64_t rate = u64_get(state, DIGEST_AT_BLOCK);
    for (uint64_t i = 0; i < rate; i += 8) u64_set(state, i, u64_get(state, i) ^ u64_get(data, at + i));
    keccak_permute(state);
}

TYPE(sha3_224, "_sha3.sha3_224", digest, DIGEST_FIELDS, "");
TYPE(sha3_256, "_sha3.sha3_256", digest, DIGEST_FIELDS, "");
TYPE(sha3_384, "_sha3.sha3_384", digest, DIGEST_FIELDS, "");
TYPE(sha3_512, "_sha3.sha3_512", digest, DIGEST_FIELDS, "");
TYPE(shake_128, "_sha3.shake_128", shake, DIGEST_FIELDS, "");
TYPE(shake_256, "_sha3.shake_256", shake, DIGEST_FIELDS, "");
FUNCTION(_sha3, sha3_224, "!(data=b'', /, *, usedforsecurity=True)", "Return a new SHA3-224 hash object.") {
    return digest_take(digest_new(SHAPE(sha3_224), DIGEST_SHA3, 144, 28), arg(args, 0));
}
FUNCTION(_sha3, sha3_256, "!(data=b'', /, *, usedforsecurity=True)", "Return a new SHA3-256 hash object.") {
    return digest_take(digest_new(SHAPE(sha3_256), DIGEST_SHA3, 136, 32), arg(args, 0));
}
FUNCTION(_sha3, sha3_384, "!(data=b'', /, *, usedforsecurity=True)", "Return a new SHA3-384 hash object.") {
    return digest_take(digest_new(SHAPE(sha3_384), DIGEST_SHA3, 104, 48), arg(args, 0));
}
FUNCTION(_sha3, sha3_512, "!(data=b'', /, *, usedforsecurity=True)", "Return a new SHA3-512 hash object.") {
    return digest_take(digest_new(SHAPE(sha3_512), DIGEST_SHA3, 72, 64), arg(args, 0));
}
FUNCTION(_sha3, shake_128, "!(data=b'', /, *, usedforsecurity=True)", "Return a new SHAKE128 hash object.") {
    return digest_take(digest_new(SHAPE(shake_128), DIGEST_SHAKE, 168, 0), arg(args, 0));
}
FUNCTION(_sha3, shake_256, "!(data=b'', /, *, usedforsecurity=True)", "Return a new SHAKE256 hash object.") {
    return digest_take(digest_new(SHAPE(shake_256), DIGEST_SHAKE, 136, 0), arg(args, 0));
}
