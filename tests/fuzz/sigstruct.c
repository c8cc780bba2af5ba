// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Fuzz target: SIGSTRUCTs. No signature but the ones of the corpus is true.
#include "tests/fuzz/fuzz.h"

#include "host/sign/sigstruct.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct SgxSigstruct sigstruct;
    if (size != sizeof sigstruct) return 0;
    memcpy(&sigstruct, data, sizeof sigstruct);
    if (!sigstruct_verify(&sigstruct, "it")) REQUIRE(*error_text());
    error_clear();
    return 0;
}
