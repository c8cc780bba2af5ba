// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Quotients of natural numbers: Knuth's algorithm D (TAOCP 4.3.1) for divisors of few limbs, and the recursive
// division of Burnikel and Ziegler, which rests on fast multiplication, above. The dividend becomes the remainder.
// In all functions here the divisor b has n limbs, the dividend a n + k limbs, of which the n top ones are less than b,
// and the quotient k limbs. Above RECURSIVE the divisor is normalized: the top bit of its top limb is set.
#include "python/objects/limbs.h"
#include "python/objects/memory.h"

enum { RECURSIVE = 60, RECURSIVE_QUOTIENT = 20 }; // limbs of the divisor and of the quotient

// The quotient's next limb from a's three top limbs and b's two: exact or one too large. top <= b1.
static uint64_t estimate(uint64_t top, uint64_t next, uint64_t low, uint64_t b1, uint64_t b0,
                         uint64_t inverse) {
    U128 step = {UINT64_MAX, next + b1};
    if (likely(top < b1))
        step = limbs_step(top, next, b1, inverse);
    else if (step.high < b1) // the rest is beyond one limb: no correction
        return UINT64_MAX;
    uint64_t digit = step.low, rest = step.high;
    while ((Wide)digit * b0 > (((Wide)rest << 64) | low)) {
        digit--;
        rest += b1;
        if (rest < b1) break;
    }
    return digit;
}

// The limb there of v shifted up.
static uint64_t shifted(View v, uint64_t i, uint32_t bits) {
    uint64_t below = i > 0 ? view_u64(v, i - 1) : 0;
    return view_u64(v, i) << (bits & 63) | (below >> 1) >> (~bits & 63);
}

// b has two limbs at least, and a top one. What estimates a limb of the quotient is shifted up until b is normalized; the
// numbers themselves stay as they are.
static void divide_rows(Edit q, Edit a, View b) {
    uint64_t n = limbs_count(b), k = limbs_room(a) - n;
    uint32_t bits = u64_clz(view_u64(b, n - 1)) & 63;
    uint64_t b1 = shifted(b, n - 1, bits), b0 = shifted(b, n - 2, bits), inverse = limbs_inverse(b1);
    for (uint64_t i = k; i > 0; i--) {
        Edit row = limbs_edit_part(a, i - 1, n + 1), low = limbs_edit_part(a, i - 1, n);
        View now = edit_view(row);
        uint64_t top = view_u64(now, n);
        uint64_t digit = estimate(shifted(now, n, bits), shifted(now, n - 1, bits), shifted(now, n - 2, bits),
                                  b1, b0, inverse);
        if (unlikely(limbs_submul_1(low, b, digit) > top)) { // one too large
            digit--;
            limbs_add(low, edit_view(low), b);
        }
        edit_u64(row, n, 0);
        edit_u64(q, i - 1, digit);
    }
}

// k < n: the quotient by b's k top limbs is at most a little too large for all of b.
static bool divide(Edit q, Edit a, View b, Edit scratch);
static bool divide_by_top(Edit q, Edit a, View b, Edit scratch) {
    uint64_t n = limbs_count(b), k = limbs_room(q);
    View b_low = limbs_part(b, 0, n - k), b_top = limbs_part(b, n - k, k);
    Edit top = limbs_edit_part(a, n - k, 2 * k);
    if (unlikely(limbs_compare(limbs_part(edit_view(top), k, k), b_top) >= 0)) {
        // They are equal. Quotient 2^(64 k) - 1, remainder: the low half + b_top.
        for (uint64_t i = 0; i < k; i++) edit_u64(q, i, UINT64_MAX);
        limbs_clear(limbs_edit_part(top, k, k));
        edit_u64(top, k, limbs_add(limbs_edit_part(top, 0, k), limbs_part(edit_view(top), 0, k), b_top));
    } else if (!divide(q, top, b_top, scratch)) {
        return false;
    }
    Edit product = limbs_edit_part(scratch, 0, n), rest = limbs_edit_part(a, 0, n + 1);
    if (!limbs_mul(product, edit_view(q), b_low)) return false;
    uint64_t borrow = limbs_sub(rest, edit_view(rest), edit_view(product));
    while (borrow) {
        limbs_sub_1(q, edit_view(q), 1);
        borrow -= limbs_add(rest, edit_view(rest), b);
    }
    return true;
}

static bool divide(Edit q, Edit a, View b, Edit scratch) {
    uint64_t n = limbs_count(b), k = limbs_room(q);
    if (n < RECURSIVE || k < RECURSIVE_QUOTIENT) {
        divide_rows(q, a, b);
        return true;
    }
    if (k < n) return divide_by_top(q, a, b, scratch);
    // In pieces from the top: of n limbs, or the two halves of n limbs.
    uint64_t piece = k > n ? n : n / 2, first = k > n ? u64_div(k, n).remainder : n - n / 2;
    if (first == 0) first = piece;
    for (uint64_t at = k - first;; at -= piece) {
        uint64_t size = at == k - first ? first : piece;
        Edit part = limbs_edit_part(q, at, size);
        if (!divide(part, limbs_edit_part(a, at, n + size), b, scratch)) return false;
        if (at == 0) return true;
    }
}

bool limbs_divmod(Edit q, Edit a, View b) {
    uint64_t n = limbs_count(b), k = limbs_room(a) - n;
    q = limbs_edit_part(q, 0, k);
    if (n < RECURSIVE || k < RECURSIVE_QUOTIENT) {
        divide_rows(q, a, b);
        return true;
    }
    Value blob = new_blob(2 * n * 8);
    if (is_error(blob)) return false;
    Edit scratch = limbs_edit_part(bytes_edit(ref_of(blob)), 0, n);
    Edit normal = limbs_edit_part(bytes_edit(ref_of(blob)), n, n), low = limbs_edit_part(a, 0, n);
    uint32_t bits = u64_clz(view_u64(b, n - 1)) & 63;
    limbs_lshift(normal, b, bits);
    limbs_lshift(a, edit_view(a), bits);
    if (!divide(q, a, edit_view(normal), scratch)) return false;
    limbs_rshift(low, edit_view(low), bits);
    return true;
}
