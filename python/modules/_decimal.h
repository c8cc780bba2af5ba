// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _decimal: numbers and contexts as C values. The arithmetic is that of the General Decimal Arithmetic
// Specification (M. Cowlishaw, speleotrove.com/decimal/decarith.html), with PEP 327's and CPython's additions.
//
// A Number is a decimal number in local variables; a Decimal object holds the same in its slots and never changes. An
// operation takes Numbers and the Limits of a context, and adds the conditions that it met to decimal_status, which its
// caller clears before and looks at afterwards (decimal_deliver). Lack of memory is a condition too: the
// exception is set then, and the result is a NaN.
#pragma once
#include "python/modules/_decimal_natural.h"
#include "python/objects/object.h"

enum DecimalKind { DECIMAL_FINITE, DECIMAL_INFINITE, DECIMAL_QUIET, DECIMAL_SIGNALING };

typedef struct {
    uint64_t small; // the coefficient when it has at most LIMB_DIGITS digits
    Value limbs;    // else a blob of its limbs (and perhaps of zero limbs above them); otherwise NONE
    int64_t digits; // of the coefficient; 1 for 0, but 0 for a NaN without payload
    int64_t exponent;
    uint8_t kind; // enum DecimalKind; a NaN's payload is its coefficient
    bool negative;
} Number;

enum DecimalRounding {
    DECIMAL_UP,
    DECIMAL_DOWN,
    DECIMAL_CEILING,
    DECIMAL_FLOOR,
    DECIMAL_HALF_UP,
    DECIMAL_HALF_DOWN,
    DECIMAL_HALF_EVEN,
    DECIMAL_05UP,
    DECIMAL_ROUNDINGS
};

typedef struct {
    int64_t prec, emax, emin;
    uint8_t rounding; // enum DecimalRounding
    bool clamp;
} Limits;

#define DECIMAL_MAX_PREC INT64_C(999999999999999999)
#define DECIMAL_MAX_EMAX INT64_C(999999999999999999)
#define DECIMAL_MIN_EMIN INT64_C(-999999999999999999)
#define DECIMAL_MIN_ETINY (DECIMAL_MIN_EMIN - (DECIMAL_MAX_PREC - 1))

enum DecimalStatus {
    STATUS_CLAMPED = 1,
    STATUS_CONVERSION_SYNTAX = 2,
    STATUS_DIVISION_BY_ZERO = 4,
    STATUS_DIVISION_IMPOSSIBLE = 8,
    STATUS_DIVISION_UNDEFINED = 0x10,
    STATUS_INEXACT = 0x40,
    STATUS_INVALID_CONTEXT = 0x80,
    STATUS_INVALID_OPERATION = 0x100,
    STATUS_MEMORY = 0x200,
    STATUS_FLOAT_OPERATION = 0x400,
    STATUS_OVERFLOW = 0x800,
    STATUS_ROUNDED = 0x1000,
    STATUS_SUBNORMAL = 0x2000,
    STATUS_UNDERFLOW = 0x4000,
    // What is the signal InvalidOperation.
    STATUS_INVALID = STATUS_CONVERSION_SYNTAX | STATUS_DIVISION_IMPOSSIBLE | STATUS_DIVISION_UNDEFINED |
                     STATUS_INVALID_CONTEXT | STATUS_INVALID_OPERATION,
    STATUS_ERRORS = STATUS_INVALID | STATUS_DIVISION_BY_ZERO,
};
extern THREAD_STATE(uint32_t, decimal_status);

INLINE bool decimal_is_special(Number n) { return n.kind != DECIMAL_FINITE; }
INLINE bool decimal_is_nan(Number n) { return n.kind >= DECIMAL_QUIET; }
INLINE bool decimal_is_small(Number n) { return !is_ref(n.limbs); }
INLINE bool decimal_is_zero(Number n) { return n.kind == DECIMAL_FINITE && !is_ref(n.limbs) && n.small == 0; }
INLINE int64_t decimal_adjusted(Number n) { return n.exponent + n.digits - 1; }
INLINE int64_t decimal_etiny(Limits c) { return c.emin - (c.prec - 1); }
INLINE int64_t decimal_etop(Limits c) { return c.emax - (c.prec - 1); }
// The widest limits there are.
INLINE Limits decimal_max_limits(void) {
    return (Limits){DECIMAL_MAX_PREC, DECIMAL_MAX_EMAX, DECIMAL_MIN_EMIN, DECIMAL_HALF_EVEN, false};
}
// The same limits for steps on the way: rounding half even, no clamp.
INLINE Limits decimal_work_limits(Limits c, int64_t prec) {
    return (Limits){prec, c.emax, c.emin, DECIMAL_HALF_EVEN, false};
}

