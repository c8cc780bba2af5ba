// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: pointer
#include "kernel/value.h"
static THREAD_STATE(int *, state); // refused
