// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: opaque
#include "names.h"
static struct Pair f(Value v) { return (struct Pair){v, {5}}; } // refused
