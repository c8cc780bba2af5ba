// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: float-cast
static int f(int n, double d) { n *= d; return n; } // refused
