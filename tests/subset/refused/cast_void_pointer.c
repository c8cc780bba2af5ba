// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: cast
static int f(int n) { return (void *)0 == 0; } // refused
