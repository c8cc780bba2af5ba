// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: reserved
static int f(int n) { __builtin_assume(n > 0); return n; } // refused
