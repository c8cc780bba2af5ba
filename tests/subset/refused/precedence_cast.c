// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: precedence
#include "kernel/value.h"
static uint64_t f(Value v) { return BITS((uint8_t)v); } // refused
