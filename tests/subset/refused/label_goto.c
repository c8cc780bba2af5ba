// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: label-address
static int f(int n) { out: if (n) goto *&&out; return 1; } // refused
