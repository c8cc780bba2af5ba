// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: function-value
static int f(int n) { return f != 0; } // refused
