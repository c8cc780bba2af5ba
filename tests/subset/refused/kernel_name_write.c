// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: kernel-name
#include "kernel/value.h"
static Value f(Value v) { v.bits_ = 5; return v; } // refused
