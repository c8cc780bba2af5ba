// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Quotes of simulated enclaves: the form is the real one, the root is a key that anybody can compute from the text
// below. Certificates and CPUSVN say so in words, and pysgx verify refuses them unless told otherwise.
#include "host/error.h"
#include "host/launch/sim_keys.h"
#include "host/quote/parts.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <openssl/sha.h>
#include <stdlib.h>
#include <string.h>

#define ROOT_SECRET "SIMULATED ROOT of Python-SGX: this key is published and protects nothing"
#define ROOT_NAME "SIMULATED - NOT AN SGX ROOT"
#define LEAF_NAME "SIMULATED - NOT AN SGX PROCESSOR"
#define QE_NAME "SIMULATED quoting enclave of Python-SGX"
#define VALID_SECONDS (100L * 365 * 24 * 3600)

// The key whose secret number is the hash of a text; a hash is below the group's order but for one in 2^32.
static EVP_PKEY *key_of(const char *text, uint8_t point[POINT_SIZE]) {
    uint8_t hash[32];
    SHA256((const uint8_t *)text, strlen(text), hash);
    hash[0] &= 0x7f;
    BIGNUM *secret = BN_bin2bn(hash, sizeof hash, NULL);
    EC_GROUP *group = EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1);
    EC_POINT *public = EC_POINT_new(group);
    OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
    EVP_PKEY *key = NULL;
    OSSL_PARAM *parameters = NULL;
    bool ok = EC_POINT_mul(group, public, secret, NULL, NULL, NULL) == 1 &&
              EC_POINT_point2oct(group, public, POINT_CONVERSION_UNCOMPRESSED, point, POINT_SIZE, NULL) ==
                  POINT_SIZE &&
              OSSL_PARAM_BLD_push_utf8_string(builder, OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) == 1 &&
              OSSL_PARAM_BLD_push_octet_string(builder, OSSL_PKEY_PARAM_PUB_KEY, point, POINT_SIZE) == 1 &&
              OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_PRIV_KEY, secret) == 1 &&
              (parameters = OSSL_PARAM_BLD_to_param(builder)) != NULL &&
              EVP_PKEY_fromdata_init(context) == 1 &&
              EVP_PKEY_fromdata(context, &key, EVP_PKEY_KEYPAIR, parameters) == 1;
    OSSL_PARAM_free(parameters);
    EVP_PKEY_CTX_free(context);
    OSSL_PARAM_BLD_free(builder);
    EC_POINT_free(public);
    EC_GROUP_free(group);
    BN_free(secret);
    if (!ok) error_set("libcrypto cannot make the simulation's root key");
    return key;
}

bool simulated_root(uint8_t point[POINT_SIZE]) {
    EVP_PKEY *key = key_of(ROOT_SECRET, point);
    EVP_PKEY_free(key);
    return key != NULL;
}

static bool add_extension(X509 *certificate, X509 *issuer, int nid, const char *value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, NULL, NULL, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, nid, value);
    bool ok = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return ok;
}

static X509 *certify(EVP_PKEY *key, const char *name, X509 *issuer, EVP_PKEY *issuer_key) {
    X509 *certificate = X509_new();
    X509_NAME *subject = X509_get_subject_name(certificate);
    X509 *by = issuer ? issuer : certificate;
    bool ok =
        X509_set_version(certificate, 2) == 1 &&
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), issuer ? 2 : 1) == 1 &&
        X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, (const uint8_t *)name, -1, -1, 0) == 1 &&
        X509_set_issuer_name(certificate, X509_get_subject_name(by)) == 1 &&
        ASN1_TIME_set(X509_getm_notBefore(certificate), 0) &&
        ASN1_TIME_set(X509_getm_notAfter(certificate), VALID_SECONDS) &&
        X509_set_pubkey(certificate, key) == 1 &&
        add_extension(certificate, by, NID_basic_constraints,
                      issuer ? "critical,CA:FALSE" : "critical,CA:TRUE") &&
        add_extension(certificate, by, NID_key_usage,
                      issuer ? "critical,digitalSignature" : "critical,keyCertSign,cRLSign") &&
        add_extension(certificate, by, NID_subject_key_identifier, "hash") &&
        add_extension(certificate, by, NID_authority_key_identifier, "keyid") &&
        X509_sign(certificate, issuer_key, EVP_sha256()) > 0;
    if (ok) return certificate;
    X509_free(certificate);
    error_set("libcrypto cannot make a simulated certificate");
    return NULL;
}

