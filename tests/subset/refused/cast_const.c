// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: cast
static const int table[2] = {1};
static int f(void) { return *(int *)table; } // refused
