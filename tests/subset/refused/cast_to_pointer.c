// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: cast
static int f(long n) { return (char *)n == 0; } // refused
