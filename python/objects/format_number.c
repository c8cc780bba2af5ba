// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Format specs of int, float and complex: sign, grouping, zero padding. The digits come from int.c and
// float.c.
#include "python/objects/complex.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/format.h"

// --- layout ------------------------------------------------------------------------------------------------

NumberText format_split_number(Value text, uint32_t prefix_size) {
    Ref r = ref_of(text);
    uint64_t n = str_length(r);
    NumberText number = {.text = text, .prefix = n && str_at(r, 0) == '-', .end = n};
    number.digits = number.prefix + prefix_size;
    number.rest = number.digits;
    View view = bytes_view(r); // numbers are ASCII
    while (number.rest < n && view_u8(view, number.rest) - '0' < 10u) number.rest++;
    return number;
}

// How many digits there are with the zeros that fill up to `room` places, separators included.
static uint64_t digits_with_zeros(uint64_t digits, int64_t room, uint32_t group) {
    if (!group) return room > (int64_t)digits ? (uint64_t)room : digits;
    // Whole groups first: a width may be as large as it likes.
    int64_t whole = room > group ? (int64_t)u64_div((uint64_t)(room - group), group + 1).quotient : 0;
    uint64_t total = (uint64_t)whole * group;
    int64_t left = (int64_t)digits - whole * group;
    room -= whole * ((int64_t)group + 1);
    for (;;) {
        int64_t need = left > room ? left : room;
        int64_t size = need < 1 ? 1 : need < group ? need : group;
        total += (uint64_t)size;
        left -= size;
        room -= size;
        if (left <= 0 && room <= 0) return total;
        room--; // the separator
    }
}

// Digits with zeros before them, in groups.
static Builder put_digits(Builder b, NumberText number, uint64_t total, uint32_t separator, uint32_t group) {
    uint64_t digits = number.rest - number.digits, zeros = total - digits;
    if (!group) return builder_part(builder_repeat(b, '0', zeros), number.text, number.digits, number.rest);
    for (uint64_t i = 0; i < total && !b.failed; i++) {
        if (i && u64_div(total - i, group).remainder == 0) b = builder_char(b, separator);
        uint32_t c = i < zeros ? '0' : str_at(ref_of(number.text), number.digits + i - zeros);
        b = builder_char(b, c);
    }
    return b;
}

// A number alone, in a builder of the right size.
static Value number_value(FormatSpec spec, NumberText number) {
    uint64_t size = number.end + 1;
    if (spec.width > (int64_t)size) size = (uint64_t)spec.width;
    return builder_finish(format_number(builder_sized(size), spec, number));
}

Builder format_number(Builder b, FormatSpec spec, NumberText number) {
    uint64_t digits = number.rest - number.digits;
    bool negative = number.prefix != 0;
    uint32_t sign = negative ? '-' : spec.sign == '+' || spec.sign == ' ' ? spec.sign : 0;
    uint64_t fixed = (sign != 0) + (number.digits - number.prefix) + (number.end - number.rest);
    uint32_t group = !spec.separator                                                   ? 0
                     : spec.type == 'b' || spec.type == 'o' || (spec.type | 32) == 'x' ? 4
                                                                                       : 3;
    int64_t room = spec.fill == '0' && spec.align == '=' ? spec.width - (int64_t)fixed : 0;
    uint64_t total = digits ? digits_with_zeros(digits, room, group) : 0;
    uint64_t grouped = total + (group && total ? u64_div(total - 1, group).quotient : 0);
    uint64_t used = fixed + grouped;
    uint64_t padding = spec.width > (int64_t)used ? (uint64_t)spec.width - used : 0;
    uint64_t left = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
    uint64_t inner = spec.align == '=' ? padding : 0;
    b = builder_repeat(b, spec.fill, left);
    if (sign) b = builder_char(b, sign);
    b = builder_part(b, number.text, number.prefix, number.digits);
    b = builder_repeat(b, spec.fill, inner);
    if (digits) b = put_digits(b, number, total, spec.separator, group);
    b = builder_part(b, number.text, number.rest, number.end);
    return builder_repeat(b, spec.fill, padding - left - inner);
}

// --- int ---------------------------------------------------------------------------------------------------

static Value upper_case(Value s) {
    Builder b = builder_sized(str_length(ref_of(s)));
    for (uint64_t i = 0, n = str_length(ref_of(s)); i < n; i++) {
        uint32_t c = str_at(ref_of(s), i);
        b = builder_char(b, c - 'a' < 26 ? c ^ 32 : c);
    }
    return builder_finish(b);
}

static Value format_character(FormatSpec spec, Value n) {
    if (spec.sign) return VALUE_ERROR("Sign not allowed with integer format specifier 'c'");
    if (spec.alternate)
        return VALUE_ERROR("Alternate form (#) not allowed with integer format specifier 'c'");
    if (!int_to_i64(n).ok)
        return raise0(CLASS(OverflowError), TEXT("Python int too large to convert to C long"));
    if (!is_int(n) || int_of(n) < 0 || int_of(n) > 0x10ffff)
        return raise0(CLASS(OverflowError), TEXT("%c arg not in range(0x110000)"));
    Value c = str_from_code_point((uint32_t)int_of(n));
    RETURN_IF_ERROR(c);
    return number_value(spec, (NumberText){c, 0, 0, 0, 1});
}

static Value format_double(double d, FormatSpec spec);

