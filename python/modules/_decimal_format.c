// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Decimal.__format__: the format specification's mini-language, as far as it applies to decimal numbers (PEP 3101,
// PEP 682 for "z"). There is one locale, C's: "n" is "g".
#include "python/modules/_decimal.h"
#include "python/objects/error.h"
#include "python/objects/str.h"

typedef struct {
    uint32_t fill, align, sign, type; // align and type: 0: not given
    bool zero_sign, grouped, zeros;
    int64_t width, precision; // precision -1: not given
} Spec;

// A number in s[at ..); .at behind it. Beyond any use it stays at the largest one.
typedef struct {
    uint64_t at;
    int64_t value;
} Scan;
static Scan scan_number(Ref s, uint64_t at, uint64_t to) {
    Scan scan = {at, 0};
    for (; scan.at < to && str_at(s, scan.at) - '0' < 10; scan.at++)
        if (scan.value <= DECIMAL_MAX_PREC / 10) scan.value = scan.value * 10 + (str_at(s, scan.at) - '0');
    return scan;
}
static bool is_align(uint32_t c) { return c == '<' || c == '>' || c == '^' || c == '='; }

// !.ok: it is no format specification.
typedef struct {
    bool ok;
    Spec spec;
} SpecResult;
static SpecResult parse_spec(Value text, bool capitals) {
    SpecResult refused = {0};
    Spec spec = {.fill = ' ', .align = '>', .sign = '-', .precision = -1};
    Ref s = ref_of(text);
    uint64_t at = 0, to = str_length(s);
    bool aligned = false;
    if (to >= 2 && is_align(str_at(s, 1))) {
        spec.fill = str_at(s, 0);
        spec.align = str_at(s, 1);
        aligned = true;
        at = 2;
    } else if (to >= 1 && is_align(str_at(s, 0))) {
        spec.align = str_at(s, at++);
        aligned = true;
    }
    if (at < to && (str_at(s, at) == '+' || str_at(s, at) == '-' || str_at(s, at) == ' '))
        spec.sign = str_at(s, at++);
    if (at < to && str_at(s, at) == 'z') {
        spec.zero_sign = true;
        at++;
    }
    if (at < to && str_at(s, at) == '0') {
        if (aligned) return refused;
        spec.zeros = true;
        spec.fill = '0';
        spec.align = '=';
        at++;
    }
    if (at < to && str_at(s, at) - '0' < 10) {
        Scan scan = scan_number(s, at, to);
        if (str_at(s, at) == '0') return refused;
        spec.width = scan.value;
        at = scan.at;
    }
    if (at < to && str_at(s, at) == ',') {
        spec.grouped = true;
        at++;
    }
    if (at < to && str_at(s, at) == '.') {
        Scan scan = scan_number(s, at + 1, to);
        if (scan.at == at + 1) return refused;
        spec.precision = scan.value;
        at = scan.at;
    }
    if (at < to) {
        spec.type = str_at(s, at++);
        switch (spec.type) {
        case 'n':
        case 'N':
            if (spec.grouped) return refused;
            spec.type = spec.type == 'N' ? 'G' : 'g';
            break;
        case 'e':
        case 'E':
        case 'f':
        case 'F':
        case 'g':
        case 'G':
        case '%': break;
        default: return refused;
        }
    } else {
        spec.type = capitals ? 'G' : 'g';
    }
    if (at < to || spec.width > DECIMAL_MAX_PREC || spec.precision > DECIMAL_MAX_PREC) return refused;
    return (SpecResult){true, spec};
}

// Rounded to so many digits.
static Number rounded(Number n, int64_t digits, Limits c) {
    if (decimal_is_zero(n) || n.digits <= digits) return n;
    Number r = decimal_round_dropped(decimal_drop(n, n.digits - digits), c.rounding);
    return r.digits > digits ? decimal_drop(r, 1).number : r;
}

// The pieces of a finite number: digits as ASCII, how many of them stand before the point, and an exponent.
typedef struct {
    Value digits;
    uint64_t count, whole;
    int64_t exponent;
    bool shows_exponent;
} Pieces;
static Pieces lay_out(Number n, Spec spec) {
    uint32_t type = spec.type | 32;
    int64_t left = n.digits + n.exponent, point = left;
    if (type == 'e')
        point = decimal_is_zero(n) && spec.precision >= 0 ? 1 - spec.precision : 1;
    else if (type == 'g' && !(n.exponent <= 0 && left > -6))
        point = 1;
    uint64_t before = point <= 0 ? (uint64_t)(1 - point) : 0;
    uint64_t after = point > n.digits ? (uint64_t)(point - n.digits) : 0;
    Value digits = decimal_ascii_digits(n, before, after);
    uint64_t whole = point <= 0 ? 1 : (uint64_t)point;
    return (Pieces){digits, before + (uint64_t)n.digits + after, whole, left - point,
                    left != point || type == 'e'};
}

