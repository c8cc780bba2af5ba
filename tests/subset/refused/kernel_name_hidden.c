// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: kernel-name
//
// A local may not capture what a macro of the kernel relies on.
#include "kernel/value.h"
static int f(int n) { typedef char size_t; int a[4] = {1}; return AT(a, n); } // refused
