// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Trees back to text.
#pragma once
#include "kernel/value.h"

Value unparse_expression(Value node); // a str, or ERROR
