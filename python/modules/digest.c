// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The objects of hashlib: update, digest, hexdigest, copy and attributes, for all hash functions; and how messages are
// padded at their end.
#include "python/modules/digest.h"
#include "python/objects/bytes.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/type.h"

TYPE(digest, "_hashlib.HASH", object, DIGEST_FIELDS, "A hash object.");

static uint64_t number(Ref state, uint64_t at) { return u64_get(state, at); }

Value digest_new(Ref shape, enum DigestKind kind, uint64_t block, uint64_t size) {
    Value self = new_slots(shape, DIGEST_FIELDS),
          state = is_error(self) ? ERROR : new_blob(DIGEST_STATE_SIZE);
    RETURN_IF_ERROR(state);
    slot_set(ref_of(self), DIGEST_STATE, state);
    slot_set(ref_of(self), DIGEST_KIND, int_u32(kind));
    u64_set(ref_of(state), DIGEST_AT_BLOCK, block);
    u64_set(ref_of(state), DIGEST_AT_SIZE, size);
    return self;
}

// --- taking bytes ---
static bool is_blake(enum DigestKind kind) { return kind == DIGEST_BLAKE2B || kind == DIGEST_BLAKE2S; }
static void block_in(enum DigestKind kind, Ref state, Ref data, uint64_t at) {
    switch (kind) {
    case DIGEST_MD5: md5_block(state, data, at); break;
    case DIGEST_RIPEMD160: ripemd160_block(state, data, at); break;
    case DIGEST_SM3: sm3_block(state, data, at); break;
    case DIGEST_SHA1: sha1_block(state, data, at); break;
    case DIGEST_SHA224:
    case DIGEST_SHA256: sha256_block(state, data, at); break;
    case DIGEST_SHA384:
    case DIGEST_SHA512: sha512_block(state, data, at); break;
    case DIGEST_SHA3:
    case DIGEST_SHAKE: keccak_block(state, data, at); break;
    case DIGEST_BLAKE2B: blake2b_block(state, data, at, false); break;
    case DIGEST_BLAKE2S: blake2s_block(state, data, at, false); break;
    }
}
void digest_feed(enum DigestKind kind, Ref state, Ref block, uint64_t from, uint64_t n) {
    uint64_t size = number(state, DIGEST_AT_BLOCK), filled = number(state, DIGEST_AT_FILLED);
    if (!is_blake(kind)) u64_set(state, DIGEST_AT_TOTAL, number(state, DIGEST_AT_TOTAL) + n);
    uint64_t spare = is_blake(kind); // BLAKE2 keeps a full block until it knows that it is not the last one
    while (n > 0) {
        if (filled == 0 && n >= size + spare) {
            if (is_blake(kind)) u64_set(state, DIGEST_AT_TOTAL, number(state, DIGEST_AT_TOTAL) + size);
            block_in(kind, state, block, from);
            from += size;
            n -= size;
            continue;
        }
        if (filled == size) { // of BLAKE2, and more comes
            u64_set(state, DIGEST_AT_TOTAL, number(state, DIGEST_AT_TOTAL) + size);
            block_in(kind, state, state, DIGEST_BUFFER);
            filled = 0;
            continue;
        }
        uint64_t part = n < size - filled ? n : size - filled;
        bytes_copy(state, DIGEST_BUFFER + filled, block, from, part);
        filled += part;
        from += part;
        n -= part;
        if (filled == size && spare == 0) {
            block_in(kind, state, state, DIGEST_BUFFER);
            filled = 0;
        }
    }
    u64_set(state, DIGEST_AT_FILLED, filled);
}
Value digest_take(Value digest, Value v) {
    RETURN_IF_ERROR(digest);
    if (is_unset(v)) return digest;
    if (is_str(v)) return TYPE_ERROR("Strings must be encoded before hashing");
    Buffer bytes = buffer_of(v);
    if (!bytes.ok) return error_is_set() ? ERROR : TYPE_ERROR("object supporting the buffer API required");
    digest_feed(digest_kind(digest), digest_state(digest), bytes.block, bytes.from, bytes.length);
    return digest;
}

