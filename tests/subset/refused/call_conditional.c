// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: call
static int g(int n) { return n; }
static int f(int n) { return (n ? f : g)(n); } // refused
