// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: reserved
#define JOIN(a, b) a##b
static int f(int n) { return JOIN(__builtin_, abs)(n); } // refused
