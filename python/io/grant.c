// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the manifest denies.
#include "python/io/grant.h"
#include "kernel/io.h"
#include "python/objects/error.h"

STATE(uint32_t, grants_denied);

COLD Value grant_refuse(enum Grant grant) {
    switch (grant) {
    case GRANT_STDIN:
        return raise0(CLASS(PermissionError),
                      TEXT("the enclave may not read standard input; put stdin = true into enclave.toml"));
    case GRANT_STDOUT:
        return raise0(CLASS(PermissionError),
                      TEXT("the enclave may not write standard output; put stdout = true into enclave.toml"));
    case GRANT_STDERR:
        return raise0(CLASS(PermissionError),
                      TEXT("the enclave may not write standard error; put stderr = true into enclave.toml"));
    default:
        return raise0(CLASS(PermissionError),
                      TEXT("the enclave may not ask for the time; put clock = true into enclave.toml"));
    }
}

ClockResult grant_clock(enum OcallClock kind) {
    if (!grant_is_denied(GRANT_CLOCK)) return (ClockResult){true, io_clock(kind)};
    grant_refuse(GRANT_CLOCK);
    return (ClockResult){0};
}
