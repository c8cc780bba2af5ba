// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: directive
/* a
   comment */ #line 1 "tests/subset/kernel/value.h" // refused
static int *pointer;
