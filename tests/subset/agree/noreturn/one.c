// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: disagree
// The caller would run on into whatever code follows.
#include "never.h"

static void use(void) { stop(); }
