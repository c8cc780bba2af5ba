// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// kernel/threads.c: what the interpreter lock's word becomes when a thread tries to take it or leaves it. It has one owner
// at most, who is nobody that did not try or wait; no thread that waits is forgotten; while one waits and nobody has the
// lock, one is being woken. The rest of the file, which makes these steps atomic, is in docs/assumptions.md.
#include "kernel/threads.h"
#include "proofs/facts.h"

#define OWNER(word) ((word) & 255)
#define WOKEN(word) ((word) >> 8 & 255)
#define WAITS(word, thread) ((word) >> (16 + (thread)) & 1)
#define IS_LOCK(word) (OWNER(word) <= THREADS_MAX && WOKEN(word) <= THREADS_MAX)
#define OTHER(thread) (witness_ < THREADS_MAX && witness_ != (thread))

CONTRACT(uint64_t, waits, uint64_t thread) {
    REQUIRES(thread < THREADS_MAX);
    CALL;
    ENSURES(WAITS(RESULT, thread) == 1 && (RESULT & (RESULT - 1)) == 0);
}

CONTRACT(uint64_t, next_of, uint64_t waiting, uint64_t me) {
    REQUIRES(me < THREADS_MAX && waiting != 0 && waiting >> THREADS_MAX == 0);
    CALL;
    ENSURES(RESULT < THREADS_MAX && (waiting >> RESULT & 1) == 1);
}

CONTRACT(uint64_t, lock_entered, uint64_t word, uint64_t me) {
    REQUIRES(me < THREADS_MAX && IS_LOCK(word));
    bool mine = OWNER(word) == 0 || OWNER(word) == me + 1;
    CALL;
    ENSURES(IS_LOCK(RESULT) && WOKEN(RESULT) != me + 1);
    ENSURES(OWNER(RESULT) == (mine ? me + 1 : OWNER(word)) && WAITS(RESULT, me) == !mine);
    ENSURES(IMPLIES(OTHER(me), WAITS(RESULT, witness_ % THREADS_MAX) == WAITS(word, witness_ % THREADS_MAX)));
    ENSURES(WOKEN(RESULT) == WOKEN(word) || WOKEN(word) == me + 1);
}

CONTRACT(uint64_t, lock_left, uint64_t word, uint64_t me, bool hand_over) REPLACES(next_of) {
    REQUIRES(me < THREADS_MAX && IS_LOCK(word) && OWNER(word) == me + 1 && !WAITS(word, me));
    CALL;
    ENSURES(IS_LOCK(RESULT) && OWNER(RESULT) != me + 1);
    ENSURES(IMPLIES(OWNER(RESULT) == 0, RESULT >> 16 == word >> 16));
    ENSURES(IMPLIES(OWNER(RESULT) == 0 && word >> 16 != 0, WOKEN(RESULT) != 0 && !hand_over));
    ENSURES(IMPLIES(OWNER(RESULT) != 0, hand_over && WAITS(word, (OWNER(RESULT) - 1) % THREADS_MAX) == 1 &&
                                            WAITS(RESULT, (OWNER(RESULT) - 1) % THREADS_MAX) == 0));
    ENSURES(IMPLIES(witness_ < THREADS_MAX && witness_ + 1 != OWNER(RESULT),
                    WAITS(RESULT, witness_ % THREADS_MAX) == WAITS(word, witness_ % THREADS_MAX)));
}

CONTRACT(uint64_t, woken_by, uint64_t before, uint64_t after) {
    REQUIRES(IS_LOCK(before) && IS_LOCK(after));
    CALL;
    ENSURES(RESULT <= THREADS_MAX);
    ENSURES(IMPLIES(OWNER(after) != 0, RESULT == OWNER(after)));
    ENSURES(IMPLIES(OWNER(after) == 0 && WOKEN(before) != WOKEN(after), RESULT == WOKEN(after)));
}

// Assumed (docs/assumptions.md), for the proofs of their callers: they change nothing that those look at.
CONTRACT(void, threads_first, void) {
    CALL; // the lock is the first thread's
}

CONTRACT(bool, threads_alone, void) {
    CALL; // either
}

CONTRACT(uint64_t, threads_leave, struct ThreadSaved *saved) {
    CALL;
    ENSURES(RESULT <= THREADS_MAX);
}

CONTRACT(void, threads_enter, const struct ThreadSaved *saved, uint64_t wake) {
    REQUIRES(wake <= THREADS_MAX);
    CALL; // it calls out itself, when it has to wait
}

CONTRACT(uint64_t, threads_run, void) {
    CALL;
    ENSURES(RESULT <= THREADS_MAX);
}
