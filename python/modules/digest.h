// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the hash functions of hashlib share: an object that takes bytes, and a state. A hash function is a kind with a
// block size, a compression function and an end; digest.c does the rest. Its state is one blob:
//
//   0    words of the state, 8 bytes each or 4, at most 200 bytes
//   256  the bytes that do not fill a block yet
//   DIGEST_AT_...  numbers of 8 bytes
//
// Nothing here depends on secret data but the time that memory takes.
#pragma once
#include "python/objects/buffer.h"

enum DigestKind {
    DIGEST_MD5,
    DIGEST_RIPEMD160,
    DIGEST_SHA1, // big-endian from here
    DIGEST_SM3,
    DIGEST_SHA224,
    DIGEST_SHA256,
    DIGEST_SHA384,
    DIGEST_SHA512, // SHA-512/224 and SHA-512/256, too
    DIGEST_SHA3,   // all of Keccak: block size and domain are in the state
    DIGEST_SHAKE,
    DIGEST_BLAKE2B,
    DIGEST_BLAKE2S,
};
enum DigestPlace {
    DIGEST_BUFFER = 256,
    DIGEST_AT_FILLED = 432,    // bytes in the buffer
    DIGEST_AT_TOTAL = 440,     // bytes taken so far
    DIGEST_AT_BLOCK = 448,     // block size
    DIGEST_AT_SIZE = 456,      // digest size
    DIGEST_AT_LAST_NODE = 464, // BLAKE2: 1 for the last node of a tree
    DIGEST_STATE_SIZE = 472,
};
enum DigestField { DIGEST_STATE, DIGEST_KIND, DIGEST_FIELDS };
enum HmacField { HMAC_INNER, HMAC_OUTER, HMAC_FIELDS };

// A new object of a built-in class (SHAPE(type)), its words zero.
Value digest_new(Ref shape, enum DigestKind kind, uint64_t block, uint64_t size);
Value digest_copy(Value digest);
INLINE Ref digest_state(Value digest) { return ref_of(slot_get(ref_of(digest), DIGEST_STATE)); }
// Takes the bytes of v: the digest itself, or ERROR. v UNSET: none.
Value digest_take(Value digest, Value v);
// Takes bytes of a block.
void digest_feed(enum DigestKind kind, Ref state, Ref block, uint64_t from, uint64_t n);
Value digest_result(Value digest, uint64_t size); // bytes, the digest stays as it is
// Ends a message: its digest is at the state's start (of SHAKE: as much as fits a block).
void digest_end(enum DigestKind kind, Ref state);
INLINE enum DigestKind digest_kind(Value digest) {
    return (enum DigestKind)int_of(slot_get(ref_of(digest), DIGEST_KIND));
}
INLINE uint64_t digest_size(Value digest) { return u64_get(digest_state(digest), DIGEST_AT_SIZE); }
INLINE uint64_t digest_block_size(Value digest) { return u64_get(digest_state(digest), DIGEST_AT_BLOCK); }

// A digest that has taken nothing yet.
Value digest_begin_md5(Ref shape);
Value digest_begin_sha1(Ref shape);
Value digest_begin_sha2(Ref shape, enum DigestKind kind, uint64_t size); // size: of SHA-512
Value digest_begin_ripemd160(Ref shape);
Value digest_begin_sm3(Ref shape);
Value digest_begin_blake2(Ref shape, bool big); // all parameters as they are by themselves

// One block at data[at ..) goes into the state.
void md5_block(Ref state, Ref data, uint64_t at);
void sha1_block(Ref state, Ref data, uint64_t at);
void ripemd160_block(Ref state, Ref data, uint64_t at);
void sm3_block(Ref state, Ref data, uint64_t at);
void sha256_block(Ref state, Ref data, uint64_t at);
void sha512_block(Ref state, Ref data, uint64_t at);
void keccak_block(Ref state, Ref data, uint64_t at);
void blake2b_block(Ref state, Ref data, uint64_t at, bool last);
void blake2s_block(Ref state, Ref data, uint64_t at, bool last);
void keccak_permute(Ref state);

INLINE uint32_t swap32(uint32_t n) {
    n = (n << 8 & 0xff00ff00) | (n >> 8 & 0xff00ff);
    return n << 16 | n >> 16;
}
INLINE uint64_t swap64(uint64_t n) {
    return (uint64_t)swap32((uint32_t)n) << 32 | swap32((uint32_t)(n >> 32));
}
