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

static void me_is_(uint64_t thread) { __CPROVER_assume(thread == me_); }
