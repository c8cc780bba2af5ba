// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: nothing
#include "shared.h"

const int table[2] = {1, 2};

struct Shared make(int a) { return (struct Shared){a, sizeof table}; }
