// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: ^recursion: indirect.c: down -> .*down: let
// expect: , [1-3] calls are indirect, 1 recursions
// status: 1
int walk(int n);
static int down(int n) { return walk(n - 1) + 1; }
static int half(int n) { return walk(n / 2) * 3; }
static int (*const table[])(int) = {down, half};

int walk(int n) { return n ? table[n & 1](n) + 1 : 0; }
