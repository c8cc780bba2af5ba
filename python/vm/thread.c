// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Threads of the program. What a new thread runs waits in a queue here until a thread comes for it: the host has no say.
#include "python/vm/thread.h"
#include "kernel/control.h"
#include "kernel/io.h"
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/finalize.h"
#include "python/vm/import.h"
#include "python/vm/machine.h"
#include "python/vm/trace.h"

#define FIRST_IDENT 1
#define SIGINT_BIT (UINT64_C(1) << 1)

static ROOT(pending);                    // list of (function, arguments, keywords or UNSET, ident)
static STATE(int64_t, started);          // threads, ever
static STATE_ARRAY(int64_t, idents, 64); // of the threads, by thread_index; 0: none
static STATE(uint64_t, interrupts);      // bit n - 1: signal n waits for the first thread
static STATE(uint32_t, working);         // threads that have work, or for which it is pending
static STATE(bool, watched);             // thread_watch was called
static STATE(bool, spare);               // a thread without work was started
static STATE(uint32_t, watcher);         // and waits: 1 + its index, else 0
static THREAD_STATE(int64_t, ident);
static THREAD_STATE(Value, sentinel);

int64_t thread_ident(void) { return ident ? ident : FIRST_IDENT; }
bool thread_is_alive(int64_t wanted) {
    if (wanted == FIRST_IDENT) return true;
    for (uint32_t i = 0; i < thread_limit(); i++)
        if (AT(idents, i) == wanted) return true;
    return false;
}
int64_t thread_ident_at(uint32_t index) {
    return index == 0 ? FIRST_IDENT : index < thread_limit() ? AT(idents, index) : 0;
}
void thread_set_sentinel(Value lock) { sentinel = lock; }

uint32_t thread_others(void) { return thread_count() == 1 ? 0 : working; }

// --- signals ---
bool thread_is_interrupted(void) { return interrupts != 0; }

static Value deliver(uint32_t signal) {
    Value module = import_module(NAME(_signal));
    return is_error(module) ? ERROR : call_method1(module, NAME(raise_signal), int_u32(signal));
}

Value thread_interrupt(uint32_t signal) {
    if (thread_index() == 0) return deliver(signal);
    interrupts |= UINT64_C(1) << ((signal - 1) & 63);
    machine_trace(true);
    return NONE;
}

Value interrupt_check(void) {
    while (interrupts != 0 && thread_index() == 0) {
        uint32_t bit = u64_ctz(interrupts);
        interrupts &= interrupts - 1;
        RETURN_IF_ERROR(deliver(bit + 1));
    }
    return NONE;
}

// --- the host's SIGINT ---
// A thread of the enclave waits without end; when the host says that the time of such a wait is over, SIGINT has come. It
// then asks the first thread for the interpreter lock, as any other would, and wakes it if it waits, reads or sleeps. Once
// all threads are in use it takes the work of the last one.
void thread_watch(void) {
    watched = true;
    spare = thread_start();
}

static void watch(void) {
    uint32_t me = thread_index() + 1;
    spare = true;
    watcher = me;
    while (watcher == me) {
        if (thread_wait(0)) continue;
        interrupts |= SIGINT_BIT;
        machine_trace(true);
        thread_wake(0);
    }
}

// For the work that is pending, and for which there is no other thread.
static bool take_spare(void) {
    if (!spare) return false;
    if (watcher) thread_wake(watcher - 1);
    spare = false;
    watcher = 0;
    return true;
}

// --- starting ---
static Value no_thread(void) {
    return raise1(CLASS(RuntimeError),
                  TEXT("can't start new thread: all {} threads of the enclave are in use; put a larger "
                       "'threads = N' into enclave.toml (48 at most)"),
                  int_u32(thread_limit()));
}

Value thread_begin(Value function, Value arguments, Value keywords) {
    if (!is_ref(pending)) pending = list_new(0);
    RETURN_IF_ERROR(pending);
    Value number = int_wrap(FIRST_IDENT + started + 1), work = tuple_new(4);
    RETURN_IF_ERROR(work);
    slot_set(ref_of(work), 0, function);
    slot_set(ref_of(work), 1, arguments);
    slot_set(ref_of(work), 2, keywords);
    slot_set(ref_of(work), 3, number);
    RETURN_IF_ERROR(list_append(pending, work));
    if (!thread_start() && !take_spare()) {
        list_pop(pending, list_length(pending) - 1);
        return no_thread();
    }
    started++;
    working++;
    return number;
}

