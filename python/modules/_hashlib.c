// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _hashlib: the hash functions by name, HMAC (RFC 2104), PBKDF2 (RFC 8018) and scrypt (RFC 7914). In CPython it is
// OpenSSL's; the names and the words of errors are those that it has there.
#include "python/modules/digest.h"
#include "python/objects/bytes.h"
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/memoryview.h"
#include "python/objects/module.h"
#include "python/objects/set.h"
#include "python/objects/str.h"

TYPE(UnsupportedDigestmodError, "_hashlib.UnsupportedDigestmodError", ValueError, EXCEPTION_FIELDS, "");

// --- by name ---
enum Algorithm {
    MD5,
    SHA1,
    SHA224,
    SHA256,
    SHA384,
    SHA512,
    SHA512_224,
    SHA512_256,
    SHA3_224,
    SHA3_256,
    SHA3_384,
    SHA3_512,
    SHAKE_128,
    SHAKE_256,
    RIPEMD160,
    SM3,
    BLAKE2B,
    BLAKE2S,
    ALGORITHMS,
};
static Value name_of(enum Algorithm algorithm) {
    switch (algorithm) {
    case MD5: return NAME(md5);
    case SHA1: return NAME(sha1);
    case SHA224: return NAME(sha224);
    case SHA256: return NAME(sha256);
    case SHA384: return NAME(sha384);
    case SHA512: return NAME(sha512);
    case SHA512_224: return NAME(sha512_224);
    case SHA512_256: return NAME(sha512_256);
    case SHA3_224: return NAME(sha3_224);
    case SHA3_256: return NAME(sha3_256);
    case SHA3_384: return NAME(sha3_384);
    case SHA3_512: return NAME(sha3_512);
    case SHAKE_128: return NAME(shake_128);
    case SHAKE_256: return NAME(shake_256);
    case RIPEMD160: return NAME(ripemd160);
    case SM3: return NAME(sm3);
    case BLAKE2B: return NAME(blake2b);
    default: return NAME(blake2s);
    }
}
static Value begin(enum Algorithm algorithm) {
    switch (algorithm) {
    case MD5: return digest_begin_md5(SHAPE(digest));
    case SHA1: return digest_begin_sha1(SHAPE(digest));
    case SHA224: return digest_begin_sha2(SHAPE(digest), DIGEST_SHA224, 28);
    case SHA256: return digest_begin_sha2(SHAPE(digest), DIGEST_SHA256, 32);
    case SHA384: return digest_begin_sha2(SHAPE(digest), DIGEST_SHA384, 48);
    case SHA512: return digest_begin_sha2(SHAPE(digest), DIGEST_SHA512, 64);
    case SHA512_224: return digest_begin_sha2(SHAPE(digest), DIGEST_SHA512, 28);
    case SHA512_256: return digest_begin_sha2(SHAPE(digest), DIGEST_SHA512, 32);
    case SHA3_224: return digest_new(SHAPE(digest), DIGEST_SHA3, 144, 28);
    case SHA3_256: return digest_new(SHAPE(digest), DIGEST_SHA3, 136, 32);
    case SHA3_384: return digest_new(SHAPE(digest), DIGEST_SHA3, 104, 48);
    case SHA3_512: return digest_new(SHAPE(digest), DIGEST_SHA3, 72, 64);
    case SHAKE_128: return digest_new(SHAPE(hashxof), DIGEST_SHAKE, 168, 0);
    case SHAKE_256: return digest_new(SHAPE(hashxof), DIGEST_SHAKE, 136, 0);
    case RIPEMD160: return digest_begin_ripemd160(SHAPE(digest));
    case SM3: return digest_begin_sm3(SHAPE(digest));
    case BLAKE2B: return digest_begin_blake2(SHAPE(digest), true);
    default: return digest_begin_blake2(SHAPE(digest), false);
    }
}

