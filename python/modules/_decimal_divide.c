// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Quotients, remainders and square roots (General Decimal Arithmetic Specification, "Arithmetic operations"). An inexact
// quotient gets a last digit that is not 0 or 5, so that one rounding is right in every mode.
#include "python/modules/_decimal.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"

// Coefficients a / b as integers, exponents aside; b is not 0. The signs are a's and b's product, and a's.
static NumberPair divide(Number a, Number b) {
    bool negative = a.negative != b.negative;
    if (decimal_is_small(a) && decimal_is_small(b)) {
        U64Division parts = u64_div(a.small, b.small);
        return (NumberPair){decimal_small(parts.quotient, negative, 0),
                            decimal_small(parts.remainder, a.negative, 0)};
    }
    NumberPair failed = {decimal_special(DECIMAL_QUIET, false), decimal_special(DECIMAL_QUIET, false)};
    Value limbs_a = decimal_limbs(a), limbs_b = is_error(limbs_a) ? ERROR : decimal_limbs(b);
    if (is_error(limbs_b)) {
        decimal_no_memory();
        return failed;
    }
    View x = decimal_view(a, limbs_a), y = decimal_view(b, limbs_b);
    uint64_t n = limbs_count(x), m = limbs_count(y);
    if (n < m) {
        a.exponent = 0;
        return (NumberPair){decimal_small(0, negative, 0), a};
    }
    Value rest = new_blob((n + 1) * 8), quotient = is_error(rest) ? ERROR : new_blob((n + 1 - m) * 8);
    if (is_error(quotient)) {
        decimal_no_memory();
        return failed;
    }
    limbs_copy(bytes_edit(ref_of(rest)), x);
    if (!natural_divmod(bytes_edit(ref_of(quotient)), bytes_edit(ref_of(rest)), y)) {
        decimal_no_memory();
        return failed;
    }
    return (NumberPair){decimal_from_limbs(quotient, n + 1 - m, negative, 0),
                        decimal_from_limbs(rest, n + 1, a.negative, 0)};
}

// The coefficient + 1, for one that ends in 0 or 5.
static Number sticky(Number n) {
    if (decimal_digit(n, 0) % 5) return n;
    if (decimal_is_small(n)) return decimal_small(n.small + 1, n.negative, n.exponent);
    u64_set(ref_of(n.limbs), 0, u64_get(ref_of(n.limbs), 0) + 1);
    return n;
}

static Number quotient_towards(Number a, Number b, int64_t ideal, Limits c) {
    int64_t shift = b.digits - a.digits + c.prec + 1;
    int64_t exponent = a.exponent - b.exponent - shift;
    if (shift > 0) a = decimal_lengthened(a, shift);
    if (shift < 0) b = decimal_lengthened(b, -shift);
    if (decimal_is_special(a) || decimal_is_special(b)) return decimal_special(DECIMAL_QUIET, false);
    NumberPair parts = divide(a, b);
    Number q = parts.quotient;
    if (decimal_is_special(q)) return q;
    q.exponent = exponent;
    if (!decimal_is_zero(parts.remainder)) {
        q = sticky(q);
    } else {
        int64_t zeros = decimal_trailing_zeros(q), most = ideal - exponent;
        if (most > 0) q = decimal_drop(q, zeros < most ? zeros : most).number;
    }
    return decimal_finish(q, c);
}

// With a precision beyond PRECISION_LARGE: the limits for as many digits as an exact result may have.
#define PRECISION_LARGE 100000000
static Limits few_digits(Limits c, int64_t digits) {
    if (c.prec > PRECISION_LARGE && digits < c.prec) c.prec = digits + 64;
    return c;
}

Number decimal_div(Number a, Number b, Limits c) {
    bool negative = a.negative != b.negative;
    if (decimal_is_special(a) || decimal_is_special(b)) {
        NanCheck check = decimal_check_nans(a, b, c);
        if (check.found) return check.nan;
        if (a.kind == DECIMAL_INFINITE)
            return b.kind == DECIMAL_INFINITE ? decimal_invalid(STATUS_INVALID_OPERATION)
                                              : decimal_special(DECIMAL_INFINITE, negative);
        decimal_status |= STATUS_CLAMPED;
        return decimal_small(0, negative, decimal_etiny(c));
    }
    if (decimal_is_zero(b)) {
        if (decimal_is_zero(a)) return decimal_invalid(STATUS_DIVISION_UNDEFINED);
        decimal_status |= STATUS_DIVISION_BY_ZERO;
        return decimal_special(DECIMAL_INFINITE, negative);
    }
    int64_t ideal = a.exponent - b.exponent;
    if (decimal_is_zero(a)) return decimal_finish(decimal_small(0, negative, ideal), c);
    Limits few = few_digits(c, 4 * (a.digits + b.digits));
    if (few.prec < c.prec) { // perhaps so many digits that they fit no memory: an exact result needs few
        uint32_t before = decimal_status;
        Number exact = quotient_towards(a, b, ideal, few);
        if (!(decimal_status & STATUS_INEXACT)) return decimal_finish(exact, c);
        decimal_status = before;
    }
    return quotient_towards(a, b, ideal, c);
}

