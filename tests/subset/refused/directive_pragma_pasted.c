// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: reserved
#define PASTE(a, b) a##b
PASTE(_Prag, ma)("weak f = g") // refused
static int f(void) { return 1; }
