// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What bench/call.py runs: one thread calls an empty Python function, or eight threads at once call one that counts, of
// whose calls none may be lost. Prints nanoseconds of the processor's time per call (that other processes run does not
// count), the least of ten parts; or of the wall clock's, and how many calls were counted.
// usage: call IMAGE.sgxs MODE empty|count CALLS
#include "host/capi/pysgx.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define THREADS 8
#define PARTS 10

static pysgx_enclave *enclave;
static long calls;

static double now(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
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

static bool measure_empty(void) {
    double least = 0;
    for (int part = 0; part < PARTS; part++) {
        double start = now(CLOCK_PROCESS_CPUTIME_ID);
        for (long i = 0; i < calls / PARTS; i++) call("nothing");
        double one = (now(CLOCK_PROCESS_CPUTIME_ID) - start) / (double)(calls / PARTS);
        if (part == 0 || one < least) least = one;
    }
    printf("%.0f\n", least);
    return true;
}

static void *count(void *unused) {
    for (long i = 0; i < calls / THREADS; i++) call("count");
    return unused;
}

static bool measure_count(void) {
    pthread_t threads[THREADS];
    double start = now(CLOCK_MONOTONIC);
    for (int i = 0; i < THREADS; i++) pthread_create(&threads[i], NULL, count, NULL);
    for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
    double all = now(CLOCK_MONOTONIC) - start;
    int64_t counted = 0;
    pysgx_call_state *state = pysgx_call_begin(enclave, "counted", 0);
    bool ok = pysgx_call_make(state) == PYSGX_OK && pysgx_get_int(state, &counted) == PYSGX_OK;
    pysgx_call_end(state);
    long wanted = calls / THREADS * THREADS;
    printf("%.0f %lld %ld\n", all / (double)wanted, (long long)counted, wanted);
    return ok && counted == wanted;
}

int main(int argument_count, char **words) {
    bool empty = argument_count == 5 && strcmp(words[3], "empty") == 0;
    if (argument_count != 5 || (!empty && strcmp(words[3], "count") != 0)) {
        fprintf(stderr, "usage: call IMAGE.sgxs MODE empty|count CALLS\n");
        return 2;
    }
    calls = atol(words[4]);
    if (calls < THREADS || calls < PARTS || !(enclave = pysgx_open(words[1], words[2]))) {
        fprintf(stderr, "%s\n", pysgx_error());
        return 2;
    }
    bool ok = empty ? measure_empty() : measure_count();
    return pysgx_close(enclave) != 0 || !ok;
}
