// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: extern
#include "kernel/value.h"
extern STATE(int, state); // refused
