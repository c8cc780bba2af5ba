// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Decimal numbers: making them, looking at their digits, cutting and rounding them, and bringing results into
// the limits of a context (General Decimal Arithmetic Specification, "Arithmetic operations" and "Exceptional
// conditions").
#include "python/modules/_decimal.h"
#include "python/objects/memory.h"

THREAD_STATE(uint32_t, decimal_status);

// --- making numbers

Number decimal_invalid(uint32_t status) {
    decimal_status |= status;
    return decimal_special(DECIMAL_QUIET, false);
}
Number decimal_no_memory(void) { return decimal_invalid(STATUS_MEMORY); }

Number decimal_wide(Wide coefficient, bool negative, int64_t exponent) {
    if (coefficient < LIMB_BASE) return decimal_small((uint64_t)coefficient, negative, exponent);
    U128 parts = natural_split(coefficient);
    Value blob = new_blob(16);
    if (is_error(blob)) return decimal_no_memory();
    u64_set(ref_of(blob), 0, parts.high);
    u64_set(ref_of(blob), 8, parts.low);
    return (Number){0, blob, LIMB_DIGITS + natural_digits_1(parts.low), exponent, DECIMAL_FINITE, negative};
}
Number decimal_u64(uint64_t coefficient, bool negative, int64_t exponent) {
    return decimal_wide(coefficient, negative, exponent);
}

Number decimal_from_limbs(Value blob, uint64_t count, bool negative, int64_t exponent) {
    View view = limbs_part(bytes_view(ref_of(blob)), 0, count);
    uint64_t used = limbs_used(view);
    if (used == 0) return decimal_small(0, negative, exponent);
    if (used == 1) return decimal_small(view_u64(view, 0), negative, exponent);
    int64_t digits = (int64_t)natural_digits(limbs_part(view, 0, used));
    return (Number){0, blob, digits, exponent, DECIMAL_FINITE, negative};
}

Value decimal_limbs(Number n) {
    if (is_ref(n.limbs)) return n.limbs;
    Value blob = new_blob(8);
    if (!is_error(blob)) u64_set(ref_of(blob), 0, n.small);
    return blob;
}
View decimal_view(Number n, Value limbs) {
    uint64_t count = natural_limbs((uint64_t)n.digits);
    return limbs_part(bytes_view(ref_of(limbs)), 0, count ? count : 1);
}

// --- digits

uint32_t decimal_digit(Number n, int64_t i) {
    if (i < 0 || i >= n.digits) return 0;
    if (decimal_is_small(n)) return (uint32_t)(u64_div(n.small, natural_power((uint64_t)i)).quotient % 10);
    return natural_digit(decimal_view(n, n.limbs), (uint64_t)i);
}
int64_t decimal_trailing_zeros(Number n) {
    if (!decimal_is_small(n)) return (int64_t)natural_trailing(decimal_view(n, n.limbs));
    int64_t zeros = 0;
    for (uint64_t rest = n.small; rest && rest % 10 == 0; rest /= 10) zeros++;
    return zeros;
}
bool decimal_is_integer(Number n) {
    if (decimal_is_special(n)) return false;
    if (n.exponent >= 0 || decimal_is_zero(n)) return true;
    return n.digits > -n.exponent && decimal_trailing_zeros(n) >= -n.exponent;
}
bool decimal_is_odd(Number n) { return n.exponent <= 0 && decimal_digit(n, -n.exponent) & 1; }

I64Result decimal_to_i64(Number n) {
    if (decimal_is_zero(n)) return (I64Result){true, 0};
    if (!decimal_is_integer(n) || decimal_adjusted(n) >= LIMB_DIGITS) return (I64Result){0};
    uint64_t value = 0;
    for (int64_t i = decimal_adjusted(n); i >= 0; i--) value = value * 10 + decimal_digit(n, i - n.exponent);
    return (I64Result){true, n.negative ? -(int64_t)value : (int64_t)value};
}

Number decimal_lengthened(Number n, int64_t digits) {
    if (digits <= 0 || decimal_is_zero(n)) return n;
    if (decimal_is_small(n) && n.digits + digits <= 2 * LIMB_DIGITS) {
        Wide wide = n.small;
        int64_t first = digits > LIMB_DIGITS ? LIMB_DIGITS : digits;
        wide = wide * natural_power((uint64_t)first) * natural_power((uint64_t)(digits - first));
        return decimal_wide(wide, n.negative, n.exponent);
    }
    uint64_t limbs = natural_limbs((uint64_t)n.digits + (uint64_t)digits);
    Value from = decimal_limbs(n), blob = is_error(from) ? ERROR : new_blob(limbs * 8);
    if (is_error(blob)) return decimal_no_memory();
    View view = decimal_view(n, from);
    natural_lshift(bytes_edit(ref_of(blob)), view, (uint64_t)digits);
    Number result = decimal_from_limbs(blob, limbs, n.negative, n.exponent);
    result.kind = n.kind;
    return result;
}

// --- rounding

