// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The interpreter lock (kernel/threads.c) under real threads, with a host that wakes threads late, for no reason, the wrong
// ones, and often not at all: one owner at a time, nobody is left out.
#include "tests/kernel/harness.h"

#include "kernel/threads.c"

#include <pthread.h>
#include <sched.h>

#define THREADS 6
#define ROUNDS 20000

static _Thread_local uint64_t number;
static uint64_t owners, wrong, sum, waited;
static uint64_t woken[THREADS_MAX];

// --- a host ---
uint64_t door_thread(void) { return number; }
uint64_t door_thread_count(void) { return THREADS; }
bool door_start_thread(void) { return false; }
struct DoorSpan door_stack(void) { return (struct DoorSpan){0, 0}; }
void enclave_thread(void) {}
void door_wake(uint64_t thread) { __atomic_store_n(&woken[thread], 1, __ATOMIC_SEQ_CST); }
int64_t door_wait(uint64_t nanoseconds, uint64_t wake) {
    uint64_t turn = __atomic_add_fetch(&waited, 1, __ATOMIC_SEQ_CST);
    if (wake != 0 && turn % 3 != 0) door_wake(wake - 1);
    if (turn % 7 == 0) door_wake(turn % THREADS);
    for (int i = 0; i < 30; i++) {
        if (__atomic_exchange_n(&woken[number], 0, __ATOMIC_SEQ_CST)) return 0;
        sched_yield();
    }
    return turn % 2;
}

static void *body(void *argument) {
    number = (uint64_t)(uintptr_t)argument;
    for (uint64_t i = 0; i < ROUNDS; i++) {
        lock_enter(number, 0);
        if (__atomic_add_fetch(&owners, 1, __ATOMIC_SEQ_CST) != 1) wrong++;
        sum++;
        if (i % 64 == 0) sched_yield();
        __atomic_sub_fetch(&owners, 1, __ATOMIC_SEQ_CST);
        uint64_t whom = lock_leave(number, i % 5 == 0);
        if (whom != 0 && i % 4 != 0) door_wake(whom - 1);
    }
    return NULL;
}

TEST_MAIN {
    pthread_t threads[THREADS];
    for (uint64_t i = 0; i < THREADS; i++) pthread_create(&threads[i], NULL, body, (void *)(uintptr_t)i);
    for (uint64_t i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
    CHECK(wrong == 0);
    CHECK(sum == THREADS * ROUNDS);
    CHECK((lock & 255) == 0 && lock >> 16 == 0);
}