// Names are compared without their case and what is between their words: SHA3-256 is sha3_256.
static bool is_between(uint32_t c) { return c == '-' || c == '_'; }
static bool same_name(Ref a, Ref b) {
    uint64_t i = 0, k = 0;
    for (;;) {
        while (i < str_length(a) && is_between(str_at(a, i))) i++;
        while (k < str_length(b) && is_between(str_at(b, k))) k++;
        if (i == str_length(a) || k == str_length(b)) return i == str_length(a) && k == str_length(b);
        uint32_t c = str_at(a, i++);
        if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
        if (c != str_at(b, k++)) return false;
    }
}
static Value by_name(Value name) {
    Ref text = ref_of(str_plain(name));
    for (uint32_t i = 0; i < ALGORITHMS; i++)
        if (same_name(text, ref_of(name_of((enum Algorithm)i)))) return begin((enum Algorithm)i);
    return raise0(CLASS(ValueError), TEXT("[digital envelope routines] unsupported"));
}
// A name, or a function of this module's that makes such digests.
static Value by_digestmod(Value digestmod) {
    if (is_str(digestmod)) return by_name(digestmod);
    if (IS_EXACT(digestmod, builtin_function_or_method)) {
        switch (native_index(digestmod)) {
        case F__hashlib__openssl_md5: return begin(MD5);
        case F__hashlib__openssl_sha1: return begin(SHA1);
        case F__hashlib__openssl_sha224: return begin(SHA224);
        case F__hashlib__openssl_sha256: return begin(SHA256);
        case F__hashlib__openssl_sha384: return begin(SHA384);
        case F__hashlib__openssl_sha512: return begin(SHA512);
        case F__hashlib__openssl_sha3_224: return begin(SHA3_224);
        case F__hashlib__openssl_sha3_256: return begin(SHA3_256);
        case F__hashlib__openssl_sha3_384: return begin(SHA3_384);
        case F__hashlib__openssl_sha3_512: return begin(SHA3_512);
        default: break;
        }
    }
    return raise1(CLASS(UnsupportedDigestmodError), TEXT("Unsupported digestmod {r}"), digestmod);
}

FUNCTION(_hashlib, new, "($module, /, name, string=b'', *, usedforsecurity=True)",
         "Return a new hash object using the named algorithm.\n"
         "\n"
         "An optional string argument may be provided and will be\n"
         "automatically hashed.\n"
         "\n"
         "The MD5 and SHA1 algorithms are always supported.") {
    if (!is_str(arg(args, 1))) return TYPE_ERROR("name must be a string");
    return digest_take(by_name(arg(args, 1)), arg(args, 2));
}
FUNCTION(_hashlib, openssl_md5, "($module, /, string=b'', *, usedforsecurity=True)",
         "Returns a md5 hash object; optionally initialized with a string") {
    return digest_take(begin(MD5), arg(args, 1));
}
FUNCTION(_hashlib, openssl_sha1, "($module, /, string=b'', *, usedforsecurity=True)",
         "Returns a sha1 hash object; optionally initialized with a string") {
    return digest_take(begin(SHA1), arg(args, 1));
}
FUNCTION(_hashlib, openssl_sha224, "($module, /, string=b'', *, usedforsecurity=True)",
         "Returns a sha224 hash object; optionally initialized with a string") {
    return digest_take(begin(SHA224), arg(args, 1));
}
FUNCTION(_hashlib, openssl_sha256, "($module, /, string=b'', *, usedforsecurity=True)",
         "Returns a sha256 hash object; optionally initialized with a string") {
    return digest_take(begin(SHA256), arg(args, 1));
}
FUNCTION(_hashlib, openssl_sha384, "($module, /, string=b'', *, usedforsecurity=True)",
         "Returns a sha384 hash object; optionally initialized with a string") {
    return digest_take(begin(SHA384), arg(args, 1));
}
FUNCTION(_hashlib, openssl_sha512, "($module, /, string=b'', *, usedforsecurity=True)",
         "Returns a sha512 hash object; optionally initialized with a string") {
    return digest_take(begin(SHA512), arg(args, 1));
}
FUNCTION(_hashlib, openssl_sha3_224, "($module, /, string=b'', *, usedforsecurity=True)",
         "Returns a sha3-224 hash object; optionally initialized with a string") {
    return digest_take(begin(SHA3_224), arg(args, 1));
}
FUNCTION(_hashlib, openssl_sha3_256, "($module, /, string=b'', *, usedforsecurity=True)",
         "Returns a sha3-256 hash object; optionally initialized with a string") {
    return digest_take(begin(SHA3_256), arg(args, 1));
}
FUNCTION(_hashlib, openssl_sha3_384, "($module, /, string=b'', *, usedforsecurity=True)",
         "Returns a sha3-384 hash object; optionally initialized with a string") {
    return digest_take(begin(SHA3_384), arg(args, 1));
}
FUNCTION(_hashlib, openssl_sha3_512, "($module, /, string=b'', *, usedforsecurity=True)",
         "Returns a sha3-512 hash object; optionally initialized with a string") {
    return digest_take(begin(SHA3_512), arg(args, 1));
}
FUNCTION(_hashlib, openssl_shake_128, "($module, /, string=b'', *, usedforsecurity=True)",
         "Returns a shake-128 variable hash object; optionally initialized with a string") {
    return digest_take(begin(SHAKE_128), arg(args, 1));
}
FUNCTION(_hashlib, openssl_shake_256, "($module, /, string=b'', *, usedforsecurity=True)",
         "Returns a shake-256 variable hash object; optionally initialized with a string") {
    return digest_take(begin(SHAKE_256), arg(args, 1));
}
FUNCTION(_hashlib, get_fips_mode, "($module, /)", "Determine the OpenSSL FIPS mode of operation.") {
    return int_u32(0);
}

