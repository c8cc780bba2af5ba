// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// int: a small integer Value of 61 bits, or a big one: a bytes block of shape SHAPE(int) of 64-bit limbs,
// least significant first, the top one not 0, aux bit 0 set when negative. Canonical: what fits 61 bits is
// small, so a small int and a big one are never equal. Big ints never change once others can see them.
//
// The long_* functions take plain ints, small or big (int_plain first, for a bool or a subclass), and return
// a plain int, or ERROR with the exception that CPython raises. kernel/value.h's int_add ... are for small
// ints only.
#pragma once
#include "python/objects/object.h"

// An exact int of any size: not a bool, not a subclass.
INLINE bool int_is_exact(Value v) { return is_int(v) || IS_EXACT(v, int); }
// The plain int behind an int, a bool or an instance of a subclass.
Value int_plain(Value v);

// --- making ints
Value int_new(int64_t n);
Value int_from_u64(uint64_t n);
Value int_from_u128(U128 n);
// int(v), for any object that has __int__, __index__ or __trunc__, or is text; a plain int.
Value int_from_object(Value v);
// Truncated towards zero; OverflowError, ValueError for infinities and NaN, as int(d).
Value int_from_double(double d);
// s[from .. to) consists of digits of this base (2 .. 36, ASCII) and single underscores between them, as the
// lexer has checked. ValueError beyond the limit of digits (int_max_str_digits).
Value int_from_digits(Value s, uint64_t from, uint64_t to, uint32_t base);
// int(text, base) for an exact str, bytes or bytearray: white space, sign, prefix, underscores, Unicode
// digits. base 0 or 2 .. 36. ValueError with CPython's text.
Value int_parse(Value text, uint32_t base);
// Bytes block[from .. from + n) as a number.
Value int_from_bytes(Ref block, uint64_t from, uint64_t n, bool little, bool is_signed);

// --- taking them apart
I64Result int_to_i64(Value n); // !ok: does not fit; no exception
typedef struct {
    bool ok;
    uint64_t value;
} U64Result;
U64Result int_to_u64(Value n); // !ok: negative or does not fit; no exception
uint64_t int_low_u64(Value n); // n modulo 2^64
bool int_is_negative(Value n);
bool int_is_odd(Value n);
INLINE bool int_is_zero(Value n) { return same(n, int_u32(0)); }
// block[at .. at + n) = the number in two's complement; false: it does not fit (and then the bytes are
// undefined).
bool int_to_bytes(Value n, Ref block, uint64_t at, uint64_t size, bool little, bool is_signed);
// Nearest double, ties to even; !ok: too large for a double. No exception: see float_from_int.
typedef struct {
    bool ok;
    double value;
} DoubleResult;
DoubleResult int_to_double(Value n);
// mantissa in [0.5, 1) * 2^exponent, rounded to the nearest; mantissa 0 for 0. For logarithms of huge ints.
typedef struct {
    double mantissa;
    int64_t exponent;
} Frexp;
Frexp int_frexp(Value n);
// Text in base 2 .. 36, lower case, without prefix. Base 10 raises ValueError beyond the limit of digits.
Value int_to_str(Value n, uint32_t base);
// The same with 0b, 0o, 0x behind the sign, for base 2, 8, 16.
Value int_to_str_prefixed(Value n, uint32_t base);
// sys.get_int_max_str_digits(); 0: no limit. The setter: ValueError for 1 .. 639.
int64_t int_max_str_digits(void);
Value int_set_max_str_digits(int64_t digits);

// --- arithmetic
int32_t long_compare(Value a, Value b); // -1, 0, 1
INLINE bool long_equal(Value a, Value b) { return same(a, b) || long_compare(a, b) == 0; }
int64_t long_hash(Value n); // as CPython: modulo 2^61 - 1, never -1
Value long_add(Value a, Value b);
Value long_sub(Value a, Value b);
Value long_mul(Value a, Value b);
Value long_neg(Value a);
Value long_abs(Value a);
Value long_invert(Value a);
Value long_and(Value a, Value b);
Value long_or(Value a, Value b);
Value long_xor(Value a, Value b);
Value long_lshift(Value a,
                  Value count); // ValueError for a negative count, MemoryError or OverflowError for a huge
Value long_rshift(Value a, Value count);
Value long_shift(Value a, int64_t count); // a * 2^count, rounded down: left if positive
Value long_floordiv(Value a, Value b);    // ZeroDivisionError
Value long_mod(Value a, Value b);
typedef struct {
    Value quotient, remainder; // quotient is ERROR when it failed
} DivmodResult;
DivmodResult long_divmod(Value a, Value b);          // floor
DivmodResult long_divmod_near(Value a, Value b);     // quotient nearest, ties to even: int._divmod_near
Value long_truediv(Value a, Value b);                // a float, correctly rounded
DoubleResult long_quotient(Value a, Value b);        // the same, infinity for what is too large; neither is 0
Value long_pow(Value a, Value b);                    // b >= 0: an int; b < 0: a float
Value long_pow_mod(Value a, Value b, Value modulus); // pow(a, b, modulus)
Value long_gcd(Value a, Value b);
Value long_isqrt(Value a);          // ValueError when negative
uint64_t long_bit_length(Value a);  // of |a|
uint64_t long_bit_count(Value a);   // of |a|
bool long_bit(Value a, uint64_t i); // bit i in two's complement
