// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// kernel/fault.c: whatever the reason, the enclave ends, with a line.
#include "kernel/door.h"

CONTRACT(_Noreturn void, kernel_fault, uint32_t reason) {
    CALL; // ends
}
