// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: twice
#include "shared.h"

int twice(int n) { return n; }