static bool sign(EVP_PKEY *key, const void *data, size_t size, uint8_t signature[64]) {
    uint8_t der[128];
    size_t der_size = sizeof der;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool ok = EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key) == 1 &&
              EVP_DigestSign(context, der, &der_size, data, size) == 1;
    EVP_MD_CTX_free(context);
    const uint8_t *at = der;
    ECDSA_SIG *both = ok ? d2i_ECDSA_SIG(NULL, &at, (long)der_size) : NULL;
    ok = both && BN_bn2binpad(ECDSA_SIG_get0_r(both), signature, 32) == 32 &&
         BN_bn2binpad(ECDSA_SIG_get0_s(both), signature + 32, 32) == 32;
    ECDSA_SIG_free(both);
    return ok || error_set("libcrypto cannot sign a simulated quote");
}

void simulated_target(struct SgxTargetinfo *target) {
    memset(target, 0, sizeof *target);
    SHA256((const uint8_t *)QE_NAME, sizeof QE_NAME - 1, target->measurement);
    target->attributes = (struct SgxAttributes){SGX_FLAGS_INIT | SGX_FLAGS_MODE64BIT, SGX_XFRM_LEGACY};
}

static void append_chain(struct Bytes *quote, size_t *capacity, X509 *leaf, X509 *root) {
    BIO *bio = BIO_new(BIO_s_mem());
    char *pem;
    PEM_write_bio_X509(bio, leaf);
    PEM_write_bio_X509(bio, root);
    uint32_t size = (uint32_t)BIO_get_mem_data(bio, &pem);
    uint16_t kind = QUOTE_CERTIFICATION_CHAIN, none = 0;
    bytes_append(quote, capacity, &none, sizeof none);
    bytes_append(quote, capacity, &kind, sizeof kind);
    bytes_append(quote, capacity, &size, sizeof size);
    bytes_append(quote, capacity, pem, size);
    BIO_free(bio);
}

// Signs header and body with the attestation key, and the quoting enclave's report, which names it, with the leaf's.
static bool fill_signature(struct QuoteSignature *signature, const struct Bytes *quote, EVP_PKEY *attestation,
                           const uint8_t point[POINT_SIZE], EVP_PKEY *leaf_key) {
    struct SgxReport qe = {.isvprodid = 1, .isvsvn = 1};
    struct SgxTargetinfo target;
    simulated_target(&target);
    memcpy(qe.cpusvn, SIM_CPUSVN, sizeof qe.cpusvn);
    qe.attributes = target.attributes;
    memcpy(qe.mrenclave, target.measurement, sizeof qe.mrenclave);
    memcpy(signature->attestation_key, point + 1, sizeof signature->attestation_key);
    SHA256(signature->attestation_key, sizeof signature->attestation_key, qe.reportdata);
    memcpy(signature->qe_report, &qe, sizeof signature->qe_report);
    return sign(attestation, quote->data, QUOTE_SIGNED_SIZE, signature->signature) &&
           sign(leaf_key, signature->qe_report, sizeof signature->qe_report, signature->qe_report_signature);
}

bool simulated_quote(const struct SgxReport *report, struct Bytes *quote) {
    struct SgxTargetinfo target;
    simulated_target(&target);
    *quote = (struct Bytes){0};
    if (!sim_report_is_for(report, &target))
        return error_set("the report is not for the simulated quoting enclave, or was changed");
    uint8_t root_point[POINT_SIZE], leaf_point[POINT_SIZE], point[POINT_SIZE];
    EVP_PKEY *root_key = key_of(ROOT_SECRET, root_point), *leaf_key = key_of(LEAF_NAME, leaf_point);
    EVP_PKEY *attestation = key_of(QE_NAME, point);
    X509 *root = root_key ? certify(root_key, ROOT_NAME, NULL, root_key) : NULL;
    X509 *leaf = root && leaf_key ? certify(leaf_key, LEAF_NAME, root, root_key) : NULL;
    struct QuoteHeader header = {.version = QUOTE_VERSION, .key_type = QUOTE_KEY_ECDSA_P256};
    memcpy(header.qe_vendor, SIM_CPUSVN, sizeof header.qe_vendor);
    struct QuoteSignature signature = {0};
    size_t capacity = 0;
    uint32_t size = 0;
    bytes_append(quote, &capacity, &header, sizeof header);
    bytes_append(quote, &capacity, report, SGX_REPORT_BODY_SIZE);
    bool ok = leaf && attestation && fill_signature(&signature, quote, attestation, point, leaf_key);
    bytes_append(quote, &capacity, &size, sizeof size);
    bytes_append(quote, &capacity, &signature, sizeof signature);
    if (ok) append_chain(quote, &capacity, leaf, root);
    size = (uint32_t)(quote->size - QUOTE_SIGNED_SIZE - sizeof size);
    memcpy(quote->data + QUOTE_SIGNED_SIZE, &size, sizeof size);
    X509_free(leaf);
    X509_free(root);
    EVP_PKEY_free(attestation);
    EVP_PKEY_free(leaf_key);
    EVP_PKEY_free(root_key);
    ERR_clear_error();
    if (!ok) bytes_free(quote);
    return ok;
}
