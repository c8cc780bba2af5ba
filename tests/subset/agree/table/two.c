// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
#include "short.h"

const int table[2] = {1, 2};
