// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: kernel-name
#include "kernel/value.h"
#define MEMBER(a, b) a##b
static uint64_t f(Value v) { return v.MEMBER(bits, _); } // refused
