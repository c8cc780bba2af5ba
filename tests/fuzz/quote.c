// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Fuzz target: quotes, verified with the collateral of tests/vectors. None that was changed is true.
#include "tests/fuzz/fuzz.h"

#include "host/quote/quote.h"

#define AT_ITS_TIME 1750420800 // 2025-06-20T12:00:00Z

static struct Bytes true_quote, collateral;

int LLVMFuzzerInitialize(int *count, char ***words);
int LLVMFuzzerInitialize(int *count, char ***words) {
    REQUIRE(file_read("tests/vectors/sgx_quote_v3.bin", &true_quote));
    REQUIRE(file_read("tests/vectors/sgx_quote_v3.collateral.json", &collateral));
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *copy = exact(data, size);
    struct Quote quote;
    struct QuoteVerdict verdict;
    if (quote_read(&quote, (const uint8_t *)copy, size, "it")) {
        if (quote_verify(&quote, &collateral, "it", AT_ITS_TIME, &verdict))
            REQUIRE(size >= 432 && memcmp(data, true_quote.data, 432) == 0); // header and report
        else
            REQUIRE(*error_text());
    } else {
        REQUIRE(*error_text());
    }
    free(copy);
    error_clear();
    return 0;
}
