// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: address-of
static int f(int n) { return &n != 0; } // refused
