// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The words that contracts are written in. A contract (proofs/contracts/*.c) is
//
//     CONTRACT(result type, function, parameters) {
//         REQUIRES(what a caller must see to);
//         READS(address, size); WRITES(address, size);    // the heap's bytes that may be touched: its footprint
//         WRITES_WORDS(address, size);                    // WRITES of whole words: less for the solver
//         WRITES_ONE(condition, address, size);           // the same for an aligned word, if the condition holds
//         REFUSES(condition);                             // kernel_fault is called in no other case
//         CALL;                                           // RESULT: what the function gives
//         ENSURES(what holds then);
//         HERE(...); ENSURES_HERE(...);                   // what only this proof looks at
//         REMEMBERS(type variable = value);               // a variable for that
//         FOR(caller caller, ...);                        // what the proofs of these callers remember of a call
//     }
//
// and proofs/prove.py uses it in two ways. To prove the function: arguments, memory and static variables are arbitrary,
// REQUIRES is assumed, CALL is the call, accesses outside the footprint and a false ENSURES are failures. In the proof
// of a caller: REQUIRES is checked, the footprint must lie inside the caller's, WRITES gets arbitrary content, CHANGES
// its variables, and ENSURES is assumed; so each function is proved once.
//
// A loop is proved for any number of turns: prove.py puts CUT_ before the body of the function's nth loop, with
// #define LOOP_function_n (what a turn changes), what holds at the start of each turn, what gets smaller each turn.
//
// Conditions are joined by & rather than && where memory is read in them: a read that happens on one path only makes
// the formula much larger.
#pragma once
#include "proofs/heap_model.h"

#include <stddef.h>

#define ANY(type, name) type name /* not initialised: arbitrary */
#define IMPLIES(a, b) (!(a) | !!(b))

void *memcpy(void *to, const void *from, size_t n); // the checker knows what it does
#define __builtin_memcpy memcpy
#include "kernel/value.h"

// The enclave ends: nothing that comes after can happen. A proof of a function that ends it shows that it does.
static bool must_fail_;
static void ends_(void) {
#ifdef ENDS
    __CPROVER_assert(!must_fail_, "the end is reached");
#endif
    __CPROVER_assume(0);
}
#ifndef PROVES_kernel_fault
#ifdef REFUSALS
static bool may_refuse_;
#endif
_Noreturn void kernel_fault(uint32_t reason) {
#ifdef REFUSALS
    __CPROVER_assert(may_refuse_, "refuses only what the contract names");
#endif
    __CPROVER_assume(0);
    while (1) {}
}
#endif
#ifndef PROVES_door_abort
#ifdef PROVES_door_exception
static void exception_is_told_(void);
#endif
#ifdef PROVES_kernel_fault
static void fault_is_told_(const char *line);
#endif
_Noreturn void door_abort(const char *reason) {
    __CPROVER_assert(__CPROVER_r_ok(reason, 160) ||
                         reason[__CPROVER_OBJECT_SIZE(reason) - 1 - __CPROVER_POINTER_OFFSET(reason)] == 0,
                     "the reason is a line");
#ifdef PROVES_door_exception
    exception_is_told_();
#endif
#ifdef PROVES_kernel_fault
    fault_is_told_(reason);
#endif
#ifdef REFUSALS
    __CPROVER_assert(may_refuse_, "ends only for what the contract names");
#endif
    ends_();
    while (1) {}
}
#endif
#ifndef PROVES_door_exit
_Noreturn void door_exit(uint64_t status) {
    ends_();
    while (1) {}
}
#endif
