// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: kernel-name
//
// The kernel's own text would mean something else.
#define uint64_t char // refused
#include "kernel/value.h"
