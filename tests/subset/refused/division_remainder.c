// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: division
static unsigned f(unsigned a, unsigned b) { a %= b; return a; } // refused
