// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: construct
struct S { int a, b; };
static unsigned long f(void) { return __builtin_offsetof(struct S, b); } // refused
