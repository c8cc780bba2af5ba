// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: , 0 recursions ask nowhere$
// expect: ^deepest: \d\d bytes of
// A loop of tail calls needs no stack: each gives its frame back first.
int other(int n);
int forth(int n);

__attribute__((noinline)) int back(int n) {
    if (n > 100) return other(n) + other(1);
    __attribute__((musttail)) return forth(n + 1);
}

__attribute__((noinline)) int forth(int n) {
    if (n < 0) return other(n) + other(2);
    __attribute__((musttail)) return back(n * 2);
}
