// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: dereference
//
// The operator is a user's macro of its own.
#include "kernel/value.h"
#define STAR * // refused
static Value f(Ref r) { return STAR slot_pointer(r); }