// --- HMAC: two digests that have taken the key already ---
TYPE(HMAC, "_hashlib.HMAC", object, HMAC_FIELDS, "The object used to calculate HMAC of a message.");

static void flip(Ref block, uint64_t n, uint8_t with) {
    for (uint64_t i = 0; i < n; i++) u8_set(block, i, u8_get(block, i) ^ with);
}
// inner: a digest that has taken nothing. The HMAC of this key, or ERROR.
static Value hmac_begin(Value inner, Value key) {
    RETURN_IF_ERROR(inner);
    Buffer bytes = buffer_require(key);
    if (!bytes.ok) return ERROR;
    if (digest_kind(inner) == DIGEST_SHAKE) return raise0(CLASS(ValueError), TEXT("no reason supplied"));
    uint64_t size = digest_block_size(inner);
    Value outer = digest_copy(inner), self = is_error(outer) ? ERROR : NEW(HMAC);
    Value pad = is_error(self) ? ERROR : new_blob(size);
    RETURN_IF_ERROR(pad);
    if (bytes.length > size) {
        Value hashed = digest_copy(inner);
        RETURN_IF_ERROR(digest_take(hashed, key));
        digest_end(digest_kind(inner), digest_state(hashed));
        bytes_copy(ref_of(pad), 0, digest_state(hashed), 0, digest_size(inner));
    } else {
        bytes_copy(ref_of(pad), 0, bytes.block, bytes.from, bytes.length);
    }
    flip(ref_of(pad), size, 0x36);
    digest_feed(digest_kind(inner), digest_state(inner), ref_of(pad), 0, size);
    flip(ref_of(pad), size, 0x36 ^ 0x5c);
    digest_feed(digest_kind(outer), digest_state(outer), ref_of(pad), 0, size);
    slot_set(ref_of(self), HMAC_INNER, inner);
    slot_set(ref_of(self), HMAC_OUTER, outer);
    return self;
}
static Value inner_of(Value self) { return slot_get(ref_of(self), HMAC_INNER); }

static Value hmac_take(Value self, Value message) {
    RETURN_IF_ERROR(self);
    if (is_unset(message) || is_none(message)) return self;
    return is_error(digest_take(inner_of(self), message)) ? ERROR : self;
}
static Value hmac_result(Value self) {
    RETURN_IF_ERROR(self);
    Value inner = inner_of(self), outer = digest_copy(slot_get(ref_of(self), HMAC_OUTER));
    RETURN_IF_ERROR(outer);
    Value first = digest_result(inner, digest_size(inner));
    RETURN_IF_ERROR(first);
    return is_error(digest_take(outer, first)) ? ERROR : digest_result(outer, digest_size(inner));
}

