// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: flexible-array
struct S { int n; int items[]; }; // refused
