// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// pow(a, b, modulus). The exponent is taken in windows of WINDOW bits. A modulus of one limb is computed with
// directly; an odd one by Montgomery's reduction, row by row; any other by division, modulo a multiple of it whose
// top bit is set.
#include "python/objects/int_big.h"
#include "python/objects/error.h"

enum { WINDOW = 5, MONTGOMERY_MAX = 150 };

// Inverse of a modulo m > 1, both in 0 .. m - 1; ERROR (ValueError) when there is none. Euclid's algorithm.
static Value inverse_modulo(Value a, Value m) {
    Value r0 = m, r1 = a, s0 = int_u32(0), s1 = int_u32(1);
    while (!int_is_zero(r1)) {
        DivmodResult step = long_divmod(r0, r1);
        RETURN_IF_ERROR(step.quotient);
        Value product = long_mul(step.quotient, s1);
        RETURN_IF_ERROR(product);
        Value next = long_sub(s0, product);
        RETURN_IF_ERROR(next);
        r0 = r1, r1 = step.remainder;
        s0 = s1, s1 = next;
    }
    if (!same(r0, int_u32(1))) return VALUE_ERROR("base is not invertible for the given modulus");
    return long_mod(s0, m);
}

// `count` bits of the exponent's magnitude from bit `at` on.
static uint64_t exponent_bits(Value b, uint64_t at, uint32_t count) {
    uint64_t bits = 0;
    for (uint32_t i = 0; i < count; i++) bits |= (uint64_t)long_bit(b, at + i) << (i & 63);
    return bits;
}

static uint64_t power_one_limb(uint64_t base, Value b, uint64_t m) {
    uint64_t result = 1;
    for (uint64_t i = long_bit_length(b); i > 0; i--) {
        U128 square = u64_mul(result, result);
        result = u128_div(square.high, square.low, m).high;
        if (long_bit(b, i - 1)) {
            U128 product = u64_mul(result, base);
            result = u128_div(product.high, product.low, m).high;
        }
    }
    return result;
}

// Residues of n limbs. memory: the powers of the base that a window can ask for, then a product.
struct Ring {
    Value modulus; // a block of n limbs
    uint64_t n;
    bool montgomery;
    uint64_t negated_inverse; // -1 / modulus modulo 2^64
    Value memory, quotient;
};

static Edit ring_element(struct Ring ring, uint64_t i) {
    return limbs_edit_part(big_edit(ring.memory), i * ring.n, ring.n);
}
static Edit ring_product(struct Ring ring) {
    return limbs_edit_part(big_edit(ring.memory), (ring.n << WINDOW) + ring.n, 2 * ring.n + 1);
}

// to = the product, reduced.
static bool ring_reduce(struct Ring ring, Edit to) {
    Edit product = ring_product(ring);
    View modulus = big_limbs(ring.modulus);
    uint64_t n = ring.n;
    if (!ring.montgomery) {
        if (!limbs_divmod(big_edit(ring.quotient), product, modulus)) return false;
        limbs_copy(to, limbs_part(edit_view(product), 0, n));
        return true;
    }
    // Each row makes the lowest limb 0, whose place then keeps the row's carry.
    for (uint64_t i = 0; i < n; i++) {
        uint64_t factor = view_u64(edit_view(product), i) * ring.negated_inverse;
        edit_u64(product, i, limbs_addmul_1(limbs_edit_part(product, i, n), modulus, factor));
    }
    View done = edit_view(product);
    uint64_t carry = limbs_add(to, limbs_part(done, n, n), limbs_part(done, 0, n));
    if (carry || limbs_compare(edit_view(to), modulus) >= 0) limbs_sub(to, edit_view(to), modulus);
    return true;
}

static bool ring_mul(struct Ring ring, Edit to, View a, View b) {
    Edit product = ring_product(ring);
    edit_u64(product, 2 * ring.n, 0);
    return limbs_mul(limbs_edit_part(product, 0, 2 * ring.n), a, b) && ring_reduce(ring, to);
}

static bool ring_square(struct Ring ring, Edit element) {
    Edit product = ring_product(ring);
    edit_u64(product, 2 * ring.n, 0);
    return limbs_square(limbs_edit_part(product, 0, 2 * ring.n), edit_view(element)) &&
           ring_reduce(ring, element);
}

static bool ring_load(struct Ring ring, uint64_t i, Value v) {
    Value block = big_block(v);
    if (is_error(block)) return false;
    Edit element = ring_element(ring, i);
    limbs_clear(element);
    limbs_copy(element, big_limbs(block));
    return true;
}

