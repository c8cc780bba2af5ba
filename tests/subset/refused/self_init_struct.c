// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: self-init
#include "names.h"
static int f(void) { struct Point p = {.x = 1, .y = p.x}; return p.y; } // refused
