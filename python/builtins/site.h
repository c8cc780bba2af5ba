// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The names that module site adds to the builtins.
#pragma once
#include "python/objects/object.h"

Value site_fill(Value module); // NONE or ERROR
