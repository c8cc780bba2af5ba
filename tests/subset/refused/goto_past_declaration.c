// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: goto
static int f(int n) {
    if (n) goto out; // refused
    int m = 5;
out:
    return m;
}
