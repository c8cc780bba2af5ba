// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// kernel/threads.c: what the interpreter lock's word becomes when a thread tries to take it or leaves it. It has one owner
// at most, who is nobody that did not try or wait; no thread that waits is forgotten; while one waits and nobody has the
// lock, one is being woken. A thread that goes on has the lock, and its own parts of the region. That a step from one word to
// another is atomic is assumed (word_now, word_becomes), and so is that the others make none but these steps.
#ifndef FRAMA_C
#define THREAD_STATE_WORDS                                                                                   \
    16 // the loops are proved for any number of words up to it; 1024 take the solver hours
#endif
#include "kernel/control.h"
#include "kernel/dispatch.h"
#include "kernel/threads.h"
#include "proofs/door_facts.h"
#include "proofs/frames.h"
#include "proofs/thread_facts.h"

struct Statics_ {
    struct Region region;
    struct Control control;
    uint64_t lock, yield_wanted, alive;
};
static uint64_t lock, yield_wanted, alive;
uint64_t __start_threads[THREAD_STATE_WORDS]; // the section, when it is as long as it may be
#undef __builtin_ia32_pause
#define __builtin_ia32_pause() ((void)0)
// What the door's contracts name of kernel/door.c.
extern const struct Layout layout;
extern const uint8_t enclave_base[];
#define DATA_WORD (sizeof(struct Exchange) / 8)
#define WORD(field) (offsetof(struct Exchange, field) / 8)

#define OWNER(word) ((word) & 255)
#define WOKEN(word) ((word) >> 8 & 255)
#define WAITS(word, thread) ((word) >> (16 + (thread)) & 1)
#define IS_LOCK(word) (OWNER(word) <= THREADS_MAX && WOKEN(word) <= THREADS_MAX)
#define OTHER(thread) (witness_ < THREADS_MAX && witness_ != (thread))

// The order of things in lock_enter: after a wait that was late the word is looked at, and whoever has the lock is asked to
// yield; a thread is woken by one call.
static void looks_(uint64_t word) {
#ifdef PROVES_lock_enter
    __CPROVER_assert(lateness_ != 2, "asks before it goes on");
    lateness_ = lateness_ == 1 && OWNER(word) != me_ + 1 ? 2 : 0;
#endif
}
static void steps_(void) {
#ifdef PROVES_lock_enter
    __CPROVER_assert(lateness_ != 2, "asks before it goes on");
#endif
}
static void asks_(void) {
#ifdef PROVES_lock_enter
    __CPROVER_assert(lateness_ == 2, "asks when another one has the lock and it was waited for");
    lateness_ = 0;
#endif
}

CONTRACT(uint64_t, waits, uint64_t thread) {
    REQUIRES(thread < THREADS_MAX);
    CALL;
    ENSURES(WAITS(RESULT, thread) == 1 && (RESULT & (RESULT - 1)) == 0);
}

#define BEHIND(thread, me) ((thread) > (me) ? (thread) - (me) : (thread) + THREADS_MAX - (me))
CONTRACT(uint64_t, next_of, uint64_t waiting, uint64_t me) {
    REQUIRES(me < THREADS_MAX && waiting != 0 && waiting >> THREADS_MAX == 0);
    CALL;
    ENSURES(RESULT < THREADS_MAX && (waiting >> RESULT & 1) == 1);
    // the first one behind: nobody is passed over for ever
    ENSURES_AT(IMPLIES(witness_ < THREADS_MAX && (waiting >> witness_ % THREADS_MAX & 1) == 1,
                       BEHIND(RESULT, me) <= BEHIND(witness_, me)));
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
    NOTE(woke_from_ = before, woke_to_ = after);
    CALL;
    ENSURES(RESULT <= THREADS_MAX);
    ENSURES(IMPLIES(OWNER(after) != 0, RESULT == OWNER(after)));
    ENSURES(IMPLIES(OWNER(after) == 0 && WOKEN(before) != WOKEN(after), RESULT == WOKEN(after)));
    ENSURES_AT(IMPLIES(OWNER(after) == 0 && WOKEN(before) == WOKEN(after), RESULT == 0));
}

// Assumed (docs/assumptions.md): others change the word at any time, by the same steps. Nobody takes the lock from its owner.
CONTRACT(uint64_t, word_now, void) {
    CALL;
    NOTE(looks_(RESULT));
    ENSURES(IS_LOCK(RESULT));
    ENSURES(IMPLIES(holds_, OWNER(RESULT) == me_ + 1 && WAITS(RESULT, me_) == 0));
}

