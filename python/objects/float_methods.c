// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// float's attributes and methods with names.
#include "python/objects/error.h"
#include "python/objects/int_big.h"
#include "python/objects/float.h"
#include "python/objects/real.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

GETTER(float, real, "the real part of a complex number") { return float_new(float_value(arg(args, 0))); }
GETTER(float, imag, "the imaginary part of a complex number") { return float_new(0.0); }

METHOD(float, conjugate, "($self, /)", "Return self, the complex conjugate of any float.") {
    return float_new(float_value(arg(args, 0)));
}

METHOD(float, is_integer, "($self, /)", "Return True if the float is an integer.") {
    return bool_value(float_is_integer(float_value(arg(args, 0))));
}

METHOD(float, as_integer_ratio, "($self, /)",
       "Return integer ratio.\n"
       "\n"
       "Return a pair of integers, whose ratio is exactly equal to the original float\n"
       "and with a positive denominator.\n"
       "\n"
       "Raise OverflowError on infinities and a ValueError on NaNs.\n"
       "\n"
       ">>> (10.0).as_integer_ratio()\n"
       "(10, 1)\n"
       ">>> (0.0).as_integer_ratio()\n"
       "(0, 1)\n"
       ">>> (-.25).as_integer_ratio()\n"
       "(-1, 4)") {
    double d = float_value(arg(args, 0));
    if (f64_is_inf(d)) return raise0(CLASS(OverflowError), TEXT("cannot convert Infinity to integer ratio"));
    if (f64_is_nan(d)) return VALUE_ERROR("cannot convert NaN to integer ratio");
    Binary b = float_binary(d);
    if (b.mantissa == 0) return tuple2(int_u32(0), int_u32(1));
    uint32_t zeros = u64_ctz(b.mantissa) & 63;
    int64_t mantissa = (int64_t)(b.mantissa >> (zeros & 63)), exponent = b.exponent + (int64_t)zeros;
    Value numerator = int_wrap(b.negative ? -mantissa : mantissa), denominator = int_u32(1);
    if (exponent > 0) numerator = long_shift(numerator, exponent);
    if (exponent < 0) denominator = long_shift(denominator, -exponent);
    RETURN_IF_ERROR(numerator);
    return is_error(denominator) ? ERROR : tuple2(numerator, denominator);
}

METHOD(float, hex, "($self, /)",
       "Return a hexadecimal representation of a floating-point number.\n"
       "\n"
       ">>> (-0.1).hex()\n"
       "'-0x1.999999999999ap-4'\n"
       ">>> 3.14159.hex()\n"
       "'0x1.921f9f01b866ep+1'") {
    return float_hex(float_value(arg(args, 0)));
}

CLASSMETHOD(float, __getformat__, "($type, typestr, /)",
            "You probably don't want to use this function.\n"
            "\n"
            "  typestr\n"
            "    Must be 'double' or 'float'.\n"
            "\n"
            "It exists mainly to be used in Python's test suite.\n"
            "\n"
            "This function returns whichever of 'unknown', 'IEEE, big-endian' or 'IEEE,\n"
            "little-endian' best describes the format of floating point numbers used by the\n"
            "C type named by typestr.") {
    Value kind = arg(args, 1);
    if (!is_str(kind))
        return raise1(CLASS(TypeError), TEXT("__getformat__() argument must be str, not {t}"), kind);
    kind = str_plain(kind);
    if (!str_equal_text(kind, TEXT("double")) && !str_equal_text(kind, TEXT("float")))
        return VALUE_ERROR("__getformat__() argument 1 must be 'double' or 'float'");
    return str_from_text(TEXT("IEEE, little-endian"));
}

// --- fromhex -----------------------------------------------------------------------------------------------

static bool is_space(uint32_t c) { return c == ' ' || (c >= 9 && c <= 13); }
static uint32_t hex_value(uint32_t c) {
    return c - '0' < 10 ? c - '0' : (c | 32) - 'a' < 6 ? (c | 32) - 'a' + 10 : 16;
}

