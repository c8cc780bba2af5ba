// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: asm
// flags: -std=gnu17
static int f(void) asm("g"); // refused
