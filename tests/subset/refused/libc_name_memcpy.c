// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: libc-name
//
// The compiler copies structs with it.
static unsigned long memcpy(unsigned long a, unsigned long b, unsigned long c) { return a; } // refused
