// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: shift
static unsigned f(unsigned n, unsigned k) { n >>= k; return n; } // refused
