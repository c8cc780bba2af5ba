// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: kernel-name
#include "kernel/value.h"
#define ACCESS HEAP ## _ // refused
static uint64_t f(uint64_t n) { return ACCESS(uint64_t, n); }
