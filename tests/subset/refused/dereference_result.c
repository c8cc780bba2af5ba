// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: dereference
#include "kernel/value.h"
static Value f(Ref r) { return *slot_pointer(r); } // refused
