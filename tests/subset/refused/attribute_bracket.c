// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: attribute
[[gnu::constructor]] static void f(void) {} // refused