// --- _decimal_number.c: making numbers, rounding
INLINE Number decimal_small(uint64_t coefficient, bool negative, int64_t exponent) { // < 10^18
    return (Number){coefficient, NONE, natural_digits_1(coefficient), exponent, DECIMAL_FINITE, negative};
}
INLINE Number decimal_special(enum DecimalKind kind, bool negative) {
    return (Number){0, NONE, 0, 0, (uint8_t)kind, negative};
}
Number decimal_u64(uint64_t coefficient, bool negative, int64_t exponent);
Number decimal_wide(Wide coefficient, bool negative, int64_t exponent); // < 10^36
// Adds to the status; a quiet NaN.
Number decimal_invalid(uint32_t status);
Number decimal_no_memory(void);
// The blob's first `count` limbs, of which the top ones may be 0.
Number decimal_from_limbs(Value blob, uint64_t count, bool negative, int64_t exponent);
// The coefficient as limbs in a blob, or ERROR; and these limbs without leading zeros (one of a 0).
Value decimal_limbs(Number n);
View decimal_view(Number n, Value limbs);
// n * 10^digits with the exponent as it is: the coefficient made longer.
Number decimal_lengthened(Number n, int64_t digits);
// The coefficient cut by `count` digits, the exponent raised by as much; rest as natural_rshift tells.
typedef struct {
    Number number;
    uint32_t rest;
} Dropped;
Dropped decimal_drop(Number n, int64_t count);
// Does the rounding take a number on, away from 0? `last`: its last digit.
INLINE bool decimal_rounds_up(uint8_t rounding, uint32_t rest, uint32_t last, bool negative) {
    switch (rounding) {
    case DECIMAL_DOWN: return false;
    case DECIMAL_UP: return rest != 0;
    case DECIMAL_CEILING: return rest != 0 && !negative;
    case DECIMAL_FLOOR: return rest != 0 && negative;
    case DECIMAL_HALF_UP: return rest >= 5;
    case DECIMAL_HALF_DOWN: return rest > 5;
    case DECIMAL_05UP: return rest != 0 && (last == 0 || last == 5);
    default: return rest > 5 || (rest == 5 && last & 1);
    }
}
// What the rounding makes of it; the coefficient may become a digit longer.
Number decimal_round_dropped(Dropped d, uint8_t rounding);
// n in the limits: rounded, overflown, subnormal, clamped, with its conditions.
Number decimal_finish_slow(Number n, Limits c);
INLINE Number decimal_finish(Number n, Limits c) {
    if (likely(n.kind == DECIMAL_FINITE && n.digits <= c.prec && !c.clamp && n.exponent >= c.emin &&
               n.exponent + n.digits - 1 <= c.emax))
        return n;
    return decimal_finish_slow(n, c);
}
// A NaN whose payload fits.
Number decimal_fit_nan(Number n, Limits c);
// If a or b is a NaN: .is one of them, as an operation passes it on (and InvalidOperation for a signaling one).
typedef struct {
    bool found;
    Number nan;
} NanCheck;
NanCheck decimal_check_nan(Number a, Limits c);
NanCheck decimal_check_nans(Number a, Number b, Limits c);
bool decimal_is_integer(Number n);                     // finite, without a fraction
bool decimal_is_odd(Number n);                         // an integer
uint32_t decimal_digit(Number n, int64_t i);           // of the coefficient, 0 the last; 0 beyond it
int64_t decimal_trailing_zeros(Number n);              // of a coefficient that is not 0
int32_t decimal_compare_magnitude(Number a, Number b); // of finite numbers: -1, 0, 1
int32_t decimal_order(Number a, Number b);             // of numbers that are no NaN, by value
// An integral number as int64; !ok: it does not fit.
I64Result decimal_to_i64(Number n);

