// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: reserved
static _Alignas(64) const int table[4] = {1}; // refused
