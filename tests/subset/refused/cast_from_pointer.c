// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: cast
static long f(void) { int a[2] = {1}; return (long)a; } // refused
