// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: attribute
struct S { char c; int i; } __attribute__((packed)); // refused
