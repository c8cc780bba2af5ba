// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: directive
_Pragma("weak f = g") // refused
static int f(void) { return 1; }
