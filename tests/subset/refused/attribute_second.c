// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: attribute
//
// The second of a list, in its other spelling.
static __attribute__((unused, __ifunc__("g"))) int f(void) { return 1; } // refused
