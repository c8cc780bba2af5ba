// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: construct
static unsigned long f(void) { return _Alignof(int); } // refused
