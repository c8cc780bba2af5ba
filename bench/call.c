// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What a call costs (`make bench-call`): one thread calls an empty Python function, then eight threads at once call one
// that counts, and no call may be lost. Prints nanoseconds per call.
// usage: call IMAGE.sgxs MODE CALLS
#include "host/capi/pysgx.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define THREADS 8

static pysgx_enclave *enclave;
static long calls;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static void call(const char *function) {
    pysgx_call_state *state = pysgx_call_begin(enclave, function, 0);
    if (pysgx_call_make(state) != PYSGX_OK) {
        fprintf(stderr, "%s\n", pysgx_error());
        exit(1);
    }
    pysgx_call_end(state);
}

static void *count(void *unused) {
    for (long i = 0; i < calls / THREADS; i++) call("count");
    return unused;
}

int main(int argument_count, char **words) {
    if (argument_count != 4 || !(enclave = pysgx_open(words[1], words[2]))) {
        fprintf(stderr, "%s\n", argument_count == 4 ? pysgx_error() : "usage: call IMAGE.sgxs MODE CALLS");
        return 2;
    }
    calls = atol(words[3]);
    for (int i = 0; i < 1000; i++) call("nothing");
    double start = now();
    for (long i = 0; i < calls; i++) call("nothing");
    double one = now() - start;
    pthread_t threads[THREADS];
    start = now();
    for (int i = 0; i < THREADS; i++) pthread_create(&threads[i], NULL, count, NULL);
    for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
    double many = now() - start;
    int64_t counted = 0;
    pysgx_call_state *state = pysgx_call_begin(enclave, "counted", 0);
    bool ok = pysgx_call_make(state) == PYSGX_OK && pysgx_get_int(state, &counted) == PYSGX_OK;
    pysgx_call_end(state);
    long wanted = calls / THREADS * THREADS;
    printf("an empty function          %8.0f ns\n", one / (double)calls);
    printf("of %d threads at once       %8.0f ns, %lld of %ld calls counted\n", THREADS,
           many / (double)wanted, (long long)counted, wanted);
    return pysgx_close(enclave) != 0 || !ok || counted != wanted;
}
