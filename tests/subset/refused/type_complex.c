// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: type
static double f(double _Complex c) { return 1; } // refused
