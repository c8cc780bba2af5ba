// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// A C program that calls functions of an enclave:
//
//     pysgx build scores.py && pysgx header scores.sgxs -o scores.h
//     cc host.c -o host $(pkg-config --cflags --libs pysgx) && ./host scores.sgxs sim
#define _POSIX_C_SOURCE 200809L
#include "scores.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void expect(int status) {
    if (status == PYSGX_OK) return;
    fprintf(stderr, "%s\n", pysgx_error());
    exit(1);
}

static int print_line(void *context, pysgx_call_state *call) {
    (void)context;
    char *line;
    if (pysgx_get_text(call, &line) != PYSGX_OK) return PYSGX_FAILED;
    printf("the enclave says: %s\n", line);
    pysgx_free(line);
    return PYSGX_OK;
}

// CPU time of one call of an empty function, in nanoseconds.
static double cost(pysgx_enclave *enclave, int rounds) {
    struct timespec from, to;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
    for (int i = 0; i < rounds; i++) expect(nothing(enclave));
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &to);
    return ((double)(to.tv_sec - from.tv_sec) * 1e9 + (double)(to.tv_nsec - from.tv_nsec)) / rounds;
}

int main(int count, char **words) {
    pysgx_enclave *enclave = count > 1 ? pysgx_open(words[1], count > 2 ? words[2] : NULL) : NULL;
    if (!enclave) {
        fprintf(stderr, "%s\n", count > 1 ? pysgx_error() : "usage: host FILE.sgxs [MODE [ROUNDS]]");
        return 1;
    }
    int64_t n;
    expect(pysgx_register(enclave, "log", print_line, NULL));
    expect(add(enclave, "Ada", (double[]){1, 2.5}, 2, &n));
    expect(add(enclave, "Ada", (double[]){4}, 1, &n));
    double mean;
    expect(score(enclave, "Ada", &mean));
    printf("%lld values, mean %g\n", (long long)n, mean);
    if (score(enclave, "Bob", &mean) == PYSGX_RAISED) printf("%s: %s\n", pysgx_exception(), pysgx_error());
    char **all;
    size_t names_count;
    expect(names(enclave, &all, &names_count));
    for (size_t i = 0; i < names_count; i++) printf("%s\n", all[i]);
    pysgx_free_texts(all, names_count);
    char *json;
    expect(pysgx_call_json(enclave, "names", "[]", &json));
    printf("%s\n", json);
    pysgx_free(json);
    if (count > 3) printf("an empty call takes %.0f ns\n", cost(enclave, atoi(words[3])));
    return pysgx_close(enclave);
}
