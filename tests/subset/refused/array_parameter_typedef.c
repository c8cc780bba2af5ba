// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: array-parameter
typedef int Four[4];
static int f(Four a) { return 1; } // refused
