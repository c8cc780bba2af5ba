// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: directive
#pragma pack(1) // refused
struct S { char c; int i; };
