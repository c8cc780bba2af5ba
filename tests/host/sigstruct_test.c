// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// SIGSTRUCT against the vectors of tests/vectors: signing sig1's fields again gives sig1 byte for byte, both
// verify, and no byte of either can be changed unnoticed. And keys of the wrong kind are refused.
#include "host/error.h"
#include "host/sign/sigstruct.h"

#include "tests/host/check.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void load(const char *path, struct SgxSigstruct *sigstruct) {
    struct Bytes bytes = {0};
    CHECK(file_read(path, &bytes) && bytes.size == sizeof *sigstruct);
    if (bytes.size == sizeof *sigstruct) memcpy(sigstruct, bytes.data, sizeof *sigstruct);
    bytes_free(&bytes);
}

static void test_vector(void) {
    struct SgxSigstruct wanted, fresh;
    struct Key key;
    load("tests/vectors/sig1.sigstruct.bin", &wanted);
    CHECK(key_read(&key, "tests/vectors/sig1.key.pem"));
    fresh = wanted;
    memset(fresh.modulus, 0, sizeof fresh.modulus);
    memset(fresh.signature, 0, sizeof fresh.signature);
    memset(fresh.q1, 0, sizeof fresh.q1);
    memset(fresh.q2, 0, sizeof fresh.q2);
    fresh.exponent = 0;
    CHECK(sigstruct_sign(&fresh, &key));
    CHECK(memcmp(&fresh, &wanted, sizeof fresh) == 0);
    key_free(&key);
}

static void test_flips(const char *path) {
    struct SgxSigstruct sigstruct;
    load(path, &sigstruct);
    CHECK(sigstruct_verify(&sigstruct, path));
    uint8_t *bytes = (uint8_t *)&sigstruct;
    unsigned accepted = 0;
    for (unsigned i = 0; i < sizeof sigstruct; i++) {
        for (unsigned bit = 0; bit < 8; bit += 7) {
            bytes[i] ^= (uint8_t)(1u << bit);
            accepted += sigstruct_verify(&sigstruct, path);
            bytes[i] ^= (uint8_t)(1u << bit);
            error_clear();
        }
    }
    CHECK(accepted == 0);
}

// A key of `kind` ("RSA" with bits and exponent, or "ED25519") must be refused with `line` in the message.
static void refuse(EVP_PKEY *pkey, const char *line) {
    char path[] = "/tmp/pysgx-key-test-XXXXXX";
    int fd = mkstemp(path);
    FILE *file = fdopen(fd, "w");
    PEM_write_PrivateKey(file, pkey, NULL, NULL, 0, NULL, NULL);
    fclose(file);
    struct Key key;
    CHECK(!key_read(&key, path));
    CHECK(strstr(error_text(), line) != NULL);
    CHECK(strstr(error_text(), "keygen") != NULL);
    error_clear();
    EVP_PKEY_free(pkey);
    unlink(path);
}

static void test_development_key(void) {
    char folder[] = "/tmp/pysgx-state-test-XXXXXX";
    CHECK(mkdtemp(folder) != NULL);
    setenv("XDG_STATE_HOME", folder, 1);
    struct Key first, second;
    char *path = key_development(), *again = key_development();
    uint8_t a[KEY_BYTES], b[KEY_BYTES];
    struct stat status;
    CHECK(path && again && strcmp(path, again) == 0 && key_read(&first, path) && key_read(&second, again));
    CHECK(key_modulus(&first, a) && key_modulus(&second, b) && memcmp(a, b, KEY_BYTES) == 0);
    CHECK(path && stat(path, &status) == 0 && (status.st_mode & 0777) == 0600);
    struct SgxSigstruct sigstruct;
    sigstruct_prepare(&sigstruct, a, false);
    CHECK(sigstruct_sign(&sigstruct, &first) && sigstruct_verify(&sigstruct, "fresh"));
    CHECK(!key_write(&first, path)); // never overwritten
    error_clear();
    key_free(&first);
    key_free(&second);
    CHECK(unlink(path) == 0);
    free(path);
    free(again);
    path = path_join(folder, "pysgx");
    CHECK(rmdir(path) == 0 && rmdir(folder) == 0); // nothing else was left there
    free(path);
}

int main(void) {
    test_vector();
    test_flips("tests/vectors/sig1.sigstruct.bin");
    test_flips("tests/vectors/sigstruct2.bin");
    refuse(EVP_RSA_gen(2048), "2048 bits");
    refuse(EVP_RSA_gen(3072), "exponent 3");
    refuse(EVP_PKEY_Q_keygen(NULL, NULL, "ED25519"), "no RSA key");
    struct Key key;
    CHECK(!key_read(&key, "tests/vectors/README.md") && strstr(error_text(), "PEM"));
    error_clear();
    CHECK(!key_read(&key, "/nonexistent/key.pem") && strstr(error_text(), "cannot read"));
    error_clear();
    test_development_key();
    return check_end();
}
