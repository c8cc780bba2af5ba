// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: extern
static int f(void) { int g(int); return g(1); } // refused
