// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Lengths of what need not lie in memory (range(2**62)). object_length of object.h refuses them, since callers count with
// its result.
#pragma once
#include "python/objects/object.h"

Value object_length_any(Value v); // an int from 0 to 2**63 - 1, or ERROR
