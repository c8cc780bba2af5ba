// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Products of natural numbers: rows of limbs for small ones, Karatsuba's three half-size products above
// KARATSUBA limbs, a number-theoretic transform (limbs_transform.c) above TRANSFORM limbs. Scratch memory is taken
// once for a whole product. A product of sizes that differ is cut into pieces of the smaller size.
#include "python/objects/limbs.h"
#include "python/objects/limbs_transform.h"
#include "python/objects/memory.h"

enum { KARATSUBA = 32, KARATSUBA_SQUARE = 48, TRANSFORM = 3000 };

// r = a * b by rows; a has at least b's size, which is not 0.
static void mul_rows(Edit r, View a, View b) {
    uint64_t n = limbs_count(a), rows = limbs_count(b);
    edit_u64(r, n, limbs_mul_1(limbs_edit_part(r, 0, n), a, view_u64(b, 0), 0));
    for (uint64_t row = 1; row < rows; row++)
        edit_u64(r, row + n, limbs_addmul_1(limbs_edit_part(r, row, n), a, view_u64(b, row)));
}

// r = a * a: the products of different limbs once, doubled, then the squares added.
static void square_rows(Edit r, View a) {
    uint64_t n = limbs_count(a);
    limbs_clear(limbs_edit_part(r, 0, 1));
    if (n > 1) {
        View above = limbs_part(a, 1, n - 1);
        edit_u64(r, n, limbs_mul_1(limbs_edit_part(r, 1, n - 1), above, view_u64(a, 0), 0));
        for (uint64_t row = 1; row + 1 < n; row++) {
            above = limbs_part(a, row + 1, n - 1 - row);
            edit_u64(r, row + n,
                     limbs_addmul_1(limbs_edit_part(r, 2 * row + 1, n - 1 - row), above, view_u64(a, row)));
        }
    }
    edit_u64(r, 2 * n - 1, 0);
    View doubled = edit_view(r);
    limbs_need(limbs_count(doubled), 2 * n);
    uint64_t carry = 0, bit = 0;
    for (uint64_t i = 0; i < n; i++) {
        U128 square = u64_mul(view_u64(a, i), view_u64(a, i));
        uint64_t low = view_u64(doubled, 2 * i), high = view_u64(doubled, 2 * i + 1);
        Wide sum = (Wide)(low << 1 | bit) + square.low + carry;
        edit_u64(r, 2 * i, (uint64_t)sum);
        bit = high >> 63;
        sum = (Wide)(high << 1 | low >> 63) + square.high + (uint64_t)(sum >> 64);
        edit_u64(r, 2 * i + 1, (uint64_t)sum);
        carry = (uint64_t)(sum >> 64);
    }
}

// |a - b| for a low half and a high half that may be one limb shorter; true when it was a < b.
static bool distance(Edit r, View a, View b) {
    if (limbs_compare(a, b) >= 0) {
        limbs_sub(r, a, b);
        return false;
    }
    uint64_t n = limbs_count(b); // a's limbs above are zeros
    limbs_sub(limbs_edit_part(r, 0, n), b, limbs_part(a, 0, n));
    limbs_clear(limbs_edit_part(r, n, limbs_room(r) - n));
    return true;
}

// Scratch limbs for karatsuba and karatsuba_square of n limbs.
static uint64_t scratch_size(uint64_t n) { return 2 * n + 256; }

// r += middle * 2^(64 half), where middle = z0 + z2 -+ t, and r = z0 + z2 * 2^(128 half) already.
static void add_middle(Edit r, Edit t, uint64_t half, bool add_t) {
    uint64_t n = limbs_room(r) / 2;
    View z0 = limbs_part(edit_view(r), 0, 2 * half), z2 = limbs_part(edit_view(r), 2 * half, 2 * (n - half));
    uint64_t carry;
    if (add_t)
        carry = limbs_add(t, edit_view(t), z0);
    else
        carry = 0 - limbs_sub(t, z0, edit_view(t));
    carry += limbs_add(t, edit_view(t), z2);
    Edit upper = limbs_edit_part(r, half, 2 * n - half);
    uint64_t out = limbs_add(upper, edit_view(upper), edit_view(t));
    Edit top = limbs_edit_part(r, 3 * half, 2 * n - 3 * half);
    limbs_add_1(top, edit_view(top), carry);
    if (unlikely(out)) kernel_fault(FAULT_UNREACHABLE); // the product has 2n limbs
}

