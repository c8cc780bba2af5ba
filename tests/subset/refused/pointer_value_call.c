// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: pointer-value
#include "kernel/value.h"
static bool f(Ref r) { return !slot_pointer(r); } // refused
