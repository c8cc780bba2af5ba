// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: dereference in include/bad_inline.h
#include "bad_inline.h"
static int f(void) { return read_it(5); }
