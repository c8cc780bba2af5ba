// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The manifest, enclave.toml: what an enclave is and what it may do (docs/granting.md). It denies by default, is
// measured with the image, and a key that is not known is an error. Of TOML: comments, keys, integers, booleans,
// strings of one line, arrays of strings. Its canonical form, which goes into the image, is the deterministic CBOR of
// a map with all keys that were given, so that neither order nor comments change MRENCLAVE.
#pragma once
#include "host/file.h"

#include <stdbool.h>
#include <stdint.h>

enum ManifestKey {
    MANIFEST_HEAP,
    MANIFEST_STACK,
    MANIFEST_PRODUCT_ID,
    MANIFEST_SVN,
    MANIFEST_DEBUG,
    MANIFEST_ECALLS,
    MANIFEST_OCALLS,
    MANIFEST_KEYS,
};

struct Manifest {
    bool given[MANIFEST_KEYS];
    uint64_t heap_size, stack_size; // bytes
    uint16_t product_id, svn;
    bool debug;
    struct Bytes canonical;
};

// Parses; `name` is for the error line, which tells the line's number. False and error_set. manifest_free.
bool manifest_parse(struct Manifest *manifest, const char *text, size_t size, const char *name);
void manifest_free(struct Manifest *manifest);
