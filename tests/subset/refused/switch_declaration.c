// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: switch
static int f(int n) {
    switch (n) {
        int m = 5; // refused
    case 1: return m;
    }
    return 1;
}