// m > 2^64. .n == 0: no memory, the error is raised.
static struct Ring ring_of(Value m) {
    struct Ring ring = {m, limbs_count(big_limbs(m)), false, 0, ERROR, NONE};
    struct Ring failed = {0};
    ring.montgomery = int_is_odd(m) && ring.n <= MONTGOMERY_MAX;
    if (ring.montgomery) {
        uint64_t low = int_low_u64(m), inverse = low; // 3 bits are right, each step doubles them
        for (int i = 0; i < 5; i++) inverse *= 2 - low * inverse;
        ring.negated_inverse = 0 - inverse;
    } else {
        uint32_t shift = u64_clz(view_u64(big_limbs(m), ring.n - 1)) & 63;
        ring.modulus = shift ? long_shift(m, shift) : m;
        ring.quotient = new_blob((ring.n + 1) * 8);
        if (is_error(ring.modulus) || is_error(ring.quotient)) return failed;
    }
    ring.memory = new_blob(((ring.n << WINDOW) + 3 * ring.n + 1) * 8);
    return is_error(ring.memory) ? failed : ring;
}

// Elements 0 .. 2^WINDOW - 1: the powers of the base; 2^WINDOW: the result.
static bool ring_power(struct Ring ring, Value b) {
    for (uint64_t i = 2; i < 1u << WINDOW; i++)
        if (!ring_mul(ring, ring_element(ring, i), edit_view(ring_element(ring, i - 1)),
                      edit_view(ring_element(ring, 1))))
            return false;
    Edit result = ring_element(ring, 1u << WINDOW);
    limbs_copy(result, edit_view(ring_element(ring, 0)));
    uint64_t bits = long_bit_length(b);
    for (uint64_t at = (bits + WINDOW - 1) / WINDOW * WINDOW; at > 0; at -= WINDOW) {
        for (int i = 0; i < WINDOW; i++)
            if (at < bits && !ring_square(ring, result)) return false;
        uint64_t digit = exponent_bits(b, at - WINDOW, WINDOW);
        if (digit && !ring_mul(ring, result, edit_view(result), edit_view(ring_element(ring, digit))))
            return false;
    }
    return true;
}

static Value power_many_limbs(Value base, Value b, Value m) {
    struct Ring ring = ring_of(m);
    if (ring.n == 0) return ERROR;
    Value one = int_u32(1);
    if (ring.montgomery) { // residues are kept times 2^(64 n)
        one = long_shift(one, (int64_t)ring.n * 64);
        base = long_shift(base, (int64_t)ring.n * 64);
        RETURN_IF_ERROR(one);
        RETURN_IF_ERROR(base);
        one = long_mod(one, m);
        base = long_mod(base, m);
        RETURN_IF_ERROR(one);
        RETURN_IF_ERROR(base);
    }
    if (!ring_load(ring, 0, one) || !ring_load(ring, 1, base) || !ring_power(ring, b)) return ERROR;
    Edit result = ring_element(ring, 1u << WINDOW);
    if (ring.montgomery) {
        Edit product = ring_product(ring);
        limbs_clear(product);
        limbs_copy(product, edit_view(result));
        if (!ring_reduce(ring, result)) return ERROR;
    }
    Value power = big_new(ring.n);
    RETURN_IF_ERROR(power);
    limbs_copy(big_edit(power), edit_view(result));
    power = big_finish(power, false);
    return ring.montgomery ? power : long_mod(power, m);
}

Value long_pow_mod(Value a, Value b, Value modulus) {
    if (int_is_zero(modulus)) return VALUE_ERROR("pow() 3rd argument cannot be 0");
    Value m = long_abs(modulus);
    RETURN_IF_ERROR(m);
    if (same(m, int_u32(1))) return int_u32(0);
    Value base = long_mod(a, m);
    RETURN_IF_ERROR(base);
    if (int_is_negative(b)) {
        base = inverse_modulo(base, m);
        RETURN_IF_ERROR(base);
        b = long_neg(b);
        RETURN_IF_ERROR(b);
    }
    U64Result limb = int_to_u64(m);
    Value result = limb.ok ? int_from_u64(power_one_limb(int_low_u64(base), b, limb.value))
                           : power_many_limbs(base, b, m);
    RETURN_IF_ERROR(result);
    return int_is_negative(modulus) && !int_is_zero(result) ? long_add(result, modulus) : result;
}
