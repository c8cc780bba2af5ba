// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: header at 1
// flags: -include stdlib.h
//
// The build may not slip one in either.
static int f(void) { return 1; }
