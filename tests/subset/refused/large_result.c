// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: large
struct Big { int items[5000]; };
static struct Big f(int n) { return f(n); } // refused
