// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: attribute
static int f(__attribute__((address_space(256))) int *p) { return *p; } // refused
