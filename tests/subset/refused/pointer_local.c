// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: pointer
static int f(void) { int *p = 0; return 1; } // refused
