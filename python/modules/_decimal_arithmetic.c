// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Sums, products, and roundings to an exponent (General Decimal Arithmetic Specification, "Arithmetic operations"). An
// exact result is made first and then brought into the limits; where operands are far apart, the smaller one is
// replaced by one digit that rounds alike.
#include "python/modules/_decimal.h"
#include "python/objects/memory.h"

// --- sums

// Of coefficients that stand for the same exponent.
static Number sum_aligned(Number a, Number b) {
    int64_t exponent = a.exponent;
    if (decimal_is_small(a) && decimal_is_small(b)) {
        if (a.negative == b.negative) return decimal_u64(a.small + b.small, a.negative, exponent);
        if (a.small >= b.small) return decimal_small(a.small - b.small, a.negative, exponent);
        return decimal_small(b.small - a.small, b.negative, exponent);
    }
    Value limbs_a = decimal_limbs(a), limbs_b = is_error(limbs_a) ? ERROR : decimal_limbs(b);
    if (is_error(limbs_b)) return decimal_no_memory();
    View x = decimal_view(a, limbs_a), y = decimal_view(b, limbs_b);
    bool negative = a.negative;
    if (limbs_compare(x, y) < 0) {
        View other = x;
        x = y;
        y = other;
        negative = b.negative;
    }
    uint64_t count = limbs_count(x);
    Value blob = new_blob((count + 1) * 8);
    if (is_error(blob)) return decimal_no_memory();
    Edit r = limbs_edit_part(bytes_edit(ref_of(blob)), 0, count);
    if (a.negative == b.negative)
        u64_set(ref_of(blob), count * 8, natural_add(r, x, y));
    else
        natural_sub(r, x, y);
    return decimal_from_limbs(blob, count + 1, negative, exponent);
}

// Exactly, but for what a rounding to c.prec digits can't see.
static Number sum(Number a, Number b, Limits c) {
    if (a.exponent < b.exponent) {
        Number other = a;
        a = b;
        b = other;
    }
    if (a.exponent != b.exponent) {
        if (!decimal_is_zero(a)) {
            int64_t least = a.exponent - 1 + (a.digits > c.prec ? 0 : a.digits - c.prec - 1);
            if (decimal_adjusted(b) < least) b = decimal_small(decimal_is_zero(b) ? 0 : 1, b.negative, least);
            a = decimal_lengthened(a, a.exponent - b.exponent);
            if (decimal_is_special(a)) return a;
        }
        a.exponent = b.exponent;
    }
    Number result = sum_aligned(a, b);
    if (decimal_is_zero(result))
        result.negative = a.negative == b.negative ? a.negative : c.rounding == DECIMAL_FLOOR;
    return result;
}

Number decimal_add(Number a, Number b, Limits c) {
    if (unlikely(decimal_is_special(a) || decimal_is_special(b))) {
        NanCheck check = decimal_check_nans(a, b, c);
        if (check.found) return check.nan;
        if (a.kind == DECIMAL_INFINITE && b.kind == DECIMAL_INFINITE && a.negative != b.negative)
            return decimal_invalid(STATUS_INVALID_OPERATION);
        return decimal_special(DECIMAL_INFINITE, a.kind == DECIMAL_INFINITE ? a.negative : b.negative);
    }
    return decimal_finish(sum(a, b, c), c);
}
Number decimal_sub(Number a, Number b, Limits c) {
    if (!decimal_is_nan(b)) b.negative = !b.negative;
    return decimal_add(a, b, c);
}

static Number without_minus_zero(Number a, Limits c) {
    if (decimal_is_zero(a)) a.negative = a.negative && c.rounding == DECIMAL_FLOOR;
    return a;
}
Number decimal_plus(Number a, Limits c) {
    NanCheck check = decimal_check_nan(a, c);
    if (check.found) return check.nan;
    if (decimal_is_zero(a)) a.negative = c.rounding == DECIMAL_FLOOR && a.negative;
    return decimal_finish(a, c);
}
Number decimal_minus(Number a, Limits c) {
    NanCheck check = decimal_check_nan(a, c);
    if (check.found) return check.nan;
    a.negative = !a.negative;
    return decimal_finish(without_minus_zero(a, c), c);
}
Number decimal_abs(Number a, Limits c) {
    NanCheck check = decimal_check_nan(a, c);
    if (check.found) return check.nan;
    a.negative = false;
    return decimal_finish(a, c);
}

// --- products

