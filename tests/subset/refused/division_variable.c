// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: division
static int f(int a, int b) { return a / b; } // refused