// --- _decimal_arithmetic.c
Number decimal_plus(Number a, Limits c);
Number decimal_minus(Number a, Limits c);
Number decimal_abs(Number a, Limits c);
Number decimal_add(Number a, Number b, Limits c);
Number decimal_sub(Number a, Number b, Limits c);
Number decimal_mul(Number a, Number b, Limits c);
Number decimal_fma(Number a, Number b, Number third, Limits c);
Number decimal_quantize(Number a, Number exponent, Limits c);
Number decimal_reduce(Number a, Limits c);
// Without a fraction: `exact` signals what was lost. c.rounding counts, c.prec does not.
Number decimal_to_integral(Number a, Limits c, bool exact);
// Rounded to this exponent, whatever the limits: for formats.
Number decimal_rescale(Number a, int64_t exponent, Limits c);

// --- _decimal_divide.c
typedef struct {
    Number quotient, remainder;
} NumberPair;
Number decimal_div(Number a, Number b, Limits c);
Number decimal_divint(Number a, Number b, Limits c);
Number decimal_rem(Number a, Number b, Limits c);
Number decimal_rem_near(Number a, Number b, Limits c);
NumberPair decimal_divmod(Number a, Number b, Limits c);
Number decimal_sqrt(Number a, Limits c);

// --- _decimal_compare.c
Number decimal_compare(Number a, Number b, Limits c);
Number decimal_compare_signal(Number a, Number b, Limits c);
int32_t decimal_total_order(Number a, Number b);
Number decimal_compare_total(Number a, Number b, Limits c);
Number decimal_compare_total_mag(Number a, Number b, Limits c);
Number decimal_max(Number a, Number b, Limits c);
Number decimal_min(Number a, Number b, Limits c);
Number decimal_max_mag(Number a, Number b, Limits c);
Number decimal_min_mag(Number a, Number b, Limits c);
Number decimal_next_minus(Number a, Limits c);
Number decimal_next_plus(Number a, Limits c);
Number decimal_next_toward(Number a, Number b, Limits c);
bool decimal_same_quantum(Number a, Number b);
bool decimal_is_normal(Number a, Limits c);
bool decimal_is_subnormal(Number a, Limits c);
Value decimal_class(Number a, Limits c); // str

// --- _decimal_logical.c
Number decimal_and(Number a, Number b, Limits c);
Number decimal_or(Number a, Number b, Limits c);
Number decimal_xor(Number a, Number b, Limits c);
Number decimal_invert(Number a, Limits c);
Number decimal_shift(Number a, Number b, Limits c);
Number decimal_rotate(Number a, Number b, Limits c);
Number decimal_scaleb(Number a, Number b, Limits c);
Number decimal_logb(Number a, Limits c);

// --- _decimal_power.c
Number decimal_power(Number a, Number b, Limits c);
Number decimal_power_mod(Number a, Number b, Number modulus, Limits c);

// --- _decimal_exp.c
Number decimal_exp(Number a, Limits c);
Number decimal_ln(Number a, Limits c);
Number decimal_log10(Number a, Limits c);

// --- _decimal_text.c
// An exact str; exact: without rounding, as Decimal(text) reads it (blanks around it and underscores are allowed).
Number decimal_parse(Value text, bool exact, Limits c);
// Any limits: s[from .. to) of ASCII, as it stands.
Number decimal_parse_ascii(Ref block, uint64_t from, uint64_t to, Limits c);
Value decimal_to_text(Number n, bool capitals, bool engineering);
// The digits of the coefficient in a blob, as ASCII, behind `before` zeros and before `after` ones; or ERROR.
Value decimal_ascii_digits(Number n, uint64_t before, uint64_t after);

// --- _decimal_convert.c
Number decimal_from_int(Value n); // a plain int, exactly
Number decimal_from_double(double d);
Value decimal_to_int(Number n);          // truncated; finite. A plain int or ERROR
Value decimal_coefficient_int(Number n); // the coefficient as a plain int
HashResult decimal_hash(Number n);       // no NaN
Value decimal_integer_ratio(Number n);   // a tuple; finite

// --- _decimal_format.c
Value decimal_format(Number n, Value spec, Limits c, bool capitals);

