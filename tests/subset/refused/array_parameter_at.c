// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: array-parameter
//
// sizeof would be that of a pointer.
#include "kernel/value.h"
static int f(int a[4], int n) { return AT(a, n); } // refused
