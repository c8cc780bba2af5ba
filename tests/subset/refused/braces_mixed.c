// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: braces
#include "kernel/value.h"
struct Three { int n; Value a; int m; };
static struct Three f(void) { return (struct Three){.n = 1, 5, 6}; } // refused
