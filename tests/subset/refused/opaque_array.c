// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: opaque
#include "kernel/value.h"
static Value f(void) { Value all[2] = {{1}, {2}}; return AT(all, 1); } // refused
