// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: subscript
#include "names.h"
static int f(struct Buffer b) { return b.items[b.count]; } // refused
