// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: ^recursion: forth -> back -> forth: let
// status: 1
// One of the calls of the way round keeps its frame.
int other(int n);
int forth(int n);

__attribute__((noinline)) int back(int n) { return n ? forth(other(n)) : 1; }

__attribute__((noinline)) int forth(int n) { return back(n - 1) + 1; }
