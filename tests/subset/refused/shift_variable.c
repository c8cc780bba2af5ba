// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: shift
static int f(int n) { return 1 << n; } // refused
