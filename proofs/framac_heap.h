// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// For proofs/framac.py: the state that the heap's functions start in, any, and what stands in for functions that Frama-C
// cannot read.
#pragma once

// replaces collect: assembly
// replaces scan_section: reads outside the heap
// replaces scan_words: reads outside the heap
// replaces scan_roots: reads outside the heap
// replaces stack_has_room: reads the stack pointer

// Sealed code runs: each opcode has a handler (code_seal, docs/assumptions.md). It leaves with any value.
// before frame_run: /*@ loop unroll 256; */ for (uint32_t i = 0; i < 256; i++) handlers_.of[i] = handle_any_;
Value handle_any_(HANDLER_PARAMETERS_) { return (Value){any64()}; }

// By signs, Eva sees that neither quotient nor remainder leaves its range: a state for each.
// before i64_floor_div: /*@ assert n < 0 || 0 <= n; */ /*@ assert d < 0 || d == 0 || d == 1 || 1 < d; */

static Value a_handler_(HANDLER_PARAMETERS_) { return UNSET; }
static void any_state_(void) {
    for (uint32_t i = 0; i < 256; i++) handlers_.of[i] = ANY_bool ? a_handler_ : 0;
    make_any_(&region, sizeof region);
    region.wants_full = ANY_bool;
    region.collecting = ANY_bool;
    region.news = ANY_bool;
    make_any_(&control, sizeof control);
    make_any_(parked, sizeof parked);
    mark_top = any64();
    mark_overflow = ANY_bool;
    watched = ANY_Ref;
    dead = ANY_Ref;
    weak_count = any64();
    watched_count = any64();
    dead_count = any64();
    dead_taken = any64();
}
