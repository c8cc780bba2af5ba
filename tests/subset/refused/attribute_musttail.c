// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: attribute
static int f(int n) { __attribute__((musttail)) return f(n); } // refused
