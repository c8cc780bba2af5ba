// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Making ints and taking them apart: machine integers, doubles, bytes. Nothing here looks at text (int_text.c,
// int_parse.c) or computes (int_add.c, int_multiply.c ...).
#include "python/objects/int_big.h"
#include "python/objects/error.h"

Value big_new(uint64_t limbs) {
    if (unlikely(limbs > BIG_LIMBS_MAX)) return raise_memory_error();
    return new_bytes(SHAPE(int), limbs * 8);
}

Value big_from_u64(uint64_t magnitude, bool negative) {
    if (magnitude <= (uint64_t)SMALL_INT_MAX + negative)
        return int_wrap(negative ? (int64_t)(0 - magnitude) : (int64_t)magnitude);
    Value block = new_bytes(SHAPE(int), 8);
    RETURN_IF_ERROR(block);
    u64_set(ref_of(block), 0, magnitude);
    bytes_set_aux(ref_of(block), negative);
    return block;
}

Value big_finish(Value block, bool negative) {
    Ref r = ref_of(block);
    View limbs = bytes_view(r);
    uint64_t n = limbs_used(limbs);
    if (n <= 1) {
        uint64_t magnitude = n ? view_u64(limbs, 0) : 0;
        if (magnitude <= (uint64_t)SMALL_INT_MAX + negative) return big_from_u64(magnitude, negative);
    }
    if (n < limbs_count(limbs)) bytes_shrink(r, n * 8);
    bytes_set_aux(r, negative);
    return block;
}

Value big_block(Value n) {
    if (is_big(n)) return n;
    Value block = new_blob(8);
    RETURN_IF_ERROR(block);
    u64_set(ref_of(block), 0, small_magnitude(n));
    return block;
}

Value int_plain(Value v) {
    if (likely(int_is_exact(v))) return v;
    if (is_bool(v)) return int_u32(is_true(v));
    return object_plain(v);
}

Value int_new(int64_t n) {
    IntResult small = int_try(n);
    if (likely(small.ok)) return small.value;
    return n < 0 ? big_from_u64(0 - (uint64_t)n, true) : big_from_u64((uint64_t)n, false);
}

Value int_from_u64(uint64_t n) { return big_from_u64(n, false); }

Value int_from_u128(U128 n) {
    if (n.high == 0) return big_from_u64(n.low, false);
    Value block = big_new(2);
    RETURN_IF_ERROR(block);
    u64_set(ref_of(block), 0, n.low);
    u64_set(ref_of(block), 8, n.high);
    return block;
}

Value int_from_double(double d) {
    if (likely(f64_abs(d) < 0x1p60)) return int_wrap(f64_to_i64(d));
    if (f64_is_nan(d)) return VALUE_ERROR("cannot convert float NaN to integer");
    if (f64_is_inf(d)) return raise0(CLASS(OverflowError), TEXT("cannot convert float infinity to integer"));
    uint64_t bits = f64_bits(d), mantissa = (bits & ((UINT64_C(1) << 52) - 1)) | UINT64_C(1) << 52;
    uint64_t shift = (bits >> 52 & 0x7ff) - 1075, at = shift / 64;
    Value block = big_new(at + 2);
    RETURN_IF_ERROR(block);
    u64_set(ref_of(block), at * 8, mantissa << (shift & 63));
    u64_set(ref_of(block), at * 8 + 8, (mantissa >> 1) >> (~shift & 63));
    return big_finish(block, f64_sign(d));
}

I64Result int_to_i64(Value n) {
    if (likely(is_int(n))) return (I64Result){true, int_of(n)};
    View limbs = big_limbs(n);
    if (limbs_count(limbs) > 1) return (I64Result){0};
    uint64_t magnitude = view_u64(limbs, 0);
    bool negative = big_negative(n);
    if (magnitude > (uint64_t)INT64_MAX + negative) return (I64Result){0};
    return (I64Result){true, (int64_t)(negative ? 0 - magnitude : magnitude)};
}

U64Result int_to_u64(Value n) {
    if (likely(is_int(n))) return (U64Result){int_of(n) >= 0, (uint64_t)int_of(n)};
    View limbs = big_limbs(n);
    if (limbs_count(limbs) > 1 || big_negative(n)) return (U64Result){0};
    return (U64Result){true, view_u64(limbs, 0)};
}

uint64_t int_low_u64(Value n) {
    if (likely(is_int(n))) return (uint64_t)int_of(n);
    uint64_t low = view_u64(big_limbs(n), 0);
    return big_negative(n) ? 0 - low : low;
}

bool int_is_negative(Value n) { return is_int(n) ? int_of(n) < 0 : big_negative(n); }

bool int_is_odd(Value n) { return int_low_u64(n) & 1; }

