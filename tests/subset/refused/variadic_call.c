// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: variadic
#include "kernel/value.h"
static void f(int n) { log_line("%s", n); } // refused
