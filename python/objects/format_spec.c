// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Format specs: [[fill]align][sign][z][#][0][width][grouping][.precision][type], and padding.
#include "python/objects/format.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/unicode.h"

// --- parsing -----------------------------------------------------------------------------------------------

typedef struct {
    Units units;
    uint64_t at, end;
} Reader;

// The code point `ahead` of the next one, or 0 at the end.
INLINE uint32_t peek(Reader r, uint64_t ahead) {
    return ahead < r.end - r.at ? unit_at(r.units, r.at + ahead) : 0;
}

static bool is_align(uint32_t c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

// A type letter as messages show it: itself when it is visible ASCII, else a hex escape.
static Value shown_type(uint32_t c) {
    if (c > 32 && c < 128) return str_from_code_point(c);
    Builder b = builder_text(builder_new(), TEXT("\\x"));
    uint32_t digits = c < 16 ? 1 : c < 0x100 ? 2 : c < 0x1000 ? 3 : c < 0x10000 ? 4 : c < 0x100000 ? 5 : 6;
    while (digits--) b = builder_char(b, text_at(TEXT("0123456789abcdef"), (c >> (4 * (digits & 7))) & 15));
    return builder_finish(b);
}

Value format_refuse_type(FormatSpec spec, Value object) {
    Value type = shown_type(spec.type);
    RETURN_IF_ERROR(type);
    return raise2(CLASS(ValueError), TEXT("Unknown format code '{}' for object of type '{t}'"), type, object);
}

static FormatSpec refuse(FormatSpec spec, Value raised) {
    spec.ok = !is_error(raised);
    return spec;
}

typedef struct {
    Reader reader;
    bool ok; // false: too large, an exception is set
    int64_t value;
    uint64_t digits;
} Number;

INLINE Number read_number(Reader r) {
    Number n = {.ok = true};
    for (; r.at < r.end; r.at++, n.digits++) {
        uint32_t c = unit_at(r.units, r.at);
        int32_t digit = c - '0' < 10 ? (int32_t)(c - '0') : c < 128 ? -1 : unicode_decimal(c);
        if (digit < 0) break;
        if (n.value > (INT64_MAX - digit) / 10) {
            VALUE_ERROR("Too many decimal digits in format string");
            n.ok = false;
            return n;
        }
        n.value = n.value * 10 + digit;
    }
    n.reader = r;
    return n;
}

static FormatSpec check_separator(FormatSpec spec) {
    uint32_t type = spec.type;
    if (type == 0 || type == 'd' || type == 'e' || type == 'f' || type == 'g' || type == 'E' || type == 'G' ||
        type == 'F' || type == '%')
        return spec;
    if (spec.separator == '_' && (type == 'b' || type == 'o' || type == 'x' || type == 'X')) return spec;
    Value shown = shown_type(type), separator = str_from_code_point(spec.separator);
    if (is_error(shown) || is_error(separator)) return refuse(spec, ERROR);
    return refuse(spec, raise2(CLASS(ValueError), TEXT("Cannot specify '{}' with '{}'."), separator, shown));
}

FormatSpec format_parse(Value text, uint32_t default_align, Value object) {
    Reader r = {str_units(text), 0, str_length(ref_of(text))};
    FormatSpec spec = {.ok = true, .fill = ' ', .align = default_align, .width = -1, .precision = -1};
    bool aligned = false, filled = false;
    if (is_align(peek(r, 1)) && r.end > 1) {
        spec.fill = peek(r, 0), spec.align = peek(r, 1);
        filled = aligned = true;
        r.at += 2;
    } else if (is_align(peek(r, 0))) {
        spec.align = peek(r, 0);
        aligned = true;
        r.at++;
    }
    if (peek(r, 0) == '+' || peek(r, 0) == '-' || peek(r, 0) == ' ') spec.sign = peek(r, 0), r.at++;
    if (peek(r, 0) == 'z') spec.no_negative_zero = true, r.at++;
    if (peek(r, 0) == '#') spec.alternate = true, r.at++;
    if (!filled && peek(r, 0) == '0') {
        spec.fill = '0';
        if (!aligned && default_align == '>') spec.align = '=';
        r.at++;
    }
    Number width = read_number(r);
    if (!width.ok) return refuse(spec, ERROR);
    if (width.digits) spec.width = width.value;
    r = width.reader;
    if (peek(r, 0) == ',') spec.separator = ',', r.at++;
    if (peek(r, 0) == '_') {
        if (spec.separator) return refuse(spec, VALUE_ERROR("Cannot specify both ',' and '_'."));
        spec.separator = '_', r.at++;
    }
    if (peek(r, 0) == ',' && spec.separator == '_')
        return refuse(spec, VALUE_ERROR("Cannot specify both ',' and '_'."));
    if (peek(r, 0) == '.') {
        r.at++;
        Number precision = read_number(r);
        if (!precision.ok) return refuse(spec, ERROR);
        if (!precision.digits) return refuse(spec, VALUE_ERROR("Format specifier missing precision"));
        spec.precision = precision.value;
        r = precision.reader;
    }
    if (r.end - r.at > 1)
        return refuse(spec,
                      raise2(CLASS(ValueError),
                             TEXT("Invalid format specifier '{}' for object of type '{t}'"), text, object));
    if (r.at < r.end) {
        spec.type = peek(r, 0);
        if (spec.type == 0) return refuse(spec, format_refuse_type(spec, object));
    }
    if (spec.separator && spec.type == 0 && default_align == '<') spec.type = 's';
    return spec.separator ? check_separator(spec) : spec;
}

// --- padding -----------------------------------------------------------------------------------------------

Builder format_pad(Builder b, FormatSpec spec, Value s, uint64_t n) {
    uint64_t padding = spec.width > (int64_t)n ? (uint64_t)spec.width - n : 0;
    uint64_t left = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
    b = builder_part(builder_repeat(b, spec.fill, left), s, 0, n);
    return builder_repeat(b, spec.fill, padding - left);
}

Value format_str(Value s, Value text, Value object) {
    if (str_length(ref_of(text)) == 0) return s;
    FormatSpec spec = format_parse(text, '<', object);
    if (!spec.ok) return ERROR;
    if (spec.type && spec.type != 's') return format_refuse_type(spec, object);
    if (spec.sign == ' ') return VALUE_ERROR("Space not allowed in string format specifier");
    if (spec.sign) return VALUE_ERROR("Sign not allowed in string format specifier");
    if (spec.no_negative_zero)
        return VALUE_ERROR("Negative zero coercion (z) not allowed in string format specifier");
    if (spec.alternate) return VALUE_ERROR("Alternate form (#) not allowed in string format specifier");
    if (spec.align == '=') return VALUE_ERROR("'=' alignment not allowed in string format specifier");
    uint64_t n = str_length(ref_of(s));
    if (spec.precision >= 0 && (uint64_t)spec.precision < n) n = (uint64_t)spec.precision;
    if (n == str_length(ref_of(s)) && spec.width <= (int64_t)n) return s;
    return builder_finish(
        format_pad(builder_sized(spec.width > (int64_t)n ? (uint64_t)spec.width : n), spec, s, n));
}

METHOD(str, __format__, "($self, format_spec, /)",
       "Return a formatted version of the string as described by format_spec.") {
    Value spec = str_plain(arg(args, 1));
    if (!is_str(spec)) return convert_refuse(TEXT("__format__"), 0, TEXT("str"), spec);
    // Without a spec a subclass still decides by its __str__.
    if (str_length(ref_of(spec)) == 0 && !IS_EXACT(arg(args, 0), str)) return object_str(arg(args, 0));
    return format_str(str_plain(arg(args, 0)), spec, arg(args, 0));
}
