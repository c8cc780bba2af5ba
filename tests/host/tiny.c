// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The smallest thing that the image builder takes for an enclave: an entry, the layout page, a constant, a
// variable, and thread variables. It is linked as enclaves are, and never entered by these tests.
#include "abi/layout.h"

__attribute__((section(".layout"), used)) const struct Layout layout = {0};
__attribute__((used)) const char constant[] = "a constant of tests/host/tiny.c";
__attribute__((used)) int variable = 5;
__attribute__((used)) static char large[10000];
__attribute__((used)) _Thread_local char thread_variables[5000];

__attribute__((section(".text.entry"), used)) void entry(void) { __builtin_trap(); }
