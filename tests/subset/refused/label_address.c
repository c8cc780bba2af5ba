// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: label-address
static int f(void) { out: return &&out != 0; } // refused
