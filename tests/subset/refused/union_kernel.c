// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: union
#include "kernel/value.h"
static uint64_t f(double d) { Punned p = pun(d); return 1; } // refused
