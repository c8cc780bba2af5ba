// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the backend sim-strict (strict.c) and its child, the warden (warden.c), agree on. The child starts
// with two files: SHARED_FD holds struct WardenShared and, at WARDEN_EXCHANGE_OFFSET, the exchange buffers,
// and stays mapped in both processes; PAGES_FD is a stream of runs of pages, read once: struct WardenRun,
// then for each page with content its number in the run (u64) and 4096 bytes. For each TCS there is a thread of the
// child's and a slot, whose `turn` says whose move it is; both wait on it (futex). Slot 0's also tells of the set-up.
#pragma once
#include "host/launch/sim_core.h"

#define WARDEN_SHARED_FD 3
#define WARDEN_PAGES_FD 4
#define WARDEN_EXCHANGE_OFFSET UINT64_C(0x80000)
// Tries before a futex call: with a processor for each process a round trip without a sleep is much faster; without,
// trying is lost time. A try that fails makes the next WARDEN_PATIENCE ones short.
#define WARDEN_SPINS 4000
#define WARDEN_SPINS_SHORT 50
#define WARDEN_PATIENCE 128

enum WardenTurn {
    WARDEN_TURN_CHILD = 0, // to set up, then to enter
    WARDEN_TURN_HOST = 1,  // the entry has ended
    WARDEN_TURN_KEYS = 2,  // the child waits for `keys`
    WARDEN_TURN_FAILED = 3 // the child gave up: `failure` says where
};

struct WardenRun {
    uint64_t offset, page_count, secinfo_flags, content_count;
};

struct WardenSlot { // one entry at a time
    uint32_t turn;
    uint32_t function;
    uint64_t registers[5];
    struct sgx_enclave_run run;
    int64_t result;
    char diagnosis[SIM_DIAGNOSIS_SIZE];
    struct SimKeyCall keys;
};

struct WardenShared {
    // for the set-up, by the host
    struct SgxSecs secs;
    uint64_t shared_address, shared_size; // where this file is mapped, in both processes
    uint64_t run_count;
    uint64_t code_start, code_end;
    uint64_t has_fsgsbase;
    uint64_t host_process; // its number
    struct SimTcs tcs[THREADS_MAX];
    uint64_t tcs_count;
    char failure[SIM_DIAGNOSIS_SIZE];
    uint64_t asynchronous_exits;
    struct WardenSlot slots[THREADS_MAX];
};
// Spins until *turn is not (`equal` false) or is (`equal` true) `turn`, or gives up: false. `short_rounds` is the caller's,
// kept between calls.
static inline bool warden_spin(const uint32_t *turn, bool equal, uint32_t value, unsigned *short_rounds) {
    unsigned spins = *short_rounds > 0 ? WARDEN_SPINS_SHORT : WARDEN_SPINS;
    for (unsigned i = 0; i < spins; i++) {
        if ((__atomic_load_n(turn, __ATOMIC_ACQUIRE) == value) == equal) return true;
        __builtin_ia32_pause();
    }
    *short_rounds = *short_rounds > 0 ? *short_rounds - 1 : WARDEN_PATIENCE;
    return false;
}

_Static_assert(sizeof(struct WardenShared) <= WARDEN_EXCHANGE_OFFSET, "the exchange buffers follow");
