// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// mappingproxy: a read-only view of a mapping, as which a class shows its namespace.
#pragma once
#include "python/objects/object.h"

enum MappingProxyField { MAPPINGPROXY_MAPPING, MAPPINGPROXY_FIELDS };

Value mappingproxy_new(Value mapping);
