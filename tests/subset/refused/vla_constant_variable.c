// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: vla
static int f(void) { const int n = 4; int a[n]; return sizeof a == 1; } // refused
