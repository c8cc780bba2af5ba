// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: decay
#include "kernel/value.h"
static void f(void) { char a[4] = {1}; say(a, 1); } // refused