// Assumed. What this thread may do: take a lock that is nobody's or its own, leave its own, or hand it to one who waits.
CONTRACT(bool, word_becomes, uint64_t word, uint64_t after) {
    REQUIRES(IS_LOCK(word) && IS_LOCK(after));
    REQUIRES(OWNER(word) == 0 || OWNER(word) == me_ + 1 || OWNER(after) == OWNER(word));
    REQUIRES(OWNER(after) == 0 || OWNER(after) == OWNER(word) || OWNER(after) == me_ + 1 ||
             WAITS(word, (OWNER(after) - 1) % THREADS_MAX) == 1);
    bool held = holds_;
    ALSO_CHANGES(holds_);
    NOTE(became_from_ = word, became_to_ = after, steps_());
    CALL;
    ENSURES_IS(holds_, RESULT ? OWNER(after) == me_ + 1 : held);
}

CONTRACT(uint64_t, this_thread, void) REPLACES(door_thread) {
    REQUIRES(ZONES_ARE_VALID);
    CALL;
    ENSURES(RESULT < region.threads);
    NOTE(me_is_(RESULT));
}

#define LOOP_ask_to_yield_1                                                                                  \
    (TURNS(i), OBJECT(&handlers_)),                                                                          \
        i < 256 & IMPLIES(witness_ < i, handlers_.of[witness_ & 255] == handlers_divert_), 256 - i
CONTRACT(void, ask_to_yield, void) {
    CHANGES(yield_wanted);
    CHANGES_ARRAY(&handlers_);
    NOTE(asks_());
    CALL;
    ENSURES(yield_wanted == 1);
    ENSURES_AT(IMPLIES(witness_ < 256, handlers_.of[witness_ & 255] == handlers_divert_));
}

#define LOOP_spin_1 TURNS(i), i < SPINS, SPINS - i
CONTRACT(void, spin, void) REPLACES(word_now) {
    CALL; // that it ends is what is shown
}

#define LOOP_lock_enter_1                                                                                    \
    (TURNS(wake), MODEL(to_wake_), MODEL(lateness_), MODEL(waited_), MODEL(waited_for_), MODEL(wait_wakes_), \
     MODEL(became_from_), MODEL(became_to_), MODEL(holds_), MODEL(stored_), MODEL(sent_), MODEL(left_),      \
     MODEL(loaded_), STATIC(yield_wanted), OBJECT(&handlers_)),                                              \
        wake <= THREADS_MAX && !holds_ && wake == to_wake_ && lateness_ == 0, UNMEASURED
CONTRACT(void, lock_enter, uint64_t me, uint64_t wake)
REPLACES(spin, word_now, lock_entered, word_becomes, door_wait, ask_to_yield, door_wake) {
    REQUIRES(me < THREADS_MAX && me == me_ && wake <= THREADS_MAX && HOLDS_LOCK(false));
    CALLS;
    CHANGES(yield_wanted);
    CHANGES_ARRAY(&handlers_);
    ALSO_CHANGES(holds_);
    to_wake_ = wake, lateness_ = 0;
    NOTE(enter_wakes_ = wake);
    CALL;
    ENSURES(HOLDS_LOCK(true));
    ENSURES_AT(to_wake_ == 0 && lateness_ == 0); // whoever is to be woken is, once
}

#define LOOP_lock_leave_1                                                                                    \
    (MODEL(holds_), MODEL(became_from_), MODEL(became_to_)), HOLDS_LOCK(true), UNMEASURED
CONTRACT(uint64_t, lock_leave, uint64_t me, bool hand_over)
REPLACES(word_now, lock_left, word_becomes, woken_by) {
    REQUIRES(me < THREADS_MAX && me == me_ && HOLDS_LOCK(true));
    ALSO_CHANGES(holds_);
    NOTE(handed_over_ = hand_over);
    CALL;
    ENSURES(RESULT <= THREADS_MAX && HOLDS_LOCK(false));
    ENSURES_AT(woke_from_ == became_from_ && woke_to_ == became_to_);
}

// --- a thread's state ---
// Assumed: the linker's bounds; threads_first looks at them once, before all others.
CONTRACT(uint64_t, state_words, void) {
    CALL;
    ENSURES(RESULT == section_words_);
}

#define SAVED(i) (saved->state[(i) & (THREAD_STATE_WORDS - 1)])
#define SECTION(i) (__start_threads[(i) & (THREAD_STATE_WORDS - 1)])
static uint64_t saves_, loads_; // of its state, that threads_leave or threads_enter has made
#define LOOP_state_save_1                                                                                    \
    (TURNS(i), OBJECT(saved)), i < n &IMPLIES(witness_ < i, SAVED(witness_) == SECTION(witness_)), n - i
