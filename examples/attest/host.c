// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The same from C: gets a quote of the enclave of keeper.py, and verifies it.
//
//     pysgx build --svn 3 keeper.py && pysgx header keeper.sgxs -o keeper.h
//     cc host.c -o host $(pkg-config --cflags --libs pysgx) && ./host keeper.sgxs sim
#include "keeper.h"

#include <stdio.h>
#include <stdlib.h>

static void expect(int status) {
    if (status == PYSGX_OK) return;
    fprintf(stderr, "%s\n", pysgx_error());
    exit(1);
}

int main(int count, char **words) {
    pysgx_enclave *enclave = count > 1 ? pysgx_open(words[1], count > 2 ? words[2] : NULL) : NULL;
    if (!enclave) {
        fprintf(stderr, "%s\n", count > 1 ? pysgx_error() : "usage: host FILE.sgxs [MODE]");
        return 1;
    }
    static const uint8_t challenge[32] = "a number that nobody used before";
    uint8_t target[512];
    void *report;
    size_t size;
    struct pysgx_data quote;
    expect(pysgx_quote_target(enclave, target));
    expect(prove(enclave, challenge, sizeof challenge, target, sizeof target, &report, &size));
    expect(pysgx_quote(enclave, report, size, &quote));
    struct pysgx_policy policy = {.least_svn = 3, .allow_simulated = pysgx_is_simulated(enclave)};
    struct pysgx_verdict verdict;
    expect(pysgx_verify(quote.data, quote.size, NULL, &policy, &verdict));
    printf("%s svn %u\n", verdict.platform, verdict.svn);
    policy.least_svn = 4;
    if (pysgx_verify(quote.data, quote.size, NULL, &policy, &verdict) == PYSGX_REFUSED)
        printf("of a newer version: %s\n", pysgx_error());
    pysgx_free(report);
    pysgx_free((void *)quote.data);
    return pysgx_close(enclave);
}
