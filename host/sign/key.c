// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// RSA-3072 keys, exponent 3: see key.h.
#include "host/sign/key.h"

#include "host/error.h"
#include "host/file.h"
#include "host/hash.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HOW "make one with 'pysgx keygen KEY.pem'"

void key_free(struct Key *key) {
    EVP_PKEY_free(key->rsa);
    key->rsa = NULL;
}

bool key_generate(struct Key *key) {
    key->rsa = NULL;
    EVP_PKEY *rsa = NULL;
    BIGNUM *exponent = BN_new();
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "RSA", NULL);
    bool ok = exponent && context && BN_set_word(exponent, 3) && EVP_PKEY_keygen_init(context) > 0 &&
              EVP_PKEY_CTX_set_rsa_keygen_bits(context, 8 * KEY_BYTES) > 0 &&
              EVP_PKEY_CTX_set1_rsa_keygen_pubexp(context, exponent) > 0 &&
              EVP_PKEY_generate(context, &rsa) > 0;
    EVP_PKEY_CTX_free(context);
    BN_free(exponent);
    key->rsa = rsa;
    return ok || error_set("libcrypto could not make an RSA-3072 key");
}

static BIGNUM *parameter(const struct Key *key, const char *name) {
    BIGNUM *number = NULL;
    EVP_PKEY_get_bn_param(key->rsa, name, &number);
    return number;
}

static bool check(const struct Key *key, const char *path, bool public) {
    if (!EVP_PKEY_is_a(key->rsa, "RSA"))
        return error_set("key '%s' is no RSA key; an enclave is signed with RSA-3072, exponent 3: " HOW,
                         path);
    int bits = EVP_PKEY_get_bits(key->rsa);
    if (bits != 8 * KEY_BYTES)
        return error_set("key '%s' has %d bits; an enclave is signed with RSA-3072: " HOW, path, bits);
    BIGNUM *exponent = parameter(key, OSSL_PKEY_PARAM_RSA_E);
    bool three = exponent && BN_is_word(exponent, 3);
    BN_free(exponent);
    if (!three) return error_set("key '%s' does not have the public exponent 3 that SGX wants: " HOW, path);
    if (public) return true;
    BIGNUM *private_exponent = parameter(key, OSSL_PKEY_PARAM_RSA_D);
    bool has_private = private_exponent != NULL;
    BN_clear_free(private_exponent);
    return has_private || error_set("key '%s' holds no private key", path);
}

// An encrypted PEM must not make the program ask on the terminal.
static int no_password(char *buffer, int size, int writing, void *user) { return -1; }

static bool parse(struct Key *key, const struct Bytes *pem, const char *path, bool public) {
    if (pem->size > 1 << 20) return error_set("'%s' is no key in PEM form: it is too large", path);
    BIO *bio = BIO_new_mem_buf(pem->data, (int)pem->size);
    if (bio && public) key->rsa = PEM_read_bio_PUBKEY(bio, NULL, no_password, NULL);
    if (bio && public && !key->rsa) BIO_reset(bio);
    if (bio && !key->rsa) key->rsa = PEM_read_bio_PrivateKey(bio, NULL, no_password, NULL);
    BIO_free(bio);
    ERR_clear_error();
    if (!key->rsa && public) return error_set("'%s' is no public key in PEM form", path);
    if (!key->rsa) return error_set("'%s' is no unencrypted private key in PEM form: " HOW, path);
    if (check(key, path, public)) return true;
    key_free(key);
    return false;
}

static bool read_file(struct Key *key, const char *path, bool public) {
    struct Bytes pem;
    key->rsa = NULL;
    if (!file_read(path, &pem)) return false;
    bool ok = parse(key, &pem, path, public);
    explicit_bzero(pem.data, pem.size);
    bytes_free(&pem);
    return ok;
}

bool key_read(struct Key *key, const char *path) { return read_file(key, path, false); }
bool key_read_public(struct Key *key, const char *path) { return read_file(key, path, true); }

bool key_write(const struct Key *key, const char *path) {
    if (access(path, F_OK) == 0)
        return error_set("'%s' is there already; a key is not overwritten, choose another name", path);
    BIO *bio = BIO_new(BIO_s_mem());
    bool ok = bio && PEM_write_bio_PrivateKey(bio, key->rsa, NULL, NULL, 0, NULL, NULL) > 0;
    if (!ok) error_set("libcrypto could not write the key");
    char *text = NULL;
    long size = bio ? BIO_get_mem_data(bio, &text) : 0;
    ok = ok && file_write(path, text, (size_t)size, 0600);
    if (text) explicit_bzero(text, (size_t)size);
    BIO_free(bio);
    return ok;
}

static char *development_folder(void) {
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    if (state && state[0] == '/') return path_join(state, "pysgx");
    if (home && home[0] == '/') return path_join(home, ".local/state/pysgx");
    error_set("neither XDG_STATE_HOME nor HOME is set, so there is no development key; give --key KEY.pem");
    return NULL;
}

// Two first runs at once must end with one key: whoever links first wins, both read what is there.
static bool make_development(const char *folder, const char *path) {
    if (!path_make_folders(folder)) return false;
    struct Key key;
    if (!key_generate(&key)) return false;
    char *fresh;
    if (asprintf(&fresh, "%s.%ld", path, (long)getpid()) < 0) abort();
    bool ok = key_write(&key, fresh);
    if (ok && link(fresh, path) && errno != EEXIST) ok = error_set_errno("cannot write '%s'", path);
    unlink(fresh);
    free(fresh);
    key_free(&key);
    return ok;
}

char *key_development(void) {
    char *folder = development_folder();
    if (!folder) return NULL;
    char *file = path_join(folder, "development-key.pem");
    bool ok = access(file, F_OK) == 0 || make_development(folder, file);
    free(folder);
    if (ok) return file;
    free(file);
    return NULL;
}

bool key_modulus(const struct Key *key, uint8_t modulus[KEY_BYTES]) {
    BIGNUM *number = parameter(key, OSSL_PKEY_PARAM_RSA_N);
    bool ok = number && BN_bn2lebinpad(number, modulus, KEY_BYTES) == KEY_BYTES;
    BN_free(number);
    return ok || error_set("libcrypto does not give the key's modulus");
}

void key_mrsigner(const uint8_t modulus[KEY_BYTES], uint8_t mrsigner[32]) {
    hash_sha256(modulus, KEY_BYTES, mrsigner);
}