METHOD(HMAC, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0), inner = inner_of(self), address = object_address(self);
    RETURN_IF_ERROR(address);
    Value name = object_getattr(inner, NAME(name));
    return is_error(name) ? ERROR : text_format2(TEXT("<{} HMAC object @ {}>"), name, address);
}
METHOD(HMAC, update, "($self, /, msg)", "Update the HMAC object with msg.") {
    return is_error(digest_take(inner_of(arg(args, 0)), arg(args, 1))) ? ERROR : NONE;
}
METHOD(HMAC, digest, "($self, /)", "Return the digest of the bytes passed to the update() method so far.") {
    return hmac_result(arg(args, 0));
}
METHOD(HMAC, hexdigest, "($self, /)",
       "Return hexadecimal digest of the bytes passed to the update() method so far.\n"
       "\n"
       "This may be used to exchange the value safely in email or other non-binary\n"
       "environments.") {
    Value result = hmac_result(arg(args, 0));
    return is_error(result) ? ERROR : buffer_hex(buffer_of(result), UNSET, UNSET);
}
METHOD(HMAC, copy, "($self, /)", "Return a copy (\"clone\") of the HMAC object.") {
    Value copy = NEW(HMAC), inner = is_error(copy) ? ERROR : digest_copy(inner_of(arg(args, 0)));
    RETURN_IF_ERROR(inner);
    slot_set(ref_of(copy), HMAC_INNER, inner);
    slot_set(ref_of(copy), HMAC_OUTER, slot_get(ref_of(arg(args, 0)), HMAC_OUTER));
    return copy;
}
GETTER(HMAC, digest_size, "") { return int_u32((uint32_t)digest_size(inner_of(arg(args, 0)))); }
GETTER(HMAC, block_size, "") { return int_u32((uint32_t)digest_block_size(inner_of(arg(args, 0)))); }
GETTER(HMAC, name, "") {
    Value name = object_getattr(inner_of(arg(args, 0)), NAME(name));
    return is_error(name) ? ERROR : text_format1(TEXT("hmac-{}"), name);
}

FUNCTION(_hashlib, hmac_new, "($module, /, key, msg=b'', digestmod=None)", "Return a new hmac object.") {
    Value digestmod = arg(args, 3);
    if (is_unset(digestmod) || is_none(digestmod))
        return TYPE_ERROR("Missing required parameter 'digestmod'.");
    return hmac_take(hmac_begin(by_digestmod(digestmod), arg(args, 1)), arg(args, 2));
}
FUNCTION(_hashlib, hmac_digest, "($module, /, key, msg, digest)", "Single-shot HMAC.") {
    return hmac_result(hmac_take(hmac_begin(by_digestmod(arg(args, 3)), arg(args, 1)), arg(args, 2)));
}
FUNCTION(_hashlib, compare_digest, "($module, a, b, /)",
         "Return 'a == b'.\n"
         "\n"
         "This function uses an approach designed to prevent\n"
         "timing analysis, making it appropriate for cryptography.\n"
         "\n"
         "a and b must both be of the same type: either str (ASCII only),\n"
         "or any bytes-like object.\n"
         "\n"
         "Note: If a and b are of different lengths, or if an error occurs,\n"
         "a timing attack could theoretically reveal information about the\n"
         "types and lengths of a and b--but not their values.") {
    return native_call(F__operator___compare_digest, args);
}

