// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: float-cast
#include "kernel/value.h"
static int f(double d) { int a[4] = {1}; return AT(a, d); } // refused
