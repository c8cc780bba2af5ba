// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: cast
#include <stddef.h>
static int f(void) { return NULL == 0; } // refused
