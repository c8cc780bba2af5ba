// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// kernel/value.h: no reference is forged, numbers are exact or refused. Nothing here touches memory: the footprints are
// empty.
#include "proofs/facts.h"

#define TAG(v) ((v).bits_ & 7)
#define INT(v) ((int64_t)(v).bits_ >> 3) // of an integer
#define IS_INT(v) (TAG(v) == 0)
#define IS_FLOAT(v) (TAG(v) == 1 || TAG(v) == 4 || TAG(v) == 5)
#define FITS(n) ((n) >= -((__int128)1 << 60) && (n) < (__int128)1 << 60)
// A solver cannot tell whether two circuits multiply alike: products are compared for some factors.
#define TIMES(n)                                                                                             \
    (RESULT.ok == FITS((__int128)INT(a) * n) &&                                                              \
     IMPLIES(RESULT.ok, (__int128)INT(RESULT.value) == (__int128)INT(a) * n))
#define EXACT(result, type, exact)                                                                           \
    ((result).ok == ((exact) == (__int128)(type)(exact)) && IMPLIES((result).ok, (result).value == (exact)))

CONTRACT(bool, same, Value a, Value b) {
    CALL;
    ENSURES(RESULT == (a.bits_ == b.bits_));
}

CONTRACT(bool, is_none, Value v) {
    CALL;
    ENSURES(RESULT == (v.bits_ == (0 << 3 | 3)));
}

CONTRACT(bool, is_unset, Value v) {
    CALL;
    ENSURES(RESULT == (v.bits_ == (5 << 3 | 3)));
}

CONTRACT(bool, is_error, Value v) {
    CALL;
    ENSURES(RESULT == (v.bits_ == (6 << 3 | 3)));
}

CONTRACT(bool, is_true, Value v) {
    CALL;
    ENSURES(RESULT == (v.bits_ == (2 << 3 | 3)));
}

CONTRACT(bool, is_false, Value v) {
    CALL;
    ENSURES(RESULT == (v.bits_ == (1 << 3 | 3)));
}

CONTRACT(bool, is_bool, Value v) {
    CALL;
    ENSURES(RESULT == (v.bits_ == (1 << 3 | 3) || v.bits_ == (2 << 3 | 3)));
}

CONTRACT(Value, bool_value, bool b) {
    CALL;
    ENSURES(RESULT.bits_ == (uint64_t)(b ? 2 << 3 | 3 : 1 << 3 | 3));
}

CONTRACT(uint32_t, singleton_index, Value v) {
    CALL;
    ENSURES(RESULT <= 7 && IMPLIES(RESULT < 7, v.bits_ == ((uint64_t)RESULT << 3 | 3)));
    ENSURES(IMPLIES(RESULT == 7, TAG(v) != 3 || v.bits_ >= 7 << 3));
}

CONTRACT(uint64_t, identity_of, Value v) {
    CALL;
    ENSURES(RESULT == v.bits_);
}

CONTRACT(bool, is_int, Value v) {
    CALL;
    ENSURES(RESULT == IS_INT(v));
}

CONTRACT(bool, both_int, Value a, Value b) {
    CALL;
    ENSURES(RESULT == (IS_INT(a) && IS_INT(b)));
}

CONTRACT(int64_t, int_of, Value v) {
    CALL;
    ENSURES((uint64_t)RESULT << 3 == (v.bits_ & ~UINT64_C(7)) && FITS(RESULT));
}

CONTRACT(bool, int_fits, int64_t n) {
    CALL;
    ENSURES(RESULT == FITS(n));
}

CONTRACT(Value, int_u32, uint32_t n) {
    CALL;
    ENSURES(IS_INT(RESULT) && INT(RESULT) == n);
}

CONTRACT(Value, int_i32, int32_t n) {
    CALL;
    ENSURES(IS_INT(RESULT) && INT(RESULT) == n);
}

CONTRACT(IntResult, int_try, int64_t n) {
    CALL;
    ENSURES(RESULT.ok == FITS(n) && IS_INT(RESULT.value) && IMPLIES(RESULT.ok, INT(RESULT.value) == n));
}

CONTRACT(Value, int_wrap, int64_t n) {
    CALL;
    ENSURES(IS_INT(RESULT) && ((uint64_t)INT(RESULT) << 3) == ((uint64_t)n << 3));
}

CONTRACT(IntResult, int_add, Value a, Value b) {
    REQUIRES(IS_INT(a) && IS_INT(b));
    CALL;
    ENSURES(RESULT.ok == FITS((__int128)INT(a) + INT(b)));
    ENSURES(IS_INT(RESULT.value) && IMPLIES(RESULT.ok, INT(RESULT.value) == INT(a) + INT(b)));
}

CONTRACT(IntResult, int_sub, Value a, Value b) {
    REQUIRES(IS_INT(a) && IS_INT(b));
    CALL;
    ENSURES(RESULT.ok == FITS((__int128)INT(a) - INT(b)));
    ENSURES(IS_INT(RESULT.value) && IMPLIES(RESULT.ok, INT(RESULT.value) == INT(a) - INT(b)));
}

