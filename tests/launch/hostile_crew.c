// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// A host that parks and wakes the enclave's threads as badly as $HOSTILE says, in place of host/serve/crew.c's two
// functions for that; the rest of `pysgx` around it is as it is.
//   never    nobody who waits without a limit of time is ever woken
//   slow     nobody is woken; whoever waits may look again after a while
//   storm    each wait ends at once, for no reason
//   late     each wait ends at once, and is said to be over its time, if it has one
//   feigned  all is well, but for SIGINT, which is said to have come again and again
//   reorder  a wake goes to the next thread instead, and to the right one only when three more have come, or much later
#define crew_wait honest_wait
#define crew_wake honest_wake
#include "host/serve/crew.c"
#undef crew_wait
#undef crew_wake

#include <sched.h>

#define HELD 3
#define A_WHILE UINT64_C(50000000) // nanoseconds

int64_t crew_wait(struct Service *service, uint64_t nanoseconds);
void crew_wake(struct Crew *crew, uint64_t thread);

static pthread_mutex_t held_lock = PTHREAD_MUTEX_INITIALIZER;
static uint64_t held[HELD];
static unsigned held_count;

static bool is(const char *policy) {
    const char *wanted = getenv("HOSTILE");
    return wanted && strcmp(wanted, policy) == 0;
}

int64_t crew_wait(struct Service *service, uint64_t nanoseconds) {
    if (is("storm") || is("late")) {
        sched_yield();
        return is("late") && nanoseconds != 0;
    }
    if (is("slow") || is("reorder")) {
        bool shorter = nanoseconds == 0 || nanoseconds > A_WHILE;
        int64_t late = honest_wait(service, shorter ? A_WHILE : nanoseconds);
        return shorter ? 0 : late;
    }
    if (is("feigned") && nanoseconds == 0) return 1;
    return honest_wait(service, nanoseconds);
}

void crew_wake(struct Crew *crew, uint64_t thread) {
    if (is("reorder")) {
        uint64_t first = UINT64_MAX;
        pthread_mutex_lock(&held_lock);
        if (held_count == HELD) {
            first = held[0];
            memmove(held, held + 1, (HELD - 1) * sizeof *held);
            held_count--;
        }
        held[held_count++] = thread;
        pthread_mutex_unlock(&held_lock);
        honest_wake(crew, first);
        honest_wake(crew, (thread + 1) % crew->count);
    } else if (!is("never") && !is("slow")) {
        honest_wake(crew, thread);
    }
}