static Number product(Number a, Number b) {
    bool negative = a.negative != b.negative;
    int64_t exponent = a.exponent + b.exponent;
    if (decimal_is_small(a) && decimal_is_small(b))
        return decimal_wide((Wide)a.small * b.small, negative, exponent);
    Value limbs_a = decimal_limbs(a), limbs_b = is_error(limbs_a) ? ERROR : decimal_limbs(b);
    if (is_error(limbs_b)) return decimal_no_memory();
    View x = decimal_view(a, limbs_a), y = decimal_view(b, limbs_b);
    uint64_t count = limbs_count(x) + limbs_count(y);
    Value blob = new_blob(count * 8);
    if (is_error(blob) || !natural_mul(bytes_edit(ref_of(blob)), x, y)) return decimal_no_memory();
    return decimal_from_limbs(blob, count, negative, exponent);
}

static NanCheck product_special(Number a, Number b, Limits c) {
    NanCheck check = decimal_check_nans(a, b, c);
    if (check.found) return check;
    bool negative = a.negative != b.negative;
    if (decimal_is_zero(a) || decimal_is_zero(b))
        return (NanCheck){true, decimal_invalid(STATUS_INVALID_OPERATION)};
    return (NanCheck){false, decimal_special(DECIMAL_INFINITE, negative)};
}

Number decimal_mul(Number a, Number b, Limits c) {
    if (unlikely(decimal_is_special(a) || decimal_is_special(b))) return product_special(a, b, c).nan;
    return decimal_finish(product(a, b), c);
}

Number decimal_fma(Number a, Number b, Number third, Limits c) {
    Number middle;
    if (decimal_is_special(a) || decimal_is_special(b)) {
        NanCheck check = decimal_check_nans(a, b, c);
        if (check.found && third.kind == DECIMAL_SIGNALING && a.kind != DECIMAL_SIGNALING &&
            b.kind != DECIMAL_SIGNALING)
            return decimal_check_nan(third, c).nan;
        if (check.found) return check.nan;
        check = product_special(a, b, c);
        if (check.found) return check.nan;
        middle = check.nan;
    } else {
        middle = product(a, b);
        if (decimal_is_special(middle)) return middle; // no memory
    }
    return decimal_add(middle, third, c);
}

// --- to an exponent

Number decimal_rescale(Number a, int64_t exponent, Limits c) {
    if (decimal_is_zero(a)) {
        a.exponent = exponent;
        return a;
    }
    if (a.exponent >= exponent) {
        a = decimal_lengthened(a, a.exponent - exponent);
        a.exponent = exponent;
        return a;
    }
    Dropped d = decimal_drop(a, exponent - a.exponent);
    decimal_status |= STATUS_ROUNDED;
    if (d.rest) decimal_status |= STATUS_INEXACT;
    return decimal_round_dropped(d, c.rounding);
}

Number decimal_quantize(Number a, Number exponent, Limits c) {
    if (unlikely(decimal_is_special(a) || decimal_is_special(exponent))) {
        NanCheck check = decimal_check_nans(a, exponent, c);
        if (check.found) return check.nan;
        return a.kind == exponent.kind ? a : decimal_invalid(STATUS_INVALID_OPERATION);
    }
    if (exponent.exponent > c.emax || exponent.exponent < decimal_etiny(c))
        return decimal_invalid(STATUS_INVALID_OPERATION);
    int64_t difference = a.exponent - exponent.exponent;
    if (!decimal_is_zero(a) && a.digits + difference > c.prec)
        return decimal_invalid(STATUS_INVALID_OPERATION);
    uint32_t before = decimal_status;
    Number result = decimal_rescale(a, exponent.exponent, c);
    if (decimal_is_special(result)) return result;
    if (result.digits > c.prec || (!decimal_is_zero(result) && decimal_adjusted(result) > c.emax)) {
        decimal_status = before;
        return decimal_invalid(STATUS_INVALID_OPERATION);
    }
    return decimal_finish(result, c);
}

Number decimal_to_integral(Number a, Limits c, bool exact) {
    if (decimal_is_special(a)) {
        NanCheck check = decimal_check_nan(a, c);
        return check.found ? check.nan : a;
    }
    if (a.exponent >= 0) return a;
    if (decimal_is_zero(a)) {
        a.exponent = 0;
        return a;
    }
    uint32_t before = decimal_status;
    Number result = decimal_rescale(a, 0, c);
    if (!exact) decimal_status = before | (decimal_status & STATUS_MEMORY);
    return result;
}

Number decimal_reduce(Number a, Limits c) {
    if (decimal_is_special(a)) {
        NanCheck check = decimal_check_nan(a, c);
        return check.found ? check.nan : a;
    }
    a = decimal_finish(a, c);
    if (decimal_is_special(a)) return a;
    if (decimal_is_zero(a)) {
        a.exponent = 0;
        return a;
    }
    int64_t most = (c.clamp ? decimal_etop(c) : c.emax) - a.exponent, zeros = decimal_trailing_zeros(a);
    return decimal_drop(a, zeros < most ? zeros : most).number;
}
