// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// See hash.h.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "host/hash.h"

#include <openssl/sha.h>

void hash_sha256(const void *data, size_t size, uint8_t hash[32]) {
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, data, size);
    SHA256_Final(hash, &context);
}
