// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: address-of
#include "kernel/value.h"
static int f(int n) { return TWICE(&n != 0); } // refused
