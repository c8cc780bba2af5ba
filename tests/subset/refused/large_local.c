// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: large
static int f(void) { char a[20000] = {0}; return sizeof a == 1; } // refused
