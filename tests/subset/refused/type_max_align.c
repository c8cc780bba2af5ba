// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: type
#include <stddef.h>
static int f(void) { max_align_t m; return sizeof m == 1; } // refused
