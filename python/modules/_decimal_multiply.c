// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Products and quotients in base 10^18. Small products go by columns, whose sums are reduced once each; above KARATSUBA
// limbs by three half-size products, above TRANSFORM limbs by number-theoretic transforms. Small quotients are Knuth's
// algorithm D (TAOCP 4.3.1), large ones the recursive division of Burnikel and Ziegler.
#include "python/modules/_decimal_natural.h"
#include "python/objects/limbs_transform.h"
#include "python/objects/memory.h"

enum { KARATSUBA = 36, TRANSFORM = 1800, COLUMN_MOST = 340, RECURSIVE = 50, RECURSIVE_QUOTIENT = 20 };

// --- products

// One column's sum of at most COLUMN_MOST products and a carry: the digit, and the carry into the next.
typedef struct {
    uint64_t digit;
    Wide carry;
} Column;
INLINE Column column(Wide sum) {
    uint64_t high = (uint64_t)(sum >> 64), whole = high / LIMB_BASE;
    U128 parts = natural_split((Wide)(high % LIMB_BASE) << 64 | (uint64_t)sum);
    return (Column){parts.high, (Wide)whole << 64 | parts.low};
}

// r = a * b by columns; a has at least b's size, which is 1 .. COLUMN_MOST.
static void mul_columns(Edit r, View a, View b) {
    uint64_t n = limbs_count(a), m = limbs_count(b);
    Wide carry = 0;
    for (uint64_t k = 0; k < n + m - 1; k++) {
        uint64_t from = k < m ? 0 : k - m + 1, to = k < n ? k + 1 : n;
        View top = limbs_part(a, from, to - from), low = limbs_part(b, k + 1 - to, to - from);
        Wide sum = carry;
        for (uint64_t i = 0, count = limbs_count(top); i < count; i++)
            sum += (Wide)view_u64(top, i) * view_u64(low, count - 1 - i);
        Column c = column(sum);
        edit_u64(r, k, c.digit);
        carry = c.carry;
    }
    edit_u64(r, n + m - 1, (uint64_t)carry);
}

// |a - b| for a low half and a high half that may be one limb shorter; true when it was a < b.
static bool distance(Edit r, View a, View b) {
    if (limbs_compare(a, b) >= 0) {
        natural_sub(r, a, b);
        return false;
    }
    uint64_t n = limbs_count(b); // a's limbs above are zeros
    natural_sub(limbs_edit_part(r, 0, n), b, limbs_part(a, 0, n));
    limbs_clear(limbs_edit_part(r, n, limbs_room(r) - n));
    return true;
}

// r += middle * 10^(18 half), where middle = z0 + z2 -+ t, and r = z0 + z2 * 10^(36 half) already.
static void add_middle(Edit r, Edit t, uint64_t half, bool add_t) {
    uint64_t n = limbs_room(r) / 2;
    View z0 = limbs_part(edit_view(r), 0, 2 * half), z2 = limbs_part(edit_view(r), 2 * half, 2 * (n - half));
    uint64_t carry;
    if (add_t)
        carry = natural_add(t, edit_view(t), z0);
    else
        carry = 0 - natural_sub(t, z0, edit_view(t));
    carry += natural_add(t, edit_view(t), z2);
    Edit upper = limbs_edit_part(r, half, 2 * n - half), top = limbs_edit_part(r, 3 * half, 2 * n - 3 * half);
    natural_add(upper, edit_view(upper), edit_view(t));
    natural_add_1(top, edit_view(top), carry);
}

static uint64_t scratch_size(uint64_t n) { return 2 * n + 256; }

