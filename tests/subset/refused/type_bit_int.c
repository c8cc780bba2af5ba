// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: type
static _BitInt(7) f(void) { return 1; } // refused
