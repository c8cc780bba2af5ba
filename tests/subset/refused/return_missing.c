// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: return
static int f(int n) {
    if (n) return 1;
} // refused