// --- keys of passwords ---
// to[at .. at + n) = PBKDF2 of salt[from .. from + length), in blocks of the digest's size. NONE or ERROR.
static Value stretch(Value hmac, Buffer salt, uint64_t rounds, Ref to, uint64_t n) {
    Value inner = inner_of(hmac), outer = slot_get(ref_of(hmac), HMAC_OUTER);
    enum DigestKind kind = digest_kind(inner);
    uint64_t size = digest_size(inner);
    Value a = new_blob(DIGEST_STATE_SIZE), b = is_error(a) ? ERROR : new_blob(DIGEST_STATE_SIZE);
    Value sum = is_error(b) ? ERROR : new_blob(size), counter = is_error(sum) ? ERROR : new_blob(4);
    RETURN_IF_ERROR(counter);
    Ref in = ref_of(a), out = ref_of(b);
    for (uint64_t at = 0, block = 1; at < n; at += size, block++) {
        u32_set(ref_of(counter), 0, swap32((uint32_t)block));
        for (uint64_t i = 0; i < rounds; i++) {
            bytes_copy(in, 0, digest_state(inner), 0, DIGEST_STATE_SIZE);
            if (i == 0) {
                digest_feed(kind, in, salt.block, salt.from, salt.length);
                digest_feed(kind, in, ref_of(counter), 0, 4);
            } else {
                digest_feed(kind, in, out, 0, size);
            }
            digest_end(kind, in);
            bytes_copy(out, 0, digest_state(outer), 0, DIGEST_STATE_SIZE);
            digest_feed(kind, out, in, 0, size);
            digest_end(kind, out);
            for (uint64_t k = 0; k < size; k += 4)
                u32_set(ref_of(sum), k, (i == 0 ? 0 : u32_get(ref_of(sum), k)) ^ u32_get(out, k));
        }
        bytes_copy(to, at, ref_of(sum), 0, n - at < size ? n - at : size);
    }
    return NONE;
}
// Numbers may have an __index__ that changes a bytearray: it is held by a view until the result is there.
static Value hold(Value v) { return buffer_require(v).ok ? memoryview_new(v) : ERROR; }
static Value let_go(Value view, Value result) {
    if (is_ref(view)) slot_set(ref_of(view), MEMORYVIEW_STORAGE, UNSET);
    return result;
}
static I64Result convert_long(Value v, int64_t absent) {
    if (is_unset(v)) return (I64Result){true, absent};
    Value index = object_index(v);
    if (is_error(index)) return (I64Result){0};
    I64Result n = int_to_i64(int_plain(index));
    if (!n.ok) raise0(CLASS(OverflowError), TEXT("Python int too large to convert to C long"));
    return n;
}

static Value pbkdf2(Value name, Value password, Value salt, Value iterations, Value length) {
    if (is_error(password) || is_error(salt)) return ERROR;
    I64Result rounds = convert_long(iterations, 0);
    if (!rounds.ok) return ERROR;
    Value digest = by_name(name);
    RETURN_IF_ERROR(digest);
    if (rounds.value < 1) return raise0(CLASS(ValueError), TEXT("iteration value must be greater than 0."));
    if (rounds.value > INT32_MAX) return raise0(CLASS(OverflowError), TEXT("iteration value is too great."));
    I64Result n = convert_long(is_none(length) ? UNSET : length, (int64_t)digest_size(digest));
    if (!n.ok) return ERROR;
    if (n.value < 1) return raise0(CLASS(ValueError), TEXT("key length must be greater than 0."));
    if (n.value > INT32_MAX) return raise0(CLASS(OverflowError), TEXT("key length is too great."));
    Value hmac = hmac_begin(digest, password), result = is_error(hmac) ? ERROR : bytes_new((uint64_t)n.value);
    RETURN_IF_ERROR(result);
    Buffer bytes = buffer_of(salt);
    if (!bytes.ok) return ERROR;
    return is_error(stretch(hmac, bytes, (uint64_t)rounds.value, ref_of(result), (uint64_t)n.value)) ? ERROR
                                                                                                     : result;
}
FUNCTION(_hashlib, pbkdf2_hmac, "($module, /, hash_name, password, salt, iterations, dklen=None)",
         "Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function.") {
    Value name = arg(args, 1);
    if (!is_str(name))
        return raise1(CLASS(TypeError), TEXT("pbkdf2_hmac() argument 'hash_name' must be str, not {t}"),
                      name);
    Value password = hold(arg(args, 2)), salt = is_error(password) ? ERROR : hold(arg(args, 3));
    return let_go(password, let_go(salt, pbkdf2(name, password, salt, arg(args, 4), arg(args, 5))));
}

// Salsa20/8 of x, in place.
#define QUARTER(a, b, c, d)                                                                                  \
    AT(v, b) ^= u32_rotl(AT(v, a) + AT(v, d), 7);                                                            \
    AT(v, c) ^= u32_rotl(AT(v, b) + AT(v, a), 9);                                                            \
    AT(v, d) ^= u32_rotl(AT(v, c) + AT(v, b), 13);                                                           \
    AT(v, a) ^= u32_rotl(AT(v, d) + AT(v, c), 18)
