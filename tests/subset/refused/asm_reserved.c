// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: asm
static void f(void) { __asm__ __volatile__("nop"); } // refused
