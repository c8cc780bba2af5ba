// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: construct
static int f(int n) { return __builtin_choose_expr(1, n, 0); } // refused
