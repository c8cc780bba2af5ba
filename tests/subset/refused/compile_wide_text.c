// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: compile
#include "kernel/value.h"
static Text f(void) { return TEXT(L"text"); } // refused
