// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Products of very large natural numbers in almost linear time: transforms modulo three primes.
#pragma once
#include "python/objects/limbs.h"

// r = a * b, for sizes that are not 0; r has exactly the room of both together and is neither of them. a and b may
// be the same view. false: no memory, the error is raised. Scratch: up to 12 times the size of r.
bool transform_mul(Edit r, View a, View b) MUST_USE;
// The same for limbs in another base than 2^64: base >= 2^32, at most 2^25 limbs in r.
bool transform_mul_base(Edit r, View a, View b, uint64_t base) MUST_USE;
