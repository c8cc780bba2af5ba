// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: subscript
static const int table[4] = {1};
static int f(int n) { return table[n]; } // refused
