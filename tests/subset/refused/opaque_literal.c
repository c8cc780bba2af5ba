// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: opaque
#include "kernel/value.h"
static Value f(void) { return (Value){5}; } // refused
