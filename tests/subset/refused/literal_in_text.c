// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: literal
//
// What a macro puts between its own literals.
#include "kernel/value.h"
static bool f(void) { return text_size(TEXT("a" == "b")); } // refused
