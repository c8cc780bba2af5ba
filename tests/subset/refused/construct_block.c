// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: construct
// flags: -fblocks
static int f(int n) { return ^{ return n; }(); } // refused
