// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Fuzz target: enclave.toml. What is taken has a canonical form, which reads back as itself; what is not, a line.
#include "tests/fuzz/fuzz.h"

#include "host/image/manifest.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct Manifest manifest, again;
    char *text = exact(data, size);
    if (manifest_parse(&manifest, text, size, "it")) {
        REQUIRE(manifest_read(&again, manifest.canonical.data, manifest.canonical.size));
        REQUIRE(again.canonical.size == manifest.canonical.size &&
                memcmp(again.canonical.data, manifest.canonical.data, again.canonical.size) == 0);
        manifest_free(&again);
        manifest_free(&manifest);
    } else {
        REQUIRE(strncmp(error_text(), "it:", 3) == 0);
    }
    free(text);
    error_clear();
    return 0;
}
