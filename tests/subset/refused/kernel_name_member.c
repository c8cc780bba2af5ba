// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: kernel-name
#include "kernel/value.h"
static uint64_t f(Value v) { return v.bits_; } // refused
