// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Text to the nearest double, always. Three ways, each when the one before does not know: digits and a power of
// ten that are exact doubles (one operation, rounded once); a product with a 128-bit power of ten, whose error
// bound shows whether the rounding is certain (after D. Lemire, "Number parsing at a gigabyte per second", 2021);
// exact integers.
#include "python/objects/bytearray.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/int_big.h"
#include "python/objects/real.h"
#include "python/objects/str.h"
#include "python/objects/unicode.h"
#include "float_powers.h"

enum { SIGNIFICANT = 800 }; // digits beyond can only decide as "and something more": 768 decide all doubles

static const double exact_powers[23] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                        1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                        1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// digits * 10^exponent; !ok: the rounding is not certain.
static DoubleResult by_product(uint64_t digits, int64_t exponent) {
    if (digits == 0 || exponent < POWER_MIN) return (DoubleResult){true, 0.0};
    if (exponent > 308) return (DoubleResult){true, f64_from_bits(UINT64_C(0x7ff) << 52)};
    if (digits <= UINT64_C(1) << 53 && exponent >= -22 && exponent <= 22) {
        double d = (double)digits;
        return (DoubleResult){true, exponent < 0 ? d / AT(exact_powers, -exponent)
                                                 : d * AT(exact_powers, exponent)};
    }
    uint32_t shift = u64_clz(digits) & 63;
    uint64_t n = digits << (shift & 63);
    struct PowerOfTen power = AT(powers_of_ten, exponent - POWER_MIN);
    // high and middle of n * power; the true product is less than one unit of `middle` more.
    U128 low = u64_mul(n, power.low), top = u64_mul(n, power.high);
    uint64_t middle = top.low + low.high, high = top.high + (middle < low.high);
    int64_t scale = (exponent * 217706 >> 16) + 1 - (int64_t)shift;
    bool exact = exponent >= 0 && exponent <= POWER_EXACT;
    double d = float_scale(high, middle != 0 || low.low != 0, scale);
    if (exact || (middle != 0 && middle != UINT64_MAX)) return (DoubleResult){true, d};
    double other = middle == 0 ? float_scale(high, true, scale) : float_scale(high + 1, true, scale);
    return (DoubleResult){d == other && (middle == 0 || d == float_scale(high + 1, false, scale)), d};
}

DoubleResult float_from_decimal(uint64_t digits, int64_t exponent) {
    DoubleResult d = by_product(digits, exponent);
    if (d.ok) return d;
    Value n = int_from_u64(digits),
          power = long_pow(int_u32(10), int_wrap(exponent < 0 ? -exponent : exponent));
    if (is_error(n) || is_error(power)) return d;
    if (exponent < 0) return long_quotient(n, power);
    n = long_mul(n, power);
    return is_error(n) ? d : long_quotient(n, int_u32(1));
}

// A decimal number: n significant digits from byte `first` of the block on, but for other characters between
// them (a point, underscores), times 10^exponent.
struct Number {
    Ref block;
    uint64_t first, end;
    uint64_t n;
    int64_t exponent;
};

static DoubleResult by_integers(struct Number number) {
    DoubleResult failed = {0};
    uint64_t n = number.n < SIGNIFICANT ? number.n : SIGNIFICANT, kept = 0;
    Value row = new_blob(n + 1);
    if (is_error(row)) return failed;
    bool more = false;
    for (uint64_t i = number.first; i < number.end; i++) {
        uint8_t c = u8_get(number.block, i);
        if (c < '0' || c > '9') continue;
        if (kept < n)
            u8_set(ref_of(row), kept++, c - '0');
        else
            more |= c != '0';
    }
    // One more digit says whether there was more.
    u8_set(ref_of(row), kept++, more);
    int64_t exponent = number.exponent + (int64_t)(number.n - n) - 1;
    Value digits = big_from_digits(bytes_view(ref_of(row)), kept);
    if (is_error(digits)) return failed;
    Value power = long_pow(int_u32(10), int_wrap(exponent < 0 ? -exponent : exponent));
    if (is_error(power)) return failed;
    if (exponent < 0) return long_quotient(digits, power);
    Value product = long_mul(digits, power);
    if (is_error(product)) return failed;
    DoubleResult d = int_to_double(product);
    return d.ok ? d : (DoubleResult){true, REAL_INF};
}

