// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Ints to text in any base. Bases that are powers of two take the bits as they are; the others divide by the
// largest power of the base that fits a limb, and, above SPLIT limbs, first by powers near the square root of the
// number, so that the cost is that of multiplication. The limit on decimal digits (sys.set_int_max_str_digits) is
// kept here.
#include "python/objects/int_big.h"
#include "python/objects/error.h"
#include "python/objects/str.h"

enum { SPLIT = 40, DEFAULT_MAX_DIGITS = 4300, MAX_DIGITS_THRESHOLD = 640 };

static STATE(int64_t, max_digits_set); // 0: the default, else the limit + 1

int64_t int_max_str_digits(void) { return max_digits_set ? max_digits_set - 1 : DEFAULT_MAX_DIGITS; }

Value int_set_max_str_digits(int64_t digits) {
    if (digits != 0 && digits < MAX_DIGITS_THRESHOLD)
        return VALUE_ERROR("maxdigits must be 0 or larger than 640");
    max_digits_set = digits + 1;
    return NONE;
}

static uint8_t digit_char(uint64_t digit) { return (uint8_t)(digit < 10 ? '0' + digit : 'a' + digit - 10); }

// Writes `width` decimal digits of n, with zeros before them, from byte `at` on.
static void put_decimal(Edit out, uint64_t at, uint64_t width, uint64_t n) {
    for (uint64_t i = width; i > 0; i--) {
        edit_u8(out, at + i - 1, (uint8_t)('0' + n % 10));
        n /= 10;
    }
}

static uint32_t decimal_width(uint64_t n) {
    uint32_t width = 1;
    for (; n >= 10000; n /= 10000) width += 4;
    for (; n >= 10; n /= 10) width++;
    return width;
}

static Value small_decimal(Value n) {
    bool negative = int_of(n) < 0;
    uint64_t magnitude = small_magnitude(n);
    if (!negative && magnitude < 10) return str_from_code_point('0' + (uint32_t)magnitude);
    uint32_t width = decimal_width(magnitude);
    Value s = str_new(STR_ASCII, width + negative);
    RETURN_IF_ERROR(s);
    Edit out = bytes_edit(ref_of(s));
    if (negative) edit_u8(out, 0, '-');
    put_decimal(out, negative, width, magnitude);
    return s;
}

// --- decimal digits of big ints
#define LIMB_POWER UINT64_C(10000000000000000000)
enum { LIMB_DIGITS = 19, POWERS_MAX = 32 };

// Powers[k] = 10^(19 * 2^k), as far as they are needed.
typedef struct {
    bool ok;
    uint32_t count;
    Value power[POWERS_MAX];
} Powers;

static Powers powers_below(uint64_t limbs) {
    Powers powers = {.ok = true};
    Value power = int_from_u64(LIMB_POWER);
    for (uint32_t k = 0; k < POWERS_MAX; k++) {
        if (is_error(power)) break;
        AT(powers.power, k) = power;
        powers.count = k + 1;
        if (limbs_count(big_limbs(power)) * 2 > limbs + 1) return powers;
        power = long_mul(power, power);
    }
    powers.ok = false;
    return powers;
}

// `width` digits of n >= 0, which has no more.
static bool put_digits(Edit out, uint64_t at, uint64_t width, Value n, Powers powers) {
    uint64_t limbs = is_int(n) ? 1 : limbs_count(big_limbs(n));
    if (limbs > SPLIT) {
        // By the largest power that is at most half as wide.
        uint32_t k = 0;
        while (k + 1 < powers.count && ((uint64_t)2 * LIMB_DIGITS << ((k + 1) & 31)) <= width) k++;
        uint64_t low = (uint64_t)LIMB_DIGITS << (k & 31);
        DivmodResult halves = long_divmod(n, AT(powers.power, k));
        return !is_error(halves.quotient) && put_digits(out, at, width - low, halves.quotient, powers) &&
               put_digits(out, at + width - low, low, halves.remainder, powers);
    }
    if (is_int(n)) {
        put_decimal(out, at, width, small_magnitude(n));
        return true;
    }
    Value copy = new_blob(limbs * 8);
    if (is_error(copy)) return false;
    bytes_copy(ref_of(copy), 0, ref_of(n), 0, limbs * 8);
    Edit rest = bytes_edit(ref_of(copy));
    while (width > 0) {
        uint64_t size = width < LIMB_DIGITS ? width : LIMB_DIGITS;
        uint64_t chunk = limbs ? limbs_divmod_1(limbs_edit_part(rest, 0, limbs),
                                                limbs_part(edit_view(rest), 0, limbs), LIMB_POWER)
                               : 0;
        while (limbs && view_u64(edit_view(rest), limbs - 1) == 0) limbs--;
        put_decimal(out, at + width - size, size, chunk);
        width -= size;
    }
    return true;
}

// The number with zeros before it, and where they end.
struct Padded {
    Value bytes; // ERROR: no memory
    uint64_t zeros, size;
};

