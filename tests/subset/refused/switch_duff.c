// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: switch
static int f(int n) {
    int sum = 0;
    switch (n & 1) {
    case 0:
        do {
            sum++;
        case 1: sum++; // refused
        } while (sum < n);
    }
    return sum;
}
