// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: foreign
//
// Hidden from the safe rooms by the header.
#include "kernel/value.h"
static void f(void) { kernel_start(1, 2); } // refused
