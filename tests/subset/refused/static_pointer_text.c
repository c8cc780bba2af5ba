// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: static-pointer
#include "kernel/value.h"
static const Text name = TEXT("name"); // refused
