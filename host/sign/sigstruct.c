// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// SIGSTRUCT: see sigstruct.h.
#include "host/sign/sigstruct.h"

#include "host/error.h"
#include "host/hash.h"

#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define DIGEST 32

static uint32_t date(void) {
    const char *text = getenv("SOURCE_DATE_EPOCH");
    char *end;
    if (!text || !*text) return SIGSTRUCT_DATE;
    time_t seconds = (time_t)strtoll(text, &end, 10);
    struct tm day;
    if (*end || seconds < 0 || !gmtime_r(&seconds, &day) || day.tm_year > 9999 - 1900) return SIGSTRUCT_DATE;
    char digits[16];
    strftime(digits, sizeof digits, "%Y%m%d", &day);
    return (uint32_t)strtoul(digits, NULL, 16);
}

void sigstruct_prepare(struct SgxSigstruct *sigstruct, const uint8_t mrenclave[32], bool debug) {
    *sigstruct = (struct SgxSigstruct){
        .date = date(),
        .exponent = SGX_RSA_EXPONENT,
        .miscmask = ~SGX_MISC_EXINFO,
        .attributes = {SGX_FLAGS_MODE64BIT | (debug ? SGX_FLAGS_DEBUG : 0), SGX_XFRM_LEGACY},
        .attributemask = {UINT64_MAX, UINT64_MAX},
    };
    memcpy(sigstruct->header, SGX_SIGSTRUCT_HEADER, sizeof sigstruct->header);
    memcpy(sigstruct->header2, SGX_SIGSTRUCT_HEADER2, sizeof sigstruct->header2);
    memcpy(sigstruct->enclavehash, mrenclave, sizeof sigstruct->enclavehash);
}

void sigstruct_signed_data(const struct SgxSigstruct *sigstruct, uint8_t data[SIGSTRUCT_SIGNED_SIZE]) {
    const uint8_t *bytes = (const uint8_t *)sigstruct;
    memcpy(data, bytes, SGX_SIGSTRUCT_PART1_SIZE);
    memcpy(data + SGX_SIGSTRUCT_PART1_SIZE, bytes + SGX_SIGSTRUCT_PART2_OFFSET, SGX_SIGSTRUCT_PART2_SIZE);
}

// SHA-256 of the two signed parts.
static void digest(const struct SgxSigstruct *sigstruct, uint8_t result[DIGEST]) {
    uint8_t signed_part[SIGSTRUCT_SIGNED_SIZE];
    sigstruct_signed_data(sigstruct, signed_part);
    hash_sha256(signed_part, sizeof signed_part, result);
}

// EMSA-PKCS1-v1_5 (RFC 8017, 9.2) of a SHA-256 digest, big-endian.
static void encode(const uint8_t hash[DIGEST], uint8_t message[KEY_BYTES]) {
    static const uint8_t info[] = {0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
                                   0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20};
    memset(message, 0xff, KEY_BYTES);
    message[0] = 0;
    message[1] = 1;
    uint8_t *tail = message + KEY_BYTES - DIGEST - sizeof info;
    tail[-1] = 0;
    memcpy(tail, info, sizeof info);
    memcpy(tail + sizeof info, hash, DIGEST);
}

struct Numbers { // of one check or signature
    BN_CTX *context;
    BIGNUM *modulus, *signature, *q1, *q2, *message;
};

// From s and n: q1 = floor(s^2 / n), q2 = floor((s^2 mod n) * s / n), message = s^3 mod n.
static bool compute(struct Numbers *numbers, const struct SgxSigstruct *sigstruct) {
    BN_CTX *context = numbers->context;
    numbers->modulus = BN_lebin2bn(sigstruct->modulus, KEY_BYTES, BN_CTX_get(context));
    numbers->signature = BN_lebin2bn(sigstruct->signature, KEY_BYTES, BN_CTX_get(context));
    numbers->q1 = BN_CTX_get(context);
    numbers->q2 = BN_CTX_get(context);
    numbers->message = BN_CTX_get(context);
    BIGNUM *square = BN_CTX_get(context), *rest = BN_CTX_get(context), *cube = BN_CTX_get(context);
    if (!cube || !numbers->modulus || !numbers->signature) return false;
    if (BN_is_zero(numbers->modulus) || BN_cmp(numbers->signature, numbers->modulus) >= 0) return false;
    return BN_sqr(square, numbers->signature, context) &&
           BN_div(numbers->q1, rest, square, numbers->modulus, context) &&
           BN_mul(cube, rest, numbers->signature, context) &&
           BN_div(numbers->q2, numbers->message, cube, numbers->modulus, context);
}

static bool numbers_begin(struct Numbers *numbers) {
    *numbers = (struct Numbers){.context = BN_CTX_new()};
    if (!numbers->context) return error_set("out of memory");
    BN_CTX_start(numbers->context);
    return true;
}

// Only where something failed are there errors to clear: asking loads the texts of all that libcrypto knows.
static void numbers_end(struct Numbers *numbers, bool ok) {
    BN_CTX_end(numbers->context);
    BN_CTX_free(numbers->context);
    if (!ok) ERR_clear_error();
}

