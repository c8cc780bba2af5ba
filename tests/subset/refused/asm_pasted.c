// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: asm
#define JOIN(a, b) a##b
static void f(void) { JOIN(__as, m__)("syscall"); } // refused