CONTRACT(void, state_save, struct ThreadSaved *saved) REPLACES(state_words) {
    REQUIRES(SECTION_FITS);
    WRITES_ALL(saved, saved_);
    CALL;
    FOR(threads_leave, saves_++);
    ENSURES_AT(IMPLIES(witness_ < section_words_, SAVED(witness_) == SECTION(witness_)));
}

// To the thread that leaves the lock and takes it again, the section is what it was: that is what this is for.
#define LOOP_state_load_1                                                                                    \
    (TURNS(i), OBJECT(__start_threads)), i < n &IMPLIES(witness_ < i, SAVED(witness_) == SECTION(witness_)), \
        n - i
CONTRACT(void, state_load, const struct ThreadSaved *saved) REPLACES(state_words) {
    REQUIRES(SECTION_FITS);
    READS_ALL(saved, saved_);
    CALL;
    FOR(threads_enter, loads_++);
    ENSURES_AT(IMPLIES(witness_ < section_words_, SAVED(witness_) == SECTION(witness_)));
}

#define LOOP_state_clear_1                                                                                   \
    (TURNS(i), OBJECT(__start_threads)), i < n &IMPLIES(witness_ < i, SECTION(witness_) == 0), n - i
CONTRACT(void, state_clear, void) REPLACES(state_words) {
    REQUIRES(SECTION_FITS);
    NOTE(cleared_ = true);
    CALL;
    ENSURES_AT(IMPLIES(witness_ < section_words_, SECTION(witness_) == 0));
}

CONTRACT(void, threads_first, void) REPLACES(state_words) {
    REFUSES(section_words_ > THREAD_STATE_WORDS);
    CHANGES(lock);
    CHANGES(alive);
    CALL; // the lock is the first thread's
    ENSURES(SECTION_FITS && lock == 1 && alive == 1);
}

CONTRACT(bool, threads_alone, void) {
    CALL;
    ENSURES(RESULT == (alive <= 1));
}

CONTRACT(uint64_t, threads_leave, struct ThreadSaved *saved)
REPLACES(this_thread, state_save, parked_now, lock_leave) {
    REQUIRES(KERNEL_IS_VALID && HOLDS_LOCK(true));
    uint64_t other_top = parked[witness_ % THREADS_MAX].top;
    WRITES_ALL(saved, saved_);
    CHANGES(yield_wanted);
    CHANGES_ARRAY(parked);
    ALSO_CHANGES(holds_);
    bool wanted = yield_wanted != 0;
    HERE(saves_ = 0);
    CALL;
    NOTE(leaves_++, leaver_wakes_ = RESULT);
    ENSURES_HERE(saves_ == 1);
    ENSURES_AT(!handed_over_ == !wanted);
    ENSURES(RESULT <= THREADS_MAX && HOLDS_LOCK(false));
    ENSURES_AT(yield_wanted == 0 && parked[me_].stack_low == (uint64_t)(uintptr_t)saved);
    ENSURES_AT(parked[me_].stack_high == control.stack_base && parked[me_].top == control.top);
    ENSURES_AT(parked[me_].limit == control.window_limit);
    ENSURES_AT(IMPLIES(OTHER(me_), parked[witness_ % THREADS_MAX].top == other_top));
}

// It calls out itself, when it has to wait.
CONTRACT(void, threads_enter, const struct ThreadSaved *saved, uint64_t wake)
REPLACES(this_thread, lock_enter, state_load, region_zone) {
    REQUIRES(KERNEL_IS_VALID && wake <= THREADS_MAX && HOLDS_LOCK(false));
    READS_ALL(saved, saved_);
    CHANGES(yield_wanted);
    CHANGES(control.window_limit);
    CHANGES_ZONE;
    CHANGES_ARRAY(parked);
    CHANGES_ARRAY(&handlers_);
    ALSO_CHANGES(holds_);
    NOTE(enters_++, enter_wakes_ = wake);
    HERE(loads_ = 0);
    CALL;
    ENSURES(KERNEL_IS_VALID && HOLDS_LOCK(true));
    ENSURES_HERE(loads_ == 1);
    ENSURES_AT(enter_wakes_ == wake && zone_ == me_);
    ENSURES_AT(parked[me_].stack_high == 0 && control.window_limit == parked[me_].limit);
}

