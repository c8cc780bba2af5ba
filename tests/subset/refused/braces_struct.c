// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: braces
//
// Without inner braces the numbers would become the bits of Values.
#include "names.h"
static struct Pair f(void) { return (struct Pair){1, 2}; } // refused
