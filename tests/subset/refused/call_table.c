// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: call
static int f(int n) { int (*table[1])(int) = {f}; return table[n](n); } // refused
