// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: union
struct S { union { int i; float f; }; }; // refused
