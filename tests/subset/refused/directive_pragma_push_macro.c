// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: directive
#include "kernel/value.h"
#pragma push_macro("AT") // refused