Dropped decimal_drop(Number n, int64_t count) {
    if (count <= 0) return (Dropped){n, 0};
    int64_t exponent = n.exponent + count;
    if (count > n.digits)
        return (Dropped){decimal_small(0, n.negative, exponent), decimal_is_zero(n) ? 0 : 1};
    if (decimal_is_small(n)) {
        uint64_t power = natural_power((uint64_t)count);
        U64Division parts = u64_div(n.small, power);
        return (Dropped){decimal_small(parts.quotient, n.negative, exponent),
                         natural_rest(parts.remainder, power)};
    }
    View view = decimal_view(n, n.limbs);
    uint64_t left = natural_limbs((uint64_t)(n.digits - count)), room = left + 1;
    Value blob = new_blob(room * 8);
    if (is_error(blob)) return (Dropped){decimal_no_memory(), 0};
    if (count % LIMB_DIGITS == 0 && left == 0) { // all of it: only the rest counts
        Value scratch = new_blob(limbs_count(view) * 8);
        if (is_error(scratch)) return (Dropped){decimal_no_memory(), 0};
        uint32_t rest = natural_rshift(bytes_edit(ref_of(scratch)), view, (uint64_t)count);
        return (Dropped){decimal_small(0, n.negative, exponent), rest};
    }
    uint32_t rest = natural_rshift(bytes_edit(ref_of(blob)), view, (uint64_t)count);
    Number cut = decimal_from_limbs(blob, room, n.negative, exponent);
    return (Dropped){cut, rest};
}

// The coefficient + 1.
static Number incremented(Number n) {
    if (decimal_is_small(n)) {
        Number next = decimal_u64(n.small + 1, n.negative, n.exponent);
        return next;
    }
    View view = decimal_view(n, n.limbs);
    uint64_t count = limbs_count(view);
    Value blob = new_blob((count + 1) * 8);
    if (is_error(blob)) return decimal_no_memory();
    Edit edit = bytes_edit(ref_of(blob));
    edit_u64(edit, count, natural_add_1(limbs_edit_part(edit, 0, count), view, 1));
    return decimal_from_limbs(blob, count + 1, n.negative, n.exponent);
}

Number decimal_round_dropped(Dropped d, uint8_t rounding) {
    if (d.rest == 0 || !decimal_rounds_up(rounding, d.rest, decimal_digit(d.number, 0), d.number.negative))
        return d.number;
    return incremented(d.number);
}

// --- bringing a result into the limits

static Number overflown(bool negative, Limits c) {
    decimal_status |= STATUS_OVERFLOW | STATUS_INEXACT | STATUS_ROUNDED;
    bool infinite = true;
    switch (c.rounding) {
    case DECIMAL_DOWN:
    case DECIMAL_05UP: infinite = false; break;
    case DECIMAL_CEILING: infinite = !negative; break;
    case DECIMAL_FLOOR: infinite = negative; break;
    default: break;
    }
    if (infinite) return decimal_special(DECIMAL_INFINITE, negative);
    // The largest number: prec nines.
    Number one = decimal_lengthened(decimal_small(1, negative, 0), c.prec);
    Value from = decimal_limbs(one), blob = is_error(from) ? ERROR : new_blob(bytes_length(ref_of(from)));
    if (is_error(blob)) return decimal_no_memory();
    View view = decimal_view(one, from);
    uint64_t count = limbs_count(view), left = 1;
    for (uint64_t i = 0; i < count; i++) {
        uint64_t limb = view_u64(view, i);
        u64_set(ref_of(blob), i * 8, limb >= left ? limb - left : LIMB_BASE - 1);
        if (limb >= left) left = 0;
    }
    return decimal_from_limbs(blob, count, negative, decimal_etop(c));
}

static Number subnormal(Number n, Limits c) {
    int64_t etiny = decimal_etiny(c);
    decimal_status |= STATUS_SUBNORMAL;
    if (n.exponent >= etiny) return n;
    Dropped d = decimal_drop(n, etiny - n.exponent);
    n = decimal_round_dropped(d, c.rounding);
    decimal_status |= STATUS_ROUNDED;
    if (d.rest) decimal_status |= STATUS_INEXACT | STATUS_UNDERFLOW;
    if (decimal_is_zero(n)) decimal_status |= STATUS_CLAMPED;
    return n;
}

static Number fit_exponent(Number n, Limits c) {
    int64_t adjusted = decimal_adjusted(n);
    if (adjusted > c.emax) {
        if (!decimal_is_zero(n)) return overflown(n.negative, c);
        n.exponent = c.clamp ? decimal_etop(c) : c.emax;
        decimal_status |= STATUS_CLAMPED;
        return n;
    }
    if (c.clamp && n.exponent > decimal_etop(c)) {
        int64_t shift = n.exponent - decimal_etop(c);
        n = decimal_lengthened(n, shift);
        n.exponent -= shift;
        decimal_status |= STATUS_CLAMPED;
        if (!decimal_is_zero(n) && decimal_adjusted(n) < c.emin) decimal_status |= STATUS_SUBNORMAL;
        return n;
    }
    if (adjusted < c.emin) {
        if (!decimal_is_zero(n)) return subnormal(n, c);
        if (n.exponent < decimal_etiny(c)) {
            n.exponent = decimal_etiny(c);
            decimal_status |= STATUS_CLAMPED;
        }
    }
    return n;
}