// The text being read.
struct Cursor {
    Ref text;
    uint64_t at, end;
};

static uint32_t peek(struct Cursor c) { return c.at < c.end ? str_at(c.text, c.at) : 0; }

// The number as mantissa * 2^exponent, a little more if `more`.
struct HexNumber {
    uint64_t mantissa;
    int64_t exponent;
    bool more, digits; // digits: there was one
    struct Cursor rest;
};

static struct HexNumber read_digits(struct Cursor c) {
    struct HexNumber n = {0};
    bool point = false;
    for (;; c.at++) {
        uint32_t digit = hex_value(peek(c));
        if (peek(c) == '.' && !point) {
            point = true;
            continue;
        }
        if (digit == 16) break;
        n.digits = true;
        if (n.mantissa >> 60) { // 61 to 64 bits are there
            n.more |= digit != 0;
            n.exponent += point ? 0 : 4;
        } else {
            n.mantissa = n.mantissa << 4 | digit;
            n.exponent -= point ? 4 : 0;
        }
    }
    n.rest = c;
    return n;
}

// p, sign, decimal digits; without a digit nothing is read.
static struct HexNumber read_exponent(struct HexNumber n) {
    struct Cursor c = n.rest;
    if ((peek(c) | 32) != 'p') return n;
    c.at++;
    bool negative = peek(c) == '-';
    if (negative || peek(c) == '+') c.at++;
    if (peek(c) - '0' >= 10) {
        n.digits = false;
        return n;
    }
    int64_t exponent = 0;
    for (; peek(c) - '0' < 10; c.at++)
        if (exponent < INT64_C(1) << 40) exponent = exponent * 10 + (peek(c) - '0');
    n.exponent += negative ? -exponent : exponent;
    n.rest = c;
    return n;
}

static bool take_word(struct Cursor c, Text word) {
    for (uint32_t i = 0; i < text_size(word); i++, c.at++)
        if ((peek(c) | 32) != text_at(word, i)) return false;
    return true;
}

static Value from_hex(Value s) {
    struct Cursor c = {ref_of(s), 0, str_length(ref_of(s))};
    while (is_space(peek(c))) c.at++;
    bool negative = peek(c) == '-';
    if (negative || peek(c) == '+') c.at++;
    double d;
    bool overflow = false;
    if (take_word(c, TEXT("inf"))) {
        c.at += take_word(c, TEXT("infinity")) ? 8 : 3;
        d = REAL_INF;
    } else if (take_word(c, TEXT("nan"))) {
        c.at += 3;
        d = REAL_NAN;
    } else {
        struct Cursor after = c;
        after.at++;
        if (peek(c) == '0' && (peek(after) | 32) == 'x') c.at += 2;
        struct HexNumber n = read_exponent(read_digits(c));
        if (!n.digits) return VALUE_ERROR("invalid hexadecimal floating-point string");
        c = n.rest;
        int64_t exponent = n.exponent < -(INT64_C(1) << 40) ? -(INT64_C(1) << 40) : n.exponent;
        d = float_scale(n.mantissa, n.more, exponent);
        overflow = f64_is_inf(d);
    }
    while (is_space(peek(c))) c.at++;
    if (overflow)
        return raise0(CLASS(OverflowError), TEXT("hexadecimal value too large to represent as a float"));
    if (c.at != c.end) return VALUE_ERROR("invalid hexadecimal floating-point string");
    return float_new(negative ? -d : d);
}

CLASSMETHOD(float, fromhex, "($type, string, /)",
            "Create a floating-point number from a hexadecimal string.\n"
            "\n"
            ">>> float.fromhex('0x1.ffffp10')\n"
            "2047.984375\n"
            ">>> float.fromhex('-0x1p-1074')\n"
            "-5e-324") {
    Value s = arg(args, 1);
    if (!is_str(s)) return raise1(CLASS(TypeError), TEXT("bad argument type for built-in operation"), s);
    Value result = from_hex(str_plain(s));
    return is_error(result) || same(arg(args, 0), CLASS(float)) ? result : call1(arg(args, 0), result);
}
