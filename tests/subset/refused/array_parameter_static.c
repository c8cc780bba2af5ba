// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: array-parameter
static int f(int a[static 4]) { return 1; } // refused
