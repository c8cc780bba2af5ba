// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// float: self-tagged in the Value (kernel/value.h), or boxed: a bytes block of shape SHAPE(float) with the 8
// bytes of the double. Canonical: what can be self-tagged is. Text conversion is exact in both directions:
// the shortest text that reads back as the same double, and the nearest double for any text.
#pragma once
#include "python/objects/int.h"

Value float_box(double d);
INLINE Value float_new(double d) { // MemoryError
    FloatResult tagged = float_try(d);
    return likely(tagged.ok) ? tagged.value : float_box(d);
}
// An exact float, self-tagged or boxed.
INLINE bool float_is_exact(Value v) { return is_self_tagged_float(v) || IS_EXACT(v, float); }
// The double of an exact float or of an instance of a subclass.
double float_value_slow(Value v);
INLINE double float_value(Value v) {
    return likely(is_self_tagged_float(v)) ? float_of(v) : float_value_slow(v);
}
// float(v) as arithmetic and math functions convert arguments: a float or subclass, else __float__, else
// __index__. !ok: the exception is set.
DoubleResult float_from_object(Value v);
// The nearest double of a plain int, OverflowError "int too large to convert to float".
DoubleResult float_from_int(Value n);

// A finite double as an integer times a power of two.
typedef struct {
    uint64_t mantissa; // below 2^53
    int64_t exponent;
    bool negative;
} Binary;
Binary float_binary(double d);
// mantissa * 2^exponent, a little more if `sticky`, to the nearest double; infinity when it is too large.
double float_scale(uint64_t mantissa, bool sticky, int64_t exponent);

// --- text
Value float_repr(double d);
enum FloatFlags {
    FLOAT_SIGN = 1,      // "+" before what is not negative
    FLOAT_ADD_DOT_0 = 2, // "1.0" rather than "1"
    FLOAT_ALTERNATE = 4, // keep the point and, for g, trailing zeros
};
// An ASCII str. type: 'e' 'E' 'f' 'F' 'g' 'G', '%' (f of 100 * d, then "%"), or 'r' (shortest, precision
// unused). precision >= 0. "inf", "nan" (upper case for the upper case types).
Value float_format(double d, uint32_t type, int64_t precision, uint32_t flags);
// s[from .. to) is a decimal number, digits [. digits] [e [sign] digits] with underscores between digits, as
// the lexer has checked; a sign may precede it. The nearest float; overflow gives inf.
Value float_from_str(Value s, uint64_t from, uint64_t to);
// The same without the box, for bytes block[from .. to) of ASCII. !ok: no memory, the exception is set.
DoubleResult float_scan(Ref block, uint64_t from, uint64_t to);
// The same, but looks whether it is a number: digits, inf or nan, with a sign and underscores. !ok: it is not, or
// an exception is set.
DoubleResult float_read(Ref block, uint64_t from, uint64_t to);
// Where the longest number (without underscores; or inf, nan) that begins at block[from] ends; `from`: none does.
uint64_t float_prefix(Ref block, uint64_t from, uint64_t to);
// An exact str, bytes or bytearray as ASCII in block[from .. to): white space and digits of any script are ASCII ones,
// what can't be part of a number is '?'.
typedef struct {
    Ref block;
    uint64_t from, to;
    bool ok; // else the exception is set
} FloatText;
FloatText float_text_of(Value text);
// float(text) for an exact str, bytes or bytearray. ValueError with CPython's text.
Value float_parse(Value text);
// The nearest double to digits * 10^exponent. !ok: no memory, the exception is set.
DoubleResult float_from_decimal(uint64_t digits, int64_t exponent);
Value float_hex(double d); // d.hex()
// The decimal digits of a finite d > 0, for those who lay out text themselves: d is about 0.DIGITS *
// 10^point.
typedef struct {
    uint64_t digits; // as a number, at most 17 digits, no trailing zero
    uint32_t count;  // of its digits
    int32_t point;
} Decimal;
Decimal float_shortest(double d);

// --- arithmetic
int64_t float_hash(double d);             // not for NaN, whose hash is its object's
Value float_floordiv(double a, double b); // ZeroDivisionError
Value float_mod(double a, double b);
Value float_divmod(double a, double b); // a tuple
Value float_range_error(void);          // OverflowError (34, 'Numerical result out of range'), as C's ERANGE
Value float_pow(double a, double b);    // a complex for a negative base and a fraction; ZeroDivisionError ...
// Exact, of a double and a plain int: -1, 0, 1; 2 when d is NaN.
int32_t float_compare_int(double d, Value n);
bool float_is_integer(double d);
Value float_round(double d, int64_t digits); // round(d, digits), correctly rounded from the decimal value