Number decimal_fit_nan(Number n, Limits c) {
    int64_t most = c.prec - c.clamp;
    if (n.digits <= most) return n;
    // The payload's last digits.
    if (most == 0) return decimal_special((enum DecimalKind)n.kind, n.negative);
    if (decimal_is_small(n)) {
        Number cut = decimal_small(u64_div(n.small, natural_power((uint64_t)most)).remainder, n.negative, 0);
        cut.kind = n.kind;
        if (cut.small == 0) cut.digits = 0;
        return cut;
    }
    View view = decimal_view(n, n.limbs);
    uint64_t count = natural_limbs((uint64_t)most), odd = (uint64_t)most % LIMB_DIGITS;
    Value blob = new_blob(count * 8);
    if (is_error(blob)) return decimal_no_memory();
    limbs_copy(bytes_edit(ref_of(blob)), limbs_part(view, 0, count));
    if (odd) {
        uint64_t top = view_u64(view, count - 1);
        u64_set(ref_of(blob), (count - 1) * 8, u64_div(top, natural_power(odd)).remainder);
    }
    Number result = decimal_from_limbs(blob, count, n.negative, 0);
    result.kind = n.kind;
    if (result.digits == 1 && decimal_is_small(result) && result.small == 0) result.digits = 0;
    return result;
}

Number decimal_finish_slow(Number n, Limits c) {
    if (decimal_is_special(n)) return decimal_is_nan(n) ? decimal_fit_nan(n, c) : n;
    n = fit_exponent(n, c);
    if (n.kind != DECIMAL_FINITE || n.digits <= c.prec) return n;
    Dropped d = decimal_drop(n, n.digits - c.prec);
    n = decimal_round_dropped(d, c.rounding);
    decimal_status |= STATUS_ROUNDED;
    if (d.rest) decimal_status |= STATUS_INEXACT;
    if (n.digits > c.prec) n = decimal_drop(n, 1).number; // 99..9 became 100..0
    return decimal_is_special(n) ? n : fit_exponent(n, c);
}

// --- NaNs as operands

NanCheck decimal_check_nan(Number a, Limits c) {
    if (!decimal_is_nan(a)) return (NanCheck){0};
    if (a.kind == DECIMAL_SIGNALING) decimal_status |= STATUS_INVALID_OPERATION;
    a.kind = DECIMAL_QUIET;
    return (NanCheck){true, decimal_fit_nan(a, c)};
}
NanCheck decimal_check_nans(Number a, Number b, Limits c) {
    if (a.kind == DECIMAL_SIGNALING) return decimal_check_nan(a, c);
    if (b.kind == DECIMAL_SIGNALING) return decimal_check_nan(b, c);
    return decimal_is_nan(a) ? decimal_check_nan(a, c) : decimal_check_nan(b, c);
}

// --- order

// Coefficients of the same number of digits behind the point: |a| and |b| have the same adjusted exponent.
static int32_t compare_digits(Number a, Number b) {
    if (decimal_is_small(a) && decimal_is_small(b)) {
        Wide x = a.small, y = b.small;
        if (a.digits < b.digits) x *= natural_power((uint64_t)(b.digits - a.digits));
        if (b.digits < a.digits) y *= natural_power((uint64_t)(a.digits - b.digits));
        return x < y ? -1 : x > y;
    }
    if (a.digits < b.digits) a = decimal_lengthened(a, b.digits - a.digits);
    if (b.digits < a.digits) b = decimal_lengthened(b, a.digits - b.digits);
    if (decimal_is_special(a) || decimal_is_special(b)) return 0; // no memory
    return limbs_compare(decimal_view(a, a.limbs), decimal_view(b, b.limbs));
}

int32_t decimal_compare_magnitude(Number a, Number b) {
    bool zero_a = decimal_is_zero(a), zero_b = decimal_is_zero(b);
    if (zero_a || zero_b) return (int32_t)zero_b - (int32_t)zero_a;
    int64_t adjusted_a = decimal_adjusted(a), adjusted_b = decimal_adjusted(b);
    if (adjusted_a != adjusted_b) return adjusted_a < adjusted_b ? -1 : 1;
    return compare_digits(a, b);
}

int32_t decimal_order(Number a, Number b) {
    if (a.kind == DECIMAL_INFINITE || b.kind == DECIMAL_INFINITE) {
        int32_t x = a.kind == DECIMAL_INFINITE ? (a.negative ? -1 : 1) : 0;
        int32_t y = b.kind == DECIMAL_INFINITE ? (b.negative ? -1 : 1) : 0;
        return x < y ? -1 : x > y;
    }
    if (decimal_is_zero(a)) return decimal_is_zero(b) ? 0 : b.negative ? 1 : -1;
    if (decimal_is_zero(b)) return a.negative ? -1 : 1;
    if (a.negative != b.negative) return a.negative ? -1 : 1;
    int32_t order = decimal_compare_magnitude(a, b);
    return a.negative ? -order : order;
}
