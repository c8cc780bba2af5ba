// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// New blocks for Python objects: the kernel's allocation, with MemoryError raised when it fails. The result
// is a reference Value, or ERROR.
#pragma once
#include "python/objects/object.h"

Value new_slots(Ref shape, uint64_t count);  // all UNSET
Value new_bytes(Ref shape, uint64_t length); // all 0
Value new_weak(Ref shape, uint64_t count);
// An instance of exactly this built-in class, its fields UNSET.
#define NEW(type) new_slots(SHAPE(type), AT(type_table, T_##type).fields)
// An instance of `class`, whose layout must be that of the built-in class: fields and attributes UNSET. For
// __new__.
Value new_instance(Value class);

// Plain storage that is no Python object: the slots of a list, the digits of a sum. T_storage and T_blob are
// its classes.
Value new_storage(uint64_t slot_count);
Value new_blob(uint64_t byte_count);
