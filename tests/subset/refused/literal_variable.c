// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: literal
static int f(void) { const char *text = "text"; return 1; } // refused
