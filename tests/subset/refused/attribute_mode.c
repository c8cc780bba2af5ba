// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: attribute
typedef int Odd __attribute__((mode(QI))); // refused
