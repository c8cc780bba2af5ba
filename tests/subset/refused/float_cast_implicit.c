// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: float-cast
static int f(double d) { int n = d; return n; } // refused
