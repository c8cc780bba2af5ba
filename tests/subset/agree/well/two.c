// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
#include "shared.h"
#include "kernel/value.h"

static int use(int n) { return make(n).a + AT(table, n); }
