// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Floats to text: repr, and the format codes e, f, g of any precision, exactly rounded (ties to even) from the
// exact value. Up to 19 digits are computed in 128 bits where that is exact, the rest with big ints.
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/int_big.h"
#include "python/objects/real.h"
#include "python/objects/str.h"

enum { FIVES = 28, EXACT_DIGITS = 800 }; // no double has more digits than EXACT_DIGITS that are not 0
static const uint64_t fives[FIVES] = {
    1,
    5,
    25,
    125,
    625,
    3125,
    15625,
    78125,
    390625,
    1953125,
    9765625,
    48828125,
    244140625,
    1220703125,
    6103515625,
    30517578125,
    152587890625,
    762939453125,
    3814697265625,
    19073486328125,
    95367431640625,
    476837158203125,
    2384185791015625,
    11920928955078125,
    59604644775390625,
    298023223876953125,
    1490116119384765625,
    7450580596923828125,
};

// --- |d| * 10^places, rounded to an integer ----------------------------------------------------------------

// !ok: it does not fit, or is not to be had in 128 bits.
static U64Result scaled_fast(Binary b, int64_t places) {
    U64Result unknown = {0};
    if (places < 0 || places >= FIVES) return unknown;
    // mantissa * 5^places * 2^(exponent + places): a product of at most 116 bits
    U128 product = u64_mul(b.mantissa, AT(fives, places));
    int64_t shift = b.exponent + places;
    if (shift >= 0) {
        if (product.high || shift >= 64 || shift >= (int64_t)u64_clz(product.low)) return unknown;
        return (U64Result){true, product.low << (shift & 63)};
    }
    if (shift < -118) return (U64Result){true, 0}; // below 1/4
    Wide n = (Wide)product.high << 64 | product.low, half = (Wide)1 << ((-shift - 1) & 127);
    Wide whole = n >> (-shift & 127), rest = n & (half | (half - 1));
    if (whole >> 63) return unknown;
    uint64_t result = (uint64_t)whole;
    return (U64Result){true, result + (rest > half || (rest == half && (result & 1)))};
}

// The same as a plain int.
static Value scaled(Binary b, int64_t places) {
    U64Result fast = scaled_fast(b, places);
    if (fast.ok) return int_from_u64(fast.value);
    // Far below 1/2, whatever the places: no huge power.
    if (b.mantissa == 0 || b.exponent + 53 + places * (places < 0 ? 3 : 4) < -8) return int_u32(0);
    Value power = long_pow(int_u32(10), int_wrap(places < 0 ? -places : places));
    RETURN_IF_ERROR(power);
    Value n = int_from_u64(b.mantissa);
    if (places >= 0) n = long_mul(n, power);
    RETURN_IF_ERROR(n);
    if (b.exponent >= 0) n = long_shift(n, b.exponent);
    RETURN_IF_ERROR(n);
    Value divisor = places < 0 ? power : int_u32(1);
    if (b.exponent < 0) divisor = long_shift(divisor, -b.exponent);
    RETURN_IF_ERROR(divisor);
    return same(divisor, int_u32(1)) ? n : long_divmod_near(n, divisor).quotient;
}

Value float_round(double d, int64_t digits) {
    // CPython's limits: below, all digits are there; above, none is.
    if (!f64_is_finite(d) || digits > 323) return float_new(d);
    if (digits < -308) return float_new(0.0 * d);
    if (digits >= 0 && f64_abs(d) >= 0x1p52) return float_new(d);
    Value n = scaled(float_binary(d), digits);
    RETURN_IF_ERROR(n);
    DoubleResult result = {true, 0.0};
    if (is_int(n)) {
        result = float_from_decimal((uint64_t)int_of(n), -digits);
    } else {
        Value power = long_pow(int_u32(10), int_wrap(digits < 0 ? -digits : digits));
        RETURN_IF_ERROR(power);
        if (digits < 0) n = long_mul(n, power);
        RETURN_IF_ERROR(n);
        result = long_quotient(n, digits < 0 ? int_u32(1) : power);
    }
    if (!result.ok) return ERROR;
    if (f64_is_inf(result.value))
        return raise0(CLASS(OverflowError), TEXT("rounded value too large to represent"));
    return float_new(real_copysign(result.value, d));
}

// --- digits ------------------------------------------------------------------------------------------------