static bool sign_digest(struct SgxSigstruct *sigstruct, const struct Key *key) {
    uint8_t hash[DIGEST], signature[KEY_BYTES];
    size_t size = sizeof signature;
    digest(sigstruct, hash);
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key->rsa, NULL);
    bool ok = context && EVP_PKEY_sign_init(context) > 0 &&
              EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) > 0 &&
              EVP_PKEY_CTX_set_signature_md(context, EVP_sha256()) > 0 &&
              EVP_PKEY_sign(context, signature, &size, hash, sizeof hash) > 0 && size == KEY_BYTES;
    EVP_PKEY_CTX_free(context);
    for (unsigned i = 0; ok && i < KEY_BYTES; i++) sigstruct->signature[i] = signature[KEY_BYTES - 1 - i];
    return ok || error_set("libcrypto could not sign with this key");
}

static bool fill_quotients(struct SgxSigstruct *sigstruct) {
    struct Numbers numbers;
    if (!numbers_begin(&numbers)) return false;
    bool ok = compute(&numbers, sigstruct) && BN_bn2lebinpad(numbers.q1, sigstruct->q1, KEY_BYTES) >= 0 &&
              BN_bn2lebinpad(numbers.q2, sigstruct->q2, KEY_BYTES) >= 0;
    numbers_end(&numbers, ok);
    return ok || error_set("libcrypto could not compute Q1 and Q2");
}

bool sigstruct_sign(struct SgxSigstruct *sigstruct, const struct Key *key) {
    sigstruct->exponent = SGX_RSA_EXPONENT;
    return key_modulus(key, sigstruct->modulus) && sign_digest(sigstruct, key) && fill_quotients(sigstruct);
}

bool sigstruct_complete(struct SgxSigstruct *sigstruct, const struct Key *public,
                        const uint8_t signature[KEY_BYTES], const char *name) {
    sigstruct->exponent = SGX_RSA_EXPONENT;
    if (!key_modulus(public, sigstruct->modulus)) return false;
    for (unsigned i = 0; i < KEY_BYTES; i++) sigstruct->signature[i] = signature[KEY_BYTES - 1 - i];
    if (fill_quotients(sigstruct) && sigstruct_verify(sigstruct, name)) return true;
    error_clear();
    return error_set("'%s' is no signature of this image by this key", name);
}

static bool is_zero(const uint8_t *bytes, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (bytes[i]) return false;
    return true;
}

static bool check_fields(const struct SgxSigstruct *s, const char *name) {
    if (memcmp(s->header, SGX_SIGSTRUCT_HEADER, 16) || memcmp(s->header2, SGX_SIGSTRUCT_HEADER2, 16))
        return error_set("'%s' is not a SIGSTRUCT: its header is wrong", name);
    if (s->exponent != SGX_RSA_EXPONENT || !is_zero(s->reserved1, sizeof s->reserved1) ||
        !is_zero(s->reserved2, sizeof s->reserved2) || !is_zero(s->reserved3, sizeof s->reserved3) ||
        !is_zero(s->reserved4, sizeof s->reserved4))
        return error_set("'%s' is corrupt: a fixed field does not have its value", name);
    return true;
}

bool sigstruct_verify(const struct SgxSigstruct *sigstruct, const char *name) {
    struct Numbers numbers;
    uint8_t hash[DIGEST], wanted[KEY_BYTES], message[KEY_BYTES], q1[KEY_BYTES], q2[KEY_BYTES];
    if (!check_fields(sigstruct, name) || !numbers_begin(&numbers)) return false;
    digest(sigstruct, hash);
    encode(hash, wanted);
    bool ok = compute(&numbers, sigstruct) && BN_bn2binpad(numbers.message, message, KEY_BYTES) >= 0 &&
              BN_bn2lebinpad(numbers.q1, q1, KEY_BYTES) >= 0 &&
              BN_bn2lebinpad(numbers.q2, q2, KEY_BYTES) >= 0;
    numbers_end(&numbers, ok);
    if (!ok || memcmp(message, wanted, KEY_BYTES))
        return error_set("'%s' is corrupt: its signature does not fit", name);
    if (memcmp(q1, sigstruct->q1, KEY_BYTES) || memcmp(q2, sigstruct->q2, KEY_BYTES))
        return error_set("'%s' is corrupt: its Q1 or Q2 does not fit", name);
    return true;
}

bool sigstruct_read(struct SgxSigstruct *sigstruct, const char *path) {
    struct Bytes bytes;
    if (!file_read(path, &bytes)) return false;
    bool ok = bytes.size == sizeof *sigstruct;
    if (ok) memcpy(sigstruct, bytes.data, sizeof *sigstruct);
    if (!ok)
        error_set("'%s' is no SIGSTRUCT: it has %zu bytes, not %zu", path, bytes.size, sizeof *sigstruct);
    bytes_free(&bytes);
    return ok && sigstruct_verify(sigstruct, path);
}
