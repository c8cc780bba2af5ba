// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: : recursion: back -> forth -> back: let
// status: 1
// A tail call keeps no frame, but nothing promises that all of the way round are such.
int other(int n);
int forth(int n);

__attribute__((noinline)) int back(int n) { return n ? forth(other(n)) : 1; }

__attribute__((noinline)) int forth(int n) { return back(n - 1) + 1; }
