// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: switch
static int f(int n) {
    switch (n)
    case 0: {
        int m = 5;
    case 1: return m; // refused
    }
    return 1;
}
