// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The interpreter lock and what a thread takes with it when it leaves it.
//
// The lock's word: bits 0 to 7 whose it is (1 + number, 0: nobody's), 8 to 15 who was woken and has not looked yet
// (likewise), from 16 on one bit for each thread that waits. It changes by compare-and-swap alone. A thread that waits
// has its bit set and looks at the word each time the host lets it run; whoever leaves the lock wakes one of them, unless
// one that was woken is still on its way, or makes it the owner at once when it was asked to yield.
#include "kernel/threads.h"
#include "kernel/control.h"
#include "kernel/dispatch.h"
#include "kernel/door.h"
#include "kernel/region.h"

#define SPINS 100 // before going out to wait: a lock is often held for a few microseconds

extern uint64_t __start_threads[], __stop_threads[]; // the linker's bounds of what THREAD_STATE fills

static uint64_t lock;
static uint64_t yield_wanted; // by somebody who waits without the lock
static uint64_t alive;

// --- the word ---
static uint64_t waits(uint64_t thread) { return UINT64_C(0x10000) << thread; }

// Who waits, the first one behind `me`, around the end; waiting: a bit for each, not 0.
static uint64_t next_of(uint64_t waiting, uint64_t me) {
    uint64_t behind = waiting & ~((UINT64_C(2) << me) - 1);
    return u64_ctz(behind ? behind : waiting);
}

uint64_t lock_entered(uint64_t word, uint64_t me) {
    uint64_t owner = word & 255;
    if ((word >> 8 & 255) == me + 1) word &= ~UINT64_C(0xff00);
    if (owner != 0 && owner != me + 1) return word | waits(me);
    return (word & ~(waits(me) | 255)) | (me + 1);
}

uint64_t lock_left(uint64_t word, uint64_t me, bool hand_over) {
    uint64_t waiting = word >> 16;
    word &= ~UINT64_C(255);
    if (waiting == 0) return word;
    uint64_t next = next_of(waiting, me);
    if (hand_over) return (word & ~waits(next)) | (next + 1);
    return word & 0xff00 ? word : word | (next + 1) << 8;
}

// Whom to wake when the word has changed so: 0, or 1 + its number.
static uint64_t woken_by(uint64_t before, uint64_t after) {
    if (after & 255) return after & 255;
    return (before ^ after) & 0xff00 ? after >> 8 & 255 : 0;
}

// The word as it is now, and its change into another one, which fails when it is not `word` any more. With ask_to_yield
// and thread_yield_wanted, all that looks at what threads without the lock change.
static uint64_t word_now(void) { return __atomic_load_n(&lock, __ATOMIC_SEQ_CST); }
static bool word_becomes(uint64_t word, uint64_t after) {
    return __atomic_compare_exchange_n(&lock, &word, after, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

// --- the lock ---
static uint64_t this_thread(void) {
    uint64_t me = door_thread();
    if (me >= region.threads) kernel_fault(FAULT_ARRAY_INDEX);
    return me;
}

// Asks whoever runs to yield: each handler's place is TRACE's until it has seen that.
static void ask_to_yield(void) {
    for (uint32_t i = 0; i < 256; i++) __atomic_store_n(&handlers_.of[i], handlers_divert_, __ATOMIC_RELAXED);
    __atomic_store_n(&yield_wanted, 1, __ATOMIC_RELEASE);
}

static void spin(void) {
    for (uint32_t i = 0; i < SPINS && (word_now() & 255) != 0; i++) __builtin_ia32_pause();
}

static void lock_enter(uint64_t me, uint64_t wake) {
    if (!wake) spin();
    for (;;) {
        uint64_t word = word_now(), after = lock_entered(word, me);
        if (!word_becomes(word, after)) continue;
        if ((after & 255) == me + 1) break;
        bool late = door_wait(SWITCH_NANOSECONDS, wake) == 1;
        wake = 0;
        if (late && (word_now() & 255) != me + 1) ask_to_yield();
    }
    if (wake) door_wake(wake - 1);
}

static uint64_t lock_leave(uint64_t me, bool hand_over) {
    for (;;) {
        uint64_t word = word_now(), after = lock_left(word, me, hand_over);
        if (word_becomes(word, after)) return woken_by(word, after);
    }
}

// --- a thread's state ---
static uint64_t state_words(void) { return (uint64_t)(__stop_threads - __start_threads); }

// The variables of that section are other objects to the compiler: nothing of them stays in a register across these.
static void state_save(struct ThreadSaved *saved) {
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    for (uint64_t i = 0, n = state_words(); i < n; i++) saved->state[i] = __start_threads[i];
}
static void state_load(const struct ThreadSaved *saved) {
    for (uint64_t i = 0, n = state_words(); i < n; i++) __start_threads[i] = saved->state[i];
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
}
static void state_clear(void) {
    for (uint64_t i = 0, n = state_words(); i < n; i++) __start_threads[i] = 0;
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
}

void threads_first(void) {
    if (state_words() > THREAD_STATE_WORDS) kernel_fault(FAULT_START);
    lock = 1;
    alive = 1;
}

bool threads_alone(void) { return alive <= 1; }

uint64_t threads_leave(struct ThreadSaved *saved) {
    uint64_t me = this_thread();
    state_save(saved);
    parked[me] = parked_now((uint64_t)(uintptr_t)saved);
    return lock_leave(me, __atomic_exchange_n(&yield_wanted, 0, __ATOMIC_ACQ_REL));
}

void threads_enter(const struct ThreadSaved *saved, uint64_t wake) {
    uint64_t me = this_thread();
    lock_enter(me, wake);
    parked[me].stack_high = 0;
    state_load(saved);
    control.window_limit = parked[me].limit;
    region_zone(me);
}

uint64_t threads_run(void) {
    uint64_t me = this_thread();
    struct DoorSpan stack = door_stack();
    lock_enter(me, 0);
    state_clear();
    region_zone(me);
    control_init(stack.high, stack.low + STACK_SPARE);
    enclave_thread();
    alive--;
    return lock_leave(me, false);
}

// --- for the interpreter ---
uint32_t thread_index(void) { return (uint32_t)this_thread(); }
uint32_t thread_limit(void) { return (uint32_t)door_thread_count(); }
uint32_t thread_count(void) { return (uint32_t)alive; }

bool thread_start(void) {
    if (alive >= door_thread_count()) return false;
    alive++;
    if (door_start_thread()) return true;
    alive--;
    return false;
}

bool thread_wait(uint64_t nanoseconds) {
    if (threads_alone()) return door_wait(nanoseconds, 0) != 1;
    struct ThreadSaved saved;
    THREADS_SPILL(saved);
    uint64_t wake = threads_leave(&saved);
    bool late = door_wait(nanoseconds, wake) == 1;
    threads_enter(&saved, 0);
    return !late;
}

void thread_wake(uint32_t thread) {
    if (thread >= door_thread_count()) kernel_fault(FAULT_ARRAY_INDEX);
    door_wake(thread);
}

void thread_stop_others(void) { alive = 1; }

bool thread_yield_wanted(void) { return __atomic_load_n(&yield_wanted, __ATOMIC_ACQUIRE); }

void thread_yield(void) {
    if (threads_alone()) {
        yield_wanted = 0;
        return;
    }
    struct ThreadSaved saved;
    THREADS_SPILL(saved);
    uint64_t wake = threads_leave(&saved);
    threads_enter(&saved, wake);
}
