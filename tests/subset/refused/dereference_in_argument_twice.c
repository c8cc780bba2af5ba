// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: dereference
#include "kernel/value.h"
static int f(int n) { return TWICE(*(int *)(long)n); } // refused
