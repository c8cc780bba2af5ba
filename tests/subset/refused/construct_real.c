// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: construct
static double f(double d) { return __real__ d; } // refused
