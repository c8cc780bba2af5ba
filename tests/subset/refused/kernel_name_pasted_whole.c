// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: kernel-name
#include "kernel/value.h"
#define MEMBER(a) offset##a##_
static uint32_t f(Ref r) { return r.MEMBER(); } // refused
