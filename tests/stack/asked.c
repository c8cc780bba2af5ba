// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: ^2 functions, 1 ask, 0 calls are indirect, 0 recursions ask nowhere$
int stack_has_room(void);
int leaf(int n);

int walk(int n) {
    if (!stack_has_room()) return -1;
    return n ? walk(n - 1) + leaf(n) : 0;
}

int leaf(int n) { return n * 2; }
