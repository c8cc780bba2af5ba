// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: directive
//
// It would make this text look like the kernel's.
static int before;
#line 1 "tests/subset/kernel/value.h" // refused
static int *pointer;
