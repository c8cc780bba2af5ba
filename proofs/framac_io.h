// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// For proofs/framac.py: the state that the functions of kernel/io.c start in, any, and what the door gives them: any
// answer, and texts that are there (which CBMC proves of door_argument and door_environment). Ranges that they hand to the
// door are CBMC's question.
#pragma once

#define GIVES_THE_TEXT                                                                                       \
    ACSL_BEGIN_ assigns \result \from i;                                                                     \
    ensures \valid_read(\result.data + (0 ..\result.size - 1)) && \result.size <= EXCHANGE_DATA_MAX;         \
    ACSL_END_
GIVES_THE_TEXT struct DoorText door_argument(uint64_t i);
GIVES_THE_TEXT struct DoorText door_environment(uint64_t i);

// Of a function without a body, a bool might be any byte.
#define SAYS_YES_OR_NO(...)                                                                                  \
    ACSL_BEGIN_ assigns __VA_ARGS__;                                                                         \
    ensures \result == 0 || \result == 1;                                                                    \
    ACSL_END_
SAYS_YES_OR_NO(\result \from \nothing) bool door_is_debug(void);
SAYS_YES_OR_NO(\result, to[0 ..n - 1] \from offset)
bool door_frozen_copy(uint8_t *to, uint64_t offset, uint64_t n);

static void any_state_(void) {
    make_any_(&region, sizeof region);
    region.wants_full = ANY_bool;
    region.collecting = ANY_bool;
    region.news = ANY_bool;
}
bool region_init(uint64_t base, uint64_t size, uint64_t threads) {
    any_state_();
    return ANY_bool;
}
