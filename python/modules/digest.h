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
    DIGEST_SHA1,
    DIGEST_SHA224,
    DIGEST_SHA256,
    DIGEST_SHA384,
    DIGEST_SHA512,
    DIGEST_SHA3, // all of Keccak: block size and domain are in the state
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

// A new object of a built-in class (SHAPE(type)), its words zero.
Value digest_new(Ref shape, enum DigestKind kind, uint64_t block, uint64_t size);
INLINE Ref digest_state(Value digest) { return ref_of(slot_get(ref_of(digest), DIGEST_STATE)); }
// Takes the bytes of v: the digest itself, or ERROR. v UNSET: none.
Value digest_take(Value digest, Value v);
// Takes bytes of a block.
void digest_feed(enum DigestKind kind, Ref state, Ref block, uint64_t from, uint64_t n);
Value digest_result(Value digest, uint64_t size); // bytes, the digest stays as it is

// One block at data[at ..) goes into the state.
void md5_block(Ref state, Ref data, uint64_t at);
void sha1_block(Ref state, Ref data, uint64_t at);
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
