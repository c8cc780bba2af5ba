// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: extern
int rand(void); // refused
static int f(void) { return rand(); }
