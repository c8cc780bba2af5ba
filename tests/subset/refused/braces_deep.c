// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: braces
#include "names.h"
struct Deep { struct Pair pairs[2]; };
static struct Deep f(void) { return (struct Deep){.pairs[1] = {1, 2}}; } // refused
