// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What contracts say about the interpreter lock: which thread runs, and whether it has the lock. Where the lock is not the
// question (kernel/door.c, io.c), LOCK_IS_GIVEN: their functions are called by the thread that has it (docs/assumptions.md).
#pragma once
#include "kernel/threads.h"
#include "proofs/facts.h"

static uint64_t me_;                 // number of the running thread
static bool holds_;                  // it has the lock
static uint64_t section_words_;      // length of the section of the threads' variables
static struct ThreadSaved saved_[1]; // what a thread that leaves the lock saves

#ifdef LOCK_IS_GIVEN
#define HOLDS_LOCK(yes) true
#define KERNEL_IS_VALID true
static uint64_t lock, yield_wanted, alive; // what the contracts name of kernel/threads.c
#else
#define HOLDS_LOCK(yes) (holds_ == (yes))
#define KERNEL_IS_VALID (PLAN_IS_VALID && ZONES_ARE_VALID && SECTION_FITS && me_ < region.threads)
#endif
#define SECTION_FITS (section_words_ <= THREAD_STATE_WORDS)

// What the proofs of callers look at: how often the lock was left and taken, whom the last one to leave it has to wake, who
// is still to be woken, what was waited for and what came of it, and the steps of the lock's word.
static uint64_t leaves_, enters_, leaver_wakes_, enter_wakes_, waited_for_, wait_wakes_;
static uint64_t became_from_, became_to_, woke_from_, woke_to_, zone_, to_wake_, runs_, stack_base_,
    stack_limit_;
static int64_t waited_;
static uint64_t low_, high_; // this thread's stack
static bool cleared_, handed_over_;
static uint8_t lateness_; // of a wait: 1 it was late, 2 and another thread was seen to have the lock

static void me_is_(uint64_t thread) { __CPROVER_assume(thread == me_); }
// door_wait and door_wake: in lock_enter, for its own time, and whoever is to be woken is woken once.
static void waits_(uint64_t nanoseconds, uint64_t wake, int64_t answer) {
#ifdef PROVES_lock_enter
    __CPROVER_assert(nanoseconds == SWITCH_NANOSECONDS && wake == to_wake_, "waits and wakes");
    to_wake_ = 0;
    lateness_ = answer == 1;
#endif
}
static void wakes_(uint64_t thread) {
#ifdef PROVES_lock_enter
    __CPROVER_assert(to_wake_ != 0 && thread == to_wake_ - 1, "wakes whom it is to wake");
    to_wake_ = 0;
#endif
}
