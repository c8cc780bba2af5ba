// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// SHA-256 by libcrypto's plain functions: what replaces them there (EVP) reads its configuration and loads providers first,
// 2 MB and 2 ms at each start.
#pragma once
#include <stddef.h>
#include <stdint.h>

// FIPS 180-4 of `size` bytes.
void hash_sha256(const void *data, size_t size, uint8_t hash[32]);
