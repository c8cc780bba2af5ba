// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Ints of any size as bits: Python's negative numbers have endless ones on the left, so a big negative operand is
// read as the two's complement of its magnitude, limb by limb, and a negative result is written likewise.
#include "python/objects/int_big.h"
#include "python/objects/error.h"

uint64_t long_bit_length(Value a) {
    if (is_int(a)) return 64 - u64_clz(small_magnitude(a));
    View limbs = big_limbs(a);
    uint64_t n = limbs_count(limbs);
    return n * 64 - u64_clz(view_u64(limbs, n - 1));
}

uint64_t long_bit_count(Value a) {
    if (is_int(a)) return u64_popcount(small_magnitude(a));
    View limbs = big_limbs(a);
    uint64_t n = limbs_count(limbs), count = 0;
    for (uint64_t i = 0; i < n; i++) count += u64_popcount(view_u64(limbs, i));
    return count;
}

// Is any of the low `bits` bits of the magnitude set?
static bool low_bits(View limbs, uint64_t bits) {
    uint64_t whole = bits / 64, n = limbs_count(limbs);
    if (whole >= n) return !limbs_is_zero(limbs);
    if (!limbs_is_zero(limbs_part(limbs, 0, whole))) return true;
    return (view_u64(limbs, whole) & ((UINT64_C(1) << (bits & 63)) - 1)) != 0;
}

bool long_bit(Value a, uint64_t i) {
    if (is_int(a)) return (i < 63 ? int_of(a) >> (i & 63) : int_of(a) >> 63) & 1;
    View limbs = big_limbs(a);
    bool negative = big_negative(a);
    if (i / 64 >= limbs_count(limbs)) return negative;
    bool set = view_u64(limbs, i / 64) >> (i & 63) & 1;
    // -m = ~(m - 1): below and at the lowest set bit as m, above it the opposite
    return negative && low_bits(limbs, i) ? !set : set;
}

// --- shifts
static Value shift_up(Value a, uint64_t count) {
    if (int_is_zero(a)) return a;
    if (is_int(a) && count < 60) {
        int64_t value = int_of(a);
        IntResult shifted = int_try((int64_t)((uint64_t)value << (count & 63)));
        if (likely(shifted.ok && int_of(shifted.value) >> (count & 63) == value)) return shifted.value;
    }
    if (count / 64 >= BIG_LIMBS_MAX) return raise_memory_error();
    bool negative = int_is_negative(a);
    uint64_t whole = count / 64;
    Value source = big_block(a);
    RETURN_IF_ERROR(source);
    uint64_t n = limbs_count(big_limbs(source));
    Value result = big_new(whole + n + 1);
    RETURN_IF_ERROR(result);
    Edit limbs = big_edit(result);
    edit_u64(limbs, whole + n,
             limbs_lshift(limbs_edit_part(limbs, whole, n), big_limbs(source), (uint32_t)(count & 63)));
    return big_finish(result, negative);
}

static Value shift_down(Value a, uint64_t count) {
    if (is_int(a)) return int_wrap(int_of(a) >> (count < 63 ? count : 63));
    bool negative = big_negative(a);
    View source = big_limbs(a);
    uint64_t whole = count / 64, n = limbs_count(source);
    if (whole >= n) return int_i32(negative ? -1 : 0);
    bool round = negative && low_bits(source, count);
    Value result = big_new(n - whole + round);
    RETURN_IF_ERROR(result);
    Edit limbs = big_edit(result);
    limbs_rshift(limbs, limbs_part(big_limbs(a), whole, n - whole), (uint32_t)(count & 63));
    if (round) limbs_add_1(limbs, edit_view(limbs), 1);
    return big_finish(result, negative);
}

Value long_shift(Value a, int64_t count) {
    return count >= 0 ? shift_up(a, (uint64_t)count) : shift_down(a, 0 - (uint64_t)count);
}

Value long_lshift(Value a, Value count) {
    if (int_is_negative(count)) return VALUE_ERROR("negative shift count");
    if (int_is_zero(a)) return a;
    I64Result n = int_to_i64(count);
    if (long_bit_length(count) > 67) return raise0(CLASS(OverflowError), TEXT("too many digits in integer"));
    if (!n.ok) return raise_memory_error();
    return shift_up(a, (uint64_t)n.value);
}

Value long_rshift(Value a, Value count) {
    if (int_is_negative(count)) return VALUE_ERROR("negative shift count");
    I64Result n = int_to_i64(count);
    if (!n.ok) return int_i32(int_is_negative(a) ? -1 : 0);
    return shift_down(a, (uint64_t)n.value);
}

// --- and, or, xor, not
enum BitOp { BIT_AND, BIT_OR, BIT_XOR };

static uint64_t combine(enum BitOp op, uint64_t a, uint64_t b) {
    return op == BIT_AND ? a & b : op == BIT_OR ? a | b : a ^ b;
}

// Limbs in two's complement, one after the other.
struct Reader {
    View limbs;
    uint64_t count, carry, flip; // flip: all ones for a negative number, whose limbs are inverted and 1 added
};

static struct Reader reader_of(Value block, bool negative) {
    View limbs = big_limbs(block);
    return (struct Reader){limbs, limbs_count(limbs), negative, negative ? ~UINT64_C(0) : 0};
}

static Value bitwise_big(enum BitOp op, Value a, Value b) {
    bool a_negative = int_is_negative(a), b_negative = int_is_negative(b);
    bool negative = combine(op, a_negative, b_negative);
    Value a_block = big_block(a), b_block = big_block(b);
    if (is_error(a_block) || is_error(b_block)) return ERROR;
    struct Reader x = reader_of(a_block, a_negative), y = reader_of(b_block, b_negative);
    // The result is no longer than the longer operand; an `and` with a number that is not negative, than that one.
    uint64_t n = x.count > y.count ? x.count : y.count;
    if (op == BIT_AND && !a_negative && x.count < n) n = x.count;
    if (op == BIT_AND && !b_negative && y.count < n) n = y.count;
    Value result = big_new(n + 1);
    RETURN_IF_ERROR(result);
    Edit out = big_edit(result);
    uint64_t flip = negative ? ~UINT64_C(0) : 0, carry = negative;
    for (uint64_t i = 0; i < n; i++) {
        uint64_t left = ((i < x.count ? view_u64(x.limbs, i) : 0) ^ x.flip) + x.carry;
        uint64_t right = ((i < y.count ? view_u64(y.limbs, i) : 0) ^ y.flip) + y.carry;
        x.carry &= left == 0;
        y.carry &= right == 0;
        uint64_t limb = (combine(op, left, right) ^ flip) + carry;
        carry &= limb == 0;
        edit_u64(out, i, limb);
    }
    edit_u64(out, n, carry);
    return big_finish(result, negative);
}

Value long_and(Value a, Value b) { return both_int(a, b) ? int_and(a, b) : bitwise_big(BIT_AND, a, b); }
Value long_or(Value a, Value b) { return both_int(a, b) ? int_or(a, b) : bitwise_big(BIT_OR, a, b); }
Value long_xor(Value a, Value b) { return both_int(a, b) ? int_xor(a, b) : bitwise_big(BIT_XOR, a, b); }

Value long_invert(Value a) {
    if (is_int(a)) return int_wrap(~int_of(a));
    Value sum = long_add(a, int_u32(1));
    return is_error(sum) ? ERROR : long_neg(sum);
}
