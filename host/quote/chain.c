// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Certificates, lists of revoked ones and ECDSA signatures, over libcrypto. The root is known by its key, not by a
// name: a certificate that says it is Intel's is Intel's only with that key. No connection is made to anywhere.
#include "host/error.h"
#include "host/quote/parts.h"

#include <limits.h>
#include <openssl/asn1t.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <string.h>

#define CHAIN_MAX 8

// ----- reading

bool chain_read(STACK_OF(X509) * *chain, const char *pem, size_t size, const char *what) {
    *chain = sk_X509_new_null();
    BIO *bio = size <= INT_MAX ? BIO_new_mem_buf(pem, (int)size) : NULL;
    X509 *certificate;
    while (bio && sk_X509_num(*chain) < CHAIN_MAX && (certificate = PEM_read_bio_X509(bio, NULL, NULL, NULL)))
        sk_X509_push(*chain, certificate);
    BIO_free(bio);
    ERR_clear_error();
    if (sk_X509_num(*chain) > 0) return true;
    chain_free(*chain);
    *chain = NULL;
    return error_set("%s holds no certificate", what);
}

void chain_free(STACK_OF(X509) * chain) { sk_X509_pop_free(chain, X509_free); }

static X509_CRL *list_from_der(const uint8_t *data, size_t size) {
    const uint8_t *at = data;
    X509_CRL *list = size <= LONG_MAX ? d2i_X509_CRL(NULL, &at, (long)size) : NULL;
    if (list && at == data + size) return list;
    X509_CRL_free(list);
    return NULL;
}

X509_CRL *chain_read_list(const char *text, size_t size, const char *what) {
    X509_CRL *list = NULL;
    uint8_t *bytes = malloc(size + 4);
    if (!bytes) abort();
    BIO *bio = size <= INT_MAX ? BIO_new_mem_buf(text, (int)size) : NULL;
    if (size > 10 && memcmp(text, "-----BEGIN", 10) == 0)
        list = bio ? PEM_read_bio_X509_CRL(bio, NULL, NULL, NULL) : NULL;
    else if (tree_from_hex(text, size, bytes, size / 2))
        list = list_from_der(bytes, size / 2);
    else if (size <= INT_MAX && size % 4 == 0 && size > 0) {
        int got = EVP_DecodeBlock(bytes, (const uint8_t *)text, (int)size);
        size_t padding = text[size - 1] != '=' ? 0 : text[size - 2] != '=' ? 1 : 2;
        if (got > 0) list = list_from_der(bytes, (size_t)got - padding);
    }
    if (!list) list = list_from_der((const uint8_t *)text, size);
    BIO_free(bio);
    free(bytes);
    ERR_clear_error();
    if (!list) error_set("%s is no list of revoked certificates", what);
    return list;
}

// ----- verifying

static bool has_key(X509 *certificate, const uint8_t point[POINT_SIZE]) {
    uint8_t found[POINT_SIZE + 1];
    size_t size = 0;
    EVP_PKEY *key = X509_get0_pubkey(certificate);
    char group[32] = "";
    return key && EVP_PKEY_get_group_name(key, group, sizeof group, NULL) == 1 &&
           OBJ_sn2nid(group) == NID_X9_62_prime256v1 &&
           EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, found, sizeof found, &size) == 1 &&
           size == POINT_SIZE && memcmp(found, point, POINT_SIZE) == 0;
}

static bool check_chain(STACK_OF(X509) * chain, X509 *root, STACK_OF(X509_CRL) * lists, time_t at,
                        const char *what) {
    X509_STORE *store = X509_STORE_new();
    X509_STORE_CTX *context = X509_STORE_CTX_new();
    bool ready = store && context && X509_STORE_add_cert(store, root) == 1 &&
                 X509_STORE_CTX_init(context, store, sk_X509_value(chain, 0), chain) == 1;
    if (!ready) abort();
    X509_VERIFY_PARAM *parameters = X509_STORE_CTX_get0_param(context);
    X509_VERIFY_PARAM_set_time(parameters, at);
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_X509_STRICT | X509_V_FLAG_CHECK_SS_SIGNATURE);
    if (lists) {
        X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL);
        X509_STORE_CTX_set0_crls(context, lists);
    }
    bool ok = X509_verify_cert(context) == 1;
    if (!ok)
        error_set("%s: certificate %d: %s", what, X509_STORE_CTX_get_error_depth(context) + 1,
                  X509_verify_cert_error_string(X509_STORE_CTX_get_error(context)));
    X509_STORE_CTX_free(context);
    X509_STORE_free(store);
    ERR_clear_error();
    return ok;
}

bool chain_verify(STACK_OF(X509) * chain, enum Root root, STACK_OF(X509_CRL) * lists, time_t at,
                  const char *what) {
    uint8_t point[POINT_SIZE];
    if (!chain_root(root, point)) return false;
    X509 *last = sk_X509_value(chain, sk_X509_num(chain) - 1);
    if (!has_key(last, point))
        return error_set("%s does not end at %s", what,
                         root == ROOT_INTEL ? "Intel's root" : "the simulation's root");
    return check_chain(chain, last, lists, at, what);
}

// ----- signatures

// r, s as the DER that libcrypto wants.
static size_t signature_der(const uint8_t signature[64], uint8_t **der) {
    ECDSA_SIG *both = ECDSA_SIG_new();
    BIGNUM *r = BN_bin2bn(signature, 32, NULL), *s = BN_bin2bn(signature + 32, 32, NULL);
    if (!both || !r || !s || ECDSA_SIG_set0(both, r, s) != 1) abort();
    *der = NULL;
    int size = i2d_ECDSA_SIG(both, der);
    ECDSA_SIG_free(both);
    return size > 0 ? (size_t)size : 0;
}

