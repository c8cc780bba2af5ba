// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What both files see.
#pragma once
struct Shared {
    int a;
    long b;
};
extern const int table[2];
struct Shared make(int a);
