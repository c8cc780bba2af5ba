// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Natural numbers as runs of 64-bit limbs, least significant first: what objects/int*.c computes with. A View is
// a number to read, an Edit one to write; their sizes are the numbers' sizes, and leading zeros are allowed but
// where said otherwise. Sizes that do not fit each other end in kernel_fault, as every misuse of a view.
// In-place use (the result is the very memory of an operand) is allowed where said. Functions that need
// scratch memory return false when there is none, with MemoryError raised.
#pragma once
#include "kernel/heap.h"

typedef unsigned __int128 Wide;

INLINE uint64_t limbs_count(View v) { return view_count(v) / 8; }
INLINE uint64_t limbs_room(Edit e) { return limbs_count(edit_view(e)); }
INLINE View limbs_part(View v, uint64_t from, uint64_t n) { return view_part(v, from * 8, n * 8); }
INLINE Edit limbs_edit_part(Edit e, uint64_t from, uint64_t n) { return edit_part(e, from * 8, n * 8); }
// Loops over `small` limbs of one number and at least as many of `large` begin with this test, after which the
// compiler drops the checks of the loop's body.
INLINE void limbs_need(uint64_t large, uint64_t small) {
    if (unlikely(large < small)) kernel_fault(FAULT_BYTE_INDEX);
}

// --- limbs.c: in time linear in the size
uint64_t limbs_used(View v);         // without leading zeros
void limbs_copy(Edit to, View from); // room >= count; the rest of `to` stays; upwards, so `to` may lie below
void limbs_clear(Edit to);
int32_t limbs_compare(View a, View b); // any sizes: -1, 0, 1
bool limbs_is_zero(View v);
// r = a + b, a - b, returning carry or borrow; a has at least b's size, r at least a's. In place with a or b.
uint64_t limbs_add(Edit r, View a, View b);
uint64_t limbs_sub(Edit r, View a, View b);
uint64_t limbs_add_1(Edit r, View a, uint64_t b);
uint64_t limbs_sub_1(Edit r, View a, uint64_t b);
// r = a * b + carry, r += a * b, r -= a * b: the limb that goes out at the top. r has at least a's size.
uint64_t limbs_mul_1(Edit r, View a, uint64_t b, uint64_t carry); // in place with a
uint64_t limbs_addmul_1(Edit r, View a, uint64_t b);
uint64_t limbs_submul_1(Edit r, View a, uint64_t b);
// Shifts by 0 .. 63 bits, in place with a; return the bits that fall out (right: in the high bits of the limb).
uint64_t limbs_lshift(Edit r, View a, uint32_t bits);
uint64_t limbs_rshift(Edit r, View a, uint32_t bits);
// q = a / d, returns the remainder; in place with a. d != 0.
uint64_t limbs_divmod_1(Edit q, View a, uint64_t d);
uint64_t limbs_mod_1(View a, uint64_t d);
// One step of a division by a limb d with its top bit set: high < d, inverse = limbs_inverse(d).
uint64_t limbs_inverse(uint64_t d);
INLINE U128 limbs_step(uint64_t high, uint64_t low, uint64_t d, uint64_t inverse) {
    // Moeller and Granlund, "Improved division by invariant integers", algorithm 4: low = quotient, high = remainder
    Wide estimate = (Wide)high * inverse + (((Wide)high << 64) | low);
    uint64_t quotient = (uint64_t)(estimate >> 64) + 1;
    uint64_t remainder = low - quotient * d;
    if (remainder > (uint64_t)estimate) {
        quotient--;
        remainder += d;
    }
    if (unlikely(remainder >= d)) {
        quotient++;
        remainder -= d;
    }
    return (U128){quotient, remainder};
}

// --- limbs_multiply.c
// r = a * b; r has room for both sizes together, and is neither of them.
bool limbs_mul(Edit r, View a, View b) MUST_USE;
bool limbs_square(Edit r, View a) MUST_USE;

// --- limbs_divide.c
// q = a / b rounded down, a = the remainder in its low limbs, 0 above. b has two limbs at least, its top one is not 0; a's as
// many top limbs are less than b (a zero limb on top sees to it). q has room for a's size less b's.
bool limbs_divmod(Edit q, Edit a, View b) MUST_USE;
