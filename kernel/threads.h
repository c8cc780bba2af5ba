// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Threads and the interpreter lock (docs/threads.md). One thread at a time has the lock; every function of the kernel but
// those marked here, and all of python/, runs with it. Its state is in the enclave: the host only parks and wakes host
// threads, and what it does wrong there delays a thread and breaks nothing.
#pragma once
#include "kernel/heap.h"

// Number of the running thread, 0 for the first one; threads that there can be, and that there are now.
uint32_t thread_index(void);
uint32_t thread_limit(void);
uint32_t thread_count(void);
// Asks the host for one more thread, which runs enclave_thread. false: there are as many as there can be, or the host has
// none.
bool thread_start(void);
// Waits without the lock until somebody calls thread_wake, or the time (nanoseconds, 0: no end) is over: false. It may
// also end for no reason: what is waited for is to be looked at again.
bool thread_wait(uint64_t nanoseconds);
void thread_wake(uint32_t thread);
// Does another thread ask for the lock? (The host may say so at any time.) Then thread_yield hands it over.
bool thread_yield_wanted(void);
void thread_yield(void);
// The lock is not left any more: the other threads stay where they are.
void thread_stop_others(void);
// What a further thread runs; python/vm/thread.c defines it.
void enclave_thread(void);

#ifndef SAFE_SUBSET
#ifndef THREAD_STATE_WORDS // in the proofs of threads.c there are fewer
#define THREAD_STATE_WORDS 1024
#endif
#define SWITCH_NANOSECONDS 5000000

struct ThreadSaved { // on the stack of a thread that is out
    uint64_t registers[6];
    uint64_t state[THREAD_STATE_WORDS];
};
// Keeps the caller's registers where the collector finds them: in front of threads_leave, in the same function.
#ifdef CBMC
#define THREADS_SPILL(saved) (void)(saved)
#else
#define THREADS_SPILL(saved)                                                                                 \
    __asm__ volatile("movq %%rbx, 0(%0)\n movq %%rbp, 8(%0)\n movq %%r12, 16(%0)\n movq %%r13, 24(%0)\n"     \
                     "movq %%r14, 32(%0)\n movq %%r15, 40(%0)"                                               \
                     :                                                                                       \
                     : "r"((saved).registers)                                                                \
                     : "memory")
#endif
// The first thread has the lock from the start.
void threads_first(void);
// Is nobody there who could want the lock? Then it need not be left.
bool threads_alone(void);
// Leaves the lock; 0, or 1 + the thread that the caller's next call out has to wake. Takes it again (without the lock;
// wake: as above, when no call out was made in between).
uint64_t threads_leave(struct ThreadSaved *saved);
void threads_enter(const struct ThreadSaved *saved, uint64_t wake);
// Runs a further thread, from taking the lock to leaving it. The result is whom to wake. Called without the lock.
uint64_t threads_run(void);
// The lock's word after thread `me` tried to take it, or left it: see threads.c.
uint64_t lock_entered(uint64_t word, uint64_t me);
uint64_t lock_left(uint64_t word, uint64_t me, bool hand_over);
#endif
