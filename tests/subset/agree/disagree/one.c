// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: disagree
// Each file has its own idea of struct Shared: the callee would write past what the caller reserved.
#include "small.h"

static int use(void) { return make().a; }
