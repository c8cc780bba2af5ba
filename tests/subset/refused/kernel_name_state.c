// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: kernel-name
//
// The kernel's state has no guard but its macros.
#include "kernel/value.h"
static uint64_t f(void) { return control.top; } // refused
