// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: reserved
#include <stddef.h>
struct S { int a, b; };
static size_t f(void) { return offsetof(struct S, b); } // refused
