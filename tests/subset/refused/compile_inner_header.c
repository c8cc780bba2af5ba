// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: compile in kernel/inner.h
#include "kernel/inner.h"