// The 64 top bits of a big int's magnitude, the last of them set if anything below is not 0.
static uint64_t top_bits(View limbs) {
    uint64_t n = limbs_count(limbs), top = view_u64(limbs, n - 1);
    uint32_t shift = u64_clz(top) & 63;
    if (n == 1) return top << (shift & 63);
    uint64_t next = view_u64(limbs, n - 2);
    uint64_t bits = top << (shift & 63) | (next >> 1) >> (~shift & 63);
    bool rest = (next << (shift & 63)) != 0 || !limbs_is_zero(limbs_part(limbs, 0, n - 2));
    return bits | rest;
}

Frexp int_frexp(Value n) {
    if (is_int(n)) {
        uint64_t magnitude = small_magnitude(n);
        if (magnitude == 0) return (Frexp){0, 0};
        double d = (double)magnitude;
        int64_t exponent = (int64_t)(f64_bits(d) >> 52) - 1022;
        double mantissa = f64_from_bits((f64_bits(d) & ((UINT64_C(1) << 52) - 1)) | UINT64_C(1022) << 52);
        return (Frexp){int_of(n) < 0 ? -mantissa : mantissa, exponent};
    }
    double mantissa = (double)top_bits(big_limbs(n)) * 0x1p-64;
    int64_t exponent = (int64_t)long_bit_length(n);
    if (mantissa == 1.0) {
        mantissa = 0.5;
        exponent++;
    }
    return (Frexp){big_negative(n) ? -mantissa : mantissa, exponent};
}

DoubleResult int_to_double(Value n) {
    if (likely(is_int(n))) return (DoubleResult){true, (double)int_of(n)};
    Frexp parts = int_frexp(n);
    if (parts.exponent > 1024) return (DoubleResult){0};
    // mantissa * 2^exponent: a normal number, by adding to the exponent field
    uint64_t bits = f64_bits(parts.mantissa) + ((uint64_t)parts.exponent << 52);
    return (DoubleResult){true, f64_from_bits(bits)};
}

// Byte i, least significant first, of a bytes block that holds a number.
static uint8_t number_byte(View block, uint64_t from, uint64_t n, bool little, uint64_t i) {
    return view_u8(block, little ? from + i : from + n - 1 - i);
}

Value int_from_bytes(Ref source, uint64_t from, uint64_t n, bool little, bool is_signed) {
    View bytes = bytes_view(source);
    bool negative = is_signed && n && number_byte(bytes, from, n, little, n - 1) & 0x80;
    if (n <= 8) {
        uint64_t value = negative && n < 8 ? ~UINT64_C(0) << (8 * n & 63) : 0;
        for (uint64_t i = 0; i < n; i++)
            value |= (uint64_t)number_byte(bytes, from, n, little, i) << (8 * i & 63);
        return is_signed ? int_new((int64_t)value) : int_from_u64(value);
    }
    Value block = big_new((n + 7) / 8);
    RETURN_IF_ERROR(block);
    Edit limbs = big_edit(block);
    uint32_t carry = 1; // of the two's complement
    for (uint64_t i = 0; i < n; i++) {
        uint32_t byte = number_byte(bytes, from, n, little, i);
        if (negative) {
            carry += byte ^ 0xff;
            byte = carry & 0xff;
            carry >>= 8;
        }
        edit_u8(limbs, i, (uint8_t)byte);
    }
    // -2^(8n): the carry goes beyond the n bytes only if all of them are 0, and then the sign bit is not set.
    return big_finish(block, negative);
}

bool int_to_bytes(Value n, Ref block, uint64_t at, uint64_t size, bool little, bool is_signed) {
    bool negative = int_is_negative(n);
    if (negative && !is_signed) return false;
    bool big = is_big(n);
    uint64_t magnitude = big ? 0 : small_magnitude(n);
    View limbs = big ? big_limbs(n) : bytes_view(block);
    uint64_t count = big ? view_count(limbs) : 8;
    Edit out = bytes_edit(block);
    uint32_t carry = 1, byte = 0;
    for (uint64_t i = 0; i < size || i < count; i++) {
        byte = i >= count ? 0 : big ? view_u8(limbs, i) : magnitude >> (8 * i & 63) & 0xff;
        if (negative) {
            carry += byte ^ 0xff;
            byte = carry & 0xff;
            carry >>= 8;
        }
        if (i < size)
            edit_u8(out, little ? at + i : at + size - 1 - i, (uint8_t)byte);
        else if (byte != (negative ? 0xff : 0))
            return false;
    }
    if (!is_signed) return true;
    if (size == 0) return true; // 0 and -1, as CPython has it
    bool top = u8_get(block, little ? at + size - 1 : at) & 0x80;
    return top == negative;
}
