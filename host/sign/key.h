// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// RSA-3072 keys with exponent 3, as SGX wants them for signing enclaves: made, read from and written to PEM.
// A key of another kind or size is refused with a line that says how to make a right one.
// The development key is made once per user and kept, readable by that user only, so that an enclave built
// without --key has the same MRSIGNER tomorrow. It is no secret worth trusting: never release with it.
#pragma once
#include <stdbool.h>
#include <stdint.h>

#define KEY_BYTES 384 // of the modulus

struct Key {
    void *rsa; // EVP_PKEY of libcrypto
};

void key_free(struct Key *key);

// Makes a key (takes a second or two).
bool key_generate(struct Key *key);

// Reads a PEM file with a private key. False and error_set when it cannot be read, is not such a key, or is
// not RSA-3072 with exponent 3.
bool key_read(struct Key *key, const char *path);

// Reads a PEM file with a public (or a private) key of the same kind, for signatures made elsewhere.
bool key_read_public(struct Key *key, const char *path);

// Writes as PEM, mode 0600, to a file that must not be there yet.
bool key_write(const struct Key *key, const char *path);

// The user's development key, made at first use: $XDG_STATE_HOME/pysgx/development-key.pem or
// ~/.local/state/pysgx/development-key.pem. Its malloc'ed path; NULL and error_set.
char *key_development(void);

// The modulus, little-endian.
bool key_modulus(const struct Key *key, uint8_t modulus[KEY_BYTES]);

// MRSIGNER: SHA-256 of the little-endian modulus (SDM Vol. 3D, EINIT).
void key_mrsigner(const uint8_t modulus[KEY_BYTES], uint8_t mrsigner[32]);
