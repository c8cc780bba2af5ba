// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Text to ints. The text is first reduced to a row of digit values (underscores gone, Unicode digits and white
// space understood), then computed: bits for bases that are powers of two, else in pieces that fit a limb, and,
// above SPLIT pieces, in halves.
#include "python/objects/int_big.h"
#include "python/objects/bytearray.h"
#include "python/objects/error.h"
#include "python/objects/str.h"
#include "python/objects/unicode.h"

enum { SPLIT = 60, NO_DIGIT = 255 };

// --- digit values to an int
// How many digits of this base fit a limb, and base^digits.
static U64Division limb_of_base(uint32_t base) {
    uint64_t power = base, digits = 1, most = u64_div(UINT64_MAX, base).quotient;
    for (; power <= most; digits++) power *= base;
    return (U64Division){digits, power};
}

static uint64_t digits_u64(View digits, uint64_t from, uint64_t n, uint32_t base) {
    uint64_t value = 0;
    for (uint64_t i = 0; i < n; i++) value = value * base + view_u8(digits, from + i);
    return value;
}

static Value from_bits(View digits, uint64_t from, uint64_t n, uint32_t bits) {
    Value block = big_new(n * bits / 64 + 1);
    RETURN_IF_ERROR(block);
    Edit limbs = big_edit(block);
    uint64_t limb = 0, filled = 0, at = 0;
    for (uint64_t i = n; i > 0; i--) {
        uint64_t digit = view_u8(digits, from + i - 1);
        limb |= digit << (filled & 63);
        filled += bits;
        if (filled >= 64) {
            edit_u64(limbs, at++, limb);
            filled -= 64;
            limb = filled ? digit >> ((bits - filled) & 63) : 0;
        }
    }
    if (limb) edit_u64(limbs, at, limb);
    return big_finish(block, false);
}

static Value from_rows(View digits, uint64_t from, uint64_t n, uint32_t base, U64Division limb_base) {
    uint64_t pieces = u64_div(n, limb_base.quotient).quotient + 1;
    Value block = big_new(pieces);
    RETURN_IF_ERROR(block);
    Edit limbs = big_edit(block);
    uint64_t size = u64_div(n, limb_base.quotient).remainder, used = 0;
    edit_u64(limbs, used++, digits_u64(digits, from, size, base));
    for (uint64_t at = size; at < n; at += limb_base.quotient) {
        uint64_t piece = digits_u64(digits, from + at, limb_base.quotient, base);
        Edit now = limbs_edit_part(limbs, 0, used);
        uint64_t out = limbs_mul_1(now, edit_view(now), limb_base.remainder, piece);
        edit_u64(limbs, used++, out);
    }
    return big_finish(block, false);
}

static Value from_digits(View digits, uint64_t from, uint64_t n, uint32_t base, U64Division limb_base) {
    uint64_t split = limb_base.quotient * SPLIT;
    if (n <= split) return from_rows(digits, from, n, base, limb_base);
    // The low part has limb_base.quotient * SPLIT * 2^k digits, about half of them.
    uint64_t low = split;
    Value power = long_pow(int_from_u64(limb_base.remainder), int_u32(SPLIT));
    while (low * 2 < n && !is_error(power)) {
        low *= 2;
        power = long_mul(power, power);
    }
    RETURN_IF_ERROR(power);
    Value high_part = from_digits(digits, from, n - low, base, limb_base);
    RETURN_IF_ERROR(high_part);
    Value low_part = from_digits(digits, from + n - low, low, base, limb_base);
    RETURN_IF_ERROR(low_part);
    Value product = long_mul(high_part, power);
    return is_error(product) ? ERROR : long_add(product, low_part);
}

static Value compute(View digits, uint64_t n, uint32_t base) {
    U64Division limb_base = limb_of_base(base);
    if (n <= limb_base.quotient) return int_from_u64(digits_u64(digits, 0, n, base));
    switch (base) {
    case 2: return from_bits(digits, 0, n, 1);
    case 4: return from_bits(digits, 0, n, 2);
    case 8: return from_bits(digits, 0, n, 3);
    case 16: return from_bits(digits, 0, n, 4);
    case 32: return from_bits(digits, 0, n, 5);
    default: break;
    }
    uint64_t limit = (uint64_t)int_max_str_digits();
    if (limit && n > limit)
        return raise2(
            CLASS(ValueError),
            TEXT("Exceeds the limit ({} digits) for integer string conversion: value has {} digits; use "
                 "sys.set_int_max_str_digits() to increase the limit"),
            int_wrap((int64_t)limit), int_wrap((int64_t)n));
    return from_digits(digits, 0, n, base, limb_base);
}

Value big_from_digits(View digits, uint64_t n) { return from_digits(digits, 0, n, 10, limb_of_base(10)); }

// --- text to digit values
static uint32_t digit_value(uint32_t c) {
    if (c - '0' < 10) return c - '0';
    if ((c | 32) - 'a' < 26) return (c | 32) - 'a' + 10;
    return NO_DIGIT;
}

