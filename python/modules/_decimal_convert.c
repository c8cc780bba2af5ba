// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Decimal numbers from and to ints and floats; the hash that all numbers share (Python reference, "Hashing of
// numeric types"). Between base 10^18 and binary, small numbers are computed limb by limb, large ones through the
// sub-quadratic conversions of ints to and from decimal text.
#include "python/modules/_decimal.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/int_big.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

enum { BY_LIMBS = 40 }; // up to so many limbs, limb by limb

// --- from ints and floats

static Number from_big_limbs(Value n) {
    uint64_t count = limbs_count(big_limbs(n)), room = count * 20 / LIMB_DIGITS + 2, used = 0;
    Value work = new_blob(count * 8), blob = is_error(work) ? ERROR : new_blob(room * 8);
    if (is_error(blob)) return decimal_no_memory();
    Edit rest = bytes_edit(ref_of(work));
    limbs_copy(rest, big_limbs(n));
    while (count) {
        Edit now = limbs_edit_part(rest, 0, count);
        u64_set(ref_of(blob), used++ * 8, limbs_divmod_1(now, edit_view(now), LIMB_BASE));
        count = limbs_used(edit_view(now));
    }
    return decimal_from_limbs(blob, used, big_negative(n), 0);
}

Number decimal_from_int(Value n) {
    if (is_error(n)) return decimal_no_memory();
    if (!is_big(n)) return decimal_u64(small_magnitude(n), int_of(n) < 0, 0);
    if (limbs_count(big_limbs(n)) <= BY_LIMBS) return from_big_limbs(n);
    Value magnitude = long_abs(n), text = is_error(magnitude) ? ERROR : big_decimal(magnitude);
    if (is_error(text)) return decimal_no_memory();
    Number result = decimal_parse_ascii(ref_of(text), 0, str_length(ref_of(text)), decimal_max_limits());
    result.negative = big_negative(n);
    return result;
}

Number decimal_from_double(double d) {
    if (f64_is_nan(d)) return decimal_special(DECIMAL_QUIET, f64_sign(d));
    if (f64_is_inf(d)) return decimal_special(DECIMAL_INFINITE, f64_sign(d));
    Binary parts = float_binary(d);
    if (parts.mantissa == 0) return decimal_small(0, f64_sign(d), 0);
    uint32_t zeros = u64_ctz(parts.mantissa);
    parts.mantissa >>= zeros & 63;
    parts.exponent += zeros;
    Value n = int_from_u64(parts.mantissa);
    if (parts.exponent >= 0) {
        n = long_shift(n, parts.exponent);
    } else { // m / 2^k = m * 5^k / 10^k
        Value five = long_pow(int_u32(5), int_new(-parts.exponent));
        n = is_error(five) ? ERROR : long_mul(n, five);
    }
    Number result = decimal_from_int(n);
    if (decimal_is_special(result)) return result;
    result.negative = f64_sign(d);
    result.exponent = parts.exponent < 0 ? parts.exponent : 0;
    return result;
}

// --- to ints

Value decimal_coefficient_int(Number n) {
    if (decimal_is_small(n)) return int_from_u64(n.small);
    View limbs = decimal_view(n, n.limbs);
    uint64_t count = limbs_count(limbs), used = 0;
    if (count > BY_LIMBS) {
        Value digits = decimal_ascii_digits(n, 0, 0);
        if (is_error(digits)) return ERROR;
        Ref r = ref_of(digits);
        for (uint64_t i = 0; i < (uint64_t)n.digits; i++) u8_set(r, i, u8_get(r, i) - '0');
        return big_from_digits(bytes_view(r), (uint64_t)n.digits);
    }
    Value block = big_new(count);
    if (is_error(block)) return ERROR;
    Edit r = big_edit(block);
    for (uint64_t i = count; i > 0; i--) {
        Edit now = limbs_edit_part(r, 0, used);
        uint64_t out = limbs_mul_1(now, edit_view(now), LIMB_BASE, view_u64(limbs, i - 1));
        if (out || used == 0) edit_u64(r, used++, out);
    }
    return big_finish(block, false);
}

Value decimal_to_int(Number n) {
    if (n.exponent < 0) n = decimal_drop(n, -n.exponent).number;
    if (decimal_is_special(n)) return ERROR;
    Value whole = decimal_coefficient_int(n);
    if (n.exponent > 0 && !decimal_is_zero(n)) {
        Value ten = long_pow(int_u32(10), int_new(n.exponent));
        whole = is_error(ten) || is_error(whole) ? ERROR : long_mul(whole, ten);
    }
    return is_error(whole) || !n.negative ? whole : long_neg(whole);
}

Value decimal_integer_ratio(Number n) {
    Value top = decimal_coefficient_int(n), bottom = int_u32(1);
    RETURN_IF_ERROR(top);
    if (decimal_is_zero(n)) return tuple2(top, bottom);
    Value ten = long_pow(int_u32(10), int_new(n.exponent < 0 ? -n.exponent : n.exponent));
    RETURN_IF_ERROR(ten);
    if (n.exponent >= 0) {
        top = long_mul(top, ten);
    } else {
        Value common = long_gcd(top, ten);
        RETURN_IF_ERROR(common);
        top = long_floordiv(top, common);
        bottom = long_floordiv(ten, common);
    }
    RETURN_IF_ERROR(top);
    RETURN_IF_ERROR(bottom);
    if (n.negative) top = long_neg(top);
    return is_error(top) ? ERROR : tuple2(top, bottom);
}

// --- hash

#define HASH_MODULUS ((UINT64_C(1) << 61) - 1)
// 1 / 10 modulo it
#define HASH_INVERSE_10 UINT64_C(2075258708292324556)

static uint64_t residue(Wide n) { // n < 2^124; 2^61 = 1
    uint64_t sum = (uint64_t)(n & HASH_MODULUS) + (uint64_t)(n >> 61);
    sum = (sum & HASH_MODULUS) + (sum >> 61);
    return sum >= HASH_MODULUS ? sum - HASH_MODULUS : sum;
}
static uint64_t power_residue(uint64_t base, uint64_t exponent) {
    Wide result = 1, square = base;
    for (; exponent; exponent >>= 1) {
        if (exponent & 1) result = residue(result * square);
        square = residue(square * square);
    }
    return (uint64_t)result;
}

HashResult decimal_hash(Number n) {
    if (n.kind == DECIMAL_INFINITE) return (HashResult){true, n.negative ? -314159 : 314159};
    uint64_t down = (uint64_t)(n.exponent < 0 ? -n.exponent : n.exponent);
    uint64_t power = power_residue(n.exponent < 0 ? HASH_INVERSE_10 : 10, down);
    uint64_t hash = n.small % HASH_MODULUS;
    if (!decimal_is_small(n)) {
        View limbs = decimal_view(n, n.limbs);
        hash = 0;
        for (uint64_t i = limbs_count(limbs); i > 0; i--)
            hash = residue((Wide)hash * LIMB_BASE + view_u64(limbs, i - 1));
    }
    int64_t value = (int64_t)residue((Wide)hash * power);
    if (n.negative) value = -value;
    return (HashResult){true, value == -1 ? -2 : value};
}
