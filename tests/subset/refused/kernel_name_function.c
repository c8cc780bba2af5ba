// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: kernel-name
#include "kernel/value.h"
static size_t f(size_t i) { return array_index_(i, 5); } // refused
