// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: subscript
static int f(int n) { int a<:4:> = {1}; return a<:n:>; } // refused
