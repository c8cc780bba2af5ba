// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Splitting exception groups, for except* (the virtual machine) and their own methods.
#pragma once
#include "python/objects/object.h"

typedef struct {
    Value matching, rest; // an exception each, or NONE; matching is ERROR when it failed
} ExceptionSplit;

// The exceptions in `exception` (a group, or one that counts as a group of itself) that match: condition is a
// class, a tuple of classes or a function. The groups keep their structure. want_rest false: .rest is NONE.
ExceptionSplit exception_group_split(Value exception, Value condition, bool want_rest);
