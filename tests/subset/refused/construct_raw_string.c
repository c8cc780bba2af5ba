// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: construct
// flags: -std=gnu17
#include "kernel/value.h"
static void f(void) { say(R"(text)", 1); } // refused