static void salsa(Ref x) {
    uint32_t v[16] = {0};
    for (uint32_t i = 0; i < 16; i++) AT(v, i) = u32_get(x, 4 * i);
    for (uint32_t i = 0; i < 4; i++) {
        QUARTER(0, 4, 8, 12);
        QUARTER(5, 9, 13, 1);
        QUARTER(10, 14, 2, 6);
        QUARTER(15, 3, 7, 11);
        QUARTER(0, 1, 2, 3);
        QUARTER(5, 6, 7, 4);
        QUARTER(10, 11, 8, 9);
        QUARTER(15, 12, 13, 14);
    }
    for (uint32_t i = 0; i < 16; i++) u32_set(x, 4 * i, u32_get(x, 4 * i) + AT(v, i));
}
static void add_bits(Ref to, uint64_t at, Ref from, uint64_t from_at, uint64_t n) {
    for (uint64_t i = 0; i < n; i += 8) u64_set(to, at + i, u64_get(to, at + i) ^ u64_get(from, from_at + i));
}
// scryptBlockMix: b into y, both 2 * r chunks of 64 bytes; x: 64 bytes to work in.
static void mix_block(Ref b, Ref y, Ref x, uint64_t r) {
    bytes_copy(x, 0, b, (2 * r - 1) * 64, 64);
    for (uint64_t i = 0; i < 2 * r; i++) {
        add_bits(x, 0, b, i * 64, 64);
        salsa(x);
        bytes_copy(y, (i / 2 + (i % 2) * r) * 64, x, 0, 64);
    }
}
// scryptROMix of blocks[at .. at + 128 * r).
static Value mix_memory(Ref blocks, uint64_t at, uint64_t n, uint64_t r) {
    uint64_t size = 128 * r;
    Value table = new_blob(n * size), a = is_error(table) ? ERROR : new_blob(size);
    Value b = is_error(a) ? ERROR : new_blob(size), x = is_error(b) ? ERROR : new_blob(64);
    RETURN_IF_ERROR(x);
    Ref now = ref_of(a), next = ref_of(b);
    bytes_copy(now, 0, blocks, at, size);
    for (uint64_t i = 0; i < 2 * n; i++) {
        if (i < n)
            bytes_copy(ref_of(table), i * size, now, 0, size);
        else
            add_bits(now, 0, ref_of(table), (u64_get(now, size - 64) & (n - 1)) * size, size);
        mix_block(now, next, ref_of(x), r);
        Ref done = next;
        next = now;
        now = done;
    }
    bytes_copy(blocks, at, now, 0, size);
    return NONE;
}
enum ScryptArgument {
    SCRYPT_MODULE,
    SCRYPT_PASSWORD,
    SCRYPT_SALT,
    SCRYPT_N,
    SCRYPT_R,
    SCRYPT_P,
    SCRYPT_MEMORY,
    SCRYPT_LENGTH
};

