// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: pointer-value
//
// A null pointer, where a literal is wanted.
#include "kernel/value.h"
static void f(void) { say(0, 1); } // refused
