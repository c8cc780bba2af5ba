// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: braces
#include "kernel/value.h"
static IntResult f(void) { return (IntResult){true, 5}; } // refused
