// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Decimal numbers from text and to text (General Decimal Arithmetic Specification, "Conversions").
#include "python/modules/_decimal.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/unicode.h"

// --- from text

INLINE bool is_digit(uint32_t c) { return c - '0' < 10; }

// Is block[from ..) this word in lower case letters, whatever the case? Letters are told from others by the word.
static bool is_word(Ref block, uint64_t from, uint64_t to, Text word) {
    uint32_t size = text_size(word);
    if (to - from != size) return false;
    for (uint32_t i = 0; i < size; i++)
        if ((u8_get(block, from + i) | 32) != text_at(word, i)) return false;
    return true;
}
static bool begins_with(Ref block, uint64_t from, uint64_t to, Text word) {
    return to - from >= text_size(word) && is_word(block, from, from + text_size(word), word);
}

// The number whose digits are those of block[from .. to), a point among them being passed over.
static Number digits_number(Ref block, uint64_t from, uint64_t to, bool negative, int64_t exponent) {
    while (from < to && (u8_get(block, from) == '0' || u8_get(block, from) == '.')) from++;
    uint64_t limb = 0, filled = 0, power = 1, count = 0;
    if (to - from <= LIMB_DIGITS) {
        for (uint64_t i = from; i < to; i++)
            if (u8_get(block, i) != '.') limb = limb * 10 + (u8_get(block, i) - '0');
        return decimal_small(limb, negative, exponent);
    }
    uint64_t room = natural_limbs(to - from);
    Value blob = new_blob(room * 8);
    if (is_error(blob)) return decimal_no_memory();
    View text = bytes_view(block);
    Edit limbs = bytes_edit(ref_of(blob));
    for (uint64_t i = to; i > from; i--) {
        uint8_t c = view_u8(text, i - 1);
        if (c == '.') continue;
        limb += (uint64_t)(c - '0') * power;
        power *= 10;
        if (++filled == LIMB_DIGITS) {
            edit_u64(limbs, count++, limb);
            limb = filled = 0;
            power = 1;
        }
    }
    if (limb) edit_u64(limbs, count, limb);
    return decimal_from_limbs(blob, room, negative, exponent);
}

static Number parse_special(Ref block, uint64_t from, uint64_t to, bool negative, Limits c) {
    if (is_word(block, from, to, TEXT("inf")) || is_word(block, from, to, TEXT("infinity")))
        return decimal_special(DECIMAL_INFINITE, negative);
    bool signaling = begins_with(block, from, to, TEXT("snan"));
    if (!signaling && !begins_with(block, from, to, TEXT("nan")))
        return decimal_invalid(STATUS_CONVERSION_SYNTAX);
    uint64_t at = from + 3 + signaling;
    for (uint64_t i = at; i < to; i++)
        if (!is_digit(u8_get(block, i))) return decimal_invalid(STATUS_CONVERSION_SYNTAX);
    Number n = digits_number(block, at, to, negative, 0);
    if (decimal_is_special(n)) return n;
    if (decimal_is_zero(n)) n.digits = 0;
    if (n.digits > c.prec - c.clamp) return decimal_invalid(STATUS_CONVERSION_SYNTAX);
    n.kind = signaling ? DECIMAL_SIGNALING : DECIMAL_QUIET;
    return n;
}