static bool is_number(Value v, Text name) {
    if (is_unset(v) || is_int_object(v)) return true;
    Value text = str_from_text(name);
    if (is_error(text)) return false;
    if (is_none(v))
        raise1(CLASS(TypeError), TEXT("scrypt() argument '{}' must be int, not None"), text);
    else
        raise2(CLASS(TypeError), TEXT("scrypt() argument '{}' must be int, not {t}"), text, v);
    return false;
}
static U64Result convert_unsigned(Value v, Text name) {
    U64Result n = is_unset(v) ? (U64Result){0} : int_to_u64(int_plain(v));
    Value text = n.ok ? UNSET : str_from_text(name);
    if (is_str(text)) raise1(CLASS(TypeError), TEXT("{} is required and must be an unsigned int"), text);
    return n;
}
static Value scrypt(Args args, Value password, Value salt) {
    if (is_error(password) || is_error(salt)) return ERROR;
    if (!is_number(arg(args, SCRYPT_N), TEXT("n")) || !is_number(arg(args, SCRYPT_R), TEXT("r")) ||
        !is_number(arg(args, SCRYPT_P), TEXT("p")))
        return ERROR;
    I64Result memory = convert_long(arg(args, SCRYPT_MEMORY), 0);
    I64Result length = memory.ok ? convert_long(arg(args, SCRYPT_LENGTH), 64) : memory;
    if (!length.ok) return ERROR;
    if (is_unset(salt)) return TYPE_ERROR("salt is required");
    U64Result n = convert_unsigned(arg(args, SCRYPT_N), TEXT("n"));
    if (!n.ok) return ERROR;
    if (n.value < 2 || n.value & (n.value - 1))
        return raise0(CLASS(ValueError), TEXT("n must be a power of 2."));
    U64Result r = convert_unsigned(arg(args, SCRYPT_R), TEXT("r")),
              p = r.ok ? convert_unsigned(arg(args, SCRYPT_P), TEXT("p")) : r;
    if (!p.ok) return ERROR;
    if (memory.value < 0 || memory.value > INT32_MAX)
        return raise1(CLASS(ValueError), TEXT("maxmem must be positive and smaller than {}"),
                      int_wrap(INT32_MAX));
    if (length.value < 1 || length.value > INT32_MAX)
        return raise1(CLASS(ValueError), TEXT("dklen must be greater than 0 and smaller than {}"),
                      int_wrap(INT32_MAX));
    if (r.value > UINT32_MAX || p.value > UINT32_MAX)
        return raise0(CLASS(ValueError), TEXT("[digital envelope routines] parameter too large"));
    if (r.value == 0 || p.value == 0)
        return raise0(CLASS(ValueError), TEXT("Invalid parameter combination for n, r, p, maxmem."));
    uint64_t most = memory.value == 0 ? 32 << 20 : (uint64_t)memory.value, each = most / 128;
    if (n.value > each || r.value > each || p.value > each ||
        128 * r.value * (p.value + n.value + 2) > most ||
        (r.value < 4 && n.value >> 16 * (r.value & 3) != 0)) // RFC 7914: n < 2^(128 * r / 8)
        return raise0(CLASS(ValueError), TEXT("[digital envelope routines] memory limit exceeded"));
    Value hmac = hmac_begin(begin(SHA256), password);
    Value blocks = is_error(hmac) ? ERROR : new_blob(128 * r.value * p.value);
    Value result = is_error(blocks) ? ERROR : bytes_new((uint64_t)length.value);
    RETURN_IF_ERROR(result);
    Buffer bytes = buffer_of(salt), mixed = {true, ref_of(blocks), 0, 128 * r.value * p.value};
    if (!bytes.ok) return ERROR;
    RETURN_IF_ERROR(stretch(hmac, bytes, 1, mixed.block, mixed.length));
    for (uint64_t i = 0; i < p.value; i++)
        RETURN_IF_ERROR(mix_memory(ref_of(blocks), i * 128 * r.value, n.value, r.value));
    return is_error(stretch(hmac, mixed, 1, ref_of(result), (uint64_t)length.value)) ? ERROR : result;
}
FUNCTION(_hashlib, scrypt, "($module, /, password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64)",
         "scrypt password-based key derivation function.") {
    Value password = hold(arg(args, SCRYPT_PASSWORD)), given = arg(args, SCRYPT_SALT);
    Value salt = is_error(password) ? ERROR : is_unset(given) ? UNSET : hold(given);
    return let_go(password, let_go(salt, scrypt(args, password, salt)));
}

MODULE(_hashlib, "OpenSSL interface for hashlib module") {
    Value module = arg(args, 0), names = list_new(ALGORITHMS);
    RETURN_IF_ERROR(names);
    for (uint32_t i = 0; i < ALGORITHMS; i++) RETURN_IF_ERROR(list_append(names, name_of((enum Algorithm)i)));
    Value all = frozenset_from_iterable(names);
    RETURN_IF_ERROR(all);
    RETURN_IF_ERROR(module_set(module, NAME(openssl_md_meth_names), all));
    RETURN_IF_ERROR(module_add_class(module, CLASS(digest)));
    RETURN_IF_ERROR(module_add_class(module, CLASS(hashxof)));
    RETURN_IF_ERROR(module_add_class(module, CLASS(HMAC)));
    return module_add_class(module, CLASS(UnsupportedDigestmodError));
}
