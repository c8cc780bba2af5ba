// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The host's side of the one encoding that crosses the enclave's edge (docs/calls.md): deterministic CBOR, RFC 8949,
// 4.2, floats always of 64 bits. Writing appends items; a map's pairs must be put in order (cbor_map_sorted does
// that). Reading trusts nothing: each head is checked against the bytes that are left, and cbor_check refuses what
// is not exactly one item in that encoding. No recursion deeper than CBOR_DEPTH_MAX.
#pragma once
#include "host/file.h"

#define CBOR_DEPTH_MAX 100

struct CborWriter { // starts as {0}
    struct Bytes bytes;
    size_t capacity;
};

void cbor_put_null(struct CborWriter *writer);
void cbor_put_bool(struct CborWriter *writer, bool value);
void cbor_put_u64(struct CborWriter *writer, uint64_t value);
void cbor_put_i64(struct CborWriter *writer, int64_t value);
// -1 - value, or value: big-endian digits of any number.
void cbor_put_big(struct CborWriter *writer, bool negative, const uint8_t *digits, size_t size);
void cbor_put_f64(struct CborWriter *writer, double value);
void cbor_put_text(struct CborWriter *writer, const char *text, size_t size);
void cbor_put_bytes(struct CborWriter *writer, const void *data, size_t size);
void cbor_put_array(struct CborWriter *writer, size_t count); // its items follow
void cbor_put_map(struct CborWriter *writer, size_t count);   // its pairs follow, keys in order
void cbor_put_encoded(struct CborWriter *writer, const void *data, size_t size);

// A map whose pairs are `count` pairs of encodings one behind the other in any order. False: two keys are equal.
bool cbor_put_map_sorted(struct CborWriter *writer, const uint8_t *pairs, size_t size, size_t count);

enum CborKind {
    CBOR_NULL,
    CBOR_BOOL,     // n
    CBOR_UINT,     // n
    CBOR_NEGATIVE, // -1 - n
    CBOR_BIG,      // data, size: big-endian digits; n: 1 if it is -1 - them
    CBOR_F64,      // real
    CBOR_TEXT,     // data, size
    CBOR_BYTES,    // data, size
    CBOR_ARRAY,    // n items follow
    CBOR_MAP,      // n pairs follow
};
struct CborItem {
    enum CborKind kind;
    uint64_t n;
    double real;
    const uint8_t *data;
    size_t size;
};
struct CborReader {
    const uint8_t *data;
    size_t size, at;
};
// The next item, or the head of an array or a map. False: malformed, or nothing is left.
bool cbor_next(struct CborReader *reader, struct CborItem *item);
// Passes over one item with all that it holds.
bool cbor_skip(struct CborReader *reader);
// Is it exactly one item in the one encoding, texts valid UTF-8? Then the functions above cannot fail on it.
bool cbor_check(const uint8_t *data, size_t size);
