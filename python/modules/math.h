// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the files of the modules math and cmath share: arguments as doubles, and C99's rules about what is an error.
#pragma once
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/real.h"

#define FLOAT_ARGUMENT(name, i)                                                                              \
    DoubleResult name##_result = float_from_object(arg(args, i));                                            \
    if (!name##_result.ok) return ERROR;                                                                     \
    double name = name##_result.value

Value math_domain_error(void); // ValueError
Value math_range_error(void);  // OverflowError
// float(result) of a function of finite, infinite or NaN arguments: NaN from what is none is a domain error, infinity
// from finite arguments a range error.
Value math_checked(double result, bool arguments_finite, bool arguments_nan);