// --- integral quotients and remainders

static NumberPair pair_of(Number both) { return (NumberPair){both, both}; }

// Of finite numbers, b not 0: not yet in the limits.
static NumberPair divide_integral(Number a, Number b, Limits c) {
    int64_t ideal = a.exponent < b.exponent ? a.exponent : b.exponent;
    Number zero = decimal_small(0, a.negative != b.negative, 0);
    if (decimal_is_zero(a)) {
        a.exponent = ideal;
        return (NumberPair){zero, a};
    }
    if (decimal_compare_magnitude(a, b) < 0) {
        if (a.exponent > ideal) {
            a = decimal_lengthened(a, a.exponent - ideal);
            a.exponent = ideal;
        }
        return (NumberPair){zero, a};
    }
    if (decimal_adjusted(a) - decimal_adjusted(b) > c.prec)
        return pair_of(decimal_invalid(STATUS_DIVISION_IMPOSSIBLE));
    a = decimal_lengthened(a, a.exponent - ideal);
    b = decimal_lengthened(b, b.exponent - ideal);
    if (decimal_is_special(a) || decimal_is_special(b)) return pair_of(decimal_special(DECIMAL_QUIET, false));
    NumberPair parts = divide(a, b);
    if (decimal_is_special(parts.quotient)) return parts;
    if (parts.quotient.digits > c.prec) return pair_of(decimal_invalid(STATUS_DIVISION_IMPOSSIBLE));
    parts.remainder.exponent = ideal;
    return parts;
}

Number decimal_divint(Number a, Number b, Limits c) {
    bool negative = a.negative != b.negative;
    if (decimal_is_special(a) || decimal_is_special(b)) {
        NanCheck check = decimal_check_nans(a, b, c);
        if (check.found) return check.nan;
        if (a.kind == DECIMAL_INFINITE)
            return b.kind == DECIMAL_INFINITE ? decimal_invalid(STATUS_INVALID_OPERATION)
                                              : decimal_special(DECIMAL_INFINITE, negative);
        return decimal_small(0, negative, 0);
    }
    if (decimal_is_zero(b)) {
        if (decimal_is_zero(a)) return decimal_invalid(STATUS_DIVISION_UNDEFINED);
        decimal_status |= STATUS_DIVISION_BY_ZERO;
        return decimal_special(DECIMAL_INFINITE, negative);
    }
    return decimal_finish(divide_integral(a, b, c).quotient, c);
}

// What all remainders have in common; .found: it is decided.
static NanCheck remainder_special(Number a, Number b, Limits c) {
    if (decimal_is_special(a) || decimal_is_special(b)) {
        NanCheck check = decimal_check_nans(a, b, c);
        if (check.found) return check;
        if (a.kind == DECIMAL_INFINITE) return (NanCheck){true, decimal_invalid(STATUS_INVALID_OPERATION)};
        return (NanCheck){true, decimal_finish(a, c)};
    }
    if (!decimal_is_zero(b)) return (NanCheck){0};
    uint32_t status = decimal_is_zero(a) ? STATUS_DIVISION_UNDEFINED : STATUS_INVALID_OPERATION;
    return (NanCheck){true, decimal_invalid(status)};
}

Number decimal_rem(Number a, Number b, Limits c) {
    NanCheck check = remainder_special(a, b, c);
    return check.found ? check.nan : decimal_finish(divide_integral(a, b, c).remainder, c);
}

