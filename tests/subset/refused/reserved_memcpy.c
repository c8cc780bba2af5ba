// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: reserved
static void f(void) { __builtin_memcpy(0, 0, 1); } // refused
