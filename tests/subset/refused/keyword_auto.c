// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: keyword
static int f(int n) { auto int m = n; return m; } // refused
