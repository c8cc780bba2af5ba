// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: kernel-name at 6
#include "kernel/value.h"
static uint64_t f(uint64_t n) {
    return HE\
AP_(uint64_t, n);
}
