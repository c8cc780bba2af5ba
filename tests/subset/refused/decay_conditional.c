// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: decay
#include "kernel/value.h"
static void f(bool b) { char a[4] = {1}; say(b ? "text" : a, 1); } // refused