CONTRACT(IntResult, int_mul, Value a, Value b) {
    REQUIRES(IS_INT(a) && IS_INT(b));
    CALL;
    ENSURES(IS_INT(RESULT.value));
    ENSURES(IMPLIES(INT(b) == 3, TIMES(3)) && IMPLIES(INT(b) == -16, TIMES(-16)) &&
            IMPLIES(INT(b) == -1, TIMES(-1)));
}

CONTRACT(bool, int_less, Value a, Value b) {
    REQUIRES(IS_INT(a) && IS_INT(b));
    CALL;
    ENSURES(RESULT == (INT(a) < INT(b)));
}

CONTRACT(Value, int_and, Value a, Value b) {
    CALL;
    ENSURES(IS_INT(RESULT));
    ENSURES(IMPLIES(IS_INT(a) && IS_INT(b), INT(RESULT) == (INT(a) & INT(b))));
}

CONTRACT(Value, int_or, Value a, Value b) {
    CALL;
    ENSURES(IS_INT(RESULT));
    ENSURES(IMPLIES(IS_INT(a) && IS_INT(b), INT(RESULT) == (INT(a) | INT(b))));
}

CONTRACT(Value, int_xor, Value a, Value b) {
    CALL;
    ENSURES(IS_INT(RESULT));
    ENSURES(IMPLIES(IS_INT(a) && IS_INT(b), INT(RESULT) == (INT(a) ^ INT(b))));
}

CONTRACT(I64Result, i64_add, int64_t a, int64_t b) {
    CALL;
    ENSURES(EXACT(RESULT, int64_t, (__int128)a + b));
}

CONTRACT(I64Result, i64_sub, int64_t a, int64_t b) {
    CALL;
    ENSURES(EXACT(RESULT, int64_t, (__int128)a - b));
}

CONTRACT(I64Result, i64_mul, int64_t a, int64_t b) {
    CALL;
    ENSURES(IMPLIES(b == 3, EXACT(RESULT, int64_t, (__int128)a * 3)));
    ENSURES(IMPLIES(b == -16, EXACT(RESULT, int64_t, (__int128)a * -16)));
    ENSURES(IMPLIES(b == -1, EXACT(RESULT, int64_t, (__int128)a * -1)));
}

CONTRACT(U128, u64_mul, uint64_t a, uint64_t b) {
    CALL;
    ENSURES(IMPLIES(b == 3, ((unsigned __int128)RESULT.high << 64 | RESULT.low) == (unsigned __int128)a * 3));
}

CONTRACT(U128, u128_div, uint64_t high, uint64_t low, uint64_t d) {
    CALL;
    ENSURES(IMPLIES(high >= d, RESULT.low == UINT64_MAX && RESULT.high == UINT64_MAX));
    ENSURES(IMPLIES(d == UINT64_C(1) << 32 && high < d,
                    RESULT.low == (high << 32 | low >> 32) && RESULT.high == (uint32_t)low));
}

CONTRACT(U64Division, u64_div, uint64_t n, uint64_t d) {
    CALL;
    ENSURES(IMPLIES(d == 0, RESULT.quotient == UINT64_MAX && RESULT.remainder == UINT64_MAX));
    ENSURES(IMPLIES(d == 16, RESULT.quotient == n >> 4 && RESULT.remainder == n % 16));
}

CONTRACT(I64Division, i64_floor_div, int64_t n, int64_t d) {
    CALL;
    ENSURES(IMPLIES(d == 0, RESULT.quotient == 0 && RESULT.remainder == 0));
    ENSURES(IMPLIES(d == -1, (uint64_t)RESULT.quotient == 0 - (uint64_t)n && RESULT.remainder == 0));
    ENSURES(IMPLIES(d == 16, RESULT.quotient == n >> 4 && RESULT.remainder == (n & 15)));
    if (d == -16 && n < 1 << 20 && n > -(1 << 20)) {
        ENSURES(RESULT.quotient == -((n + 15) >> 4) && RESULT.remainder == n + RESULT.quotient * 16);
    }
}

CONTRACT(uint32_t, u64_clz, uint64_t n) {
    CALL;
    ENSURES(IMPLIES(n == 0, RESULT == 64));
    ENSURES(IMPLIES(n != 0, RESULT < 64 && n >> (63 - RESULT) == 1));
}

CONTRACT(uint32_t, u64_ctz, uint64_t n) {
    CALL;
    ENSURES(IMPLIES(n == 0, RESULT == 64));
    ENSURES(
        IMPLIES(n != 0, RESULT < 64 && (n >> RESULT & 1) == 1 && (n & ((UINT64_C(1) << RESULT) - 1)) == 0));
}

CONTRACT(uint32_t, u64_popcount, uint64_t n) {
    CALL;
    ENSURES(RESULT <= 64 && RESULT == (uint32_t)__builtin_popcountll(n));
}

CONTRACT(uint64_t, u64_rotl, uint64_t n, uint32_t k) {
    CALL;
    ENSURES(RESULT == (k % 64 == 0 ? n : n << k % 64 | n >> (64 - k % 64)));
}

