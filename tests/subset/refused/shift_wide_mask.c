// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: shift
static unsigned f(unsigned n) { return n << (n & 63); } // refused
