// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: arrow
#define GO -> // refused
struct S { int a; };
static int f(struct S *s) { return s GO a; }