Number decimal_parse_ascii(Ref block, uint64_t from, uint64_t to, Limits c) {
    bool negative = false, seen = false, point = false;
    if (from < to && (u8_get(block, from) == '-' || u8_get(block, from) == '+'))
        negative = u8_get(block, from++) == '-';
    uint64_t at = from, fraction = 0;
    for (; at < to; at++) {
        uint8_t ch = u8_get(block, at);
        if (is_digit(ch)) {
            seen = true;
            fraction += point;
        } else if (ch == '.' && !point) {
            point = true;
        } else {
            break;
        }
    }
    if (!seen)
        return point ? decimal_invalid(STATUS_CONVERSION_SYNTAX)
                     : parse_special(block, from, to, negative, c);
    uint64_t end = at;
    int64_t exponent = 0;
    if (at < to) {
        if ((u8_get(block, at) | 32) != 'e') return decimal_invalid(STATUS_CONVERSION_SYNTAX);
        at++;
        bool down = false;
        if (at < to && (u8_get(block, at) == '-' || u8_get(block, at) == '+'))
            down = u8_get(block, at++) == '-';
        if (at == to) return decimal_invalid(STATUS_CONVERSION_SYNTAX);
        int64_t most = 3 * DECIMAL_MAX_EMAX;
        for (; at < to; at++) {
            if (!is_digit(u8_get(block, at))) return decimal_invalid(STATUS_CONVERSION_SYNTAX);
            exponent = exponent > most / 10 ? most : exponent * 10 + (u8_get(block, at) - '0');
        }
        if (down) exponent = -exponent;
    }
    return decimal_finish(digits_number(block, from, end, negative, exponent - (int64_t)fraction), c);
}

// What a digit, blank or other character is in ASCII; 0: nothing that a number may have.
static uint8_t ascii_of(uint32_t c) {
    if (c < 128) return (uint8_t)c;
    if (unicode_is(c, UNICODE_SPACE)) return ' ';
    int32_t digit = unicode_decimal(c);
    return digit >= 0 ? (uint8_t)('0' + digit) : 0;
}

static bool is_space(uint32_t c) {
    return c < 128 ? c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31) : unicode_is(c, UNICODE_SPACE);
}

Number decimal_parse(Value text, bool exact, Limits c) {
    Ref s = ref_of(text);
    uint64_t from = 0, to = str_length(s), length = 0;
    bool plain = str_kind(s) == STR_ASCII;
    if (exact) {
        while (from < to && is_space(str_at(s, from))) from++;
        while (to > from && is_space(str_at(s, to - 1))) to--;
        if (plain) plain = bytes_find(s, from, to, '_') == to;
    }
    Limits limits = exact ? decimal_max_limits() : c;
    uint32_t before = decimal_status;
    Number n;
    if (plain) {
        n = decimal_parse_ascii(s, from, to, limits);
    } else {
        Value blob = new_blob(to - from);
        if (is_error(blob)) return decimal_no_memory();
        for (uint64_t i = from; i < to; i++) {
            uint8_t ch = ascii_of(str_at(s, i));
            if (!(exact && ch == '_')) u8_set(ref_of(blob), length++, ch);
        }
        n = decimal_parse_ascii(ref_of(blob), 0, length, limits);
    }
    if (!exact) return n;
    uint32_t met = decimal_status & ~before;
    if (met & (STATUS_INEXACT | STATUS_ROUNDED | STATUS_CLAMPED)) {
        n = decimal_special(DECIMAL_QUIET, false);
        met |= STATUS_INVALID_OPERATION;
    }
    decimal_status = before | (met & (STATUS_ERRORS | STATUS_MEMORY));
    return n;
}

// --- to text

// Writes the digits of n from byte `at` on; n.digits of them.
static void put_digits(Edit out, uint64_t at, Number n) {
    uint64_t left = (uint64_t)n.digits, count = natural_limbs(left);
    for (uint64_t i = 0; i < count; i++) {
        uint64_t limb = decimal_is_small(n) ? n.small : u64_get(ref_of(n.limbs), i * 8);
        for (uint64_t j = 0; j < LIMB_DIGITS && left; j++) {
            edit_u8(out, at + --left, (uint8_t)('0' + limb % 10));
            limb /= 10;
        }
    }
}

Value decimal_ascii_digits(Number n, uint64_t before, uint64_t after) {
    Value blob = new_blob(before + (uint64_t)n.digits + after);
    if (is_error(blob)) return ERROR;
    Ref r = ref_of(blob);
    bytes_fill(r, 0, before, '0');
    put_digits(bytes_edit(r), before, n);
    bytes_fill(r, before + (uint64_t)n.digits, after, '0');
    return blob;
}