Value int_from_digits(Value s, uint64_t from, uint64_t to, uint32_t base) {
    Ref r = ref_of(s);
    if (to - from <= 11) {
        uint64_t value = 0;
        for (uint64_t i = from; i < to; i++) {
            uint32_t c = str_at(r, i);
            if (c != '_') value = value * base + digit_value(c);
        }
        return int_from_u64(value);
    }
    Value digits = new_blob(to - from);
    RETURN_IF_ERROR(digits);
    Edit out = bytes_edit(ref_of(digits));
    uint64_t n = 0;
    for (uint64_t i = from; i < to; i++) {
        uint32_t c = str_at(r, i);
        if (c != '_') edit_u8(out, n++, (uint8_t)digit_value(c));
    }
    return compute(edit_view(out), n, base);
}

// Code point i of a str, or byte i of a bytes-like object; for a str that is not ASCII, white space is ' ' and a
// decimal digit of any script an ASCII one.
struct Source {
    Value text;
    Buffer bytes;
    bool is_text;
    uint64_t length;
};

static uint32_t source_at(struct Source source, uint64_t i) {
    if (!source.is_text) return u8_get(source.bytes.block, source.bytes.from + i);
    Ref r = ref_of(source.text);
    uint32_t c = str_at(r, i);
    if (str_kind(r) == STR_ASCII) return c;
    int32_t digit = unicode_decimal(c);
    if (digit >= 0) return '0' + (uint32_t)digit;
    return unicode_is(c, UNICODE_SPACE) ? ' ' : c < 128 ? c : '?';
}

static bool is_space(uint32_t c) { return c == ' ' || (c >= 9 && c <= 13); }

static Value invalid(Value text, uint32_t base) {
    Value shown = object_repr(text);
    RETURN_IF_ERROR(shown);
    if (str_length(ref_of(shown)) > 200) shown = str_substring(shown, 0, 200);
    RETURN_IF_ERROR(shown);
    return raise2(CLASS(ValueError), TEXT("invalid literal for int() with base {}: {}"), int_u32(base),
                  shown);
}

static uint32_t prefix_base(uint32_t c) {
    return (c | 32) == 'x' ? 16 : (c | 32) == 'o' ? 8 : (c | 32) == 'b' ? 2 : 0;
}

// A few decimal digits, perhaps behind a sign, and nothing else; UNSET: it is not so simple.
static Value parse_short(Ref s) {
    uint64_t n = bytes_length(s), at = n > 0 && (u8_get(s, 0) == '-' || u8_get(s, 0) == '+');
    bool negative = at > 0 && u8_get(s, 0) == '-';
    int64_t value = 0;
    if (n == at || n > 17) return UNSET;
    for (; at < n; at++) {
        uint32_t digit = (uint32_t)u8_get(s, at) - '0';
        if (digit > 9) return UNSET;
        value = value * 10 + digit;
    }
    return int_wrap(negative ? -value : value);
}

Value int_parse(Value text, uint32_t base) {
    if (base == 10 && IS_EXACT(text, str) && str_kind(ref_of(text)) == STR_ASCII) {
        Value quick = parse_short(ref_of(text));
        if (!is_unset(quick)) return quick;
    }
    struct Source source = {.text = text, .is_text = is_str(text)};
    if (!source.is_text) source.bytes = buffer_of(text);
    source.length = source.is_text ? str_length(ref_of(text)) : source.bytes.length;
    uint64_t at = 0, end = source.length;
    while (at < end && is_space(source_at(source, at))) at++;
    while (at < end && is_space(source_at(source, end - 1))) end--;
    bool negative = at < end && source_at(source, at) == '-';
    if (at < end && (negative || source_at(source, at) == '+')) at++;
    uint32_t asked = base;
    bool zeros_only = false, prefixed = false;
    if (end - at >= 2 && source_at(source, at) == '0') {
        uint32_t other = prefix_base(source_at(source, at + 1));
        prefixed = other != 0 && (base == 0 || base == other);
        if (base == 0) {
            base = prefixed ? other : 10;
            zeros_only = !prefixed; // "old" octal literals are refused
        }
    }
    if (base == 0) base = 10;
    if (prefixed) {
        at += 2;
        if (at < end && source_at(source, at) == '_') at++; // one underscore is allowed there
    }
    Value digits = new_blob(end - at + 1);
    RETURN_IF_ERROR(digits);
    Edit out = bytes_edit(ref_of(digits));
    uint64_t n = 0;
    bool before = false, good = at < end, nonzero = false; // before: a digit stands before this place
    for (; good && at < end; at++) {
        uint32_t c = source_at(source, at), digit = c == '_' ? 0 : digit_value(c);
        good = c == '_' ? before : digit < base;
        before = c != '_';
        if (before) edit_u8(out, n++, (uint8_t)digit);
        nonzero |= digit != 0;
    }
    if (!good || !before || (zeros_only && nonzero)) return invalid(text, asked);
    Value result = compute(edit_view(out), n, base);
    return is_error(result) || !negative ? result : long_neg(result);
}
