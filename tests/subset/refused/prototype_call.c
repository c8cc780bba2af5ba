// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: prototype
static int f();
static int g(void) { return f(1, 2.0); }
static int f(n) int n; { return n; } // refused
