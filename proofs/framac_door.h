// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// For proofs/framac.py: the state that the door's functions start in, any. Untrusted memory, the thread's block and the
// processor are functions without a body, which may give anything.
// eva: -eva-auto-loop-unroll 200 -eva-slevel 300
#pragma once

bool ticket_take_back(void) { return ANY_bool; }
bool threads_alone(void) { return ANY_bool; }
bool random_get(uint64_t *value) {
    *value = any64();
    return ANY_bool;
}

static void any_state_(void) {
    make_any_(&request_head, sizeof request_head);
    make_any_(request, sizeof request);
    make_any_(request_texts, sizeof request_texts);
    monotonic_last = any64();
}
