// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// BLAKE2b and BLAKE2s (RFC 7693) with their parameter block (the BLAKE2 paper, section 2.8): module _blake2.
#include "python/modules/digest.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

TYPE(blake2b, "_blake2.blake2b", digest, DIGEST_FIELDS, "Return a new BLAKE2b hash object.");
TYPE(blake2s, "_blake2.blake2s", digest, DIGEST_FIELDS, "Return a new BLAKE2s hash object.");

static const uint8_t schedule[160] = {
    0,  1,  2,  3,  4,  5,  6, 7,  8,  9,  10, 11, 12, 13, 14, 15, 14, 10, 4,  8,  9,  15, 13, 6,  1,  12, 0,
    2,  11, 7,  5,  3,  11, 8, 12, 0,  5,  2,  15, 13, 10, 14, 3,  6,  7,  1,  9,  4,  7,  9,  3,  1,  13, 12,
    11, 14, 2,  6,  5,  10, 4, 0,  15, 8,  9,  0,  5,  7,  2,  4,  10, 15, 14, 1,  11, 12, 6,  8,  3,  13, 2,
    12, 6,  10, 0,  11, 8,  3, 4,  13, 7,  5,  15, 14, 1,  9,  12, 5,  1,  15, 14, 13, 4,  10, 0,  7,  6,  3,
    9,  2,  8,  11, 13, 11, 7, 14, 12, 1,  3,  9,  5,  0,  15, 4,  8,  6,  2,  10, 6,  15, 14, 9,  11, 3,  0,
    8,  12, 2,  13, 7,  1,  4, 10, 5,  10, 2,  8,  4,  7,  6,  1,  5,  15, 11, 9,  14, 3,  12, 13, 0,
};
static const uint64_t start512[8] = {
    UINT64_C(0x6a09e667f3bcc908), UINT64_C(0xbb67ae8584caa73b), UINT64_C(0x3c6ef372fe94f82b),
    UINT64_C(0xa54ff53a5f1d36f1), UINT64_C(0x510e527fade682d1), UINT64_C(0x9b05688c2b3e6c1f),
    UINT64_C(0x1f83d9abfb41bd6b), UINT64_C(0x5be0cd19137e2179),
};
static const uint32_t start256[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

// The four words that one mixing works on, in order of the eight mixings of a round.
static const uint8_t columns[32] = {0, 4, 8,  12, 1, 5, 9,  13, 2, 6, 10, 14, 3, 7, 11, 15,
                                    0, 5, 10, 15, 1, 6, 11, 12, 2, 7, 8,  13, 3, 4, 9,  14};

void blake2b_block(Ref state, Ref data, uint64_t at, bool last) {
    uint64_t v[16] = {0};
    for (uint32_t i = 0; i < 8; i++) AT(v, i) = u64_get(state, 8 * i), AT(v, i + 8) = AT(start512, i);
    AT(v, 12) ^= u64_get(state, DIGEST_AT_TOTAL);
    if (last) AT(v, 14) = ~AT(v, 14);
    if (last && u64_get(state, DIGEST_AT_LAST_NODE)) AT(v, 15) = ~AT(v, 15);
    for (uint32_t step = 0; step < 12 * 8; step++) {
        uint32_t mixing = step % 8, row = step / 8 % 10 * 16 + mixing * 2;
        uint32_t a = AT(columns, mixing * 4), b = AT(columns, mixing * 4 + 1),
                 c = AT(columns, mixing * 4 + 2), d = AT(columns, mixing * 4 + 3);
        AT(v, a) += AT(v, b) + u64_get(data, at + 8 * (uint64_t)AT(schedule, row));
        AT(v, d) = u64_rotl(AT(v, d) ^ AT(v, a), 32);
        AT(v, c) += AT(v, d);
        AT(v, b) = u64_rotl(AT(v, b) ^ AT(v, c), 40);
        AT(v, a) += AT(v, b) + u64_get(data, at + 8 * (uint64_t)AT(schedule, row + 1));
        AT(v, d) = u64_rotl(AT(v, d) ^ AT(v, a), 48);
        AT(v, c) += AT(v, d);
        AT(v, b) = u64_rotl(AT(v, b) ^ AT(v, c), 1);
    }
    for (uint32_t i = 0; i < 8; i++) u64_set(state, 8 * i, u64_get(state, 8 * i) ^ AT(v, i) ^ AT(v, i + 8));
}
void blake2s_block(Ref state, Ref data, uint64_t at, bool last) {
    uint32_t v[16] = {0};
    for (uint32_t i = 0; i < 8; i++) AT(v, i) = u32_get(state, 4 * i), AT(v, i + 8) = AT(start256, i);
    uint64_t total = u64_get(state, DIGEST_AT_TOTAL);
    AT(v, 12) ^= (uint32_t)total;
    AT(v, 13) ^= (uint32_t)(total >> 32);
    if (last) AT(v, 14) = ~AT(v, 14);
    if (last && u64_get(state, DIGEST_AT_LAST_NODE)) AT(v, 15) = ~AT(v, 15);
    for (uint32_t step = 0; step < 10 * 8; step++) {
        uint32_t mixing = step % 8, row = step / 8 * 16 + mixing * 2;
        uint32_t a = AT(columns, mixing * 4), b = AT(columns, mixing * 4 + 1),
                 c = AT(columns, mixing * 4 + 2), d = AT(columns, mixing * 4 + 3);
        AT(v, a) += AT(v, b) + u32_get(data, at + 4 * (uint64_t)AT(schedule, row));
        AT(v, d) = u32_rotl(AT(v, d) ^ AT(v, a), 16);
        AT(v, c) += AT(v, d);
        AT(v, b) = u32_rotl(AT(v, b) ^ AT(v, c), 20);
        AT(v, a) += AT(v, b) + u32_get(data, at + 4 * (uint64_t)AT(schedule, row + 1));
        AT(v, d) = u32_rotl(AT(v, d) ^ AT(v, a), 24);
        AT(v, c) += AT(v, d);
        AT(v, b) = u32_rotl(AT(v, b) ^ AT(v, c), 25);
    }
    for (uint32_t i = 0; i < 8; i++) u32_set(state, 4 * i, u32_get(state, 4 * i) ^ AT(v, i) ^ AT(v, i + 8));
}

// --- parameters ---
// An integer argument in [low, high], or ValueError(text). !ok: raised.
static U64Result ranged(Value v, uint64_t absent, uint64_t low, uint64_t high, Text text) {
    if (is_unset(v)) return (U64Result){true, absent};
    Value n = object_index(v);
    if (is_error(n)) return (U64Result){0};
    U64Result r = int_to_u64(n);
    if (r.ok && r.value >= low && r.value <= high) return r;
    if (!r.ok && int_is_negative(n))
        VALUE_ERROR("value must be positive");
    else if (!r.ok)
        raise0(CLASS(OverflowError), TEXT("int too big to convert"));
    else
        raise0(CLASS(ValueError), text);
    return (U64Result){0};
}
// A bytes argument of at most `most` bytes goes to parameters[at ..).
static Value put_bytes(Ref parameters, uint64_t at, Value v, uint64_t most, Text name) {
    if (is_unset(v)) return NONE;
    Buffer bytes = buffer_require(v);
    if (!bytes.ok) return ERROR;
    if (bytes.length > most) return raise1(CLASS(ValueError), name, int_wrap((int64_t)most));
    bytes_copy(parameters, at, bytes.block, bytes.from, bytes.length);
    return NONE;
}
enum BlakeArgument {
    BLAKE_CLASS,
    BLAKE_DATA,
    BLAKE_SIZE,
    BLAKE_KEY,
    BLAKE_SALT,
    BLAKE_PERSON,
    BLAKE_FANOUT,
    BLAKE_DEPTH,
    BLAKE_LEAF,
    BLAKE_NODE_OFFSET,
    BLAKE_NODE_DEPTH,
    BLAKE_INNER,
    BLAKE_LAST
};
// The parameter block: 64 bytes for BLAKE2b; BLAKE2s has half of it, with shorter fields at its end.
static Value parameters_of(Args args, bool big) {
    Value block = new_blob(64);
    RETURN_IF_ERROR(block);
    Ref p = ref_of(block);
    uint64_t most = big ? 64 : 32;
    U64Result size =
        ranged(arg(args, BLAKE_SIZE), most, 1, most,
               big ? TEXT("digest_size for Blake2b must be between 1 and 64 bytes, here it is other")
                   : TEXT("digest_size for Blake2s must be between 1 and 32 bytes, here it is other"));
    U64Result fanout = ranged(arg(args, BLAKE_FANOUT), 1, 0, 255, TEXT("fanout must be between 0 and 255"));
    U64Result depth = ranged(arg(args, BLAKE_DEPTH), 1, 1, 255, TEXT("depth must be between 1 and 255"));
    U64Result leaf = ranged(arg(args, BLAKE_LEAF), 0, 0, UINT32_MAX, TEXT("leaf_size is too large"));
    U64Result offset = ranged(arg(args, BLAKE_NODE_OFFSET), 0, 0, big ? UINT64_MAX : (UINT64_C(1) << 48) - 1,
                              TEXT("node_offset is too large"));
    U64Result node =
        ranged(arg(args, BLAKE_NODE_DEPTH), 0, 0, 255, TEXT("node_depth must be between 0 and 255"));
    U64Result inner = ranged(arg(args, BLAKE_INNER), 0, 0, most,
                             big ? TEXT("inner_size must be between 0 and is 64")
                                 : TEXT("inner_size must be between 0 and is 32"));
    if (!size.ok || !fanout.ok || !depth.ok || !leaf.ok || !offset.ok || !node.ok || !inner.ok) return ERROR;
    u8_set(p, 0, (uint8_t)size.value);
    u8_set(p, 2, (uint8_t)fanout.value);
    u8_set(p, 3, (uint8_t)depth.value);
    u32_set(p, 4, (uint32_t)leaf.value);
    u64_set(p, 8, offset.value);
    u8_set(p, big ? 16 : 14, (uint8_t)node.value);
    u8_set(p, big ? 17 : 15, (uint8_t)inner.value);
    RETURN_IF_ERROR(put_bytes(p, big ? 32 : 16, arg(args, BLAKE_SALT), big ? 16 : 8,
                              TEXT("maximum salt length is {} bytes")));
    RETURN_IF_ERROR(put_bytes(p, big ? 48 : 24, arg(args, BLAKE_PERSON), big ? 16 : 8,
                              TEXT("maximum person length is {} bytes")));
    return block;
}
Value digest_begin_blake2(Ref shape, bool big) {
    uint64_t size = big ? 64 : 32;
    Value self = digest_new(shape, big ? DIGEST_BLAKE2B : DIGEST_BLAKE2S, 2 * size, size);
    RETURN_IF_ERROR(self);
    Ref state = digest_state(self);
    for (uint32_t i = 0; i < 8; i++) {
        uint64_t parameters = i == 0 ? 0x01010000 | size : 0;
        if (big)
            u64_set(state, 8 * i, AT(start512, i) ^ parameters);
        else
            u32_set(state, 4 * i, AT(start256, i) ^ (uint32_t)parameters);
    }
    return self;
}
static Value blake_new(Args args, bool big) {
    Value parameters = parameters_of(args, big), key = arg(args, BLAKE_KEY), first = new_blob(128);
    Value last = is_unset(arg(args, BLAKE_LAST)) ? FALSE : object_truth(arg(args, BLAKE_LAST));
    if (is_error(parameters) || is_error(first) || is_error(last)) return ERROR;
    uint64_t key_size = 0, block = big ? 128 : 64;
    if (!is_unset(key)) {
        RETURN_IF_ERROR(
            put_bytes(ref_of(first), 0, key, big ? 64 : 32, TEXT("maximum key length is {} bytes")));
        key_size = buffer_of(key).length;
    }
    Ref p = ref_of(parameters);
    u8_set(p, 1, (uint8_t)key_size);
    Value self = big ? digest_new(SHAPE(blake2b), DIGEST_BLAKE2B, block, u8_get(p, 0))
                     : digest_new(SHAPE(blake2s), DIGEST_BLAKE2S, block, u8_get(p, 0));
    RETURN_IF_ERROR(self);
    Ref state = digest_state(self);
    for (uint32_t i = 0; i < 8; i++) {
        if (big)
            u64_set(state, 8 * i, AT(start512, i) ^ u64_get(p, 8 * i));
        else
            u32_set(state, 4 * i, AT(start256, i) ^ u32_get(p, 4 * i));
    }
    u64_set(state, DIGEST_AT_LAST_NODE, is_true(last));
    if (key_size > 0) digest_feed(big ? DIGEST_BLAKE2B : DIGEST_BLAKE2S, state, ref_of(first), 0, block);
    return digest_take(self, arg(args, BLAKE_DATA));
}
STATICMETHOD(
    blake2b, __new__,
    "($type, data=b'', /, *, digest_size=blake2b.MAX_DIGEST_SIZE, key=b'', salt=b'', person=b'', fanout=1, "
    "depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)",
    "Create and return a new object.  See help(type) for accurate signature.") {
    return blake_new(args, true);
}
STATICMETHOD(
    blake2s, __new__,
    "($type, data=b'', /, *, digest_size=blake2s.MAX_DIGEST_SIZE, key=b'', salt=b'', person=b'', fanout=1, "
    "depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)",
    "Create and return a new object.  See help(type) for accurate signature.") {
    return blake_new(args, false);
}

static Value set_sizes(Value class, uint32_t salt, uint32_t key) {
    Value dict = slot_get(ref_of(class), TYPE_DICT);
    RETURN_IF_ERROR(dict_set(dict, NAME(SALT_SIZE), int_u32(salt)));
    RETURN_IF_ERROR(dict_set(dict, NAME(PERSON_SIZE), int_u32(salt)));
    RETURN_IF_ERROR(dict_set(dict, NAME(MAX_KEY_SIZE), int_u32(key)));
    return dict_set(dict, NAME(MAX_DIGEST_SIZE), int_u32(key));
}
MODULE(_blake2, "_blake2b provides BLAKE2b for hashlib\n") {
    RETURN_IF_ERROR(set_sizes(CLASS(blake2b), 16, 64));
    RETURN_IF_ERROR(set_sizes(CLASS(blake2s), 8, 32));
    RETURN_IF_ERROR(module_add_class(arg(args, 0), CLASS(blake2b)));
    return module_add_class(arg(args, 0), CLASS(blake2s));
}