// --- a thread ---
static void report(Value function) {
    if (error_matches(CLASS(SystemExit))) {
        error_clear();
        return;
    }
    Value raised = error_take(), text = str_from_text(TEXT("Exception ignored in thread started by"));
    if (is_error(text)) error_clear();
    error_restore(raised);
    unraisable_report(function, is_error(text) ? NONE : text);
}

// The lock that threading waits for at a thread's end (_thread._set_sentinel).
static void release_sentinel(void) {
    if (!is_ref(sentinel)) return;
    slot_set(ref_of(sentinel), 0, int_u32(0));
    wait_end_one(ref_of(sentinel), 1);
    sentinel = NONE;
}

static void run(Value work) {
    handled_now = NONE;
    ident = int_of(slot_get(ref_of(work), 3));
    AT(idents, thread_index()) = ident;
    frame_limit_set(recursion_limit ? recursion_limit : 1000);
    Value function = slot_get(ref_of(work), 0);
    if (is_error(call_tuple(function, slot_get(ref_of(work), 1), slot_get(ref_of(work), 2))))
        report(function);
    if (is_error(trace_set_function(NONE)) || is_error(trace_set_profile(NONE))) error_clear();
    AT(idents, thread_index()) = 0;
    ident = 0;
    working--;
    release_sentinel();
}

static bool has_work(void) { return is_ref(pending) && list_length(pending) > 0; }

void enclave_thread(void) {
    do {
        while (watched && watcher == 0 && !has_work()) watch();
        if (has_work()) run(list_pop(pending, 0));
    } while (watched && watcher == 0 && !has_work()); // what is pending is another one's, who is on its way
}

// --- waiting ---
static uint64_t waiting(Ref block, uint32_t slot) {
    Value v = slot_get(block, slot);
    return is_int(v) ? (uint64_t)int_of(v) : 0;
}
static void set_waiting(Ref block, uint32_t slot, uint64_t threads) {
    slot_set(block, slot, int_wrap((int64_t)threads));
}

Value wait_for(Ref block, uint32_t slot, int64_t nanoseconds, Text what) {
    if (nanoseconds < 0 && thread_others() == 0) return raise0(CLASS(RuntimeError), what);
    if (nanoseconds == 0) return FALSE;
    uint64_t bit = UINT64_C(1) << (thread_index() & 63);
    set_waiting(block, slot, waiting(block, slot) | bit);
    bool in_time = thread_wait(nanoseconds < 0 ? 0 : (uint64_t)nanoseconds);
    set_waiting(block, slot, waiting(block, slot) & ~bit);
    thread_tell();
    return bool_value(in_time || nanoseconds < 0); // without a limit nothing is late, whatever the host says
}

// The first one behind this thread, around the end, so that none is forgotten for ever.
void wait_end_one(Ref block, uint32_t slot) {
    uint64_t all = waiting(block, slot);
    if (all == 0) return;
    uint64_t behind = all & ~((UINT64_C(2) << (thread_index() & 63)) - 1);
    uint32_t next = u64_ctz(behind ? behind : all);
    set_waiting(block, slot, all & ~(UINT64_C(1) << (next & 63)));
    thread_wake(next);
}
void wait_end_all(Ref block, uint32_t slot) {
    while (waiting(block, slot) != 0) wait_end_one(block, slot);
}

int64_t wait_until(int64_t nanoseconds) {
    if (nanoseconds <= 0) return nanoseconds;
    I64Result sum = i64_add((int64_t)io_clock(OCALL_CLOCK_MONOTONIC), nanoseconds);
    return sum.ok ? sum.value : INT64_MAX;
}
int64_t wait_left(int64_t until) {
    if (until <= 0) return until;
    int64_t left = until - (int64_t)io_clock(OCALL_CLOCK_MONOTONIC);
    return left > 0 ? left : 0;
}
