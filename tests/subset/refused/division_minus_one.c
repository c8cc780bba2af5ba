// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: division
//
// The smallest integer has no negative.
static int f(int a) { return a / -1; } // refused
