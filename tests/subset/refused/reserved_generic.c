// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: reserved
static int f(int n) { return _Generic(n, int: 1, default: 2); } // refused
