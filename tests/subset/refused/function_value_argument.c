// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: function-value
static int g(int n) { return n; }
static int f(void) { return g(f); } // refused