// --- _decimal_object.c: Decimal objects
enum DecimalField { DECIMAL_COEFFICIENT, DECIMAL_EXPONENT, DECIMAL_SHAPE, DECIMAL_FIELDS };
INLINE bool is_decimal(Value v) { return IS_EXACT(v, Decimal) || IS_A(v, Decimal); }
Number decimal_number_slow(Value v);
// The number in a Decimal object. DECIMAL_SHAPE: digits << 3 | kind << 1 | negative.
INLINE Number decimal_number(Value v) {
    Value coefficient = slot_get(ref_of(v), DECIMAL_COEFFICIENT),
          exponent = slot_get(ref_of(v), DECIMAL_EXPONENT);
    int64_t shape = int_of(slot_get(ref_of(v), DECIMAL_SHAPE));
    if (unlikely(!is_int(exponent))) return decimal_number_slow(v);
    bool small = is_int(coefficient);
    return (Number){small ? (uint64_t)int_of(coefficient) : 0,
                    small ? NONE : coefficient,
                    shape >> 3,
                    int_of(exponent),
                    (uint8_t)(shape >> 1 & 3),
                    (bool)(shape & 1)};
}
Value decimal_new(Number n);                 // a Decimal, or ERROR
Value decimal_new_of(Value class, Number n); // an instance of a subclass
// Decimal(v): any value that the constructor takes; a Number to put into a new object.
typedef struct {
    bool ok; // else an exception is set
    Number number;
} NumberResult;
NumberResult decimal_from_object(Value v, Value context);
// An operand: a Decimal or an int; !ok: TypeError is set.
NumberResult decimal_operand(Value v);
NumberResult decimal_try_operand(Value v); // !ok without an exception when it is neither

// --- _decimal_context.c: contexts
enum DecimalContextField {
    CONTEXT_PREC, // small ints
    CONTEXT_EMAX,
    CONTEXT_EMIN,
    CONTEXT_ROUNDING,
    CONTEXT_CLAMP,
    CONTEXT_CAPITALS,
    CONTEXT_STATUS,
    CONTEXT_TRAPS,
    CONTEXT_FLAGS_DICT, // the SignalDicts, UNSET until they are asked for
    CONTEXT_TRAPS_DICT,
    DECIMAL_CONTEXT_FIELDS
};
INLINE Limits decimal_limits(Value context) {
    Ref r = ref_of(context);
    return (Limits){int_of(slot_get(r, CONTEXT_PREC)), int_of(slot_get(r, CONTEXT_EMAX)),
                    int_of(slot_get(r, CONTEXT_EMIN)), (uint8_t)int_of(slot_get(r, CONTEXT_ROUNDING)),
                    same(slot_get(r, CONTEXT_CLAMP), int_u32(1))};
}
INLINE bool decimal_capitals(Value context) {
    return same(slot_get(ref_of(context), CONTEXT_CAPITALS), int_u32(1));
}
Value decimal_current_context(void); // getcontext(), or ERROR
// A context argument: UNSET or None is the current one; TypeError for anything else that is no context.
Value decimal_context_argument(Value v);
// Adds conditions to the context's flags; ERROR when one of them is trapped, or memory was lacking.
Value decimal_signal_slow(Value context, uint32_t status);
INLINE Value decimal_signal(Value context) {
    return likely(decimal_status == 0) ? NONE : decimal_signal_slow(context, decimal_status);
}
// decimal_signal_slow, at once when nobody asked for these conditions and they were met before.
INLINE Value decimal_note(Value context, uint32_t status) {
    Value known = slot_get(ref_of(context), CONTEXT_STATUS), traps = slot_get(ref_of(context), CONTEXT_TRAPS);
    uint32_t news = status & (~(uint32_t)int_of(known) | (uint32_t)int_of(traps));
    return likely(news == 0) ? NONE : decimal_signal_slow(context, status);
}
// decimal_signal, then the number as a Decimal.
INLINE Value decimal_deliver(Number n, Value context) {
    return is_error(decimal_signal(context)) ? ERROR : decimal_new(n);
}
// The number of a rounding mode by its name; !ok: TypeError.
I64Result decimal_rounding_argument(Value v);
Value decimal_rounding_name(uint32_t rounding);
Value decimal_context_init_module(Value module);
Value decimal_object_init_module(Value module);