static DoubleResult nearest(struct Number number, uint64_t leading, uint64_t counted) {
    // The value is in [10^(top - 1), 10^top).
    int64_t top = number.exponent + (int64_t)number.n;
    if (number.n == 0 || top < -330) return (DoubleResult){true, 0.0};
    if (top > 310) return (DoubleResult){true, REAL_INF};
    int64_t exponent = number.exponent + (int64_t)(number.n - counted);
    DoubleResult d = by_product(leading, exponent);
    if (number.n == counted) return d.ok ? d : by_integers(number);
    DoubleResult above = by_product(leading + 1, exponent);
    return d.ok && above.ok && d.value == above.value ? d : by_integers(number);
}

enum { EXPONENT_LIMIT = 1000000000 };

DoubleResult float_scan(Ref block, uint64_t from, uint64_t to) {
    View text = bytes_view(block);
    uint64_t i = from;
    bool negative = i < to && view_u8(text, i) == '-';
    if (i < to && (negative || view_u8(text, i) == '+')) i++;
    struct Number number = {.block = block, .first = i, .end = to};
    uint64_t leading = 0, counted = 0; // the first 19 significant digits
    bool point = false;
    for (; i < to; i++) {
        uint8_t c = view_u8(text, i);
        if (c == '.') {
            point = true;
        } else if (c >= '0' && c <= '9') {
            number.exponent -= point;
            if (number.n == 0 && c == '0') {
                number.first = i + 1;
                continue;
            }
            number.n++;
            if (counted < 19) leading = leading * 10 + (c - '0'), counted++;
        } else if (c != '_') {
            break;
        }
    }
    number.end = i;
    if (i < to) { // e, sign, digits
        i++;
        bool down = i < to && view_u8(text, i) == '-';
        if (i < to && (down || view_u8(text, i) == '+')) i++;
        int64_t exponent = 0;
        for (; i < to; i++) {
            uint8_t c = view_u8(text, i);
            if (c != '_' && exponent < EXPONENT_LIMIT) exponent = exponent * 10 + (c - '0');
        }
        // Far beyond any number of digits that memory holds, but no overflow.
        number.exponent += down ? -exponent : exponent;
    }
    DoubleResult d = nearest(number, leading, counted);
    if (negative) d.value = -d.value;
    return d;
}

Value float_from_str(Value s, uint64_t from, uint64_t to) {
    if (str_kind(ref_of(s)) >= STR_UCS2) { // the part alone is ASCII
        s = str_substring(s, from, to);
        RETURN_IF_ERROR(s);
        to -= from, from = 0;
    }
    DoubleResult d = float_scan(ref_of(s), from, to);
    return d.ok ? float_new(d.value) : ERROR;
}

// --- float(text) -------------------------------------------------------------------------------------------

static bool is_space(uint32_t c) { return c == ' ' || (c >= 9 && c <= 13); }
static bool is_digit(uint32_t c) { return c - '0' < 10; }

FloatText float_text_of(Value text) {
    if (!is_str(text)) {
        Buffer bytes = buffer_of(text);
        return (FloatText){bytes.block, bytes.from, bytes.from + bytes.length, true};
    }
    Ref r = ref_of(text);
    uint64_t n = str_length(r);
    if (str_kind(r) == STR_ASCII) return (FloatText){r, 0, n, true};
    Value ascii = new_blob(n);
    if (is_error(ascii)) return (FloatText){0};
    for (uint64_t i = 0; i < n; i++) {
        uint32_t c = str_at(r, i);
        int32_t digit = unicode_decimal(c);
        if (digit >= 0)
            c = '0' + (uint32_t)digit;
        else if (unicode_is(c, UNICODE_SPACE))
            c = ' ';
        u8_set(ref_of(ascii), i, c < 128 ? (uint8_t)c : '?');
    }
    return (FloatText){ref_of(ascii), 0, n, true};
}