static Value special_text(Number n) {
    Builder b = builder_new();
    if (n.negative) b = builder_char(b, '-');
    if (n.kind == DECIMAL_INFINITE) return builder_finish(builder_text(b, TEXT("Infinity")));
    b = builder_text(b, n.kind == DECIMAL_SIGNALING ? TEXT("sNaN") : TEXT("NaN"));
    if (n.digits) {
        Value digits = decimal_ascii_digits(n, 0, 0);
        if (is_error(digits)) return ERROR;
        for (int64_t i = 0; i < n.digits; i++) b = builder_char(b, u8_get(ref_of(digits), (uint64_t)i));
    }
    return builder_finish(b);
}

// The commonest: a number of one limb whose text has no exponent.
static Value short_text(Number n) {
    uint64_t places = (uint64_t)-n.exponent, digits = (uint64_t)n.digits, rest = n.small;
    uint64_t at = n.negative + (digits > places ? digits : places + 1) + (places > 0);
    Value s = str_new(STR_ASCII, at);
    if (is_error(s)) return ERROR;
    Edit out = bytes_edit(ref_of(s));
    for (uint64_t i = 0; i < places; i++, rest /= 10) edit_u8(out, --at, (uint8_t)('0' + rest % 10));
    if (places > 0) edit_u8(out, --at, '.');
    do {
        edit_u8(out, --at, (uint8_t)('0' + rest % 10));
        rest /= 10;
    } while (rest > 0);
    if (n.negative) edit_u8(out, 0, '-');
    return s;
}

Value decimal_to_text(Number n, bool capitals, bool engineering) {
    if (decimal_is_special(n)) return special_text(n);
    if (decimal_is_small(n) && n.exponent <= 0 && n.digits + n.exponent > -6) return short_text(n);
    // `point`: how many digits stand before the point; the rest is the exponent.
    int64_t left = n.digits + n.exponent, point = 1;
    if (n.exponent <= 0 && left > -6) {
        point = left;
    } else if (engineering) {
        int64_t power = decimal_is_zero(n) ? left + 1 : left - 1, third = power % 3;
        if (third < 0) third += 3;
        point = decimal_is_zero(n) ? third - 1 : third + 1;
    }
    int64_t exponent = left - point;
    uint64_t digits = (uint64_t)n.digits, zeros_before = point <= 0 ? (uint64_t)(1 - point) : 0;
    uint64_t zeros_after = point > n.digits ? (uint64_t)(point - n.digits) : 0;
    uint64_t body = zeros_before + digits + zeros_after, whole = point <= 0 ? 1 : (uint64_t)point;
    uint64_t magnitude = (uint64_t)(exponent < 0 ? -exponent : exponent);
    uint64_t tail = exponent ? 2 + natural_digits_1(magnitude) : 0,
             size = n.negative + body + (body > whole) + tail;
    Value s = str_new(STR_ASCII, size);
    if (is_error(s)) return ERROR;
    Edit out = bytes_edit(ref_of(s));
    uint64_t at = 0;
    if (n.negative) edit_u8(out, at++, '-');
    for (uint64_t i = 0; i < zeros_before; i++) edit_u8(out, at + i, '0');
    put_digits(out, at + zeros_before, n);
    for (uint64_t i = 0; i < zeros_after; i++) edit_u8(out, at + zeros_before + digits + i, '0');
    if (body > whole) {
        Ref r = ref_of(s);
        for (uint64_t i = body; i > whole; i--) edit_u8(out, at + i, u8_get(r, at + i - 1));
        edit_u8(out, at + whole, '.');
        body++;
    }
    at += body;
    if (exponent) {
        edit_u8(out, at, capitals ? 'E' : 'e');
        edit_u8(out, at + 1, exponent < 0 ? '-' : '+');
        put_digits(out, at + 2, decimal_small(magnitude, false, 0));
    }
    return s;
}
