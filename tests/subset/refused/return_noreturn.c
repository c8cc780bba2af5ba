// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: return
_Noreturn static void f(int n) {
    n++;
} // refused
