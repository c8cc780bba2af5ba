// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Digit-wise operations: logical ones on digits 0 and 1, shift, rotate; scaleb and logb (General Decimal Arithmetic
// Specification, "Miscellaneous operations").
#include "python/modules/_decimal.h"
#include "python/objects/memory.h"

// Is it a logical operand: positive, exponent 0, all digits 0 or 1?
static bool is_logical(Number n) {
    if (n.kind != DECIMAL_FINITE || n.negative || n.exponent != 0) return false;
    uint64_t count = natural_limbs((uint64_t)n.digits);
    for (uint64_t i = 0; i < count; i++) {
        uint64_t limb = decimal_is_small(n) ? n.small : u64_get(ref_of(n.limbs), i * 8);
        for (; limb; limb /= 10)
            if (limb % 10 > 1) return false;
    }
    return true;
}

// Digit by digit: bit 2x + y of `table` is the result for digits x and y.
static Number by_digits(Number a, Number b, int64_t digits, uint32_t table) {
    uint64_t count = natural_limbs((uint64_t)digits);
    Value blob = new_blob(count * 8);
    if (is_error(blob)) return decimal_no_memory();
    for (uint64_t i = 0; i < count; i++) {
        uint64_t result = 0, power = 1;
        for (int64_t j = 0; j < LIMB_DIGITS && (int64_t)i * LIMB_DIGITS + j < digits; j++) {
            int64_t place = (int64_t)i * LIMB_DIGITS + j;
            uint32_t index = 2 * (decimal_digit(a, place) & 1) + (decimal_digit(b, place) & 1);
            if (table >> (index & 3) & 1) result += power;
            power *= 10;
        }
        u64_set(ref_of(blob), i * 8, result);
    }
    return decimal_from_limbs(blob, count, false, 0);
}

static Number logical(Number a, Number b, Limits c, uint32_t table) {
    if (!is_logical(a) || !is_logical(b)) return decimal_invalid(STATUS_INVALID_OPERATION);
    int64_t digits = a.digits > b.digits ? a.digits : b.digits;
    return by_digits(a, b, digits < c.prec ? digits : c.prec, table);
}
Number decimal_and(Number a, Number b, Limits c) { return logical(a, b, c, 8); }
Number decimal_or(Number a, Number b, Limits c) { return logical(a, b, c, 14); }
Number decimal_xor(Number a, Number b, Limits c) { return logical(a, b, c, 6); }
Number decimal_invert(Number a, Limits c) {
    if (!is_logical(a)) return decimal_invalid(STATUS_INVALID_OPERATION);
    return by_digits(a, decimal_small(0, false, 0), c.prec, 1);
}

// The last `most` digits.
static Number last_digits(Number n, int64_t most) {
    if (n.digits <= most) return n;
    Number cut = n;
    cut.kind = DECIMAL_QUIET; // as a payload is cut
    cut = decimal_fit_nan(cut, (Limits){.prec = most});
    if (cut.digits == 0) cut.digits = 1;
    cut.kind = DECIMAL_FINITE;
    cut.exponent = n.exponent;
    return cut;
}

static Number moved(Number a, Number b, Limits c, bool around) {
    NanCheck check = decimal_check_nans(a, b, c);
    if (check.found) return check.nan;
    if (b.exponent != 0 || b.kind != DECIMAL_FINITE) return decimal_invalid(STATUS_INVALID_OPERATION);
    I64Result by = decimal_to_i64(b);
    if (!by.ok || by.value > c.prec || by.value < -c.prec) return decimal_invalid(STATUS_INVALID_OPERATION);
    if (a.kind == DECIMAL_INFINITE) return a;
    int64_t left = by.value;
    Number n = last_digits(a, c.prec);
    int64_t exponent = a.exponent;
    if (around && left < 0) left += c.prec;
    if (left < 0) {
        n = decimal_drop(n, -left).number;
        n.exponent = exponent;
        return n;
    }
    Number high = decimal_small(0, false, 0);
    if (around) { // what leaves at the top comes back at the bottom
        high = decimal_drop(n, c.prec - left).number;
        high.exponent = exponent;
        high.negative = a.negative;
    }
    n = c.prec == left ? decimal_small(0, a.negative, exponent)
                       : decimal_lengthened(last_digits(n, c.prec - left), left);
    n.exponent = exponent;
    if (!around || decimal_is_special(n) || decimal_is_special(high)) return n;
    Limits wide = decimal_max_limits();
    wide.emax = INT64_MAX / 2; // the exponents are equal: nothing is out of range
    wide.emin = INT64_MIN / 2;
    n = decimal_add(n, high, wide);
    n.negative = a.negative;
    return n;
}
Number decimal_shift(Number a, Number b, Limits c) { return moved(a, b, c, false); }
Number decimal_rotate(Number a, Number b, Limits c) { return moved(a, b, c, true); }

Number decimal_scaleb(Number a, Number b, Limits c) {
    NanCheck check = decimal_check_nans(a, b, c);
    if (check.found) return check.nan;
    if (b.exponent != 0 || b.kind != DECIMAL_FINITE) return decimal_invalid(STATUS_INVALID_OPERATION);
    I64Result by = decimal_to_i64(b);
    int64_t most = 2 * (c.emax + c.prec);
    if (!by.ok || by.value > most || by.value < -most) return decimal_invalid(STATUS_INVALID_OPERATION);
    if (a.kind == DECIMAL_INFINITE) return a;
    int64_t limit = INT64_C(2000000000000000000);
    a.exponent += by.value;
    if (a.exponent > limit) a.exponent = limit;
    if (a.exponent < -2 * limit) a.exponent = -2 * limit;
    return decimal_finish(a, c);
}

Number decimal_logb(Number a, Limits c) {
    NanCheck check = decimal_check_nan(a, c);
    if (check.found) return check.nan;
    if (a.kind == DECIMAL_INFINITE) return decimal_special(DECIMAL_INFINITE, false);
    if (decimal_is_zero(a)) {
        decimal_status |= STATUS_DIVISION_BY_ZERO;
        return decimal_special(DECIMAL_INFINITE, true);
    }
    int64_t adjusted = decimal_adjusted(a);
    return decimal_finish(decimal_u64((uint64_t)(adjusted < 0 ? -adjusted : adjusted), adjusted < 0, 0), c);
}
