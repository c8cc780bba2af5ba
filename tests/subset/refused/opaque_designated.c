// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: kernel-name
#include "kernel/value.h"
static Ref f(void) { return (Ref){.offset_ = 4096}; } // refused
