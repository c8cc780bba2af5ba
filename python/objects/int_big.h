// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The inside of big ints, for objects/int*.c and the few others that compute with limbs: a plain int that is not
// small is a bytes block of limbs (objects/limbs.h), its sign in the aux word. big_new gives a block to be
// filled, big_finish makes the int of it: canonical, hence perhaps small.
#pragma once
#include "python/objects/int.h"
#include "python/objects/limbs.h"
#include "python/objects/memory.h"

enum { BIG_LIMBS_MAX = (BYTES_MAX - 64) / 8 };

INLINE bool is_big(Value n) { return is_ref(n); }
INLINE View big_limbs(Value n) { return bytes_view(ref_of(n)); }
INLINE bool big_negative(Value n) { return bytes_aux(ref_of(n)) & 1; }
INLINE uint64_t small_magnitude(Value n) {
    int64_t value = int_of(n);
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}
Value big_new(uint64_t limbs); // a block of zeros, or MemoryError
INLINE Edit big_edit(Value block) { return bytes_edit(ref_of(block)); }
Value big_finish(Value block, bool negative); // leading zeros are allowed
Value big_from_u64(uint64_t magnitude, bool negative);
// The magnitude's limbs of any plain int, in a block of its own when it is small (then ERROR is possible).
Value big_block(Value n);
// The decimal number whose digits' values are the first n bytes of the view; no limit of digits.
Value big_from_digits(View digits, uint64_t n);
// n >= 0 in decimal; no limit of digits.
Value big_decimal(Value n);
