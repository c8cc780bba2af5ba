// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: self-init
static int f(void) { int n = n; return n; } // refused