// --- the end ---
// A byte 0x80, zeros, and the length in bits: RFC 1321 and FIPS 180-4.
static void end_with_length(enum DigestKind kind, Ref state) {
    uint64_t size = number(state, DIGEST_AT_BLOCK), filled = number(state, DIGEST_AT_FILLED);
    uint64_t length = number(state, DIGEST_AT_TOTAL), room = size == 128 ? 16 : 8;
    u8_set(state, DIGEST_BUFFER + filled++, 0x80);
    bytes_fill(state, DIGEST_BUFFER + filled, size - filled, 0);
    if (filled > size - room) {
        block_in(kind, state, state, DIGEST_BUFFER);
        bytes_fill(state, DIGEST_BUFFER, size, 0);
    }
    uint64_t bits = kind < DIGEST_SHA1 ? length << 3 : swap64(length << 3);
    u64_set(state, DIGEST_BUFFER + size - 8, bits);
    if (room == 16) u64_set(state, DIGEST_BUFFER + size - 16, swap64(length >> 61));
    block_in(kind, state, state, DIGEST_BUFFER);
}
// FIPS 202: the domain's bits, then 1 0* 1.
static void end_keccak(enum DigestKind kind, Ref state) {
    uint64_t size = number(state, DIGEST_AT_BLOCK), filled = number(state, DIGEST_AT_FILLED);
    bytes_fill(state, DIGEST_BUFFER + filled, size - filled, 0);
    u8_set(state, DIGEST_BUFFER + filled, kind == DIGEST_SHAKE ? 0x1f : 0x06);
    u8_set(state, DIGEST_BUFFER + size - 1, u8_get(state, DIGEST_BUFFER + size - 1) | 0x80);
    // Only the block's bytes count: what lies behind them in the buffer belongs to nobody.
    keccak_block(state, state, DIGEST_BUFFER);
}
static void end_blake(enum DigestKind kind, Ref state) {
    uint64_t size = number(state, DIGEST_AT_BLOCK), filled = number(state, DIGEST_AT_FILLED);
    bytes_fill(state, DIGEST_BUFFER + filled, size - filled, 0);
    u64_set(state, DIGEST_AT_TOTAL, number(state, DIGEST_AT_TOTAL) + filled);
    if (kind == DIGEST_BLAKE2B)
        blake2b_block(state, state, DIGEST_BUFFER, true);
    else
        blake2s_block(state, state, DIGEST_BUFFER, true);
}
// The state's words as bytes: big-endian for SHA-1, SHA-2 and SM3.
static void words_out(enum DigestKind kind, Ref state) {
    uint64_t width = kind == DIGEST_SHA384 || kind == DIGEST_SHA512 ? 8 : 4;
    if (kind < DIGEST_SHA1 || kind > DIGEST_SHA512) return;
    for (uint64_t at = 0; at < 64; at += width) {
        if (width == 8)
            u64_set(state, at, swap64(u64_get(state, at)));
        else
            u32_set(state, at, swap32(u32_get(state, at)));
    }
}
void digest_end(enum DigestKind kind, Ref state) {
    if (is_blake(kind))
        end_blake(kind, state);
    else if (kind >= DIGEST_SHA3)
        end_keccak(kind, state);
    else
        end_with_length(kind, state);
    words_out(kind, state);
}
Value digest_result(Value digest, uint64_t size) {
    Value copy = new_blob(DIGEST_STATE_SIZE), result = is_error(copy) ? ERROR : bytes_new(size);
    RETURN_IF_ERROR(result);
    Ref state = ref_of(copy);
    bytes_copy(state, 0, digest_state(digest), 0, DIGEST_STATE_SIZE);
    digest_end(digest_kind(digest), state);
    uint64_t rate = number(state, DIGEST_AT_BLOCK);
    for (uint64_t at = 0; at < size; at += rate) { // SHAKE may give more than one block
        if (at > 0) keccak_permute(state);
        bytes_copy(ref_of(result), at, state, 0, size - at < rate ? size - at : rate);
    }
    return result;
}

Value digest_copy(Value digest) {
    Value copy = new_slots(shape_of(ref_of(digest)), DIGEST_FIELDS);
    Value state = is_error(copy) ? ERROR : new_blob(DIGEST_STATE_SIZE);
    RETURN_IF_ERROR(state);
    bytes_copy(ref_of(state), 0, digest_state(digest), 0, DIGEST_STATE_SIZE);
    slot_set(ref_of(copy), DIGEST_STATE, state);
    slot_set(ref_of(copy), DIGEST_KIND, slot_get(ref_of(digest), DIGEST_KIND));
    return copy;
}

