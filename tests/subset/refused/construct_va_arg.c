// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: construct
static int f(__builtin_va_list list) { return __builtin_va_arg(list, int); } // refused