// The value is 0.DIGITS * 10^point; digit i beyond the count is 0. Trailing zeros are not counted.
struct Digits {
    Value text;        // more than 20 digits; ERROR when it failed
    uint8_t chars[20]; // the digits, when text is UNSET
    uint64_t count;
    int64_t point;
};

static uint32_t digit_at(struct Digits d, uint64_t i) {
    if (i >= d.count) return '0';
    return is_unset(d.text) ? AT(d.chars, i) : u8_get(ref_of(d.text), i);
}

// n's digits; n is |d| * 10^places.
static struct Digits digits_of_u64(uint64_t n, int64_t places) {
    struct Digits d = {.text = UNSET};
    uint64_t width = 1;
    for (uint64_t rest = n; rest >= 10; rest /= 10) width++;
    for (uint64_t i = width; i > 0; i--) {
        AT(d.chars, i - 1) = (uint8_t)('0' + n % 10);
        n /= 10;
    }
    d.count = width;
    d.point = (int64_t)width - places;
    return d;
}

static struct Digits without_zeros(struct Digits d) {
    while (d.count > 0 && digit_at(d, d.count - 1) == '0') d.count--;
    return d;
}

static struct Digits digits_of(Value n, int64_t places) {
    struct Digits d = {.text = ERROR};
    if (is_error(n)) return d;
    if (is_int(n)) return without_zeros(digits_of_u64((uint64_t)int_of(n), places));
    d.text = big_decimal(n);
    if (is_error(d.text)) return d;
    d.count = str_length(ref_of(d.text));
    d.point = (int64_t)d.count - places;
    return without_zeros(d);
}

// `count` significant digits, at least 1, of a d that is not 0.
static struct Digits significant(Binary b, int64_t count) {
    int64_t bits = b.exponent + 64 - (int64_t)u64_clz(b.mantissa); // 2^(bits - 1) <= d < 2^bits
    // floor(log10(2^(bits - 1))), which is at most one too small for d
    int64_t top = ((bits - 1) * 78913) >> 18;
    if (count > EXACT_DIGITS) count = EXACT_DIGITS;
    for (;;) {
        int64_t places = count - 1 - top;
        struct Digits d = digits_of(scaled(b, places), places);
        if (is_error(d.text) || d.point <= top + 1) return d;
        // One digit too many (or rounded up to the next power of ten, where this changes nothing).
        top++;
    }
}

// --- layout ------------------------------------------------------------------------------------------------

static Builder put_exponent(Builder b, int64_t exponent, bool upper) {
    b = builder_char(b, upper ? 'E' : 'e');
    b = builder_char(b, exponent < 0 ? '-' : '+');
    if (exponent < 0) exponent = -exponent;
    if (exponent < 10) b = builder_char(b, '0');
    return builder_i64(b, exponent);
}

// Digits from..to of d, zeros where it has none; a point before digit `point`.
static Builder put_digits(Builder b, struct Digits d, int64_t from, int64_t to) {
    for (int64_t i = from; i < to; i++) {
        if (is_unset(d.text) || i < 0 || (uint64_t)i >= d.count) {
            if ((uint64_t)i >= d.count && i >= 0) return builder_repeat(b, '0', (uint64_t)(to - i));
            b = builder_char(b, i < 0 ? '0' : digit_at(d, (uint64_t)i));
        } else {
            int64_t end = to < (int64_t)d.count ? to : (int64_t)d.count;
            b = builder_part(b, d.text, (uint64_t)i, (uint64_t)end);
            i = end - 1;
        }
    }
    return b;
}

struct Layout {
    bool negative, exponent, upper;
    int64_t end; // so many digits at least, counted as d's are
    uint32_t flags;
};

static Value lay_out(struct Digits d, struct Layout layout) {
    if (is_error(d.text)) return ERROR;
    int64_t point = d.point, exponent = point - 1, count = (int64_t)d.count;
    if (layout.exponent) point = 1;
    int64_t end = layout.end > count ? layout.end : count;
    int64_t least = !layout.exponent && layout.flags & FLOAT_ADD_DOT_0 ? point + 1 : point;
    if (end < least) end = least;
    Builder b = builder_new();
    if (layout.negative)
        b = builder_char(b, '-');
    else if (layout.flags & FLOAT_SIGN)
        b = builder_char(b, '+');
    if (point <= 0) {
        b = builder_char(b, '0');
        if (end > point || layout.flags & FLOAT_ALTERNATE) b = builder_char(b, '.');
        b = put_digits(b, d, point, end);
    } else {
        b = put_digits(b, d, 0, point);
        if (end > point || layout.flags & FLOAT_ALTERNATE) b = builder_char(b, '.');
        b = put_digits(b, d, point, end);
    }
    if (layout.exponent) b = put_exponent(b, exponent, layout.upper);
    return builder_finish(b);
}

