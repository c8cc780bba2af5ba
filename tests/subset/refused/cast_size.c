// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: cast
struct S { int a, b; };
static long f(void) { return (long)&((struct S *)0)->b; } // refused
