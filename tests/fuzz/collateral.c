// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Fuzz target: collateral, for the quote of tests/vectors.
#include "tests/fuzz/fuzz.h"

#include "host/quote/quote.h"

#define AT_ITS_TIME 1750420800

static struct Bytes true_quote;

int LLVMFuzzerInitialize(int *count, char ***words);
int LLVMFuzzerInitialize(int *count, char ***words) {
    REQUIRE(file_read("tests/vectors/sgx_quote_v3.bin", &true_quote));
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *copy = exact(data, size);
    struct Bytes collateral = {(uint8_t *)copy, size};
    struct Quote quote;
    struct QuoteVerdict verdict;
    REQUIRE(quote_read(&quote, true_quote.data, true_quote.size, "it"));
    if (!quote_verify(&quote, &collateral, "it", AT_ITS_TIME, &verdict)) REQUIRE(*error_text());
    free(copy);
    error_clear();
    return 0;
}
