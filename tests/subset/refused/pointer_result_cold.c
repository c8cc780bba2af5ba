// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: pointer
//
// A macro of the kernel's in front changes nothing.
#include "kernel/value.h"
static COLD int *f(void) { return 0; } // refused
