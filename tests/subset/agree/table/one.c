// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: disagree
// The table is shorter than the one who reads it thinks.
#include "long.h"
#include "kernel/value.h"

static int use(int n) { return AT(table, n); }