static Builder put_whole(Builder b, Pieces p, Spec spec, uint64_t zeros) {
    uint64_t total = zeros + p.whole;
    for (uint64_t i = 0; i < total; i++) {
        if (spec.grouped && i && (total - i) % 3 == 0) b = builder_char(b, ',');
        b = builder_char(b, i < zeros ? '0' : u8_get(ref_of(p.digits), i - zeros));
    }
    return b;
}
static Builder put_rest(Builder b, Pieces p, Spec spec) {
    if (p.count > p.whole) {
        b = builder_char(b, '.');
        for (uint64_t i = p.whole; i < p.count; i++) b = builder_char(b, u8_get(ref_of(p.digits), i));
    }
    if (p.shows_exponent) {
        b = builder_char(b, spec.type == 'e' || spec.type == 'g' ? 'e' : 'E');
        b = builder_char(b, p.exponent < 0 ? '-' : '+');
        b = builder_i64(b, p.exponent < 0 ? -p.exponent : p.exponent);
    }
    return spec.type == '%' ? builder_char(b, '%') : b;
}

static uint32_t sign_of(bool negative, Spec spec) {
    return negative ? '-' : spec.sign == '-' ? 0 : spec.sign;
}

// sign + body in the width.
static Value padded(uint32_t sign, Value body, Spec spec) {
    uint64_t length = str_length(ref_of(body)) + (sign != 0), width = (uint64_t)spec.width;
    uint64_t pad = width > length ? width - length : 0;
    uint64_t left = spec.align == '>'   ? pad
                    : spec.align == '^' ? pad / 2
                                        : 0,
             middle = spec.align == '=' ? pad : 0;
    Builder b = builder_repeat(builder_new(), spec.fill, left);
    if (sign) b = builder_char(b, sign);
    b = builder_str(builder_repeat(b, spec.fill, middle), body);
    return builder_finish(builder_repeat(b, spec.fill, pad - left - middle));
}

static Value format_special(Number n, Spec spec) {
    bool negative = n.negative;
    n.negative = false;
    Value body = decimal_to_text(n, true, false);
    RETURN_IF_ERROR(body);
    if (spec.zeros) {
        spec.fill = ' ';
        spec.align = '>';
    }
    if (spec.type == '%') body = text_format1(TEXT("{}%"), body);
    RETURN_IF_ERROR(body);
    return padded(sign_of(negative, spec), body, spec);
}

Value decimal_format(Number n, Value text, Limits c, bool capitals) {
    SpecResult parsed = parse_spec(text, capitals);
    if (!parsed.ok) return VALUE_ERROR("invalid format string");
    Spec spec = parsed.spec;
    if (decimal_is_special(n)) return format_special(n, spec);
    uint32_t type = spec.type | 32;
    if (spec.zero_sign && decimal_is_zero(n)) n.negative = false;
    bool fixed = type == 'f' || spec.type == '%';
    if (spec.type == '%') n.exponent += 2;
    if (spec.precision >= 0) {
        if (type == 'e')
            n = rounded(n, spec.precision + 1, c);
        else if (fixed)
            n = decimal_rescale(n, -spec.precision, c);
        else
            n = rounded(n, spec.precision ? spec.precision : 1, c);
    }
    if (!decimal_is_special(n) && fixed && n.exponent > 0) n = decimal_rescale(n, 0, c);
    if (decimal_is_special(n)) return ERROR; // no memory
    // What a rounding made zero keeps its sign for the upper case types, as in CPython.
    if (spec.zero_sign && (spec.type >= 'a' || spec.type == '%') && decimal_is_zero(n)) n.negative = false;
    if (spec.precision > 0 && type == 'e' && !decimal_is_zero(n) && n.digits <= spec.precision) {
        int64_t zeros = spec.precision + 1 - n.digits;
        n = decimal_lengthened(n, zeros);
        n.exponent -= zeros;
        if (decimal_is_special(n)) return ERROR;
    }
    Pieces p = lay_out(n, spec);
    if (is_error(p.digits)) return ERROR;
    uint32_t sign = sign_of(n.negative, spec);
    Value rest = builder_finish(put_rest(builder_new(), p, spec));
    RETURN_IF_ERROR(rest);
    // Zeros of the width are grouped with the digits.
    uint64_t zeros = 0;
    if (spec.align == '=' && spec.fill == '0') {
        uint64_t taken = str_length(ref_of(rest)) + (sign != 0), width = (uint64_t)spec.width;
        uint64_t room = width > taken ? width - taken : 0, digits = p.whole;
        if (spec.zeros && spec.grouped) {
            while (digits + (digits - 1) / 3 < room) digits++;
        } else if (room > digits + (spec.grouped ? (digits - 1) / 3 : 0)) {
            digits = room - (spec.grouped ? (digits - 1) / 3 : 0);
        }
        if (spec.zeros) zeros = digits - p.whole;
    }
    Value body = builder_finish(builder_str(put_whole(builder_new(), p, spec, zeros), rest));
    return is_error(body) ? ERROR : padded(sign, body, spec);
}