Value format_int(Value n, Value text, Value object) {
    if (str_length(ref_of(text)) == 0) return int_to_str(n, 10);
    FormatSpec spec = format_parse(text, '>', object);
    if (!spec.ok) return ERROR;
    uint32_t type = spec.type, base = 10;
    switch (type) {
    case 'b': base = 2; break;
    case 'o': base = 8; break;
    case 'x':
    case 'X': base = 16; break;
    case 0:
    case 'd':
    case 'n':
    case 'c': break;
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%': {
        DoubleResult d = float_from_int(n);
        return d.ok ? format_double(d.value, spec) : ERROR;
    }
    default: return format_refuse_type(spec, object);
    }
    if (spec.precision >= 0) return VALUE_ERROR("Precision not allowed in integer format specifier");
    if (spec.no_negative_zero)
        return VALUE_ERROR("Negative zero coercion (z) not allowed in integer format specifier");
    if (type == 'c') return format_character(spec, n);
    bool prefixed = spec.alternate && base != 10;
    Value digits = prefixed ? int_to_str_prefixed(n, base) : int_to_str(n, base);
    RETURN_IF_ERROR(digits);
    if (type == 'X') digits = upper_case(digits);
    RETURN_IF_ERROR(digits);
    NumberText number = format_split_number(digits, prefixed ? 2 : 0);
    number.rest = number.end; // letters are digits here
    return number_value(spec, number);
}

METHOD(int, __format__, "($self, format_spec, /)", "") {
    Value spec = str_plain(arg(args, 1)), self = arg(args, 0);
    if (!is_str(spec)) return convert_refuse(TEXT("__format__"), 0, TEXT("str"), spec);
    if (str_length(ref_of(spec)) == 0 && !int_is_exact(self)) return object_str(self);
    return format_int(int_plain(self), spec, self);
}

// --- float -------------------------------------------------------------------------------------------------

// Without the sign when it stands before nothing but zeros.
static Value positive_zero(Value text) {
    Ref r = ref_of(text);
    uint64_t n = str_length(r);
    if (n == 0 || str_at(r, 0) != '-') return text;
    for (uint64_t i = 1; i < n; i++) {
        uint32_t c = str_at(r, i);
        if ((c | 32) == 'e') break;
        if (c != '0' && c != '.' && c != '%') return text;
    }
    return str_substring(text, 1, n);
}

// The digits of d by the spec's type and precision.
static Value double_text(double d, FormatSpec spec) {
    uint32_t type = spec.type, flags = spec.alternate ? FLOAT_ALTERNATE : 0;
    int64_t precision = spec.precision < 0 ? 6 : spec.precision;
    if (precision > INT32_MAX) return VALUE_ERROR("precision too big");
    if (type == 0) {
        type = spec.precision < 0 ? 'r' : 'g';
        flags |= FLOAT_ADD_DOT_0;
    } else if (type == 'n') {
        type = 'g';
    }
    Value text = float_format(d, type, precision, flags);
    return is_error(text) || !spec.no_negative_zero ? text : positive_zero(text);
}

static Value format_double(double d, FormatSpec spec) {
    Value text = double_text(d, spec);
    RETURN_IF_ERROR(text);
    return number_value(spec, format_split_number(text, 0));
}

static bool is_float_type(uint32_t type) {
    return type == 0 || (type | 32) == 'e' || (type | 32) == 'f' || (type | 32) == 'g' || type == 'n';
}

Value format_float(double d, Value text, Value object) {
    if (str_length(ref_of(text)) == 0) return float_repr(d);
    FormatSpec spec = format_parse(text, '>', object);
    if (!spec.ok) return ERROR;
    if (!is_float_type(spec.type) && spec.type != '%') return format_refuse_type(spec, object);
    return format_double(d, spec);
}

METHOD(float, __format__, "($self, format_spec, /)", "Formats the float according to format_spec.") {
    Value spec = str_plain(arg(args, 1)), self = arg(args, 0);
    if (!is_str(spec)) return convert_refuse(TEXT("__format__"), 0, TEXT("str"), spec);
    if (str_length(ref_of(spec)) == 0 && !float_is_exact(self)) return object_str(self);
    return format_float(float_value(self), spec, self);
}

// --- complex -----------------------------------------------------------------------------------------------

METHOD(complex, __format__, "($self, format_spec, /)", "Convert to a string according to format_spec.") {
    Value text = str_plain(arg(args, 1)), self = arg(args, 0);
    if (!is_str(text)) return convert_refuse(TEXT("__format__"), 0, TEXT("str"), text);
    if (str_length(ref_of(text)) == 0) return object_str(self);
    FormatSpec spec = format_parse(text, '>', self);
    if (!spec.ok) return ERROR;
    if (!is_float_type(spec.type)) return format_refuse_type(spec, self);
    if (spec.fill == '0') return VALUE_ERROR("Zero padding is not allowed in complex format specifier");
    if (spec.align == '=')
        return VALUE_ERROR("'=' alignment flag is not allowed in complex format specifier");
    Complex c = complex_value(self);
    bool bare = spec.type == 0 && c.real == 0 && !f64_sign(c.real); // 2j
    bool in_parentheses = spec.type == 0 && !bare;
    FormatSpec part = spec;
    part.fill = ' ', part.align = '<', part.width = -1;
    if (part.type == 0) part.type = part.precision < 0 ? 'r' : 'g';
    Builder b = builder_new();
    if (in_parentheses) b = builder_char(b, '(');
    if (!bare) {
        Value real = double_text(c.real, part);
        RETURN_IF_ERROR(real);
        b = format_number(b, part, format_split_number(real, 0));
        part.sign = '+';
    }
    Value imaginary = double_text(c.imag, part);
    RETURN_IF_ERROR(imaginary);
    b = builder_char(format_number(b, part, format_split_number(imaginary, 0)), 'j');
    if (in_parentheses) b = builder_char(b, ')');
    Value whole = builder_finish(b);
    RETURN_IF_ERROR(whole);
    return builder_finish(format_pad(builder_new(), spec, whole, str_length(ref_of(whole))));
}
