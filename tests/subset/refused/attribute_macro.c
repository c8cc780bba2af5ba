// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: attribute
#define ATTRIBUTE(name) __attribute__((name))
static ATTRIBUTE(weak) void f(void) {} // refused