static struct Padded pad_decimal(Value n) {
    struct Padded failed = {ERROR, 0, 0};
    // Digits are floor(bits * log10(2)) + 1 or that less 1: log10(2) < 0.30102999567
    uint64_t most = (uint64_t)f64_to_i64((double)long_bit_length(n) * 0.30102999567) + 2;
    Powers powers = {.ok = true};
    if (is_big(n) && limbs_count(big_limbs(n)) > SPLIT) powers = powers_below(limbs_count(big_limbs(n)));
    if (!powers.ok) return failed;
    struct Padded padded = {new_blob(most), 0, most};
    if (is_error(padded.bytes) || !put_digits(bytes_edit(ref_of(padded.bytes)), 0, most, n, powers))
        return failed;
    while (padded.zeros + 1 < most && u8_get(ref_of(padded.bytes), padded.zeros) == '0') padded.zeros++;
    return padded;
}

static Value padded_str(struct Padded padded, bool negative) {
    uint64_t digits = padded.size - padded.zeros;
    Value s = str_new(STR_ASCII, digits + negative);
    RETURN_IF_ERROR(s);
    if (negative) u8_set(ref_of(s), 0, '-');
    bytes_copy(ref_of(s), negative, ref_of(padded.bytes), padded.zeros, digits);
    return s;
}

Value big_decimal(Value n) {
    struct Padded padded = pad_decimal(n);
    return is_error(padded.bytes) ? ERROR : padded_str(padded, false);
}

static Value limited_decimal(Value n) {
    uint64_t limit = (uint64_t)int_max_str_digits();
    // log10(2) > 0.30102999566: so many digits there are at least
    bool beyond = limit && (double)(long_bit_length(n) - 1) * 0.30102999566 > (double)limit;
    struct Padded padded = {UNSET, 0, 0};
    if (!beyond) {
        Value magnitude = long_abs(n);
        RETURN_IF_ERROR(magnitude);
        padded = pad_decimal(magnitude);
        RETURN_IF_ERROR(padded.bytes);
        beyond = limit && padded.size - padded.zeros > limit;
    }
    if (beyond)
        return raise1(CLASS(ValueError),
                      TEXT("Exceeds the limit ({} digits) for integer string conversion; use "
                           "sys.set_int_max_str_digits() to increase the limit"),
                      int_wrap((int64_t)limit));
    return padded_str(padded, int_is_negative(n));
}

// --- the other bases
// A base of `bits` bits.
static Value binary_text(Value n, uint32_t bits, uint32_t prefix) {
    Value block = big_block(n);
    RETURN_IF_ERROR(block);
    bool negative = int_is_negative(n);
    uint64_t digits = u64_div(long_bit_length(n) + bits - 1, bits).quotient;
    if (digits == 0) digits = 1;
    uint64_t head = negative + (prefix ? 2 : 0);
    if (digits > BYTES_MAX - 8) return raise_memory_error();
    Value s = str_new(STR_ASCII, head + digits);
    RETURN_IF_ERROR(s);
    Edit out = bytes_edit(ref_of(s));
    if (negative) edit_u8(out, 0, '-');
    if (prefix) {
        edit_u8(out, negative, '0');
        edit_u8(out, negative + 1u, (uint8_t)prefix);
    }
    View limbs = big_limbs(block);
    uint64_t count = limbs_count(limbs), mask = (UINT64_C(1) << (bits & 7)) - 1;
    for (uint64_t i = 0, at = 0; i < digits; i++, at += bits) {
        uint64_t digit = view_u64(limbs, at / 64) >> (at & 63);
        if ((at & 63) + bits > 64 && at / 64 + 1 < count) digit |= view_u64(limbs, at / 64 + 1) << (-at & 63);
        edit_u8(out, head + digits - 1 - i, digit_char(digit & mask));
    }
    return s;
}

// Any base, by repeated division: only %-formatting of odd bases and tests come here.
static Value any_base_text(Value n, uint32_t base) {
    uint64_t bits = long_bit_length(n), room = bits + 2;
    Value digits = new_blob(room), rest = long_abs(n);
    RETURN_IF_ERROR(digits);
    RETURN_IF_ERROR(rest);
    uint64_t at = room;
    do {
        DivmodResult step = long_divmod(rest, int_u32(base));
        RETURN_IF_ERROR(step.quotient);
        u8_set(ref_of(digits), --at, digit_char((uint64_t)int_of(step.remainder)));
        rest = step.quotient;
    } while (!int_is_zero(rest));
    if (int_is_negative(n)) u8_set(ref_of(digits), --at, '-');
    Value s = str_new(STR_ASCII, room - at);
    RETURN_IF_ERROR(s);
    bytes_copy(ref_of(s), 0, ref_of(digits), at, room - at);
    return s;
}

Value int_to_str(Value n, uint32_t base) {
    switch (base) {
    case 10: return likely(is_int(n)) ? small_decimal(n) : limited_decimal(n);
    case 2: return binary_text(n, 1, 0);
    case 4: return binary_text(n, 2, 0);
    case 8: return binary_text(n, 3, 0);
    case 16: return binary_text(n, 4, 0);
    case 32: return binary_text(n, 5, 0);
    default: return any_base_text(n, base);
    }
}

Value int_to_str_prefixed(Value n, uint32_t base) {
    switch (base) {
    case 2: return binary_text(n, 1, 'b');
    case 8: return binary_text(n, 3, 'o');
    case 16: return binary_text(n, 4, 'x');
    default: return int_to_str(n, base);
    }
}
