// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: 0 recursions ask nowhere$
// Of the functions of a recursion one asks: that is enough.
int stack_has_room(void);
int other(int n);
int odd(int n);

__attribute__((noinline)) int even(int n) { return stack_has_room() && n ? other(n) + odd(n - 1) : 1; }

__attribute__((noinline)) int odd(int n) { return n ? other(n) * even(n - 1) : 0; }
