// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: compile
//
// A designator outside its array.
static const int table[2] = {[5] = 1}; // refused
