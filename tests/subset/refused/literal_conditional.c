// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: literal
#include "kernel/value.h"
static void f(bool b) { say(b ? "yes" : "no", 1); } // refused
