// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: static-pointer
#include "kernel/value.h"
struct Entry { Text name; int value; };
static const struct Entry table[2] = {{TEXT("one"), 1}, {TEXT("two"), 2}}; // refused
