// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: ^recursion: walk -> walk: let
// expect: , 1 ask,
// status: 1
// A question that one of the ways past it does not meet.
int stack_has_room(void);
int other(int n);

int walk(int n) {
    if (n & 1) return walk(n / 2) + other(n);
    if (!stack_has_room()) return -1;
    return n ? walk(n - 1) + other(n + 1) : 0;
}
