// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// For proofs/framac.py: the state that the functions of kernel/threads.c start in, any, and what they call. The lock's word
// is another one each time it is looked at; the section of the threads' variables is as long as its contract allows.
#pragma once
#include "proofs/thread_facts.h"

// replaces word_now: atomics
// replaces state_words: the linker's bounds

static uint64_t state_words(void) { return section_words_; }
bool door_start_thread(void) { return ANY_bool; }
void region_zone(uint64_t thread) { make_any_(&region, sizeof region); }
void control_init(uint64_t stack_base, uint64_t stack_limit) { make_any_(&control, sizeof control); }

static void any_state_(void) {
    make_any_(&region, sizeof region);
    make_any_(&control, sizeof control);
    make_any_(parked, sizeof parked);
    lock = any64();
    yield_wanted = any64();
    alive = any64();
    holds_ = ANY_bool;
    me_ = any64();
    section_words_ = any64();
}