static Value special_text(double d, bool upper, uint32_t flags) {
    bool nan = f64_is_nan(d);
    Builder b = builder_new();
    if (!nan && d < 0)
        b = builder_char(b, '-');
    else if (flags & FLOAT_SIGN)
        b = builder_char(b, '+');
    b = nan ? builder_text(b, upper ? TEXT("NAN") : TEXT("nan"))
            : builder_text(b, upper ? TEXT("INF") : TEXT("inf"));
    return builder_finish(b);
}

static struct Digits shortest(double d) {
    if (d == 0) return (struct Digits){.text = UNSET, .point = 1};
    Decimal decimal = float_shortest(f64_abs(d));
    struct Digits digits = digits_of_u64(decimal.digits, 0);
    digits.point = decimal.point;
    return digits;
}

static Value with_percent(double d, int64_t precision, uint32_t flags) {
    Value text = float_format(d * 100.0, 'f', precision, flags);
    RETURN_IF_ERROR(text);
    return builder_finish(builder_char(builder_str(builder_new(), text), '%'));
}

Value float_format(double d, uint32_t type, int64_t precision, uint32_t flags) {
    if (type == '%') return with_percent(d, precision, flags);
    bool upper = type == 'E' || type == 'F' || type == 'G';
    if (!f64_is_finite(d)) return special_text(d, upper, flags);
    Binary b = float_binary(d);
    bool zero = b.mantissa == 0;
    int64_t places;
    struct Layout layout = {.negative = b.negative, .upper = upper, .flags = flags};
    struct Digits digits = {.text = UNSET, .point = 1}; // of 0
    switch (type | 32) {
    case 'r':
        digits = shortest(d);
        layout.exponent = digits.point <= -4 || digits.point > 16;
        break;
    case 'e':
        if (!zero) digits = significant(b, precision + 1);
        layout.exponent = true;
        layout.end = precision + 1;
        break;
    case 'f':
        places = b.exponent >= 0 ? 0 : precision < -b.exponent ? precision : -b.exponent; // none beyond
        if (!zero) digits = digits_of(scaled(b, places), places);
        if (digits.count == 0) digits.point = zero ? 1 : -precision;
        layout.end = digits.point + precision;
        break;
    default:
        if (precision == 0) precision = 1;
        if (!zero) digits = significant(b, precision);
        layout.exponent = digits.point <= -4 || digits.point > precision - (flags & FLOAT_ADD_DOT_0 ? 1 : 0);
        if (flags & FLOAT_ALTERNATE) layout.end = precision;
        break;
    }
    return lay_out(digits, layout);
}

Value float_repr(double d) { return float_format(d, 'r', 0, FLOAT_ADD_DOT_0); }

// --- hexadecimal -------------------------------------------------------------------------------------------

Value float_hex(double d) {
    if (!f64_is_finite(d)) return float_repr(d);
    uint64_t bits = f64_bits(d), fraction = bits & ((UINT64_C(1) << 52) - 1);
    int64_t field = (int64_t)(bits >> 52 & 0x7ff);
    Builder b = builder_new();
    if (f64_sign(d)) b = builder_char(b, '-');
    if (d == 0) return builder_finish(builder_text(b, TEXT("0x0.0p+0")));
    b = builder_text(b, field ? TEXT("0x1.") : TEXT("0x0."));
    for (uint32_t shift = 52; shift > 0; shift -= 4) {
        uint32_t digit = fraction >> ((shift - 4) & 63) & 15;
        b = builder_char(b, digit < 10 ? '0' + digit : 'a' + digit - 10);
    }
    int64_t exponent = field ? field - 1023 : -1022;
    b = builder_char(b, 'p');
    b = builder_char(b, exponent < 0 ? '-' : '+');
    return builder_finish(builder_i64(b, exponent < 0 ? -exponent : exponent));
}
