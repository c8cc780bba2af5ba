// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: reserved
static int f(int n) { if (n) __builtin_unreachable(); return 1; } // refused
