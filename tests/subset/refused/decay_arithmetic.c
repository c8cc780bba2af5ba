// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: decay
static int f(void) { int a[4] = {1}; return (a + 1) == 0; } // refused
