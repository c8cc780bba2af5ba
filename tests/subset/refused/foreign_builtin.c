// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: foreign
static int f(int n) { return __builtin_abs(n); } // refused
