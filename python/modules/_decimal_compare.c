// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Comparisons, the total order, larger and smaller ones, neighbours, classes (General Decimal Arithmetic
// Specification, "Arithmetic operations" and "Miscellaneous operations").
#include "python/modules/_decimal.h"
#include "python/objects/str.h"

static Number order_number(int32_t order) { return decimal_small(order != 0, order < 0, 0); }

Number decimal_compare(Number a, Number b, Limits c) {
    NanCheck check = decimal_check_nans(a, b, c);
    return check.found ? check.nan : order_number(decimal_order(a, b));
}
Number decimal_compare_signal(Number a, Number b, Limits c) {
    NanCheck check = decimal_check_nans(a, b, c);
    if (!check.found) return order_number(decimal_order(a, b));
    decimal_status |= STATUS_INVALID_OPERATION;
    return check.nan;
}

// Payloads as integers.
static int32_t compare_payload(Number a, Number b) {
    if (a.digits != b.digits) return a.digits < b.digits ? -1 : 1;
    if (decimal_is_small(a) || decimal_is_small(b)) return a.small < b.small ? -1 : a.small > b.small;
    return limbs_compare(decimal_view(a, a.limbs), decimal_view(b, b.limbs));
}

int32_t decimal_total_order(Number a, Number b) {
    if (a.negative != b.negative) return a.negative ? -1 : 1;
    int32_t order;
    if (decimal_is_nan(a) || decimal_is_nan(b)) {
        // finite and infinite < signaling < quiet
        int32_t x = a.kind == DECIMAL_QUIET ? 2 : a.kind == DECIMAL_SIGNALING;
        int32_t y = b.kind == DECIMAL_QUIET ? 2 : b.kind == DECIMAL_SIGNALING;
        order = x != y ? (x < y ? -1 : 1) : compare_payload(a, b);
    } else {
        Number x = a, y = b;
        x.negative = y.negative = false;
        order = decimal_order(x, y);
        if (order == 0 && !decimal_is_special(a))
            order = a.exponent < b.exponent ? -1 : a.exponent > b.exponent;
    }
    return a.negative ? -order : order;
}
Number decimal_compare_total(Number a, Number b, Limits c) {
    (void)c;
    return order_number(decimal_total_order(a, b));
}
Number decimal_compare_total_mag(Number a, Number b, Limits c) {
    a.negative = b.negative = false;
    return decimal_compare_total(a, b, c);
}

// The larger or smaller one: a quiet NaN gives way to a number.
static Number choose(Number a, Number b, Limits c, bool larger, bool magnitude) {
    if (decimal_is_nan(a) || decimal_is_nan(b)) {
        if (a.kind == DECIMAL_QUIET && !decimal_is_nan(b)) return decimal_finish(b, c);
        if (b.kind == DECIMAL_QUIET && !decimal_is_nan(a)) return decimal_finish(a, c);
        return decimal_check_nans(a, b, c).nan;
    }
    Number x = a, y = b;
    if (magnitude) x.negative = y.negative = false;
    int32_t order = decimal_order(x, y);
    if (order == 0 && magnitude) order = decimal_order(a, b);
    if (order == 0) order = decimal_total_order(a, b);
    return decimal_finish((order > 0) == larger ? a : b, c);
}
Number decimal_max(Number a, Number b, Limits c) { return choose(a, b, c, true, false); }
Number decimal_min(Number a, Number b, Limits c) {
    return decimal_total_order(a, b) == 0 && !decimal_is_nan(a) ? decimal_finish(a, c)
                                                                : choose(a, b, c, false, false);
}
Number decimal_max_mag(Number a, Number b, Limits c) { return choose(a, b, c, true, true); }
Number decimal_min_mag(Number a, Number b, Limits c) { return choose(a, b, c, false, true); }

// --- neighbours

// The largest finite number.
static Number largest(bool negative, Limits c) {
    c.rounding = DECIMAL_DOWN;
    uint32_t before = decimal_status;
    Number n = decimal_finish_slow(decimal_small(1, negative, c.emax + 1), c);
    decimal_status = before | (decimal_status & STATUS_MEMORY);
    return n;
}
static Number neighbour(Number a, Limits c, bool up) {
    if (a.kind == DECIMAL_INFINITE) return a.negative == up ? largest(a.negative, c) : a;
    c.rounding = up ? DECIMAL_CEILING : DECIMAL_FLOOR;
    uint32_t before = decimal_status;
    decimal_status = 0;
    Number result = decimal_finish(a, c); // if that rounds, it is the neighbour
    if (!(decimal_status & (STATUS_INEXACT | STATUS_MEMORY)))
        result = decimal_add(a, decimal_small(1, !up, decimal_etiny(c) - 1), c);
    decimal_status = before | (decimal_status & STATUS_MEMORY);
    return result;
}
Number decimal_next_minus(Number a, Limits c) {
    NanCheck check = decimal_check_nan(a, c);
    return check.found ? check.nan : neighbour(a, c, false);
}
Number decimal_next_plus(Number a, Limits c) {
    NanCheck check = decimal_check_nan(a, c);
    return check.found ? check.nan : neighbour(a, c, true);
}
Number decimal_next_toward(Number a, Number b, Limits c) {
    NanCheck check = decimal_check_nans(a, b, c);
    if (check.found) return check.nan;
    int32_t order = decimal_order(a, b);
    if (order == 0) {
        a.negative = b.negative;
        return a;
    }
    Number result = neighbour(a, c, order < 0);
    if (result.kind == DECIMAL_INFINITE)
        decimal_status |= STATUS_OVERFLOW | STATUS_ROUNDED | STATUS_INEXACT;
    else if (result.kind == DECIMAL_FINITE && decimal_adjusted(result) < c.emin) {
        decimal_status |= STATUS_UNDERFLOW | STATUS_SUBNORMAL | STATUS_ROUNDED | STATUS_INEXACT;
        if (decimal_is_zero(result)) decimal_status |= STATUS_CLAMPED;
    }
    return result;
}

// --- what kind of number

bool decimal_same_quantum(Number a, Number b) {
    if (decimal_is_special(a) || decimal_is_special(b))
        return (decimal_is_nan(a) && decimal_is_nan(b)) ||
               (a.kind == DECIMAL_INFINITE && b.kind == DECIMAL_INFINITE);
    return a.exponent == b.exponent;
}
bool decimal_is_normal(Number a, Limits c) {
    return a.kind == DECIMAL_FINITE && !decimal_is_zero(a) && decimal_adjusted(a) >= c.emin;
}
bool decimal_is_subnormal(Number a, Limits c) {
    return a.kind == DECIMAL_FINITE && !decimal_is_zero(a) && decimal_adjusted(a) < c.emin;
}
Value decimal_class(Number a, Limits c) {
    if (a.kind == DECIMAL_QUIET) return str_from_text(TEXT("NaN"));
    if (a.kind == DECIMAL_SIGNALING) return str_from_text(TEXT("sNaN"));
    if (a.kind == DECIMAL_INFINITE) return str_from_text(a.negative ? TEXT("-Infinity") : TEXT("+Infinity"));
    if (decimal_is_zero(a)) return str_from_text(a.negative ? TEXT("-Zero") : TEXT("+Zero"));
    if (decimal_is_subnormal(a, c))
        return str_from_text(a.negative ? TEXT("-Subnormal") : TEXT("+Subnormal"));
    return str_from_text(a.negative ? TEXT("-Normal") : TEXT("+Normal"));
}
