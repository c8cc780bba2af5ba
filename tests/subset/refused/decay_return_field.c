// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: decay
#include "names.h"
static void f(struct Buffer b) { say((const char *)b.items, 1); } // refused
