// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: reserved
static long f(long n) { return __builtin_popcountl(n); } // refused
