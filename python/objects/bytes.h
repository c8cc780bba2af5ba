// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// bytes: a bytes block of shape SHAPE(bytes), its aux word the 30-bit hash, 0 while not computed. Functions
// take exact bytes (object_plain first, for a subclass).
#pragma once
#include "python/objects/object.h"

Value bytes_new(uint64_t length); // all 0, to be filled before anybody sees it
Value bytes_from_block(Ref block, uint64_t from, uint64_t n);