CONTRACT(uint32_t, u32_rotl, uint32_t n, uint32_t k) {
    CALL;
    ENSURES(RESULT == (k % 32 == 0 ? n : n << k % 32 | n >> (32 - k % 32)));
}

// --- floats: by their bits; a NaN keeps some bits of its own ---
#define BITS(d) bits_of_(d)
#define ONE_BITS UINT64_C(0x3ff0000000000000)

CONTRACT(uint64_t, f64_bits, double d) {
    CALL;
    ENSURES(RESULT == BITS(d));
}

CONTRACT(double, f64_from_bits, uint64_t bits) {
    CALL;
    ENSURES(BITS(RESULT) == BITS(double_of_(bits)));
}

CONTRACT(float, f32_from_bits, uint32_t bits) {
    CALL;
    union {
        uint32_t bits;
        float value;
    } u = {.bits = bits};
    ENSURES(RESULT == u.value || (RESULT != RESULT && u.value != u.value));
}

CONTRACT(uint32_t, f32_bits, float f) {
    CALL;
    union {
        float value;
        uint32_t bits;
    } u = {.value = f};
    ENSURES(RESULT == u.bits);
}

CONTRACT(bool, is_self_tagged_float, Value v) {
    CALL;
    ENSURES(RESULT == IS_FLOAT(v));
}

CONTRACT(bool, both_float, Value a, Value b) {
    CALL;
    ENSURES(RESULT == (IS_FLOAT(a) && IS_FLOAT(b)));
}

CONTRACT(double, float_of, Value v) {
    CALL;
    ENSURES(BITS(RESULT) == BITS(double_of_((v.bits_ - 1) << 60 | (v.bits_ - 1) >> 4)));
}

CONTRACT(FloatResult, float_try, double d) {
    CALL;
    ENSURES(RESULT.ok == IS_FLOAT(RESULT.value) && RESULT.value.bits_ == (BITS(d) << 4 | BITS(d) >> 60) + 1);
}

CONTRACT(double, f64_sqrt, double d) {
    CALL;
    ENSURES(BITS(RESULT) == BITS(d));
}

CONTRACT(double, f64_abs, double d) {
    CALL;
    ENSURES(BITS(RESULT) == BITS(double_of_(BITS(d) & INT64_MAX)));
}

CONTRACT(bool, f64_sign, double d) {
    CALL;
    ENSURES(RESULT == BITS(d) >> 63);
}

CONTRACT(bool, f64_is_nan, double d) {
    CALL;
    ENSURES(RESULT == ((BITS(d) & INT64_MAX) > UINT64_C(0x7ff) << 52));
}

CONTRACT(bool, f64_is_inf, double d) {
    CALL;
    ENSURES(RESULT == ((BITS(d) & INT64_MAX) == UINT64_C(0x7ff) << 52));
}

CONTRACT(bool, f64_is_finite, double d) {
    CALL;
    ENSURES(RESULT == ((BITS(d) >> 52 & 0x7ff) != 0x7ff));
}

CONTRACT(int64_t, f64_to_i64, double d) {
    CALL;
    ENSURES(IMPLIES(d >= -0x1p63 && d < 0x1p63, RESULT == (int64_t)d));
    ENSURES(IMPLIES(!(d >= -0x1p63 && d < 0x1p63), RESULT == 0));
}

// --- references ---

CONTRACT(bool, is_ref, Value v) {
    CALL;
    ENSURES(RESULT == (TAG(v) == 2));
}

CONTRACT(Value, ref_value, Ref r) {
    REQUIRES(IS_REF(r));
    CALL;
    ENSURES(TAG(RESULT) == 2 && RESULT.bits_ - 2 == r.offset_);
}

CONTRACT(Ref, ref_of, Value v) {
    CALL;
    ENSURES(IS_REF(RESULT) && IMPLIES(TAG(v) != 2, RESULT.offset_ == 0));
    ENSURES(IMPLIES(TAG(v) == 2, RESULT.offset_ == (uint32_t)v.bits_ - 2));
}

CONTRACT(bool, is_null, Ref r) {
    CALL;
    ENSURES(RESULT == (r.offset_ == 0));
}

CONTRACT(bool, same_ref, Ref a, Ref b) {
    CALL;
    ENSURES(RESULT == (a.offset_ == b.offset_));
}

// --- arrays and text ---

CONTRACT(size_t, array_index_, size_t i, size_t n) {
    CALL;
    ENSURES(i < n && RESULT == i);
}

CONTRACT(uint32_t, text_size, Text t) {
    CALL;
    ENSURES(RESULT == t.size_);
}

CONTRACT(uint8_t, text_at, Text t, uint32_t i) {
    static const char content[16];
    REQUIRES(t.size_ <= 16);
    t.data_ = content + (16 - t.size_); // a byte more than size_ would be outside
    CALL;
    ENSURES(i < t.size_ && RESULT == (uint8_t)t.data_[i]);
}