// --- methods ---
// Those that module _hashlib makes are of no class of their own.
METHOD(digest, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0), address = object_address(self);
    RETURN_IF_ERROR(address);
    if (!IS_EXACT(self, digest) && !IS_EXACT(self, hashxof))
        return text_format2(TEXT("<{} object at {}>"), type_full_name(class_of(self)), address);
    Value name = digest_get_name(args);
    return is_error(name)
               ? ERROR
               : text_format3(TEXT("<{} {} object @ {}>"), name, type_full_name(class_of(self)), address);
}
static Value hex_of(Value bytes) {
    return is_error(bytes) ? ERROR : buffer_hex(buffer_of(bytes), UNSET, UNSET);
}
METHOD(digest, update, "($self, obj, /)", "Update this hash object's state with the provided string.") {
    return is_error(digest_take(arg(args, 0), arg(args, 1))) ? ERROR : NONE;
}
METHOD(digest, digest, "($self, /)", "Return the digest value as a bytes object.") {
    return digest_result(arg(args, 0), digest_size(arg(args, 0)));
}
METHOD(digest, hexdigest, "($self, /)", "Return the digest value as a string of hexadecimal digits.") {
    return hex_of(digest_result(arg(args, 0), digest_size(arg(args, 0))));
}
METHOD(digest, copy, "($self, /)", "Return a copy of the hash object.") { return digest_copy(arg(args, 0)); }
GETTER(digest, block_size, "") { return int_u32((uint32_t)digest_block_size(arg(args, 0))); }
GETTER(digest, digest_size, "") { return int_u32((uint32_t)digest_size(arg(args, 0))); }
GETTER(digest, name, "") {
    Value self = arg(args, 0);
    uint64_t size = number(digest_state(self), DIGEST_AT_SIZE) * 8;
    switch (digest_kind(self)) {
    case DIGEST_MD5: return str_from_text(TEXT("md5"));
    case DIGEST_RIPEMD160: return str_from_text(TEXT("ripemd160"));
    case DIGEST_SHA1: return str_from_text(TEXT("sha1"));
    case DIGEST_SM3: return str_from_text(TEXT("sm3"));
    case DIGEST_SHA224: return str_from_text(TEXT("sha224"));
    case DIGEST_SHA256: return str_from_text(TEXT("sha256"));
    case DIGEST_SHA384: return str_from_text(TEXT("sha384"));
    case DIGEST_SHA512:
        return size == 512 ? str_from_text(TEXT("sha512"))
                           : text_format1(TEXT("sha512_{}"), int_u32((uint32_t)size));
    case DIGEST_BLAKE2B: return str_from_text(TEXT("blake2b"));
    case DIGEST_BLAKE2S: return str_from_text(TEXT("blake2s"));
    case DIGEST_SHA3: return text_format1(TEXT("sha3_{}"), int_u32((uint32_t)size));
    default:
        return text_format1(TEXT("shake_{}"),
                            int_u32((uint32_t)(200 - number(digest_state(self), DIGEST_AT_BLOCK)) * 4));
    }
}

// SHAKE: as many bytes as are asked for.
TYPE(shake, "_sha3.shake", digest, DIGEST_FIELDS, "");
TYPE(hashxof, "_hashlib.HASHXOF", shake, DIGEST_FIELDS, "A hash object of any length.");
static I64Result length_of(Value v) {
    I64Result n = convert_size(v, 0);
    if (n.ok && (n.value < 0 || n.value >= 1 << 29)) {
        raise0(CLASS(ValueError), n.value < 0 ? TEXT("value must be positive") : TEXT("length is too large"));
        return (I64Result){0};
    }
    return n;
}
METHOD(shake, digest, "($self, length, /)", "Return the digest value as a bytes object.") {
    I64Result n = length_of(arg(args, 1));
    return n.ok ? digest_result(arg(args, 0), (uint64_t)n.value) : ERROR;
}
METHOD(shake, hexdigest, "($self, length, /)", "Return the digest value as a string of hexadecimal digits.") {
    I64Result n = length_of(arg(args, 1));
    return n.ok ? hex_of(digest_result(arg(args, 0), (uint64_t)n.value)) : ERROR;
}