Number decimal_rem_near(Number a, Number b, Limits c) {
    NanCheck check = remainder_special(a, b, c);
    if (check.found) return check.nan;
    NumberPair parts = divide_integral(a, b, c);
    Number rest = parts.remainder;
    if (decimal_is_special(rest)) return rest;
    // Nearer to the next multiple? 2 |rest| against |b|.
    Limits wide = decimal_max_limits();
    Number divisor = b, twice = rest;
    twice.exponent = 0; // so that no limit is in the way
    twice = decimal_mul(twice, decimal_small(2, false, 0), wide);
    twice.exponent = rest.exponent;
    int32_t order = decimal_is_zero(rest) ? -1 : decimal_compare_magnitude(twice, divisor);
    if (order > 0 || (order == 0 && decimal_is_odd(parts.quotient))) {
        divisor.negative = !rest.negative;
        bool negative = rest.negative;
        rest = decimal_add(rest, divisor, wide);
        if (decimal_is_zero(rest)) rest.negative = negative;
        // The quotient becomes one larger: it may not fit any more.
        bool nines = parts.quotient.digits == c.prec;
        for (int64_t i = 0; nines && i < parts.quotient.digits; i++)
            nines = decimal_digit(parts.quotient, i) == 9;
        if (nines) return decimal_invalid(STATUS_DIVISION_IMPOSSIBLE);
    }
    return decimal_finish(rest, c);
}

NumberPair decimal_divmod(Number a, Number b, Limits c) {
    bool negative = a.negative != b.negative;
    if (decimal_is_special(a) || decimal_is_special(b)) {
        NanCheck check = decimal_check_nans(a, b, c);
        if (check.found) return pair_of(check.nan);
        if (a.kind == DECIMAL_INFINITE) {
            Number nan = decimal_invalid(STATUS_INVALID_OPERATION);
            return (NumberPair){
                b.kind == DECIMAL_INFINITE ? nan : decimal_special(DECIMAL_INFINITE, negative), nan};
        }
        return (NumberPair){decimal_small(0, negative, 0), decimal_finish(a, c)};
    }
    if (decimal_is_zero(b)) {
        if (decimal_is_zero(a)) return pair_of(decimal_invalid(STATUS_DIVISION_UNDEFINED));
        Number nan = decimal_invalid(STATUS_DIVISION_BY_ZERO | STATUS_INVALID_OPERATION);
        return (NumberPair){decimal_special(DECIMAL_INFINITE, negative), nan};
    }
    NumberPair parts = divide_integral(a, b, c);
    return (NumberPair){decimal_finish(parts.quotient, c), decimal_finish(parts.remainder, c)};
}

// --- square root: half even, whatever the context's rounding

static Number root(Number a, int64_t ideal, Limits c);
Number decimal_sqrt(Number a, Limits c) {
    if (decimal_is_special(a)) {
        NanCheck check = decimal_check_nan(a, c);
        if (check.found) return check.nan;
        return a.negative ? decimal_invalid(STATUS_INVALID_OPERATION) : a;
    }
    int64_t ideal = (a.exponent - (a.exponent & 1)) / 2;
    if (decimal_is_zero(a)) return decimal_finish(decimal_small(0, a.negative, ideal), c);
    if (a.negative) return decimal_invalid(STATUS_INVALID_OPERATION);
    Limits few = few_digits(c, a.digits);
    if (few.prec < c.prec) {
        uint32_t before = decimal_status;
        Number exact = root(a, ideal, few);
        if (!(decimal_status & STATUS_INEXACT)) return exact;
        decimal_status = before;
    }
    return root(a, ideal, c);
}
// Of a positive number.
static Number root(Number a, int64_t ideal, Limits c) {
    // The root of a coefficient with an even exponent and two digits for each of the result's, one of them to spare.
    int64_t half = c.prec + 1, shift = 2 * half - a.digits;
    shift += (shift + a.exponent) & 1 ? 1 : 0;
    Number scaled;
    bool exact = true;
    int64_t exponent = a.exponent - shift;
    if (shift >= 0) {
        scaled = decimal_lengthened(a, shift);
        exponent = a.exponent - shift;
    } else {
        Dropped d = decimal_drop(a, -shift);
        scaled = d.number;
        exact = d.rest == 0;
    }
    if (decimal_is_special(scaled)) return scaled;
    if (exponent & 1) { // an odd exponent: one digit more
        scaled = decimal_lengthened(scaled, 1);
        exponent--;
    }
    Value n = decimal_coefficient_int(scaled), whole = is_error(n) ? ERROR : long_isqrt(n);
    Value square = is_error(whole) ? ERROR : long_mul(whole, whole);
    if (is_error(square)) return decimal_no_memory();
    exact = exact && long_equal(square, n);
    Number result = decimal_from_int(whole);
    if (decimal_is_special(result)) return result;
    result.exponent = exponent / 2;
    if (!exact) {
        result = sticky(result);
    } else if (result.exponent < ideal) {
        int64_t zeros = decimal_trailing_zeros(result), most = ideal - result.exponent;
        result = decimal_drop(result, zeros < most ? zeros : most).number;
    }
    c.rounding = DECIMAL_HALF_EVEN;
    return decimal_finish(result, c);
}
