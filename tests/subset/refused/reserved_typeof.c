// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: reserved
static int f(int n) { __typeof__(n) m = n; return m; } // refused
