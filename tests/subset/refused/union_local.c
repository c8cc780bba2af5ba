// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: union
static int f(int n) { union { int i; char c; } u = {n}; return u.c; } // refused
