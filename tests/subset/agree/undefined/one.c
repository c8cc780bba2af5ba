// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: undefined
// A header of the user's declares a function of the kernel's that the kernel hides.
#include "declares.h"

static void use(void) { kernel_start(1, 2); }
