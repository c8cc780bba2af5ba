// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: extern
static int f(void) { extern int state; return state; } // refused
