// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: static-local
static int f(void) { static int count; return ++count; } // refused
