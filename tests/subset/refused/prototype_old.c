// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: prototype
static int f(a) int a; { return a; } // refused
