// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// usage: judge ROOT QUOTE COLLATERAL TIME
// Verifies a quote under another root than Intel's, whose public key is the file ROOT (65 bytes): prints the platform's
// state, or why the quote is invalid. For tests/quote/run.py, which makes what Intel would have signed.
#include "host/error.h"
#include "host/quote/parts.h"

#include <stdio.h>
#include <string.h>

static struct Bytes root_file;

bool __wrap_chain_root(enum Root root, uint8_t point[POINT_SIZE]);
bool __wrap_chain_root(enum Root root, uint8_t point[POINT_SIZE]) {
    if (root_file.size != POINT_SIZE) return error_set("no root");
    memcpy(point, root_file.data, POINT_SIZE);
    return true;
}

int main(int count, char **words) {
    struct Bytes data, collateral;
    struct Quote quote;
    struct QuoteVerdict verdict;
    time_t at;
    if (count != 5 || !file_read(words[1], &root_file) || !file_read(words[2], &data) ||
        !file_read(words[3], &collateral) || !quote_time(words[4], strlen(words[4]), &at))
        return 2;
    if (quote_read(&quote, data.data, data.size, "quote") &&
        quote_verify(&quote, &collateral, "collateral", at, &verdict))
        printf("%s %s %s\n", tcb_status_name(verdict.worst), tcb_status_name(verdict.tcb),
               tcb_status_name(verdict.qe));
    else
        printf("invalid: %s\n", error_text());
    bytes_free(&data);
    bytes_free(&collateral);
    bytes_free(&root_file);
    return 0;
}
