// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: subscript
#include "kernel/value.h"
static int f(int n) { int a[4] = {1}; return AT(a, a[n]); } // refused