// Digits with single underscores between them, from `at` on: where they end; `at` itself if there are none, and
// UINT64_MAX for an underscore in a wrong place.
static uint64_t skip_digits(View text, uint64_t at, uint64_t to) {
    uint64_t i = at;
    while (i < to && (is_digit(view_u8(text, i)) || view_u8(text, i) == '_')) {
        if (view_u8(text, i) == '_' &&
            !(i > at && is_digit(view_u8(text, i - 1)) && i + 1 < to && is_digit(view_u8(text, i + 1))))
            return UINT64_MAX;
        i++;
    }
    return i;
}

// Is text[from .. to) digits [. digits] [e [sign] digits], with a digit in the first part at least?
static bool is_number(View text, uint64_t from, uint64_t to) {
    uint64_t i = skip_digits(text, from, to);
    if (i == UINT64_MAX) return false;
    bool some = i > from;
    if (i < to && view_u8(text, i) == '.') {
        uint64_t end = skip_digits(text, i + 1, to);
        if (end == UINT64_MAX) return false;
        some |= end > i + 1;
        i = end;
    }
    if (!some) return false;
    if (i == to) return true;
    if ((view_u8(text, i) | 32) != 'e') return false;
    i++;
    if (i < to && (view_u8(text, i) == '+' || view_u8(text, i) == '-')) i++;
    uint64_t end = skip_digits(text, i, to);
    return end == to && end > i;
}

static bool is_word(View text, uint64_t from, uint64_t to, Text word) {
    if (to - from != text_size(word)) return false;
    for (uint64_t i = from; i < to; i++)
        if ((view_u8(text, i) | 32) != text_at(word, (uint32_t)(i - from))) return false;
    return true;
}

uint64_t float_prefix(Ref block, uint64_t from, uint64_t to) {
    View text = bytes_view(block);
    uint64_t i = from;
    if (i < to && (view_u8(text, i) == '+' || view_u8(text, i) == '-')) i++;
    if (to - i >= 8 && is_word(text, i, i + 8, TEXT("infinity"))) return i + 8;
    if (to - i >= 3 && (is_word(text, i, i + 3, TEXT("inf")) || is_word(text, i, i + 3, TEXT("nan"))))
        return i + 3;
    uint64_t digits = 0;
    for (; i < to && is_digit(view_u8(text, i)); i++) digits++;
    if (i < to && view_u8(text, i) == '.')
        for (i++; i < to && is_digit(view_u8(text, i)); i++) digits++;
    if (digits == 0) return from;
    uint64_t end = i;
    if (i < to && (view_u8(text, i) | 32) == 'e') {
        i++;
        if (i < to && (view_u8(text, i) == '+' || view_u8(text, i) == '-')) i++;
        if (i < to && is_digit(view_u8(text, i))) {
            while (i < to && is_digit(view_u8(text, i))) i++;
            end = i;
        }
    }
    return end;
}

// inf, infinity, nan with a sign, or !ok.
static DoubleResult special(View text, uint64_t from, uint64_t to) {
    bool negative = from < to && view_u8(text, from) == '-';
    if (from < to && (negative || view_u8(text, from) == '+')) from++;
    double d;
    if (is_word(text, from, to, TEXT("inf")) || is_word(text, from, to, TEXT("infinity")))
        d = REAL_INF;
    else if (is_word(text, from, to, TEXT("nan")))
        d = REAL_NAN;
    else
        return (DoubleResult){0};
    return (DoubleResult){true, negative ? -d : d};
}

DoubleResult float_read(Ref block, uint64_t from, uint64_t to) {
    View text = bytes_view(block);
    uint64_t digits = from;
    if (from < to && (view_u8(text, from) == '+' || view_u8(text, from) == '-')) digits++;
    if (is_number(text, digits, to)) return float_scan(block, from, to);
    return special(text, from, to);
}

Value float_parse(Value text) {
    FloatText ascii = float_text_of(text);
    if (!ascii.ok) return ERROR;
    while (ascii.from < ascii.to && is_space(u8_get(ascii.block, ascii.from))) ascii.from++;
    while (ascii.from < ascii.to && is_space(u8_get(ascii.block, ascii.to - 1))) ascii.to--;
    DoubleResult d = float_read(ascii.block, ascii.from, ascii.to);
    if (d.ok) return float_new(d.value);
    if (error_is_set()) return ERROR;
    return raise1(CLASS(ValueError), TEXT("could not convert string to float: {r}"), text);
}
