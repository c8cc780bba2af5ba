// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: ^recursion: even -> odd -> even: let
// status: 1
int other(int n);
int odd(int n);

__attribute__((noinline)) int even(int n) { return n ? other(n) + odd(n - 1) : 1; }

__attribute__((noinline)) int odd(int n) { return n ? other(n) * even(n - 1) : 0; }
