// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: precedence
#include "kernel/value.h"
static int f(int n) { return SCALED(n ? 1 : 2); } // refused
