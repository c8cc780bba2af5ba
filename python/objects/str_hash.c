// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Hashes of text and bytes: SipHash-1-3 (Aumasson and Bernstein, 2012; one round a word, three at the end)
// under a secret key, so that nobody who supplies keys of dicts can make them collide. Equal strs have equal
// units, so the units' bytes are what is hashed. The key must be set before the first hash and never changed.
#include "python/objects/str.h"

static STATE(uint64_t, key0);
static STATE(uint64_t, key1);

void str_hash_seed(uint64_t a, uint64_t b) {
    key0 = a;
    key1 = b;
}

typedef struct {
    uint64_t a, b, c, d;
} Sip;

INLINE Sip sip_round(Sip s) {
    s.a += s.b, s.c += s.d;
    s.b = u64_rotl(s.b, 13) ^ s.a, s.d = u64_rotl(s.d, 16) ^ s.c;
    s.a = u64_rotl(s.a, 32);
    s.c += s.b, s.a += s.d;
    s.b = u64_rotl(s.b, 17) ^ s.c, s.d = u64_rotl(s.d, 21) ^ s.a;
    s.c = u64_rotl(s.c, 32);
    return s;
}

uint32_t str_hash_bytes(Ref block, uint64_t from, uint64_t n) {
    if (n == 0) return 0; // as in CPython; it is not kept, and costs nothing
    View view = bytes_view(block);
    Sip s = {key0 ^ UINT64_C(0x736f6d6570736575), key1 ^ UINT64_C(0x646f72616e646f6d),
             key0 ^ UINT64_C(0x6c7967656e657261), key1 ^ UINT64_C(0x7465646279746573)};
    uint64_t i = 0;
    for (; i + 8 <= n; i += 8) {
        uint64_t word = u64_get(block, from + i);
        s.d ^= word;
        s = sip_round(s);
        s.a ^= word;
    }
    uint64_t last = n << 56;
    for (uint32_t shift = 0; i < n; i++, shift += 8)
        last |= (uint64_t)view_u8(view, from + i) << (shift & 63);
    s.d ^= last;
    s = sip_round(s);
    s.a ^= last;
    s.c ^= 0xff;
    s = sip_round(sip_round(sip_round(s)));
    uint64_t hash = s.a ^ s.b ^ s.c ^ s.d;
    uint32_t folded = (uint32_t)(hash ^ hash >> 30) & 0x3fffffff;
    return folded ? folded : 1;
}

uint32_t str_hash30(Value s) {
    Ref r = ref_of(s);
    uint32_t aux = bytes_aux(r);
    if (likely(aux > 3)) return aux >> 2;
    uint32_t hash = str_hash_bytes(r, 0, bytes_length(r));
    bytes_set_aux(r, hash << 2 | aux);
    return hash;
}