// r = a * b for numbers of the same size n >= 1; r has exactly 2n limbs.
static void karatsuba(Edit r, View a, View b, Edit scratch) {
    uint64_t n = limbs_count(a), half = n - n / 2;
    if (n < KARATSUBA) {
        mul_columns(r, a, b);
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

static bool mul_same_size(Edit r, View a, View b) {
    uint64_t n = limbs_count(a);
    if (n >= TRANSFORM) return transform_mul_base(r, a, b, LIMB_BASE);
    Value scratch = new_blob(scratch_size(n) * 8);
    if (is_error(scratch)) return false;
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
        if (!natural_mul(part, limbs_part(a, at, n), b)) return false;
        Edit here = limbs_edit_part(r, at, size + total - at);
        natural_add(here, edit_view(here), edit_view(part));
    }
    return true;
}

bool natural_mul(Edit r, View a, View b) {
    if (limbs_count(a) < limbs_count(b)) {
        View other = a;
        a = b;
        b = other;
    }
    uint64_t n = limbs_count(a), m = limbs_count(b);
    r = limbs_edit_part(r, 0, n + m);
    if (m == 0)
        limbs_clear(r);
    else if (m == 1)
        edit_u64(r, n, natural_mul_1(r, a, view_u64(b, 0), 0));
    else if (m < KARATSUBA)
        mul_columns(r, a, b);
    else if (n == m)
        return mul_same_size(r, a, b);
    else if (n >= TRANSFORM && m >= TRANSFORM / 4)
        return transform_mul_base(r, a, b, LIMB_BASE);
    else
        return mul_pieces(r, a, b);
    return true;
}

// --- quotients: the divisor's top limb is at least half of the base, it has n limbs, the dividend n + k limbs, of
// which the n top ones are less than it, and the quotient k limbs

// a -= b * factor; what has to be taken from the limb above.
static uint64_t submul_1(Edit a, View b, uint64_t factor) {
    uint64_t n = limbs_count(b), borrow = 0;
    View old = edit_view(a);
    limbs_need(limbs_count(old), n);
    for (uint64_t i = 0; i < n; i++) {
        U128 product = natural_split((Wide)view_u64(b, i) * factor + borrow);
        uint64_t limb = view_u64(old, i);
        bool less = limb < product.high;
        edit_u64(a, i, less ? limb + LIMB_BASE - product.high : limb - product.high);
        borrow = product.low + less;
    }
    return borrow;
}

// The quotient's next limb from a's three top limbs and b's two: exact or one too large. top <= b1.
static uint64_t estimate(uint64_t top, uint64_t next, uint64_t low, uint64_t b1, uint64_t b0) {
    uint64_t digit = LIMB_BASE - 1, rest = next + b1;
    if (likely(top < b1)) {
        Wide above = (Wide)top * LIMB_BASE + next;
        U128 step = u128_div((uint64_t)(above >> 64), (uint64_t)above, b1);
        digit = step.low;
        rest = step.high;
    }
    while (rest < LIMB_BASE && (Wide)digit * b0 > (Wide)rest * LIMB_BASE + low) {
        digit--;
        rest += b1;
    }
    return digit;
}

// b has two limbs at least.
static void divide_rows(Edit q, Edit a, View b) {
    uint64_t n = limbs_count(b), k = limbs_room(a) - n;
    uint64_t b1 = view_u64(b, n - 1), b0 = view_u64(b, n - 2);
    for (uint64_t i = k; i > 0; i--) {
        Edit row = limbs_edit_part(a, i - 1, n + 1), low = limbs_edit_part(a, i - 1, n);
        View now = edit_view(row);
        uint64_t top = view_u64(now, n);
        uint64_t digit = estimate(top, view_u64(now, n - 1), view_u64(now, n - 2), b1, b0);
        if (unlikely(submul_1(low, b, digit) > top)) { // one too large
            digit--;
            natural_add(low, edit_view(low), b);
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
        // They are equal. The quotient is the largest number of k limbs, the remainder the low half + b_top.
        for (uint64_t i = 0; i < k; i++) edit_u64(q, i, LIMB_BASE - 1);
        limbs_clear(limbs_edit_part(top, k, k));
        edit_u64(top, k, natural_add(limbs_edit_part(top, 0, k), limbs_part(edit_view(top), 0, k), b_top));
    } else if (!divide(q, top, b_top, scratch)) {
        return false;
    }
    Edit product = limbs_edit_part(scratch, 0, n), rest = limbs_edit_part(a, 0, n + 1);
    if (!natural_mul(product, edit_view(q), b_low)) return false;
    uint64_t borrow = natural_sub(rest, edit_view(rest), edit_view(product));
    while (borrow) {
        for (uint64_t i = 0;; i++) { // q -= 1
            uint64_t limb = view_u64(edit_view(q), i);
            edit_u64(q, i, limb ? limb - 1 : LIMB_BASE - 1);
            if (limb) break;
        }
        borrow -= natural_add(rest, edit_view(rest), b);
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

bool natural_divmod(Edit q, Edit a, View b) {
    uint64_t n = limbs_count(b), k = limbs_room(a) - n;
    q = limbs_edit_part(q, 0, k);
    if (n == 1) {
        Edit low = limbs_edit_part(a, 0, k);
        uint64_t remainder = natural_divmod_1(q, edit_view(low), view_u64(b, 0));
        limbs_clear(a);
        edit_u64(a, 0, remainder);
        return true;
    }
    // Both times a factor that brings b's top limb up.
    uint64_t factor = u64_div(LIMB_BASE, view_u64(b, n - 1) + 1).quotient;
    Value memory = new_blob(2 * n * 8);
    if (is_error(memory)) return false;
    Edit all = bytes_edit(ref_of(memory)), divisor = limbs_edit_part(all, 0, n);
    natural_mul_1(divisor, b, factor, 0);
    natural_mul_1(a, edit_view(a), factor, 0);
    if (!divide(q, a, edit_view(divisor), limbs_edit_part(all, n, n))) return false;
    natural_divmod_1(a, edit_view(a), factor);
    return true;
}
