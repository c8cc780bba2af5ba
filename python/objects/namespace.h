// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// types.SimpleNamespace: an object with attributes, and nothing else.
#pragma once
#include "python/objects/object.h"

enum NamespaceField { NAMESPACE_DICT, NAMESPACE_FIELDS };

Value namespace_new(Value dict); // its attributes are the dict's entries: the dict becomes its own
bool namespace_boot(void);
