// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: generic
static int f(int n) { return _Generic(n, int: n, default: 2); } // refused
