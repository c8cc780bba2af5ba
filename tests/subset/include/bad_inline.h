// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// A project header that leaves the subset, in a function and in a macro.
#pragma once

static inline int read_it(long address) {
    return *(int *)address; // refused
}
#define READ(address) (*(int *)(address)) // refused where it is used
