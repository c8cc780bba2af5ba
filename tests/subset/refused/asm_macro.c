// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: asm
#define HALT __asm__("hlt") // refused
static void f(void) { HALT; }
