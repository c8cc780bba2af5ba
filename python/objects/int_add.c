// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Ints of any size: order, hash, sum and difference. Small operands are computed with directly, a small one
// beside a big one as one limb.
#include "python/objects/int_big.h"

int32_t long_compare(Value a, Value b) {
    if (both_int(a, b)) return int_less(a, b) ? -1 : int_less(b, a);
    if (is_int(a)) return big_negative(b) ? 1 : -1;
    if (is_int(b)) return big_negative(a) ? -1 : 1;
    bool negative = big_negative(a);
    if (negative != big_negative(b)) return negative ? -1 : 1;
    int32_t order = limbs_compare(big_limbs(a), big_limbs(b));
    return negative ? -order : order;
}

#define HASH_MODULUS ((INT64_C(1) << 61) - 1)

int64_t long_hash(Value n) {
    if (likely(is_int(n))) return same(n, int_i32(-1)) ? -2 : int_of(n);
    View limbs = big_limbs(n);
    uint64_t hash = 0;
    for (uint64_t i = limbs_count(limbs); i > 0; i--) {
        // 2^64 is 8 modulo 2^61 - 1
        uint64_t limb = view_u64(limbs, i - 1);
        hash = ((hash << 3) & HASH_MODULUS) | hash >> 58;
        hash += (limb & HASH_MODULUS) + (limb >> 61);
        hash = (hash & HASH_MODULUS) + (hash >> 61);
    }
    if (hash >= HASH_MODULUS) hash -= HASH_MODULUS;
    int64_t result = big_negative(n) ? -(int64_t)hash : (int64_t)hash;
    return result == -1 ? -2 : result;
}

// |a| + |b| of two big ints, with the sign given.
static Value add_magnitudes(Value a, Value b, bool negative) {
    if (view_count(big_limbs(a)) < view_count(big_limbs(b))) {
        Value other = a;
        a = b;
        b = other;
    }
    uint64_t n = limbs_count(big_limbs(a));
    Value sum = big_new(n + 1);
    if (is_error(sum)) return ERROR;
    Edit limbs = big_edit(sum);
    edit_u64(limbs, n, limbs_add(limbs_edit_part(limbs, 0, n), big_limbs(a), big_limbs(b)));
    return big_finish(sum, negative);
}

// |a| - |b|, negated if `negative`.
static Value sub_magnitudes(Value a, Value b, bool negative) {
    int32_t order = limbs_compare(big_limbs(a), big_limbs(b));
    if (order == 0) return int_u32(0);
    if (order < 0) {
        Value other = a;
        a = b;
        b = other;
    }
    Value difference = big_new(limbs_count(big_limbs(a)));
    if (is_error(difference)) return ERROR;
    limbs_sub(big_edit(difference), big_limbs(a), big_limbs(b));
    return big_finish(difference, negative != (order < 0));
}

// A big int plus or minus a small magnitude: sign and size of the result are those of the big one.
static Value add_small(Value a, uint64_t magnitude, bool subtract) {
    uint64_t n = limbs_count(big_limbs(a));
    Value sum = big_new(subtract ? n : n + 1);
    if (is_error(sum)) return ERROR;
    Edit limbs = big_edit(sum);
    if (subtract)
        limbs_sub_1(limbs, big_limbs(a), magnitude);
    else
        edit_u64(limbs, n, limbs_add_1(limbs_edit_part(limbs, 0, n), big_limbs(a), magnitude));
    return big_finish(sum, big_negative(a));
}

static Value add_signed(Value a, Value b, bool negate_b) {
    if (both_int(a, b)) return int_new(negate_b ? int_of(a) - int_of(b) : int_of(a) + int_of(b));
    if (is_int(b)) return add_small(a, small_magnitude(b), (int_of(b) < 0) != negate_b != big_negative(a));
    bool b_negative = big_negative(b) != negate_b;
    if (is_int(a)) {
        Value sum = add_small(b, small_magnitude(a), (int_of(a) < 0) != b_negative);
        return negate_b && !is_error(sum) ? long_neg(sum) : sum;
    }
    bool negative = big_negative(a);
    return negative == b_negative ? add_magnitudes(a, b, negative) : sub_magnitudes(a, b, negative);
}

Value long_add(Value a, Value b) { return add_signed(a, b, false); }
Value long_sub(Value a, Value b) { return add_signed(a, b, true); }

static Value with_sign(Value a, bool negative) {
    uint64_t n = limbs_count(big_limbs(a));
    Value copy = big_new(n);
    if (is_error(copy)) return ERROR;
    bytes_copy(ref_of(copy), 0, ref_of(a), 0, n * 8);
    return big_finish(copy, negative);
}

Value long_neg(Value a) { return is_int(a) ? int_new(-int_of(a)) : with_sign(a, !big_negative(a)); }

Value long_abs(Value a) {
    if (is_int(a)) return int_of(a) < 0 ? int_new(-int_of(a)) : a;
    return big_negative(a) ? with_sign(a, false) : a;
}
