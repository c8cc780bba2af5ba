// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// pysgx-quote, which pysgx runs when an enclave on hardware wants a quote: Intel's library and its helpers stay out of
// the process that holds the enclave.
//
// usage: pysgx-quote target > TARGETINFO      pysgx-quote quote < REPORT > QUOTE
#include "host/error.h"
#include "host/quote/dcap.h"

#include <stdio.h>
#include <string.h>

static bool put(const void *data, size_t size) {
    return (fwrite(data, 1, size, stdout) == size && fflush(stdout) == 0) ||
           error_set_errno("cannot write standard output");
}

static bool target(void) {
    struct SgxTargetinfo target = {0};
    return dcap_target(&target) && put(&target, sizeof target);
}

static bool quote(void) {
    struct SgxReport report;
    struct Bytes bytes;
    if (fread(&report, 1, sizeof report, stdin) != sizeof report || getchar() != EOF)
        return error_set("standard input is no report of %zu bytes", sizeof report);
    if (!dcap_quote(&report, &bytes)) return false;
    bool ok = put(bytes.data, bytes.size);
    bytes_free(&bytes);
    return ok;
}

int main(int count, char **words) {
    bool targets = count == 2 && strcmp(words[1], "target") == 0;
    bool quotes = count == 2 && strcmp(words[1], "quote") == 0;
    if (!targets && !quotes) error_set("usage: pysgx-quote target | quote");
    if (targets ? target() : quotes && quote()) return 0;
    fprintf(stderr, "%s\n", error_text());
    return targets || quotes ? 1 : 2;
}