// r = a * b for numbers of the same size n >= 1; r has exactly 2n limbs.
static void karatsuba(Edit r, View a, View b, Edit scratch) {
    uint64_t n = limbs_count(a), half = n - n / 2;
    if (n < KARATSUBA) {
        mul_rows(r, a, b);
        return;
    }
    View a0 = limbs_part(a, 0, half), a1 = limbs_part(a, half, n - half);
    View b0 = limbs_part(b, 0, half), b1 = limbs_part(b, half, n - half);
    Edit da = limbs_edit_part(r, 0, half), db = limbs_edit_part(r, half, half);
    bool negative = distance(da, a0, a1) != distance(db, b0, b1);
    Edit t = limbs_edit_part(scratch, 0, 2 * half);
    Edit rest = limbs_edit_part(scratch, 2 * half, limbs_room(scratch) - 2 * half);
    karatsuba(t, edit_view(da), edit_view(db), rest);
    karatsuba(limbs_edit_part(r, 0, 2 * half), a0, b0, rest);
    karatsuba(limbs_edit_part(r, 2 * half, 2 * (n - half)), a1, b1, rest);
    add_middle(r, t, half, negative);
}

static void karatsuba_square(Edit r, View a, Edit scratch) {
    uint64_t n = limbs_count(a), half = n - n / 2;
    if (n < KARATSUBA_SQUARE) {
        square_rows(r, a);
        return;
    }
    View a0 = limbs_part(a, 0, half), a1 = limbs_part(a, half, n - half);
    Edit da = limbs_edit_part(r, 0, half);
    distance(da, a0, a1);
    Edit t = limbs_edit_part(scratch, 0, 2 * half);
    Edit rest = limbs_edit_part(scratch, 2 * half, limbs_room(scratch) - 2 * half);
    karatsuba_square(t, edit_view(da), rest);
    karatsuba_square(limbs_edit_part(r, 0, 2 * half), a0, rest);
    karatsuba_square(limbs_edit_part(r, 2 * half, 2 * (n - half)), a1, rest);
    add_middle(r, t, half, false);
}

// The same for any size n >= 1.
static bool mul_same_size(Edit r, View a, View b) {
    uint64_t n = limbs_count(a);
    if (n >= TRANSFORM) return transform_mul(r, a, b);
    Value scratch = n < KARATSUBA ? NONE : new_blob(scratch_size(n) * 8);
    if (is_error(scratch)) return false;
    if (n < KARATSUBA)
        mul_rows(r, a, b);
    else
        karatsuba(r, a, b, bytes_edit(ref_of(scratch)));
    return true;
}

// a in pieces of b's size: r += piece * b for each.
static bool mul_pieces(Edit r, View a, View b) {
    uint64_t size = limbs_count(b), total = limbs_count(a);
    Value product = new_blob(2 * size * 8);
    if (is_error(product)) return false;
    limbs_clear(r);
    for (uint64_t at = 0; at < total; at += size) {
        uint64_t n = total - at < size ? total - at : size;
        Edit part = limbs_edit_part(bytes_edit(ref_of(product)), 0, size + n);
        if (!limbs_mul(part, limbs_part(a, at, n), b)) return false;
        Edit here = limbs_edit_part(r, at, size + total - at);
        limbs_add(here, edit_view(here), edit_view(part));
    }
    return true;
}

bool limbs_mul(Edit r, View a, View b) {
    if (limbs_count(a) < limbs_count(b)) {
        View other = a;
        a = b;
        b = other;
    }
    uint64_t n = limbs_count(a), m = limbs_count(b);
    r = limbs_edit_part(r, 0, n + m);
    if (m == 0)
        limbs_clear(r);
    else if (m < KARATSUBA)
        mul_rows(r, a, b);
    else if (n == m)
        return mul_same_size(r, a, b);
    else if (n >= TRANSFORM && m >= TRANSFORM / 4)
        return transform_mul(r, a, b);
    else
        return mul_pieces(r, a, b);
    return true;
}

bool limbs_square(Edit r, View a) {
    uint64_t n = limbs_count(a);
    r = limbs_edit_part(r, 0, 2 * n);
    if (n == 0) return true;
    if (n < KARATSUBA_SQUARE) {
        square_rows(r, a);
        return true;
    }
    if (n >= TRANSFORM) return transform_mul(r, a, a);
    Value scratch = new_blob(scratch_size(n) * 8);
    if (is_error(scratch)) return false;
    karatsuba_square(r, a, bytes_edit(ref_of(scratch)));
    return true;
}
