// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: ^recursion: walk -> walk: let one of them call stack_has_room first$
// expect: 1 recursions ask nowhere$
// status: 1
int other(int n);

int walk(int n) { return n ? walk(n - 1) + other(n) : 0; }
