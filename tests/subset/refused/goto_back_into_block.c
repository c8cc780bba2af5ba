// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: goto
static int f(int n) {
    {
        int m = 5;
    in:
        if (m == n) return m;
    }
    goto in; // refused
}