static bool verify(EVP_PKEY *key, const uint8_t signature[64], const void *data, size_t size) {
    uint8_t *der;
    size_t der_size = signature_der(signature, &der);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool ok = key && context && EVP_PKEY_get_base_id(key) == EVP_PKEY_EC && der_size &&
              EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, key) == 1 &&
              EVP_DigestVerify(context, der, der_size, data, size) == 1;
    EVP_MD_CTX_free(context);
    OPENSSL_free(der);
    ERR_clear_error();
    return ok;
}

bool signature_by_certificate(X509 *certificate, const uint8_t signature[64], const void *data, size_t size) {
    return verify(X509_get0_pubkey(certificate), signature, data, size);
}

bool signature_by_key(const uint8_t key[64], const uint8_t signature[64], const void *data, size_t size) {
    uint8_t point[POINT_SIZE] = {4};
    memcpy(point + 1, key, 64);
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point, sizeof point),
        OSSL_PARAM_construct_end(),
    };
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
    EVP_PKEY *public = NULL;
    bool ok = context && EVP_PKEY_fromdata_init(context) == 1 &&
              EVP_PKEY_fromdata(context, &public, EVP_PKEY_PUBLIC_KEY, parameters) == 1 &&
              verify(public, signature, data, size);
    EVP_PKEY_free(public);
    EVP_PKEY_CTX_free(context);
    ERR_clear_error();
    return ok;
}

// ----- Intel's extension of a PCK certificate

// A DER element: its tag, its content; *at is behind it.
static bool element(const uint8_t **at, const uint8_t *end, int *tag, const uint8_t **content, size_t *size) {
    long length;
    int class;
    const uint8_t *from = *at;
    if (from >= end) return false;
    int result = ASN1_get_object(&from, &length, tag, &class, end - from);
    if (result & 0x81 || length < 0 || length > end - from) return false; // an error, or no definite length
    *content = from;
    *size = (size_t)length;
    *at = from + length;
    return true;
}

static bool small_number(const uint8_t *content, size_t size, unsigned *value) {
    if (size < 1 || size > 4 || content[0] & 0x80) return false;
    *value = 0;
    for (size_t i = 0; i < size; i++) *value = *value << 8 | content[i];
    return true;
}

static const uint8_t intel_arc[] = {0x2a, 0x86, 0x48, 0x86, 0xf8,
                                    0x4d, 0x01, 0x0d, 0x01}; // 1.2.840.113741.1.13.1

// The next pair of a SEQUENCE of pairs (identifier below `arc`, value): the identifier's last number.
static bool pair(const uint8_t **at, const uint8_t *end, unsigned depth, unsigned *number, int *tag,
                 const uint8_t **content, size_t *size) {
    const uint8_t *inside, *name;
    size_t inside_size, name_size;
    if (!element(at, end, tag, &inside, &inside_size) || *tag != V_ASN1_SEQUENCE) return false;
    const uint8_t *inside_end = inside + inside_size;
    if (!element(&inside, inside_end, tag, &name, &name_size) || *tag != V_ASN1_OBJECT ||
        name_size != sizeof intel_arc + depth || memcmp(name, intel_arc, sizeof intel_arc) != 0)
        return false;
    *number = name[name_size - 1];
    return element(&inside, inside_end, tag, content, size);
}

static bool read_tcb(const uint8_t *at, const uint8_t *end, struct Platform *platform) {
    unsigned number, value, seen = 0;
    int tag;
    const uint8_t *content;
    size_t size;
    while (at < end) {
        if (!pair(&at, end, 2, &number, &tag, &content, &size)) return false;
        if (number > 17 || tag == V_ASN1_OCTET_STRING) continue;
        if (number < 1 || !small_number(content, size, &value)) return false;
        seen |= 1u << number;
        if (number <= 16 && value > 255) return false;
        if (number <= 16)
            platform->component[number - 1] = (uint8_t)value;
        else
            platform->pce_svn = value;
    }
    return seen == 0x3fffe;
}

static bool read_extension(const uint8_t *at, const uint8_t *end, struct Platform *platform) {
    unsigned number, seen = 0;
    int tag;
    const uint8_t *content;
    size_t size;
    if (!element(&at, end, &tag, &content, &size) || tag != V_ASN1_SEQUENCE || at != end) return false;
    at = content;
    end = content + size;
    while (at < end) {
        if (!pair(&at, end, 1, &number, &tag, &content, &size)) return false;
        if (number == 2 && !read_tcb(content, content + size, platform)) return false;
        if ((number == 3 && size != 2) || (number == 4 && size != 6)) return false;
        if (number == 3) memcpy(platform->pce_id, content, 2);
        if (number == 4) memcpy(platform->fmspc, content, 6);
        if (number >= 2 && number <= 4) seen |= 1u << number;
    }
    return seen == 0x1c;
}

bool platform_read(X509 *certificate, struct Platform *platform) {
    ASN1_OBJECT *name = OBJ_txt2obj("1.2.840.113741.1.13.1", 1);
    int at = X509_get_ext_by_OBJ(certificate, name, -1);
    ASN1_OBJECT_free(name);
    *platform = (struct Platform){0};
    const ASN1_OCTET_STRING *data = at >= 0 ? X509_EXTENSION_get_data(X509_get_ext(certificate, at)) : NULL;
    const uint8_t *bytes = data ? ASN1_STRING_get0_data(data) : NULL;
    bool ok = bytes && read_extension(bytes, bytes + ASN1_STRING_length(data), platform);
    ERR_clear_error();
    return ok || error_set("the processor's certificate does not tell its TCB");
}
