// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: incomplete
//
// Two files could complete it differently.
struct Hidden; // refused
struct Hidden { int a; };
