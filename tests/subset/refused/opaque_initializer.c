// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: opaque
#include "kernel/value.h"
static Ref f(void) { Ref r = {4096}; return r; } // refused
