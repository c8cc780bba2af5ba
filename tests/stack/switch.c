// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: 0 calls are indirect, 0 recursions
// A jump table is no call.
int other(int n);
static int choose(int n) {
    switch (n) {
    case 0: return other(1);
    case 1: return other(5) * 3;
    case 2: return other(7) - 1;
    case 3: return other(9) ^ 8;
    case 4: return other(2) | 1;
    case 5: return other(3) & 6;
    default: return 0;
    }
}
int (*chosen(void))(int) { return choose; }
