// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: kernel-name
#define sizeof(x) 100 // refused
#include "kernel/value.h"
