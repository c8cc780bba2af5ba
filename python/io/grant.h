// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the measured manifest (enclave.toml) denies of the things that every program has otherwise: the host's clock and
// the three standard streams. Set once at the start, before Python code runs; PermissionError names the line.
#pragma once
#include "abi/ocall.h"
#include "python/io/error.h"

enum Grant { GRANT_STDIN = 0, GRANT_STDOUT = 1, GRANT_STDERR = 2, GRANT_CLOCK = 3, GRANT_KINDS };

extern STATE(uint32_t, grants_denied); // bit: enum Grant
static inline bool grant_is_denied(uint32_t grant) { return grants_denied >> (grant & 31) & 1; }
COLD Value grant_refuse(enum Grant grant); // PermissionError; ERROR

typedef struct {
    bool ok; // false: PermissionError is set
    uint64_t ns;
} ClockResult;
ClockResult grant_clock(enum OcallClock kind); // the host's word
