// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: call
static int f(int (*g)(int)) { return g(1); } // refused
