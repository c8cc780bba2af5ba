// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: kernel-name
#include "kernel/value.h"
static int f(int n) { enum { next_op = 1 }; return n + next_op; } // refused
