// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: kernel-name
#include "kernel/value.h"
#define JOIN(a, b) a##b // refused
static uint64_t f(uint64_t n) { return JOIN(HEA, P_)(uint64_t, n); }
