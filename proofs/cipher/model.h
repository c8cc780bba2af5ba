// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The words that claims about the ciphers are written in (proofs/cipher.py runs them). A claim file stands behind the
// preprocessed source that its first line names; a claim is
//
//     CLAIM(name, ABOUT(functions), INSTEAD(functions), UNWIND(turns)) { REQUIRES(...); the calls; CLAIMS(...); }
//
// Variables without a value are arbitrary. INSTEAD: the function's text is left out, and model_NAME of the claim file
// stands for it: that is how a caller is proved from what is claimed of its callees. A function that is only known to
// depend on nothing but its arguments is an uninterpreted one: __CPROVER_uninterpreted_NAME. What INSTEAD requires of
// its callers is checked in the model.
//
// A loop for which LOOP_function_n is defined is proved for any number of turns, others are unrolled (and it is checked
// that all turns were). The words: what a turn changes, what holds at the start of each turn's body, what gets smaller,
// and what the specification does in that turn.
#pragma once
#include <stdbool.h>
#include <stdint.h>

#define REQUIRES(...) __CPROVER_assume(__VA_ARGS__)
#define CLAIMS(...) __CPROVER_assert(__VA_ARGS__, "claim: " #__VA_ARGS__)
#define IMPLIES(a, b) (!(a) | !!(b))

static bool must_fail_; // static variables are arbitrary, but for these
#define CUTS_MAX 8
static bool cut_[CUTS_MAX];
static void proof_start_(void) {
    must_fail_ = MUST_FAIL;
    cut_[0] = cut_[1] = cut_[2] = cut_[3] = cut_[4] = cut_[5] = cut_[6] = cut_[7] = false;
}
// The enclave ends, so it gives no wrong result; but what is claimed here never ends it.
_Noreturn void kernel_fault(uint32_t reason) {
    CLAIMS(reason == 0 && "no check of the kernel is refused");
    __CPROVER_assume(0);
    while (1) {}
}

typedef unsigned __CPROVER_bitvector[320] Wide; // integers that never overflow here

static uint64_t cut_size_[CUTS_MAX];
#define TURNS(variable)                                                                                      \
    ({                                                                                                       \
        __typeof__(variable) any_;                                                                           \
        variable = any_;                                                                                     \
        0;                                                                                                   \
    })
#define CUT_(id, ...) CUT4_(id, __VA_ARGS__)
#define CUT4_(id, changes, invariant, size, then)                                                            \
    if (({                                                                                                   \
            CLAIMS(invariant);                                                                               \
            if (cut_[id]) {                                                                                  \
                __CPROVER_assert((uint64_t)(size) < cut_size_[id], "loop ends");                             \
                __CPROVER_assume(0);                                                                         \
            }                                                                                                \
            cut_[id] = true;                                                                                 \
            changes;                                                                                         \
            __CPROVER_assume(invariant);                                                                     \
            cut_size_[id] = (size);                                                                          \
            then;                                                                                            \
            0;                                                                                               \
        })) {                                                                                                \
    } else
