// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: dereference
//
// A macro of the kernel's excuses its own text, not its argument.
#include "kernel/value.h"
static int f(Ref r) { return likely(int_of(*slot_pointer(r)) == 1); } // refused
