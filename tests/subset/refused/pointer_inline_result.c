// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: pointer
#include "kernel/value.h"
INLINE char *f(void) { return 0; } // refused
