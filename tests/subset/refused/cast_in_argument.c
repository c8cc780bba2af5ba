// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: cast
#include "kernel/value.h"
static size_t f(int n) { int a[4] = {1}; return AT(a, (size_t)&n); } // refused
