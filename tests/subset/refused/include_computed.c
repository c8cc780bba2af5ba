// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: include
#define WHICH "names.h"
#include WHICH // refused