static uint64_t alive_then_; // how many threads there were when what it ran ended
CONTRACT(uint64_t, threads_run, void)
REPLACES(this_thread, door_stack, lock_enter, state_clear, region_zone, control_init, lock_leave) {
    REQUIRES(KERNEL_IS_VALID && HOLDS_LOCK(false));
    WRITES(WINDOW_START, region.marks - WINDOW_START); // the beginning of its register stack
    CHANGES(yield_wanted);
    CHANGES(alive);
    CHANGES(control);
    CHANGES_ZONE;
    CHANGES_ARRAY(&handlers_);
    ALSO_CHANGES(holds_);
    runs_ = 0, cleared_ = false, zone_ = THREADS_MAX, stack_base_ = 0;
    CALL;
    ENSURES(RESULT <= THREADS_MAX && HOLDS_LOCK(false));
    ENSURES_AT(runs_ == 1 && enter_wakes_ == 0 && !handed_over_);
    ENSURES_HERE(alive == alive_then_ - 1);
}

// --- for the interpreter ---
CONTRACT(uint32_t, thread_index, void) REPLACES(this_thread) {
    REQUIRES(ZONES_ARE_VALID);
    CALL;
    ENSURES(RESULT < region.threads && RESULT == me_);
}

CONTRACT(uint32_t, thread_limit, void) REPLACES(door_thread_count) {
    CALL;
    ENSURES(RESULT == (uint32_t)layout.thread_count);
}

CONTRACT(uint32_t, thread_count, void) {
    CALL;
    ENSURES(RESULT == (uint32_t)alive);
}

CONTRACT(bool, thread_start, void) REPLACES(door_thread_count, door_start_thread) {
    uint64_t before = alive;
    CHANGES(alive);
    CALLS;
    started_ = false;
    HERE(left_ = false);
    CALL;
    ENSURES_HERE(!left_ == (before >= layout.thread_count)); // the host is asked
    ENSURES_AT(!RESULT == !started_);
    ENSURES(alive == before + RESULT && IMPLIES(RESULT, alive <= layout.thread_count));
    ENSURES(IMPLIES(RESULT, left_ && SENT(number, OCALL_THREAD)));
}

#define GIVES_THE_LOCK                                                                                       \
    REQUIRES(KERNEL_IS_VALID &&HOLDS_LOCK(true));                                                            \
    CALLS;                                                                                                   \
    ALSO_CHANGES(holds_);                                                                                    \
    CHANGES_ARRAY(parked);                                                                                   \
    CHANGES_ARRAY(&handlers_)
CONTRACT(bool, thread_wait, uint64_t nanoseconds)
REPLACES(threads_alone, threads_leave, threads_enter, door_wait) {
    GIVES_THE_LOCK;
    CHANGES(yield_wanted);
    CHANGES(control.window_limit);
    CHANGES_ZONE;
    leaves_ = enters_ = 0;
    bool alone = alive <= 1;
    CALL;
    ENSURES(KERNEL_IS_VALID && HOLDS_LOCK(true) && left_);
    ENSURES_AT(RESULT == (waited_ != 1) && waited_for_ == nanoseconds);
    ENSURES_AT(leaves_ == !alone && enters_ == !alone && wait_wakes_ == (alone ? 0 : leaver_wakes_));
    ENSURES_AT(alone || enter_wakes_ == 0);
}

CONTRACT(void, thread_wake, uint32_t thread) REPLACES(door_thread_count, door_wake) {
    REFUSES(thread >= layout.thread_count);
    CALLS;
    CALL;
    ENSURES(thread < layout.thread_count && left_ && SENT(number, OCALL_WAKE) && SENT(a, thread));
}

CONTRACT(void, thread_yield, void) REPLACES(threads_alone, threads_leave, threads_enter) {
    GIVES_THE_LOCK;
    CHANGES(yield_wanted);
    CHANGES(control.window_limit);
    CHANGES_ZONE;
    leaves_ = enters_ = 0;
    CALL;
    ENSURES(KERNEL_IS_VALID && HOLDS_LOCK(true) && IMPLIES(alive <= 1, yield_wanted == 0));
    ENSURES_AT(leaves_ == (alive > 1) && enters_ == leaves_ &&
               IMPLIES(leaves_ != 0, enter_wakes_ == leaver_wakes_));
}

CONTRACT(void, thread_stop_others, void) {
    CHANGES(alive);
    CALL;
    ENSURES(alive == 1);
}

CONTRACT(bool, thread_yield_wanted, void) {
    CALL;
    ENSURES(RESULT == (yield_wanted != 0));
}

// --- behind the source ---
void enclave_thread(void) { // what the interpreter does, with the lock, and gives back as it was
    __CPROVER_assert(holds_, "python/ runs with the lock");
#ifdef PROVES_threads_run
    __CPROVER_assert(cleared_ && zone_ == me_ && stack_base_ == high_ && stack_limit_ == low_ + STACK_SPARE,
                     "on its own stack, registers and variables");
#endif
    runs_++;
    alive = alive_then_ = any64();
}
static struct Statics_ statics_get_(void) {
    return (struct Statics_){region, control, lock, yield_wanted, alive};
}
