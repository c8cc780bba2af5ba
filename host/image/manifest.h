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
    MANIFEST_THREADS,
    MANIFEST_PRODUCT_ID,
    MANIFEST_SVN,
    MANIFEST_DEBUG,
    MANIFEST_GENERIC,
    MANIFEST_CLOCK,
    MANIFEST_STDIN,
    MANIFEST_STDOUT,
    MANIFEST_STDERR,
    MANIFEST_ECALLS,
    MANIFEST_OCALLS,
    MANIFEST_ENVIRONMENT,
    MANIFEST_FILES,
    MANIFEST_SEALED_FILES,
    MANIFEST_UNTRUSTED_FILES,
    MANIFEST_KEYS,
};

struct ManifestNames {
    char **items;
    size_t count;
};

struct Manifest {
    bool given[MANIFEST_KEYS];
    uint64_t numbers[MANIFEST_KEYS]; // of the keys that are sizes (in bytes), numbers, or true and false
    struct ManifestNames names[MANIFEST_KEYS];
    struct Bytes canonical;
};

// Parses; `name` is for the error line, which tells the line's number. False and error_set. manifest_free.
bool manifest_parse(struct Manifest *manifest, const char *text, size_t size, const char *name);
// Adds a name that an option of the command line grants (NAME of "NAME=VALUE"), and renews the canonical form.
void manifest_set(struct Manifest *manifest, enum ManifestKey key, uint64_t number); // the same, of a number
void manifest_grant(struct Manifest *manifest, enum ManifestKey key, const char *name);
// Reads a canonical form, from an image. False: it is none.
bool manifest_read(struct Manifest *manifest, const void *canonical, size_t size);
// Does a list of names hold this one (up to a '=')?
bool manifest_grants(const struct Manifest *manifest, enum ManifestKey key, const char *name);
void manifest_free(struct Manifest *manifest);
