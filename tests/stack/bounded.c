// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: , 0 recursions ask nowhere$
// expect: ^deepest: 3232 bytes of
// expect: nested  \(up to 100 times\)$
// flags: --bounded tests/stack/bounded.txt
int other(int n);

int nested(int n) { return n ? nested(n - 1) + other(n) : 0; }
